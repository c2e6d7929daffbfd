"""Lanes as counts: what is surely in a stretch of time, what is possible there, and where its link leads."""

from datetime import date

import pytest

from tests.public.plan_documents import shipped
from timeline.public.asking.filters import UNFILTERED, EventFilters
from timeline.public.asking.lanes import LanesPage, Tally, Unit
from timeline.public.drawing.lane_counts import count_rows

ROOT = "/talks/"


def day(text):
    return date.fromisoformat(text) if text else None


def rows(unit, earliest, latest, *tallies, lane="russia", filters=UNFILTERED):
    """Label -> (surely, possibly) of a lane, whose tallies are (first, last, entries)."""
    page = page_of(unit, earliest, latest, lane, tallies)
    found = count_rows(page, {lane: "A lane"}, filters, root=ROOT)
    return {row.label: (row.cells[0][1].exact, row.cells[0][1].possible) for row in found}


def page_of(unit, earliest, latest, lane, tallies):
    tallies = {lane: [Tally(first=day(first), last=day(last), entries=n) for first, last, n in tallies]}
    return LanesPage(
        document=shipped(), total=9, of=9, earliest=day(earliest), latest=day(latest), unit=unit, tallies=tallies
    )


def link(filters=UNFILTERED, lane="russia"):
    page = page_of(Unit.MONTH, "2025-11-04", "2025-12-01", lane, [("2025-11-01", "2025-11-01", 2)])
    return count_rows(page, {lane: "A lane"}, filters, root=ROOT)[0].cells[0][1].url


def test_an_entry_is_surely_in_its_day_and_possibly_in_each_that_it_may_be():
    assert rows(
        *(Unit.DAY, "2025-11-28", "2025-12-01"),
        ("2025-11-28", "2025-11-28", 2),
        ("2025-11-30", "2025-12-01", 1),
        ("2025-12-01", "2025-12-01", 4),
    ) == {"28 November 2025": (2, 0), "30 November 2025": (0, 1), "1 December 2025": (4, 1)}


def test_what_lies_within_one_month_is_surely_there():
    assert rows(
        *(Unit.MONTH, "2025-11-04", "2026-01-09"),
        ("2025-11-01", "2025-11-01", 5),
        ("2025-12-01", "2026-01-01", 2),
    ) == {"November 2025": (5, 0), "December 2025": (0, 2), "January 2026": (0, 2)}


def test_an_open_date_is_possible_on_its_open_side():
    assert rows(Unit.MONTH, "2025-11-04", "2026-01-09", ("2025-12-01", None, 1), (None, "2025-12-01", 2)) == {
        "November 2025": (0, 2),
        "December 2025": (0, 3),
        "January 2026": (0, 1),
    }


def test_what_has_no_date_stands_in_a_row_of_its_own_at_the_end():
    assert rows(Unit.YEAR, "2024-11-04", "2024-12-09", (None, None, 3), ("2024-01-01", "2024-01-01", 1)) == {
        "2024": (1, 0),
        "No date": (3, 0),
    }
    assert rows(Unit.DAY, None, None, (None, None, 3)) == {"No date": (3, 0)}


@pytest.mark.parametrize(
    ("earliest", "latest", "last_year", "labels"),
    [
        ("1990-05-01", "1991-05-01", "1991-01-01", ["1990", "1991"]),
        ("1885-05-01", "2014-05-01", "2014-01-01", ["1880 to 1889", "2010 to 2019"]),
        ("0001-01-01", "9999-12-31", "9999-01-01", ["1 to 99", "9900 to 9999"]),
    ],
)
def test_long_times_are_counted_by_as_many_years_as_keep_the_table_short(earliest, latest, last_year, labels):
    first_year = f"{earliest[:4]}-01-01"
    found = rows(Unit.YEAR, earliest, latest, (first_year, first_year, 1), (last_year, last_year, 1))

    assert list(found) == labels
    assert set(found.values()) == {(1, 0)}


def test_a_cell_leads_to_the_list_of_its_entries_under_the_same_filters():
    assert link() == "/talks/?from=2025-11-01&to=2025-11-30&side=russia"
    assert link(EventFilters(q="plan")) == "/talks/?q=plan&from=2025-11-01&to=2025-11-30&side=russia"


@pytest.mark.parametrize("lane", ["not stated", "of no party"])
def test_what_no_filter_can_say_has_no_link(lane):
    assert link(lane=lane) == ""


@pytest.mark.parametrize(
    "filters", [EventFilters(side="ukraine"), EventFilters(when="November"), EventFilters(since="2025-11-04")]
)
def test_a_filter_by_side_or_date_is_not_overwritten_by_a_link(filters):
    assert link(filters) == ""
