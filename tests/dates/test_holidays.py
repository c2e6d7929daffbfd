"""Holidays against the calendars of past years."""

from datetime import date

import pytest

from timeline.dates.moons import hanukkah, islamic_days, passover, rosh_hashanah
from timeline.dates.reader import read
from timeline.dates.rules.holidays import easter, orthodox_easter

MIDSUMMER = date(2025, 7, 1)


@pytest.mark.parametrize(
    "day", ["2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2025-04-20", "2038-04-25"]
)
def test_western_easter_is_as_it_was_kept(day):
    assert easter(int(day[:4])).isoformat() == day


@pytest.mark.parametrize("day", ["2000-04-30", "2008-04-27", "2013-05-05", "2021-05-02", "2024-05-05", "2025-04-20"])
def test_orthodox_easter_is_as_it_was_kept(day):
    assert orthodox_easter(int(day[:4])).isoformat() == day


@pytest.mark.parametrize(
    "year, new_year, first_of_passover, first_of_hanukkah",
    [
        (2020, "2020-09-19", "2020-04-09", "2020-12-11"),
        (2021, "2021-09-07", "2021-03-28", "2021-11-29"),
        (2023, "2023-09-16", "2023-04-06", "2023-12-08"),
        (2024, "2024-10-03", "2024-04-23", "2024-12-26"),
        (2025, "2025-09-23", "2025-04-13", "2025-12-15"),
    ],
)
def test_jewish_feasts_are_as_they_were_kept(year, new_year, first_of_passover, first_of_hanukkah):
    days = (rosh_hashanah(year), passover(year), hanukkah(year))

    assert [day.isoformat() for day in days] == [new_year, first_of_passover, first_of_hanukkah]


@pytest.mark.parametrize("kept", [(2022, 5, 2), (2023, 4, 21), (2024, 4, 10), (2025, 3, 30)])
def test_the_end_of_ramadan_is_within_a_day_of_the_one_kept(kept):
    (reckoned,) = islamic_days(kept[0], 10, 1)

    assert abs((reckoned - date(*kept)).days) <= 1


def test_a_gregorian_year_can_hold_a_feast_twice_or_not_at_all():
    assert [len(islamic_days(year, 9, 1)) for year in (2029, 2030, 2031)] == [1, 2, 1]
    assert islamic_days(2008, 1, 1) == [date(2008, 1, 9), date(2008, 12, 28)]


@pytest.mark.parametrize(
    "phrase, edtf",
    [
        ("Thanksgiving 2024", "2024-11-28"),
        ("Memorial Day 2025", "2025-05-26"),
        ("Labor Day 2025", "2025-09-01"),
        ("Martin Luther King Day 2025", "2025-01-20"),
        ("Black Friday 2025", "2025-11-28"),
        ("last Christmas", "2024-12-25"),
        ("next Easter", "2026-04-05"),
        ("Good Friday this year", "2025-04-18"),
        ("Ash Wednesday 2025", "2025-03-05"),
        ("New Year’s Eve 2024", "2024-12-31"),
        ("St. Patrick’s Day 2025", "2025-03-17"),
        ("Passover 2025", "2025-04-13/2025-04-20"),
        ("during Ramadan 2025", "2025-02-28~/2025-03-29~"),
        ("the Memorial Day weekend", "2025-05-24/2025-05-26"),
        ("the Thanksgiving weekend", "2025-11-27/2025-11-30"),
        ("the week of Easter 2025", "2025-04-14/2025-04-20"),
        ("the day after Thanksgiving", "2025-11-28"),
        ("the Sunday before Christmas 2025", "2025-12-21"),
    ],
)
def test_a_holiday_is_read_as_the_day_it_was_kept(phrase, edtf):
    assert read(phrase, anchor=MIDSUMMER).edtf == edtf


def test_independence_day_without_its_country_is_refused():
    with pytest.raises(ValueError, match="Independence Day"):
        read("Independence Day", anchor=MIDSUMMER)
