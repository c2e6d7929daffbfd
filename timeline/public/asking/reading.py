"""Date words that a reader types, read as a span of days."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from timeline.dates.reader import Unreadable, read
from timeline.public.dates_in_words import in_words, refusal_words


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
        raise BadWords(refusal_words(refusal)) from None
    return Span(fuzzy.earliest, fuzzy.latest, in_words(fuzzy))


def read_last_day(words: str, *, as_of: date | None) -> date:
    """The last day of what `words` mean, for “known by”. Raises BadWords, also where they leave the end open."""
    span = read_span(words, as_of=as_of)
    if not span.end:
        raise BadWords(_("“%(words)s” has no last day. Type a day, such as “21 November 2025”.") % {"words": words})
    return span.end


def read_first_day(words: str, *, as_of: date | None) -> date:
    """The first day of what `words` mean, for “new since”. Raises BadWords, also where they leave the start open."""
    span = read_span(words, as_of=as_of)
    if not span.start:
        raise BadWords(_("“%(words)s” has no first day. Type a day, such as “21 November 2025”.") % {"words": words})
    return span.start
