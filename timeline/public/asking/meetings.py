"""Which parties are recorded as meeting which: asked of all entries of a scope in one query."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import combinations
from operator import or_

from django.db.models import Case, Count, F, Max, Min, OuterRef, Q, Subquery, When

from timeline.public.asking.scope import Scope
from timeline.public.store.models import MentionKind
from timeline.records.event import EventKind, Status
from timeline.records.negotiation import Negotiation

# As many as there are colours and shapes.
MOST_PARTIES = 6

_MEETINGS = (EventKind.TALKS, EventKind.VISIT)
_MET = (Status.HAPPENED, Status.REPORTED, Status.UNDER_WAY)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two parties (slugs): in how many entries they met, and in how many a meeting is announced.

    `last` is the last day on which the latest of these meetings may have been; `is_exact` says that it was that day.
    """

    parties: tuple[str, str]
    met: int
    announced: int
    last: date | None
    is_exact: bool


@dataclass(frozen=True, kw_only=True)
class Meetings:
    """Every pair of parties, in their order. `left_out` counts entries in which a side is not stated.

    `title` is that of the one left out, or of one of them.
    """

    pairs: tuple[Pair, ...]
    left_out: int
    title: str


def meetings_of(scope: Scope, negotiation: Negotiation) -> Meetings | None:
    """Who of the parties met whom, in two queries; None for fewer than two parties, or more than can be told apart.

    Being in one room is a meeting, so of an entry with stages only these count; a call is none.
    """
    parties = [party.actor for party in negotiation.parties]
    if not 2 <= len(parties) <= MOST_PARTIES:
        return None
    speaking = _who_speaks_for(scope, parties)
    present = {f"has_{n}": _mentions_any(speaking[party]) for n, party in enumerate(parties)}
    pairs = {f"{n}_{m}": Q(**{f"has_{n}": 1, f"has_{m}": 1}) for n, m in combinations(range(len(parties)), 2)}
    asked = {name: found for key, both in pairs.items() for name, found in _asked_of(key, both).items()}
    one_sided = Q(is_unstated=1, status__in=[*_MET, Status.PLANNED]) & ~reduce(or_, pairs.values())
    found = (
        _rooms(scope)
        .annotate(**present, is_unstated=_mentions_any([""], kind=MentionKind.SIDE))
        .aggregate(
            **asked,
            left_out=Count("room_of", filter=one_sided, distinct=True),
            title=Min("called", filter=one_sided),
        )
    )
    return Meetings(
        pairs=tuple(_pair(found, key, both) for key, both in zip(pairs, combinations(parties, 2), strict=True)),
        left_out=found["left_out"],
        title=found["title"] or "",
    )


def _who_speaks_for(scope, parties):
    """Party -> its own slug and those of all who speak for it, however many actors stand between."""
    represents = dict(scope.rows("actor").exclude(represents="").values_list("slug", "represents"))
    speaking = defaultdict(set, {party: {party} for party in parties})
    for slug in represents:
        seen, spoken_for = set(), slug
        while spoken_for in represents and spoken_for not in seen:
            seen.add(spoken_for)
            spoken_for = represents[spoken_for]
            if spoken_for in parties:
                speaking[spoken_for].add(slug)
    return speaking


def _rooms(scope):
    """Who is mentioned in the stages that are meetings, and in the entries without stages that are: a row a room."""
    entries = scope.entries()
    with_stages = scope.rows("event").filter(is_retracted=False).exclude(slug=F("entry")).values("entry")
    rooms = (
        scope.mentions()
        .filter(
            kind__in=[MentionKind.ACTOR, MentionKind.SIDE],
            published__kind__in=_MEETINGS,
            entry__in=entries.values("slug"),
        )
        .exclude(published__slug=F("entry"), published__slug__in=with_stages)
    )
    return rooms.values(
        room=F("published"),
        room_of=F("entry"),
        status=F("published__status"),
        called=F("published__title"),
        first_day=_day_of_entry(entries, "earliest"),
        last_day=_day_of_entry(entries, "latest"),
    )


def _day_of_entry(entries, column):
    """A stage may have no day of its own, so a meeting is dated as its entry is."""
    of_entry = Subquery(entries.filter(slug=OuterRef("entry")).values(column)[:1])
    return Case(When(published__slug=F("entry"), then=F(f"published__{column}")), default=of_entry)


def _mentions_any(slugs, *, kind=None):
    """1 for a room in which any of the slugs is mentioned, else 0."""
    named = Q(slug__in=slugs, kind=kind) if kind else Q(slug__in=slugs)
    return Max(Case(When(named, then=1), default=0))


def _asked_of(key, both):
    met = both & Q(status__in=_MET)
    return {
        f"met_{key}": Count("room_of", filter=met, distinct=True),
        f"announced_{key}": Count("room_of", filter=both & Q(status=Status.PLANNED), distinct=True),
        f"last_{key}": Max("last_day", filter=met),
        f"exact_{key}": Max("last_day", filter=met & Q(first_day=F("last_day"))),
    }


def _pair(found, key, parties):
    last = found[f"last_{key}"]
    return Pair(
        parties=parties,
        met=found[f"met_{key}"],
        announced=found[f"announced_{key}"],
        last=last,
        is_exact=last is not None and last == found[f"exact_{key}"],
    )
