"""Words that count from the date before them in a text: “the next day”, “two weeks later”, “that October”."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.dates.value import FuzzyDate
from timeline.dates.words import MONTHS, WEEKDAYS


@dataclass(frozen=True, kw_only=True)
class BackReference:
    """What the words ask of the reader once it counts from the earlier date, and how exact that has to be.

    `is_onward` is whether they lead away from that date to a later one; `most` is the longest the earlier date may be.
    """

    asks: str
    is_onward: bool
    most: timedelta

    def base_in(self, before: FuzzyDate) -> date | None:
        """The day of an earlier date to count from; None where that date is open or too coarse: no “day after” 1976."""
        if before.earliest is None or before.latest is None or before.latest - before.earliest > self.most:
            return None
        return before.latest if self.is_onward else before.earliest


def back_reference(phrase: str, *, following: str) -> BackReference | None:
    """What a phrase asks of the date before it in its text; None where it counts from no other date.

    `following` is the character behind the phrase: “the day before” counts from the text only where nothing follows
    that it could be the day before of.
    """
    words = _LEADING.sub("", phrase.lower().replace("’", "'")).removesuffix("'s")
    match = _FORMS.fullmatch(words)
    if not match or (match["beside"] and following not in _STOPS):
        return None
    unit = next(filter(None, (match["unit"], match["counted"], match["beside"])))
    return BackReference(
        asks=_asked(words, match),
        is_onward=words.startswith(("the following", "the next")) or words.endswith(("later", "after")),
        most=timedelta(days=_MOST.get(unit.removesuffix("s"), 366)),
    )


def _asked(words, match):
    """“That October” as “this October”, and parts of a day as the day."""
    asked = re.sub(r"^(?:that|(?:that |the )?(?:very )?same)\b", "this", words)
    return re.sub(r"\b(?:morning|afternoon|evening|night)\b", "day", asked)


_MOST = {
    **dict.fromkeys(("day", "morning", "afternoon", "evening", "night"), 2),
    **dict.fromkeys(("week", "weekend", "fortnight", *WEEKDAYS), 7),
    "month": 31,
}
_PART_OF_DAY = "morning|afternoon|evening|night"
_UNIT = "day|week|month|year"
_NAMES = "|".join((*MONTHS, *WEEKDAYS, "spring", "summer", "autumn", "fall", "winter"))
_FORMS = re.compile(
    rf"(?:that|(?:that |the )?(?:very )?same|the (?:following|next|previous))"
    rf" (?P<unit>{_UNIT}|{_PART_OF_DAY}|weekend|{_NAMES})"
    rf"|(?:an?|\w+|\w+[ -]\w+) (?P<counted>(?:{_UNIT}|fortnight)s?) (?:later|earlier)"
    rf"|(?:the|an?) (?P<beside>{_UNIT}|night) (?:before|after)"
)
_LEADING = re.compile(r"^(?:(?:on|in|by|at|only|just|about|some|until) )+")
_STOPS = (*".,;:!?”", '"', "")
