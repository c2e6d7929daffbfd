"""A date in a cell: in figures in the order that its file uses, or in words, read as everywhere at the desk."""

import re
from dataclasses import replace
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from timeline.dates.reader import Unreadable, read, start_of
from timeline.dates.value import UNDATED, FuzzyDate, Reading
from timeline.desk.incoming import read_words


class DayOrder(StrEnum):
    """Which figure comes first where a file writes 03/04/1998. Four figures in front are always a year."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2})?(\.\d+)?Z?")


def read_cell(
    cell: str, *, order: DayOrder, anchor: date | None, edtf: str = "", is_ongoing: bool = False
) -> FuzzyDate:
    """The date of a cell, with the cell as its phrase. An empty one is undated; words may state an order alone.

    `edtf` is the reading where the file gives the date in parts; `anchor` is the day that words count from.
    Raises Unreadable.
    """
    phrase = cell.strip()
    if edtf:
        rule = _("The file gives the date in parts.")
        return FuzzyDate(phrase=phrase, anchor=anchor, reading=Reading(edtf=edtf, rule=rule))
    if not phrase:
        return UNDATED
    by = start_of if is_ongoing else read
    if day := _day_in(phrase, order):
        found = by(day.isoformat(), anchor=anchor)
        rule = _RULES[order]() if _FIGURES.fullmatch(phrase) else found.reading.rule
        return replace(found, phrase=phrase, reading=replace(found.reading, rule=rule))
    return read_words(phrase, anchor=anchor, by=by)


def _day_in(phrase, order):
    """The day that figures alone state, None for other phrases. Raises Unreadable for one that no calendar has."""
    if moment := _MOMENT.fullmatch(phrase):
        return _calendar_day(phrase, *map(int, moment[1].split("-")))
    figures = _FIGURES.fullmatch(phrase)
    if not figures:
        return None
    first, second, year = map(int, figures.groups())
    day, month = (first, second) if order == DayOrder.DAY_FIRST else (second, first)
    return _calendar_day(phrase, year, month, day)


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
