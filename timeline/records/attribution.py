"""Who says so: the citation of a source, and the chain of hops by which the fact came down to it."""

from dataclasses import dataclass
from enum import StrEnum

from timeline.dates.value import FuzzyDate


class Verb(StrEnum):
    """What an actor in a chain did with the fact. Neutral words only: what was done, never what to think of it."""

    SAID = "said"
    TOLD = "told"
    WROTE = "wrote"
    REPORTED = "reported"
    RELAYED = "relayed"
    TRANSLATED = "translated"


@dataclass(frozen=True, kw_only=True)
class Hop:
    """One actor of a chain: an actor's slug, what they did, whether we hold their own text, and when they did it."""

    actor: str
    verb: Verb
    held: bool = False
    date: FuzzyDate | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A source (its slug) for one fact: what it bears out, where in the source, the date it states, and the chain.

    The chain runs from the origin to the source's own outlet, so a source that speaks for itself has one hop.
    """

    source: str
    supports: str = ""
    locator: str = ""
    date: FuzzyDate | None = None
    chain: tuple[Hop, ...] = ()
