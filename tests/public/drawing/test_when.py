"""When, in words: never more certain than the source, and each step from its phrase to a date in sight."""

import pytest

from tests.public.drawing.entries import cited, dated, meeting, with_records
from tests.public.plan_documents import shipped
from timeline.dates.value import UNDATED, FuzzyDate, Reading
from timeline.public.drawing.when import (
    Finding,
    Heading,
    are_apart,
    disputed,
    disputed_days,
    exact_days,
    exact_words,
    findings,
    heading,
    stated_dates,
)

AT_HOME = {"year": 2025, "above": None}


@pytest.mark.parametrize(
    "slug, big, small",
    [
        ("florida-talks", "30 Nov", "Sunday; exact day"),
        ("trump-confirms-witkoff-meeting", "30 Nov or 1 Dec", "one of these two days"),
        ("plan-goes-from-28-to-19-points", "11 Nov to 1 Dec", "some day in this span"),
        ("us-negotiators-sent-to-geneva", "23 or 30 Nov", "both Sundays; wording fits either"),
        ("us-begins-promoting-proposal", "About 11 to 20 Nov", "“mid-November”"),
    ],
)
def test_an_entry_stands_under_its_date_and_how_exact_that_is(slug, big, small):
    document = shipped()

    assert heading(document, document.event(slug), **AT_HOME) == Heading(big=big, small=small)


def test_the_year_is_said_where_it_does_not_go_without_saying():
    document = shipped()

    assert heading(document, document.event("florida-talks"), above=None, year=None).big == "30 Nov 2025"


def test_a_vague_date_without_a_note_shows_the_sources_own_words():
    event = meeting(date=dated("2025-11-11~/2025-11-20~", "since mid-November"))

    assert heading(with_records(event), event, **AT_HOME).small == "“since mid-November”"


def test_an_undated_entry_points_at_the_one_above_it_only_if_it_follows_that_one():
    document = shipped()
    visit, trip = document.event("putin-visit-to-india"), document.event("witkoff-visit-to-russia")

    assert heading(document, visit, above=trip, year=2025) == Heading(big="After that trip", small="no date stated")
    assert heading(document, visit, **AT_HOME) == Heading(
        big="No date", small="after: Steve Witkoff to travel to Russia"
    )
    assert heading(document, meeting(), above=trip, year=2025) == Heading(big="No date", small="no date stated")


def test_a_vague_date_is_not_said_to_be_vague_twice():
    assert exact_words(dated("2025-11-11~/2025-11-20~")) == "about 11 to 20 November 2025"
    assert exact_words(dated("2025-11-30")) == "Sunday 30 November 2025, exact day"
    assert exact_words(dated("../2025-11-30")) == "on or before 30 November 2025"


def test_the_steps_from_a_weekday_to_a_day():
    document = shipped()
    event = document.event("florida-talks")

    assert findings(document, event) == (
        Finding(
            term="As stated", quote="On Sunday", text=", in an article dated Monday 1 December 2025", language="en"
        ),
        Finding(term="How it is read", text=event.date.reading.rule.rstrip(".")),
        Finding(term="Resolved to", text="Sunday 30 November 2025, exact day", is_result=True),
        Finding(term="Left open", text=event.left_open),
    )


def test_every_reading_of_an_unclear_date_is_shown_with_its_reason():
    document = shipped()
    date = document.event("us-negotiators-sent-to-geneva").date

    steps = findings(document, document.event("us-negotiators-sent-to-geneva"))

    assert [(step.term, step.text) for step in steps[1:5]] == [
        ("How it is read", f"{date.reading.rule.rstrip('.')}: Sunday 30 November 2025"),
        ("Another reading", f"{date.alternatives[0].rule.rstrip('.')}: Sunday 23 November 2025"),
        ("Set otherwise", date.override.rule),
        ("Resolved to", "23 or 30 November 2025, date unclear"),
    ]


def test_a_date_that_is_not_stated_is_said_not_to_be():
    steps = findings(with_records(), meeting(left_open="The day."))

    assert steps == (
        Finding(term="As stated", text="No date is stated"),
        Finding(term="Resolved to", text="No date: only an order is known", is_result=True),
        Finding(term="Left open", text="The day."),
    )


def test_a_start_is_not_said_to_have_ended():
    document = shipped()

    steps = findings(document, document.event("us-begins-promoting-proposal"))

    assert [step.text for step in steps if step.is_result] == [
        "about 11 to 20 November 2025; a start, with no end given"
    ]


def announced_by(peskov, trump, *, event_date=None):
    """A document and its one meeting, dated by Peskov and by Trump in their own words."""
    citations = (
        cited("dispatch", "dmitry-peskov said", "daily reported", date=peskov),
        cited("dispatch", "donald-trump said", "daily reported", date=trump),
    )
    event = meeting(date=event_date or peskov, citations=citations)
    return with_records(event), event


EARLY = dated("2025-12-01/2025-12-03", "at the beginning of the week")
COMING = dated("2025-12-01/2025-12-07", "in the coming days")


@pytest.mark.parametrize(
    "peskov, trump, together",
    [
        (EARLY, COMING, "The dates nest, so they do not conflict. The narrower one stands."),
        (EARLY, dated("2025-12-02/2025-12-05"), "The dates overlap, so they do not conflict."),
        (EARLY, EARLY, "They agree."),
        (
            EARLY,
            dated("2025-12-05"),
            "The dates are disputed: no day fits them all. Each origin keeps its own, and none is chosen.",
        ),
    ],
)
def test_the_dates_of_several_origins_stand_side_by_side(peskov, trump, together):
    document, event = announced_by(peskov, trump)

    steps = {step.term: step.text for step in findings(document, event)}

    assert list(steps)[2:5] == ["Dmitry Peskov", "Donald Trump", "Together"]
    assert steps["Together"] == together


def test_windows_that_share_a_day_are_no_dispute():
    assert disputed(*announced_by(EARLY, COMING)) == ()


def test_a_dispute_needs_two_origins():
    citations = tuple(cited("dispatch", date=dated(day)) for day in ("2025-11-23", "2025-11-30"))
    event = meeting(date=dated("2025-11-30"), citations=citations)

    assert disputed(with_records(event), event) == ()


def test_a_dispute_keeps_every_date_that_stands_against_another():
    document, event = announced_by(dated("2025-11-23"), dated("2025-11-30"))

    disagreeing = disputed(document, event)

    assert [(one.origin, one.words) for one in disagreeing] == [
        ("Dmitry Peskov", "23 November 2025"),
        ("Donald Trump", "30 November 2025"),
    ]
    assert [day.isoformat() for day in disputed_days(disagreeing)] == ["2025-11-23", "2025-11-30"]


def test_a_stretch_in_dispute_is_not_drawn_as_a_day():
    stretch = announced_by(EARLY, dated("2025-12-05"))
    days = announced_by(dated("2025-11-23"), dated("2025-11-30"))

    assert exact_days(disputed(*stretch)) == ()
    assert [day.isoformat() for day in exact_days(disputed(*days))] == ["2025-11-23", "2025-11-30"]


def test_only_citations_with_a_date_of_their_own_state_one():
    document = shipped()

    assert stated_dates(document, document.event("florida-talks")) == ()


@pytest.mark.parametrize(
    "one, other, apart",
    [
        ("2025-11-23", "2025-11-30", True),
        ("2025-11-30", "2025-11-23", True),
        ("2025-11-30", "2025-11-30", False),
        ("2025-11-30/2025-12-01", "2025-12-01/2025-12-03", False),
        ("../2025-11-20", "2025-11-21/..", True),
        ("2025-11-20/..", "2025-11-21/..", False),
        ("../2025-11-20", "../2025-11-01", False),
        ("2025-11", "2025-12-01", True),
    ],
)
def test_dates_are_apart_when_no_day_fits_both(one, other, apart):
    assert are_apart(dated(one), dated(other)) == apart


def test_an_unknown_date_is_apart_from_none():
    assert not are_apart(UNDATED, dated("2025-11-30"))
    assert not are_apart(dated("2025-11-30"), FuzzyDate(phrase="later"))


def test_a_phrase_in_another_language_says_which():
    kyiv = dated("2025-11-30", "у неділю")
    document, event = announced_by(kyiv, kyiv)
    german = with_records(*(source_in("de", source) for source in document.sources if source.slug == "dispatch"), event)

    assert [step.language for step in findings(german, event) if step.quote] == ["de", "de", "de"]


def source_in(language, source):
    return type(source)(**(vars(source) | {"language": language}))


def test_an_override_without_a_reading_is_how_it_is_read():
    date = FuzzyDate(override=Reading(edtf="2025-11-30", rule="A part of the talks."))

    assert [(step.term, step.text) for step in findings(with_records(), meeting(date=date))] == [
        ("As stated", "No date is stated"),
        ("How it is read", "A part of the talks."),
        ("Resolved to", "Sunday 30 November 2025, exact day"),
    ]
