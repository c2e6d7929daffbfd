"""The days around a date, one by one: what the source said on which day, and which day that is read as."""

from dataclasses import dataclass
from datetime import date, timedelta

from timeline.dates.value import FuzzyDate, Precision
from timeline.public.drawing.shapes import Dashes, percent

_FEWEST_BOXES = 8
_MOST_BOXES = 12


@dataclass(frozen=True, kw_only=True)
class DayBox:
    """One day as a box. `standing` is on (the day), may (may be the day) or off."""

    day: date
    x: str
    width: str
    middle: str
    standing: str
    is_anchor: bool = False


@dataclass(frozen=True, kw_only=True)
class DaysAround:
    """The days around a date, its source's day among them, with an arrow from there to each day it may be.

    `distance` counts the days from the source's day to the date (negative: before), where it is one exact day;
    `is_about` says that not even the bounds are exact, `looks_back` that the source's day stands last.
    """

    boxes: tuple[DayBox, ...]
    anchor: str
    arrows: tuple[str, ...] = ()
    reach: Dashes | None = None
    distance: int | None = None
    is_about: bool = False

    @property
    def looks_back(self) -> bool:
        return self.boxes[-1].is_anchor

    @property
    def days_before(self) -> int | None:
        return -self.distance if self.distance and self.distance < 0 else None

    @property
    def days_after(self) -> int | None:
        return self.distance if self.distance and self.distance > 0 else None

    @property
    def is_same_day(self) -> bool:
        return self.distance == 0


def days_around(when: FuzzyDate, anchor: date | None) -> DaysAround | None:
    """The days of a reading beside the day that its phrase counts from.

    None where they cannot be drawn one by one, because a side is open or they do not fit into twelve days; the line of
    a period says more there.
    """
    if not anchor or not when.earliest or not when.latest:
        return None
    first, last = min(when.earliest, anchor).toordinal(), max(when.latest, anchor).toordinal()
    if last - first >= _MOST_BOXES:
        return None
    first, last = _at_least_a_week(first, last, anchor.toordinal())
    possible = when.choices or tuple(_days_between(when.earliest, when.latest))
    boxes = _boxes(first, last, when, possible, anchor)
    middles = {box.day: box.middle for box in boxes}
    goals = _goals(when, possible, anchor)
    return DaysAround(
        boxes=boxes,
        anchor=middles[anchor],
        arrows=tuple(middles[day] for day in goals),
        reach=_reach([anchor, *goals], middles),
        distance=(when.earliest - anchor).days if when.precision == Precision.DAY else None,
        is_about=when.precision == Precision.ABOUT,
    )


def _at_least_a_week(first, last, anchor):
    """The same days and, on the side away from the anchor, as many more as make the fewest boxes."""
    lacking = max(_FEWEST_BOXES - (last - first + 1), 0)
    if anchor == last:
        return max(first - lacking, date.min.toordinal()), last
    return first, min(last + lacking, date.max.toordinal())


def _days_between(first, last):
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _boxes(first, last, when, possible, anchor):
    pitch = 100 / (last - first + 1)
    gap = pitch * 0.04
    standing = "on" if when.precision == Precision.DAY else "may"
    days = (date.fromordinal(ordinal) for ordinal in range(first, last + 1))
    return tuple(
        DayBox(
            day=day,
            x=percent(n * pitch + gap),
            width=percent(pitch - 2 * gap),
            middle=percent((n + 0.5) * pitch),
            standing=standing if day in possible else "off",
            is_anchor=day == anchor,
        )
        for n, day in enumerate(days)
    )


def _goals(when, possible, anchor):
    """The days that the arrows point at: the day, or each that it may be one of; a stretch has none."""
    if when.precision not in (Precision.DAY, Precision.UNCLEAR):
        return ()
    return tuple(day for day in possible if day != anchor)


def _reach(days, middles):
    if len(days) < 2:
        return None
    return Dashes(start=middles[min(days)], end=middles[max(days)])
