"""Links that pick a part of the time, and those that lead back."""

from dataclasses import replace
from datetime import date

import pytest

from tests.public.drawing.overviews import counted, density, facts_page
from timeline.public.asking.filters import UNFILTERED, EventFilters
from timeline.public.asking.units import Stretch, Unit
from timeline.public.drawing.brush import brush, tally_words, unit_words, ways_out
from timeline.public.drawing.columns import Tally, groups_of


def weeks(filters=UNFILTERED):
    page = facts_page()
    groups = groups_of(page.document, [page.document.event(slug) for slug in page.density.few], page.density.window)
    return brush(page.density, groups, filters, root="/talks/", year=2025)


def test_four_weeks_are_picked_by_week():
    found = weeks()

    assert [(part.words, part.counts) for part in found.parts] == [
        ("10 to 16 Nov", "2 possible"),
        ("17 to 23 Nov", "1 exact, 3 possible"),
        ("24 to 30 Nov", "2 exact, 3 possible"),
        ("1 to 7 Dec", "2 possible, 1 planned"),
    ]
    assert found.parts[1].url == "/talks/?from=2025-11-17&to=2025-11-23"


def test_the_other_filters_stay_and_the_week_in_use_is_marked():
    week = EventFilters(side="russia", when="mid-November").between(date(2025, 11, 17), date(2025, 11, 23))

    found = weeks(week)

    assert [part.is_current for part in found.parts] == [False, True, False, False]
    assert found.parts[0].url == "/talks/?from=2025-11-10&to=2025-11-16&side=russia"


@pytest.mark.parametrize(
    "first, last, unit, label, words",
    [
        ("2024-01-01", "2024-12-31", Unit.MONTH, "Show one month", ["Jan 2024", "Dec 2024"]),
        ("2018-11-01", "2025-12-31", Unit.MONTH, "Show one year", ["2018", "2025"]),
        ("1910-01-01", "2025-12-31", Unit.YEAR, "Show one decade", ["the 1910s", "the 2020s"]),
        ("1000-01-01", "2029-12-31", Unit.DECADE, "Show one century", ["the 11th century", "the 21st century"]),
    ],
)
def test_a_long_time_is_picked_by_longer_units(first, last, unit, label, words):
    window = Stretch(date.fromisoformat(first), date.fromisoformat(last))
    page = counted((first, first, 1), window=window, unit=unit)

    found = brush(page.density, page.density.groups, UNFILTERED, root="/", year=None)

    assert (found.label, [found.parts[0].words, found.parts[-1].words]) == (label, words)


def test_a_single_week_is_not_picked():
    window = Stretch(date(2025, 11, 24), date(2025, 11, 30))

    assert brush(density(window=window), (), UNFILTERED, root="/", year=None) is None


def test_a_closer_look_leads_back_to_the_year_and_to_the_whole():
    month = density(window=Stretch(date(2024, 3, 1), date(2024, 3, 31)), is_whole=False)
    year = replace(month, window=Stretch(date(2024, 1, 1), date(2024, 12, 31)))
    filters = EventFilters(topic="territory", since="2024-03-04", start=date(2024, 3, 4))

    assert [(link.words, link.url) for link in ways_out(month, filters, root="/")] == [
        ("Show all of 2024", "/?from=2024-01-01&to=2024-12-31&topic=territory"),
        ("Show the whole time", "/?topic=territory"),
    ]
    assert [link.words for link in ways_out(year, filters, root="/")] == ["Show the whole time"]
    assert ways_out(density(), filters, root="/") == ()


def test_nothing_is_called_none():
    assert tally_words(Tally()) == "none"


def test_a_year_that_goes_without_saying_is_left_out():
    november = Stretch(date(2025, 11, 1), date(2025, 11, 30))

    assert [unit_words(november, Unit.MONTH, year=year) for year in (2025, None)] == ["Nov", "Nov 2025"]
