"""The engine of the grammar: rules with an example and a sentence, tried in order on a plain phrase.

A rule sees the whole phrase and may ask the context to read what is left of it: “since mid november” is the rule for
“since” around the rule for “mid” around a month. The rules themselves are in the rooms of `timeline.dates.rules`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from timeline.dates.conventions import PART_WORDS
from timeline.dates.refusals import Unreadable
from timeline.dates.spans import Span
from timeline.dates.words import MONTHS, WEEKDAYS

_COUNT = r"(?:\d{1,4}(?:\.\d)?(?: and half)?|half)"
LENGTH = (
    rf"{_COUNT} (?:hour|day|week|month|quarter|year|decade|century|centurie)s?(?: or so)?(?: and half)?"
    r"(?:(?: and)? \d{1,4} (?:hour|day|week|month|quarter|year)s?)*"
)
"""“2 weeks”, “1 year and half”, “3 months and 2 days”: a number of units, and more units after them."""

MOST_STEPS = 400
"""Phrases within one phrase that may be read before it is refused: what bounds the work on hostile input."""


class Leaning(StrEnum):
    """Which way a date without a year or week is to be looked for.

    DUE is for “by” and “before”: ahead, unless the date has only just gone by.
    """

    PAST = "past"
    FUTURE = "future"
    NEAREST = "nearest"
    ONWARD = "onward"
    DUE = "due"


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """What a calendar date in words states: any of year, month and day (None: not stated)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One kind of phrase: its forms, how a match becomes a span, an example and the sentence that curators read.

    `build` may return None, which leaves the phrase to the next form or rule. `words`: the rule is tried only on
    phrases with one of them (none given: on every phrase).
    """

    forms: tuple[re.Pattern, ...]
    build: Callable[[re.Match, "Context"], Span | None]
    example: str
    says: str
    words: frozenset[str] = frozenset()

    def read(self, text: str, context: "Context") -> Span | None:
        """The span that the phrase stands for by this rule, or None."""
        for form in self.forms:
            match = form.fullmatch(text)
            span = match and self.build(match, context)
            if span and span.is_in_order:
                return span.because(self.says) if self.says else span
        return None


class Spent(Exception):
    """More was asked of the grammar than it gives one phrase, or one text."""


@dataclass(kw_only=True)
class Work:
    """What reading has cost so far, the most it may cost, and what of this phrase has been read already."""

    most: int = MOST_STEPS
    steps: int = 0
    known: dict = field(default_factory=dict)

    def spend(self):
        self.steps += 1
        if self.steps > self.most:
            raise Spent

    def afresh(self) -> "Work":
        """The same account with nothing known, for a phrase whose anchor or leaning may be another."""
        self.known = {}
        return self


class NoAnchor(Unreadable):
    """A phrase that counts from the day of publication, read without one."""


@dataclass(frozen=True, kw_only=True)
class Context:
    """All that a phrase is read against: the day it counts from, the way it leans, and the rules.

    `calendar` reads a calendar date in words, or in figures of a given order, such as “21 november 2025”; None where
    it is none. `after` is the day that an ONWARD reading may not come before.
    """

    today: date | None
    rules: "RuleBook"
    calendar: Callable[[str, "Order"], Calendar | None]
    leaning: Leaning = Leaning.NEAREST
    after: date | None = None
    work: Work = field(default_factory=Work)

    @property
    def anchor(self) -> date:
        """The day the phrase counts from. Raises NoAnchor."""
        if self.today is None:
            raise NoAnchor(
                "That counts from the day of publication: give the source its date first, or type a full date."
            )
        return self.today

    def read(self, text: str) -> Span | None:
        """The span that a plain phrase, or a part of one, stands for; None where no rule reads it."""
        key = (text, self.leaning, self.after)
        if key not in self.work.known:
            self.work.spend()
            self.work.known[key] = self._first_reading(text)
        return self.work.known[key]

    def leaning_to(self, leaning: Leaning) -> "Context":
        """The same context with that leaning, unless the words around the phrase have already decided."""
        return replace(self, leaning=leaning) if self.leaning == Leaning.NEAREST else self

    def onward_from(self, day: date) -> "Context":
        """A context in which a date without a year is the first one that does not come before `day`."""
        return replace(self, leaning=Leaning.ONWARD, after=day)

    def _first_reading(self, text):
        for rule_to_try in self.rules.that_may_read(text):
            span = rule_to_try.read(text, self)
            if span:
                return span
        return None


class Order(StrEnum):
    """In which order figures alone give a date."""

    MONTH_FIRST = "MDY"
    DAY_FIRST = "DMY"
    YEAR_FIRST = "YMD"


class RuleBook:
    """Rules in the order in which they are tried, indexed by the words they need."""

    def __init__(self, rules: Iterable[Rule]):
        self.rules = tuple(rules)
        self._always = frozenset(place for place, rule in enumerate(self.rules) if not rule.words)
        self._by_word: dict[str, set[int]] = {}
        for place, rule in enumerate(self.rules):
            for word in rule.words:
                self._by_word.setdefault(word, set()).add(place)

    def that_may_read(self, text: str) -> list[Rule]:
        """The rules whose words occur in the phrase, in order."""
        places = set(self._always)
        for word in text.split(" "):
            places |= self._by_word.get(word, frozenset())
        return [self.rules[place] for place in sorted(places)]


_SHORTHAND = {
    "WEEKDAY": "|".join(WEEKDAYS),
    "MONTH": "|".join(MONTHS),
    "SEASON": "spring|summer|fall|winter",
    "UNITS": "(?:hour|day|week|month|quarter|year|decade|century|centurie)s?",
    "UNIT": "day|week|month|quarter|year|decade|century",
    "LENGTH": LENGTH,
    "NTH": r"\d{1,3}(?:st|nd|rd|th)",
    "DAY": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
    "YEAR": r"[1-9]\d{3}",
    "PART": "|".join(PART_WORDS),
    "POINTER": "this coming|this past|this last|this|current|same|last|past|previous|next|coming|following",
    "AHEAD": "this coming|next|coming|following",
    "BACK": "this past|these past|last|past|previous|latest",
    "BEFORE": "before|prior to|ahead of",
    "AFTER": "after|following",
    "REST": r"\S.*",
    "LEAD": r"\S.*?",
}
_SHORTHAND_WORD = re.compile(r"\b(?:" + "|".join(sorted(_SHORTHAND, key=len, reverse=True)) + r")\b")


def pattern(form: str) -> re.Pattern:
    """A pattern in which the names above (WEEKDAY, MONTH, UNIT …) stand for what they name.

    REST is whatever is left, LEAD the least of it that fits. Line breaks and what is beside them are not part of the
    form; a space at the end of a line is written as `[ ]`.
    """
    joined = "".join(line.strip() for line in form.splitlines())
    return re.compile(_SHORTHAND_WORD.sub(lambda match: f"(?:{_SHORTHAND[match[0]]})", joined))


def rule(*forms: str, example: str, says: str = "", words: str = ""):
    """Make a builder a Rule: `forms` in the shorthand of `pattern`, `words` the words it needs, parted by spaces."""

    def made(build):
        return Rule(
            forms=tuple(pattern(form) for form in forms),
            build=build,
            example=example,
            says=says,
            words=frozenset(words.split()),
        )

    return made
