"""What a search found in an entry: marked where the card shows it, told where the card does not."""

from dataclasses import replace

import pytest

from tests.public.drawing.entries import DISPATCH, cited, meeting, with_records
from tests.public.plan_documents import shipped
from timeline.public.asking.search import wanted_by
from timeline.public.drawing.cards import day_sections
from timeline.public.drawing.hits import marked, with_hits
from timeline.records.actor import Actor, ActorKind, Name
from timeline.records.event import Participation
from timeline.records.plan import PlanVersion


def card_with_hits(document, slug, words):
    sections = day_sections(document, [document.event(slug)], within=())
    (section,) = with_hits(document, sections, tuple(wanted_by(words)))
    return section.cards[0]


def lines(card):
    return [(hit.where, hit.text, hit.language) for hit in card.hits]


@pytest.mark.parametrize(
    ("text", "words", "html"),
    [
        ("Envoys meet in Geneva", "geneva meeting", "Envoys <mark>meet</mark> in <mark>Geneva</mark>"),
        ("GENEVA, Genève, Женева", "Geneva Genève", "<mark>GENEVA</mark>, <mark>Genève</mark>, Женева"),
        ("Андрій Гнатов", "hnatov", "Андрій <mark>Гнатов</mark>"),
        ("Kremlin’s word", "kremlin", "<mark>Kremlin’s</mark> word"),
        ("28-point plan", "28", "<mark>28</mark>-point plan"),
        ("Nothing here", "geneva", "Nothing here"),
        ("", "geneva", ""),
        ("A plan of 28 points; 28 points.", '"28 Points"', "A plan of <mark>28 points</mark>; <mark>28 points</mark>."),
        ("Peace plan for peace", '"peace plan" peace', "<mark>Peace plan</mark> for <mark>peace</mark>"),
        ("a b a b c", '"a b c" "b a"', "a <mark>b a b c</mark>"),
        ("e\u0301lyse\u0301e meets", "elysee", "<mark>e\u0301lyse\u0301e</mark> meets"),
        (
            '<b>Geneva</b> & "x"',
            "geneva b",
            "&lt;<mark>b</mark>&gt;<mark>Geneva</mark>&lt;/<mark>b</mark>&gt; &amp; &quot;x&quot;",
        ),
        ("<script>mark</script>", "lt mark", "&lt;script&gt;<mark>mark</mark>&lt;/script&gt;"),
    ],
)
def test_whole_words_are_marked_and_all_else_is_escaped(text, words, html):
    assert marked(text, wanted_by(words)) == html


def test_marks_stand_in_title_and_summary():
    event = meeting(title="Envoys meet", summary="The heron <lands>.")
    card = card_with_hits(with_records(event), "meeting", "envoy heron")
    assert (card.title, card.summary) == ("<mark>Envoys</mark> meet", "The <mark>heron</mark> &lt;lands&gt;.")
    assert card.hits == ()


def test_without_words_the_list_is_as_it_was():
    document = shipped()
    sections = day_sections(document, [document.event("florida-talks")], within=())
    assert with_hits(document, sections, ()) is sections


def test_a_spelling_that_the_page_does_not_print_is_told_with_its_language():
    envoy = Actor(slug="ada", kind=ActorKind.PERSON, name="Ada Heron", names=(Name(text="Ада Чапля", language="uk"),))
    event = meeting(participations=(Participation(actor="ada"),))
    document = with_records(event, envoy)
    assert lines(card_with_hits(document, "meeting", "чапля")) == [
        ("Ada Heron, also spelled", "Ада <mark>Чапля</mark>", "uk")
    ]
    assert lines(card_with_hits(document, "meeting", "heron")) == [("Name", "Ada <mark>Heron</mark>", "")]


@pytest.mark.parametrize(
    ("fields", "where", "text"),
    [
        ({"place": "Heron Island"}, "Place", "<mark>Heron</mark> Island"),
        ({"account": "It was seen by a heron."}, "Account", "It was seen by a <mark>heron</mark>."),
        ({"note": "Herons."}, "Note", "<mark>Herons</mark>."),
        ({"participations": (Participation(capacity="Heron keeper"),)}, "Capacity", "<mark>Heron</mark> keeper"),
    ],
)
def test_what_only_the_entrys_own_page_shows_is_told(fields, where, text):
    document = with_records(meeting(**fields))
    assert lines(card_with_hits(document, "meeting", "heron")) == [(where, text, "")]


def test_a_stage_a_source_and_a_point_of_the_plan_are_told():
    stage = meeting("stage", title="Around the heron", parent="meeting", position=1)
    dispatch = replace(DISPATCH, title="Ospreys", language="de")
    document = with_records(meeting(citations=(cited("dispatch"),)), stage, dispatch)
    assert lines(card_with_hits(document, "meeting", "heron osprey")) == [
        ("Stage", "Around the <mark>heron</mark>", ""),
        ("Source", "<mark>Ospreys</mark>", "de"),
    ]
    facts = shipped()
    version = next(version for version in facts.plan_versions if version.introduced_by and version.readings)
    title = facts.provision(version.readings[0].provision).title
    (hit,) = card_with_hits(facts, version.introduced_by, max(title.split(), key=len)).hits[:1]
    assert hit.where == f"Point of “{version.label}”"


def test_a_long_text_is_cut_around_the_word():
    account = f"{'Before it all. ' * 30}Then a heron came. {'After it all. ' * 30}"
    (hit,) = card_with_hits(with_records(meeting(account=account)), "meeting", "heron").hits
    assert hit.text.startswith("… ")
    assert hit.text.endswith(" …")
    assert "Then a <mark>heron</mark> came." in hit.text
    assert len(hit.text) < 220


def test_a_phrase_is_told_where_it_stands_and_a_plan_under_the_entry_of_its_stage():
    stage = meeting("stage", title="In small circle", parent="meeting", position=1)
    facts = with_records(meeting(account="Grey weather. A grey heron."), stage)
    facts = replace(facts, plan_versions=(PlanVersion(slug="draft", label="Crane draft", introduced_by="stage"),))
    assert lines(card_with_hits(facts, "meeting", '"grey heron" crane')) == [
        ("Account", "Grey weather. A <mark>grey heron</mark>.", ""),
        ("Crane draft", "<mark>Crane</mark> draft", ""),
    ]


def test_two_words_in_one_place_are_told_once():
    document = with_records(meeting(place="Heron Island"))
    assert lines(card_with_hits(document, "meeting", "heron island")) == [
        ("Place", "<mark>Heron</mark> <mark>Island</mark>", "")
    ]
