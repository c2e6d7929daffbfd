"""Drawing revisions into the tables that pages read.

Everything in Published and Mention follows from the revisions (for the current edition) or from a frozen link's
document, and comes out the same however often it is drawn. Nothing is kept that would have to change when another
record changes, but for three things that are refreshed here: the place of an undated event, which stands with the one
it follows, the days on which things became known, which are those of their sources, and the entry that a plan version
stands under.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import islice

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
    row = Published.objects.filter(edition=CURRENT, **key).first() or _first_row(revision, key)
    record = _taken_from(revision, row)
    row.number += 1
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
    # It is made anew at the end: an index that is not right would stumble over the rows that are taken out of it.
    search_index.remove(connection)
    Mention.objects.all().delete()
    with connection.cursor() as cursor:
        # Django would fetch every row before it deletes any, to see what hangs on it.
        cursor.execute("DELETE FROM timeline_published")
    _keep_all(CURRENT, _current())
    for link in _one_by_one(ShareLink.objects.filter(is_frozen=True, revoked_at=None)):
        draw_frozen(link)
    # PostgreSQL makes no index while foreign keys wait to be checked.
    connection.check_constraints()
    search_index.install(connection)


def faults() -> Iterator[str]:
    """A sentence for each public record that is not what its last revision says, and each frozen link that is altered.

    Readers get these tables and not the revisions, so whoever changes one behind the app's back changes what is read.
    """
    expected = {}
    for revision in Revision.objects.order_by("seq").iterator():
        if revision.deed != Deed.REDACTED:
            expected[revision.noun, revision.negotiation, revision.slug] = _drawn_from(revision)
    expected = {key: drawn for key, drawn in expected.items() if drawn is not None}
    for row in Published.objects.filter(edition=CURRENT).order_by("pk").iterator():
        last = expected.pop((row.noun, row.negotiation, row.slug), None)
        if last != hash((row.seq, row.is_retracted, row.notice, row.payload)):
            yield f"Readers get another {row.noun} “{row.slug}” than was published."
    for noun, _negotiation, slug in expected:
        yield f"Readers do not get the {noun} “{slug}”, which was published."
    for link in _one_by_one(ShareLink.objects.filter(is_frozen=True)):
        if sha256_of(link.document.encode()) != link.document_sha256:
            yield f"The frozen share link {link.pk} holds another document than it was made with."


def strays() -> Iterator[str]:
    """A sentence for each row whose other columns, which lists, filters and search go by, are not what they should be.

    Draws every edition anew, some hundred rows at a time, and keeps no more than these and a number for each row. To be
    asked where neither the ledger nor `faults` has any: records that were tampered with cannot be drawn.
    """
    seen = set()
    for edition, rows in _editions():
        for filled, published in _filled(rows):
            drawn, kept = _marks_drawn(filled, published), {}
            for pk, key, mark in _marks_kept(edition, filled):
                seen.add(pk)
                kept[key] = mark
            yield from (_stray(*key) for key, mark in drawn.items() if kept.pop(key, None) != mark)
            yield from (_stray(*key) for key in kept)
    for pk, *key in Published.objects.order_by("pk").values_list("pk", *_KEY).iterator():
        if pk not in seen:
            yield _stray(*key)


_KEY = ("edition", "noun", "negotiation", "slug")
_COLUMNS = tuple(field.attname for field in Published._meta.concrete_fields if field.attname != "id")
_PLACES = {"sort_earliest", "sort_latest", "depth"}
_NAMED = ("edition", "negotiation", "entry", "kind", "slug", "known_on")


def _editions():
    """Every edition with its rows and records drawn anew."""
    yield CURRENT, _current()
    for link in _one_by_one(ShareLink.objects.filter(is_frozen=True, revoked_at=None)):
        yield edition_of(link), _frozen_rows(link)


def _one_by_one(links):
    """Frozen links, in order: the documents of several at once may be more than memory holds."""
    for pk in links.order_by("pk").values_list("pk", flat=True):
        yield links.get(pk=pk)


def _marks_drawn(filled, published):
    """(edition, noun, negotiation, slug) -> what a row and its mentions say when they are drawn anew."""
    past, mentions = _beside(filled, published)
    named = defaultdict(set)
    for mention in mentions:
        named[_key_of(mention.published)].add(tuple(getattr(mention, name) for name in _NAMED))
    rows = [*(row for row, _record, _known in filled), *past]
    columns = ({name: getattr(row, name) for name in _COLUMNS} for row in rows)
    return {key: _mark(row, named[key]) for key, row in zip(map(_key_of, rows), columns, strict=True)}


def _marks_kept(edition, filled):
    """(key, where it stands, what it says) of each row that there is of some records in an edition and beside it."""
    for some in batched(_kept_beside(edition, filled), _AT_A_TIME):
        named = defaultdict(set)
        for row, *mention in Mention.objects.filter(published__in=some).values_list("published", *_NAMED):
            named[row].add(tuple(mention))
        for row in Published.objects.filter(pk__in=some).values("pk", *_COLUMNS):
            pk = row.pop("pk")
            yield pk, tuple(row[name] for name in _KEY), _mark(row, named[pk])


def _kept_beside(edition, filled):
    first, last = past_edition(edition, date.min), past_edition(edition, date.max)
    # One range of names, which an index has behind the slug. Not every engine puts nothing else between its ends.
    near = Published.objects.filter(edition__gte=edition, edition__lte=last)
    for (noun, negotiation), slugs in _slugs_of(row for row, _record, _known in filled).items():
        rows = near.filter(noun=noun, negotiation=negotiation, slug__in=slugs)
        for pk, found in rows.order_by("pk").values_list("pk", "edition"):
            if found == edition or first <= found <= last:
                yield pk


def _key_of(row):
    return row.edition, row.noun, row.negotiation, row.slug


def _mark(row, mentions):
    # An undated event stands with the one that it is known to follow: its place is not a matter of its record alone.
    left_out = () if row["earliest"] or row["latest"] else _PLACES
    return [value for name, value in row.items() if name not in left_out], mentions


def _stray(edition, noun, _negotiation, slug):
    where = f" (edition “{edition}”)" if edition else ""
    return f"Lists and searches do not have the {noun} “{slug}” as it was published{where}: rebuild_published mends it."


def _drawn_from(revision):
    if not revision.payload:
        return None
    is_retracted = revision.deed == Deed.RETRACTED
    return hash((revision.seq, is_retracted, revision.reason if is_retracted else "", revision.payload))


def draw_frozen(link: ShareLink):
    """Draw the edition of a frozen link from its document; numbers and days are those of the moment it was frozen."""
    _keep_all(edition_of(link), _frozen_rows(link))


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


def _current():
    """A row for each record and the record, as its last revision has it; in the order of NOUNS.

    Of a record whose last revision was redacted there is none.
    """
    for noun in NOUNS:
        for some in batched(_last_of_each(noun), _AT_A_TIME):
            revisions = Revision.objects.filter(seq__in=some).exclude(payload="").order_by("seq")
            history = _history(revisions, Revision.objects.all())
            for revision in revisions:
                key = {"noun": noun, "negotiation": revision.negotiation, "slug": revision.slug}
                row = Published(edition=CURRENT, **key, **history[tuple(key.values())])
                yield row, _taken_from(revision, row)


def _last_of_each(noun):
    """The number of each record's last revision, in order."""
    of_noun = Revision.objects.filter(noun=noun).exclude(deed=Deed.REDACTED)
    last = of_noun.values("negotiation", "slug").annotate(last=Max("seq"))
    return sorted(last.values_list("last", flat=True))


def _frozen_rows(link):
    """A row for each record of a frozen link's document and the record; in the order of NOUNS."""
    document = parse(link.document.encode())
    # Sources first, then what depends on them, as they were published.
    records = sorted(document.records(), key=lambda record: list(NOUNS).index(record.NOUN))
    for some in batched(((_frozen_row(link, record), record) for record in records), _AT_A_TIME):
        history = _history([row for row, _record in some], Revision.objects.filter(seq__lte=link.frozen_seq))
        for row, record in some:
            for name, value in history[row.noun, row.negotiation, row.slug].items():
                setattr(row, name, value)
            yield row, record


def _frozen_row(link, record):
    negotiation = "" if isinstance(record, Actor | Source) else link.negotiation
    payload = canonical_bytes(as_plain(record)).decode()
    return Published(
        edition=edition_of(link), noun=record.NOUN, negotiation=negotiation, slug=record.slug, payload=payload
    )


def _history(rows, revisions):
    """(noun, negotiation, slug) of each row -> the columns that say which revision was its last, of how many, when."""
    found = {}
    for (noun, negotiation), slugs in _slugs_of(rows).items():
        of_these = revisions.filter(noun=noun, negotiation=negotiation, slug__in=slugs).exclude(deed=Deed.REDACTED)
        counted = of_these.values_list("slug").annotate(Max("seq"), Count("seq"), Min("at"), Max("at"))
        for slug, seq, number, first_at, last_at in counted:
            columns = {"seq": seq, "number": number, "first_at": first_at, "at": last_at}
            found[noun, negotiation, slug] = columns
    return found


def _slugs_of(rows):
    """(noun, negotiation) -> the slugs that some rows have."""
    found = defaultdict(set)
    for row in rows:
        found[row.noun, row.negotiation].add(row.slug)
    return found


def _taken_from(revision, row) -> Record:
    """Give a row what a revision says of its record, and return the record."""
    row.seq, row.at, row.payload = revision.seq, revision.at, revision.payload
    row.is_retracted = revision.deed == Deed.RETRACTED
    row.notice = revision.reason if row.is_retracted else ""
    return from_plain(NOUNS[revision.noun], json.loads(revision.payload))


def _keep(row, record):
    """Write the row of a record with what hangs on it, in place of what is there."""
    published = _publication_days(row.edition, record)
    known = _fill(row, record, published)
    if isinstance(record, PlanVersion):
        row.entry = _entry_of_introduction(row, record)
    row.save()
    earlier = Published.objects.filter(in_past(row.edition))
    earlier.filter(noun=row.noun, negotiation=row.negotiation, slug=row.slug).delete()
    row.mentions.all().delete()
    _keep_beside([(row, record, known)], published)
    if isinstance(record, Source):
        _refresh_resting_on(row)
    if isinstance(record, Event):
        _place_undated(row.edition, row.negotiation, _following(row))
        _refresh_introduced_by(row)


def _keep_all(edition, rows_and_records):
    """Write many rows of an edition that has none of them yet, in the order of NOUNS."""
    negotiations = set()
    for filled, published in _filled(rows_and_records):
        Published.objects.bulk_create(row for row, _record, _known in filled)
        _keep_beside(filled, published)
        negotiations |= {row.negotiation for row, _record, _known in filled if row.negotiation}
    for negotiation in negotiations:
        _place_undated(edition, negotiation, _undated(edition, negotiation))


def _filled(rows_and_records):
    """Rows with every column, some hundreds at a time, as (row, record, what was known when), and source -> day.

    They come in the order of NOUNS, each after what it rests on; nothing is written.
    """
    published, entries = {}, {}
    for some in batched(rows_and_records, _AT_A_TIME):
        filled = []
        for row, record in some:
            filled.append((row, record, _fill(row, record, published)))
            if isinstance(record, Source):
                published[row.slug] = row.known_on
            if isinstance(record, Event) and record.parent:
                entries[row.negotiation, row.slug] = row.entry
            if isinstance(record, PlanVersion):
                row.entry = entries.get((row.negotiation, row.entry), row.entry)
        yield filled, published


# Few enough to hold in memory and to name in one query on either engine.
_AT_A_TIME = 500


def _fill(row, record, published):
    """Give a row every column that follows from its record, and return what was known of the record when."""
    _text_columns(row, record)
    row.kind = getattr(record, "kind", "")
    row.visibility = getattr(record, "visibility", "")
    row.represents = getattr(record, "represents", "") or ""
    if isinstance(record, Source):
        row.known_on = row.stands_from = record.published_on
    if not isinstance(record, Event | PlanVersion):
        return ()
    known = phases(record, published)
    _known_columns(row, record, known)
    if isinstance(record, Event):
        _date_columns(row, record)
    if isinstance(record, PlanVersion):
        row.entry = record.introduced_by or ""
    return known


def _keep_beside(filled, published):
    past, mentions = _beside(filled, published)
    Published.objects.bulk_create(past)
    Mention.objects.bulk_create(mentions)


def _beside(filled, published):
    """What was known of events and plan versions before, and what they name. Of what is retracted neither is left."""
    cited = [each for each in filled if isinstance(each[1], Event | PlanVersion) and not each[0].is_retracted]
    past = [row for each in cited for row in _past_rows(*each)]
    return past, [mention for each in cited for mention in _mentions(*each, published)]


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


def _past_rows(row, record, known):
    """What was known of a record before all of it was, a row for each time."""
    ends = [*(day for day, _ in known[1:]), date.max]
    for (day, then), end in zip(known, ends, strict=True):
        if then != record:
            yield _past_row(row, then, stands_from=day, stands_until=end)


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
    yield from ((MentionKind.EARLIER, other, all_sources) for other in event.after)
    yield from ((MentionKind.PLAN, plan.version, all_sources) for plan in event.plans if plan.version)
    for citation in event.all_citations():
        yield MentionKind.SOURCE, citation.source, [citation.source]
        yield from ((MentionKind.HOP, hop.actor, [citation.source]) for hop in citation.chain)
        yield from ((MentionKind.ORIGIN, hop.actor, [citation.source]) for hop in citation.chain[:1])


def _following(row):
    """The rows without a day that have to be placed when an event changes: it, and those that follow it in any way."""
    found = {} if row.earliest or row.latest else {row.slug: row}
    undated, newest = _undated(row.edition, row.negotiation), {row.slug}
    naming = Mention.objects.filter(edition=row.edition, negotiation=row.negotiation, kind=MentionKind.EARLIER)
    while newest:
        following = undated.filter(pk__in=naming.filter(slug__in=newest).values("published")).exclude(slug__in=found)
        newest = {other.slug: other for other in following}
        found |= newest
    return found.values()


def _undated(edition, negotiation):
    return Published.objects.filter(
        edition=edition, negotiation=negotiation, noun=Event.NOUN, earliest=None, latest=None
    )


def _place_undated(edition, negotiation, rows):
    """Give events without a day the place of the latest event that each is known to follow, one step deeper."""
    waiting = {row.slug: row for row in rows}
    if not waiting:
        return
    after = {slug: from_plain(Event, json.loads(row.payload)).after for slug, row in waiting.items()}
    followed = {slug for slugs in after.values() for slug in slugs} - set(waiting)
    events = Published.objects.filter(edition=edition, negotiation=negotiation, noun=Event.NOUN)
    placed = {row.slug: row for row in events.filter(slug__in=followed, sort_latest__isnull=False)}
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
        _keep(row, from_plain(NOUNS[row.noun], json.loads(row.payload)))


def _refresh_introduced_by(event_row):
    """Bring the plan versions that an event introduces under the entry that the event stands under."""
    versions = Published.objects.filter(
        edition=event_row.edition, negotiation=event_row.negotiation, noun=PlanVersion.NOUN
    ).filter(payload__contains=f'"introduced_by":"{event_row.slug}"')
    for row in versions.exclude(entry=event_row.entry):
        _keep(row, from_plain(PlanVersion, json.loads(row.payload)))


def batched(things, size):
    """Things by the `size`, as itertools.batched does from Python 3.12 on."""
    left = iter(things)
    while some := tuple(islice(left, size)):
        yield some
