"""The lanes as two drawings of the same marks: time across for a wide page, time downwards for a phone.

Along the time, everything is in percent. Across it, the wide drawing counts in pixels, since its height is free, and
the narrow one in percent of its width. Nothing overlaps: in each lane the marks lie in tracks, and those that join
lanes lie nearest to the border that they cross, each in a track of its own where two would meet.
"""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from timeline.dates.value import FuzzyDate, Precision
from timeline.public.drawing.lane_axis import MOST_DAYS, Tick, ticks
from timeline.public.drawing.lane_tracks import Piece, Tracks
from timeline.public.drawing.marks import Mark
from timeline.public.drawing.period import Period, PeriodLine
from timeline.public.drawing.shapes import percent

# The narrowest that the wide drawing gets, and what a character and a mark with its distance take there, in pixels.
_NARROWEST = 672
_CHARACTER = 7.4
_MARK = 15
# Two lines of this many characters hold most titles; more marks than this have room for their numbers alone.
_LINE = 34
_MOST_TITLES = 40
_TITLE_TRACK, _NUMBER_TRACK = 40, 26
_NAME, _FOOT, _GAP, _TOP = 30, 6, 6, 34

# The narrow drawing: a day's height while days are few enough, a mark's share of the height otherwise. Then, in pixels
# of a phone's width: that width, and a character of a lane's name.
_DAY, _SHARE, _LEAST_HEIGHT = 21, 18, 588
_PHONE, _NAME_CHARACTER = 330, 7
_NAME_LINE, _NAMES = 10, 60
_BOW = 12


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A mark in one lane: where across the time it lies, and its side's slot."""

    at: str
    slot: int


@dataclass(frozen=True, kw_only=True)
class Joint:
    """What joins the seats of a mark at one time: from the first to the last lane, `bow` pixels later than the time.

    `bow` below zero is earlier. `is_capsule` says that nothing stands between the seats, so that they are drawn as one.
    """

    along: str
    bow: int
    is_dashed: bool
    is_capsule: bool = False


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A piece where it is drawn. Its label stands `dx` pixels from `along`; `lines` are its texts and their offsets.

    `is_within` says that the label lies on the mark itself, `is_end` that it ends where it stands.
    """

    number: str
    lines: tuple[tuple[str, str], ...]
    along: str
    dx: int
    line: PeriodLine
    seats: tuple[Seat, ...]
    joints: tuple[Joint, ...] = ()
    is_end: bool = False
    is_within: bool = False


@dataclass(frozen=True, kw_only=True)
class LaneBox:
    """A lane's ground, and the lines of its name with their offsets from where that stands."""

    name: tuple[tuple[str, str], ...]
    slot: int
    at: str
    size: str
    middle: str


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """One drawing: lanes, marks, axis, and from where on (`now`) it lies ahead of the latest source."""

    height: int
    foot: int = 0
    boxes: tuple[LaneBox, ...]
    placed: tuple[Placed, ...]
    ticks: tuple[Tick, ...]
    is_by_day: bool
    now: str = ""
    ahead: str = ""

    @property
    def depth(self) -> int:
        """The height of all lanes together, in the wide drawing."""
        return self.foot - _TOP - _GAP

    @property
    def total(self) -> int:
        """The height of the narrow drawing with the names above it."""
        return self.height + _NAMES


def wide_drawing(pieces: Iterable[Piece], lanes: list[tuple[str, int]], period: Period, *, now: date | None) -> Drawing:
    """The drawing with time across. `lanes` are (label, slot) from the top; `now` is the latest source's day."""
    pieces = tuple(pieces)
    labels = _titles if len(pieces) <= _MOST_TITLES else _number_alone
    size = _TITLE_TRACK if labels is _titles else _NUMBER_TRACK
    tracks = Tracks(len(lanes))
    rooms = {piece.number: _room_across(piece, labels(piece)) for piece in pieces}
    places = {piece.number: tracks.place(piece, rooms[piece.number]) for piece in pieces}
    tops = [_TOP]
    for lane in range(len(lanes)):
        tops.append(tops[-1] + _NAME + tracks.depth(lane) * size + _FOOT + _GAP)

    def at(lane, place):
        return f"{tops[lane] + _NAME + tracks.level(place, lane) * size + size // 2}"

    return Drawing(
        height=tops[-1] + 36,
        foot=tops[-1],
        boxes=tuple(
            LaneBox(name=((label, "4.5"),), slot=slot, at=f"{top}", size=f"{below - top - _GAP}", middle=f"{top + 18}")
            for (label, slot), top, below in zip(lanes, tops, tops[1:], strict=False)
        ),
        placed=tuple(
            _placed_across(piece, labels(piece), lanes, rooms[piece.number], places[piece.number], at)
            for piece in pieces
        ),
        **_axis(period, now),
    )


def narrow_drawing(
    pieces: Iterable[Piece], lanes: list[tuple[str, int]], period: Period, *, now: date | None
) -> Drawing | None:
    """The drawing with time downwards. None where a phone has not the room for it."""
    pieces = tuple(pieces)
    height = max(_DAY * period.days if period.days <= MOST_DAYS else _LEAST_HEIGHT, _SHARE * len(pieces))
    tracks = Tracks(len(lanes))
    places = {piece.number: tracks.place(piece, _room_down(piece, height)) for piece in pieces}
    names = [_name(label) for label, _slot in lanes]
    widths = [max(tracks.width(lane), _name_width(name)) for lane, name in enumerate(names)]
    if sum(widths) > _PHONE:
        return None
    lefts = [sum(widths[:lane]) for lane in range(len(lanes))]

    def share(pixels):
        return 100 * pixels / sum(widths)

    def at(lane, place):
        return percent(share(lefts[lane] + tracks.offset(place, lane, widths[lane])))

    return Drawing(
        height=height,
        boxes=tuple(
            LaneBox(
                name=name,
                slot=slot,
                at=percent(share(left) + 0.5),
                size=percent(share(width) - 1),
                middle=percent(share(left + width / 2)),
            )
            for name, (_label, slot), left, width in zip(names, lanes, lefts, widths, strict=True)
        ),
        placed=tuple(_placed_down(piece, lanes, places[piece.number], at) for piece in pieces),
        **_axis(period, now),
    )


def _titles(piece):
    indent = " " * (len(piece.number) + 2)
    return tuple(
        textwrap.wrap(piece.title, _LINE, initial_indent=indent, max_lines=2, placeholder=" …", break_on_hyphens=False)
    )


def _number_alone(piece):
    return (" " * len(piece.number),)


def _room_across(piece, label):
    """What a piece takes of the time with its label: behind it, before it, or within where it reaches both ends."""
    distance = 100 * _distance(piece) / _NARROWEST
    width = 100 * max(map(len, label)) * _CHARACTER / _NARROWEST + distance
    start, end = piece.start - distance, piece.end + distance
    if end + width <= 100:
        return start, end + width
    return (start - width, end) if start - width >= 0 else (start, end)


def _distance(piece):
    """How far a label stands from its mark, in pixels."""
    return _MARK if len(piece.lanes) == 1 else _MARK + 4


def _room_down(piece, height):
    """What a piece takes of the time going downwards: its mark, and the number above what joins lanes."""
    above = 24 if len(piece.lanes) > 1 else 10
    return piece.start - 100 * above / height, piece.end + 100 * 10 / height


def _placed_across(piece, label, lanes, room, place, at):
    distance, bow = _distance(piece), place.bow * _BOW
    own = 100 * distance / _NARROWEST
    is_behind, is_before = room[1] > piece.end + own, room[0] < piece.start - own
    is_within = not is_behind and not is_before
    return Placed(
        number=piece.number,
        lines=_printed(_within(piece, label) if is_within else label),
        along=percent(piece.end if is_behind else piece.start),
        dx=min(bow, 0) - distance if is_before else distance + (max(bow, 0) if is_behind else 0),
        is_end=is_before,
        is_within=is_within,
        line=piece.line,
        seats=tuple(Seat(at=at(lane, place), slot=lanes[lane][1]) for lane in piece.lanes),
        joints=tuple(_joints(piece, bow)),
    )


def _within(piece, label):
    """One line, as long as the mark under it."""
    characters = int((piece.end - piece.start) * _NARROWEST / 100 / _CHARACTER) - len(piece.number) - 4
    characters = max(characters, 3)
    return (textwrap.shorten(piece.title, characters, placeholder=" …") if any(map(str.strip, label)) else "",)


def _printed(label):
    offsets = ("4.5",) if len(label) == 1 else ("-3", "12")
    return tuple(zip((line.strip() for line in label), offsets, strict=True))


def _placed_down(piece, lanes, place, at):
    joints = tuple(_joints(piece, place.bow * _BOW))
    return Placed(
        number=piece.number,
        lines=(("", _above(piece) if joints else "4.5"),),
        along=percent(piece.start if joints and not piece.line.dots else piece.middle),
        dx=13 if joints else 11,
        line=piece.line,
        seats=tuple(Seat(at=at(lane, place), slot=lanes[lane][1]) for lane in piece.lanes),
        joints=joints,
    )


def _above(piece):
    """The number of what joins lanes stands clear of it."""
    return "-11" if piece.line.dots else "-5"


def _name(label):
    """A lane's name in two lines, which stand at the foot of their place."""
    found = textwrap.wrap(label, _NAME_LINE, max_lines=2, placeholder=" …", break_long_words=False)
    return tuple(zip(found, ("31",) if len(found) == 1 else ("22", "35"), strict=True))


def _name_width(name):
    return max(len(line) for line, _y in name) * _NAME_CHARACTER + 6


def _joints(piece, bow) -> Iterator[Joint]:
    if len(piece.lanes) == 1:
        return
    is_dashed = piece.is_planned or piece.line.mark in (Mark.UNCLEAR, Mark.DISPUTED, Mark.ORDER)
    dots = [dot.x for dot in piece.line.dots]
    for along in dots or [percent(piece.middle)]:
        yield Joint(along=along, bow=bow, is_dashed=is_dashed, is_capsule=bool(dots) and not bow)


def _axis(period, now):
    share = period.after(now) if now else 100
    is_within = bool(now) and period.first <= now < period.last
    return {
        "ticks": tuple(ticks(period)),
        "is_by_day": period.days <= MOST_DAYS,
        "now": percent(share) if is_within else "",
        "ahead": percent(100 - share) if is_within else "",
    }


def covered(when: FuzzyDate, line: PeriodLine, *, disputed: tuple[date, ...]) -> tuple[float, float]:
    """The stretch of a period that a date's line covers, in percent."""
    period = line.period
    days = sorted(disputed) or list(when.choices)
    if days:
        return period.middle(days[0]), period.middle(days[-1])
    if when.precision == Precision.DAY:
        return period.middle(when.earliest), period.middle(when.earliest)
    if line.mark == Mark.ORDER:
        start, end = (float(edge.removesuffix("%")) for edge in (line.dashes.start, line.dashes.end))
        return start, end
    start = period.before(when.earliest) if when.earliest else 0
    end = period.after(when.latest) if when.latest else 100
    spill = (end - start) * 0.22 if line.mark == Mark.ABOUT else 0
    return max(start - spill, 0), min(end + spill, 100)
