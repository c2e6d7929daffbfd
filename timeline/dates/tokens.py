"""The words of a text that dates are made of, in short runs: a linear pass that sorts out all the rest."""

import re
from dataclasses import dataclass

from timeline.dates import vocabulary
from timeline.dates.rules import holidays
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
        return self.names or self.word[0].isdigit() or self.word in vocabulary.LINKS - vocabulary.NEVER_FIRST

    @property
    def may_end(self) -> bool:
        return self.names or self.word[0].isdigit() or self.word in vocabulary.LAST


def runs_in(text: str) -> list[tuple[Token, ...]]:
    """Runs of neighbouring words that dates are made of, each with at least one that names a time."""
    runs, run = [], []
    for token in _tokens(text):
        if token is None or len(run) == LONGEST_RUN or (run and not _belong_together(text, run, token)):
            runs.append(tuple(run))
            run = []
        if token is not None:
            run.append(token)
    runs.append(tuple(run))
    return [run for run in runs if any(token.names for token in run)]


def says_enough(tokens: tuple[Token, ...]) -> bool:
    """Whether the words are more than “the year”, “in spring” or “Sun”, which are dates only beside others."""
    words = {token.word for token in tokens}
    if words <= vocabulary.WEEKEND:
        return "the" in words
    if words <= vocabulary.SAYS_NOTHING | vocabulary.VERBS_TOO:
        return len(words) > 1
    if words <= vocabulary.SAYS_NOTHING | vocabulary.SEASONS:
        return not words.isdisjoint(vocabulary.BESIDE_SEASONS) or {"in", "the"} <= words
    said = words - vocabulary.SAYS_NOTHING
    if not said.isdisjoint(vocabulary.COUNTED) and all(_ORDINAL.fullmatch(word) for word in said - vocabulary.COUNTED):
        return False  # “in its 23rd month”, “on the second day”
    return not said <= vocabulary.NOT_ALONE


def ends_well(tokens: tuple[Token, ...]) -> bool:
    """Whether a date may end there. A number in words may behind a month, and behind “Friday the”."""
    if tokens[-1].word not in vocabulary.IN_WORDS:
        return tokens[-1].may_end
    return bool(_DAY_IN_WORDS.search(" ".join(token.word for token in tokens)))


def _tokens(text):
    """The words that may be part of a date, and None for every other word."""
    for match in _WORD.finditer(text):
        word = _plain_word(match[0])
        if _SEVERAL_WORDS.search(word):
            yield _token(match, word, names=True)
        elif word in vocabulary.TIMES:
            yield _token(match, word, names=_is_meant(text, match, word))
        elif _FIGURES_THAT_NAME.fullmatch(word):
            yield _token(match, word, names=_are_a_date(text, match))
        elif word[0].isdigit() and _ORDINAL.fullmatch(word) and _is_day_alone(text, match):
            yield _token(match, word, names=True)
        elif word in ("start", "end") and _previous_word(text, match) in ("to", "will", "would", "could", "should"):
            yield None  # “expected to start next week”
        elif word in vocabulary.LINKS or _FIGURES.fullmatch(word):
            yield _token(match, word, names=False)
        else:
            yield None


def _plain_word(written):
    word = written.lower().replace("’", "'").removesuffix("'s")
    return word.replace(".", "") if word[0] in "ap" else word


def _token(match, word, *, names):
    return Token(start=match.start(), end=match.end(), word=word, names=names)


def _is_meant(text, match, word):
    """Not “may”, “march”, “sat” and “sun”, which are other words too, nor “every Sunday” or “a Sunday in spring”."""
    has_capital = match[0][0].isupper()
    if word in vocabulary.WITH_CAPITAL and word not in vocabulary.ALSO_SMALL and not has_capital:
        return False
    if word in vocabulary.SEASONS and has_capital and _CAPITAL_FOLLOWS.match(text, match.end()):
        return False  # “the 1984 Winter Games”
    before = _previous_word(text, match)
    if _is_a_name(text, match, word, before):
        return False
    if word in vocabulary.SEASONS and before == "a":
        return False  # “after a fall”
    if word in WEEKDAYS and before in ("a", "an"):
        return bool(_A_NOUN_FOLLOWS.match(text, match.end()))
    return before not in vocabulary.MANY


def _is_a_name(text, match, word, before):
    """“April Smith”, “Bloody Sunday”, “the Sunday Times”, “the March on Washington”."""
    if word in WEEKDAYS:
        return before in vocabulary.NAMED_DAYS or bool(_PAPER_FOLLOWS.match(text, match.end()))
    if word == "march" and before == "the":
        return text.startswith(" on ", match.end())
    is_of_people = word in vocabulary.FIRST_NAMES and before not in vocabulary.BEFORE_A_MONTH
    return is_of_people and bool(_CAPITAL_FOLLOWS.match(text, match.end()))


def _are_a_date(text, match):
    """Whether figures are a date: not “$2000”, “2,000”, “28-point”, “Resolution 1574” or “1991 borders”."""
    if text[max(0, match.start() - 1) : match.start()] in tuple("$€£#,.") or _MORE_FIGURES.match(text, match.end()):
        return False
    before, following = _previous_word(text, match), _NEXT_WORD.match(text, match.end())
    if _FRACTION.fullmatch(match[0]) and before not in vocabulary.BEFORE_A_MONTH:
        return False
    if before in vocabulary.NUMBERED or (following and following[1].lower() in vocabulary.THINGS_WITH_A_YEAR):
        return False
    return not _FAR_YEAR.fullmatch(match[0]) or before in vocabulary.BEFORE_A_YEAR


def _is_day_alone(text, match):
    """“On the 18th,” and “by the 18th.”, but not “on the 18th floor”."""
    return bool(
        _ON_THE.search(text, max(0, match.start() - 10), match.start()) and _NO_NOUN_FOLLOWS.match(text, match.end())
    )


def _previous_word(text, match):
    before = _PREVIOUS_WORD.search(text, max(0, match.start() - 20), match.start())
    return before[1].lower() if before else ""


def _belong_together(text, run, token):
    """Whether a word goes on with the run before it, and does not begin another phrase or stand by itself."""
    left = run[-1]
    if not _are_joined(text, left, token) or _parts_by_mark(text[left.end : token.start], left, token):
        return False
    return token.word not in vocabulary.NOT_AFTER.get(left.word, ()) and not _begins_anew(text, run, token)


def _parts_by_mark(between, left, right):
    """“On Tuesday, eight hours after”, “10 days, from 5 May” and “nine-month” are parted by their comma or hyphen."""
    if "," in between and right.word in ("hours", "days", "weeks", "months", "years"):
        return True  # “on 20 November, hours after”
    if "," in between:
        return right.word in vocabulary.NOT_AFTER_COMMA.get(left.word, ())
    return "-" in between and right.word in vocabulary.UNITS and bool(_CARDINAL.fullmatch(left.word))


def _begins_anew(text, run, token):
    """Behind a number, “for six years” or “the last”: “14-4 | on 5 May”, “for six years | from 9 July”."""
    words = [one.word for one in run[-2:]]
    if _COUNT.fullmatch(words[-1]) and token.word in vocabulary.AFTER_NO_COUNT:
        return words[0][:3] not in vocabulary.SHORT_NAMES  # “5 May this year” goes on
    if token.word == "on" and words[-1] in vocabulary.UNITS:
        return True  # “for five hours on Tuesday night”
    if token.word == "from" and words[-1] in vocabulary.UNITS:
        return bool(_FOR.search(text, max(0, run[0].start - 5), run[0].start))
    return token.word in ("night", "evening") and words == ["the", "last"]


def _are_joined(text, left, right):
    """Whether no more than a space, a comma or a dash parts two words; a full stop only behind a short name."""
    if right.start - left.end > 3 or not _SMALL_JOINT.fullmatch(text, left.end, right.start):
        return False
    between = text[left.end : right.start]
    if between.strip() in _DASHES and len(between) == 3:
        return right.names or right.word[0].isdigit()  # “August 16 - The first monitors landed”
    return "." not in between or left.word in vocabulary.SHORT_NAMES | {"am", "pm"}


_DAY_IN_WORDS = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})(?: the)? (?:(?:twenty|thirty) )?(?:{'|'.join(sorted(vocabulary.ORDINALS))})$"
    rf"|\b(?:{'|'.join(MONTHS)}) (?:twenty|thirty) (?:{'|'.join(sorted(vocabulary.NUMBERS))})$"
    rf"|\b(?:{'|'.join(WEEKDAYS)}) the (?:(?:twenty|thirty) )?(?:{'|'.join(sorted(vocabulary.ORDINALS))})$"
)
_COUNT = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(sorted(vocabulary.IN_WORDS))}")
_YEAR_IN_WORDS = re.compile(
    r"(?:eighteen|nineteen|twenty)[ -](?:hundred|oh[ -][a-z]+|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:ies"
    r"|y(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?))\b|(?<=year )two thousand\b"
)
_HOLIDAY = re.compile(
    r"(?=[A-Z])(?i:"
    + "|".join(
        r"\s".join(rf"{word}(?:['’]s?)?" for word in name.split(" "))
        for name in sorted(holidays.NAMES, key=len, reverse=True)
        if " " in name and name[0].isalpha()
    )
    + r")\b"
)
_PAPER_FOLLOWS = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|Independent|Observer|Post|Star|World|People)\b"
)
_FRACTION = re.compile(r"1/2|[12]/3|[13]/4|[1357]/8|\d{1,2}/(?:16|32)")
_CARDINAL = re.compile(rf"\d+|{'|'.join(sorted(vocabulary.NUMBERS))}")
_SEVERAL_WORDS = re.compile(r"[\s-]")  # only holidays and years in words have more than one
_WORD = re.compile(
    rf"{_HOLIDAY.pattern}|"
    rf"(?i:{_YEAR_IN_WORDS.pattern})|[apAP]\.[mM]\b\.?|"
    r"['’]?\d[\d:/.]*\d(?:st|nd|rd|th|s)?\b|\d+(?:st|nd|rd|th|s)?\b|[^\W\d_]+(?:['’][^\W\d_]+)?\d?\b"
)  # fmt: skip
_FIGURES = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|\d{1,2}:\d\d|'\d\d")
_FIGURES_THAT_NAME = re.compile(
    r"(?:1[1-9]|20|21)\d\ds?|'?[2-9]0s|\d{4}[-/.]\d\d(?:[-/.]\d\d)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}/\d{1,2}"
)
_MORE_FIGURES = re.compile(r"[,.]\d|%|-(?:point|strong|man)")
_NEXT_WORD = re.compile(r"\s([A-Za-z]+)")
_PREVIOUS_WORD = re.compile(r"([A-Za-z]+)[.]?\s+$")
_CAPITAL_FOLLOWS = re.compile(r"\s[A-Z]")
_A_NOUN_FOLLOWS = re.compile(r"\s(?!(?:in|of|at|and|or|when|as|like|but|that|last|this)\b)[a-z]")
_ORDINAL = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(sorted(vocabulary.ORDINALS))}")
_ON_THE = re.compile(r"\b(?:on|by|until|till|since|before|after)\sthe\s$", re.IGNORECASE)
_NO_NOUN_FOLLOWS = re.compile(r"[.,;:!?]|$|\s(?:and|or|to|of)\b")
_FOR = re.compile(r"\bfor\s$", re.IGNORECASE)
_FAR_YEAR = re.compile(r"1[1-8]\d\d|20[6-9]\d|21\d\d")
_DASHES = frozenset("-–—")
_SMALL_JOINT = re.compile(r"\s?(?:[,.\-–—]|\.,)?\s?")
