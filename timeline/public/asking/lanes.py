"""What the lanes ask of the record: each entry that matches, or, where they are many, how many a side has when."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from django.db.models import Case, Count, F, When

from timeline.public.asking.closure import document_around, negotiation_of, records_in
from timeline.public.asking.density import cut_short
from timeline.public.asking.filters import UNFILTERED, EventFilters, of_side
from timeline.public.asking.kept import kept
from timeline.public.asking.keyset import earliest_first
from timeline.public.asking.scope import Scope
from timeline.public.asking.totals import total_of
from timeline.public.store.models import MentionKind
from timeline.records.document import Document
from timeline.records.event import Event

MOST_MARKS = 200

# Not slugs of actors, which hold no space.
NOT_STATED = "not stated"
"""The lane of entries for which no side is stated at all."""
OTHERS = "of no party"
"""The lane of entries in which only those took part who belong to no party."""

_MOST_DAYS = 62
_MOST_MONTHS = 60


class Unit(StrEnum):
    """What entries are counted by."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many entries begin and end in the same units of time, each given by its first day (None: not known)."""

    first: date | None
    last: date | None
    entries: int


@dataclass(frozen=True, kw_only=True)
class LanesPage:
    """The `total` entries that match, out of `of` in scope; `earliest` and `latest` are the days between which all lie.

    Up to MOST_MARKS entries and stages are there as `events`, entries in the order of time. Beyond that there are none,
    and `tallies` counts the entries of each lane by `unit`.
    """

    document: Document
    total: int
    of: int
    earliest: date | None
    latest: date | None
    events: tuple[Event, ...] = ()
    unit: Unit | None = None
    tallies: Mapping[str, Iterable[Tally]] | None = None


def lanes_page(scope: Scope, filters: EventFilters) -> LanesPage:
    """The entries that match, or their tallies, which take two queries a party and one more, however many match."""
    matching = filters.narrow(scope.entries(), scope)
    total = total_of(scope, filters)
    facts = {"total": total.entries, "earliest": total.earliest, "latest": total.latest}
    facts["of"] = total_of(scope, UNFILTERED).entries
    rows = scope.rows("event").filter(entry__in=matching.values("slug"), is_retracted=False)
    # One more than can be drawn is enough to know that they cannot.
    if total.entries > MOST_MARKS or len(rows.values_list("pk")[: MOST_MARKS + 1]) > MOST_MARKS:
        unit = _unit(total.earliest, total.latest)
        tallies = tallies_of(scope, filters, unit)
        return LanesPage(document=document_around(scope), unit=unit, tallies=tallies, **facts)
    return _drawn(scope, matching, rows, facts)


@kept
def tallies_of(scope: Scope, filters: EventFilters, unit: Unit) -> Mapping[str, tuple[Tally, ...]]:
    """How many of the entries that match each lane has, by their first and their last unit of time."""
    parties = [party.actor for party in negotiation_of(scope).parties]
    counted = {lane: Counter() for lane in (NOT_STATED, *parties, OTHERS)}
    for first, last, is_named, *is_of, entries in _groups(scope, filters, unit, parties):
        lanes = [party for party, has_part in zip(parties, is_of, strict=True) if has_part]
        for lane in lanes or [OTHERS if is_named else NOT_STATED]:
            counted[lane][first, last] += entries
    return MappingProxyType({lane: tuple(_tallies(spans)) for lane, spans in counted.items()})


def _drawn(scope, matching, rows, facts):
    entries = records_in(earliest_first(matching))
    stages = records_in(rows.exclude(slug=F("entry")).order_by("slug"))
    document = document_around(scope, events=[*entries, *stages, *_followed(scope, [*entries, *stages])])
    return LanesPage(document=document, events=tuple(document.event(entry.slug) for entry in entries), **facts)


def _followed(scope, events):
    """The entries in view that those shown are known to follow, and that the filters leave out."""
    known = {event.slug for event in events}
    named = {slug for event in events for slug in event.after} - known
    return records_in(scope.entries().filter(slug__in=named).order_by("slug"))


def _groups(scope, filters, unit, parties):
    """The entries that match by their first and last unit, whether they name anybody, and which parties had part."""
    named = scope.mentions().filter(kind__in=[MentionKind.ACTOR, MentionKind.SIDE]).exclude(slug="").values("entry")
    of_parties = {
        f"of_{n}": _is_among(scope.mentions().filter(of_side(party, scope)).values("entry"))
        for n, party in enumerate(parties)
    }
    return (
        filters.narrow(scope.entries(), scope)
        .annotate(**of_parties, is_named=_is_among(named))
        .annotate(begins=cut_short(F("earliest"), _LENGTH[unit]), ends=cut_short(F("latest"), _LENGTH[unit]))
        .values_list("begins", "ends", "is_named", *of_parties)
        .annotate(entries=Count("pk"))
        .order_by()
    )


def _is_among(entries):
    return Case(When(slug__in=entries, then=True), default=False)


def _unit(earliest, latest):
    days = (latest - earliest).days if earliest and latest else 0
    if days < _MOST_DAYS:
        return Unit.DAY
    return Unit.MONTH if days < _MOST_MONTHS * 30 else Unit.YEAR


# Of the text of a day.
_LENGTH = {Unit.DAY: 10, Unit.MONTH: 7, Unit.YEAR: 4}


def _tallies(spans):
    for (first, last), entries in sorted(spans.items(), key=lambda item: tuple(each or "" for each in item[0])):
        yield Tally(first=_first_day(first), last=_first_day(last), entries=entries)


def _first_day(unit):
    """The first day of a unit that a text such as “2025-11” names."""
    return date.fromisoformat(f"{unit}-01-01"[:10]) if unit else None
