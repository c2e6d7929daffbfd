"""What a text says did not happen, or only might: denials, negations and conditions, and how far each of them reaches.

Nothing is drafted of what is plainly denied. Where the words leave it open whether the event is meant, the draft
keeps a doubt, so that a curator reads the sentence first.
"""

import re
from collections import deque
from dataclasses import dataclass
from itertools import islice

from timeline.desk.intake.kinds import VERB, carriers_of
from timeline.records.event import EventKind, Status


@dataclass(frozen=True, kw_only=True)
class Denial:
    """That a text denies an event, or may; `doubt` says in words what to look at where it is not plain."""

    is_plain: bool
    doubt: str


@dataclass(frozen=True, kw_only=True)
class _Event:
    """An event in its sentence, as much of it as denials ask for; places are those of `words`, the whole sentence."""

    words: str
    clause: tuple[int, int]
    carriers: tuple[tuple[int, int], ...]
    kind: EventKind
    status: Status
    phrase: str

    @property
    def start(self):
        return self.carriers[0][0]

    @property
    def left(self):
        """The words of the clause before the one that tells of the event, with single spaces."""
        return f"{' '.join(self.words[self.clause[0] : self.start].split())} "

    @property
    def right(self):
        return self.words[self.carriers[0][1] :]


def denial_of(
    text: str,
    *,
    sentence: tuple[int, int],
    clause: tuple[int, int],
    dates: list[tuple[int, int]],
    kind: EventKind,
    status: Status,
    phrase_at: tuple[int, int] | None = None,
) -> Denial | None:
    """Whether a sentence denies what a clause of it tells; None where it does not. `phrase_at` is where its date is.

    All places are those of `text`. The work is bounded by the length of the sentence.
    """
    begin, phrase = sentence[0], text[slice(*phrase_at)] if phrase_at else ""
    words = _blanked(text[begin : max(sentence[1], clause[1])], [(one - begin, two - begin) for one, two in dates])
    clause = (clause[0] - begin, clause[1] - begin)
    words = _without_insertions(words, clause, phrase_at[0] - begin if phrase_at else -1, kind)
    carriers = tuple((clause[0] + one, clause[0] + two) for one, two in carriers_of(words[slice(*clause)], kind))
    event = _Event(words=words, clause=clause, carriers=carriers, kind=kind, status=status, phrase=phrase)
    if phrase_at and _NOT_THEN.search(text, max(begin, phrase_at[0] - 8), phrase_at[0]):
        return _plain("not")
    found = [one for rule in _RULES for one in rule(event)]
    return next((one for one in found if one.is_plain), found[0] if found else None)


# “On Friday, not Thursday”
_NOT_THEN = re.compile(r"\bnot (?:on )?$")


def _blanked(words, places):
    for start, end in places:
        start, end = max(start, 0), min(end, len(words))
        words = f"{words[:start]}{' ' * max(end - start, 0)}{words[end:]}"
    return words


def _without_insertions(words, clause, dated, kind):
    """“Rubio, who has never been to Kiev, met” is not negated, nor is “Rubio, not Kushner, met”.

    What somebody is quoted with says nothing against their saying it. What holds the date, or is all that the
    clause has, is what the clause tells, and stays.
    """
    patterns = (_INSERTION, _QUOTATION) if kind == EventKind.STATEMENT else (_INSERTION,)
    inner = [match.span() for pattern in patterns for match in pattern.finditer(words)]
    inner = [(start, end) for start, end in inner if not start <= dated < end]
    blanked = _blanked(words, inner)
    return blanked if VERB.search(blanked, *clause) else words


_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"")
_INSERTION = re.compile(r"(?<=,) (?:who|which|whose|where|not|though|although|if)\b[^,;]{2,90}(?=,)")


def _plain(words):
    return Denial(is_plain=True, doubt=f"“{words}” denies it.")


def _open(words, why):
    return Denial(is_plain=False, doubt=f"“{' '.join(words.split())}” {why}")


_MAY_NEGATE = "stands in the same sentence: check whether it is this that did not happen."
_NEGATION = (
    r"(?:\bnot\b(?! only| just| merely| least)|n[’']t\b(?! only| just| merely)|\bnever\b|\bcannot\b|\bno\b(?! doubt)"
    r"|\bneither\b|\bnor\b|\bnobody\b|\bno one\b|\bnone\b)"
)
_BETWEEN = (
    r"(?:\s+(?:\w+ly|yet|even|ever|have|has|had|been|be|is|are|was|were|able|going|due|set|expected|scheduled|planning"
    r"|plan|plans|planned|intend|intends|intention|intending|want|wants|wanting|agree|agreed|wish|like|hope|come|hold"
    r"|held|holding|take|taken|taking|attend|attending|having|part|in|an|a|the|any|such|other|another"
    r"|possibility|idea|prospect|invitation|offer|request|further|new|more|direct|formal|separate|bilateral|trilateral"
    r"|personal|to|for|of|with|on|at|each|from|his|her|their|its|make|pay|so|also|again))"
    r"{0,9}\s*$"
)
_DIRECT = re.compile(f"{_NEGATION}{_BETWEEN}", re.IGNORECASE)
_ANY_NEGATION = re.compile(_NEGATION, re.IGNORECASE)
_SUBJECT = re.compile(r"(?:\W|\b(?:and|but|that)\b)*\b(?P<who>nobody|no one|none of|neither|no)\b", re.IGNORECASE)
_REFUSAL = re.compile(
    r"\b(?P<words>refus(?:ed|es|ing) to|declin(?:ed|es|ing)|fail(?:ed|s|ing|ure)? to|unwilling to|unable to"
    r"|rul(?:ed|es|ing|e) out|exclud(?:ed|es|ing)|avoid(?:ed|s|ing)|decided against|opted (?:against|not to)"
    r"|instead of|rather than|without|stopped short of|(?:ha[sd]|have) yet to"
    r"|skip(?:ped|s)|boycott(?:ed|s)|miss(?:ed|es)|reject(?:ed|s|ing)|dismiss(?:ed|es|ing)|short of)"
    f"{_BETWEEN}",
    re.IGNORECASE,
)
_HAD_IT_BEEN = re.compile(r"\b(?:would|could|should|might|may) (?:\w+ )?have(?: \w+ly| been)*\s*$")
_NEAR = 140
"""How many characters before a verb its negation may stand."""

_GATHERINGS = (EventKind.TALKS, EventKind.CALL, EventKind.VISIT)


def _by_its_own_words(event):
    """“Did not meet”, “no meeting”, “refused to meet”, “would have met”."""
    left = event.left[-_NEAR:]
    direct = _DIRECT.search(left)
    if direct and _UP_TO.match(event.phrase):
        yield _open(event.phrase, "stands with a negation: it may be the day on which it did happen.")
    elif direct and not _NEGATED_REFUSAL.search(left):
        yield _plain(direct[0].split()[0])
    yield from _by_refusal(event, left)
    had = _HAD_IT_BEEN.search(left)
    if had:
        yield _open(had[0], "leaves open whether it happened.")
    if any(_DIRECT.search(event.words[event.clause[0] : one][-_NEAR:]) for one, _two in event.carriers[1:]):
        yield _open("not", _MAY_NEGATE)


_UP_TO = re.compile(r"(?:since|until|till)\b", re.IGNORECASE)


def _by_refusal(event, left):
    refusal = _REFUSAL.search(left)
    if not refusal:
        return
    if event.kind in _GATHERINGS and not _ANY_NEGATION.search(left):
        yield _plain(refusal["words"])
    elif event.kind != EventKind.STATEMENT:
        yield _open(refusal["words"], "is what the sentence tells: check that the title says so.")


_NEGATED_REFUSAL = re.compile(
    rf"{_NEGATION}(?:\s+\w+)?\s+(?:rul|exclud|refus|declin|fail|reject|den)\w*\b", re.IGNORECASE
)


def _by_its_subject(event):
    """“Neither Rubio nor Kushner met Umerov”, “no Russian official met him”; elsewhere a negation is a doubt."""
    subject = _SUBJECT.match(event.left)
    if event.kind in _GATHERINGS and _WITH_NOBODY.match(event.right):
        yield _plain("no")
    if subject and not _OTHER_VERB.search(event.left, subject.end()) and "," not in event.left[subject.end() :]:
        yield _plain(subject["who"])
        return
    negation = _ANY_NEGATION.search(event.left)
    if negation:
        yield _open(negation[0], _MAY_NEGATE)


_OTHER_VERB = re.compile(rf"{VERB.pattern}|\bthat\b")
_WITH_NOBODY = re.compile(r"\s+(?:with )?(?:nobody|no one|none of|no) ")
_DID_NOT_HAPPEN = re.compile(
    rf"(?:{_NEGATION})(?:\s+\w+){{0,2}}\s+(?:happen(?:ed)?|t(?:ake|ook|aken) place|held|go(?:ne)? ahead"
    r"|materiali[sz]ed?|occur(?:red)?|convened?)\b",
    re.IGNORECASE,
)
_NOT_CANCELLED = re.compile(
    rf"(?:{_NEGATION})(?:\s+\w+){{0,2}}\s+(?:cancel\w*|call(?:ed)? off|postpone[ds]?|put off|scrap\w*)", re.IGNORECASE
)


def _by_what_is_said_of_it(event):
    """“The meeting on Friday was not held”; that it was not called off is no cancellation."""
    behind = event.words[event.carriers[0][1] : event.clause[1]]
    if event.status == Status.CANCELLED:
        undone = _NOT_CANCELLED.search(event.words, *event.clause)
        if undone:
            yield _open(undone[0], "stands here: check whether it was cancelled.")
    elif _DID_NOT_HAPPEN.search(behind):
        yield _plain("not")


_TALE = (
    r"(?:reports?|claims?|rumou?rs?|allegations?|suggestions?|speculation|assertions?|accounts?|idea|notion|news|story"
    r"|stories)"
)
_FALSE = r"(?:untrue|false|falsely|incorrect|baseless|unfounded|nonsense|fake|wrong)"
_DENIES = re.compile(
    rf"\b(?:(?P<verb>denied|denies|deny|denying)|(?:dismiss|reject|refut|disput|rebut|contradict|debunk)\w*"
    rf"(?:\s+\w+){{0,3}}\s+{_TALE}|(?:brush\w* off|sho\w+ down)(?:\s+\w+){{0,3}}\s+{_TALE}"
    r"|(?:not|n[’']t) (?:true|correct|the case)|no truth|it (?:is|was) (?:simply )?"
    rf"{_FALSE}|{_FALSE} (?:{_TALE}|that)|no (?:evidence|plans?|intention|question|proof) (?:that|to|of))\b",
    re.IGNORECASE,
)
_LEAVES_OPEN = re.compile(
    r"\b(?:whether|unclear|doubt(?:s|ed|ful)?(?: that)?|(?:not|n[’']t|never|neither)(?: \w+){0,2} (?:confirm\w*|say"
    r"|said|announced?|know|known|clear|certain|sure|verif\w+|deny|denied|rule out|ruled out|exclude)|no confirmation"
    r"|pretend\w*)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|provided that|providing that|in case|as long as|on condition that|on the condition that"
    r"|assuming)\b",
    re.IGNORECASE,
)
_HAD_HE = re.compile(r"\W*(?:Had|Should|Were) (?=[A-Z]|the |he |she |they )")
_ASKS = re.compile(
    r"\bas $|\b(?:ask\w*|see|know|knew|say|decid\w+|unclear|doubt\w*|wonder\w*|sure|told|determin\w+|check\w*)\b"
    r"[^,;.]{0,40}$"
)
_NEW_CLAUSE = re.compile(
    r";|[.!?][”\"]?\s|,? \b(?:but|while|although|though|whereas|however|yet)\b"
    r"|(?:,|\band\b) (?:saying|adding|insisting|said|added|confirmed|insisted|admitted|acknowledged|reported)\b"
)
_MAY_BE_NEW = re.compile(r",|\band\b(?! that)|[”\"]|\b(?:during|after|following|at) (?:an?|the|his|her|their|its)\b")


def _by_words_before(event):
    """“Denied that”, “it is not true that”, “whether”, “if”: what governs the words that follow."""
    for pattern, is_denial in ((_DENIES, True), (_LEAVES_OPEN, False)):
        for head in _nearest(pattern.finditer(event.words, 0, event.start)):
            yield from _governed(event, head, is_denial=is_denial)
    for head in (*_nearest(_CONDITION.finditer(event.words, 0, event.start)), *_inversions(event)):
        is_question = _asks(event.words[: head.start()])
        yield from _governed(event, head, is_denial=not is_question)


def _nearest(heads):
    """The last few: however often a sentence says “if”, it costs little to read."""
    return deque(heads, maxlen=_MOST_HEADS)


_MOST_HEADS = 8


def _asks(before):
    return bool(_ASKS.search(before[-_LONGEST_QUESTION:]))


_LONGEST_QUESTION = 60


def _inversions(event):
    """“Had Rubio met Umerov”: a condition without an “if”."""
    places = {0, event.clause[0]}
    return [match for match in (_HAD_HE.match(event.words, place, event.start) for place in places) if match]


def _governed(event, head, *, is_denial):
    between = _TWO_NAMES.sub(r"\1 ", event.words[head.end() : event.start])
    if _NEW_CLAUSE.search(between):
        return
    is_negated = _NOT_JUST_BEFORE.search(event.words[max(0, head.start() - 30) : head.start()])
    if is_denial and not is_negated and not _MAY_BE_NEW.search(between):
        yield _plain(head[0])
    else:
        yield _open(head[0], _MAY_NEGATE if is_denial else "leaves open whether it happened.")


# “It is false that Rubio and Umerov met”
_TWO_NAMES = re.compile(r"^(\s*that(?: [A-Z][\w’.-]*){1,4}) and (?=[A-Z])")
_NOT_JUST_BEFORE = re.compile(rf"{_NEGATION}(?:\s+\w+)?\s+$", re.IGNORECASE)
_TALE_OF = re.compile(rf"\b{_TALE}\b[^,;]{{0,80}}$", re.IGNORECASE)
_IS_FALSE = re.compile(
    rf"\b(?:is|are|was|were|be|been)\b[^,;]{{0,20}}\b(?:{_FALSE}|denied|dismissed|rejected|refuted|disputed|not true)\b"
)
_IS_DENIED = re.compile(
    r"(?:[,;”]|\b(?:but|though|although|while|which|and)\b)[^,;]{0,60}?(?<!was )(?<!were )(?<!been )(?<!be )"
    r"\b(?P<verb>denied|denies|denying|disputed|disputes|dismissed|rejected|refuted)"
    rf"(?:\s+(?:it|this|that|so|(?:the|these|those|such|any such) (?:{_TALE}|meeting|call|visit|talks|thing)))?"
    r"\s*(?=[.,;!?”\"]|$)"
)


def _by_words_behind(event):
    """“Reports that they met are untrue”, “they met, Axios reported, which the Kremlin denied”, “if he comes”."""
    if event.kind == EventKind.STATEMENT:
        return
    false = _IS_FALSE.search(event.right)
    if false and _TALE_OF.search(event.words[: event.start]):
        yield _plain(false[0])
    denied = _IS_DENIED.search(event.right)
    if denied:
        yield _open(denied["verb"], "stands in the same sentence: somebody denies what another says.")
    if event.status == Status.PLANNED:
        yield from _by_condition_behind(event)


def _by_condition_behind(event):
    for condition in islice(_CONDITION.finditer(event.right), _MOST_HEADS):
        before = event.right[: condition.start()]
        if ";" not in before and not _asks(before):
            yield _open(condition[0], "makes it hang on a condition.")


_CONTENT = re.compile(rf"\b(?:(?!during)\w+ing|{_TALE}|talks|call|visit|trip|having)\b")


def may_date_the_denied(words: str) -> bool:
    """Whether the date behind “denied meeting him” may be of the meeting; `words` are those between verb and date."""
    return bool(_DENIED_FIRST.search(words) and _CONTENT.search(words))


_DENIED_FIRST = re.compile(r"\b(?:denied|denies|denying)\b")
_SAYS_NO = re.compile(
    r"\b(?P<verb>denied|denies|deny|denying|dismiss(?:ed|es)|reject(?:ed|s)|disput(?:ed|es)|refut(?:ed|es))\b"
    r"|(?:\bnot|n[’']t|\bnever)(?: yet)? (?P<none>confirm(?:ed)?|sa(?:y|id)|announced?|acknowledged?)\b"
)


def denying_verbs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where in a sentence somebody denies or does not confirm something: what it tells is not their word."""
    return [match.span("verb" if match["verb"] else "none") for match in _SAYS_NO.finditer(text, start, end)]


_RULES = (_by_its_own_words, _by_its_subject, _by_what_is_said_of_it, _by_words_before, _by_words_behind)
