"""Stretches of the calendar and how they are written."""

from datetime import date

import pytest

from timeline.dates.spans import (
    Span,
    add_months,
    century_of,
    day_of,
    days,
    decade_of,
    half_of,
    month_of,
    months_between,
    quarter_of,
    season_of,
    unit_around,
    week_of,
    year_of,
    years_between,
)

SUNDAY = date(2025, 11, 30)


@pytest.mark.parametrize(
    "span, edtf",
    [
        (day_of(SUNDAY), "2025-11-30"),
        (week_of(SUNDAY), "2025-11-24/2025-11-30"),
        (month_of(2025, 2), "2025-02"),
        (quarter_of(2025, 1), "2025-33"),
        (quarter_of(2025, 4), "2025-36"),
        (season_of(2025, "winter"), "2025-24"),
        (year_of(2025), "2025"),
        (decade_of(1994), "199X"),
        (century_of(1994), "19XX"),
        (days(date(2025, 11, 23), SUNDAY), "2025-11-23/2025-11-30"),
        (months_between(date(2025, 11, 5), date(2026, 2, 3)), "2025-11/2026-02"),
        (years_between(1990, 1993), "1990/1993"),
        (half_of(month_of(2025, 2), 2), "2025-02-16/2025-02-28"),
        (half_of(year_of(2025), 1), "2025-01/2025-06"),
        (half_of(decade_of(1985), 2), "1985/1989"),
        (half_of(week_of(SUNDAY), 1), "2025-11-24/2025-11-27"),
        (Span(start=SUNDAY, end=None), "2025-11-30/.."),
        (Span(start=None, end=SUNDAY, about=True), "../2025-11-30~"),
        (unit_around(date(2025, 1, 31), "month", 1), "2025-02"),
        (unit_around(SUNDAY, "weekend", -1), "2025-11-22/2025-11-23"),
        (unit_around(SUNDAY, "quarter", 1), "2026-33"),
    ],
)
def test_a_span_is_written_in_the_coarsest_unit_that_says_the_same(span, edtf):
    assert span.edtf == edtf


def test_months_are_added_within_the_month_they_lead_to():
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2025, 1, 15), -13) == date(2023, 12, 15)


def test_a_span_that_ends_before_it_begins_is_not_in_order():
    assert not Span(start=SUNDAY, end=date(2025, 11, 29)).is_in_order
