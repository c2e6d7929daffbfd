"""The dates of the shipped facts: as stated, as read, and nowhere more exact than the source."""

from datetime import date

import pytest

from timeline.dates.reader import OrderOnly, read, start_of
from timeline.dates.value import Precision
from timeline.records.event import Status

ABOUT, BETWEEN, DAY, ORDER, UNCLEAR = (
    Precision.ABOUT,
    Precision.BETWEEN,
    Precision.DAY,
    Precision.ORDER,
    Precision.UNCLEAR,
)
HAPPENED, PLANNED, REPORTED = Status.HAPPENED, Status.PLANNED, Status.REPORTED

PUBLISHED = date(2025, 12, 1)

ENTRIES = {
    "us-begins-promoting-proposal": ("since mid-November", "2025-11-11~/2025-11-20~", ABOUT, HAPPENED),
    "putin-calls-plan-possible-basis": ("On November 21", "2025-11-21", DAY, HAPPENED),
    "us-negotiators-sent-to-geneva": ("on Sunday", "[2025-11-23,2025-11-30]", UNCLEAR, HAPPENED),
    "plan-goes-from-28-to-19-points": ("subsequently", "2025-11-11/2025-12-01", BETWEEN, REPORTED),
    "florida-talks": ("On Sunday", "2025-11-30", DAY, HAPPENED),
    "kremlin-confirms-witkoff-trip": ("on Sunday", "2025-11-30", DAY, HAPPENED),
    "trump-confirms-witkoff-meeting": ("Later", "2025-11-30/2025-12-01", BETWEEN, HAPPENED),
    "witkoff-visit-to-russia": ("at the beginning of the week", "2025-12-01/2025-12-03", BETWEEN, PLANNED),
    "putin-visit-to-india": ("", "", ORDER, PLANNED),
}

STAGES = {
    "florida-larger-group": ("", "2025-11-30", DAY, REPORTED),
    "florida-three-a-side": ("", "2025-11-30", DAY, REPORTED),
    "umerov-and-witkoff-alone": ("After the negotiations", "2025-11-30/2025-12-01", BETWEEN, REPORTED),
    "umerov-calls-zelensky": ("after which", "2025-11-30/2025-12-01", BETWEEN, REPORTED),
}


def as_known(event):
    return event.date.phrase, event.date.edtf, event.date.precision, event.status


def dates_of(facts):
    """Every date in the document: of events, plan versions, citations and hops."""
    for dated in (*facts.events, *facts.plan_versions):
        yield dated.date
        for citation in dated.all_citations():
            yield from (held.date for held in (citation, *citation.chain) if held.date)


def test_each_entry_is_dated_as_certainly_as_its_source_and_no_more(facts):
    assert {event.slug: as_known(event) for event in facts.events if not event.parent} == ENTRIES


def test_each_stage_is_dated_as_certainly_as_its_source_and_no_more(facts):
    assert {event.slug: as_known(event) for event in facts.stages["florida-talks"]} == STAGES


def test_the_plan_versions_carry_the_dates_of_the_events_that_introduce_them(facts):
    assert {version.slug: version.date for version in facts.plan_versions} == {
        version.slug: facts.event(version.introduced_by).date for version in facts.plan_versions
    }


def test_every_phrase_counts_from_the_day_of_publication(facts):
    assert {fuzzy.anchor for fuzzy in dates_of(facts) if fuzzy.phrase} == {PUBLISHED}


def test_the_announced_trip_has_two_windows_of_which_the_event_carries_the_narrower(facts):
    trip = facts.event("witkoff-visit-to-russia")
    assert [(citation.date.phrase, citation.date.edtf) for citation in trip.citations] == [
        ("at the beginning of the week", "2025-12-01/2025-12-03"),
        ("in the coming days", "2025-12-01/2025-12-07"),
    ]
    assert trip.date == trip.citations[0].date


def test_geneva_keeps_both_sundays_and_says_why(facts):
    geneva = facts.event("us-negotiators-sent-to-geneva").date
    assert geneva.reading.edtf == "2025-11-30"
    assert [other.edtf for other in geneva.alternatives] == ["2025-11-23"]
    assert geneva.override.rule == (
        "One source, two readings: the usual rule gives 30 November, the day of the Florida talks; read as background "
        "it is the Sunday before. Both stay until a second source settles it."
    )


def test_only_geneva_has_a_second_reading(facts):
    assert [event.slug for event in facts.events if event.date.alternatives] == ["us-negotiators-sent-to-geneva"]


def test_the_promotion_of_the_plan_has_a_start_and_no_end(facts):
    assert [event.slug for event in facts.events if event.is_ongoing] == ["us-begins-promoting-proposal"]


def test_the_order_is_kept_where_only_an_order_is_stated(facts):
    assert {event.slug: event.after for event in facts.events if event.after} == {
        "plan-goes-from-28-to-19-points": ("us-begins-promoting-proposal",),
        "umerov-and-witkoff-alone": ("florida-three-a-side",),
        "umerov-calls-zelensky": ("umerov-and-witkoff-alone",),
        "trump-confirms-witkoff-meeting": ("kremlin-confirms-witkoff-trip",),
        "putin-visit-to-india": ("witkoff-visit-to-russia",),
    }


def test_every_reading_of_ours_says_why(facts):
    assert [fuzzy for fuzzy in dates_of(facts) if fuzzy.override and not fuzzy.override.rule] == []


def test_the_reader_reads_every_phrase_as_the_document_has_it(facts):
    readings = {(fuzzy.phrase, fuzzy.reading.edtf) for fuzzy in dates_of(facts) if fuzzy.reading}
    assert readings == {
        ("On November 21", "2025-11-21"),
        ("On Sunday", "2025-11-30"),
        ("at the beginning of the week", "2025-12-01/2025-12-03"),
        ("in the coming days", "2025-12-01/2025-12-07"),
        ("on Monday", "2025-12-01"),
        ("on Sunday", "2025-11-30"),
        ("since mid-November", "2025-11-11~/2025-11-20~"),
    }
    assert {(phrase, start_of(phrase, anchor=PUBLISHED).edtf) for phrase, _ in readings} == readings


@pytest.mark.parametrize("phrase", ["subsequently", "Later", "After the negotiations", "after which"])
def test_the_reader_finds_no_more_than_an_order_where_the_document_has_no_reading(facts, phrase):
    assert {fuzzy.reading for fuzzy in dates_of(facts) if fuzzy.phrase == phrase} == {None}
    with pytest.raises(OrderOnly):
        read(phrase, anchor=PUBLISHED)
