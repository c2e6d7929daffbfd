"""Units of the calendar, from a day to a century: what a long time is cut into."""

import calendar
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Unit(StrEnum):
    """Finest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True)
class Stretch:
    """Some days in a row, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def has(self, day: date) -> bool:
        return self.first <= day <= self.last


def unit_around(day: date, unit: Unit) -> Stretch:
    """The unit that a day is in. Weeks go from Monday to Sunday; a decade is 2020 to 2029, a century 2000 to 2099."""
    if unit == Unit.DAY:
        return Stretch(day, day)
    if unit == Unit.WEEK:
        monday = day.toordinal() - day.weekday()
        return Stretch(date.fromordinal(monday), date.fromordinal(min(monday + 6, date.max.toordinal())))
    if unit == Unit.MONTH:
        return Stretch(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))
    year = day.year - day.year % _YEARS[unit]
    return Stretch(date(max(year, 1), 1, 1), date(year + _YEARS[unit] - 1, 12, 31))


def whole_units(stretch: Stretch, unit: Unit) -> Stretch:
    """The same days and those that make the first and the last unit whole."""
    return Stretch(unit_around(stretch.first, unit).first, unit_around(stretch.last, unit).last)


def cut(stretch: Stretch, unit: Unit, *, most: int) -> tuple[Stretch, ...] | None:
    """The units that hold any of the days, in order; None where they are more than `most`."""
    found = [unit_around(stretch.first, unit)]
    while found[-1].last < stretch.last:
        if len(found) == most:
            return None
        found.append(unit_around(found[-1].last + timedelta(days=1), unit))
    return tuple(found)


def places(pieces: Sequence[Stretch], first: date, last: date) -> range:
    """The places, in a row of pieces without a gap, of those that hold any day from `first` to `last`."""
    starts = [piece.first for piece in pieces]
    return range(max(bisect_right(starts, first) - 1, 0), bisect_right(starts, last))


_YEARS = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}
