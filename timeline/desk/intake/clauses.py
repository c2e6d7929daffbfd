"""Parts a sentence into clauses, each with a verb of its own, so that two events in one sentence are two."""

import re
from dataclasses import dataclass

from timeline.desk.intake.kinds import SPEECH, VERB


@dataclass(frozen=True, kw_only=True)
class Clause:
    """Where a clause begins and ends. `speech` is the place of the verb that puts the next clause into a mouth."""

    start: int
    end: int
    speech: tuple[int, int] | None = None


_CUT = re.compile(
    r";\s|\s[—–-]{1,2}\s|[—–]"
    r"|,?\s(?=(?:while|whereas|after which|before|but|when|once|until)\b)"
    r"|,\s(?=(?:and|who|which|with|as|after|following|then|leading|paving|allowing|though|although|because|days|weeks|months|hours)\b)"
    r"|\s(?=and\s(?:then|later|subsequently|afterwards|on|in|by|at|the|a|an|will|would|was|were|is|are|has|had|[a-z]+ed|met|held"
    r"|began|went|came|gave|took|made|sent|led|left|broke|spoke|wrote|flew|put|set|brought|agreed|withdrew|opened|closed)\b)"
    r"|\s(?=and\sto\s[a-z]+\s)|\s(?=after\s(?:the|a|an|its|his|their|[a-z]+ing|two|three|four|five|six|[A-Z])\b)"
)
_SPEECH = re.compile(rf"\b(?:{'|'.join(SPEECH)})\b")
_TO_WHOM = re.compile(r"\s+(?:(?:reporters|journalists|parliament|state television|the [\w ]{3,40}?|[A-Z]\w+)(?=\s))?")
_THAT = re.compile(r"\s*,?\s*(?:that\s|saying\s(?:that\s)?|adding\s(?:that\s)?|[“\"])")
_OPENS = re.compile(r"\s*(?:the|a|an|it|he|she|they|there|talks|both|two|no|its|his|their|all|[A-Z][\w.’'-]+)\s")


def clauses_of(text: str, start: int, end: int, dates: list[tuple[int, int]]) -> list[Clause]:
    """The clauses of the sentence between two places; `dates` are the places of its dates, which are never cut."""
    cuts, speech = {start}, {}
    for match in _CUT.finditer(text, start, end):
        cuts.add(match.end())
    for verb in _SPEECH.finditer(text, start, end):
        after = _where_content_begins(text, verb.end(), end, dates)
        if after:
            cuts.add(after)
            speech[after] = verb.span()
        _cut_before_tail(text, start, end, verb, cuts)
    cuts = sorted(cut for cut in cuts if not any(one < cut < two for one, two in dates))
    clauses = [
        Clause(start=one, end=two, speech=speech.get(two)) for one, two in zip(cuts, [*cuts[1:], end], strict=True)
    ]
    return _with_verbs(text, clauses)


def _where_content_begins(text, place, end, dates):
    """Where what was said begins, behind “said (on Sunday) (that)”; None where nothing follows."""
    for _turn in range(3):
        date = next((two for one, two in dates if place <= one <= place + 4 and not text[place:one].strip(" ,")), None)
        if date:
            place = date
    that = _THAT.match(text, place, end)
    if that:
        return that.end()
    whom = _TO_WHOM.match(text, place, end)
    that = whom and _THAT.match(text, whom.end() - 1, end)
    if that and VERB.search(text, that.end(), end):
        return that.end()
    # “Told the paper” names a hearer first.
    opens = None if text[place - 4 : place] in ("told", "tell") else _OPENS.match(text, place, end)
    if opens and VERB.search(text, opens.end() - 1, min(end, place + 160)):
        return opens.end() - len(opens[0].lstrip())
    return None


def _cut_before_tail(text, start, end, verb, cuts):
    """“Talks will go on, the mediator said on Friday”: what follows the comma is a clause of its own."""
    comma = max(text.rfind(", ", start, verb.start()), text.rfind("” ", start, verb.start()))
    is_tail = comma > start and verb.start() - comma < 90 and not VERB.search(text, comma, verb.start())
    if is_tail and VERB.search(text, start, comma):
        cuts.add(comma + 2)


def _with_verbs(text, clauses):
    """Clauses without a verb joined to the one before them; the first ones to the one after."""
    joined = []
    for clause in clauses:
        before = joined[-1] if joined else None
        if before and not (_has_verb(text, clause) and _has_verb(text, before)) and not before.speech:
            joined[-1] = Clause(start=before.start, end=clause.end, speech=clause.speech)
        elif before and before.speech and not _has_verb(text, clause):
            joined[-1] = Clause(start=before.start, end=clause.end, speech=clause.speech or before.speech)
        else:
            joined.append(clause)
    return joined


def _has_verb(text, clause):
    return bool(VERB.search(text, clause.start, clause.end))
