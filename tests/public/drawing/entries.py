"""Documents for tests of what is drawn: the shipped facts with something changed or something short added."""

from dataclasses import replace
from datetime import date

from tests.public.plan_documents import shipped
from timeline.dates.value import FuzzyDate, Reading
from timeline.records.actor import Actor, ActorKind, Affiliation
from timeline.records.attribution import Citation, Hop, Verb
from timeline.records.document import Document, assemble
from timeline.records.event import Event, EventKind, Status
from timeline.records.source import Source

DISPATCH = Source(slug="dispatch", outlet="daily", title="Envoys meet", published_on=date(2025, 12, 1))
GAZETTE = Source(slug="gazette", outlet="weekly", title="What envoys said", published_on=date(2025, 12, 2))
DAILY = Actor(slug="daily", kind=ActorKind.OUTLET, name="The Daily")
WEEKLY = Actor(
    slug="weekly",
    kind=ActorKind.OUTLET,
    name="The Weekly",
    affiliation=Affiliation(label="state media", is_state_media=True),
)


def with_records(*records) -> Document:
    """The shipped facts with these records added, each in place of the one whose slug it has."""
    document = shipped()
    added = {(record.NOUN, record.slug) for record in records}
    kept = [record for record in document.records() if (record.NOUN, record.slug) not in added]
    return assemble(document.negotiation, [*kept[1:], DAILY, WEEKLY, DISPATCH, GAZETTE, *records])


def changed(slug, **fields) -> Document:
    """The shipped facts with one event changed."""
    return with_records(replace(shipped().event(slug), **fields))


def meeting(slug="meeting", **fields) -> Event:
    fields = {"title": "Envoys meet", "kind": EventKind.TALKS, "status": Status.HAPPENED} | fields
    return Event(slug=slug, **fields)


def dated(edtf, phrase="", **fields) -> FuzzyDate:
    return FuzzyDate(phrase=phrase, anchor=date(2025, 12, 1), reading=Reading(edtf=edtf, rule="A rule"), **fields)


def cited(source, *hops, **fields) -> Citation:
    """A citation; each hop is “actor verb”, the last one's text is held."""
    chain = [Hop(actor=actor, verb=Verb(verb)) for actor, verb in (hop.split() for hop in hops)]
    if chain:
        chain[-1] = replace(chain[-1], held=True)
    return Citation(source=source, chain=tuple(chain), **fields)
