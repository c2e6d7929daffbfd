"""The filters of a timeline as a value: equal filters give equal text, so equal links."""

from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

from django.db.models import Q

from timeline.public.asking import search
from timeline.public.store.models import MentionKind

NOT_STATED = "not-stated"
"""The value of `side` that asks for entries with a side that is not stated."""


@dataclass(frozen=True, kw_only=True)
class EventFilters:
    """What a reader asked for. `when`, `since` and `until` are the words as typed; `start` and `end` what they mean.

    `start` and `end` are days, both included; an entry matches where it may have fallen between them.
    """

    q: str = ""
    when: str = ""
    since: str = ""
    until: str = ""
    actor: str = ""
    side: str = ""
    topic: str = ""
    kind: str = ""
    status: str = ""
    start: date | None = None
    end: date | None = None

    def __bool__(self):
        return any(asdict(self).values())

    @property
    def asked(self) -> dict[str, str]:
        """The filters in use, by the name that each has in an address, in their fixed order."""
        return {ADDRESS_NAMES.get(name, name): value for name in NAMES if (value := getattr(self, name))}

    @property
    def query(self) -> str:
        """The query string, without a question mark; empty for no filter."""
        return urlencode(self.asked)

    def without(self, name: str) -> "EventFilters":
        """The same filters less one, by its name in an address."""
        field = FIELD_NAMES.get(name, name)
        bounds = {"start": None, "end": None} if field in ("when", "since", "until") else {}
        return replace(self, **{field: ""}, **bounds)

    def at_any_time(self) -> "EventFilters":
        """The same filters without those on the date."""
        return replace(self, when="", since="", until="", start=None, end=None)

    def between(self, start: date, end: date) -> "EventFilters":
        """The same filters, but for the days from `start` to `end`."""
        days = {"since": start.isoformat(), "until": end.isoformat()}
        return replace(self, when="", start=start, end=end, **days)

    def with_days(self) -> "EventFilters":
        """The same filters with the days in place of the words, so that they mean the same on every later day."""
        since = self.start.isoformat() if self.start else ""
        until = self.end.isoformat() if self.end else ""
        return replace(self, when="", since=since, until=until)

    def narrow(self, entries, scope):
        """`entries` (Published rows of top-level events) that match, they or one of their stages."""
        for word in search.wanted_by(self.q):
            entries = entries.filter(slug__in=search.entries_with(word, scope))
        if self.actor:
            actor = scope.called_now("actor", self.actor)
            entries = entries.filter(slug__in=_mentioning(scope, MentionKind.ACTOR, [actor]))
        if self.side:
            entries = entries.filter(slug__in=entries_of_side(scope, self.side))
        if self.topic:
            entries = entries.filter(slug__in=_mentioning(scope, MentionKind.TOPIC, [self.topic]))
        if self.kind:
            entries = entries.filter(kind=self.kind)
        if self.status:
            entries = entries.filter(status=self.status)
        return self._in_span(entries)

    def _in_span(self, entries):
        if self.start:
            entries = entries.filter(Q(latest__gte=self.start) | Q(latest=None, earliest__isnull=False))
        if self.end:
            entries = entries.filter(Q(earliest__lte=self.end) | Q(earliest=None, latest__isnull=False))
        return entries


UNFILTERED = EventFilters()
NAMES = tuple(field.name for field in fields(EventFilters) if field.name not in ("start", "end"))
ADDRESS_NAMES = {"since": "from", "until": "to"}
FIELD_NAMES = {address: name for name, address in ADDRESS_NAMES.items()}


def filters_from(query: str) -> EventFilters:
    """The filters of a query string that this app wrote, with days in ISO form; names it does not know are left out."""
    asked = {FIELD_NAMES.get(name, name): value for name, value in parse_qsl(query)}
    filters = EventFilters(**{name: value for name, value in asked.items() if name in NAMES})
    start = date.fromisoformat(filters.since) if filters.since else None
    end = date.fromisoformat(filters.until) if filters.until else None
    return replace(filters, start=start, end=end)


def _mentioning(scope, kind, slugs):
    return scope.mentions().filter(kind=kind, slug__in=slugs).values("entry")


def entries_of_side(scope, side: str):
    """The slugs of entries in which a side took part, by one of its actors or without a name."""
    mentions = scope.mentions()
    if side == NOT_STATED:
        return mentions.filter(kind=MentionKind.SIDE, slug="").values("entry")
    side = scope.called_now("actor", side)
    actors = scope.actors_of_side(side)
    named = mentions.filter(kind__in=[MentionKind.SIDE, MentionKind.ACTOR], slug__in=actors)
    # Put this way round, since neither engine goes by the index through an OR.
    return named.exclude(~Q(slug=side), kind=MentionKind.SIDE).values("entry")
