"""The timeline document: the records of one negotiation, closed under reference, with one canonical form in bytes.

Every page is drawn from such a document, every import and export is one, and a frozen share link keeps one.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from timeline.records.actor import Actor
from timeline.records.consistency import problems_in
from timeline.records.event import Event
from timeline.records.negotiation import Negotiation, Party
from timeline.records.plain import BadRecord, as_plain, from_plain
from timeline.records.plan import PlanVersion, Provision
from timeline.records.source import Source

FORMAT = "negotiation-timeline/1"

Record = Negotiation | Actor | Source | Event | Provision | PlanVersion

# The nouns in the order in which their rows are written: each behind those it cannot exist without.
NOUNS = {kind.NOUN: kind for kind in (Negotiation, Actor, Source, Provision, Event, PlanVersion)}


@dataclass(frozen=True, kw_only=True)
class Document:
    """The records of one negotiation. Lists are kept in slug order, so equal facts make equal bytes."""

    format: str
    negotiation: Negotiation
    actors: tuple[Actor, ...] = ()
    sources: tuple[Source, ...] = ()
    events: tuple[Event, ...] = ()
    provisions: tuple[Provision, ...] = ()
    plan_versions: tuple[PlanVersion, ...] = ()

    def records(self) -> Iterator[Record]:
        """Every record, the negotiation first."""
        yield self.negotiation
        yield from chain(self.actors, self.sources, self.events, self.provisions, self.plan_versions)

    @cached_property
    def by_slug(self) -> dict[tuple[str, str], Record]:
        """(noun, slug) -> record."""
        return {(record.NOUN, record.slug): record for record in self.records()}

    def actor(self, slug: str) -> Actor:
        return self.by_slug["actor", slug]

    def source(self, slug: str) -> Source:
        return self.by_slug["source", slug]

    def event(self, slug: str) -> Event:
        return self.by_slug["event", slug]

    def provision(self, slug: str) -> Provision:
        return self.by_slug["provision", slug]

    def plan_version(self, slug: str) -> PlanVersion:
        return self.by_slug["plan version", slug]

    @cached_property
    def topics(self) -> dict[str, str]:
        """Topic slug -> label."""
        return {topic.slug: topic.label for topic in self.negotiation.topics}

    @cached_property
    def stages(self) -> dict[str, tuple[Event, ...]]:
        """Event slug -> its stages, in their stated order."""
        found = defaultdict(list)
        for event in sorted(self.events, key=lambda event: (event.position, event.slug)):
            if event.parent:
                found[event.parent].append(event)
        return {slug: tuple(events) for slug, events in found.items()}

    @cached_property
    def parties(self) -> dict[str, Party]:
        """Actor slug -> its place as a party, in the order that drawings use."""
        return {party.actor: party for party in self.negotiation.parties}

    def side_of(self, slug: str) -> str | None:
        """The party (slug) that an actor is or speaks for, however many actors stand between; None for no party."""
        seen = set()
        while slug and slug not in seen:
            if slug in self.parties:
                return slug
            seen.add(slug)
            slug = self.actor(slug).represents
        return None


def canonical_bytes(plain) -> bytes:
    """Plain data as the one text that hashes are taken of: UTF-8, sorted keys, no spaces (RFC 8785; no floats)."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def sha256_of(content: bytes) -> str:
    """The SHA-256 of some bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def canonical(document: Document) -> bytes:
    """A document's canonical bytes."""
    return canonical_bytes(as_plain(document))


def readable(document: Document) -> bytes:
    """The same data spread over lines for people and version control; this is how document files are kept."""
    return json.dumps(as_plain(document), ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


def assemble(negotiation: Negotiation, records) -> Document:
    """A document of a negotiation and some records of any noun, in any order.

    Lists whose order means nothing are sorted; an event's topics stand in the negotiation's order.
    """
    places = {topic.slug: place for place, topic in enumerate(negotiation.topics)}
    found = defaultdict(list)
    for record in sorted(records, key=lambda record: record.slug):
        found[type(record)].append(_in_order(record, places))
    return Document(
        format=FORMAT,
        negotiation=negotiation,
        actors=tuple(found[Actor]),
        sources=tuple(found[Source]),
        events=tuple(found[Event]),
        provisions=tuple(found[Provision]),
        plan_versions=tuple(found[PlanVersion]),
    )


def _in_order(record, topic_places):
    if isinstance(record, Event):
        topics = sorted(record.topics, key=lambda slug: topic_places.get(slug, -1))
        return replace(record, topics=tuple(topics), after=tuple(sorted(record.after)))
    if isinstance(record, PlanVersion):
        relations = sorted(record.relations, key=lambda relation: (relation.kind, relation.version))
        readings = (replace(reading, related=tuple(sorted(reading.related))) for reading in record.readings)
        return replace(record, relations=tuple(relations), readings=tuple(readings))
    return record


def parse(content: bytes) -> Document:
    """The document in a file's bytes, checked whole. Raises BadRecord with every problem and its place."""
    try:
        plain = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_each_field_once, parse_int=_whole_number)
    except UnicodeDecodeError as error:
        raise BadRecord([("", f"is not UTF-8: byte {error.start + 1} cannot be read.")]) from None
    except ValueError as error:
        raise BadRecord([("", f"cannot be read as JSON: {error}.")]) from None
    except RecursionError:
        raise BadRecord([("", "cannot be read as JSON: its lists and objects lie too deep in one another.")]) from None
    if isinstance(plain, dict) and plain.get("format") != FORMAT:
        raise BadRecord([("format", f"should be “{FORMAT}”.")])
    document = from_plain(Document, plain)
    problems = list(problems_in(document))
    if problems:
        raise BadRecord(problems)
    return assemble(document.negotiation, document.records())


def _whole_number(digits):
    # Python reads no number of thousands of digits. A hundred are more than any field may have, and it says so.
    return int(digits[:100])


def _each_field_once(pairs):
    # Of two fields with one name Python would keep the last, and a fact would be gone without a word.
    plain = dict(pairs)
    if len(plain) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the field “{max(names, key=names.count)}” stands twice in one object")
    return plain
