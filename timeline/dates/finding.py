"""Finds the dates in running text: where they stand and what they are read as, for the intake of articles.

`tokens.runs_in` leaves short runs of words that dates are made of; each run is read here, longest phrase first. The
work for one text is bounded by its length.

Lengths of time (“within two years”, “the past three months”) and days that come round (“every Monday”) are no dates.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from timeline.dates.back_references import BackReference, back_reference
from timeline.dates.direction import leaning_of
from timeline.dates.grammar import Leaning, Spent, Work
from timeline.dates.reader import named_and_whole
from timeline.dates.tokens import Token, ends_well, runs_in, says_enough
from timeline.dates.value import FuzzyDate, Reading

_NEAR = 120
"""How many characters on either side are looked at for the tense of the clause."""

_IN_MIND = 400
"""How many characters further on a date is still the one that “the next day” counts from."""


_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, kw_only=True)
class Found:
    """A date in a text: where its words begin and end, the date they name, and the reading of all of them.

    `date` is the date named, `whole` the reading with “since”, “by” or “before” taken in: for “by Friday” `date` is
    that Friday and `whole` is “on or before” it. The two ends of “from 15 September to 31 December” are found one by
    one, and `whole` is for both the range. Elsewhere `date` and `whole` are the same.
    """

    start: int
    end: int
    phrase: str
    date: FuzzyDate
    whole: FuzzyDate


def find(text: str, *, anchor: date) -> list[Found]:
    """The dates in a text, in order and without overlap, each counted from `anchor`: the day it was published.

    “The next day”, “two weeks later” and “that October” count from the date before them in the text instead.

    Time is linear in the text. On text that is made to be slow, what is found ends early.
    """
    page, found = _Page(text=text, anchor=anchor, work=Work(most=most_steps(text))), []
    try:
        for run in runs_in(text):
            _in_run(page, run, found)
    except Spent:
        return found
    return found


def most_steps(text: str) -> int:
    """How many phrases may be read for a text: twice what an article with three dates in every line needs."""
    return 400 + len(text) // 20


@dataclass(frozen=True, kw_only=True)
class _Page:
    """A text, the day it was published, and what reading it may still cost."""

    text: str
    anchor: date
    work: Work

    def around(self, start: int, end: int) -> dict[str, str]:
        left, right = self.text[max(0, start - _NEAR) : start], self.text[end : end + _NEAR]
        return {"left": _PARAGRAPH_END.split(left)[-1], "right": _PARAGRAPH_END.split(right)[0]}

    def phrase(self, start: int, end: int) -> str:
        """The words there, on one line."""
        return " ".join(self.text[start:end].split())


def _in_run(page, run, found):
    """Adds the dates in one run: from each word that may begin one, the longest phrase that reads."""
    place = 0
    while place < len(run):
        end, dates = _longest_from(page, run, place, found) if run[place].may_begin else (place + 1, [])
        found += dates
        place = end


def _longest_from(page, run, place, found):
    """The place after the longest date that begins at `place`, and that date or the two ends of it."""
    for end in range(len(run), place, -1):
        tokens = run[place:end]
        if not any(token.names for token in tokens):
            break
        dates = _dates(page, tokens, found)
        if dates:
            return end, dates
    return place + 1, []


def _dates(page, tokens: tuple[Token, ...], found):
    start, end = tokens[0].start, tokens[-1].end
    if page.text.startswith(" than", end):
        return []  # “a week later than agreed”
    reference = back_reference(page.phrase(start, end), following=page.text[end : end + 1])
    if reference:
        one = _counted_from_text(page, start, end, reference, found)
        return [one] if one else []
    if page.text.endswith("for ", 0, start) and _LENGTH.fullmatch(page.phrase(start, end).lower()):
        return []  # “for about a month”
    if not ends_well(tokens) or not says_enough(tokens) or _NO_DATE.fullmatch(page.phrase(start, end).lower()):
        return []
    if _AHEAD.match(page.text, start) and leaning_of(**page.around(start, end)) == Leaning.PAST:
        return []  # “those talks ended in two days”
    one = _read(page, start, end)
    return _ends(page, tokens, one) or [one] if one else []


_AHEAD = re.compile(r"in (?:an?|\w+(?:[ -]\w+)?) (?:hour|day|week|month|year)s?\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:about|around|nearly|almost|roughly|some|over) (?:an?|\d+|[a-z]+) (?:hour|day|week|month|year)s?"
)
_NO_DATE = re.compile(
    r"(?:(?:in|over|for|during|at|on) )?the last (?:night|evening)"
    r"|(?:(?:in|over|for|during) )?(?:the |these |this )?(?:past|last|previous) (?:\w+[ -]){1,2}"
    r"(?:hour|day|week|month|year|decade)s"
    r"|(?:(?:in|over|for|during) )?(?:the )?(?:next|coming) (?:decade|century)"
)


def _read(page, start, end, *, lent=""):
    """The date between two places; `lent` is a year that its words share with others."""
    phrase = page.phrase(start, end)
    readings = named_and_whole(phrase + lent, anchor=page.anchor, work=page.work, **page.around(start, end))
    if not readings:
        return None
    named, whole = readings
    return Found(start=start, end=end, phrase=phrase, date=named, whole=whole)


def _ends(page, tokens, one):
    """The two dates of “from 15 September to 31 December” or “Tuesday or Friday”; None where one is no date alone."""
    joints = [place for place, token in enumerate(tokens) if token.word in _JOINTS and place]
    for place in joints[:1]:
        first, last = tokens[:place], tokens[place + 1 :]
        first = first[1:] if first[0].word in ("between", "either", "both") else first
        if any(token.names for token in first) and any(token.names for token in last):
            return _both_as_in(one, _ways_to_read(page, first, one), _ways_to_read(page, last, one))
    return None


_JOINTS = ("to", "until", "till", "through", "and", "or")


def _ways_to_read(page, tokens, one):
    """The words at one end alone, and with either year of the whole range lent to them."""
    years = {day.year for day in (one.whole.earliest, one.whole.latest) if day}
    for lent in ("", *(f" {year}" for year in sorted(years))):
        yield _read(page, tokens[0].start, tokens[-1].end, lent=lent)


def _both_as_in(one, firsts, lasts):
    """The readings of the two ends that begin and end as the whole does."""
    first = next((end for end in firsts if end and end.date.earliest == one.whole.earliest), None)
    last = first and next((end for end in lasts if end and end.date.latest == one.whole.latest), None)
    return last and [replace(first, whole=one.whole), replace(last, whole=one.whole)]


def _counted_from_text(page, start, end, reference: BackReference, found):
    """“The next day” from the date before it; without one from publication, where the tense of the clause allows it."""
    before = _before(page, start, reference, found)
    around = page.around(start, end)
    if not before and reference.is_onward and leaning_of(**around) != Leaning.FUTURE:
        return None
    base = reference.base_in(before.date) if before else page.anchor
    readings = named_and_whole(reference.asks, anchor=base, work=page.work, **around)
    if not readings:
        return None
    phrase = page.phrase(start, end)
    named, whole = (_as_stated(one, phrase, before) for one in readings)
    return Found(start=start, end=end, phrase=phrase, date=named, whole=whole)


def _before(page, start, reference, found):
    """The date last named, near enough to be in the reader's mind, that is exact enough to count from.

    Where the paragraph itself names dates, it is one of these.
    """
    in_mind = [one for one in reversed(found[-3:]) if start - one.end < _IN_MIND]
    here = [one for one in in_mind if not _PARAGRAPH_END.search(page.text, one.end, start)]
    return next((one for one in here or in_mind if reference.base_in(one.date)), None)


def _as_stated(reading_of, phrase, before):
    if not before:
        return replace(reading_of, phrase=phrase)
    rule = f"Counted from “{before.phrase}”, the date named before it. {reading_of.reading.rule}"
    return replace(reading_of, phrase=phrase, reading=Reading(edtf=reading_of.edtf, rule=rule))
