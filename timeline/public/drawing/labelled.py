"""Entries as marks with their titles, in lanes, so that no mark and no title lies on another.

A drawing stretches with the page and its words do not. So the lanes are dealt out for the narrowest width that a
drawing is shown at: where two things keep apart there, they keep further apart in a wider one.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from timeline.public.drawing import when
from timeline.public.drawing.marks import ANNOUNCED
from timeline.public.drawing.parties import side_of, slot_of
from timeline.public.drawing.period import Period, period_line
from timeline.public.drawing.shapes import Band, Dashes, Dot, Fade, percent, share
from timeline.records.document import Document
from timeline.records.event import Event

MOST_LANES = 14

# Between a mark and its title, and between a title and the next mark in the lane; in pixels.
_BESIDE = 8
_APART = 14
_SHORTEST = 48
# As long as a dashed arrow has to be to be seen as one, in percent.
_ARROW = 6.5
_INSET = 9


@dataclass(frozen=True, kw_only=True)
class Face:
    """What a drawing has to fit in: its least width, its text and its glyphs in pixels, its titles in letters."""

    least: int
    text: int
    glyph: int
    letters: int


@dataclass(frozen=True, kw_only=True)
class Glyph:
    """The shape of a side (`slot` 0: a dot for no side), `x` pixels from the point that it stands for."""

    slot: int
    x: str


@dataclass(frozen=True, kw_only=True)
class Point:
    """A day, as the glyphs of the sides that an entry names; a line from `start` to `end` joins several of them."""

    x: str
    look: str
    glyphs: tuple[Glyph, ...]
    start: str
    end: str


@dataclass(frozen=True, kw_only=True)
class Label:
    """A title, cut to fit. `x` is in percent and `dx` in pixels from there; `is_before` says that it ends there.

    `is_inside` says that it stands on its mark, `is_ahead` that it stands among the days after the last publication.
    """

    x: str
    dx: str
    text: str
    is_before: bool = False
    is_inside: bool = False
    is_bold: bool = False
    is_ahead: bool = False


@dataclass(frozen=True, kw_only=True)
class Mark:
    """An entry in the drawing. `slot` is the side whose colour spans and lines have; 0 for none or several.

    `start` is where it begins, in percent.
    """

    slug: str
    start: float
    slot: int
    limits: Band | None = None
    ends: tuple[str, ...] = ()
    soft: Fade | None = None
    planned: Band | None = None
    dashes: Dashes | None = None
    points: tuple[Point, ...] = ()
    label: Label | None = None


@dataclass(frozen=True, kw_only=True)
class Box:
    """What a mark and its title take up of a lane, in pixels of the narrowest drawing."""

    start: float
    end: float


@dataclass(frozen=True, kw_only=True)
class Lanes:
    """Marks lane by lane; `left_over` counts the entries that no lane had room for."""

    lanes: tuple[tuple[Mark, ...], ...]
    left_over: int
    boxes: tuple[tuple[Box, ...], ...]


def lanes(document: Document, events: Iterable[Event], period: Period, face: Face, *, ahead: float) -> Lanes:
    """Events as marks in lanes. `ahead` is where the days after the last publication begin, in percent."""
    dealt, boxes, left_over = [], [], 0
    placed = [_placed(document, event, period, face, ahead) for event in events]
    # What begins first stands highest, and dealing in that order takes the fewest lanes.
    for mark, box in sorted(placed, key=lambda pair: (pair[0].start, pair[1].start)):
        lane = next((n for n, taken in enumerate(boxes) if all(_are_apart(box, other) for other in taken)), len(boxes))
        if lane == MOST_LANES:
            left_over += 1
            continue
        if lane == len(boxes):
            dealt.append([])
            boxes.append([])
        dealt[lane].append(mark)
        boxes[lane].append(box)
    return Lanes(
        lanes=tuple(tuple(lane) for lane in dealt),
        left_over=left_over,
        boxes=tuple(tuple(lane) for lane in boxes),
    )


def text_width(text: str, size: int) -> float:
    """A bound on how wide a text is in the site's sans-serif fonts, in pixels, reckoned generously by its letters."""
    return sum(_em(letter) for letter in text) * size


def _placed(document, event, period, face, ahead):
    """An event's mark with its title, and the box that the two take up."""
    line, slots = _line(document, event, period), _slots(document, event)
    points = _points(line, slots, face)
    span = _Span.of(line, points, _reach(slots, face), face.least)
    # The glyphs of several sides stand in the middle of a span; a title has the room before them.
    inside = (span.right - span.left) / (2 if points else 1) if line.limits or line.planned else 0
    label, box = _label(event.title, span, face, inside=inside - (_reach(slots, face) if points else 0))
    if label:
        is_bold = len(slots) > 1 and event.status not in ANNOUNCED
        is_ahead = not label.is_before and share(label.x) >= ahead
        label = replace(label, is_bold=is_bold, is_ahead=is_ahead)
    slot = slots[0] if len(slots) == 1 else 0
    mark = Mark(
        slug=event.slug,
        start=span.start,
        slot=slot,
        limits=line.limits,
        ends=line.ends,
        soft=_in_colour(line.soft, slot),
        planned=line.planned,
        dashes=line.dashes,
        points=points,
        label=label,
    )
    return mark, box


def _line(document, event, period):
    followed = [document.event(slug).date.latest for slug in event.after]
    line = period_line(
        event.date,
        period,
        status=event.status,
        disputed=when.exact_days(when.disputed(document, event)),
        after=max((day for day in followed if day), default=None),
    )
    if not line.dashes or not line.dashes.arrow:
        return line
    return replace(line, dashes=_short_arrow(line.dashes))


def _short_arrow(dashes):
    """Only the direction is known: a short arrow says so, and leaves room for words behind its head."""
    start, end = share(dashes.start), share(dashes.end)
    if dashes.arrow == "right":
        start = min(start, 100 - _ARROW)
        return replace(dashes, start=percent(start), end=percent(min(start + _ARROW, end)))
    end = max(end, _ARROW)
    return replace(dashes, start=percent(max(end - _ARROW, start)), end=percent(end))


def _slots(document: Document, event) -> list[int]:
    """The slots of the parties that an event names, in the drawing's order of parties."""
    sides = {side_of(document, participation) for participation in event.participations}
    return [slot_of(document, party.actor) for party in document.negotiation.parties if party.actor in sides]


@dataclass(frozen=True, kw_only=True)
class _Span:
    """From where to where a mark goes: in percent, and in pixels of the narrowest drawing with its glyphs."""

    start: float
    end: float
    left: float
    right: float
    over: float

    @classmethod
    def of(cls, line, points, reach, least):
        spans = [span for span in (line.limits, line.soft, line.planned) if span]
        found = [edge for span in spans for edge in (share(span.x), share(span.x) + share(span.width))]
        found += [share(x) for x in ((line.dashes.start, line.dashes.end) if line.dashes else ())]
        days = [share(point.x) for point in points]
        start, end = min([*found, *days], default=0), max([*found, *days], default=0)
        over = max([reach - (min(days) - start) * least / 100, 0] if days else [0])
        return cls(start=start, end=end, left=start * least / 100 - over, right=end * least / 100 + over, over=over)


def _in_colour(soft, slot):
    """A fade in the colour of a side; the overview brings the gradients for these, the frame only that for none."""
    if not soft or not slot:
        return soft
    return replace(soft, gradient=f"strip-{soft.gradient.removesuffix('0')}{slot}")


def _points(line, slots, face):
    """The days of a mark as glyphs; of a span with several sides, these in its middle."""
    dots = line.dots
    if not dots and len(slots) > 1:
        dots = (_middle(line),)
    start, pitch = -_reach(slots, face), face.glyph + 2
    glyphs = tuple(Glyph(slot=slot, x=f"{start + n * pitch:g}") for n, slot in enumerate(slots or [0]))
    return tuple(
        Point(x=dot.x, look=_LOOKS[dot.look], glyphs=glyphs, start=f"{start:g}", end=f"{-start:g}") for dot in dots
    )


_LOOKS = {"day-on": "", "mk-open": "is-open", "mk-plan": "is-planned"}


def _middle(line):
    span = line.limits or line.soft or line.planned
    if not span:
        return Dot(x=line.dashes.start, look="mk-plan")
    x = percent(share(span.x) + share(span.width) / 2)
    return Dot(x=x, look="mk-plan" if line.planned else "mk-open")


def _reach(slots, face):
    """How far the glyphs of some sides reach from the day that they stand on."""
    return (face.glyph * max(len(slots), 1) + 2 * max(len(slots) - 1, 0)) / 2


def _label(title, span, face, *, inside):
    """The title where it fits: inside a span, behind the mark, before it; cut where there is most room, if nowhere."""
    text = _cut(title, face.letters)
    rooms = {
        "inside": inside - 2 * _INSET,
        "behind": face.least - span.right - _BESIDE,
        "before": span.left - _BESIDE,
    }
    width = text_width(text, face.text)
    place = next((place for place, room in rooms.items() if room >= width), None) or max(rooms, key=rooms.get)
    text = _fitted(text, rooms[place], face.text)
    if not text or rooms[place] < _SHORTEST:
        return None, Box(start=span.left, end=span.right)
    width, away = text_width(text, face.text), span.over + _BESIDE
    if place == "inside":
        return Label(x=percent(span.start), dx=f"{_INSET}", text=text, is_inside=True), Box(
            start=span.left, end=span.right
        )
    if place == "behind":
        label = Label(x=percent(span.end), dx=f"{round(away, 1):g}", text=text)
        return label, Box(start=span.left, end=span.right + _BESIDE + width)
    label = Label(x=percent(span.start), dx=f"{round(-away, 1):g}", text=text, is_before=True)
    return label, Box(start=span.left - _BESIDE - width, end=span.right)


def _cut(text, letters):
    """The text, or as many of its whole words as fit into a number of letters."""
    if len(text) <= letters:
        return text
    return f"{text[:letters].rsplit(' ', 1)[0].rstrip(' ,;:–-')}…"


def _fitted(text, room, size):
    while text and text_width(text, size) > room:
        shorter = _cut(text, len(text) - 2)
        text = shorter if len(shorter) < len(text) else ""
    return text


def _are_apart(one, other):
    return one.end + _APART <= other.start or other.end + _APART <= one.start


_NARROW = frozenset("fijlrtI.,:;'’‘!|()[] -")
_WIDE = frozenset("mwMW—…@%&")


def _em(letter):
    if letter in _NARROW:
        return 0.42
    if letter in _WIDE or unicodedata.east_asian_width(letter) in "WF":
        return 1.02
    return 0.74 if letter.isupper() or ord(letter) > 0x2FF else 0.62
