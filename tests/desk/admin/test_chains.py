"""The chain of a citation, typed as one line."""

import pytest
from django.core.exceptions import ValidationError

from tests.desk.admin.pages import change_page, errors_of, form_of, line, save
from tests.factories import cite, make_actor, make_event, make_source
from timeline.desk.admin.chains import line_of, read_chain, write_chain
from timeline.desk.models import Name

pytestmark = pytest.mark.django_db


@pytest.fixture
def officials():
    return make_actor("Two Ukrainian officials", kind="group", is_unnamed=True, count=2)


@pytest.fixture
def axios():
    actor = make_actor("Axios", kind="outlet")
    Name.objects.create(actor=actor, text="Axios Media")
    return actor


@pytest.fixture
def sputnik():
    return make_actor("Sputnik International", slug="sputnik", short_name="Sputnik", kind="outlet")


@pytest.fixture
def citation(sputnik):
    return cite(make_event(cited=False), source=make_source(outlet=sputnik))


def hops(citation):
    return [(hop.actor.slug, hop.verb, hop.is_held) for hop in citation.chain.order_by("position")]


def refusals(text):
    with pytest.raises(ValidationError) as refused:
        read_chain(text)
    return refused.value.messages


@pytest.mark.parametrize(
    "text",
    [
        "Two Ukrainian officials told > Axios reported > Sputnik relayed",
        "two-ukrainian-officials told>axios reported>sputnik relayed",
        "two ukrainian officials told → Axios Media reported → Sputnik International relayed",
        "  Two Ukrainian officials  told >  Axios reported > sputnik relayed > ",
    ],
)
def test_actors_go_by_slug_or_by_any_of_their_names(officials, axios, sputnik, text):
    assert read_chain(text) == [(officials, "told"), (axios, "reported"), (sputnik, "relayed")]


def test_what_is_written_reads_as_the_same_chain(officials, axios, sputnik, citation):
    steps = [(officials, "told"), (axios, "reported"), (sputnik, "relayed")]
    write_chain(citation, steps)

    assert line_of(citation) == "Two Ukrainian officials told > Axios reported > Sputnik International relayed"
    assert read_chain(line_of(citation)) == steps


def test_we_hold_the_text_of_the_sources_own_outlet_alone(officials, axios, sputnik, citation):
    write_chain(citation, [(officials, "told"), (axios, "reported"), (sputnik, "relayed")])
    assert hops(citation) == [
        ("two-ukrainian-officials", "told", False),
        ("axios", "reported", False),
        ("sputnik", "relayed", True),
    ]


def test_an_actor_that_stays_keeps_its_note_and_its_date(axios, sputnik, citation):
    hop = citation.chain.get()
    hop.note, hop.date_phrase, hop.is_held = "In its first edition.", "on Monday", False
    hop.save()

    write_chain(citation, [(axios, "reported"), (sputnik, "relayed")])

    kept = citation.chain.get(actor=sputnik)
    assert (kept.pk, kept.verb, kept.note, kept.date_phrase, kept.is_held) == (
        hop.pk,
        "relayed",
        "In its first edition.",
        "on Monday",
        False,
    )


def test_each_step_that_cannot_be_read_is_named(axios):
    assert refusals("Nobody said > Axios > Axios claimed") == [
        "No actor is called “Nobody”. Add it first, or use another of its names.",
        "“Axios” should end in one of said, told, wrote, reported, relayed, translated.",
        "“Axios claimed” should end in one of said, told, wrote, reported, relayed, translated.",
    ]


def test_a_name_of_two_actors_is_asked_about(axios):
    make_actor("Axios", slug="axios-kyiv", kind="outlet")
    Name.objects.create(actor=make_actor("The Wire"), text="AXIOS MEDIA")
    assert refusals("Axios Media said") == ["“Axios Media” is a name of more than one actor: write axios, the-wire."]
    assert read_chain("axios said") == [(axios, "said")]


def test_a_chain_has_an_end(axios):
    assert refusals(" > ".join(["axios said"] * 21)) == ["A chain has at most 20 steps."]


def test_no_chain_is_none():
    assert read_chain("") == read_chain(" > ") == []


def test_it_is_typed_below_the_event(desk, citation, officials, axios):
    page = change_page(citation.event)
    assert form_of(desk.get(page))["citations-0-chain_line"] == ["Sputnik International reported"]

    save(
        desk, page, **line("citations", 0, chain_line="two-ukrainian-officials told > Axios reported > Sputnik relayed")
    )

    assert [slug for slug, _verb, _held in hops(citation)] == ["two-ukrainian-officials", "axios", "sputnik"]
    shown = " ".join(desk.get(page).content.decode().split())
    assert "Two Ukrainian officials (unnamed) told → Axios reported → Sputnik International relayed" in shown


def test_a_new_citation_takes_one(desk, citation, axios):
    source = make_source("second", outlet=axios)
    typed = line("citations", 1, source=source.pk, chain_line="Axios wrote", position=1, id="", event=citation.event_id)
    save(desk, change_page(citation.event), **{"citations-TOTAL_FORMS": 2}, **typed)

    assert hops(source.citations.get()) == [("axios", "wrote", True)]


def test_a_line_left_alone_leaves_the_chain_alone(desk, citation):
    make_actor("Sputnik International", slug="another")
    before = list(citation.chain.values())
    assert save(desk, change_page(citation.event), summary="More.").status_code == 302
    assert list(citation.chain.values()) == before


def test_a_wrong_line_is_refused_and_kept(desk, citation):
    answer = save(desk, change_page(citation.event), **line("citations", 0, chain_line="Nobody said"))
    assert errors_of(answer) == ["No actor is called “Nobody”. Add it first, or use another of its names."]
    assert form_of(answer)["citations-0-chain_line"] == ["Nobody said"]
