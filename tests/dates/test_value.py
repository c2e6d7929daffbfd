"""The date as a value: what its notation admits, and what it refuses."""

from datetime import date

import pytest

from timeline.dates.value import FuzzyDate, Precision, Reading, UnreadableEDTF, bounds_of


@pytest.mark.parametrize(
    "edtf, earliest, latest, precision",
    [
        ("2025-11-30", "2025-11-30", "2025-11-30", Precision.DAY),
        ("2025-11-30~", "2025-11-30", "2025-11-30", Precision.ABOUT),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("2025", "2025-01-01", "2025-12-31", Precision.YEAR),
        ("202X", "2020-01-01", "2029-12-31", Precision.DECADE),
        ("19XX", "1900-01-01", "1999-12-31", Precision.CENTURY),
        ("2025-24", "2025-12-01", "2026-02-28", Precision.SEASON),
        ("2025-36", "2025-10-01", "2025-12-31", Precision.QUARTER),
        ("2025-11-30/2025-12-01", "2025-11-30", "2025-12-01", Precision.BETWEEN),
        ("2025-11-11~/2025-11-20~", "2025-11-11", "2025-11-20", Precision.ABOUT),
        ("[2025-11-30,2025-11-23]", "2025-11-23", "2025-11-30", Precision.UNCLEAR),
        ("2025-11-30/..", "2025-11-30", None, Precision.AFTER),
        ("../2025-11", None, "2025-11-30", Precision.BEFORE),
    ],
)
def test_a_notation_admits_its_days(edtf, earliest, latest, precision):
    bounds = bounds_of(edtf)
    days = tuple(day and day.isoformat() for day in (bounds.earliest, bounds.latest))

    assert (*days, bounds.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "Sunday",
        "2025-13",
        "2025-02-30",
        "2025-12-01/2025-11-30",
        "../..",
        "[2025-11-30]",
        "[2025-11-30,2025-11-30]",
        "2" * 201,
    ],
)
def test_what_is_no_such_notation_is_refused_in_a_sentence(edtf):
    with pytest.raises(UnreadableEDTF) as refused:
        Reading(edtf=edtf)

    assert str(refused.value).endswith(".")


def test_a_date_goes_by_the_curators_reading_where_there_is_one():
    when = FuzzyDate(phrase="on Sunday", reading=Reading(edtf="2025-11-30"), override=Reading(edtf="2025-11-23"))

    assert (when.edtf, when.earliest) == ("2025-11-23", date(2025, 11, 23))


def test_a_date_with_no_reading_is_known_by_its_order_at_most():
    when = FuzzyDate(phrase="subsequently")

    assert (bool(when), when.precision, when.earliest, when.latest) == (False, Precision.ORDER, None, None)
