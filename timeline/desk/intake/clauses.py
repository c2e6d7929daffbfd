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
    r"|\s(?=since\s[A-Z][\w’' -]{1,40}?\s(?:took|came|began|returned|left|became|won|started)\b)"
    r"|,\s(?=(?:and|who|which|(?:under|in|during|by|at|from)\swhich|with|as|after|following|then|leading"
    r"|paving"
    r"|allowing|though|although|because|days|weeks|months|hours)\b)"
    r"|\s(?=and\s(?:then|later|subsequently|afterwards|on|in|by|at|the|a|an|will|would|was|were|is|are|has|had"
    r"|[a-z]+ed|met|held"
    r"|began|went|came|gave|took|made|sent|led|left|broke|spoke|wrote|flew|put|set|brought|agreed|withdrew|opened"
    r"|closed)\b)"
    r"|\s(?=and\sto\s[a-z]+\s)|(?<!hours)(?<!minutes)(?<!days)(?<!weeks)(?<!months)(?<!years)\s(?=after\s(?:the|a"
    r"|an|its|his|their|[a-z]+ing|two|three|four|five|six|[A-Z][a-z]+)\b)"
)
# “…, according to a transcript that was published on Tuesday”: that date is not the event's.
_DATED_WITNESS = re.compile(r",\s(?=according to\b)")
# “A truce, agreed in January, collapsed on 18 March”: two events, each with its date.
_INSERTED = re.compile(r",\s(?P<inner>(?!planned|scheduled|expected)\w+ed\s[^,;]{2,80}),\s")
_AS_REPORTED = re.compile(r"As [^,.]{2,60} (?:reported|wrote|said|noted|announced)\b[^,.]{0,30},\s")
# “… in a mediation effort that began in April”: dated by itself.
_RELATIVE = re.compile(r"\s(?=(?:that|which)\s(?:began|started|ended|opened|broke|collapsed|expired|came into)\b)")
_SPEECH = re.compile(rf"\b(?:{'|'.join(SPEECH)})\b")
_TO_WHOM = re.compile(
    r"\s+(?:(?:reporters|journalists|parliament|state television|the [\w ]{3,40}?(?=\s+that\b)|the [\w ]{3,40}?"
    r"|[A-Z]\w+)(?=\s))?"
)
_THAT = re.compile(r"\s*,?\s*(?:that\s|saying\s(?:that\s)?|adding\s(?:that\s)?|[“\"])")
_LIST_OF_NAMES = re.compile(r"\b(?:by|between|with) (?:the )?[A-Z][^,.;]{0,40}$")
_HELPER = re.compile(r", (?:has|have|had|also|later)\b")
_OPENS = re.compile(r"\s*(?:the|a|an|it|he|she|they|there|talks|both|two|no|its|his|their|all|[A-Z][\w.’'-]+)\s")


def clauses_of(text: str, start: int, end: int, dates: list[tuple[int, int]]) -> list[Clause]:
    """The clauses of the sentence between two places; `dates` are the places of its dates, which are never cut."""
    cuts, speech = _cuts_in(text, start, end, dates), {}
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


def _cuts_in(text, start, end, dates):
    """Where clauses begin by the words that join them, and by those that give a part of a sentence its own date."""
    cuts = {start, *(cut.end() for cut in _CUT.finditer(text, start, end) if not _goes_on(text, start, cut, dates))}
    reported = _AS_REPORTED.match(text, start, end)
    cuts |= {reported.end()} if reported else set()
    cuts |= {match.end() for match in _DATED_WITNESS.finditer(text, start, end) if _has_date(dates, match.end(), end)}
    for match in _RELATIVE.finditer(text, start, end):
        if _has_date(dates, start, match.start()) and _has_date(dates, match.end(), end):
            cuts.add(match.end())
    for match in _INSERTED.finditer(text, start, end):
        if _has_date(dates, *match.span()) and _has_date(dates, match.end(), end):
            cuts |= {match.start("inner"), match.end()}
        else:
            cuts = {cut for cut in cuts if not match.start() < cut < match.end()}
    return cuts


def _goes_on(text, start, cut, dates):
    """“Until Thursday” is a date, and “by the United States and the World Bank” one list."""
    is_of_date = any(one == cut.end() for one, _two in dates) and text.startswith(("until", "before"), cut.end())
    return is_of_date or (
        text.startswith(("and the ", "and a "), cut.end()) and bool(_LIST_OF_NAMES.search(text[start : cut.start()]))
    )


def _has_date(dates, start, end):
    return any(start <= one < end for one, _two in dates)


def _where_content_begins(text, place, end, dates):
    """Where what was said begins, behind “told (the paper) (on Sunday) (that)”; None where nothing follows."""
    place = _behind_dates(text, place, dates)
    that = _THAT.match(text, place, end)
    if that:
        return that.end()
    whom = _TO_WHOM.match(text, place, end)
    that = whom and _THAT.match(text, _behind_dates(text, whom.end(), dates), end)
    if that and VERB.search(text, that.end(), end):
        return that.end()
    # “Told the paper” names a hearer first.
    opens = None if text[place - 4 : place] in ("told", "tell") else _OPENS.match(text, place, end)
    if opens and VERB.search(text, opens.end() - 1, min(end, place + 160)):
        return opens.end() - len(opens[0].lstrip())
    return None


def _behind_dates(text, place, dates):
    for _turn in range(3):
        date = next((two for one, two in dates if place <= one <= place + 4 and not text[place:one].strip(" ,")), None)
        place = date or place
    return place


def _cut_before_tail(text, start, end, verb, cuts):
    """“Talks will go on, the mediator said on Friday”: what follows the comma is a clause of its own."""
    comma = max(text.rfind(", ", start, verb.start()), text.rfind("” ", start, verb.start()))
    is_tail = (
        comma > start
        and verb.start() - comma < 90
        and not VERB.search(text, comma, verb.start())
        and not _HELPER.match(text, comma)
    )
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
