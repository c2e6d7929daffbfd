"""Drawing revisions into the tables that pages read.

Everything in Published and Mention follows from the revisions (for the current edition) or from a frozen link's
document, and comes out the same however often it is drawn. Nothing is kept that would have to change when another
record changes, but for two things that are refreshed here: the place of an undated event, which stands with the one
it follows, and the day on which an event became known, which is that of its sources.
"""

import json
from datetime import date

from django.db import connection, transaction
from django.db.models import Count, Max, Min

from timeline.public.store import search_index
from timeline.public.store.folding import index_text
from timeline.public.store.models import CURRENT, Deed, Mention, MentionKind, Published, Revision, ShareLink
from timeline.records.actor import Actor
from timeline.records.document import NOUNS, Record, canonical_bytes, parse
from timeline.records.event import Event
from timeline.records.plain import as_plain, from_plain
from timeline.records.plan import PlanVersion
from timeline.records.source import Source


def draw(revision: Revision):
    """Bring the current edition up to a revision that was just appended."""
    record = from_plain(NOUNS[revision.noun], json.loads(revision.payload))
    key = {"edition": CURRENT, "noun": revision.noun, "negotiation": revision.negotiation, "slug": revision.slug}
    row = Published.objects.filter(**key).first() or Published(**key, number=0, first_at=revision.at)
    row.seq, row.number, row.at = revision.seq, row.number + 1, revision.at
    row.is_retracted = revision.deed == Deed.RETRACTED
    row.notice = revision.reason if row.is_retracted else ""
    row.payload = revision.payload
    _keep(row, record)


def texts_of(record: Record) -> list[str]:
    """What a search for this record looks through."""
    if isinstance(record, Actor):
        return [record.name, record.short_name, *(name.text for name in record.names)]
    if isinstance(record, Source):
        return [record.title]
    if isinstance(record, PlanVersion):
        return [
            record.label,
            record.authorship,
            record.note,
            *(text for r in record.readings for text in (r.wording, r.note)),
        ]
    texts = [getattr(record, name, "") for name in ("title", "summary", "account", "note", "place", "place_printed")]
    return texts + [participation.capacity for participation in getattr(record, "participations", ())]


@transaction.atomic
def rebuild():
    """Draw every edition again: the current one from the revisions, each frozen one from its link's document."""
    # First, since an index that is not right would stumble over the rows that are taken out of it.
    search_index.install(connection)
    Published.objects.all().delete()
    for revision in Revision.objects.order_by("seq").iterator():
        draw(revision)
    for link in ShareLink.objects.filter(is_frozen=True, revoked_at=None).order_by("pk"):
        draw_frozen(link)


def draw_frozen(link: ShareLink):
    """Draw the edition of a frozen link from its document; numbers and days are those of the moment it was frozen."""
    document = parse(link.document.encode())
    history = _history_until(link.frozen_seq)
    # Sources first, then what depends on them, as they were published.
    for record in sorted(document.records(), key=lambda record: list(NOUNS).index(record.NOUN)):
        negotiation = "" if isinstance(record, Actor | Source) else link.negotiation
        seq, number, first_at, at = history[record.NOUN, negotiation, record.slug]
        row = Published(
            edition=edition_of(link),
            noun=record.NOUN,
            negotiation=negotiation,
            slug=record.slug,
            seq=seq,
            number=number,
            first_at=first_at,
            at=at,
            payload=canonical_bytes(as_plain(record)).decode(),
        )
        _keep(row, record)


def erase_frozen(link: ShareLink):
    """Take away what draw_frozen drew."""
    Published.objects.filter(edition=edition_of(link)).delete()


def edition_of(link: ShareLink) -> str:
    """The name of a frozen link's edition."""
    return f"link {link.pk}"


def _history_until(seq):
    """(noun, negotiation, slug) -> seq, number, first and last day of publication, up to a sequence number."""
    rows = (
        Revision.objects.filter(seq__lte=seq)
        .values_list("noun", "negotiation", "slug")
        .annotate(last=Max("seq"), number=Count("seq"), first_at=Min("at"), last_at=Max("at"))
    )
    return {(noun, negotiation, slug): tuple(facts) for noun, negotiation, slug, *facts in rows}


def _keep(row, record):
    row.title, row.words = _title(record), index_text(texts_of(record), title=getattr(record, "title", ""))
    row.kind = getattr(record, "kind", "")
    row.visibility = getattr(record, "visibility", "")
    row.represents = getattr(record, "represents", "") or ""
    if isinstance(record, Event):
        _date_columns(row, record)
    if isinstance(record, PlanVersion):
        row.entry = record.introduced_by or ""
    row.save()
    if isinstance(record, Event | PlanVersion):
        row.mentions.all().delete()
        Mention.objects.bulk_create([] if row.is_retracted else _mentions(row, record))
    if isinstance(record, Event):
        _place_undated(row.edition, row.negotiation)
    if isinstance(record, Source):
        _refresh_known_on(row)


def _title(record):
    names = [getattr(record, name, "") for name in ("title", "name", "label")]
    return next(name for name in names if name)


def _date_columns(row, event):
    row.status, row.entry = event.status, event.parent or event.slug
    row.earliest, row.latest = event.date.earliest, event.date.latest
    row.known_on = _known_on(row.edition, [citation.source for citation in event.all_citations()])
    row.depth = 0
    if event.date:
        row.sort_earliest = row.earliest or date.min
        # “After” has no last possible day but the one on which it was known to have happened.
        row.sort_latest = row.latest or max(row.earliest, row.known_on or row.earliest)


def _known_on(edition, sources):
    rows = Published.objects.filter(edition=edition, noun=Source.NOUN, slug__in=set(sources))
    days = [json.loads(payload)["published_on"] for payload in rows.values_list("payload", flat=True)]
    return date.fromisoformat(min(days)) if days else None


def _mentions(row, record):
    named = _named_by_plan(record) if isinstance(record, PlanVersion) else _named_by_event(record)
    return [
        Mention(published=row, edition=row.edition, negotiation=row.negotiation, entry=row.entry, kind=kind, slug=slug)
        for kind, slug in sorted(named)
    ]


def _named_by_plan(version):
    return {(MentionKind.PROVISION, reading.provision) for reading in version.readings}


def _named_by_event(event):
    named = {(MentionKind.ACTOR, participation.actor) for participation in event.participations if participation.actor}
    named |= {
        (MentionKind.SIDE, participation.side or "")
        for participation in event.participations
        if participation.side or not participation.actor
    }
    named |= {(MentionKind.TOPIC, topic) for topic in event.topics}
    named |= {(MentionKind.PLAN, plan.version) for plan in event.plans if plan.version}
    for citation in event.all_citations():
        named.add((MentionKind.SOURCE, citation.source))
        named |= {(MentionKind.HOP, hop.actor) for hop in citation.chain}
        named |= {(MentionKind.ORIGIN, hop.actor) for hop in citation.chain[:1]}
    return named


def _place_undated(edition, negotiation):
    """Give each event without a day the place of the latest event that it is known to follow, one step deeper."""
    events = Published.objects.filter(edition=edition, negotiation=negotiation, noun=Event.NOUN)
    waiting = {row.slug: row for row in events.filter(earliest=None, latest=None)}
    if not waiting:
        return
    after = {slug: from_plain(Event, json.loads(row.payload)).after for slug, row in waiting.items()}
    followed = {slug for slugs in after.values() for slug in slugs} - set(waiting)
    placed = {row.slug: row for row in events.filter(slug__in=followed)}
    # Events may follow undated ones in turn; each round places those whose forerunners have a place.
    while ready := [slug for slug in waiting if all(other in placed for other in after[slug])]:
        for slug in ready:
            placed[slug] = waiting.pop(slug)
            _place_behind([placed[other] for other in after[slug]], placed[slug])


def _place_behind(forerunners, row):
    unplaced = (row.known_on or date.min, row.known_on or date.min, -1)
    latest, earliest, depth = max(
        ((other.sort_latest, other.sort_earliest, other.depth) for other in forerunners), default=unplaced
    )
    if (row.sort_latest, row.sort_earliest, row.depth) != (latest, earliest, depth + 1):
        row.sort_latest, row.sort_earliest, row.depth = latest, earliest, depth + 1
        row.save(update_fields=["sort_latest", "sort_earliest", "depth"])


def _refresh_known_on(source_row):
    """Bring the events that rest on a source up to its day of publication."""
    resting = Published.objects.filter(
        edition=source_row.edition,
        noun=Event.NOUN,
        mentions__kind=MentionKind.SOURCE,
        mentions__slug=source_row.slug,
    )
    for row in resting:
        event = from_plain(Event, json.loads(row.payload))
        _date_columns(row, event)
        row.save()
        _place_undated(row.edition, row.negotiation)
