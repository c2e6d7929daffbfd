"""An actor: a person, state, organisation, media outlet or group, with every name that a source prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class ActorKind(StrEnum):
    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    GROUP = "group"


class NameKind(StrEnum):
    """How a name stands for its actor. A capital that is printed for a government is a name of the state."""

    FULL = "full"
    SHORT = "short"
    TITLE = "title"
    CAPITAL = "capital"


@dataclass(frozen=True, kw_only=True)
class Name:
    """A spelling or other name: BCP 47 language tag, and the source (slug) that prints it where one is held."""

    text: str
    kind: NameKind = NameKind.FULL
    language: str = "en"
    source: str | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Office:
    """An office as a source prints it. `since` and `until` are EDTF texts where a source gives them."""

    title: str
    organisation: str | None = None
    source: str | None = None
    since: str = ""
    until: str = ""


@dataclass(frozen=True, kw_only=True)
class Affiliation:
    """A neutral label shown in brackets behind an outlet's name, and its source (slug) where one is held."""

    label: str
    is_state_media: bool = False
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Actor:
    """An actor as published. `represents` is the slug of the actor spoken for; `count` the size of an unnamed group.

    One that turned out to be another has that one's slug in `merged_into`; nothing else names it any longer.
    """

    NOUN: ClassVar[str] = "actor"

    slug: str
    kind: ActorKind
    name: str
    short_name: str = ""
    represents: str | None = None
    is_unnamed: bool = False
    count: int | None = None
    affiliation: Affiliation | None = None
    note: str = ""
    names: tuple[Name, ...] = ()
    offices: tuple[Office, ...] = ()
    merged_into: str | None = None

    @property
    def short(self) -> str:
        """The name for narrow places."""
        return self.short_name or self.name

    def references(self) -> Iterator[tuple[str, str]]:
        """(noun, slug) of every record that this one names."""
        yield from (("actor", slug) for slug in (self.represents, self.merged_into) if slug)
        for office in self.offices:
            if office.organisation:
                yield "actor", office.organisation
        for printed in (*self.names, *self.offices, self.affiliation):
            if printed and printed.source:
                yield "source", printed.source
