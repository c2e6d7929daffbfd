"""Reads a phrase as a source states it, against the day it counts from. The only module that calls dateparser."""

import os
import re
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache

from timeline.dates.direction import leaning_of
from timeline.dates.grammar import Calendar, Context, Leaning, NoAnchor, Order, Spent, Work
from timeline.dates.refusals import OrderOnly, Unreadable, refusal
from timeline.dates.rules import RULEBOOK
from timeline.dates.spans import Span
from timeline.dates.value import FuzzyDate, Reading
from timeline.dates.words import plain

__all__ = ["LONGEST", "OrderOnly", "Unreadable", "read", "start_of"]

LONGEST = 200
"""The most characters a phrase may have. dateparser was not made for more, and no date needs them."""

_PRINTABLE = re.compile(r"[\x20-\x7e\u00a0\u00ab\u00b4\u00bb\u02bc\u2009-\u2015\u2018-\u201f\u202f\u2026\u2212\t]+")


def read(phrase: str, *, anchor: date | None, left: str = "", right: str = "") -> FuzzyDate:
    """What a phrase says of when, counted from `anchor`: the day its source was published.

    `left` and `right` are the words around it; they tell past from future (“will meet on Sunday”). Without an anchor
    only phrases that name their year can be read.

    A phrase with “since” gives the open interval; `start_of` gives when it began.

    Raises Unreadable, with a sentence that says why and what to type instead, and OrderOnly where the phrase says
    only what came first.
    """
    return _dated(phrase, anchor, _span(phrase, anchor, left, right))


def start_of(phrase: str, *, anchor: date | None, left: str = "", right: str = "") -> FuzzyDate:
    """When something began that a source puts in an open interval: “since mid-November” is about 11 to 20 November.

    A phrase that opens no interval is read as `read` reads it. Raises Unreadable.
    """
    span = _span(phrase, anchor, left, right)
    opened = span.end is None and span.inner and span.inner.start == span.start
    return _dated(phrase, anchor, span.inner if opened else span)


def named_and_whole(
    phrase: str, *, anchor: date, left: str, right: str, work: Work
) -> tuple[FuzzyDate, FuzzyDate] | None:
    """The date that a phrase names and the reading of all of it: for “by Friday” that Friday, and up to Friday.

    None where the phrase is not read; no refusal is worded, since text holds thousands of words that are no dates.
    `work` is charged, and Spent raised when it is used up.
    """
    context = Context(
        today=anchor, rules=RULEBOOK, calendar=_calendar_date, leaning=leaning_of(left, right), work=work.afresh()
    )
    span = _within_the_calendar(context, plain(phrase))
    return span and (_dated(phrase, anchor, span.inner or span), _dated(phrase, anchor, span))


def _dated(phrase, anchor, span):
    return FuzzyDate(
        phrase=phrase,
        anchor=anchor,
        reading=_reading(span),
        alternatives=tuple(_reading(other) for other in span.others),
    )


def _reading(span: Span) -> Reading:
    return Reading(edtf=span.edtf, rule=" ".join(dict.fromkeys(span.said)))


def _span(phrase, anchor, left, right) -> Span:
    _check(phrase)
    text = plain(phrase)
    leaning = leaning_of(left, right) if left or right else Leaning.NEAREST
    context = Context(today=anchor, rules=RULEBOOK, calendar=_calendar_date, leaning=leaning)
    try:
        span = _within_the_calendar(context, text)
    except Spent:
        raise Unreadable("That is too much for one date. Type a day, or a span as in “24 to 30 November”.") from None
    if span is None:
        raise refusal(phrase.strip(), text)
    return span


def _within_the_calendar(context, text):
    """The span, or None where none is read or a day of it lies before the year 1 or after 9999."""
    try:
        span = context.read(text)
        return span if span and span.edtf else None
    except (ValueError, OverflowError) as reason:
        if isinstance(reason, NoAnchor):
            raise
        return None


def _check(phrase):
    if not phrase.strip():
        raise Unreadable("No date is given. Type one, as in “30 November 2025” or “mid-November”.")
    if len(phrase) > LONGEST:
        raise Unreadable("A date has at most {most} characters. Type only the words that say when.", most=LONGEST)
    if not _PRINTABLE.fullmatch(phrase):
        raise Unreadable("Only English dates are read here. Type it as in “30 November 2025” or “2025-11-30”.")


def _calendar_date(text: str, order: Order) -> Calendar | None:
    """Year, month and day as dateparser reads them, each only where the text states it."""
    shape = _LETTERS.sub("M", _FOUR_FIGURES.sub("Y", _FIGURES.sub("D", text)))
    form = _FORMS.get(shape, {}).get(order)
    if not form:
        return None
    if "%d" in form and "%y" not in form.lower():
        found = _parser().get_date_data(f"{text} {_A_LEAP_YEAR}", date_formats=[f"{form} %Y"])
        return found.date_obj and Calendar(month=found.date_obj.month, day=found.date_obj.day)
    found = _parser().get_date_data(text, date_formats=[form])
    if not found.date_obj:
        return None
    return Calendar(**{part: getattr(found.date_obj, part) for part in ("year", "month", "day") if part in found.parts})


_A_LEAP_YEAR = 2000  # lent to a day without a year, since 29 February is one too
_FIGURES, _FOUR_FIGURES, _LETTERS = re.compile(r"\b\d{1,2}\b"), re.compile(r"\b\d{4}\b"), re.compile(r"\b[a-z]+\b")
_NAMED_FORMS = {
    "D M Y": "%d %B %Y",
    "M D Y": "%B %d %Y",
    "D M": "%d %B",
    "M D": "%B %d",
    "M Y": "%B %Y",
    "Y M": "%Y %B",
    "Y M D": "%Y %B %d",
    "M Y D": "%B %Y %d",
    "M": "%B",
    "D M D": "%d %B %y",
    "M D D": "%B %d %y",
}
_FORMS = {
    **{shape: dict.fromkeys(Order, form) for shape, form in _NAMED_FORMS.items()},
    "D-D-Y": {Order.MONTH_FIRST: "%m-%d-%Y", Order.DAY_FIRST: "%d-%m-%Y"},
    "D-D": {Order.MONTH_FIRST: "%m-%d", Order.DAY_FIRST: "%d-%m"},
    "D-Y": {Order.MONTH_FIRST: "%m-%Y"},
    "Y-D": {Order.YEAR_FIRST: "%Y-%m"},
    "Y-D-D": {Order.YEAR_FIRST: "%Y-%m-%d"},
    "D-D-D": {Order.MONTH_FIRST: "%m-%d-%y", Order.DAY_FIRST: "%d-%m-%y"},
}


@cache
def _parser():
    # Imported here since it takes memory that public pages need not carry.
    from dateparser.date import DateDataParser

    # Only the forms above are tried: dateparser's own search takes a hundred times as long and guesses at parts that
    # are not stated.
    settings = {
        "PARSERS": ["custom-formats"],
        "PREFER_DATES_FROM": "current_period",
        "RELATIVE_BASE": datetime(_A_LEAP_YEAR, 1, 1),  # noqa: DTZ001
        "TIMEZONE": "UTC",
    }
    parser = DateDataParser(languages=["en"], settings=settings)
    with _time_zone("UTC"):
        parser.get_date_data("2000", date_formats=["%Y"])
    return parser


@contextmanager
def _time_zone(name):
    """The zone that dateparser asks the machine for, once, though no time is read; a wrong TZ would make it fail."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
