"""The filters of a timeline as a value: equal filters give equal text, so equal links."""

import json
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

from django.db.models import Q

from timeline.dates.value import bounds_of
from timeline.public.asking import search
from timeline.public.asking.chains import ChainKind, entries_with_chains
from timeline.public.asking.kept import kept
from timeline.public.store.models import MentionKind, Published

NOT_STATED = "not-stated"
"""The value of `side` that asks for entries with a side that is not stated."""

SURE, POSSIBLE = "sure", "possible"
"""The values of `certainty`: the date lies between the days asked for, or only may."""

RELEVANCE, OLDEST = "relevance", "oldest"
"""Values of `order`: the best match first, the oldest first. Without one, what is ahead and then the latest first."""


@dataclass(frozen=True, kw_only=True)
class EventFilters:
    """What a reader asked for. `when`, `since` and `until` are the words as typed; `start` and `end` what they mean.

    `start` and `end` are days, both included; an entry matches where it may have fallen between them, and `certainty`
    says how surely. `outlet` is one that published or passed on a report. `order` is no filter, but goes with them from
    address to address.
    """

    q: str = ""
    when: str = ""
    since: str = ""
    until: str = ""
    certainty: str = ""
    actor: str = ""
    side: str = ""
    topic: str = ""
    kind: str = ""
    status: str = ""
    source: str = ""
    outlet: str = ""
    chain: str = ""
    start: date | None = None
    end: date | None = None
    order: str = ""

    def __bool__(self):
        return bool(self.asked or self.start or self.end)

    @property
    def asked(self) -> dict[str, str]:
        """The filters in use, by the name that each has in an address, in their fixed order."""
        found = {ADDRESS_NAMES.get(name, name): value for name in NAMES if (value := getattr(self, name))}
        if not self.is_dated:
            found.pop("certainty", None)
        return found

    @property
    def is_dated(self) -> bool:
        """Whether days are asked for, without which no date can be certain or not."""
        return any((self.when, self.since, self.until, self.start, self.end))

    @property
    def query(self) -> str:
        """The query string, without a question mark; empty for no filter."""
        has_order = self.order and (self.q or self.order != RELEVANCE)
        return urlencode(self.asked | ({"order": self.order} if has_order else {}))

    def at_any_time(self) -> "EventFilters":
        """The same filters without those on the date."""
        return replace(self, when="", since="", until="", certainty="", start=None, end=None)

    def between(self, start: date, end: date) -> "EventFilters":
        """The same filters, but for the days from `start` to `end`."""
        days = {"since": start.isoformat(), "until": end.isoformat()}
        return replace(self, when="", start=start, end=end, **days)

    def with_days(self) -> "EventFilters":
        """The same filters with the days in place of the words, so that they mean the same on every later day."""
        since = self.start.isoformat() if self.start else ""
        until = self.end.isoformat() if self.end else ""
        return replace(self, when="", since=since, until=until, order="")

    def called_now(self, scope) -> "EventFilters":
        """The same filters, with whoever was merged since by the slug that is kept. A query for each that names one."""
        named = {name: slug for name in MAY_BE_MERGED if (slug := getattr(self, name)) and slug != NOT_STATED}
        return replace(self, **{name: scope.called_now(MAY_BE_MERGED[name], slug) for name, slug in named.items()})

    def narrow(self, entries, scope):
        """`entries` (Published rows of top-level events) that match, they or one of their stages."""
        for word in search.wanted_by(self.q):
            entries = entries.filter(slug__in=search.entries_with(word, scope))
        for kind, slug in self._named():
            entries = entries.filter(slug__in=_mentioning(scope, kind, slug))
        if self.side:
            entries = entries.filter(slug__in=scope.mentions().filter(of_side(self.side, scope)).values("entry"))
        if self.chain:
            entries = entries.filter(slug__in=entries_with_chains(ChainKind(self.chain), scope))
        columns = {name: value for name in COLUMNS if (value := getattr(self, name))}
        return self._in_span(entries.filter(**columns), scope)

    def surely_in_span(self) -> Q:
        """The condition that an entry's date, as far as it is known, lies within the days asked for."""
        bounds = Q(earliest__gte=self.start) if self.start else Q()
        return bounds & Q(latest__lte=self.end) if self.end else bounds

    def _named(self):
        return [(kind, slug) for name, kind in MENTIONED.items() if (slug := getattr(self, name))]

    def _in_span(self, entries, scope):
        if self.start:
            entries = entries.filter(Q(latest__gte=self.start) | Q(latest=None, earliest__isnull=False))
        if self.end:
            entries = entries.filter(Q(earliest__lte=self.end) | Q(earliest=None, latest__isnull=False))
        if self.start and self.end and (around := on_days_around(scope, self.start, self.end)):
            entries = entries.exclude(slug__in=around)
        if not self.certainty or not (self.start or self.end):
            return entries
        surely = self.surely_in_span()
        return entries.filter(surely) if self.certainty == SURE else entries.exclude(surely)


UNFILTERED = EventFilters()
NAMES = tuple(field.name for field in fields(EventFilters) if field.name not in ("start", "end", "order"))
ADDRESS_NAMES = {"since": "from", "until": "to"}
FIELD_NAMES = {address: name for name, address in ADDRESS_NAMES.items()}

MENTIONED = {
    "actor": MentionKind.ACTOR,
    "topic": MentionKind.TOPIC,
    "source": MentionKind.SOURCE,
    "outlet": MentionKind.HOP,
}
"""The filters that ask for something that an entry names, and how it names it."""

MAY_BE_MERGED = {"actor": "actor", "side": "actor", "outlet": "actor", "source": "source"}
"""The filters that ask for something that may have been merged, and its noun."""

COLUMNS = ("kind", "status")
"""The filters that ask for what stands in the entry's own row."""


def filters_from(query: str) -> EventFilters:
    """The filters of a query string that this app wrote, with days in ISO form; names it does not know are left out."""
    asked = {FIELD_NAMES.get(name, name): value for name, value in parse_qsl(query)}
    filters = EventFilters(**{name: value for name, value in asked.items() if name in NAMES})
    start = date.fromisoformat(filters.since) if filters.since else None
    end = date.fromisoformat(filters.until) if filters.until else None
    return replace(filters, start=start, end=end)


def of_side(side: str, scope) -> Q:
    """The mentions by which a side took part: by one of its actors or without a name."""
    if side == NOT_STATED:
        return Q(kind=MentionKind.SIDE, slug="")
    named = Q(kind__in=[MentionKind.SIDE, MentionKind.ACTOR], slug__in=scope.actors_of_side(side))
    # Put this way round, since neither engine goes by the index through an OR.
    return named & ~Q(~Q(slug=side), kind=MentionKind.SIDE)


_MOST_AROUND = 500
"""Beyond so many, entries that lie around the days asked for are listed with those between them."""


@kept
def on_days_around(scope, start: date, end: date) -> tuple[str, ...]:
    """The events known to be on one of several days, some before `start` and the others behind `end`. One query.

    That a date is “one of” its days and not any day between them stands in the record alone.
    """
    around = scope.rows("event").filter(earliest__lt=start, latest__gt=end)
    # An index has the bounds; the rows themselves are read of these few alone.
    several = Published.objects.filter(pk__in=around.values("pk"), payload__contains='"edtf":"[')
    rows = several.order_by("slug").values_list("slug", "payload")[:_MOST_AROUND]
    choices = {slug: bounds_of(json.loads(payload)["date"]["edtf"]).choices for slug, payload in rows}
    return tuple(slug for slug, days in choices.items() if days and not any(start <= day <= end for day in days))


def _mentioning(scope, kind, slug):
    return scope.mentions().filter(kind=kind, slug=slug).values("entry")
