"""A date as a source states it, and what the words were read as: values only.

The notation is EDTF, the Extended Date/Time Format of the Library of Congress, now part of ISO 8601-2:2019
(https://www.loc.gov/standards/datetime/). Of it we take what one date or one interval needs:

    2025-11-30              a day                      2025-11-30~           about that day
    2025-11                 some day of that month     2025, 202X, 20XX      year, decade, century
    2025-21 … 2025-24       spring to winter           2025-33 … 2025-36     first to fourth quarter
    2025-11-30/2025-12-01   from the one to the other; for an event, some day between
    2025-11-11~/2025-11-20~ the same with bounds of our own, since the source is vague
    2025-11-30/..  ../2025  open: on or after, on or before
    [2025-11-23,2025-11-30] one of these and no other

`?` (uncertain), `~` (approximate) and `%` (both) may stand behind a date.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


class UnreadableEDTF(ValueError):
    """A text that is not EDTF, or is EDTF beyond what this app keeps. Its message is a sentence for curators."""


class Precision(StrEnum):
    """How exactly a date is known; a date is drawn and worded by it."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    BETWEEN = "between"
    ABOUT = "about"
    UNCLEAR = "unclear"
    BEFORE = "before"
    AFTER = "after"
    ORDER = "order"


@dataclass(frozen=True)
class Bounds:
    """The first and last day that a notation admits (None: no limit on that side) and how it is drawn."""

    earliest: date | None
    latest: date | None
    precision: Precision
    choices: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a phrase was read as: an EDTF text and, in words, the rule (or the curator's reason) behind it.

    Raises UnreadableEDTF when `edtf` is not one this app keeps.
    """

    edtf: str
    rule: str = ""

    def __post_init__(self):
        bounds_of(self.edtf)

    @property
    def earliest(self) -> date | None:
        return bounds_of(self.edtf).earliest

    @property
    def latest(self) -> date | None:
        return bounds_of(self.edtf).latest

    @property
    def precision(self) -> Precision:
        return bounds_of(self.edtf).precision

    @property
    def choices(self) -> tuple[date, ...]:
        """The days of `[a,b]`, in order; empty for every other notation."""
        return bounds_of(self.edtf).choices


@dataclass(frozen=True, kw_only=True)
class FuzzyDate:
    """A date as stated: the phrase, the day it counts from, its reading, other readings, and a curator's override.

    `anchor` is the publication day of the source that has the phrase. With neither a reading nor an override
    nothing but an order may be known: `precision` is then ORDER and the bounds are None.
    """

    phrase: str = ""
    anchor: date | None = None
    reading: Reading | None = None
    alternatives: tuple[Reading, ...] = ()
    override: Reading | None = None

    @property
    def stands(self) -> Reading | None:
        """The reading that the record goes by: the curator's where there is one, else the rule's."""
        return self.override or self.reading

    @property
    def edtf(self) -> str:
        return self.stands.edtf if self.stands else ""

    @property
    def earliest(self) -> date | None:
        return self.stands.earliest if self.stands else None

    @property
    def latest(self) -> date | None:
        return self.stands.latest if self.stands else None

    @property
    def precision(self) -> Precision:
        return self.stands.precision if self.stands else Precision.ORDER

    @property
    def choices(self) -> tuple[date, ...]:
        return self.stands.choices if self.stands else ()

    def __bool__(self) -> bool:
        """Whether any day at all is known."""
        return self.stands is not None


UNDATED = FuzzyDate()

_DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[?~%])?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_LONGEST = 200


@lru_cache(maxsize=4096)
def bounds_of(edtf: str) -> Bounds:
    """The first and last day of an EDTF text, its precision and, for `[a,b]`, the days to choose from.

    Seasons are those of the northern hemisphere, by whole months, and winter runs into the next year; so says the
    method page. Raises UnreadableEDTF.
    """
    if len(edtf) > _LONGEST:
        raise UnreadableEDTF(f"An EDTF date has at most {_LONGEST} characters.")
    if edtf.startswith("["):
        return _one_of(edtf)
    if "/" in edtf:
        return _interval(edtf)
    first, last, precision, mark = _single(edtf)
    return Bounds(first, last, Precision.ABOUT if mark in ("~", "%") else precision)


def _one_of(edtf):
    parts = edtf.removeprefix("[").removesuffix("]").split(",")
    days = [_single(part.strip()) for part in parts]
    if not edtf.endswith("]") or len(days) < 2 or any(day[2] != Precision.DAY for day in days):
        raise UnreadableEDTF(f"“{edtf}” should name two or more days, as in [2025-11-23,2025-11-30].")
    choices = tuple(sorted({day[0] for day in days}))
    if len(choices) < 2:
        raise UnreadableEDTF(f"“{edtf}” names one day twice.")
    return Bounds(choices[0], choices[-1], Precision.UNCLEAR, choices)


def _interval(edtf):
    left, _, right = edtf.partition("/")
    open_left, open_right = left in ("", ".."), right in ("", "..")
    if open_left and open_right:
        raise UnreadableEDTF(f"“{edtf}” has no day at either end.")
    if open_left:
        return Bounds(None, _single(right)[1], Precision.BEFORE)
    if open_right:
        return Bounds(_single(left)[0], None, Precision.AFTER)
    (first, _, _, from_mark), (_, last, _, to_mark) = _single(left), _single(right)
    if last < first:
        raise UnreadableEDTF(f"“{edtf}” ends before it begins.")
    about = {from_mark, to_mark} & {"~", "%"}
    if first == last and not about:
        return Bounds(first, last, Precision.DAY)
    return Bounds(first, last, Precision.ABOUT if about else Precision.BETWEEN)


def _single(text):
    """First day, last day, precision and qualifier of one date without its interval or set."""
    match = _DATE.fullmatch(text)
    if not match:
        raise UnreadableEDTF(f"“{text}” is not a date in EDTF, as in 2025-11-30, 2025-11 or 2025-11-11~/2025-11-20~.")
    year, month, day, mark = match["year"], match["month"], match["day"], match["mark"]
    try:
        return *_days(year, month and int(month), day and int(day)), mark
    except ValueError:
        raise UnreadableEDTF(f"“{text}” is not a day that the calendar has.") from None


def _days(year, month, day):
    if "X" in year:
        if month:
            raise UnreadableEDTF(f"“{year}-{month:02}” gives a month to more than one year.")
        span = 10 ** year.count("X")
        first = int(year.replace("X", "0"))
        precision = Precision.DECADE if span == 10 else Precision.CENTURY
        return date(first, 1, 1), date(first + span - 1, 12, 31), precision
    year = int(year)
    if day:
        return date(year, month, day), date(year, month, day), Precision.DAY
    if month in _SEASONS:
        start, end = _SEASONS[month]
        return date(year, start, 1), _month_end(year + (end < start), end), Precision.SEASON
    if month in _QUARTERS:
        start, end = _QUARTERS[month]
        return date(year, start, 1), _month_end(year, end), Precision.QUARTER
    if month:
        return date(year, month, 1), _month_end(year, month), Precision.MONTH
    return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


def _month_end(year, month):
    return date(year, month, 1) + timedelta(days=calendar.monthrange(year, month)[1] - 1)
