"""What must hold of every phrase, not only of the examples."""

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.dates.examples import EXAMPLES, MONDAY
from timeline.dates.reader import Unreadable, read, start_of
from timeline.dates.value import Precision, Reading, bounds_of
from timeline.dates.wording import in_words

ANCHORS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
WORDS = st.sampled_from(
    (
        "on in at since until by from to between and or the a of early mid late end beginning first last next this not"
        " week weekend month year quarter decade days weeks months few couple ago later before after more than less"
        " about around nearly half summer winter overnight within coming past over rest all two three twenty"
        " - – , November 30 23rd 3rd 2025 11/30 30.11.2025 2025-11-30 Q3 1990s 20th century 10 p.m. noon"
        " Christmas Easter Sunday Monday yesterday tomorrow today"
    ).split()
)
PHRASES = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
RELATIVE = [
    "today",
    "yesterday",
    "the day after tomorrow",
    "on Sunday",
    "last Friday",
    "next Tuesday",
    "this coming Thursday",
    "Tuesday of last week",
    "two Sundays ago",
    "last week",
    "the week after next",
    "over the weekend",
    "this weekend",
    "at the beginning of the week",
    "late last week",
    "mid-week",
    "in the coming days",
    "in the coming weeks",
    "in recent days",
    "three days ago",
    "two weeks ago",
    "in ten days",
    "within 72 hours",
    "the next two weeks",
    "from Thursday to Sunday",
    "Tuesday or Wednesday",
    "overnight into Sunday",
    "since last Thursday",
    "by Friday",
    "earlier this week",
    "a few days ago",
]
NOT_TOO_SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read_or_none(phrase, anchor):
    try:
        return read(phrase, anchor=anchor)
    except Unreadable:
        return None


@NOT_TOO_SLOW
@given(PHRASES, ANCHORS)
def test_a_reading_never_ends_before_it_begins(phrase, anchor):
    stands = read_or_none(phrase, anchor)

    if stands and stands.earliest and stands.latest:
        assert stands.earliest <= stands.latest


@NOT_TOO_SLOW
@given(st.text(max_size=220), st.one_of(st.none(), st.dates()))
def test_no_text_raises_anything_but_a_refusal(text, anchor):
    read_or_none(text, anchor)


@NOT_TOO_SLOW
@given(PHRASES, st.dates())
def test_no_day_of_the_calendar_raises_anything_but_a_refusal(phrase, anchor):
    read_or_none(phrase, anchor)


@NOT_TOO_SLOW
@given(PHRASES, ANCHORS)
def test_the_words_of_a_reading_read_as_that_reading(phrase, anchor):
    stands = read_or_none(phrase, anchor)

    if stands:
        assert (in_words(stands), read(in_words(stands), anchor=anchor).edtf) == (in_words(stands), stands.edtf)


@NOT_TOO_SLOW
@given(PHRASES, ANCHORS)
def test_every_reading_is_edtf_with_the_bounds_that_edtf_gives_it(phrase, anchor):
    stands = read_or_none(phrase, anchor)

    for reading in (stands.reading, *stands.alternatives) if stands else ():
        assert_is_edtf(reading)


@NOT_TOO_SLOW
@given(PHRASES, ANCHORS)
def test_a_start_begins_where_the_reading_begins(phrase, anchor):
    stands = read_or_none(phrase, anchor)

    if stands and stands.earliest:
        assert start_of(phrase, anchor=anchor).earliest == stands.earliest


@pytest.mark.parametrize("phrase", RELATIVE)
@settings(max_examples=25, deadline=None)
@given(anchor=ANCHORS, weeks=st.integers(min_value=-500, max_value=500))
def test_an_anchor_moved_by_weeks_moves_what_counts_from_it(phrase, anchor, weeks):
    moved = timedelta(weeks=weeks)
    here, there = read(phrase, anchor=anchor), read(phrase, anchor=anchor + moved)

    assert _bounds(there) == tuple(day and day + moved for day in _bounds(here))


@pytest.mark.parametrize(
    "example",
    [example for rows in EXAMPLES.values() for example in rows if example.edtf],
    ids=lambda example: example.phrase,
)
def test_the_words_of_an_example_read_as_the_example(example):
    words = in_words(Reading(edtf=example.edtf))

    assert read(words, anchor=MONDAY).edtf == example.edtf


@pytest.mark.parametrize(
    "edtf",
    [
        "2025-11-30",
        "2025-11-30~",
        "2025-11-30?",
        "2025-11-30%",
        "2025-11-23?/2025-11-30?",
        "2025-11-23%/2025-11-30%",
        "../2025-12-01?",
        "2025-11",
        "2025-11~",
        "2025",
        "2025~",
        "199X",
        "19XX",
        "2025-21",
        "2025-24",
        "2025-36",
        "2025-11-30/2025-12-01",
        "2025-11-11~/2025-11-20~",
        "2025-11-30/2026-01-02",
        "2025-06/2025-08",
        "2025-11/2026-02",
        "2014/2018",
        "2014~/2018~",
        "../2025-12-01",
        "../2025-12",
        "2022-02/..",
        "2025-11-11~/..",
        "../2025",
        "2025/..",
        "[2025-11-23,2025-11-30]",
        "[2025-11-23,2026-01-30]",
        "[2025-11-09,2025-11-16,2025-11-23]",
    ],
)
def test_every_kind_of_date_survives_its_words(edtf):
    assert read(in_words(Reading(edtf=edtf)), anchor=MONDAY).edtf == edtf
    assert_is_edtf(Reading(edtf=edtf))


@given(st.dates(min_value=date(1000, 1, 1)), st.integers(min_value=0, max_value=5_000), st.sampled_from(["", "~"]))
@settings(max_examples=200, deadline=None)
def test_any_interval_of_days_survives_its_words(first, length, mark):
    last = min(first, date.max - timedelta(days=length)) + timedelta(days=length)
    edtf = f"{first}{mark}" if first == last else f"{first}{mark}/{last}{mark}"

    assert read(in_words(Reading(edtf=edtf)), anchor=None).edtf == edtf


def _bounds(stands):
    return stands.earliest, stands.latest


def assert_is_edtf(reading):
    """The text is valid by the edtf package, and where that gives strict bounds by whole days, they are ours.

    Its seasons and quarters are not compared: they are a convention, and ours is on the method page.
    """
    parsed = parse_edtf(reading.edtf)
    bounds = bounds_of(reading.edtf)
    if reading.precision in (Precision.SEASON, Precision.QUARTER):
        return
    if bounds.earliest:
        assert tuple(parsed.lower_strict())[:3] == bounds.earliest.timetuple()[:3]
    if bounds.latest:
        assert tuple(parsed.upper_strict())[:3] == bounds.latest.timetuple()[:3]
