"""The axis of the lanes: days while they are few, else weeks, months or years."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from timeline.dates.value import Reading
from timeline.public.dates_in_words import short_words
from timeline.public.drawing.period import Period
from timeline.public.drawing.shapes import percent

MOST_DAYS = 35


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A word on the axis; `under` is the month or year that begins there, `short` both in one for a narrow place.

    `at` is where the word stands and `line` where its unit begins, if a line is drawn there.
    """

    at: str
    label: str
    short: str
    under: str = ""
    line: str = ""
    is_late: bool = False


def ticks(period: Period) -> Iterator[Tick]:
    """The days of a period of at most MOST_DAYS, else the weeks, months or years that begin in it."""
    return _days(period) if period.days <= MOST_DAYS else _starts(period)


def _days(period):
    month = None
    for ordinal in range(period.first.toordinal(), period.last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        is_new = day.month != month
        month = day.month
        middle = period.middle(day)
        yield Tick(
            at=percent(middle),
            line=percent(period.before(day)) if day.weekday() == 0 else "",
            label=str(day.day),
            short=_day_and_month(day) if is_new else str(day.day),
            under=_full_month(day) if is_new else "",
            is_late=middle > 85,
        )


def _starts(period):
    starts, above = period.starts, None
    words = _words_of(starts)
    for day in starts:
        where = period.before(day)
        label, under, short = words(day)
        at = percent(where)
        yield Tick(at=at, line=at, label=label, short=short, under="" if under == above else under, is_late=where > 85)
        above = under


def _words_of(starts):
    """What stands at weeks, months or years: on the axis, below it, and both in short."""
    if any(day.day > 1 for day in starts):
        return lambda day: (str(day.day), _full_month(day), _day_and_month(day))
    if any(day.month > 1 for day in starts):
        return lambda day: (_month(day), str(day.year), _full_month(day))
    return lambda day: (str(day.year), "", str(day.year))


def _day_and_month(day):
    return short_words(Reading(edtf=day.isoformat()), year=day.year)


def _month(day):
    return short_words(Reading(edtf=day.isoformat()[:7]), year=day.year)


def _full_month(day):
    return short_words(Reading(edtf=day.isoformat()[:7]))
