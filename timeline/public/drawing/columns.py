"""How many entries fell, or may have fallen, on each day or in each month: the columns at the foot of the overview."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.public.asking.density import ANNOUNCED, Group
from timeline.public.asking.units import Stretch, places
from timeline.public.drawing import when
from timeline.public.drawing.shapes import percent
from timeline.records.document import Document
from timeline.records.event import Event

# Squares that can be counted, and few enough not to weigh on the page.
_MOST_IN_A_COLUMN = 8
_MOST_SQUARES = 200
_SQUARE = 11
_HIGHEST = 88


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The entries of a stretch of days: surely in it, possibly in it, and announced for it."""

    exact: int = 0
    possible: int = 0
    announced: int = 0

    @property
    def entries(self) -> int:
        return self.exact + self.possible + self.announced


@dataclass(frozen=True, kw_only=True)
class Block:
    """A square or a bar: across in percent; `y` and `height` in pixels, `y` from the axis up."""

    x: str
    width: str
    y: str
    height: str


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Blocks by how they are filled: solid (exact), hatched (possible), dashed (announced); `height` of the highest."""

    solid: tuple[Block, ...]
    hatched: tuple[Block, ...]
    dashed: tuple[Block, ...]
    height: int


def groups_of(document: Document, events: Iterable[Event], window: Stretch) -> tuple[Group, ...]:
    """Each event that has a day as a group of one, with the days that it may have been on."""
    return tuple(_group(document, event, window) for event in events if event.date)


def tally(groups: Iterable[Group], pieces: Sequence[Stretch]) -> tuple[Tally, ...]:
    """What is in each of some pieces of time, which stand in a row without a gap."""
    counted = [[0, 0, 0] for _ in pieces]
    for group in groups:
        for place in places(pieces, group.first, group.last):
            standing = _standing(group, pieces[place])
            if standing is not None:
                counted[place][standing] += group.entries
    return tuple(Tally(exact=exact, possible=may, announced=announced) for exact, may, announced in counted)


def columns(tallies: Sequence[Tally]) -> Columns:
    """Columns side by side: of squares, one an entry, where they are few; of bars where they are many."""
    highest = max(each.entries for each in tallies)
    if has_squares(tallies):
        return _stacked(tallies, _squares, height=highest * _SQUARE)
    return _stacked(tallies, lambda below, number: _bar(below, number, _HIGHEST / highest), height=_HIGHEST)


def has_squares(tallies: Sequence[Tally]) -> bool:
    """Whether the columns are of squares."""
    counted = [each.entries for each in tallies]
    return max(counted) <= _MOST_IN_A_COLUMN and sum(counted) <= _MOST_SQUARES


_EXACT, _POSSIBLE, _ANNOUNCED = range(3)


def _standing(group, piece):
    if group.days and not any(piece.has(day) for day in group.days):
        return None
    if group.is_announced:
        return _ANNOUNCED
    return _EXACT if piece.first <= group.first and group.last <= piece.last else _POSSIBLE


def _group(document, event, window):
    is_announced = event.status in ANNOUNCED
    days = when.exact_days(when.disputed(document, event)) or event.date.choices
    first, last = (min(days), max(days)) if days else (event.date.earliest, event.date.latest)
    if not last:
        last = window.last if is_announced else max(first, _known_on(document, event))
    return Group(first=first or window.first, last=last, is_announced=is_announced, days=days)


def _known_on(document, event):
    published = (document.source(citation.source).published_on for citation in event.all_citations())
    return min(published, default=date.min)


def _stacked(tallies, blocks, *, height):
    pitch = 100 / len(tallies)
    drawn = {"solid": [], "hatched": [], "dashed": []}
    for place, each in enumerate(tallies):
        x, width, below = percent((place + 0.1) * pitch), percent(0.8 * pitch), 0
        for look, number in (("solid", each.exact), ("hatched", each.possible), ("dashed", each.announced)):
            drawn[look] += [Block(x=x, width=width, y=y, height=high) for y, high in blocks(below, number)]
            below += number
    return Columns(height=height, **{look: tuple(found) for look, found in drawn.items()})


def _squares(below, number):
    return [(f"{-_SQUARE * (place + 1) + 0.75:g}", f"{_SQUARE - 1.5:g}") for place in range(below, below + number)]


def _bar(below, number, scale):
    return [(f"{round(-(below + number) * scale, 2):g}", f"{round(number * scale, 2):g}")] if number else []
