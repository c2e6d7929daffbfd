"""The words of a text that dates are made of, in short runs: a linear pass that sorts out all the rest."""

import re
from dataclasses import dataclass

from timeline.dates.words import MONTHS, WEEKDAYS

LONGEST_RUN = 14
"""The most words a date may have in running text."""


@dataclass(frozen=True, kw_only=True)
class Token:
    """A word or figure that may be part of a date, in small letters. `names` is whether it names a time by itself."""

    start: int
    end: int
    word: str
    names: bool

    @property
    def may_begin(self) -> bool:
        return self.names or self.word[0].isdigit() or self.word in _LINKS - _NEVER_FIRST

    @property
    def may_end(self) -> bool:
        return self.names or self.word[0].isdigit() or self.word in _LAST


def runs_in(text: str) -> list[tuple[Token, ...]]:
    """Runs of neighbouring words that dates are made of, each with at least one that names a time."""
    runs, run = [], []
    for token in _tokens(text):
        if token is None or len(run) == LONGEST_RUN or (run and not _are_joined(text, run[-1], token)):
            runs.append(tuple(run))
            run = []
        if token is not None:
            run.append(token)
    runs.append(tuple(run))
    return [run for run in runs if any(token.names for token in run)]


def says_enough(tokens: tuple[Token, ...]) -> bool:
    """Whether the words are more than “the year”, “in spring” or “Sun”, which are dates only beside others."""
    return not {token.word for token in tokens} <= _SAYS_NOTHING | _NOT_ALONE


def _tokens(text):
    """The words that may be part of a date, and None for every other word."""
    for match in _WORD.finditer(text):
        written = match[0]
        word = written.lower().replace("’", "'").removesuffix("'s")
        if word in _TIMES:
            yield Token(start=match.start(), end=match.end(), word=word, names=_is_meant(written, word))
        elif _FIGURES_THAT_NAME.fullmatch(word):
            yield Token(start=match.start(), end=match.end(), word=word, names=_are_a_date(text, match))
        elif word in _LINKS or _FIGURES.fullmatch(word):
            yield Token(start=match.start(), end=match.end(), word=word, names=False)
        else:
            yield None


def _is_meant(written, word):
    """“May”, “March”, “Sat” and “Sun” are other words too, which have a small letter."""
    return written[0].isupper() or word not in _WITH_CAPITAL


def _are_a_date(text, match):
    """Whether figures are a date: not “$2000”, “2,000”, “28-point” or “1991 borders”."""
    if text[max(0, match.start() - 1) : match.start()] in tuple("$€£#,.") or _MORE_FIGURES.match(text, match.end()):
        return False
    following = _NEXT_WORD.match(text, match.end())
    return not following or following[1] not in _THINGS_WITH_A_YEAR


def _are_joined(text, left, right):
    """Whether no more than a space, a comma or a dash parts two words; a full stop only behind a short name."""
    if right.start - left.end > 3 or not _SMALL_JOINT.fullmatch(text, left.end, right.start):
        return False
    return "." not in text[left.end : right.start] or left.word in _SHORT_NAMES | {"am", "pm"}


_SHORT_NAMES = frozenset({name[:3] for name in MONTHS + WEEKDAYS} | {"sept", "tues", "thurs", "thur", "weds"})
_WITH_CAPITAL = frozenset(MONTHS) | frozenset(WEEKDAYS) | _SHORT_NAMES
_UNITS = frozenset(
    "hour hours day days week weeks weekend weekends month months quarter quarters year years decade decades".split()
)
_SEASONS = frozenset("spring summer autumn fall winter".split())
_TIMES = _WITH_CAPITAL | _UNITS | _SEASONS | frozenset(
    "today yesterday tomorrow tonight overnight midweek midnight noon morning afternoon evening night century centuries"
    " twenties thirties forties fifties sixties seventies eighties nineties noughties"
    " christmas easter thanksgiving eve halloween epiphany pentecost juneteenth"
    " ramadan ashura hanukkah passover sukkot".split()
)  # fmt: skip
_NEVER_FIRST = frozenset("of and or than to ago hence am pm gmt utc est edt et now".split())
_LAST = frozenset("ago later earlier hence now next last time am pm gmt utc est edt et q1 q2 q3 q4 h1 h2".split())
_LINKS = _NEVER_FIRST | _LAST | frozenset(
    "a an the in on at by from since until till through between before after within over during around about as no not"
    " early mid middle late beginning start end first half second third fourth fifth sixth seventh eighth ninth tenth"
    " this past coming previous following current recent same few several couple few new old good black orthodox"
    " one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty nineteen"
    " nearly almost roughly more less earliest latest starting rest entire whole all upcoming matter other turn"
    " moscow kyiv local working business calendar fiscal".split()
)  # fmt: skip
_SAYS_NOTHING = frozenset("a an the of in on at to by from for and or during over before after between".split())
_NOT_ALONE = _UNITS | _SEASONS | _SHORT_NAMES | frozenset(
    "eve morning afternoon evening night noon midnight century centuries march".split()
)  # fmt: skip
_THINGS_WITH_A_YEAR = frozenset(
    "border borders boundary boundaries line lines frontier frontiers point points treaty accord accords agreement"
    " agreements memorandum resolution constitution convention protocol declaration war people troops soldiers votes"
    " miles km kilometres kilometers square".split()
)
_WORD = re.compile(
    r"['’]?\d[\d:/.]*\d(?:st|nd|rd|th|s)?\b|\d+(?:st|nd|rd|th|s)?\b|[^\W\d_]+(?:['’][^\W\d_]+)?\d?\b"
)  # fmt: skip
_FIGURES = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|\d{1,2}:\d\d|'\d\d")
_FIGURES_THAT_NAME = re.compile(
    r"(?:1[1-9]|20|21)\d\ds?|'?[2-9]0s|\d{4}[-/.]\d\d(?:[-/.]\d\d)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}/\d{1,2}"
)
_MORE_FIGURES = re.compile(r"[,.]\d|%|-(?:point|strong|man)")
_NEXT_WORD = re.compile(r"\s([a-z]+)")
_SMALL_JOINT = re.compile(r"\s?(?:[,.\-–—]|\.,)?\s?")
