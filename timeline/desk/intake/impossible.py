"""Dates that cannot be as they are written: days that no calendar has, and weekdays of other days."""

import re

from timeline.dates.value import FuzzyDate, Precision
from timeline.dates.wording import in_words
from timeline.desk.intake.kinds import MONTH

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_FULL = "January|February|March|April|May|June|July|August|September|October|November|December"
_YEAR = r"(?:,? (?:19|20)\d\d\b)?"
_ENDS_IN_MONTH = re.compile(rf"(?:.*\b)?{MONTH}", re.IGNORECASE | re.DOTALL)
_ENDS_IN_SHORT_MONTH = re.compile(rf"(?!.*\b(?:{_FULL})$)(?:.*\b)?{MONTH}", re.IGNORECASE | re.DOTALL)
_MONTH_ALONE = re.compile(rf"{MONTH}(?:,? \d{{4}})?", re.IGNORECASE)
_DAY_BEFORE = re.compile(
    rf"(?:\b(?:on|from|between|since|by|until|at)\s)?(?:the\s)?(?<![\d:.,/–-])(?:{_DAY}\s?(?:[-–—/]|to|and|or|until)\s?)?"
    rf"{_DAY}(?:\sof)?\s$",
    re.IGNORECASE,
)
_NO_FIGURE = r"\b(?![:.,]\d|%)"
_DAY_BEHIND = re.compile(rf"\s(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?{_NO_FIGURE}{_YEAR}")
_DAY_BEHIND_ABBREVIATION = re.compile(rf"\.{_DAY_BEHIND.pattern}")
_YEAR_BEHIND = re.compile(r",?\s(?:19|20)\d\d\b")
_ENDS_IN_DAY = re.compile(rf".*\b(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})", re.IGNORECASE | re.DOTALL)
_ENDS_IN_ORDINAL = re.compile(r".*\d(?:st|nd|rd|th)", re.DOTALL)
_MONTH_BEHIND = re.compile(rf"\sof\s{MONTH}{_YEAR}")
_ENDS_IN_FIGURES = re.compile(r".*\d{4}-\d\d", re.DOTALL)
_FIGURES_BEHIND = re.compile(r"-\d{1,2}\b")
_FURTHEST = 40
"""How many characters before a month the days of “from 28 to 31 November” may begin."""


def whole_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a date begins and ends with the figures that touch it and were not read: “February” of “February 30”.

    A date that was read whole keeps its place.
    """
    words = text[start:end]
    behind = _behind(text, end, words)
    before = _MONTH_ALONE.fullmatch(words) and _DAY_BEFORE.search(text, max(0, start - _FURTHEST), start)
    return (before.start() if before else start), (behind.end() if behind else end)


def _behind(text, end, words):
    found = (behind.match(text, end) for ends, behind in _PAIRS if ends.fullmatch(words))
    return next((one for one in found if one), None)


_PAIRS = (
    (_ENDS_IN_MONTH, _DAY_BEHIND),
    (_ENDS_IN_SHORT_MONTH, _DAY_BEHIND_ABBREVIATION),
    (_ENDS_IN_DAY, _YEAR_BEHIND),
    (_ENDS_IN_ORDINAL, _MONTH_BEHIND),
    (_ENDS_IN_FIGURES, _FIGURES_BEHIND),
)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b(?P<day>{'|'.join(WEEKDAYS)})\b")
_WEEKDAY_BEHIND = re.compile(
    rf"(?:, (?:which (?:is|was|will be) )?a | \((?:an? )?)(?P<day>{'|'.join(WEEKDAYS)})\b(?!['’]s)"
)


def weekday_beside(text: str, start: int, end: int) -> str:
    """The weekday that is named with a day of the month: “Sunday, 30 November”, “30 November, a Sunday”."""
    words = text[start:end]
    named = _WEEKDAY.search(words) if re.search(r"\d", words) else None
    named = named or _WEEKDAY_BEHIND.match(text, end)
    return named["day"] if named else ""


def doubt_of(when: FuzzyDate, weekday: str) -> str:
    """What is wrong with a date as it is written; empty where nothing is."""
    if not when:
        return f"“{when.phrase}” is no day that the calendar has: it cannot be read."
    if not weekday or when.precision != Precision.DAY:
        return ""
    actual = WEEKDAYS[when.earliest.weekday()]
    return "" if actual == weekday else f"“{when.phrase}” says {weekday}, but {in_words(when)} is a {actual}."
