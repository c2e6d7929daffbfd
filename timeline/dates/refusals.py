"""What the date reader will not read, and the sentence that says why.

A refusal is an answer: it names what is missing and shows what to type instead. Nothing here guesses a day.
"""

import re

from timeline.dates.words import WEEKDAYS, plain

TRY = "Try a day, a month or a span, as in “30 November 2025”, “mid-November” or “24 to 30 November”."


class Unreadable(ValueError):
    """A phrase that gives no days. Its message is in sentences for curators and readers.

    `sentences` are kept with their braces, and `words` fill these, so that the same can be said in another language.
    """

    def __init__(self, *sentences: str, **words: object):
        super().__init__(" ".join(sentences).format(**words))
        self.sentences, self.words = sentences, words


class OrderOnly(Unreadable):
    """A phrase that says only what came first and what came next, such as “subsequently”."""


def refusal(phrase: str, text: str) -> Unreadable:
    """The exception that fits a phrase no rule reads; `text` is the phrase as `words.plain` leaves it."""
    for pattern, answer in _ANSWERS:
        match = pattern.fullmatch(text)
        if match:
            return answer(phrase, match)
    return Unreadable("“{phrase}” gives no day that we can work out.", TRY, phrase=phrase)


def _order(phrase, match):
    return OrderOnly(
        "“{phrase}” states only an order, not a date. Say which event it comes after or before, or type a date.",
        phrase=phrase,
    )


def _vague(phrase, match):
    return Unreadable("“{phrase}” gives no days.", TRY, phrase=phrase)


def _pointing(phrase, match):
    return Unreadable("“{phrase}” points to a date named elsewhere in the text. Type that date.", phrase=phrase)


def _repeated(phrase, match):
    return Unreadable("“{phrase}” names a day that comes again and again. Type the one that is meant.", phrase=phrase)


def _duration(phrase, match):
    return Unreadable(
        "“{phrase}” is a length of time, not a date. Say when it began or ended, as in “since 21 November”.",
        phrase=phrase,
    )


def _clock(phrase, match):
    return Unreadable(
        "“{phrase}” gives a time of day but no day. Add the day, as in “30 November 2025”.", phrase=phrase
    )


def _by_a_deed(phrase, match):
    deed = _as_typed(phrase, match["deed"])
    return Unreadable(
        "“{phrase}” counts from “{deed}”, which needs a date we can look up. Try “24 to 30 November”.",
        phrase=phrase,
        deed=deed,
    )


def _as_typed(phrase, words):
    """The end of the phrase that the plain words stand for, as it was typed; the plain words where none is found."""
    typed = phrase.split()
    endings = (" ".join(typed[place:]) for place in range(len(typed)))
    return next((ending for ending in endings if plain(ending) == words), words)


def _any_of(forms: str) -> str:
    """A pattern for any of the forms, which are parted by bars and by lines."""
    return f"(?:{'|'.join(line.strip() for line in forms.strip().splitlines())})"


_UNIT = (
    r"(?:second|minute|hour|day|night|morning|afternoon|evening|weekend"
    r"|week|month|quarter|year|decade|centur(?:ie|y))s?"
)
_LEAD_IN = (
    r"(?:(?:most|more|very|quite|only|just|fairly|until|as|since|too|again|and|or|but|not|immediately|shortly|soon"
    r"|sometime|some time|then|long|right) )*"
)
_ORDER = _LEAD_IN + _any_of("""
    (?:after|before)(?:wards?|hand)?(?: (?:which|that|this|it|then|those|these))?
    subsequent(?:ly)?|thereafter|thereupon|whereupon|in turn|meanwhile|(?:in )?meantime|simultaneously
    later(?: on| still)?|earlier(?: on)?|sooner|next|then|1st|finally|lastly|last|previous|previously|initially
    since|since then|until then|by then|from then on|ever since
    following (?:that|this|which|it)|prior(?: to (?:that|this|it|which))?
    (?:at|around|by|about) (?:that|same|this same) (?:time|point|moment|stage)|at time
    (?:hours|days|weeks|months|years) (?:later|afterwards)
""")
_VAGUE = _LEAD_IN + _any_of("""
    recent|recently|lately|of late|(?:in )?(?:recent|distant|not too distant|not so distant) (?:past|times?)
    soon|sooner|soonest|shortly|presently|momentarily|imminently|before long|in no time|in short order
    any (?:day|time|moment|minute)(?: now)?|soon as (?:possible|practicable)|asap|at earliest
    (?:at )?(?:earliest|early|1st)(?: possible)? (?:opportunity|convenience|date)
    eventually|ultimately|in (?:due course|time|good time|future|past|end|long run)|due course|sooner or later
    (?:in |for )?(?:near|immediate|foreseeable|distant|not too distant|not so distant) (?:future|term)|future|past
    someday|some day|1 day|sometimes?|some time|anytime|any time|whenever|once|when time is right
    at some (?:point|time|stage)(?: in (?:near )?(?:future|past))?
    (?:at |on |until |to )?(?:later|future|suitable|convenient|unspecified|undisclosed) (?:date|time|stage|point)
    (?:at |on )?subsequent (?:date|time|stage|point)
    (?:until )?further notice|to be (?:announced|confirmed|determined|decided)|tba|tbc|tbd
    (?:many )?(?:hours|days|weeks|months|years|decades|centuries) (?:ago|back|from now)
    formerly|once upon time|long ago|(?:long |short |some )?(?:time|while) ago|sometime ago|ages ago|other day
    not long ago|nowadays|currently|at present|these days|those days|1 of these days|so far|for now
    (?:for )?(?:time being|while)|temporarily|indefinitely|permanently|always|never
    in (?:bit|moment|while|minute|few moments|few minutes)|(?:in )?coming period
""")
_POINTING = (
    r"(?:(?:on|at|in|during|by|until|since|after|before) )?(?:that|same|very|very same|that same|those) " + _UNIT
)
_REPEATED = (
    r"(?:on )?(?:every|each|most|alternate) .*|(?:once|twice|\d+ times) (?:1 |per |every )?.*"
    rf"|(?:on )?(?:{'|'.join(WEEKDAYS)})s(?: and (?:{'|'.join(WEEKDAYS)})s)*"
    r"|daily|weekly|monthly|quarterly|yearly|annually|nightly|regularly|often|frequently|repeatedly"
)
_CLOCK = r"(?:(?:at|around|about|by|before|after|in|during) )*(?:clock|morning|afternoon|evening|night|dawn|dusk)"
_DURATION = (
    r"(?:(?:for|about|roughly|around|nearly|almost|over|more than|less than|at least|some|up to|lasting|within|in) )*"
    r"(?:few|couple|many|half|\d+(?:\.\d+)?|\d+ (?:to|or) \d+|\d+-\d+)?(?: and (?:1 )?half)? ?"
    rf"{_UNIT}(?: long)?"
)
_BY_A_DEED = (
    rf"(?:[a-z0-9]+ ){{0,4}}(?:{_UNIT} (?:after|before|of|following|since|until|from|leading up to|ahead of)"
    r"|(?:eve|anniversary|morrow) of) (?P<deed>[a-z][a-z0-9 ]*)"
)
_AFTER_A_DEED = _LEAD_IN + "(?:after|before|following|prior to|ahead of|once|when|while|during|pending|upon) .+"

_ANSWERS = tuple(
    (re.compile(pattern), answer)
    for pattern, answer in (
        (_ORDER, _order),
        (_VAGUE, _vague),
        (_POINTING, _pointing),
        (_REPEATED, _repeated),
        (_CLOCK, _clock),
        (_DURATION, _duration),
        (_BY_A_DEED, _by_a_deed),
        (_AFTER_A_DEED, _order),
        (r"(?:ever )?(?:since|until|by|from) (?P<deed>[a-z][a-z0-9 ]*)", _by_a_deed),
    )
)
