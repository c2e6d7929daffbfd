"""What each page asks of the record, in a number of queries that does not grow with what is shown."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from timeline.public.asking import search
from timeline.public.asking.closure import document_around, negotiation_of, record_in, records_in
from timeline.public.asking.density import Density, density_of
from timeline.public.asking.filters import OLDEST, UNFILTERED, EventFilters
from timeline.public.asking.hiding import named_by_then, unseen
from timeline.public.asking.kept import kept
from timeline.public.asking.keyset import Place, best_first, earliest_first, latest_first, place_of
from timeline.public.asking.meetings import Meetings, meetings_of
from timeline.public.asking.scope import Scope
from timeline.public.asking.totals import (
    NO_ORIGINS,
    Origins,
    entries_by,
    mentions_in_view,
    origins_of,
    sources_of,
    total_of,
)
from timeline.public.store.models import Deed, MentionKind, Revision
from timeline.public.store.projection import title_of
from timeline.records.actor import Actor
from timeline.records.document import Document
from timeline.records.event import Event, Status
from timeline.records.negotiation import Negotiation, Visibility
from timeline.records.plan import PlanVersion
from timeline.records.source import Source

PAGE_SIZE = 25
MOST_LISTED = 500


@dataclass(frozen=True, kw_only=True)
class TimelinePage:
    """One page of a timeline: planned entries soonest first, the others latest first, and what stands beside them.

    In any other order all entries are in `so_far`. `later_cursor` leads on in `ahead`, `next_cursor` in `so_far`.
    `total` entries match the filters out of `of` in scope; `earliest` and `latest` are the first and last day of those
    that match. `density` is how these lie over time (None where none has a day). The rest is about the whole scope:
    whose word its entries rest on, their `sources` (two at most), who met whom, and `as_of`, the day on which the
    latest became known; `is_part` says that a link shows some of the negotiation's entries only. A page that goes on
    where another ended has only its entries and what counts them.
    """

    document: Document
    ahead: tuple[Event, ...]
    so_far: tuple[Event, ...]
    total: int
    of: int
    earliest: date | None
    latest: date | None
    later_cursor: str | None
    next_cursor: str | None
    as_of: date | None
    is_part: bool = False
    sources: tuple[str, ...] = ()
    origins: Origins = NO_ORIGINS
    density: Density | None = None
    meetings: Meetings | None = None


@dataclass(frozen=True, kw_only=True)
class RevisionLine:
    """One revision of a record, as its history shows it."""

    number: int
    seq: int
    at: datetime
    deed: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class EventPage:
    document: Document
    event: Event
    number: int
    first_at: datetime
    at: datetime
    is_retracted: bool
    notice: str
    revisions: tuple[RevisionLine, ...]
    earlier: Event | None
    later: Event | None


@dataclass(frozen=True, kw_only=True)
class ActorsPage:
    """Up to MOST_LISTED of the `total` actors that are named, and those that they speak or work for.

    `entries` counts the entries that each takes part in; `cursor` leads to the next actors, None for the last.
    """

    document: Document
    entries: dict[str, int]
    total: int
    cursor: str | None


@dataclass(frozen=True, kw_only=True)
class ActorPage:
    """An actor, and of the `total` entries that they take part in the latest."""

    document: Document
    actor: Actor
    events: tuple[Event, ...]
    total: int
    number: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class PlansPage:
    document: Document


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A revision that corrected, retracted or redacted something public, whose record is now called `title`.

    `slug` is empty where nothing of the record is left to read.
    """

    noun: str
    slug: str
    title: str
    at: datetime
    deed: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class NewPage:
    """What is new since a day: the latest of `total` entries, plan versions, and the latest of `corrected` revisions.

    `known_on` gives the day on which each entry (slug) became known.
    """

    document: Document
    events: tuple[Event, ...]
    known_on: dict[str, date]
    total: int
    versions: tuple[PlanVersion, ...]
    corrections: tuple[Correction, ...]
    corrected: int


@dataclass(frozen=True, kw_only=True)
class SourcesPage:
    """Up to MOST_LISTED of the `total` sources, the latest published first; `cursor` leads to earlier ones.

    `entries` counts the entries that rest on each.
    """

    document: Document
    sources: tuple[Source, ...]
    entries: dict[str, int]
    total: int
    cursor: str | None


@dataclass(frozen=True, kw_only=True)
class SourcePage:
    """A source, and of the `total` entries that rest on it the latest."""

    document: Document
    source: Source
    events: tuple[Event, ...]
    total: int


def timeline_page(
    scope: Scope,
    filters: EventFilters,
    *,
    after: Place | None = None,
    before: Place | None = None,
    beside: dict | None = None,
) -> TimelinePage:
    """A page of the entries that match, in the order that the filters ask for; the first, or one behind a place.

    In order of time that is the planned ones after `after`, or the others before `before`; the oldest first go on
    `after` a place, the best match first `before` one. `beside` is what stands beside the entries, from beside(); None
    for a page that goes on where another one ends.
    """
    matching = filters.narrow(scope.entries(), scope)
    if filters.order:
        so_far, next_cursor = _cut(_in_one_list(matching, scope, filters, after=after, before=before))
        return _timeline(scope, filters, ahead=(), so_far=so_far, beside=beside or {}, next_cursor=next_cursor)
    planned, others = matching.filter(status=Status.PLANNED), matching.exclude(status=Status.PLANNED)
    ahead, later_cursor = _cut(earliest_first(planned, after=after)) if not before else ((), None)
    so_far, next_cursor = _cut(latest_first(others, before=before)) if not after else ((), None)
    cursors = {"later_cursor": later_cursor, "next_cursor": next_cursor}
    return _timeline(scope, filters, ahead=ahead, so_far=so_far, beside=beside or {}, **cursors)


def long_page(scope: Scope, filters: EventFilters, *, most: int) -> TimelinePage:
    """The entries that match as one page in the order asked for; where there are more than `most`, these alone."""
    matching, around = filters.narrow(scope.entries(), scope), beside(scope, filters)
    if filters.order:
        so_far = list(_in_one_list(matching, scope, filters)[:most])
        return _timeline(scope, filters, ahead=(), so_far=so_far, beside=around)
    ahead = list(earliest_first(matching.filter(status=Status.PLANNED))[:most])
    so_far = list(latest_first(matching.exclude(status=Status.PLANNED))[: most - len(ahead)])
    return _timeline(scope, filters, ahead=ahead, so_far=so_far, beside=around)


def beside(scope: Scope, filters: EventFilters) -> dict:
    """What stands beside the entries that match, by the names that TimelinePage has for it."""
    return {
        "density": density_of(scope, filters),
        "meetings": meetings_of(scope),
        "origins": origins_of(scope),
        "sources": sources_of(scope),
    }


def _in_one_list(matching, scope, filters, *, after=None, before=None):
    """The entries that match, planned or not, in the order that is asked for; `matching` are rows of Published."""
    if filters.order == OLDEST:
        return earliest_first(matching, after=after)
    return best_first(matching.annotate(relevance=search.relevance(filters.q, scope)), before=before)


def _timeline(scope, filters, *, ahead, so_far, beside, later_cursor=None, next_cursor=None):
    density, origins = beside.get("density"), beside.get("origins", NO_ORIGINS)
    few = scope.rows("event").filter(slug__in=density.few) if density and density.few else ()
    plans = records_in(_plans(scope))
    rows = {row.slug: row for row in (*ahead, *so_far, *few)}
    document = document_around(
        scope,
        events=_with_stages_and_neighbours(scope, records_in(rows.values()), plans),
        plans=plans,
        actors={slug for slug, _entries in origins.most},
        sources=set(beside.get("sources", ())),
    )
    total, whole = total_of(scope, filters), total_of(scope, UNFILTERED)
    return TimelinePage(
        document=document,
        ahead=tuple(document.event(row.slug) for row in ahead),
        so_far=tuple(document.event(row.slug) for row in so_far),
        total=total.entries,
        of=whole.entries,
        earliest=total.earliest,
        latest=total.latest,
        later_cursor=later_cursor,
        next_cursor=next_cursor,
        as_of=scope.as_of(),
        is_part=scope.is_part,
        **beside,
    )


def count_matching(scope: Scope, filters: EventFilters) -> int:
    """How many entries of a scope match."""
    return total_of(scope, filters).entries


def event_page(scope: Scope, slug: str) -> EventPage | None:
    """An entry, or a stage of one, and its neighbours in the list; None where the scope has no such event."""
    row = scope.rows("event").filter(slug=slug).first()
    if not row or not _is_in_view(scope, row):
        return None
    plans = records_in(_plans(scope))
    earlier, later = _neighbours(scope, row)
    entry = records_in(scope.rows("event").filter(slug=row.entry))
    close = [record_in(other) for other in (row, earlier, later) if other]
    unique = {event.slug: event for event in (*entry, *close)}
    document = document_around(
        scope, events=_with_stages_and_neighbours(scope, list(unique.values()), plans), plans=plans
    )
    return EventPage(
        document=document,
        event=document.event(slug),
        number=row.number,
        first_at=row.first_at,
        at=row.at,
        is_retracted=row.is_retracted,
        notice=row.notice,
        revisions=_revisions(scope, row),
        earlier=document.event(earlier.slug) if earlier else None,
        later=document.event(later.slug) if later else None,
    )


def actors_page(scope: Scope, *, after: str = "") -> ActorsPage:
    """The actors of the scope in the order of their slugs, those behind one only."""
    named = scope.rows("actor").filter(slug__in=_named_actors(scope).values("slug"))
    found = list(named.filter(slug__gt=after).order_by("slug").values_list("slug", flat=True)[: MOST_LISTED + 1])
    shown = found[:MOST_LISTED]
    is_whole = not after and len(found) <= MOST_LISTED
    parties = {party.actor for party in negotiation_of(scope).parties}
    document = _all_actors(scope) if is_whole else document_around(scope, actors={*shown, *parties})
    return ActorsPage(
        document=document,
        entries=entries_by(scope, MentionKind.ACTOR, None if is_whole else shown),
        total=len(document.actors) if is_whole else named.count(),
        cursor=shown[-1] if len(found) > MOST_LISTED else None,
    )


def actor_page(scope: Scope, slug: str) -> ActorPage | None:
    """An actor and the entries that they take part in, latest first; None where the scope has no such actor."""
    row = scope.rows("actor").filter(slug=slug).first()
    if not row or not _holds_actor(scope, slug):
        return None
    mine = scope.entries().filter(
        slug__in=mentions_in_view(scope).filter(kind=MentionKind.ACTOR, slug=slug).values("entry")
    )
    rows, _cursor = _cut(latest_first(mine))
    events = _with_stages_and_neighbours(scope, records_in(rows), [])
    document = document_around(scope, events=events, actors={slug})
    return ActorPage(
        document=document,
        actor=document.actor(slug),
        events=tuple(document.event(each.slug) for each in rows),
        total=mine.count(),
        number=row.number,
        at=row.at,
    )


def plans_page(scope: Scope) -> PlansPage:
    """Every version of the plan, the events that introduce them, and those that speak about the plan."""
    plans = records_in(_plans(scope))
    events = records_in(latest_first(scope.entries().filter(slug__in=_about_the_plan(scope))))
    return PlansPage(document=document_around(scope, events=events, plans=plans))


@kept
def _about_the_plan(scope):
    """The latest entries that introduce a version or speak about the plan: it takes a look into every record."""
    introducing = scope.rows("plan version").filter(is_retracted=False).exclude(entry="").values("entry")
    about = scope.entries().filter(Q(slug__in=introducing) | Q(payload__contains='"plans":['))
    return tuple(latest_first(about).values_list("slug", flat=True)[:PAGE_SIZE])


def sources_page(scope: Scope, *, after: str = "") -> SourcesPage | None:
    """The sources of the scope, those behind one only; None where the scope has no such source."""
    plans = records_in(_plans(scope))
    of_plans = {slug for plan in plans for noun, slug in plan.references() if noun == "source"}
    of_entries = mentions_in_view(scope).filter(kind=MentionKind.SOURCE).values("slug")
    cited = scope.rows("source").filter(Q(slug__in=of_entries) | Q(slug__in=of_plans))
    # Among these alone: a place that nobody may know of is no other than one that is not there.
    last = cited.filter(slug=after).first()
    if after and not last:
        return None
    behind = Q(known_on__lt=last.known_on) | Q(known_on=last.known_on, slug__gt=after) if last else Q()
    found = list(cited.filter(behind).order_by("-known_on", "slug").values_list("slug", flat=True)[: MOST_LISTED + 1])
    shown = found[:MOST_LISTED]
    is_whole = not after and len(found) <= MOST_LISTED
    document = document_around(scope, plans=plans, sources=set(shown))
    return SourcesPage(
        document=document,
        sources=document.sources if is_whole else tuple(document.source(slug) for slug in shown),
        entries=entries_by(scope, MentionKind.SOURCE, shown),
        total=len(document.sources) if is_whole else cited.count(),
        cursor=shown[-1] if len(found) > MOST_LISTED else None,
    )


def source_page(scope: Scope, slug: str) -> SourcePage | None:
    """A source and the entries that rest on it, latest first; None where the scope has no such source."""
    resting = scope.entries().filter(
        slug__in=mentions_in_view(scope).filter(kind=MentionKind.SOURCE, slug=slug).values("entry")
    )
    rows, _cursor = _cut(latest_first(resting))
    plans = [plan for plan in records_in(_plans(scope)) if ("source", slug) in set(plan.references())]
    if not rows and not plans and not _is_printed(scope, slug):
        return None
    events = _with_stages_and_neighbours(scope, records_in(rows), [])
    document = document_around(scope, events=events, plans=plans, sources={slug})
    return SourcePage(
        document=document,
        source=document.source(slug),
        events=tuple(document.event(row.slug) for row in rows),
        total=resting.count(),
    )


def slug_kept(scope: Scope, noun: str, slug: str) -> str | None:
    """The slug of the actor or source that another was merged into; None where this scope does not hold the one.

    None also where it never held the other: that two are one must not tell of what stands outside.
    """
    kept = scope.called_now(noun, slug)
    if kept == slug or (noun, kept) not in _all_actors(scope).by_slug:
        return None
    return kept if _named_until_merged(scope, noun, slug).exists() else None


def new_page(scope: Scope, since: date) -> NewPage:
    """What became known on a day or later, and what was corrected or retracted since."""
    fresh = scope.entries().filter(known_on__gte=since)
    rows = list(fresh.order_by("-known_on", "-sort_latest", "-sort_earliest", "-depth", "-slug")[:PAGE_SIZE])
    plan_rows = list(_plans(scope))
    plans = records_in(plan_rows)
    document = document_around(scope, events=_with_stages_and_neighbours(scope, records_in(rows), plans), plans=plans)
    corrections = corrections_of(scope, since=since)
    return NewPage(
        document=document,
        events=tuple(document.event(row.slug) for row in rows),
        known_on={row.slug: row.known_on for row in rows},
        total=fresh.count(),
        versions=tuple(document.plan_version(row.slug) for row in plan_rows if row.known_on and row.known_on >= since),
        corrections=tuple(
            Correction(noun=one.noun, slug=slug, title=called(one), at=one.at, deed=one.deed, reason=one.reason)
            for one, slug in with_slugs_told(scope, corrections.order_by("-seq")[:PAGE_SIZE])
        ),
        corrected=corrections.count(),
    )


def corrections_of(scope: Scope, *, since: date | None = None):
    """The revisions (since a day) that changed what this scope holds; of what is retracted only where that is shown.

    One that changed nothing but what is hidden here is none.
    """
    revisions = Revision.objects.filter(
        deed__in=[Deed.CORRECTED, Deed.RETRACTED, Deed.REDACTED], negotiation__in=["", scope.negotiation]
    )
    if not scope.is_private and not scope.is_shared:
        revisions = revisions.filter(seq__gt=Subquery(_came_before_readers(scope)))
    if since:
        revisions = revisions.filter(at__gte=_midnight(since))
    if scope.until_seq:
        revisions = revisions.filter(seq__lte=scope.until_seq)
    if scope.known and scope.known < date.max:
        revisions = revisions.filter(at__lt=_midnight(scope.known + timedelta(days=1)))
    # What the scope holds is a long list, seldom needed: most days bring no correction.
    return _told(scope, revisions.filter(_held(scope))) if revisions.exists() else revisions


def _told(scope, revisions):
    revisions = revisions.filter(named_by_then(scope))
    hidden = scope.untold_sources
    return revisions.exclude(seq__in=unseen(revisions, hidden)) if hidden else revisions


def called(revision: Revision) -> str:
    """What a revision's record is called in lists; of one that was redacted, or redacts another, only that."""
    return _("(redacted)") if _is_empty(revision) else title_of(record_in(revision))


def with_slugs_told(scope: Scope, revisions) -> list[tuple[Revision, str]]:
    """Revisions, each with the slug of its record: none where nothing of it is left to read, since it may be a name."""
    revisions = list(revisions)
    emptied = [each for each in revisions if _is_empty(each)]
    rows = scope.rows(*{each.noun for each in emptied}).filter(slug__in={each.slug for each in emptied})
    left = set(rows.values_list("noun", "slug")) if emptied else set()
    gone = {each.seq for each in emptied if (each.noun, each.slug) not in left}
    return [(each, "" if each.seq in gone else each.slug) for each in revisions]


def _is_empty(revision):
    return revision.deed == Deed.REDACTED or not revision.payload


def redaction_of_event(scope: Scope, slug: str) -> Revision | None:
    """The tombstone of an event of which nothing is left to read, where its retraction would be shown."""
    if scope.view or scope.is_shared or scope.known:
        return None
    tombstones = Revision.objects.filter(noun=Event.NOUN, negotiation=scope.negotiation, slug=slug)
    return tombstones.filter(deed=Deed.REDACTED).order_by("-seq").first()


def holds(scope: Scope, noun: str, slug: str) -> bool:
    """Whether readers of a scope are told of an actor, a source, a point or a version of a plan."""
    return (noun, slug) in _all_actors(scope).by_slug


def everything_named(scope: Scope) -> set[tuple[str, str]]:
    """(noun, slug) of every record that this scope holds, and of the topics that it shows."""
    events = _held_events(scope).values_list("slug", flat=True)
    document = _all_actors(scope)
    return {*document.by_slug, *(("event", slug) for slug in events), *(("topic", slug) for slug in document.topics)}


def whole_document(scope: Scope, filters: EventFilters) -> Document:
    """The document of all entries of a scope that match, for export and for freezing."""
    matching = filters.narrow(scope.entries(), scope)
    rows = scope.rows("event").filter(entry__in=matching.values("slug"), is_retracted=False)
    plans = records_in(_plans(scope))
    events = records_in(rows.order_by("slug"))
    if filters:
        kept = {event.slug for event in events}
        plans = [plan for plan in plans if plan.introduced_by in kept]
    return document_around(scope, events=events, plans=plans)


def _cut(rows):
    """Up to PAGE_SIZE rows, and the cursor to go on from where there are more."""
    # Their places alone first: these stand in the index, and a whole row is many times as large.
    columns = ("pk", "sort_latest", "sort_earliest", "depth", "slug", *rows.query.annotations)
    places = list(rows.values_list(*columns, named=True)[: PAGE_SIZE + 1])
    shown = places[:PAGE_SIZE]
    found = rows.model.objects.in_bulk([place.pk for place in shown])
    return [found[place.pk] for place in shown], str(place_of(shown[-1])) if len(places) > PAGE_SIZE else None


def _plans(scope):
    """The plan versions of a scope; a narrowed view holds those that its entries introduce."""
    rows = scope.rows("plan version").filter(is_retracted=False).order_by("slug")
    return rows.filter(entry__in=scope.entries().values("slug")) if scope.view else rows


def _with_stages_and_neighbours(scope, events, plans):
    """Events, their stages, and those in view that the events or plans name, whose own references end there."""
    slugs = {event.slug for event in events}
    # In no order, which a document has of its own: for one by slug SQLite would go through all events.
    stages = records_in(scope.rows("event").filter(entry__in=slugs, is_retracted=False).exclude(slug__in=slugs))
    known = slugs | {stage.slug for stage in stages}
    named = {slug for record in (*events, *stages, *plans) for noun, slug in record.references() if noun == "event"}
    neighbours = records_in(scope.entries().filter(slug__in=named - known).order_by("slug"))
    return [*events, *stages, *neighbours]


def _is_in_view(scope, row):
    if row.is_retracted:
        return not scope.view and not scope.is_shared
    return scope.entries().filter(slug=row.entry).exists()


def _neighbours(scope, row):
    place = place_of(row)
    entries = scope.entries().exclude(slug=row.entry)
    return latest_first(entries, before=place).first(), earliest_first(entries, after=place).first()


def _revisions(scope, row):
    revisions = Revision.objects.filter(noun=row.noun, negotiation=row.negotiation, slug=row.slug)
    if scope.until_seq:
        revisions = revisions.filter(seq__lte=scope.until_seq)
    found = revisions.exclude(deed=Deed.REDACTED).order_by("seq")
    found = found.values_list("seq", "at", "deed", "reason", "redaction__tombstone__reason")
    # A reason may tell what a later source says.
    hidden = _("Not shown with an earlier day") if scope.known else ""
    return tuple(
        RevisionLine(number=number, seq=seq, at=at, deed=deed, reason=_redacted(why) or (reason and (hidden or reason)))
        for number, (seq, at, deed, reason, why) in enumerate(found, start=1)
    )


def _redacted(why):
    return _("What this revision said was redacted. %(why)s") % {"why": why} if why else ""


def _came_before_readers(scope):
    """The revision by which a public negotiation became so: what was corrected up to it, no reader had seen."""
    revisions = Revision.objects.filter(noun=Negotiation.NOUN, slug=scope.negotiation)
    private = revisions.filter(payload__contains=f'"visibility":"{Visibility.PRIVATE}"').order_by("-seq")
    public = revisions.filter(seq__gt=Coalesce(Subquery(private.values("seq")[:1]), 0))
    return public.order_by("seq").values("seq")[:1]


def _named_until_merged(scope, noun, slug):
    """The revisions of what a scope holds that a merge made, since it was named there until then: all at one moment."""
    merging = Revision.objects.filter(noun=noun, slug=slug, payload__contains='"merged_into":"')
    together = Q()
    for seq, at, payload in merging.values_list("seq", "at", "payload"):
        before = Revision.objects.filter(seq__lt=seq).exclude(at=at).order_by("-seq").values("seq")[:1]
        kept = Q(noun=noun, slug=json.loads(payload)["merged_into"])
        together |= Q(seq__gt=Coalesce(Subquery(before), 0), seq__lt=seq, at=at, deed=Deed.CORRECTED) & ~kept
    return Revision.objects.filter(together, _held(scope)) if together else Revision.objects.none()


def _held(scope):
    """The revisions of what a scope holds."""
    is_whole = not scope.view and not scope.is_shared and not scope.known
    # Of an event that was redacted, the whole record knows that it was there.
    events = Q(negotiation=scope.negotiation) if is_whole else Q(slug__in=_held_events(scope).values("slug"))
    held = Q(noun="event") & events
    document = _all_actors(scope)
    for noun in ("actor", "source", "provision", "plan version"):
        held |= Q(noun=noun, slug__in=[slug for of_noun, slug in document.by_slug if of_noun == noun])
    # An earlier day or a view shows no state of play, so no correction of it either.
    return held if scope.view or scope.known else held | Q(noun="negotiation", slug=scope.negotiation)


def _held_events(scope):
    events = scope.rows("event")
    if scope.view or scope.is_shared:
        return events.filter(entry__in=scope.entries().values("slug"), is_retracted=False)
    return events


def _midnight(day):
    return datetime.combine(day, time.min, tzinfo=get_current_timezone())


def _all_actors(scope):
    named = set(_named_actors(scope).values_list("slug", flat=True).distinct())
    return document_around(
        scope, plans=records_in(_plans(scope)), actors=named, sources=set(entries_by(scope, MentionKind.SOURCE))
    )


def _named_actors(scope):
    """The mentions of actors in entries: of those who took part, of sides, and of whoever stands in a chain."""
    kinds = [MentionKind.ACTOR, MentionKind.SIDE, MentionKind.HOP]
    return mentions_in_view(scope).filter(kind__in=kinds).exclude(slug="")


def _holds_actor(scope, slug):
    """Whether an actor is named in an entry or, which takes a look at everything, by what is named there."""
    return _named_actors(scope).filter(slug=slug).exists() or ("actor", slug) in _all_actors(scope).by_slug


def _is_printed(scope, slug):
    """Whether a source that no entry cites prints a name or office of one of the scope's actors."""
    return scope.rows("source").filter(slug=slug).exists() and ("source", slug) in _all_actors(scope).by_slug
