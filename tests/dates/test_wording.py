"""Dates back in words: in full, for a narrow column, and how exact they are."""

from datetime import date

import pytest

from timeline.dates.value import FuzzyDate, Reading
from timeline.dates.wording import in_words, part_of_month_words, precision_words, short_words, weekday_words


@pytest.mark.parametrize(
    "edtf, full, short, exact",
    [
        ("2025-11-30", "30 November 2025", "30 Nov", "exact day"),
        ("2025-11-30~", "about 30 November 2025", "About 30 Nov", "about"),
        ("2025-12-01/2025-12-03", "1 to 3 December 2025", "1 to 3 Dec", "some day in this span"),
        ("2025-11-30/2025-12-01", "30 November or 1 December 2025", "30 Nov or 1 Dec", "one of these two days"),
        ("2025-11-11/2025-12-01", "11 November to 1 December 2025", "11 Nov to 1 Dec", "some day in this span"),
        ("2025-11-11~/2025-11-20~", "about 11 to 20 November 2025", "About 11 to 20 Nov", "about"),
        ("[2025-11-23,2025-11-30]", "23 or 30 November 2025", "23 or 30 Nov", "date unclear"),
        ("[2025-11-09,2025-11-16,2025-11-23]", "9, 16 or 23 November 2025", "9, 16 or 23 Nov", "date unclear"),
        (
            "2025-12-31/2026-01-01",
            "31 December 2025 or 1 January 2026",
            "31 Dec or 1 Jan 2026",
            "one of these two days",
        ),
        (
            "2025-12-30/2026-01-03",
            "30 December 2025 to 3 January 2026",
            "30 Dec to 3 Jan 2026",
            "some day in this span",
        ),
        ("../2025-12-01", "on or before 1 December 2025", "On or before 1 Dec", "this day or earlier"),
        ("2025-11-11~/..", "on or after about 11 November 2025", "On or after about 11 Nov", "this day or later"),
        ("2022-02/..", "February 2022 or later", "Feb 2022 or later", "this day or later"),
        ("2025-11", "November 2025", "Nov", "some day in this month"),
        ("2025-11/2026-02", "November 2025 to February 2026", "Nov to Feb 2026", "some day in this span"),
        ("2025-36", "the fourth quarter of 2025", "The fourth quarter of 2025", "some day in this quarter"),
        ("2025-24", "winter 2025 to 2026", "Winter 2025 to 2026", "some day in this season"),
        ("2025-23", "autumn 2025", "Autumn 2025", "some day in this season"),
        ("2014", "2014", "2014", "some day in this year"),
        ("2014/2022", "2014 to 2022", "2014 to 2022", "some day in this span"),
        ("199X", "the 1990s", "The 1990s", "some day in this decade"),
        ("20XX", "the 21st century", "The 21st century", "some day in this century"),
        ("2025-11-30?", "30 November 2025, uncertain", "30 Nov, uncertain", "this day, uncertain"),
        ("2025-11-30%", "about 30 November 2025, uncertain", "About 30 Nov, uncertain", "about"),
    ],
)
def test_a_date_is_worded(edtf, full, short, exact):
    reading = Reading(edtf=edtf)

    assert (in_words(reading), short_words(reading, year=2025), precision_words(reading)) == (full, short, exact)


def test_a_narrow_date_has_its_year_where_readers_do_not_see_it():
    assert short_words(Reading(edtf="2025-11-30")) == "30 Nov 2025"
    assert short_words(Reading(edtf="2024-11-30"), year=2025) == "30 Nov 2024"


def test_a_date_that_is_not_known_says_so():
    unknown = FuzzyDate(phrase="after that trip")

    assert (in_words(unknown), short_words(unknown)) == ("date not stated", "Date not stated")
    assert precision_words(unknown) == "no date stated"


def test_a_curators_reading_is_the_one_that_is_worded():
    read_as, override = Reading(edtf="2025-11-30"), Reading(edtf="[2025-11-23,2025-11-30]", rule="Two Sundays fit.")
    when = FuzzyDate(phrase="on Sunday", anchor=date(2025, 12, 1), reading=read_as, override=override)

    assert in_words(when) == "23 or 30 November 2025"


def test_a_day_has_the_name_of_its_weekday():
    assert weekday_words(date(2025, 11, 30)) == "Sunday"


@pytest.mark.parametrize(
    "edtf, full, short, exact",
    [
        ("2025-11-30", "30 листопада 2025", "30 лист.", "точний день"),
        ("2025-11-30/2025-12-01", "30 листопада або 1 грудня 2025", "30 лист. або 1 груд.", "один із цих двох днів"),
        ("2025-11-11~/2025-11-20~", "приблизно 11–20 листопада 2025", "Приблизно 11–20 лист.", "приблизно"),
        ("2025-11-11/2025-12-01", "11 листопада – 1 грудня 2025", "11 лист. – 1 груд.", "якийсь день цього проміжку"),
        ("[2025-11-23,2025-11-30]", "23 або 30 листопада 2025", "23 або 30 лист.", "дата неясна"),
        ("../2025-12-01", "1 грудня 2025 або раніше", "1 груд. або раніше", "цей день або раніше"),
        ("2022-02/..", "лютий 2022 або пізніше", "Лют. 2022 або пізніше", "цей день або пізніше"),
        ("2025-11", "листопад 2025", "Лист.", "якийсь день цього місяця"),
        ("2025-11/2026-02", "листопад 2025 – лютий 2026", "Лист. – лют. 2026", "якийсь день цього проміжку"),
        ("2025-36", "четвертий квартал 2025 року", "Четвертий квартал 2025 року", "якийсь день цього кварталу"),
        ("2025-24", "зима 2025–2026", "Зима 2025–2026", "якийсь день цієї пори року"),
        ("199X", "1990-ті роки", "1990-ті роки", "якийсь день цього десятиліття"),
        ("20XX", "21-ше століття", "21-ше століття", "якийсь день цього століття"),
        ("2025-11-30%", "приблизно 30 листопада 2025, непевно", "Приблизно 30 лист., непевно", "приблизно"),
    ],
)
def test_a_date_is_worded_in_ukrainian(edtf, full, short, exact):
    reading = Reading(edtf=edtf)
    words = (in_words(reading, lang="uk"), short_words(reading, year=2025, lang="uk"))

    assert tuple(text.replace("\u00a0", " ").replace("\u2060", "") for text in words) == (full, short)
    assert precision_words(reading, lang="uk") == exact


def test_the_part_of_a_month_is_worded():
    day = date(2025, 11, 20)

    assert (part_of_month_words(day), part_of_month_words(day, lang="uk")) == (
        "mid-November 2025",
        "середина листопада 2025",
    )
