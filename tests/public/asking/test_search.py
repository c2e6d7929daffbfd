"""Search: every place where a word may stand is looked through, what a scope hides is not, and the best comes first."""

from datetime import date

import pytest

from tests.factories import (
    NOON,
    cite,
    make_actor,
    make_curator,
    make_event,
    make_negotiation,
    make_plan_version,
    make_provision,
    make_source,
    publish_facts,
)
from timeline.desk.models import Actor, Event, Source
from timeline.desk.publishing import publish, retract
from timeline.public.asking import pages
from timeline.public.asking.filters import UNFILTERED, EventFilters
from timeline.public.asking.keyset import place_from
from timeline.public.asking.scope import scope_of_link, scope_of_negotiation
from timeline.public.asking.search import MOST_WORDS, wanted_by
from timeline.public.sharing import freeze, share

pytestmark = pytest.mark.django_db

ALWAYS = {"label": "Desk", "at": NOON, "until": None}


def scope_of(slug="border-talks"):
    return scope_of_negotiation(slug, is_curator=False)


def found(words, scope=None):
    scope = scope or scope_of()
    return set(EventFilters(q=words).narrow(scope.entries(), scope).values_list("slug", flat=True))


def ranked(words, scope=None):
    return [
        event.slug
        for event in pages.timeline_page(scope or scope_of(), EventFilters(q=words, order="relevance")).so_far
    ]


@pytest.fixture
def curator():
    return make_curator()


@pytest.mark.parametrize(
    "columns",
    [
        {"title": "The heron lands"},
        {"summary": "They spoke of herons."},
        {"account": "A long account in which one heron is mentioned."},
        {"note": "Heron: as printed."},
        {"place": "Heron Island"},
        {"place_printed": "HERON ISLAND"},
    ],
)
def test_every_text_of_an_entry_is_looked_through(curator, columns):
    make_event(**({"title": "Envoys meet"} | columns), slug="here", published_by=curator)
    make_event("Envoys meet", slug="elsewhere", published_by=curator)
    assert found("heron") == {"here"}


def test_what_stands_around_an_entry_is_looked_through_too(curator):
    envoy = make_actor("Ada Heron")
    envoy.names.create(text="Ада Чапля", language="uk")
    talks = make_event("Envoys meet", slug="talks", cited=False)
    cite(talks, source=make_source("osprey-2025-12-01", title="Ospreys in the north"))
    talks.participations.create(actor=envoy, capacity="Keeper of the bittern")
    stage = make_event("Around the egret", slug="stage", parent=talks)
    publish(stage, by=curator, at=NOON)
    make_event("Another day", slug="other", published_by=curator)
    for words in ("heron", "Чапля", "chaplia", "osprey", "bittern", "egrets", "heron egret osprey"):
        assert found(words) == {"talks"}


def test_the_plan_that_an_entry_introduces_is_looked_through(curator):
    talks = make_event("A plan is handed over", slug="talks")
    version = make_plan_version("Crane draft", introduced_by=talks)
    cite(version)
    reading = version.readings.create(
        provision=make_provision("Reopening of the railway"), state="included", wording="Trains shall run again."
    )
    cite(reading)
    publish(version, by=curator, at=NOON)
    make_event("Another day", slug="other", published_by=curator)
    for words in ("crane", "railways", "trains", "railway trains crane"):
        assert found(words) == {"talks"}


def test_a_plan_that_a_stage_introduces_is_found_under_the_entry_of_the_stage(curator):
    talks = make_event("Envoys meet", slug="talks", published_by=curator)
    stage = make_event("In small circle", slug="stage", parent=talks)
    version = make_plan_version("Crane draft", introduced_by=stage)
    cite(version)
    cite(version.readings.create(provision=make_provision("Reopening of the railway"), state="included"))
    publish(version, by=curator, at=NOON)
    assert (found("crane"), found("railway"), ranked("crane")) == ({"talks"}, {"talks"}, ["talks"])
    view, _ = share(scope_of(), EventFilters(kind="talks"), by=curator, **ALWAYS)
    frozen, _ = freeze(scope_of(), UNFILTERED, by=curator, **ALWAYS)
    for link in (view, frozen):
        assert found("crane", scope_of_link(link, root="/")) == {"talks"}

    other = make_event("Another day", slug="other", published_by=curator)
    stage.parent = other
    stage.save()
    publish(stage, by=curator, at=NOON, reason="It was a stage of the other meeting.")
    assert (found("crane"), found("railway")) == ({"other"}, {"other"})
    assert found("crane", scope_of_link(frozen, root="/")) == {"talks"}


def test_words_in_quotation_marks_are_found_one_after_the_other_as_they_are_printed(curator):
    crane = make_actor("Ada Crane-Heron")
    talks = make_event("The heron meets a crane", slug="text", summary="Élan: a grey heron, and a crane.", cited=False)
    cite(talks, source=make_source("report", title="Grey cranes, white herons"))
    talks.participations.create(actor=crane)
    publish(talks, by=curator, at=NOON)
    version = make_plan_version("First draft", introduced_by=talks)
    cite(version)
    cite(version.readings.create(provision=make_provision("White crane"), state="included", wording="Let them land."))
    publish(version, by=curator, at=NOON)
    for words in ('"heron meets a crane"', "“GREY HERON and”", "«elan a grey»", '"crane heron"', '"white herons"'):
        assert found(words) == {"text"}, words
    for words in ('"white crane"', '"let them land"', '"first draft"', '"a crane" "grey heron" elan', '"heron"', '""'):
        assert found(words) == {"text"}, words
    for words in ('"heron crane"', '"grey crane"', '"a crane grey"', '"her"', '"grey heron" osprey', '"crane white"'):
        assert found(words) == set(), words


def test_a_phrase_counts_most_in_a_title_and_an_earlier_day_knows_only_its_own(curator):
    early = make_source("early", title="A grey heron", published_on=date(2025, 11, 20))
    in_source = make_event("Envoys meet", slug="in-source", cited=False)
    cite(in_source, source=early)
    cite(in_source, source=make_source("late", title="A white heron"))
    publish(in_source, by=curator, at=NOON)
    make_event("A grey heron lands", slug="in-title", day="2025-11-01", published_by=curator)
    make_event("A heron, grey", slug="apart", summary="A heron. Grey weather.", published_by=curator)
    assert ranked('"grey heron"') == ["in-title", "in-source"]
    then = scope_of().as_known_on(date(2025, 11, 25))
    assert (found('"grey heron"', then), found('"white heron"', then)) == ({"in-source"}, set())


def test_what_was_retracted_is_not_found(curator):
    event = make_event("The heron lands", slug="here", published_by=curator)
    retract(event, by=curator, at=NOON, reason="It was another bird.")
    assert found("heron") == set()


def test_a_draft_and_another_negotiation_are_not_found(curator):
    make_event("The heron lands", slug="here", published_by=curator)
    make_event("A heron in a draft", slug="draft")
    make_event("A heron elsewhere", slug="there", negotiation=make_negotiation("other-talks"), published_by=curator)
    assert (found("heron"), found("heron", scope_of("other-talks"))) == ({"here"}, {"there"})


def test_a_spelling_that_only_a_private_negotiation_vouches_for_finds_nobody_in_public(curator):
    envoy = make_actor("Ada Envoy")
    talks = make_event("Envoys meet", slug="talks")
    talks.participations.create(actor=envoy)
    publish(talks, by=curator, at=NOON)
    leak = make_source("leak-2025-12-01", title="A leaked report")
    private = make_negotiation("secret-talks", visibility="private")
    secret = make_event("Envoys meet in secret", slug="secret", negotiation=private, cited=False)
    cite(secret, source=leak)
    secret.participations.create(actor=envoy)
    publish(secret, by=curator, at=NOON)
    envoy.names.create(text="Canary", source=leak)
    envoy.names.create(text="Lark", source=Source.objects.get(slug="daily-2025-12-01"))
    publish(envoy, by=curator, at=NOON, reason="Further spellings.")
    inside = scope_of_negotiation("secret-talks", is_curator=True)
    assert (found("canary"), found("lark"), found("envoy")) == (set(), {"talks"}, {"talks"})
    assert (found("canary", inside), found("lark", inside)) == ({"secret"}, {"secret"})


def test_a_link_finds_only_what_it_holds(curator):
    publish_facts()
    scope = scope_of("ukraine-2025")
    view = EventFilters(side="russia")
    live, _ = share(scope, view, by=curator, **ALWAYS)
    frozen, _ = freeze(scope, view, by=curator, **ALWAYS)
    whole, _ = freeze(scope, UNFILTERED, by=curator, **ALWAYS)
    assert found("Гнатов", scope) == found("Гнатов", scope_of_link(whole, root="/")) == {"florida-talks"}
    for link in (live, frozen):
        inside = scope_of_link(link, root="/")
        assert found("Гнатов", inside) == set()
        assert found("witkoff", inside) == found("witkoff", scope) & found("", inside) != set()


def test_a_link_to_a_search_keeps_to_what_was_found(curator):
    publish_facts()
    link, _ = share(scope_of("ukraine-2025"), EventFilters(q="Гнатов"), by=curator, **ALWAYS)
    inside = scope_of_link(link, root="/")
    assert found("", inside) == found("border", inside) == {"florida-talks"}
    assert found("kremlin", inside) == set()


def test_a_frozen_edition_is_found_as_it_was(curator):
    event = make_event("The heron lands", slug="here", published_by=curator)
    link, _ = freeze(scope_of(), UNFILTERED, by=curator, **ALWAYS)
    event.title = "The crane lands"
    event.save()
    publish(event, by=curator, at=NOON, reason="It was a crane.")
    frozen = scope_of_link(link, root="/")
    assert (found("heron"), found("crane")) == (set(), {"here"})
    assert (found("heron", frozen), found("crane", frozen)) == ({"here"}, set())


@pytest.fixture
def meeting(curator):
    """A meeting known from 20 November, and what only a source of 1 December bears out. Each bird is in one place."""
    early = make_source("early", title="The starling report", published_on=date(2025, 11, 20))
    late = make_source("late", title="The crane report", published_on=date(2025, 12, 1))
    envoy = make_actor("Ada Wren")
    envoy.names.create(text="Ada Osprey", source=late)
    talks = make_event("Envoys meet", slug="talks", cited=False, summary="They saw a heron.")
    cite(talks, source=early)
    talks.participations.create(actor=envoy)
    cite(talks.participations.create(actor=make_actor("Max Egret"), capacity="Keeper of the bittern"), source=late)
    version = make_plan_version("Robin draft", introduced_by=talks)
    cite(version, source=early)
    for title, wording, source in (("Finch", "Wagtails.", early), ("Linnet", "Dunnocks.", late)):
        reading = version.readings.create(provision=make_provision(title), state="included", wording=wording)
        cite(reading, source=source)
    for row in (talks, version):
        publish(row, by=curator, at=NOON)
    return talks


KNOWN_EARLY = {"starling", "wren", "envoys", "robin", "finch", "wagtails"}
KNOWN_LATE = {"crane", "osprey", "heron", "egret", "bittern", "linnet", "dunnocks"}


def found_of(words, scope):
    return {word for word in words if found(word, scope) == {"talks"}}


KNOWN_ON = {
    date(2025, 11, 19): set(),
    date(2025, 11, 20): KNOWN_EARLY,
    date(2025, 11, 30): KNOWN_EARLY,
    date(2025, 12, 1): KNOWN_EARLY | KNOWN_LATE,
}


def test_with_a_day_only_what_was_known_by_then_is_found(curator, meeting):
    frozen, _ = freeze(scope_of(), UNFILTERED, by=curator, **ALWAYS)
    birds = KNOWN_EARLY | KNOWN_LATE
    for scope in (scope_of(), scope_of_link(frozen, root="/")):
        assert found_of(birds, scope) == birds
        assert {day: found_of(birds, scope.as_known_on(day)) for day in KNOWN_ON} == KNOWN_ON
    ranks = {day: {bird for bird in birds if ranked(bird, scope_of().as_known_on(day))} for day in KNOWN_ON}
    assert ranks == KNOWN_ON


def test_with_a_day_an_entry_is_worth_what_was_known_by_then(curator, meeting):
    early = Source.objects.get(slug="early")
    for slug, day in (("named-later", "2025-11-18"), ("in-text", "2025-11-21")):
        event = make_event("Another day", slug=slug, day=day, cited=False, place="Egret Bay")
        cite(event, source=early)
        publish(event, by=curator, at=NOON)
    named_later = Event.objects.get(slug="named-later")
    egret = Actor.objects.get(name="Max Egret")
    cite(named_later.participations.create(actor=egret), source=Source.objects.get(slug="late"))
    publish(named_later, by=curator, at=NOON, reason="A later source names who came.")
    assert ranked("egret") == ["talks", "named-later", "in-text"]
    assert ranked("egret", scope_of().as_known_on(date(2025, 11, 25))) == ["in-text", "named-later"]


def test_a_word_in_the_title_counts_more_than_a_name_than_the_text_than_a_source(curator):
    heron = make_actor("Ada Heron")
    source = make_source("heron-2025-12-01", title="The heron lands")
    for day, slug, title, summary in [
        ("2025-11-20", "in-title", "The heron lands", ""),
        ("2025-11-21", "in-names", "Envoys meet", ""),
        ("2025-11-22", "in-text", "Envoys meet", "They saw a heron."),
        ("2025-11-23", "in-source", "Envoys meet", ""),
        ("2025-11-24", "nowhere", "Envoys meet", ""),
    ]:
        event = make_event(title, slug=slug, summary=summary, day=day, cited=slug != "in-source")
        if slug == "in-names":
            event.participations.create(actor=heron)
        if slug == "in-source":
            cite(event, source=source)
        publish(event, by=curator, at=NOON)
    assert ranked("heron") == ["in-title", "in-names", "in-text", "in-source"]


def test_of_entries_that_fit_alike_the_latest_comes_first_and_what_is_planned_is_among_them(curator):
    make_event("The heron lands", slug="early", day="2025-11-20", published_by=curator)
    make_event("The heron lands", slug="late", day="2025-11-21", published_by=curator)
    make_event("The heron leaves", slug="planned", day="2025-12-20", status="planned", published_by=curator)
    make_event("The heron and the crane", slug="both", day="2025-11-01", summary="crane", published_by=curator)
    assert ranked("heron") == ["planned", "late", "early", "both"]
    assert ranked("heron crane") == ["both"]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_by_relevance_visit_every_entry_once_in_order(monkeypatch, curator, size):
    for number in range(7):
        titled = {"title": "The heron lands"} if number % 3 else {"title": "Envoys meet", "summary": "A heron."}
        make_event(**titled, slug=f"talks-{number}", day=f"2025-11-{20 + number // 2}", published_by=curator)
    whole = ranked("heron")
    monkeypatch.setattr(pages, "PAGE_SIZE", size)
    walked, cursor = [], ""
    while cursor is not None:
        page = pages.timeline_page(
            scope_of(), EventFilters(q="heron", order="relevance"), before=place_from(cursor) if cursor else None
        )
        walked += [event.slug for event in page.so_far]
        cursor = page.next_cursor
    assert walked == whole
    assert whole == [f"talks-{number}" for number in (5, 4, 2, 1, 6, 3, 0)]


@pytest.mark.parametrize(
    "words",
    [
        *(
            "'",
            '"',
            "\\",
            "*",
            "(",
            ")",
            ":",
            "^",
            "=",
            "~",
            "%",
            "_",
            "-",
            "\x00",
            "\x1f",
            "\u2028",
            "\ufeff",
            "ʼ",
            "ﾞ",
        ),
        *('"heron', "heron*", "(heron", "heron)", "NOT heron", "heron OR", "heron AND NOT", "NEAR(heron, 2)"),
        *(
            "title:heron",
            "{words}: heron",
            "heron:*",
            "heron & !",
            "<-> heron",
            "^heron",
            "=heron",
            "~heron",
            "he\x00ron",
        ),
        *("'; DROP TABLE timeline_published; --", "heron " * 2000, "х" * 10_000, "\U0001f54a", "heron\ud800"),
    ],
)
def test_no_words_are_an_error_or_a_command(curator, words):
    make_event("The heron lands", slug="here", published_by=curator)
    assert found(words) <= {"here"}
    assert set(ranked(words)) <= {"here"}
    assert found("heron") == {"here"}


def test_signs_around_a_word_do_not_hide_it(curator):
    make_event("The heron lands", slug="here", published_by=curator)
    for words in ('"heron', "heron*", "(heron)", "^heron", "heron:*", "<heron>", "heron’s", "heron-lands", "HERON'S"):
        assert found(words) == {"here"}


def test_only_the_first_words_of_a_long_question_count():
    assert len(wanted_by("one two three four five six seven eight nine ten")) == MOST_WORDS
    assert wanted_by("Heron heron HERON") == wanted_by("heron")
