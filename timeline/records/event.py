"""An event: what happened or was announced, who took part in what capacity, when, and what the source leaves out."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from timeline.dates.value import UNDATED, FuzzyDate
from timeline.records.attribution import Citation


class EventKind(StrEnum):
    TALKS = "talks"
    STATEMENT = "statement"
    ANNOUNCEMENT = "announcement"
    PLAN_REVISION = "plan revision"
    VISIT = "visit"
    CALL = "call"
    REPORT = "report"


class Status(StrEnum):
    """Happened: the source states it as fact. Reported: passed on from others. Planned: announced, no more."""

    HAPPENED = "happened"
    REPORTED = "reported"
    UNDER_WAY = "under way"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Role(StrEnum):
    """What an actor did in an event."""

    PARTY = "party"
    HEAD = "head of delegation"
    MEMBER = "member of delegation"
    TOOK_PART = "took part"
    SPEAKER = "speaker"
    CALLER = "caller"
    CALLED = "called"
    VISITOR = "visitor"
    HOST = "host"
    MEDIATOR = "mediator"
    REPORTER = "reporter"


@dataclass(frozen=True, kw_only=True)
class Participation:
    """An actor (slug) in an event: role, capacity as printed for this event, and a note in our words.

    Without an actor it says what is not known, for one side or for none: “other side not stated”.
    """

    actor: str | None = None
    side: str | None = None
    role: Role = Role.TOOK_PART
    capacity: str = ""
    note: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanMention:
    """That an event is about the plan: which version (slug), or, without one, that it is not stated which."""

    version: str | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    """An event as published.

    `parent` and `position` make it a stage of another event; `after` names events that it is known to follow.
    `summary` is for lists, `account` for the event's own page. `is_ongoing` says that the date is a start
    for which no end is given. `not_said` holds what the source leaves out, a line each.
    """

    NOUN: ClassVar[str] = "event"

    slug: str
    title: str
    kind: EventKind
    status: Status
    date: FuzzyDate = UNDATED
    date_note: str = ""
    left_open: str = ""
    is_ongoing: bool = False
    duration: str = ""
    summary: str = ""
    account: str = ""
    note: str = ""
    place: str = ""
    place_printed: str = ""
    topics: tuple[str, ...] = ()
    parent: str | None = None
    position: int = 0
    after: tuple[str, ...] = ()
    plans: tuple[PlanMention, ...] = ()
    participations: tuple[Participation, ...] = ()
    citations: tuple[Citation, ...] = ()
    not_said: tuple[str, ...] = ()

    def all_citations(self) -> Iterator[Citation]:
        """The event's citations, then those of its participations."""
        yield from self.citations
        for participation in self.participations:
            yield from participation.citations

    def references(self) -> Iterator[tuple[str, str]]:
        """(noun, slug) of every record that this one names."""
        if self.parent:
            yield "event", self.parent
        yield from (("event", slug) for slug in self.after)
        yield from (("topic", slug) for slug in self.topics)
        yield from (("plan version", plan.version) for plan in self.plans if plan.version)
        for participation in self.participations:
            yield from (("actor", slug) for slug in (participation.actor, participation.side) if slug)
        yield from cited(self.all_citations())


def cited(citations) -> Iterator[tuple[str, str]]:
    """(noun, slug) of every source and every actor of a chain in some citations."""
    for citation in citations:
        yield "source", citation.source
        yield from (("actor", hop.actor) for hop in citation.chain)
