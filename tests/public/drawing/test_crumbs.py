"""The step between a timeline and an entry: where it stands in time, no more exactly than that is known."""

import pytest

from timeline.dates.value import UNDATED, FuzzyDate, Reading
from timeline.public.drawing.crumbs import Crumb, crumb_of


def crumb(edtf):
    return crumb_of(FuzzyDate(reading=Reading(edtf=edtf)))


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-11-30", "30 November 2025"),
        ("2025-11-30?", "30 November 2025, uncertain"),
    ],
)
def test_a_day_is_the_day_as_certain_as_it_is(edtf, words):
    assert crumb(edtf) == Crumb(words=words, query="from=2025-11-30&to=2025-11-30")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-11", "November 2025"),
        ("2025-11?", "November 2025, uncertain"),
        ("2025-11-24/2025-11-26", "November 2025"),
        ("2025-11-24?/2025-11-26", "November 2025, uncertain"),
        ("2025-11-11~/2025-11-20~", "November 2025"),
        ("[2025-11-23,2025-11-30]", "November 2025"),
    ],
)
def test_days_of_one_month_are_the_month(edtf, words):
    assert crumb(edtf) == Crumb(words=words, query="from=2025-11-01&to=2025-11-30")


@pytest.mark.parametrize(
    "edtf",
    ["2025-11-30/2025-12-01", "[2024-11-30,2025-11-30]", "2025-11-30~", "2025-11~", "2025", "2025-11-30/..", "../2025"],
)
def test_what_is_less_exact_than_a_month_is_left_out(edtf):
    assert crumb(edtf) is None


def test_an_entry_without_a_date_has_no_such_step():
    assert crumb_of(UNDATED) is None


def test_a_year_of_three_digits_is_a_month_of_that_year():
    assert crumb("0988-07-01/0988-07-09").query == "from=0988-07-01&to=0988-07-31"
