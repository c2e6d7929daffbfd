"""The plan: its versions, the provisions that run through them, and what is known of each provision in each version."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from timeline.dates.value import UNDATED, FuzzyDate
from timeline.records.attribution import Citation
from timeline.records.event import cited


class RelationKind(StrEnum):
    REVISES = "revises"
    COUNTERS = "counters"
    SUMMARISES = "summarises"


class ReadingState(StrEnum):
    """What a source says of a provision in a version. NOT_REPORTED is a finding too: nobody has said."""

    INCLUDED = "included"
    CHANGED = "changed"
    MERGED = "merged"
    SPLIT = "split"
    ADDED = "added"
    REMOVED = "removed"
    NOT_REPORTED = "not reported"


@dataclass(frozen=True, kw_only=True)
class Provision:
    """One subject across versions of the plan."""

    NOUN: ClassVar[str] = "provision"

    slug: str
    title: str
    topic: str | None = None
    note: str = ""

    def references(self) -> Iterator[tuple[str, str]]:
        """(noun, slug) of every record that this one names."""
        if self.topic:
            yield "topic", self.topic


@dataclass(frozen=True, kw_only=True)
class ProvisionReading:
    """What is known of a provision in one version: its state, number and wording where a source gives them.

    `related` holds the provisions that it was merged with or split into.
    """

    provision: str
    state: ReadingState
    number: int | None = None
    wording: str = ""
    language: str = "en"
    related: tuple[str, ...] = ()
    note: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Relation:
    """How a version stands to an earlier one; versions form a graph, not a line."""

    kind: RelationKind
    version: str


@dataclass(frozen=True, kw_only=True)
class PlanVersion:
    """A version of the plan as published. `points` is the number of points stated, None where none is."""

    NOUN: ClassVar[str] = "plan version"

    slug: str
    label: str
    points: int | None = None
    date: FuzzyDate = UNDATED
    authorship: str = ""
    note: str = ""
    introduced_by: str | None = None
    text_source: str | None = None
    relations: tuple[Relation, ...] = ()
    readings: tuple[ProvisionReading, ...] = ()
    citations: tuple[Citation, ...] = ()
    not_said: tuple[str, ...] = ()

    def all_citations(self) -> Iterator[Citation]:
        """The version's citations, then those of its readings."""
        yield from self.citations
        for reading in self.readings:
            yield from reading.citations

    def references(self) -> Iterator[tuple[str, str]]:
        """(noun, slug) of every record that this one names."""
        if self.introduced_by:
            yield "event", self.introduced_by
        if self.text_source:
            yield "source", self.text_source
        yield from (("plan version", relation.version) for relation in self.relations)
        for reading in self.readings:
            yield from (("provision", slug) for slug in (reading.provision, *reading.related))
        yield from cited(self.all_citations())
