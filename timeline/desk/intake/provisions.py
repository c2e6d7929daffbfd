"""What a text says became of points of the plan: “the provisions on frozen assets and on elections were removed”."""

import re

from timeline.desk.intake.values import ReadingFound
from timeline.records.plan import ReadingState

_FATES = {
    ReadingState.REMOVED: "removed|dropped|deleted|taken out|struck out|scrapped|gone|left out|eliminated",
    ReadingState.ADDED: "added|inserted",
    ReadingState.CHANGED: "changed|reworded|rewritten|softened|amended|modified|watered down",
    ReadingState.MERGED: "merged|combined",
    ReadingState.INCLUDED: "kept|retained|left in|unchanged",
}
_ACTIVE = {
    ReadingState.REMOVED: "drops|removes|deletes|omits|leaves out|no longer (?:contains|includes|has)",
    ReadingState.ADDED: "adds|inserts",
    ReadingState.CHANGED: "softens|rewords|rewrites|amends|changes",
    ReadingState.INCLUDED: "keeps|retains|still (?:contains|includes|has)",
}
_NOUN = r"(?:provisions?|points?|clauses?|articles?|items?|passages?|paragraphs?|demands?)"
_POINTS = rf"(?:{_NOUN}|wording|language|those|them|ones)"
_ABOUT = r"(?:on|about|concerning|regarding|relating to|dealing with|for)"
_BE = r"(?:was|were|is|are|has been|have been|had been)"
_SAID_TO = r"(?:\s(?:said|reported|understood)\sto\s(?:be|have\sbeen))?(?:\s(?!not\b)\w+ly)?"
_FATE = rf"(?P<fate>{'|'.join(_FATES.values())})\b(?!\s(?:or|and)\s(?:{'|'.join(_FATES.values())})\b)"
_FORMS = (
    # “Four of them, on A, B and C, were removed”; “provisions on A and on B were said to be gone”
    re.compile(
        rf"\b{_POINTS},?\s(?P<list>{_ABOUT}\s(?:(?!\b{_NOUN}\b)[^.;:()]){{3,300}}?),?\s{_BE}{_SAID_TO}\s{_FATE}",
        re.IGNORECASE,
    ),
    # “Four points were removed, among them those on A and B”
    re.compile(
        rf"\b{_POINTS}\s{_BE}{_SAID_TO}\s{_FATE}[^.;:()]{{0,40}}?[,:]?\s(?:among\sthem|including|namely)\s"
        r"(?P<list>[^.;()]{3,300})",
        re.IGNORECASE,
    ),
    # “The new text drops the provisions on A and B”
    re.compile(
        rf"\b(?P<fate>{'|'.join(_ACTIVE.values())})\s(?:the\s|all\s|any\s|an?\s)?{_POINTS}\s"
        rf"(?P<list>{_ABOUT}\s[^.;:()]{{3,300}})",
        re.IGNORECASE,
    ),
)
_MOST = 30
_LONGEST = 120


def readings_in(text: str) -> list[ReadingFound]:
    """What is plainly said to have become of which points, in order; “removed or merged” is not plain."""
    found = {}
    for form in _FORMS:
        for match in form.finditer(text):
            for subject in _listed(match["list"]):
                one = ReadingFound(subject=subject, state=_state(match["fate"]), start=match.start(), end=match.end())
                found.setdefault(subject.lower(), one)
    return sorted(found.values(), key=lambda one: one.start)[:_MOST]


def _state(fate):
    return next(
        state for table in (_FATES, _ACTIVE) for state, words in table.items() if re.fullmatch(words, fate.lower())
    )


def _listed(words):
    """The subjects in “on A, B and C”, or in “on A, on B and on C”, where each may have an “and” of its own."""
    words = _THOSE.sub("", _ANOTHER_CLAUSE.split(" ".join(words.split()))[0])
    parts = _AGAIN.split(words) if _AGAIN.search(words) else _JOINT.split(words)
    subjects = [_THOSE.sub("", part).strip(" ,") for part in parts]
    return [one[0].upper() + one[1:] for one in subjects if 2 < len(one) <= _LONGEST]


_THOSE = re.compile(rf"^(?:and\s)?(?:(?:those|the ones|(?:the\s)?{_POINTS})\s)?(?:{_ABOUT}\s)?", re.IGNORECASE)
_ANOTHER_CLAUSE = re.compile(
    r",?\s(?:and|but|while|which|who)\s(?=[^,]*\b(?:was|were|is|are|has|have|had|will|would)\b)"
)
_AGAIN = re.compile(rf"(?:,\s(?:and\s)?|\sand\s)(?:those\s)?{_ABOUT}\s")
_JOINT = re.compile(r",\s(?:and\s)?|\sand\s")
