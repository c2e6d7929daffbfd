"""A source: one published document. Its publication day is what its date phrases count from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Source:
    """A source as published: its outlet (an actor's slug), title, dateline, and where and when it was read.

    One that turned out to be another has that one's slug in `merged_into`; nothing else names it any longer.
    """

    NOUN: ClassVar[str] = "source"

    slug: str
    outlet: str
    title: str
    published_on: date
    place: str = ""
    language: str = "en"
    url: str = ""
    archived_url: str = ""
    accessed_on: date | None = None
    is_restricted: bool = False
    merged_into: str | None = None

    def references(self) -> Iterator[tuple[str, str]]:
        """(noun, slug) of every record that this one names."""
        yield "actor", self.outlet
        if self.merged_into:
            yield "source", self.merged_into
