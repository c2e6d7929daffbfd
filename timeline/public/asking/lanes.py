"""What the lanes ask of the record: each entry that matches, or, where they are many, how many a side has when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, F, Max, Min
from django.db.models.functions import TruncMonth, TruncYear

from timeline.public.asking.closure import document_around, negotiation_of, records_in
from timeline.public.asking.filters import EventFilters
from timeline.public.asking.keyset import earliest_first
from timeline.public.asking.scope import Scope
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
    """The entries that match, or their tallies, which take two or three queries a party, however many match."""
    matching = filters.narrow(scope.entries(), scope)
    facts = matching.aggregate(total=Count("pk"), earliest=Min("earliest"), latest=Max("latest"))
    facts["of"] = scope.entries().count()
    rows = scope.rows("event").filter(entry__in=matching.values("slug"), is_retracted=False)
    # One more than can be drawn is enough to know that they cannot.
    if len(rows.values_list("pk")[: MOST_MARKS + 1]) > MOST_MARKS:
        return _counted(scope, matching, facts)
    return _drawn(scope, matching, rows, facts)


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


def _counted(scope, matching, facts):
    unit = _unit(facts["earliest"], facts["latest"])
    parties = [party.actor for party in negotiation_of(scope).parties]
    of_parties = {party: EventFilters(side=party).narrow(matching, scope) for party in parties}
    rest = matching
    for entries in of_parties.values():
        rest = rest.exclude(slug__in=entries.values("slug"))
    mentions = scope.mentions().filter(kind__in=[MentionKind.ACTOR, MentionKind.SIDE])
    named = mentions.exclude(slug="").values("entry")
    lanes = {
        NOT_STATED: rest.exclude(slug__in=named),
        **of_parties,
        OTHERS: rest.filter(slug__in=named),
    }
    tallies = {lane: _tallies(entries, unit) for lane, entries in lanes.items()}
    return LanesPage(document=document_around(scope), unit=unit, tallies=tallies, **facts)


def _unit(earliest, latest):
    days = (latest - earliest).days if earliest and latest else 0
    if days < _MOST_DAYS:
        return Unit.DAY
    return Unit.MONTH if days < _MOST_MONTHS * 30 else Unit.YEAR


_CUT = {Unit.DAY: F, Unit.MONTH: TruncMonth, Unit.YEAR: TruncYear}


def _tallies(entries, unit):
    cut = _CUT[unit]
    spans = entries.annotate(first=cut("earliest"), last=cut("latest")).values("first", "last")
    counted = spans.annotate(number=Count("pk")).order_by("first", "last")
    return tuple(Tally(first=span["first"], last=span["last"], entries=span["number"]) for span in counted)
