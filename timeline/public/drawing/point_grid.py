"""Where the squares of two plan versions stand: one square a point, equal columns for both versions.

A square is solid and lettered where its subject is known, hatched where nothing is reported, dashed where the other
version has a point more: lettered for a named one, “?” for one that nothing explains. The order is ours. A version
whose total is not stated, or whose readings do not fit it, has no squares.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from timeline.public.comparison import Comparison, Point
from timeline.public.drawing.shapes import percent


class Look(StrEnum):
    KNOWN = "known"
    UNREPORTED = "unreported"
    GONE = "gone"


@dataclass(frozen=True, kw_only=True)
class Square:
    """One square: `x` and `middle` (where its letters stand) in percent, `y` and `foot` (their base) in pixels."""

    look: Look
    x: str
    middle: str
    y: str
    foot: str
    letters: str = ""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The squares of both versions, the width of each in percent, its height and that of a version's row in pixels."""

    left: tuple[Square, ...] = ()
    right: tuple[Square, ...] = ()
    width: str = ""
    size: int = 0
    height: int = 0


def lay_out(comparison: Comparison, *, size: int) -> Grid:
    """The squares of a comparison, each `size` pixels high."""
    left = _Side(comparison.left.points, comparison.known_left)
    right = _Side(comparison.right.points, comparison.known_right)
    totals = [side.points for side in (left, right) if side.is_drawable]
    if not any(totals):
        return Grid()
    here, there = left.cells(shared=min(totals)), right.cells(shared=min(totals))
    if len(totals) == 2:
        here, there = here + _gone(left, here, right, there), there + _gone(right, there, left, here)
    columns = _columns(max(totals), max(len(cell.letters) for cell in here + there))
    place = _Place(columns=columns, size=size)
    return Grid(
        left=tuple(place.square(index, cell) for index, cell in enumerate(here)),
        right=tuple(place.square(index, cell) for index, cell in enumerate(there)),
        width=percent(place.pitch * _SQUARE),
        size=size,
        height=ceil(max(totals) / columns) * (size + _GUTTER) - _GUTTER + 2,
    )


# A line of squares is at most this long, shorter where letters come in pairs; a short plan's squares stay squares.
_LONGEST, _LONGEST_WITH_PAIRS, _SHORTEST = 30, 20, 20
# The part of a column that the square fills; the rest is the space around it.
_SQUARE = 0.843
_GUTTER = 6


@dataclass(frozen=True)
class _Cell:
    """A square before it has a place. `is_alone` says that the other version is reported to lack it."""

    look: Look
    letters: str = ""
    is_alone: bool = False


@dataclass(frozen=True)
class _Side:
    """One version's points: how many are stated, and those of which something is known."""

    points: int | None
    known: Sequence[Point]

    @property
    def is_drawable(self):
        return self.points is not None and len(self.known) <= self.points

    def cells(self, *, shared):
        """A cell a point. What this version alone holds stands past the points that both have, as far as that goes."""
        if not self.is_drawable:
            return []
        cells = [_Cell(Look.UNREPORTED)] * self.points
        both = [_known(point) for point in self.known if not _is_alone(point)]
        alone = [_known(point) for point in self.known if _is_alone(point)]
        cells[: len(both)] = both
        start = max(shared, len(both))
        after, before = alone[: self.points - start], alone[self.points - start :]
        cells[start : start + len(after)] = after
        cells[shared - len(before) : shared] = before
        return cells


@dataclass(frozen=True)
class _Place:
    """Where the n-th square of a version stands."""

    columns: int
    size: int

    @property
    def pitch(self):
        return 100 / self.columns

    def square(self, index, cell):
        line, column = divmod(index, self.columns)
        y = 1 + line * (self.size + _GUTTER)
        return Square(
            look=cell.look,
            x=percent((column + (1 - _SQUARE) / 2) * self.pitch),
            middle=percent((column + 0.5) * self.pitch),
            y=str(y),
            foot=str(y + self.size / 2 + 4.5),
            letters=cell.letters,
        )


def _known(point):
    letters = "".join(compared.letter for compared in point)
    return _Cell(Look.KNOWN, letters if len(letters) <= 2 else f"{point[0].letter}+", _is_alone(point))


def _is_alone(point):
    """Whether the other version is reported to lack all of a point."""
    return all(False in (compared.in_left, compared.in_right) for compared in point)


def _gone(side, cells, other, others):
    """What the other version has past the last point of this one, named where what became of it is named."""
    merged = [compared.letter for point in side.known for compared in point[1:]]
    parts = [
        compared.letter for number, (compared, *_) in enumerate(other.known) if (compared,) in other.known[:number]
    ]
    named = iter([*merged, *parts])
    return [
        _Cell(Look.GONE, beyond.letters if beyond.is_alone else next(named, "?")) for beyond in others[len(cells) :]
    ]


def _columns(total, most_letters):
    longest = _LONGEST if most_letters < 2 else _LONGEST_WITH_PAIRS
    return max(ceil(total / ceil(total / longest)), _SHORTEST)
