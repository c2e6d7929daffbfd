"""The stages of a meeting: who sat across the table from whom, drawn small and written out."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.text import capfirst

from timeline.public.drawing.parties import label_of, side_of, slot_of
from timeline.records.document import Document
from timeline.records.event import Event, EventKind, Role

# The small drawing, in its own units: a seat is 13 across, 14 from the next, and the first stands 10 from the table.
WIDTH = 96
_PITCH = 14
_SEAT = 13
_FROM_TABLE = 10
_MOST_SIDES = 4


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A name at the table; `side` is set where it stands beside the name (in a call between two sides)."""

    slug: str
    name: str
    slot: int
    side: str = ""


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of the table. `unknown` are the words on whom no source names."""

    label: str
    slot: int
    seats: tuple[Seat, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Place:
    """Something in the small drawing, by its left edge: a seat in its side's shape, an unknown (hatched), a number."""

    x: str
    slot: int = 0
    is_unknown: bool = False
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Seating:
    """The small drawing: what stands where, and the table's edges between the sides."""

    places: tuple[Place, ...]
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage in its order. `call` is caller and called of a call; `seating` is None where it will not fit."""

    number: int
    slug: str
    title: str
    detail: str
    sides: tuple[Side, ...]
    call: tuple[Seat, Seat] | None
    seating: Seating | None


def stages_of(document: Document, event: Event) -> tuple[Stage, ...]:
    """The stages of an event, in the order reported. Sides sit in the order that all drawings keep."""
    staged = document.stages.get(event.slug, ())
    return tuple(_stage(document, stage, number) for number, stage in enumerate(staged, start=1))


def _stage(document, stage, number):
    sides = _sides(document, stage)
    call = _call(document, stage)
    return Stage(
        number=number,
        slug=stage.slug,
        title=stage.title,
        detail=capfirst(stage.duration or stage.date_note or stage.summary),
        sides=sides,
        call=call,
        seating=None if call else _seating(sides),
    )


def _sides(document, stage):
    found = defaultdict(list)
    for participation in stage.participations:
        found[side_of(document, participation)].append(participation)
    order = {slug: number for number, slug in enumerate(document.parties)}
    ordered = sorted(found, key=lambda side: (order.get(side, len(order)), side is None, side or ""))
    return tuple(_side(document, side, found[side]) for side in ordered)


def _side(document, side, members):
    named = [member for member in members if member.actor and (member.actor != side or len(members) == 1)]
    return Side(
        label=label_of(document, side),
        slot=slot_of(document, side),
        seats=tuple(_seat(document, member) for member in named),
        unknown=tuple(member.note for member in members if not member.actor),
    )


def _seat(document, participation, *, side=""):
    actor = document.actor(participation.actor)
    slot = slot_of(document, side_of(document, participation))
    return Seat(slug=actor.slug, name=actor.name, slot=slot, side=side)


def _call(document, stage):
    """Caller and called, where it is a call and a source names both."""
    found = {member.role: member for member in stage.participations if member.actor}
    caller, called = found.get(Role.CALLER), found.get(Role.CALLED)
    if stage.kind != EventKind.CALL or not caller or not called:
        return None
    own, other = side_of(document, caller), side_of(document, called)
    return (
        _seat(document, caller, side=label_of(document, own)),
        _seat(document, called, side=label_of(document, other) if other != own else ""),
    )


def _seating(sides):
    if not 0 < len(sides) <= _MOST_SIDES:
        return None
    width = WIDTH / len(sides)
    places = [place for number, side in enumerate(sides) for place in _places(side, number, len(sides), width)]
    return Seating(places=tuple(places), tables=tuple(_number(width * n) for n in range(1, len(sides))))


def _places(side, number, count, width):
    """A side's seats in its share of the drawing: outwards from the table for the first and last, else centred."""
    shown = _shown(side, int((width - 4) // _PITCH))
    if count > 1 and number == 0:
        return [_at(width - _FROM_TABLE - _PITCH * n, what) for n, what in enumerate(shown)]
    margin = _FROM_TABLE if count > 1 and number == count - 1 else (width - _PITCH * (len(shown) - 1)) / 2
    return [_at(number * width + margin + _PITCH * n, what) for n, what in enumerate(shown)]


def _shown(side, room):
    """What a side shows: its seats, then a hatched place for unknown others; a number stands for those beyond."""
    unknown = [{"is_unknown": True}] if side.unknown else []
    seats = [{"slot": seat.slot} for seat in side.seats]
    if len(seats) + len(unknown) <= room:
        return seats + unknown
    kept = max(room - 1 - len(unknown), 0)
    return [*seats[:kept], {"number": len(seats) - kept}, *unknown]


def _at(middle, what):
    return Place(x=_number(middle - _SEAT / 2), **what)


def _number(value):
    """A number as SVG writes it in every language."""
    return f"{round(value, 2):g}"
