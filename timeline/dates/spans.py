"""Stretches of the calendar: days, weeks, months, quarters, seasons, years, decades and centuries as values."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

MONDAY, WEDNESDAY, THURSDAY, SATURDAY, SUNDAY = 0, 2, 3, 5, 6
_SEASON_MONTHS = {"spring": 3, "summer": 6, "fall": 9, "winter": 12}
_SEASON_CODES = {3: 21, 6: 22, 9: 23, 12: 24}
_MARKS = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}


class Grain(StrEnum):
    """The unit a span is one whole of; SPAN is none of them."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"


@dataclass(frozen=True, kw_only=True)
class Span:
    """From `start` to `end`, both included (None: open on that side), and the rules that gave it.

    `about` marks bounds that are ours, not the source's, `uncertain` a date that the source's own words put in doubt.
    `whole` is the unit in which a SPAN is written (Grain.DAY, MONTH or YEAR). `inner` is, for an open span, the span it
    opens from. `choices` are the days of “23 or 30 November”, which is one of them and none between. `others` are
    further readings.
    """

    start: date | None
    end: date | None
    grain: Grain = Grain.SPAN
    about: bool = False
    uncertain: bool = False
    whole: Grain = Grain.DAY
    said: tuple[str, ...] = ()
    others: tuple["Span", ...] = ()
    inner: "Span | None" = None
    choices: tuple[date, ...] = ()

    @property
    def edtf(self) -> str:
        """The span in EDTF, in the coarsest unit that says the same."""
        if self.choices:
            return f"[{','.join(day.isoformat() for day in self.choices)}]"
        if self.start is None:
            return f"../{self._marked(self._last)}"
        if self.end is None:
            return f"{self._marked(self._first)}/.."
        unit = self._unit()
        if unit:
            return self._marked(unit)
        return f"{self._marked(self._first)}/{self._marked(self._last)}"

    @property
    def is_in_order(self) -> bool:
        """Whether it ends no earlier than it begins. A rule can join two ends that do not; that is no reading."""
        return self.start is None or self.end is None or self.start <= self.end

    def because(self, *sentences: str) -> "Span":
        """The same span with further rules in words, first the given ones."""
        return replace(self, said=(*sentences, *self.said))

    def _marked(self, text):
        return f"{text}{_MARKS[self.about, self.uncertain]}"

    @property
    def _first(self):
        return _written(self.start, self.whole)

    @property
    def _last(self):
        return _written(self.end, self.whole)

    def _unit(self):
        start = self.start
        if start == self.end:
            return start.isoformat()
        if (self.about or self.uncertain) and self.grain in (Grain.QUARTER, Grain.SEASON):
            return ""  # kept by its months, since readers of EDTF know no season or quarter with a mark
        names = {
            Grain.MONTH: lambda: f"{start.year:04}-{start.month:02}",
            Grain.QUARTER: lambda: f"{start.year:04}-{33 + start.month // 3}",
            Grain.SEASON: lambda: f"{start.year:04}-{_SEASON_CODES[start.month]}",
            Grain.YEAR: lambda: f"{start.year:04}",
            Grain.DECADE: lambda: f"{start.year // 10:03}X",
            Grain.CENTURY: lambda: f"{start.year // 100:02}XX",
        }
        return names[self.grain]() if self.grain in names else ""


def _written(day, unit):
    return {Grain.YEAR: f"{day.year:04}", Grain.MONTH: f"{day.year:04}-{day.month:02}"}.get(unit, day.isoformat())


def day_of(day: date) -> Span:
    return Span(start=day, end=day, grain=Grain.DAY)


def days(start: date, end: date) -> Span:
    """From one day to another, or the one day that both are."""
    return Span(start=start, end=end, grain=Grain.DAY if start == end else Grain.SPAN)


def week_of(day: date) -> Span:
    """The week, Monday to Sunday, that the day is in."""
    monday = day - timedelta(days=day.weekday())
    return Span(start=monday, end=monday + timedelta(days=6), grain=Grain.WEEK)


def month_of(year: int, month: int) -> Span:
    return Span(start=date(year, month, 1), end=month_end(year, month), grain=Grain.MONTH, whole=Grain.MONTH)


def quarter_of(year: int, number: int) -> Span:
    """The first to fourth quarter of a year."""
    first = 3 * number - 2
    return Span(start=date(year, first, 1), end=month_end(year, first + 2), grain=Grain.QUARTER, whole=Grain.MONTH)


def season_of(year: int, name: str) -> Span:
    """A season by the year in which it begins; winter ends in the next."""
    first = _SEASON_MONTHS[name]
    start = date(year, first, 1)
    last = add_months(start, 2)
    return Span(start=start, end=month_end(last.year, last.month), grain=Grain.SEASON, whole=Grain.MONTH)


def year_of(year: int) -> Span:
    return Span(start=date(year, 1, 1), end=date(year, 12, 31), grain=Grain.YEAR, whole=Grain.YEAR)


def decade_of(year: int) -> Span:
    """The decade that the year is in: 1994 gives 1990 to 1999."""
    first = year // 10 * 10
    return Span(start=date(first, 1, 1), end=date(first + 9, 12, 31), grain=Grain.DECADE, whole=Grain.YEAR)


def century_of(year: int) -> Span:
    """The hundred years that share the year's first two digits."""
    first = year // 100 * 100
    return Span(start=date(first, 1, 1), end=date(first + 99, 12, 31), grain=Grain.CENTURY, whole=Grain.YEAR)


def half_of(span: Span, number: int) -> Span:
    """The first or second half: of a month days 1 to 15 and the rest, of a year its months, of a decade its years."""
    if span.grain in (Grain.DECADE, Grain.CENTURY):
        years = (span.end.year - span.start.year + 1) // 2
        return years_between(span.start.year + years * (number - 1), span.start.year + years * number - 1)
    if span.grain == Grain.YEAR:
        return months_between(date(span.start.year, 6 * number - 5, 1), date(span.start.year, 6 * number, 1))
    half = (span.end - span.start).days // 2 + 1
    cut = span.start + timedelta(days=15 if span.grain == Grain.MONTH else half)
    return days(span.start, cut - timedelta(days=1)) if number == 1 else days(cut, span.end)


def months_between(first: date, last: date) -> Span:
    """From the month of one day to the month of another, both whole."""
    return Span(start=first.replace(day=1), end=month_end(last.year, last.month), whole=Grain.MONTH)


def years_between(first: int, last: int) -> Span:
    return Span(start=date(first, 1, 1), end=date(last, 12, 31), whole=Grain.YEAR)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def unit_around(day: date, unit: str, shift: int = 0) -> Span:
    """The whole day, week, month, quarter, year … that a day is in, or the one `shift` units on (negative: back)."""
    return _UNITS[unit](day, shift)


def _quarter_around(day, shift):
    moved = add_months(day.replace(day=1), 3 * shift)
    return quarter_of(moved.year, (moved.month + 2) // 3)


def _month_around(day, shift):
    moved = add_months(day.replace(day=1), shift)
    return month_of(moved.year, moved.month)


def _weekend_around(day, shift):
    saturday = day + timedelta(days=SATURDAY - day.weekday() + 7 * shift)
    return days(saturday, saturday + timedelta(days=1))


_UNITS = {
    "day": lambda day, shift: day_of(day + timedelta(days=shift)),
    "week": lambda day, shift: week_of(day + timedelta(days=7 * shift)),
    "weekend": _weekend_around,
    "month": _month_around,
    "quarter": _quarter_around,
    "year": lambda day, shift: year_of(day.year + shift),
    "decade": lambda day, shift: decade_of(day.year + 10 * shift),
    "century": lambda day, shift: century_of(day.year + 100 * shift),
}
