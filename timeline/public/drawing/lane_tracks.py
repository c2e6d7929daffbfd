"""Where the marks of lanes lie beside each other: in tracks, so that none overlaps another or its words.

Along the time, everything is in percent of the drawing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from timeline.public.drawing.period import PeriodLine

_ZONES = ("before", "own", "behind")
# What joins lanes is set aside by about so much of the time at each step, later or earlier, and by so many steps.
_BESIDE = 1.5
_BOWS = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6)
# In pixels of a phone: a mark with its distance, a character of its number, and a track of marks that join lanes.
_MARK, _CHARACTER, _JOINT = 18, 7, 27


@dataclass(frozen=True, kw_only=True)
class Piece:
    """An entry or stage to be drawn: its place in the order, and the lanes it lies in, by number from the first.

    `start` and `end` are the stretch of time it covers, in percent.
    """

    number: str
    title: str
    lanes: tuple[int, ...]
    line: PeriodLine
    start: float
    end: float
    is_planned: bool = False

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def joined(self) -> tuple[float, ...]:
        """Where along the time it joins its lanes: at its days, or in the middle of a stretch."""
        return (self.start, self.end) if len(self.line.dots) > 1 else (self.middle,)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a piece lies: its track, the zone of it in each lane, and how many steps what joins these is set aside.

    Steps below zero are earlier than the time.
    """

    track: int
    zones: Mapping[int, str]
    bow: int


class Tracks:
    """The tracks of all lanes. Across a lane stand first those of marks from lanes before it, then its own, then those
    of marks that go on to lanes behind it; nearest to a border stand the first tracks of what crosses it.
    """

    def __init__(self, lanes):
        self.zones = {(lane, zone): _Zone() for lane in range(lanes) for zone in _ZONES}
        self.bows = [_Zone() for _ in range(lanes)]
        self.longest = [1] * lanes

    def place(self, piece: Piece, room: tuple[float, float]) -> Place:
        """Give a piece the first track that has room wherever it lies, and the first bow that is free."""
        zones = {lane: _zone(piece, lane) for lane in piece.lanes}
        wanted = [self.zones[lane, zone] for lane, zone in zones.items()]
        track = next(track for track in count() if all(zone.has_room(track, *room) for zone in wanted))
        for zone in wanted:
            zone.take(track, *room)
        if len(piece.lanes) == 1:
            self.longest[piece.lanes[0]] = max(self.longest[piece.lanes[0]], len(piece.number))
        return Place(track=track, zones=zones, bow=self._bow(piece, track))

    def depth(self, lane) -> int:
        """How many tracks a lane has."""
        return sum(len(self.zones[lane, zone].taken) for zone in _ZONES)

    def level(self, place, lane) -> int:
        """How many tracks stand before a place, counted across the lane."""
        zone = place.zones[lane]
        if zone == "before":
            return place.track
        if zone == "own":
            return len(self.zones[lane, "before"].taken) + place.track
        return self.depth(lane) - 1 - place.track

    def width(self, lane) -> int:
        """The pixels that a lane's tracks take on a phone."""
        own = len(self.zones[lane, "own"].taken)
        return own * self._own_width(lane) + (self.depth(lane) - own) * _JOINT

    def offset(self, place, lane, width) -> float:
        """Where across a lane of some pixels the marks of a place stand, which has at least the width of its tracks."""
        before = {
            "before": _JOINT * place.track,
            "own": _JOINT * len(self.zones[lane, "before"].taken) + self._own_width(lane) * place.track,
            "behind": self.width(lane) - _JOINT * (place.track + 1) + 8,
        }[place.zones[lane]]
        return (width - self.width(lane)) / 2 + before + _MARK / 2

    def _bow(self, piece, track):
        """How far what joins lanes must stand beside the time, to pass by other marks and what joins those."""
        if len(piece.lanes) == 1:
            return 0
        first, last = piece.lanes[0], piece.lanes[-1]
        passes_by = track > 0 or last - first > 1
        borders = self.bows[first:last]
        steps = [bow for bow in _BOWS if _is_within(piece, bow) and (bow or not passes_by)]
        free = (bow for bow in steps if _is_free(borders, _rooms(piece, bow)))
        # Where all are taken, lines run together; beyond a few steps nobody could follow them back either.
        bow = next(free, steps[0] if steps else 1)
        for border in borders:
            for room in _rooms(piece, bow):
                border.take(0, *room)
        return bow

    def _own_width(self, lane):
        return _MARK + 4 + self.longest[lane] * _CHARACTER


@dataclass
class _Zone:
    """Stretches of time side by side; in one track none overlap."""

    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def has_room(self, track, start, end):
        if track >= len(self.taken):
            return True
        return all(end <= other_start or other_end <= start for other_start, other_end in self.taken[track])

    def take(self, track, start, end):
        while len(self.taken) <= track:
            self.taken.append([])
        self.taken[track].append((start, end))


def _is_within(piece, bow):
    return all(0 <= along + bow * _BESIDE <= 100 for along in piece.joined)


def _is_free(borders, rooms):
    return all(border.has_room(0, *room) for border in borders for room in rooms)


def _rooms(piece, bow):
    """What the lines that join a piece's lanes take of the time."""
    return [(along + (bow - 1) * _BESIDE, along + (bow + 1) * _BESIDE) for along in piece.joined]


def _zone(piece, lane):
    if len(piece.lanes) == 1:
        return "own"
    return "behind" if lane == piece.lanes[0] else "before"
