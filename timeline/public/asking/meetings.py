"""Which parties are recorded as meeting which: asked of all entries of a scope in one query."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import combinations
from operator import or_

from django.db.models import Case, Count, F, Max, OuterRef, Q, Subquery, When

from timeline.public.asking.closure import negotiation_of
from timeline.public.asking.kept import kept
from timeline.public.asking.scope import Scope
from timeline.public.store.models import MentionKind
from timeline.records.event import EventKind, Status

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

    `title` is that of the only one left out, or of a stage of it; empty where there are more, or none.
    """

    pairs: tuple[Pair, ...]
    left_out: int
    title: str


@kept
def meetings_of(scope: Scope) -> Meetings | None:
    """Who of the parties met whom; None for fewer than two parties, or more than can be told apart.

    Being in one room is a meeting, so of an entry with stages only these count; a call is none. Costs three queries,
    or four where a single entry is left out.
    """
    parties = [party.actor for party in negotiation_of(scope).parties]
    if not 2 <= len(parties) <= MOST_PARTIES:
        return None
    present = {f"has_{n}": _has_any(scope, slugs) for n, slugs in enumerate(_who_speaks_for(scope, parties))}
    pairs = {f"{n}_{m}": Q(**{f"has_{n}": True, f"has_{m}": True}) for n, m in combinations(range(len(parties)), 2)}
    asked = {name: found for key, both in pairs.items() for name, found in _asked_of(key, both).items()}
    one_sided = Q(is_unstated=True, status__in=[*_MET, Status.PLANNED]) & ~reduce(or_, pairs.values())
    rooms = _rooms(scope).annotate(**present, is_unstated=_has_any(scope, [""], kind=MentionKind.SIDE))
    # A row each, so that every room is looked at once and not once for each thing that is asked of it.
    found = rooms.distinct().aggregate(**asked, left_out=Count("entry", filter=one_sided, distinct=True))
    return Meetings(
        pairs=tuple(_pair(found, key, both) for key, both in zip(pairs, combinations(parties, 2), strict=True)),
        left_out=found["left_out"],
        # No index has the titles, so they are looked for only where one is wanted.
        title=rooms.filter(one_sided).values_list("title", flat=True)[0] if found["left_out"] == 1 else "",
    )


def _who_speaks_for(scope, parties):
    """For each party its own slug and those of all who speak for it, however many actors stand between."""
    represents = dict(scope.rows("actor").exclude(represents="").values_list("slug", "represents"))
    speaking = {party: {party} for party in parties}
    for slug in represents:
        seen, spoken_for = set(), slug
        while spoken_for in represents and spoken_for not in seen:
            seen.add(spoken_for)
            spoken_for = represents[spoken_for]
            if spoken_for in parties:
                speaking[spoken_for].add(slug)
    return speaking.values()


def _rooms(scope):
    """The stages that are meetings, and the entries without stages that are: a row a room."""
    stages = scope.rows("event").filter(is_retracted=False).exclude(slug=F("entry"))
    rooms = scope.rows("event").filter(is_retracted=False, kind__in=_MEETINGS, entry__in=scope.entries().values("slug"))
    return rooms.exclude(slug=F("entry"), slug__in=stages.values("entry")).values(
        *("slug", "entry", "status"),
        first_day=_day_of_entry(scope, "earliest"),
        last_day=_day_of_entry(scope, "latest"),
    )


def _day_of_entry(scope, column):
    """A stage may have no day of its own, so a meeting is dated as its entry is."""
    of_entry = Subquery(scope.rows("event").filter(slug=OuterRef("entry")).values(column)[:1])
    return Case(When(slug=F("entry"), then=F(column)), default=of_entry)


def _has_any(scope, slugs, *, kind=None):
    """Whether any of some actors is named in a room."""
    kinds = [kind] if kind else [MentionKind.ACTOR, MentionKind.SIDE]
    mentions = scope.mentions().filter(kind__in=kinds, slug__in=slugs)
    # Of an earlier day the rows are others than those that mentions belong to, but their slugs are the same.
    same = {"slug__in": mentions.values("published__slug")} if scope.known else {"pk__in": mentions.values("published")}
    return Case(When(**same, then=True), default=False)


def _asked_of(key, both):
    met = both & Q(status__in=_MET)
    return {
        f"met_{key}": Count("entry", filter=met, distinct=True),
        f"announced_{key}": Count("entry", filter=both & Q(status=Status.PLANNED), distinct=True),
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
