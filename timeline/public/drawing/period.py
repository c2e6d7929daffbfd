"""A date as a mark on the line of a period: the small drawing under a date, and the table of what marks mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from timeline.dates.value import FuzzyDate, Precision, Reading
from timeline.public.drawing.marks import ANNOUNCED, Mark, mark_of
from timeline.public.drawing.shapes import Band, Dashes, Dot, Fade, percent
from timeline.records.event import Status

_MOST_TICKS = 12
_TICK_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12_000, 120_000)
# Narrower than this a band would not be seen on a line as narrow as the list's date column.
_LEAST_WIDTH = 3.0
# How much of a fade, from each end, is soft (see the gradient): half of that lies outside what it stands for.
_SOFT = 0.3


@dataclass(frozen=True)
class Period:
    """The days that a line stretches over, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return self.last.toordinal() - self.first.toordinal() + 1

    def before(self, day: date) -> float:
        """Where `day` begins, in percent, kept within the period."""
        return self._percent(day.toordinal() - self.first.toordinal())

    def after(self, day: date) -> float:
        """Where `day` ends, in percent, kept within the period."""
        return self._percent(day.toordinal() - self.first.toordinal() + 1)

    def middle(self, day: date) -> float:
        return (self.before(day) + self.after(day)) / 2

    def has_any(self, earliest: date | None, latest: date | None) -> bool:
        """Whether some day from `earliest` to `latest` (None: no limit) is in the period."""
        return (earliest or self.first) <= self.last and (latest or self.last) >= self.first

    @cached_property
    def ticks(self) -> tuple[str, ...]:
        """Both ends, and the Mondays, months or years between: the finest that leaves room between ticks."""
        return ("0%", *(percent(self.before(day)) for day in self.starts), "100%")

    @property
    def starts(self) -> list[date]:
        """The Mondays, months or years that begin in the period: the finest of them that are few enough to mark."""
        if self.days <= 7 * _MOST_TICKS + 1:
            return [day for day in self._inner_days() if day.weekday() == 0]
        first, last = _month(self.first) + 1, _month(self.last)
        months = (range(-(-first // step) * step, last + 1, step) for step in _TICK_MONTHS)
        return [_month_start(month) for month in next(starts for starts in months if len(starts) <= _MOST_TICKS)]

    def _inner_days(self):
        return (self.first + timedelta(days=n) for n in range(1, self.days))

    def _percent(self, days):
        return min(max(100 * days / self.days, 0), 100)


@dataclass(frozen=True, kw_only=True)
class PeriodLine:
    """A date on the line of a period. Everything but the first two is there only if it is drawn."""

    mark: Mark
    period: Period
    limits: Band | None = None
    ends: tuple[str, ...] = ()
    soft: Fade | None = None
    planned: Band | None = None
    dashes: Dashes | None = None
    dots: tuple[Dot, ...] = ()


def period_holding(days: Iterable[date | None]) -> Period | None:
    """The whole weeks, Monday to Sunday, that hold all of `days` (None among them is passed over); None for none."""
    known = [day.toordinal() for day in days if day]
    if not known:
        return None
    first, last = min(known), max(known)
    return Period(
        date.fromordinal(first - (first - 1) % 7),
        date.fromordinal(min(last + 6 - (last - 1) % 7, date.max.toordinal())),
    )


def period_line(
    when: FuzzyDate,
    period: Period,
    *,
    status: Status = Status.HAPPENED,
    disputed: tuple[date, ...] = (),
    after: date | None = None,
) -> PeriodLine:
    """A date drawn on the line of `period`.

    `after` is for a date of which only an order is known: the day from which on it may be. A date wholly outside the
    period leaves the line bare.
    """
    mark = mark_of(when, status=status, disputed=disputed)
    if mark == Mark.ORDER:
        return PeriodLine(mark=mark, period=period, dashes=_open_arrow(when, period, status, after))
    if mark == Mark.DISPUTED:
        return PeriodLine(mark=mark, period=period, **_linked(disputed, period, "day-on"))
    if not period.has_any(when.earliest, when.latest):
        return PeriodLine(mark=mark, period=period)
    return PeriodLine(mark=mark, period=period, **_dated(mark, when, period))


def _dated(mark, when, period):
    if mark == Mark.PLANNED:
        return _planned(when, period)
    if mark == Mark.UNCLEAR:
        return _linked(when.choices, period, "mk-open")
    if mark == Mark.DAY:
        return {"dots": (_dot(when.earliest, period, "day-on"),)}
    if mark == Mark.ABOUT:
        return _soft(when, period)
    start, end = _widened(period.before(when.earliest), period.after(when.latest))
    # A limit that the period cuts off is not drawn: there is nothing at that end of the line.
    ends = [(start, when.earliest >= period.first), (end, when.latest <= period.last)]
    return {"limits": _band(start, end), "ends": tuple(percent(x) for x, is_inside in ends if is_inside)}


def _planned(when, period):
    if when.choices:
        return _linked(when.choices, period, "mk-plan")
    if when.precision == Precision.DAY:
        return {"dots": (_dot(when.earliest, period, "mk-plan"),)}
    start, end = _span(when, period)
    return {"planned": _band(*_widened(start, end))}


def _soft(when, period):
    start, end = _widened(*_span(when, period))
    if when.earliest is None:
        return {"soft": _fade(start, end, "fade-left-s0"), "ends": (percent(end),)}
    if when.latest is None:
        return {"soft": _fade(start, end, "fade-right-s0"), "ends": (percent(start),)}
    spill = (end - start) * (1 / (1 - _SOFT) - 1) / 2
    return {"soft": _fade(max(start - spill, 0), min(end + spill, 100), "fade-s0")}


def _span(when, period):
    start = period.before(when.earliest) if when.earliest else 0
    end = period.after(when.latest) if when.latest else 100
    return start, end


def _linked(days, period, look):
    days = [day for day in sorted(days) if period.has_any(day, day)]
    if not days:
        return {}
    dots = tuple(_dot(day, period, look) for day in days)
    return {"dots": dots, "dashes": Dashes(start=dots[0].x, end=dots[-1].x)}


def _open_arrow(when, period, status, after):
    """What is announced lies ahead of its source; of anything else without a date only that it lies before is known."""
    ahead = status in ANNOUNCED or after
    start = after or when.anchor
    if ahead:
        return Dashes(start=percent(period.after(start)) if start else "0%", end="100%", arrow="right")
    return Dashes(start="0%", end=percent(period.after(start)) if start else "100%", arrow="left")


def _dot(day, period, look):
    return Dot(x=percent(period.middle(day)), look=look)


def _band(start, end):
    return Band(x=percent(start), width=percent(end - start))


def _fade(start, end, gradient):
    return Fade(x=percent(start), width=percent(end - start), gradient=gradient)


def _widened(start, end):
    """The same stretch, or one just wide enough to be seen with the same middle where the line has room for that."""
    lacking = max(_LEAST_WIDTH - (end - start), 0)
    start = min(max(start - lacking / 2, 0), 100 - _LEAST_WIDTH) if lacking else start
    return start, max(end, start + _LEAST_WIDTH)


def _month(day):
    return day.year * 12 + day.month - 1


def _month_start(month):
    return date(month // 12, month % 12 + 1, 1)


def samples() -> dict[str, PeriodLine]:
    """One line for each mark, by its name: invented dates in four invented weeks."""
    period = Period(date(2025, 11, 10), date(2025, 12, 7))
    first, second = date(2025, 11, 23), date(2025, 11, 30)
    drawn = {
        Mark.DAY: period_line(_read("2025-11-21"), period),
        Mark.BETWEEN: period_line(_read("2025-11-11/2025-12-01"), period),
        Mark.ABOUT: period_line(_read("2025-11-11~/2025-11-20~"), period),
        Mark.UNCLEAR: period_line(_read("[2025-11-23,2025-11-30]"), period),
        Mark.DISPUTED: period_line(_read("2025-11-30"), period, disputed=(first, second)),
        Mark.PLANNED: period_line(_read("2025-12-01/2025-12-03"), period, status=Status.PLANNED),
        Mark.ORDER: period_line(FuzzyDate(), period, status=Status.PLANNED, after=date(2025, 12, 1)),
    }
    return {mark.value: line for mark, line in drawn.items()}


def _read(edtf):
    return FuzzyDate(reading=Reading(edtf=edtf))
