"""Drawing revisions into the tables that pages read.

Everything in Published and Mention follows from the revisions (for the current edition) or from a frozen link's
document, and comes out the same however often it is drawn. Nothing is kept that would have to change when another
record changes, but for three things that are refreshed here: the place of an undated event, which stands with the one
it follows, the days on which things became known, which are those of their sources, and the entry that a plan version
stands under.
"""

import json
from collections.abc import Iterator
from datetime import date

from django.db import connection, transaction
from django.db.models import Count, Max, Min, Q

from timeline.public.store import search_index
from timeline.public.store.folding import index_text, phrase_text
from timeline.public.store.models import CURRENT, Deed, Mention, MentionKind, Published, Revision, ShareLink
from timeline.records.actor import Actor
from timeline.records.document import NOUNS, Record, canonical_bytes, parse, sha256_of
from timeline.records.event import Event
from timeline.records.known import phases
from timeline.records.plain import as_plain, from_plain
from timeline.records.plan import PlanVersion
from timeline.records.source import Source


def draw(revision: Revision):
    """Bring the current edition up to a revision that was just appended."""
    if revision.deed == Deed.REDACTED:
        return
    key = {"noun": revision.noun, "negotiation": revision.negotiation, "slug": revision.slug}
    if not revision.payload:
        _take_away_unless_later(revision, key)
        return
    record = from_plain(NOUNS[revision.noun], json.loads(revision.payload))
    row = Published.objects.filter(edition=CURRENT, **key).first() or _first_row(revision, key)
    row.seq, row.number, row.at = revision.seq, row.number + 1, revision.at
    row.is_retracted = revision.deed == Deed.RETRACTED
    row.notice = revision.reason if row.is_retracted else ""
    row.payload = revision.payload
    _keep(row, record)


def _take_away_unless_later(revision, key):
    """Of what was redacted nothing is left to read, unless a later revision stands in its place."""
    rows = Published.objects.filter(Q(edition=CURRENT) | in_past(CURRENT), **key)
    if not rows.filter(edition=CURRENT, seq__gt=revision.seq).exists():
        rows.delete()


def _first_row(revision, key):
    """A row for a record that has none: the first time it is published, or again where the last state was redacted."""
    earlier = Revision.objects.filter(**key, seq__lt=revision.seq).exclude(deed=Deed.REDACTED)
    counted = earlier.aggregate(number=Count("seq"), first_at=Min("at"))
    first_at = counted["first_at"] or revision.at
    return Published(edition=CURRENT, **key, number=counted["number"], first_at=first_at)


def title_of(record: Record) -> str:
    """What a record is called in lists."""
    names = [getattr(record, name, "") for name in ("title", "name", "label")]
    return next(name for name in names if name)


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


def faults() -> Iterator[str]:
    """A sentence for each public record that is not what its last revision says, and each frozen link that is altered.

    Readers get these tables and not the revisions, so whoever changes one behind the app's back changes what is read.
    """
    expected = {}
    for revision in Revision.objects.order_by("seq").iterator():
        if revision.deed != Deed.REDACTED:
            expected[revision.noun, revision.negotiation, revision.slug] = _drawn_from(revision)
    expected = {key: drawn for key, drawn in expected.items() if drawn}
    for row in Published.objects.filter(edition=CURRENT).order_by("pk").iterator():
        last = expected.pop((row.noun, row.negotiation, row.slug), None)
        if last != (row.seq, row.is_retracted, row.notice, sha256_of(row.payload.encode())):
            yield f"Readers get another {row.noun} “{row.slug}” than was published."
    for noun, _negotiation, slug in expected:
        yield f"Readers do not get the {noun} “{slug}”, which was published."
    for link in ShareLink.objects.filter(is_frozen=True).order_by("pk").iterator():
        if sha256_of(link.document.encode()) != link.document_sha256:
            yield f"The frozen share link {link.pk} holds another document than it was made with."


def _drawn_from(revision):
    if not revision.payload:
        return None
    is_retracted = revision.deed == Deed.RETRACTED
    notice = revision.reason if is_retracted else ""
    return revision.seq, is_retracted, notice, sha256_of(revision.payload.encode())


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
    edition = edition_of(link)
    Published.objects.filter(Q(edition=edition) | in_past(edition)).delete()


def edition_of(link: ShareLink) -> str:
    """The name of a frozen link's edition."""
    return f"link {link.pk}"


def past_edition(edition: str, until: date) -> str:
    """The name of the edition beside another one that holds what was known until a day."""
    return f"{edition} before {until}".removeprefix(" ")


def in_past(edition: str) -> Q:
    """The rows of all the editions beside one that hold what was known before."""
    # A range of names and not a beginning, which SQLite would look for in every row.
    return Q(edition__gte=past_edition(edition, date.min), edition__lte=past_edition(edition, date.max))


def _history_until(seq):
    """(noun, negotiation, slug) -> seq, number, first and last day of publication, up to a sequence number."""
    rows = (
        Revision.objects.filter(seq__lte=seq)
        .exclude(deed=Deed.REDACTED)
        .values_list("noun", "negotiation", "slug")
        .annotate(last=Max("seq"), number=Count("seq"), first_at=Min("at"), last_at=Max("at"))
    )
    return {(noun, negotiation, slug): tuple(facts) for noun, negotiation, slug, *facts in rows}


def _keep(row, record):
    _text_columns(row, record)
    row.kind = getattr(record, "kind", "")
    row.visibility = getattr(record, "visibility", "")
    row.represents = getattr(record, "represents", "") or ""
    if isinstance(record, Source):
        row.known_on = row.stands_from = record.published_on
        row.save()
        _refresh_resting_on(row)
    elif isinstance(record, Event | PlanVersion):
        _keep_cited(row, record)
    else:
        row.save()


def _keep_cited(row, record):
    """An event or a plan version, with what was known of it before."""
    published = _publication_days(row.edition, record)
    known = phases(record, published)
    _known_columns(row, record, known)
    if isinstance(record, Event):
        _date_columns(row, record)
    if isinstance(record, PlanVersion):
        row.entry = _entry_of_introduction(row, record)
    row.save()
    _keep_past(row, record, known)
    row.mentions.all().delete()
    Mention.objects.bulk_create([] if row.is_retracted else _mentions(row, record, known, published))
    if isinstance(record, Event):
        _place_undated(row.edition, row.negotiation)
        _refresh_introduced_by(row)


def _text_columns(row, record):
    texts, title = texts_of(record), getattr(record, "title", "")
    row.title = title_of(record)
    row.words, row.phrases = index_text(texts, title=title), phrase_text(texts, title=title)


def _date_columns(row, event):
    row.status, row.entry = event.status, event.parent or event.slug
    row.earliest, row.latest = event.date.earliest, event.date.latest
    row.depth = 0
    if event.date:
        row.sort_earliest = row.earliest or date.min
        # “After” has no last possible day but the one on which it was known to have happened.
        row.sort_latest = row.latest or max(row.earliest, row.known_on or row.earliest)


def _entry_of_introduction(row, version):
    """The entry that introduces a plan version, itself or by one of its stages."""
    events = Published.objects.filter(edition=row.edition, negotiation=row.negotiation, noun=Event.NOUN)
    entry = events.filter(slug=version.introduced_by).values_list("entry", flat=True).first()
    return entry or version.introduced_by or ""


def _publication_days(edition, record):
    """Source -> day of publication, of the sources that a record refers to."""
    sources = {slug for noun, slug in record.references() if noun == Source.NOUN}
    rows = Published.objects.filter(edition=edition, noun=Source.NOUN, slug__in=sources)
    return dict(rows.values_list("slug", "known_on"))


def _known_columns(row, record, known):
    row.known_on = known[0][0] if known else None
    row.stands_from = next((day for day, then in reversed(known) if then == record), date.max)
    if row.is_retracted:
        row.stands_from = row.known_on


def _keep_past(row, record, known):
    """What was known of a record before all of it was, a row for each time. Of what is retracted nothing is left."""
    rows = Published.objects.filter(in_past(row.edition))
    rows.filter(noun=row.noun, negotiation=row.negotiation, slug=row.slug).delete()
    if row.is_retracted:
        return
    ends = [*(day for day, _ in known[1:]), date.max]
    past = [
        _past_row(row, then, stands_from=day, stands_until=end)
        for (day, then), end in zip(known, ends, strict=True)
        if then != record
    ]
    Published.objects.bulk_create(past)


def _past_row(row, then, *, stands_from, stands_until):
    columns = {field.attname: getattr(row, field.attname) for field in Published._meta.concrete_fields}
    past = Published(**columns | {"id": None, "edition": past_edition(row.edition, stands_until)})
    past.stands_from, past.stands_until = stands_from, stands_until
    past.payload = canonical_bytes(as_plain(then)).decode()
    _text_columns(past, then)
    if isinstance(then, Event):
        _date_columns(past, then)
        if not then.date:
            # What it is known to follow may not have been known then; it stands where it became known itself.
            past.sort_earliest = past.sort_latest = past.known_on
    return past


def _mentions(row, record, known, published):
    is_event = isinstance(record, Event)
    known_on = _days_of_named(record, published) if is_event else _days_of_provisions(record, known)
    columns = {"published": row, "edition": row.edition, "negotiation": row.negotiation, "entry": row.entry}
    return [Mention(**columns, kind=kind, slug=slug, known_on=day) for (kind, slug), day in sorted(known_on.items())]


def _days_of_provisions(version, known):
    """(how, slug) -> the first day on which a reading of a provision was known, for each that a version has."""
    days = {(MentionKind.PROVISION, reading.provision): date.max for reading in version.readings}
    for day, then in reversed(known):
        days |= {(MentionKind.PROVISION, reading.provision): day for reading in then.readings}
    return days


def _days_of_named(event, published):
    """(how, slug) -> the day on which it was known, for whatever an event names."""
    known_on = {}
    for kind, slug, sources in _named(event):
        days = [published[source] for source in sources if source in published]
        known_on[kind, slug] = min([*days, known_on.get((kind, slug)) or date.max])
    return known_on


def _named(event):
    """(how, slug, the sources that bear it out) for whatever an event names, some of it several times."""
    all_sources = [citation.source for citation in event.all_citations()]
    for participation in event.participations:
        cited = participation.citations or event.citations or tuple(event.all_citations())
        sources = [citation.source for citation in cited]
        if participation.actor:
            yield MentionKind.ACTOR, participation.actor, sources
        if participation.side or not participation.actor:
            yield MentionKind.SIDE, participation.side or "", sources
    yield from ((MentionKind.TOPIC, topic, all_sources) for topic in event.topics)
    yield from ((MentionKind.PLAN, plan.version, all_sources) for plan in event.plans if plan.version)
    for citation in event.all_citations():
        yield MentionKind.SOURCE, citation.source, [citation.source]
        yield from ((MentionKind.HOP, hop.actor, [citation.source]) for hop in citation.chain)
        yield from ((MentionKind.ORIGIN, hop.actor, [citation.source]) for hop in citation.chain[:1])


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


def _refresh_resting_on(source_row):
    """Bring what rests on a source up to its day of publication."""
    rows = Published.objects.filter(edition=source_row.edition)
    mentioning = Mention.objects.filter(
        edition=source_row.edition, kind=MentionKind.SOURCE, slug=source_row.slug
    ).values("published")
    versions = rows.filter(noun=PlanVersion.NOUN, payload__contains=f'source":"{source_row.slug}"')
    for row in [*rows.filter(noun=Event.NOUN, pk__in=mentioning), *versions]:
        _keep_cited(row, from_plain(NOUNS[row.noun], json.loads(row.payload)))


def _refresh_introduced_by(event_row):
    """Bring the plan versions that an event introduces under the entry that the event stands under."""
    versions = Published.objects.filter(
        edition=event_row.edition, negotiation=event_row.negotiation, noun=PlanVersion.NOUN
    ).filter(payload__contains=f'"introduced_by":"{event_row.slug}"')
    for row in versions.exclude(entry=event_row.entry):
        _keep_cited(row, from_plain(PlanVersion, json.loads(row.payload)))
