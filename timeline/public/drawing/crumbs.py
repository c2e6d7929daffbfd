"""Where an entry stands in time, as a step on the way to its page."""

from dataclasses import dataclass

from timeline.dates.value import FuzzyDate, Precision, Reading
from timeline.public.asking.filters import UNFILTERED
from timeline.public.dates_in_words import in_words


@dataclass(frozen=True, kw_only=True)
class Crumb:
    """A day or a month in words, and the query string by which the timeline shows just its entries."""

    words: str
    query: str


def crumb_of(when: FuzzyDate) -> Crumb | None:
    """The day of a date, or the month that holds all days that it admits; None where it says less.

    What is uncertain stays so, and what is about a day or a month gets neither, as it may lie in the next: the way to a
    page must not say more than the page.
    """
    if when.precision == Precision.DAY:
        return _crumb(when)
    first, last = when.earliest, when.latest
    if not first or not last or (first.year, first.month) != (last.year, last.month) or _is_about_one(when):
        return None
    mark = "?" if {"?", "%"} & set(when.edtf) else ""
    return _crumb(Reading(edtf=f"{first.isoformat()[:7]}{mark}"))


def _is_about_one(when):
    return when.precision == Precision.ABOUT and "/" not in when.edtf


def _crumb(when):
    return Crumb(words=in_words(when), query=UNFILTERED.between(when.earliest, when.latest).query)
