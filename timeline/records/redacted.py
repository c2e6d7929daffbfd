"""What is left of a record in a kept document once it was redacted: its place, and nothing that anybody wrote."""

from dataclasses import replace
from functools import singledispatch

from timeline.dates.value import UNDATED, FuzzyDate, Reading
from timeline.records.actor import Actor
from timeline.records.attribution import Citation
from timeline.records.document import Document, Record, assemble
from timeline.records.event import Event
from timeline.records.negotiation import Negotiation
from timeline.records.plan import PlanVersion, Provision
from timeline.records.source import Source

REDACTED = "Redacted"
"""What stands where a name or a title stood."""


def without(document: Document, redacted: set[tuple[str, str]]) -> Document:
    """A document in which some records, by noun and slug, are redacted. It stays closed: what names them still may."""
    records = [remains_of(each) if (each.NOUN, each.slug) in redacted else each for each in document.records()]
    return assemble(records[0], records[1:])


@singledispatch
def remains_of(record: Record) -> Record:
    """A record of the same noun under the same slug that says no more than its place among the others."""
    raise TypeError(f"{type(record).__name__} is not a noun of the record.")


@remains_of.register
def _(negotiation: Negotiation):
    topics = tuple(replace(topic, label=REDACTED) for topic in negotiation.topics)
    return replace(negotiation, title=REDACTED, short_title="", state_of_play="", topics=topics)


@remains_of.register
def _(actor: Actor):
    return Actor(slug=actor.slug, kind=actor.kind, name=REDACTED, represents=actor.represents)


@remains_of.register
def _(source: Source):
    place = {"outlet": source.outlet, "published_on": source.published_on, "language": source.language}
    return Source(slug=source.slug, title=REDACTED, **place)


@remains_of.register
def _(provision: Provision):
    return Provision(slug=provision.slug, title=REDACTED, topic=provision.topic)


@remains_of.register
def _(event: Event):
    return Event(
        slug=event.slug,
        title=REDACTED,
        kind=event.kind,
        status=event.status,
        date=_days_of(event.date),
        topics=event.topics,
        parent=event.parent,
        position=event.position,
        after=event.after,
        citations=_sources_of(event.citations),
    )


@remains_of.register
def _(version: PlanVersion):
    return PlanVersion(
        slug=version.slug,
        label=REDACTED,
        date=_days_of(version.date),
        introduced_by=version.introduced_by,
        relations=version.relations,
        citations=_sources_of(version.citations),
    )


def _days_of(fuzzy: FuzzyDate):
    """The days of a date, without the words that it was read from and the reason for reading them so."""
    return FuzzyDate(reading=Reading(edtf=fuzzy.edtf)) if fuzzy else UNDATED


def _sources_of(citations):
    """The sources, each on the word of its own outlet: who stood before it in the chain is what somebody wrote."""
    return tuple(Citation(source=each.source, chain=each.chain[-1:]) for each in _without_notes(citations))


def _without_notes(citations):
    for citation in citations:
        chain = tuple(replace(hop, date=None, note="") for hop in citation.chain)
        yield replace(citation, chain=chain)
