"""Finds the dates in running text: where they stand and what they are read as, for the intake of articles.

`tokens.runs_in` leaves short runs of words that dates are made of; each run is read here, longest phrase first. The
work for one text is bounded by its length.
"""

from dataclasses import dataclass
from datetime import date

from timeline.dates.grammar import Spent, Work
from timeline.dates.reader import named_and_whole
from timeline.dates.tokens import runs_in, says_enough
from timeline.dates.value import FuzzyDate

_NEAR = 120
"""How many characters on either side are looked at for the tense of the clause."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """A date in a text: where its words begin and end, the date they name, and the reading of all of them.

    `date` is the date named, `whole` the reading with “since”, “by” or “before” taken in: for “by Friday” `date` is
    that Friday and `whole` is “on or before” it. Elsewhere both are the same.
    """

    start: int
    end: int
    phrase: str
    date: FuzzyDate
    whole: FuzzyDate


def find(text: str, *, anchor: date) -> list[Found]:
    """The dates in a text, in order and without overlap, each counted from `anchor`: the day it was published.

    Time is linear in the text. On text that is made to be slow, what is found ends early.
    """
    work, found = Work(most=most_steps(text)), []
    try:
        for run in runs_in(text):
            found += _in_run(text, run, anchor, work)
    except Spent:
        return found
    return found


def most_steps(text: str) -> int:
    """How many phrases may be read for a text: twice what an article with three dates in every line needs."""
    return 1_000 + len(text) // 20


def _in_run(text, run, anchor, work):
    """The dates in one run: from each word that may begin one, the longest phrase that reads."""
    found, place = [], 0
    while place < len(run):
        end, one = _longest_from(text, run, place, anchor, work) if run[place].may_begin else (place + 1, None)
        found += [one] if one else []
        place = end
    return found


def _longest_from(text, run, place, anchor, work):
    """The place after the longest date that begins at `place`, and that date; None where there is none."""
    for end in range(len(run), place, -1):
        tokens = run[place:end]
        if not any(token.names for token in tokens):
            break
        one = _read(text, tokens, anchor, work) if tokens[-1].may_end and says_enough(tokens) else None
        if one:
            return end, one
    return place + 1, None


def _read(text, tokens, anchor, work):
    start, end = tokens[0].start, tokens[-1].end
    phrase, left, right = text[start:end], text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    readings = named_and_whole(phrase, anchor=anchor, left=left, right=right, work=work)
    if not readings:
        return None
    named, whole = readings
    return Found(start=start, end=end, phrase=phrase, date=named, whole=whole)
