"""Who took part, grouped by side: a row a side, alphabetical, what belongs to no side after them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from timeline.public import wording
from timeline.public.alphabet import by_alphabet
from timeline.records.document import Document
from timeline.records.event import EventKind, Participation, Role

MOST_CHIPS = 12

MOST_SIDES = 8
"""How many sides are told of one by one where each takes a line of its own."""

SLOTS = 6
"""How many parties have a colour and a shape of their own (tokens.css, _marks/defs.html); others have mark 0."""

# The other roles are plain from the kind of the event, or from who stands beside whom.
_ROLES_WORTH_A_WORD = (Role.HEAD, Role.HOST, Role.MEDIATOR, Role.CALLER, Role.CALLED)


@dataclass(frozen=True, kw_only=True)
class Chip:
    """An actor in a side's row, with the capacity or role that stands behind the name."""

    slug: str
    name: str
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A side and who took part for it; `unknown` are the words on whom no source names. `slot` 0 is no party."""

    label: str
    slot: int
    chips: tuple[Chip, ...] = ()
    unknown: tuple[str, ...] = ()
    more: int = 0


def rows(document: Document, participations: Iterable[Participation]) -> tuple[Row, ...]:
    """The sides of an event in full: everybody named, with capacity and role."""
    return _rows(document, participations, words=_capacity_and_role, most=None)


def short_rows(document: Document, participations: Iterable[Participation]) -> tuple[Row, ...]:
    """The sides of an event for a list: a role instead of a capacity, and no more than MOST_CHIPS names a side."""
    return _rows(document, participations, words=_role_or_capacity, most=MOST_CHIPS)


def with_stages(document: Document, event) -> tuple[Participation, ...]:
    """An event's participations, then those who are named only in one of its stages.

    A call made afterwards is part of the story and not of the room, so it adds nobody.
    """
    known = {participation.actor for participation in event.participations}
    found = list(event.participations)
    for stage in document.stages.get(event.slug, ()):
        for participation in () if stage.kind == EventKind.CALL else stage.participations:
            if participation.actor and participation.actor not in known:
                known.add(participation.actor)
                found.append(participation)
    return tuple(found)


def side_of(document: Document, participation: Participation) -> str | None:
    """The side a participation belongs to: as stated, else the party or the state that its actor speaks for."""
    if participation.side or not participation.actor:
        return participation.side
    return document.side_of(participation.actor) or _root(document, participation.actor)


def slot_of(document: Document, side: str | None) -> int:
    """The colour and shape of a side; 0 for whatever is no party, and for parties beyond those that differ."""
    party = document.parties.get(side)
    return party.slot if party and party.slot <= SLOTS else 0


def label_of(document: Document, side: str | None) -> str:
    return document.actor(side).name if side else str(wording.SIDE_NOT_STATED)


def _root(document, slug):
    """The last one an actor speaks for, however many stand between."""
    seen = set()
    while document.actor(slug).represents and slug not in seen:
        seen.add(slug)
        slug = document.actor(slug).represents
    return slug


def _place(document, side):
    """Parties, then actors of no party, then what has no side; within each the label decides."""
    if side is None:
        return 2
    return 0 if side in document.parties else 1


def _rows(document, participations, *, words, most):
    sides = defaultdict(list)
    for participation in participations:
        sides[side_of(document, participation)].append(participation)
    drawn = [(_place(document, side), _row(document, side, members, words, most)) for side, members in sides.items()]
    return tuple(row for _rank, row in sorted(drawn, key=lambda pair: (pair[0], by_alphabet(pair[1].label))))


def _row(document, side, members, words, most):
    # The row's label says that the side took part; only where nothing more is known does the side stand in it too.
    named = [member for member in members if member.actor and member.actor != side]
    unknown = tuple(member.note for member in members if not member.actor)
    if not named and not unknown:
        named = members
    return Row(
        label=label_of(document, side),
        slot=slot_of(document, side),
        chips=tuple(_chip(document, member, words) for member in named[:most]),
        unknown=unknown,
        more=len(named[most:]) if most else 0,
    )


def _chip(document, participation, words):
    actor = document.actor(participation.actor)
    return Chip(slug=actor.slug, name=actor.name, role=participation.note or words(participation))


def _capacity_and_role(participation):
    return _(", ").join(word for word in (participation.capacity, _role(participation)) if word)


def _role_or_capacity(participation):
    return _role(participation) or participation.capacity


def _role(participation):
    return str(wording.ROLES[participation.role]) if participation.role in _ROLES_WORTH_A_WORD else ""
