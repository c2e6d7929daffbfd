"""From records to working rows: everything that comes in becomes drafts this way, all of it or nothing."""

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from timeline.dates.value import UNDATED
from timeline.desk import models as desk
from timeline.desk.incoming import with_dates_read
from timeline.desk.publishing import ROWS, refresh
from timeline.desk.recording import record_of
from timeline.records.document import NOUNS, Document, Record
from timeline.records.plain import BadRecord


@dataclass(frozen=True)
class Drafted:
    """What came of drafting a document: how many rows were made, changed, or the same already; all rows in order.

    `became` is, for each row, which of the three it was.
    """

    made: int
    changed: int
    same: int
    rows: tuple
    became: tuple


@transaction.atomic
def draft(document: Document, *, by=None) -> Drafted:
    """Write every record of a document to the desk, by slug: a new row, or the present one changed to match.

    `by` is the curator whose work it is (None for a command).

    Dates that are given in words alone are read. Publishes nothing, and removes no row that the document does not name.
    Raises BadRecord with the place of every value that does not fit its column; nothing is written then.
    """
    records = sorted(with_dates_read(document).records(), key=lambda record: list(NOUNS).index(record.NOUN))
    bench = _Bench()
    became, unfinished = [], []
    for record in records:
        row = bench.find(record)
        if row.pk and record_of(row) == record:
            became.append("same")
        else:
            became.append("changed" if row.pk else "made")
            unfinished.append((row, record))
            bench.write(row, record)
        bench.keep(row, record)
    if bench.problems:
        raise BadRecord(bench.problems)
    # What ties rows to one another comes second, when every row is there to be tied to.
    for row, record in unfinished:
        _TIES[record.NOUN](row, record, bench)
        row.save()
    for row, _record in unfinished:
        refresh(row, by=by)
    counts = {what: became.count(what) for what in ("made", "changed", "same")}
    return Drafted(**counts, rows=tuple(bench.rows.values()), became=tuple(became))


@transaction.atomic
def write_back(row, record: Record):
    """Make one row hold a record, under the slug that it has now, and count the edit. Publishes nothing.

    Raises BadRecord with whatever the record names that is no longer at the desk, and every value that does not fit.
    """
    bench = _WholeDesk(getattr(row, "negotiation", row if record.NOUN == "negotiation" else None))
    record = replace(record, slug=row.slug)
    for noun, slug in record.references():
        bench.look_for(noun, slug)
    if not bench.problems:
        bench.write(row, record)
    if bench.problems:
        raise BadRecord(bench.problems)
    _TIES[record.NOUN](row, record, bench)
    row.save()


class _Bench:
    """The rows of the document being drafted, by noun and slug, and what was wrong with them."""

    def __init__(self):
        self.rows = {}
        self.problems = []
        self.negotiation = None

    def find(self, record):
        """The row for a record, or a new one that is not saved yet."""
        key = {"slug": record.slug}
        if record.NOUN in ("event", "provision", "plan version"):
            key["negotiation"] = self.negotiation
        model = ROWS[record.NOUN]
        return model.objects.filter(**key).first() or model(**key)

    def write(self, row, record):
        """Fill the columns that need no other row, but for a source's outlet, and save."""
        for name in _COLUMNS[record.NOUN]:
            setattr(row, name, getattr(record, name))
        if record.NOUN == "source":
            row.outlet = self.row("actor", record.outlet)
        if record.NOUN in ("event", "plan version"):
            row.date, row.not_said = record.date, "\n".join(record.not_said)
        if self._is_fit(row, record):
            row.edits += 1
            row.save()

    def keep(self, row, record):
        self.rows[record.NOUN, record.slug] = row
        if record.NOUN == "negotiation":
            self.negotiation = row

    def row(self, noun, slug):
        """The row of a slug, None for none."""
        return self.rows[noun, slug] if slug else None

    def _is_fit(self, row, record):
        into = getattr(row, "merged_into", None)
        if into and into.slug != record.merged_into:
            sentence = _("was merged into “%(kept)s” here: name that one in the file, or undo the merge first.")
            self.problems.append((f"{record.NOUN} “{record.slug}”", sentence % {"kept": into.slug}))
        try:
            row.clean_fields(exclude=["negotiation"])
        except ValidationError as error:
            place = f"{record.NOUN} “{record.slug}”"
            self.problems += [(f"{place}, {name}", " ".join(texts)) for name, texts in error.message_dict.items()]
        return not self.problems


class _WholeDesk(_Bench):
    """A bench on which every row of the desk lies that somebody asks for: for one record and not a whole document."""

    def __init__(self, negotiation):
        super().__init__()
        self.negotiation = negotiation

    def look_for(self, noun, slug):
        """Put a row on the bench, or note that there is none."""
        if noun == "topic":
            found = self.negotiation.topics.filter(slug=slug).first()
        else:
            key = {} if noun in ("actor", "source") else {"negotiation": self.negotiation}
            found = ROWS[noun].objects.filter(slug=slug, **key).first()
        if found:
            self.rows[noun, slug] = found
        else:
            self.problems.append((f"{noun} “{slug}”", "is no longer at the desk."))


_COLUMNS = {
    "negotiation": ("title", "short_title", "state_of_play", "visibility"),
    "actor": ("kind", "name", "short_name", "is_unnamed", "count", "note"),
    "source": (*("title", "published_on", "place", "language", "url", "archived_url", "accessed_on", "is_restricted"),),
    "provision": ("title", "note"),
    "event": (
        *("title", "kind", "status", "date_note", "left_open", "is_ongoing", "duration", "summary", "account", "note"),
        *("place", "place_printed", "position"),
    ),
    "plan version": ("label", "points", "authorship", "note"),
}


def _tie_negotiation(row, record, bench):
    row.parties.all().delete()
    for position, party in enumerate(record.parties):
        row.parties.create(actor=bench.row("actor", party.actor), slot=party.slot, position=position)
    for position, topic in enumerate(record.topics):
        row.topics.update_or_create(slug=topic.slug, defaults={"label": topic.label, "position": position})


def _tie_actor(row, record, bench):
    affiliation = record.affiliation
    row.represents = bench.row("actor", record.represents)
    row.merged_into = bench.row("actor", record.merged_into)
    row.affiliation_label = affiliation.label if affiliation else ""
    row.affiliation_is_state_media = affiliation.is_state_media if affiliation else False
    row.affiliation_source = bench.row("source", affiliation.source) if affiliation else None
    row.names.all().delete()
    for name in record.names:
        row.names.create(
            text=name.text,
            kind=name.kind,
            language=name.language,
            source=bench.row("source", name.source),
            note=name.note,
        )
    row.offices.all().delete()
    for office in record.offices:
        row.offices.create(
            title=office.title,
            organisation=bench.row("actor", office.organisation),
            source=bench.row("source", office.source),
            since=office.since,
            until=office.until,
        )


def _tie_source(row, record, bench):
    # Its outlet, without which the row could not have been written, is there already.
    row.merged_into = bench.row("source", record.merged_into)


def _tie_provision(row, record, bench):
    row.topic = bench.negotiation.topics.get(slug=record.topic) if record.topic else None


def _tie_event(row, record, bench):
    row.parent = bench.row("event", record.parent)
    row.topics.set(bench.negotiation.topics.filter(slug__in=record.topics))
    row.follows.all().delete()
    for slug in record.after:
        row.follows.create(earlier=bench.row("event", slug))
    row.plan_mentions.all().delete()
    for position, mention in enumerate(record.plans):
        version = bench.row("plan version", mention.version)
        row.plan_mentions.create(version=version, note=mention.note, position=position)
    row.participations.all().delete()
    for position, participation in enumerate(record.participations):
        made = row.participations.create(
            actor=bench.row("actor", participation.actor),
            side=bench.row("actor", participation.side),
            role=participation.role,
            capacity=participation.capacity,
            note=participation.note,
            position=position,
        )
        _cite(made, participation.citations, bench)
    _cite(row, record.citations, bench)


def _tie_plan_version(row, record, bench):
    row.introduced_by = bench.row("event", record.introduced_by)
    row.text_source = bench.row("source", record.text_source)
    row.relations.all().delete()
    for relation in record.relations:
        row.relations.create(kind=relation.kind, other=bench.row("plan version", relation.version))
    row.readings.all().delete()
    for position, reading in enumerate(record.readings):
        made = row.readings.create(
            provision=bench.row("provision", reading.provision),
            state=reading.state,
            number=reading.number,
            wording=reading.wording,
            language=reading.language,
            note=reading.note,
            position=position,
        )
        made.related.set([bench.row("provision", slug) for slug in reading.related])
        _cite(made, reading.citations, bench)
    _cite(row, record.citations, bench)


def _cite(row, citations, bench):
    row.citations.all().delete()
    for position, citation in enumerate(citations):
        made = row.citations.model(
            **{_TARGET_OF[type(row)]: row},
            source=bench.row("source", citation.source),
            supports=citation.supports,
            locator=citation.locator,
            position=position,
        )
        made.date = citation.date or UNDATED
        made.save()
        for place, hop in enumerate(citation.chain):
            step = desk.Hop(
                citation=made,
                position=place,
                actor=bench.row("actor", hop.actor),
                verb=hop.verb,
                is_held=hop.held,
                note=hop.note,
            )
            step.date = hop.date or UNDATED
            step.save()


_TARGET_OF = {
    desk.Event: "event",
    desk.Participation: "participation",
    desk.PeacePlanVersion: "plan_version",
    desk.ProvisionReading: "reading",
}

_TIES = {
    "negotiation": _tie_negotiation,
    "actor": _tie_actor,
    "source": _tie_source,
    "provision": _tie_provision,
    "event": _tie_event,
    "plan version": _tie_plan_version,
}
