"""A date in a cell: in figures in the order that its file uses, or in words, read as everywhere at the desk."""

import re
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache

from django.utils.translation import gettext as _

from timeline.dates.reader import Unreadable, read, start_of
from timeline.dates.value import UNDATED, FuzzyDate, Reading
from timeline.desk.incoming import read_words


class DayOrder(StrEnum):
    """Which figure comes first where a file writes 03/04/1998. Four figures in front are always a year."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_WITHOUT_YEAR = re.compile(r"\d{1,2}([./-])\d{1,2}(\1\d{1,2})?")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2})?(\.\d+)?Z?")


def read_cell(
    cell: str, *, order: DayOrder, anchor: date | None, edtf: str = "", is_ongoing: bool = False
) -> FuzzyDate:
    """The date of a cell, with the cell as its phrase. An empty one is undated; words may state an order alone.

    `order` holds for all days in figures, also within words: “03/04/1998 to 05/04/1998”. `edtf` is the reading where
    the file gives the date in parts; `anchor` is the day that words count from. Raises Unreadable, also for figures
    of which none is clearly a year.
    """
    phrase = cell.strip()
    if edtf:
        rule = _("The file gives the date in parts.")
        return FuzzyDate(phrase=phrase, anchor=anchor, reading=Reading(edtf=edtf, rule=rule))
    if not phrase:
        return UNDATED
    if _WITHOUT_YEAR.fullmatch(phrase):
        told = _("“%(phrase)s” has no year of four figures: write it as in “2025-11-30” or “30 November 2025”.")
        raise Unreadable(told % {"phrase": phrase})
    stated, count = _in_order(phrase, order)
    found = read_words(stated, anchor=anchor, by=start_of if is_ongoing else read)
    reading = _with_rule(found.reading, order) if count and found.reading else found.reading
    return replace(found, phrase=phrase, reading=reading)


def _in_order(phrase, order):
    """A phrase with its figures as days that cannot be read otherwise, and how many days the order of them made."""
    if moment := _MOMENT.fullmatch(phrase):
        return _calendar_day(phrase, *map(int, moment[1].split("-"))).isoformat(), 0
    stated, count = _FIGURES.subn(lambda figures: f" {_day_of(figures, order).isoformat()} ", phrase)
    return " ".join(stated.split()), count


def _day_of(figures, order):
    first, second, year = int(figures[1]), int(figures[3]), int(figures[4])
    day, month = (first, second) if order == DayOrder.DAY_FIRST else (second, first)
    return _calendar_day(figures[0], year, month, day)


def _with_rule(reading, order):
    """A reading with the order in place of the rule by which our own way of writing a day was read."""
    rules = reading.rule.replace(_rule_of_our_way(), "").strip()
    return replace(reading, rule=f"{_RULES[order]()} {rules}".strip())


@cache
def _rule_of_our_way():
    return read("2000-01-01", anchor=None).reading.rule


def _calendar_day(phrase, year, month, day):
    try:
        return date(year, month, day)
    except ValueError:
        words = {"phrase": phrase, "day": day, "month": month}
        raise Unreadable(
            _("“%(phrase)s” is no date: day %(day)s of month %(month)s is in no calendar.") % words
        ) from None


_RULES = {
    DayOrder.DAY_FIRST: lambda: _("The file writes the day, then the month."),
    DayOrder.MONTH_FIRST: lambda: _("The file writes the month, then the day."),
}
