"""Who was in the room with an actor: the stages of a meeting against everyone named in any of them.

Three answers, never fewer: named as present; not reported, since the source says that there were others on that side;
not named, since the source names those present and not this one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from timeline.public.drawing.parties import label_of, side_of, slot_of
from timeline.records.actor import Actor
from timeline.records.document import Document
from timeline.records.event import Event, EventKind, Participation, Status


class Presence(StrEnum):
    PRESENT = "present"
    NOT_REPORTED = "not reported"
    NOT_NAMED = "not named"


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Someone named in the meeting, and where they were, stage by stage. `is_self` marks the page's own actor."""

    slug: str
    name: str
    slot: int
    side: str
    is_self: bool
    presences: tuple[Presence, ...]


@dataclass(frozen=True, kw_only=True)
class Room:
    """A meeting and its stages in order, against its guests."""

    event: Event
    stages: tuple[Event, ...]
    guests: tuple[Guest, ...]


def rooms_of(document: Document, actor: Actor, events: Iterable[Event]) -> tuple[Room, ...]:
    """The meetings with stages in which an actor is named, in the order of `events`.

    The other sides come first, by the alphabet, and the actor's own last. The actor has a row too where they were not
    in every stage, so that nobody is taken to have been with them.
    """
    staged = [(event, document.stages.get(event.slug, ())) for event in events]
    return tuple(
        _room(document, actor, event, stages)
        for event, stages in staged
        if any(_names(stage, actor.slug) for stage in stages)
    )


def presence(document: Document, stage: Event, slug: str) -> Presence:
    """Whether an actor was in a stage, as far as it is reported."""
    if _names(stage, slug):
        return Presence.PRESENT
    unknown = {participation.side for participation in stage.participations if not participation.actor}
    if not stage.participations or unknown & {None, _side(document, slug)}:
        return Presence.NOT_REPORTED
    return Presence.NOT_NAMED


def met(document: Document, actor: Actor, events: Iterable[Event], *, side: str) -> tuple[str, ...]:
    """Slugs of those of a side whom an actor is reported to have met, in the order in which they are first named.

    Only what took place counts, and only being in one room: a call is not a meeting, nor are two names in two stages.
    """
    found = {}
    for event in events:
        for room in document.stages.get(event.slug, ()) or (event,):
            if _is_meeting(room) and _names(room, actor.slug):
                found |= dict.fromkeys(slug for slug in _named(room) if slug not in (actor.slug, side))
    return tuple(slug for slug in found if _side(document, slug) == side)


def _room(document, actor, event, stages):
    named = dict.fromkeys(slug for stage in (event, *stages) for slug in _named(stage))
    guests = [_guest(document, actor, slug, stages) for slug in named]
    own = label_of(document, _side(document, actor.slug))
    return Room(
        event=event,
        stages=stages,
        guests=tuple(
            guest
            for guest in sorted(guests, key=lambda guest: (not guest.is_self, guest.side == own, guest.side))
            if not guest.is_self or set(guest.presences) != {Presence.PRESENT}
        ),
    )


def _guest(document, actor, slug, stages):
    side = _side(document, slug)
    return Guest(
        slug=slug,
        name=document.actor(slug).name,
        slot=slot_of(document, side),
        side=label_of(document, side),
        is_self=slug == actor.slug,
        presences=tuple(presence(document, stage, slug) for stage in stages),
    )


def _side(document, slug):
    return side_of(document, Participation(actor=slug))


def _named(event):
    return [participation.actor for participation in event.participations if participation.actor]


def _names(event, slug):
    return slug in _named(event)


def _is_meeting(event):
    return event.kind in (EventKind.TALKS, EventKind.VISIT) and event.status in (
        Status.HAPPENED,
        Status.REPORTED,
        Status.UNDER_WAY,
    )
