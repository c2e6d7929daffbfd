"""Date words that a reader types, read as a span of days."""

from dataclasses import dataclass
from datetime import date

from timeline.dates.reader import Unreadable, read
from timeline.dates.wording import in_words


class BadWords(ValueError):
    """Words that give no days. Its message tells the reader why, and what to type."""


@dataclass(frozen=True)
class Span:
    """The days that some words mean, both included (None: open), and how they were read, in words."""

    start: date | None
    end: date | None
    heard: str


def read_span(words: str, *, as_of: date | None) -> Span:
    """What `words` mean, counted from `as_of`. Raises BadWords."""
    try:
        fuzzy = read(words, anchor=as_of)
    except Unreadable as refusal:
        raise BadWords(str(refusal)) from None
    return Span(fuzzy.earliest, fuzzy.latest, in_words(fuzzy))
