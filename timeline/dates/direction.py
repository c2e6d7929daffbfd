"""Past or future: what the words around a date tell of the tense of its clause."""

import re

from timeline.dates.grammar import Leaning

# A full stop behind “p.m.”, “U.N.”, “Mr.” or “Sept.” ends no clause.
_CLAUSE_END = re.compile(
    r"(?<!\.[a-z])(?<!\b[A-Z])(?<!\b(?:Mr|Dr|Co|No|St))"
    r"(?<!\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Gen|Sen|Rep|Gov|Mrs))(?<!\bSept)[.;!?]\s"
)
_FUTURE = re.compile(
    r"\b(?:will|won't|would|shall|'ll|can|could|(?-i:may)|might|must|should|let's|going to|no later than|as early as"
    r"|due|upcoming|deadline|scheduled|slated|planned|expected|expects?|expecting|intends?|intended to|aims?|aiming"
    r"|hopes?|hoping|plans(?= (?:to|on)\b)|(?:(?<=[a-z]s )|(?<=they )|(?<=we )|(?<=and ))plan(?= (?:to|on|a|another)\b)"
    r"|planned|planning|set (?:to|for)|(?:is|are) (?:about |likely )?to"
    r"|(?:was|were) (?:about|likely) to"
    r"|(?:agreed|vowed|promised|pledged) to|takes? (?:effect|place)|payable"
    r"|goes|leaves|falls|meets|convenes|resumes|returns|expires|begins|starts|opens|speaks|decides|discusses"
    r"|travels|arrives"
    r"|(?:they|we|I|you) (?:go|meet|play|start|begin|return|vote|leave)"
    r"|(?:by|until)(?=\s*$))\b",
    re.IGNORECASE,
)
# “was moved” is past, “is to be moved” is not.
_PAST = re.compile(
    r"(?<!\bbe )\b(?:was|were|had|has|(?<!\bto )have|did|said|told|met|held|went|came|took|gave|made|sent|began|spoke"
    r"|wrote|led|left|got|saw|flew|became|put|found|kept|brought|struck|fell|rose|won|lost|read|ago|since"
    r"|(?-i:[a-z])\w+(?<!hundr)(?<!ne)(?<!spe)ed)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\s+deadline\b(?!\s+(?:had|has|passed|expired|went|came|lapsed))", re.IGNORECASE)
_PROMISED = re.compile(r"agreed|vowed|promised|pledged", re.IGNORECASE)
_NEAR = 120


def leaning_of(left: str, right: str) -> Leaning:
    """The leaning that the nearest verb gives: the last one before the date, else the first one after it.

    “Set a Friday deadline” is of the Friday to come, whatever the verb.
    """
    if _DEADLINE.match(right):
        return Leaning.FUTURE
    before = _CLAUSE_END.split(left[-_NEAR:])[-1]
    leaning = _of_last_verb(before)
    if leaning == Leaning.NEAREST:
        return _of_first_verb(_CLAUSE_END.split(right[:_NEAR])[0])
    return leaning


def _of_last_verb(text):
    return _later_one(
        [match.end() for match in _FUTURE.finditer(text)][-1:], [match.end() for match in _PAST.finditer(text)][-1:]
    )


def _of_first_verb(text):
    future, past = _FUTURE.search(text), _PAST.search(text)
    if future and past and future.start() == past.start() and _PROMISED.match(future[0]):
        return Leaning.PAST  # “on Friday they agreed to …” dates the agreement
    return _later_one([-future.start()] if future else [], [-past.start()] if past else [])


def _later_one(future, past):
    if not future and not past:
        return Leaning.NEAREST
    return Leaning.FUTURE if future >= past else Leaning.PAST
