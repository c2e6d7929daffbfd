"""Checked rows become drafts at the desk: all of them or none, a hundred at a time. Nothing is published."""

from dataclasses import replace
from itertools import count

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.text import slugify
from django.utils.translation import gettext as _

from timeline.dates.value import UNDATED
from timeline.desk.imports.checking import BATCH, Lookups, hashes
from timeline.desk.imports.columns import FIELDS, PREFETCHED
from timeline.desk.imports.drafts import TEXTS, RowRefused, Terms, draft_of
from timeline.desk.imports.proposal import Proposal
from timeline.desk.models import (
    Actor,
    Citation,
    Event,
    Hop,
    Import,
    ImportedEvent,
    Negotiation,
    Participation,
    Source,
    Topic,
)
from timeline.desk.models.imports import Standing
from timeline.desk.publishing import note_made, refresh
from timeline.desk.recording import record_of
from timeline.records import attribution
from timeline.records.actor import ActorKind
from timeline.records.attribution import Verb
from timeline.records.document import canonical_bytes, sha256_of
from timeline.records.event import Event as EventRecord
from timeline.records.event import EventKind, Status
from timeline.records.event import Participation as ParticipationRecord
from timeline.records.plain import as_plain, from_plain


class Overtaken(ValueError):
    """The desk is no longer as it was when the rows were looked at. Its message tells the curator what to do."""


@transaction.atomic
def draft_rows(staged: Import, *, by):
    """Draft every new and changed row of an import that was checked. `by` is the curator, for the desk's log.

    A changed row changes those fields of its event that the file says differently than before, and no other. Raises
    Overtaken where another curator's work since the check leaves a row without its place; nothing is drafted then.
    """
    negotiation = Negotiation.objects.select_for_update().get(pk=staged.negotiation_id)
    desk = _Desk(negotiation, from_plain(Terms, staged.terms), by=by)
    for rows in _batches(staged.rows.filter(standing=Standing.NEW)):
        _log(by, desk.add(rows), ADDITION, staged)
    for rows in _batches(staged.rows.filter(standing=Standing.CHANGED)):
        _log(by, desk.change(rows), CHANGE, staged)
    for rows in _batches(staged.rows.filter(standing=Standing.SAME)):
        desk.note_same(rows)
    desk.finish()


def _batches(rows):
    """The rows of a standing, a hundred at a time, so that long texts are never all in memory."""
    last = -1
    while found := list(rows.filter(line__gt=last).order_by("line")[:BATCH]):
        yield found
        last = found[-1].line


def _log(by, events, deed, staged):
    told = _("Imported from “%(file)s”.") % {"file": staged}
    LogEntry.objects.log_actions(by.pk, events, deed, told)


def content_sha256(record) -> str:
    """The hash by which a row's state is told: that of the record that it would be published as."""
    return sha256_of(canonical_bytes(as_plain(record)))


class _Desk:
    """The rows of one negotiation that drafts refer to; what is missing is made, once."""

    def __init__(self, negotiation, terms, *, by):
        self.negotiation = negotiation
        self.terms = terms
        self.by = by
        self.lookups = Lookups(negotiation, terms.collection)
        self.actor_rows = {}
        self.slugs = {
            Actor: set(Actor.objects.values_list("slug", flat=True)),
            Source: set(Source.objects.values_list("slug", flat=True)),
            Topic: set(negotiation.topics.values_list("slug", flat=True)),
            Event: set(self.lookups.slugs),
        }
        self.has_new_topics = False

    def add(self, rows) -> list[Event]:
        """Make the events of some rows, with their topics, participations and citations, in a few statements."""
        made = [_Made(row, self._draft(row), self) for row in rows]
        Event.objects.bulk_create([one.event for one in made])
        note_made([(one.event, one.record) for one in made], by=self.by)
        Event.topics.through.objects.bulk_create(
            [Event.topics.through(event=one.event, topic=topic) for one in made for topic in one.topics]
        )
        Participation.objects.bulk_create(
            [
                Participation(event=one.event, actor=actor, position=place)
                for one in made
                for place, actor in enumerate(one.actors)
            ]
        )
        _cite([(one.event, one.source, one.draft.locator) for one in made])
        written = {one.event: set(one.row.proposal["says"]) for one in made}
        self._remember({one.event.pk: one.row for one in made}, written)
        return list(written)

    def change(self, rows) -> list[Event]:
        """Change the events of some rows in the fields that their file says differently."""
        rows = self._events_of(rows)
        found = Event.objects.select_for_update().in_bulk(list(rows))
        changed = {found[pk]: set(row.proposal["changed"]) for pk, row in rows.items()}
        for event, names in changed.items():
            self._change(event, self._draft(rows[event.pk]), names)
        self._remember(rows, changed)
        return list(changed)

    def note_same(self, rows):
        """Keep what rows say that change nothing, so that the next edition is held against this one."""
        self._remember(self._events_of(rows), {})

    def finish(self):
        """Count the edit of the negotiation, if it has got topics."""
        if self.has_new_topics:
            self.negotiation.edits += 1
            self.negotiation.save(update_fields=["edits"])
            refresh(self.negotiation, by=self.by)

    def actor(self, name, kind) -> Actor:
        """The actor with a name, made with a kind where there is none."""
        slug = self.lookups.actor_named(name)
        if slug is None:
            return self._made_actor(name, kind)
        if slug not in self.actor_rows:
            self.actor_rows[slug] = Actor.objects.get(slug=slug)
        return self.actor_rows[slug]

    def topic(self, label) -> Topic:
        """The negotiation's topic with a label, made where there is none."""
        if label.casefold() not in self.lookups.topics:
            place = len(self.slugs[Topic])
            topic = self.negotiation.topics.create(label=label, slug=self.free_slug(Topic, label), position=place)
            self.lookups.topics[label.casefold()] = topic
            self.has_new_topics = True
        return self.lookups.topics[label.casefold()]

    def source(self, given) -> Source:
        """The source that is given, made where there is none, and its outlet with it."""
        outlet = self.actor(given.outlet, ActorKind.OUTLET)
        found = self.lookups.source_given(given)
        if found:
            return found
        made = Source(outlet=outlet, title=given.title, url=given.url, published_on=given.published_on)
        made.slug = self.free_slug(Source, f"{outlet.slug[:80]} {given.published_on}")
        record = record_of(made)
        made.content_sha256 = content_sha256(record)
        made.save()
        note_made([(made, record)], by=self.by)
        self.lookups.sources[given.title].append(made)
        return made

    def free_slug(self, model, words) -> str:
        """A slug made of some words that no row of its kind has yet, and which is taken from now on."""
        longest = model._meta.get_field("slug").max_length - 6
        stem = slugify(words.replace("_", " "))[:longest].strip("-") or model._meta.model_name
        numbered = (f"{stem}-{number}" for number in count(2))
        slug = stem if stem not in self.slugs[model] else next(one for one in numbered if one not in self.slugs[model])
        self.slugs[model].add(slug)
        return slug

    def _made_actor(self, name, kind):
        made = Actor.objects.create(name=name, kind=kind, slug=self.free_slug(Actor, name))
        refresh(made, by=self.by)
        for known_as in (name.casefold(), made.slug):
            self.lookups.actors[known_as] = {made.slug}
        self.actor_rows[made.slug] = made
        return made

    def _draft(self, row):
        try:
            return draft_of(Proposal(line=row.line, says=row.proposal["says"]), self.terms)
        except RowRefused as refusal:
            raise _overtaken(row.line, refusal) from None

    def _events_of(self, rows):
        """Key of an event -> its row, in order. Raises Overtaken where an event is gone, or has two rows by now."""
        events = {}
        for row in rows:
            slug = row.proposal["says"].get("slug", "").strip()
            pk = self.lookups.event_of(row.key, slug)
            if pk is None:
                raise _overtaken(row.line, _("Its event was deleted."))
            __, first = self.lookups.first_of(row.line, key=row.key, slug=slug)
            if first != row.line:
                raise _overtaken(row.line, _("It leads to the event of line %(line)s by now.") % {"line": first})
            events[pk] = row
        return events

    def _change(self, row, draft, changed):
        for name in changed & {*TEXTS, "kind", "status", "is_ongoing"}:
            setattr(row, name, draft.columns[name])
        if "date" in changed or ("is_ongoing" in changed and draft.date and draft.date.phrase == row.date_phrase):
            # A curator's own reading stands, as everything does that was decided at the desk.
            row.date = replace(draft.date, override=row.date.override)
        row.edits += 1
        row.save()
        if "topics" in changed:
            row.topics.set([self.topic(label) for label in draft.topics])
        if "actors" in changed:
            self._change_actors(row, [self.actor(name, self.terms.actor_kind) for name in draft.actors])
        self._change_citation(row, draft, changed)
        refresh(row, by=self.by)

    def _change_citation(self, row, draft, changed):
        """The source of this edition joins those that are cited already; none of them goes."""
        source = self.source(draft.source)
        cited = row.citations.filter(source=source)
        if not cited.exists():
            _cite([(row, source, draft.locator)])
        elif "source_locator" in changed:
            cited.update(locator=draft.locator)

    def _change_actors(self, row, actors):
        """Those who are named still keep their role and their citations; who is named no more goes."""
        present = {part.actor_id: part for part in row.participations.filter(actor__isnull=False)}
        row.participations.filter(actor__isnull=False).exclude(actor__in=actors).delete()
        for place, actor in enumerate(actors):
            part = present.get(actor.pk) or Participation(event=row, actor=actor)
            part.position = place
            part.save()

    def _remember(self, rows, written):
        """Keep which row each event came from, what it said, and where the event says otherwise what was just written.

        `rows` is key of an event -> row, `written` event -> fields.
        """
        kept = {each.event_id: each for each in self._kept().filter(event__in=rows)}
        for pk, row in rows.items():
            each = kept.setdefault(pk, ImportedEvent(event_id=pk, collection=self.terms.collection))
            each.key, each.position, each.said = row.key, row.line, hashes(row.proposal["says"])
        prefetch_related_objects(list(written), *PREFETCHED)
        for event, names in written.items():
            each = kept[event.pk]
            untouched = {name: pair for name, pair in each.spelt.items() if name not in names}
            each.spelt = untouched | _spelt(event, rows[event.pk].proposal["says"], names)
        ImportedEvent.objects.bulk_create(
            kept.values(),
            update_conflicts=True,
            unique_fields=["event", "collection"],
            update_fields=["key", "position", "said", "spelt"],
        )

    def _kept(self):
        return ImportedEvent.objects.filter(collection=self.terms.collection)


def _spelt(row, says, names):
    """Field -> (the event's text, the file's), for those of the fields in which they are not the same."""
    ours = {name: FIELDS[name].write(row) for name in names if name in FIELDS}
    return {name: [text, says[name]] for name, text in ours.items() if text != says[name]}


class _Made:
    """One new event before it is written: its row, and the rows that it refers to."""

    def __init__(self, row, draft, desk):
        slug = row.proposal["says"].get("slug", "").strip()
        if slug in desk.lookups.slugs or row.key in desk.lookups.imported:
            raise _overtaken(row.line, _("Its event is at the desk by now."))
        self.row = row
        self.draft = draft
        topics = {desk.topic(label) for label in draft.topics or ()}
        self.topics = sorted(topics, key=lambda topic: (topic.position, topic.slug))
        named = [desk.actor(name, desk.terms.actor_kind) for name in draft.actors or ()]
        self.actors = list({actor.pk: actor for actor in named}.values())
        self.source = desk.source(draft.source)
        self.event = Event(negotiation=desk.negotiation, edits=1, **draft.columns)
        self.event.slug = desk.free_slug(Event, slug or draft.columns["title"])
        self.event.date = draft.date or UNDATED
        self.record = self._record_of_event()
        self.event.content_sha256 = content_sha256(self.record)

    def _record_of_event(self):
        """The record that `recording.record_of` would make of the event, made without asking for each of its parts."""
        columns = dict(self.draft.columns)
        not_said = tuple(line.strip() for line in columns.pop("not_said", "").splitlines() if line.strip())
        columns |= {"kind": EventKind(columns["kind"]), "status": Status(columns["status"])}
        hop = attribution.Hop(actor=self.source.outlet.slug, verb=Verb.REPORTED, held=True)
        cited = attribution.Citation(source=self.source.slug, locator=self.draft.locator, chain=(hop,))
        return EventRecord(
            slug=self.event.slug,
            date=self.event.date,
            topics=tuple(topic.slug for topic in self.topics),
            participations=tuple(ParticipationRecord(actor=actor.slug) for actor in self.actors),
            citations=(cited,),
            not_said=not_said,
            **columns,
        )


def _cite(cited):
    """Cite for each event its source, in the outlet's own words."""
    citations = [Citation(event=row, source=source, locator=locator, position=0) for row, source, locator in cited]
    Citation.objects.bulk_create(citations)
    Hop.objects.bulk_create(
        [Hop(citation=one, actor_id=one.source.outlet_id, verb=Verb.REPORTED, is_held=True) for one in citations]
    )


def _overtaken(line, reason):
    words = {"line": line, "reason": reason}
    return Overtaken(
        _("Nothing was drafted. The desk has changed since the rows were checked; line %(line)s: %(reason)s") % words
    )
