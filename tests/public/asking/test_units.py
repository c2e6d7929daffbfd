"""Units of the calendar: what they hold, and what a time is cut into."""

from datetime import date

import pytest

from timeline.public.asking.units import Stretch, Unit, cut, places, unit_around, whole_units


@pytest.mark.parametrize(
    "unit, first, last",
    [
        (Unit.DAY, "2024-02-14", "2024-02-14"),
        (Unit.WEEK, "2024-02-12", "2024-02-18"),
        (Unit.MONTH, "2024-02-01", "2024-02-29"),
        (Unit.YEAR, "2024-01-01", "2024-12-31"),
        (Unit.DECADE, "2020-01-01", "2029-12-31"),
        (Unit.CENTURY, "2000-01-01", "2099-12-31"),
    ],
)
def test_a_unit_goes_from_its_first_day_to_its_last(unit, first, last):
    assert unit_around(date(2024, 2, 14), unit) == Stretch(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_in_every_unit(unit, day):
    assert unit_around(day, unit).has(day)


def test_a_time_is_cut_without_a_gap_and_without_an_overlap():
    weeks = cut(Stretch(date(2025, 11, 12), date(2025, 12, 3)), Unit.WEEK, most=9)

    assert [(week.first.day, week.last.day) for week in weeks] == [(10, 16), (17, 23), (24, 30), (1, 7)]


def test_a_time_is_not_cut_into_more_pieces_than_asked_for():
    year = whole_units(Stretch(date(2025, 6, 1), date(2025, 6, 2)), Unit.YEAR)

    assert (len(cut(year, Unit.MONTH, most=12)), cut(year, Unit.MONTH, most=11)) == (12, None)


@pytest.mark.parametrize(
    "first, last, found",
    [("2025-11-16", "2025-11-17", [0, 1]), ("2025-01-01", "2026-01-01", [0, 1]), ("2025-11-20", "2025-11-20", [1])],
)
def test_days_find_the_pieces_that_hold_them(first, last, found):
    weeks = cut(Stretch(date(2025, 11, 10), date(2025, 11, 23)), Unit.WEEK, most=2)

    assert list(places(weeks, date.fromisoformat(first), date.fromisoformat(last))) == found
