"""The list as a whole: its counts and the time it covers, in words."""

from dataclasses import replace
from datetime import date

import pytest

from tests.public.plan_documents import shipped
from timeline.public.asking.pages import TimelinePage
from timeline.public.asking.totals import Origins
from timeline.public.dates_in_words import part_of_month_words
from timeline.public.drawing.results import aside, results, single_source, span_words

FIRST, LAST = date(2025, 11, 11), date(2025, 12, 3)


def page(**fields):
    """A page that shows all nine entries, or whatever `fields` say instead."""
    document = shipped()
    entries = tuple(event for event in document.events if not event.parent)
    fields = {
        "document": document,
        "ahead": tuple(event for event in entries if event.status == "planned"),
        "so_far": tuple(event for event in entries if event.status != "planned"),
        "total": 9,
        "of": 9,
        "earliest": FIRST,
        "latest": LAST,
        "next_cursor": None,
        "later_cursor": None,
        "sources": ("sputnik-2025-12-01",),
        "origins": Origins(most=(("sputnik", 9),), total=9),
        "density": None,
        "as_of": date(2025, 12, 1),
        "meetings": None,
    } | fields
    return TimelinePage(**fields)


@pytest.mark.parametrize(
    "day, words",
    [
        ("2025-11-01", "early November 2025"),
        ("2025-11-10", "early November 2025"),
        ("2025-11-11", "mid-November 2025"),
        ("2025-11-20", "mid-November 2025"),
        ("2025-11-21", "late November 2025"),
        ("2025-02-28", "late February 2025"),
    ],
)
def test_parts_of_a_month_follow_the_conventions_of_the_method_page(day, words):
    assert part_of_month_words(date.fromisoformat(day)) == words


@pytest.mark.parametrize(
    "first, last, words",
    [
        (FIRST, LAST, "mid-November to early December 2025"),
        (date(2024, 12, 30), date(2025, 1, 2), "late December 2024 to early January 2025"),
        (FIRST, FIRST, "mid-November 2025"),
        (date(2018, 3, 5), LAST, "March 2018 to December 2025"),
        (FIRST, None, "mid-November 2025"),
        (None, None, ""),
    ],
)
def test_a_span_is_as_coarse_as_it_is_long(first, last, words):
    assert span_words(first, last) == words


@pytest.mark.parametrize(
    "total, of, words", [(9, 9, "9 entries"), (4, 9, "4 of 9 entries"), (1, 1, "1 entry"), (0, 9, "No entries")]
)
def test_entries_are_counted_in_words(total, of, words):
    assert results(page(total=total, of=of)).count == words


def test_planned_entries_stand_ahead_and_the_others_so_far():
    drawn = results(page())

    assert [one.slug for day in drawn.ahead for one in day.cards] == ["putin-visit-to-india", "witkoff-visit-to-russia"]
    assert sum(len(day.cards) for day in drawn.so_far) == 7
    assert (drawn.span, drawn.begins) == ("mid-November to early December 2025", "mid-November 2025")


def test_a_list_of_undated_entries_begins_nowhere():
    drawn = results(page(earliest=None, latest=None))

    assert (drawn.span, drawn.begins) == ("", "")


def test_a_filtered_list_does_not_say_when_the_whole_begins():
    drawn = results(page(total=4))

    assert (drawn.span, drawn.begins) == ("mid-November to early December 2025", "")


def test_the_margin_speaks_of_the_whole_timeline():
    drawn = aside(page(total=1, so_far=()))

    assert [share.words for share in drawn.origins.shares] == ["9 from Sputnik’s own account"]
    assert drawn.squares.path == "plans/28-points...19-points/"


def test_the_margin_leaves_out_what_there_is_nothing_of():
    bare = replace(shipped(), plan_versions=())

    drawn = aside(page(document=bare, of=0, origins=Origins(), sources=()))

    assert (drawn.squares, drawn.origins) == (None, None)


def test_the_notice_of_a_single_source_counts_all_entries_and_not_those_that_match():
    assert single_source(page(total=1, so_far=())).rest.startswith("All 9 entries come from one article by Sputnik")


def test_only_a_page_that_hides_no_entry_says_when_the_negotiation_begins():
    found = [results(page(**hidden)).begins for hidden in ({}, {"total": 4}, {"is_part": True})]
    assert found == ["mid-November 2025", "", ""]
