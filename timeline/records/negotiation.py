"""A negotiation: its title, its state of play, its parties in their stated order, and its topics."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Visibility(StrEnum):
    """Who may see a negotiation: everyone, or only curators and holders of a share link."""

    PUBLIC = "public"
    PRIVATE = "private"


@dataclass(frozen=True, kw_only=True)
class Party:
    """A side (the slug of a state or group) with its colour and shape slot, counted from 1."""

    actor: str
    slot: int


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A subject that entries and provisions are filed under."""

    slug: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Negotiation:
    """A negotiation as published. `parties` keep the order that drawings use; lists go by the alphabet."""

    NOUN: ClassVar[str] = "negotiation"

    slug: str
    title: str
    short_title: str = ""
    state_of_play: str = ""
    visibility: Visibility = Visibility.PUBLIC
    parties: tuple[Party, ...] = ()
    topics: tuple[Topic, ...] = ()

    def references(self) -> Iterator[tuple[str, str]]:
        """(noun, slug) of every record that this one names."""
        for party in self.parties:
            yield "actor", party.actor
