"""The seven marks: how exactly a date is known, at a glance."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timeline.dates.value import FuzzyDate, Precision
from timeline.records.event import Status

ANNOUNCED = (Status.PLANNED, Status.CANCELLED)


class Mark(StrEnum):
    """The seven marks; the method page says what each one means."""

    DAY = "day"
    BETWEEN = "between"
    ABOUT = "about"
    UNCLEAR = "unclear"
    DISPUTED = "disputed"
    PLANNED = "planned"
    ORDER = "order"


@dataclass(frozen=True)
class Rail:
    """The mark beside an entry of the list; `height` is in pixels, the shape is the symbol #rail-<mark>."""

    mark: Mark

    @property
    def is_tall(self) -> bool:
        return self.mark not in (Mark.DAY, Mark.PLANNED)

    @property
    def height(self) -> int:
        return 64 if self.is_tall else 44


def mark_of(when: FuzzyDate, *, status: Status = Status.HAPPENED, disputed: tuple[date, ...] = ()) -> Mark:
    """The mark for a date; `disputed` are the days that different named sources give."""
    if disputed:
        return Mark.DISPUTED
    if not when:
        return Mark.ORDER
    if status in ANNOUNCED:
        return Mark.PLANNED
    return _BY_PRECISION.get(when.precision, Mark.BETWEEN)


_BY_PRECISION = {
    Precision.DAY: Mark.DAY,
    Precision.ABOUT: Mark.ABOUT,
    # One limit is known and the other is nobody's: soft, like limits that are ours.
    Precision.BEFORE: Mark.ABOUT,
    Precision.AFTER: Mark.ABOUT,
    Precision.UNCLEAR: Mark.UNCLEAR,
}


def rail_mark(when: FuzzyDate, *, status: Status = Status.HAPPENED, disputed: tuple[date, ...] = ()) -> Rail:
    """The mark beside an entry of the list; what is planned looks planned there even without a date."""
    mark = mark_of(when, status=status, disputed=disputed)
    return Rail(Mark.PLANNED if mark == Mark.ORDER and status in ANNOUNCED else mark)
