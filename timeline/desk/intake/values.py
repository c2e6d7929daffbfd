"""What goes into the reading of an article, and what comes out: values only."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timeline.dates.value import FuzzyDate
from timeline.records.actor import ActorKind
from timeline.records.attribution import Verb
from timeline.records.event import EventKind, Role, Status
from timeline.records.plan import ReadingState


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, kw_only=True)
class KnownActor:
    """An actor that the desk keeps, with every spelling. `side` is the one it speaks for, or itself."""

    slug: str
    kind: ActorKind
    name: str
    spellings: tuple[str, ...] = ()
    side: str = ""


@dataclass(frozen=True, kw_only=True)
class Found:
    """An actor that a text names. `key` is the slug of a known one; a new one has none yet and is keyed by “+name”."""

    key: str
    name: str
    kind: ActorKind
    side: str = ""
    count: int | None = None
    is_unnamed: bool = False


@dataclass(frozen=True, kw_only=True)
class Mention:
    """One place in the text where an actor is named. An adjective (“Russian”) or a capital stands for a state.

    `is_aside` is whether the state is only a place there, or part of an office: “to Russia”, “president of Kenya”.
    """

    start: int
    end: int
    key: str
    printed: str
    is_adjective: bool = False
    is_aside: bool = False
    capacity: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """An actor in a proposed event; without a key, a note of what is not known."""

    key: str = ""
    role: Role = Role.TOOK_PART
    capacity: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One hop of a proposed chain, origin first."""

    key: str
    verb: Verb


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A proposed event. `passage`, the `clause` in it and `phrase_at` are places in the text.

    `stage_of` and `after` are numbers of other drafts. `doubts` are why it needs a closer look before it is accepted,
    `reasons` what the word of confidence rests on. `points` are the point counts of plans that it names.
    """

    number: int
    title: str
    kind: EventKind
    status: Status
    passage: tuple[int, int]
    clause: tuple[int, int]
    paragraph: int
    date: FuzzyDate | None = None
    phrase_at: tuple[int, int] | None = None
    is_ongoing: bool = False
    place: str = ""
    parts: tuple[Part, ...] = ()
    chain: tuple[Step, ...] = ()
    stage_of: int | None = None
    after: int | None = None
    points: tuple[int, ...] = ()
    duration: str = ""
    doubts: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, kw_only=True)
class ReadingFound:
    """What a text says became of one point of the plan."""

    subject: str
    state: ReadingState
    start: int
    end: int
    chain: tuple[Step, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanFound:
    """A version of the plan that a text names by its number of points; `revises` is the number of an earlier one.

    `readings` are what the text says of its points, `chain` whose word the version is.
    """

    points: int
    start: int
    end: int
    revises: int | None = None
    readings: tuple[ReadingFound, ...] = ()
    chain: tuple[Step, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Article:
    """A text to read: the day that its dates count from, its outlet's slug, and the actors that the desk keeps."""

    text: str
    published_on: date
    outlet: str
    known: tuple[KnownActor, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proposals:
    """Everything that an article proposes, in the order of the text."""

    drafts: tuple[Draft, ...] = ()
    actors: tuple[Found, ...] = ()
    mentions: tuple[Mention, ...] = ()
    plans: tuple[PlanFound, ...] = ()
