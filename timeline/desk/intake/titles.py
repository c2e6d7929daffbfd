"""A proposed event's title: a sentence in the present tense. Curators may word it better."""

import re
from itertools import zip_longest

from timeline.desk.intake.kinds import VERB
from timeline.records.event import EventKind, Role, Status

_MOST = 110
_MOST_NAMES = 4
_PRESENT_OF = {
    "met": "meet", "held": "hold", "began": "begin", "went": "go", "came": "come", "gave": "give", "took": "take",
    "made": "make",
    "sent": "send", "led": "lead", "left": "leave", "broke": "break", "spoke": "speak", "wrote": "write",
    "flew": "fly", "saw": "see", "won": "win", "lost": "lose", "laid": "lay", "drew": "draw", "fell": "fall",
    "rose": "rise",
    "sat": "sit", "stood": "stand", "told": "tell", "said": "say", "brought": "bring", "fought": "fight",
    "found": "find", "became": "become", "chose": "choose", "withdrew": "withdraw", "shook": "shake", "threw": "throw",
    "sought": "seek", "paid": "pay", "built": "build", "got": "get", "kept": "keep", "swore": "swear", "shot": "shoot",
    "ran": "run", "was": "be", "were": "be", "had": "have", "did": "do", "agreed": "agree", "freed": "free",
}  # fmt: skip
_DOUBLED = re.compile(r"(?<=[aeiou])([bdgmnprt])\1ed$")


def title_of(
    clause: str, *, phrases: list[str], kind: EventKind, status: Status, names: list[tuple[str, Role]], place: str
) -> str:
    """A title from a clause, without its date; talks, calls and visits of named actors are worded by their kind."""
    worded = _by_kind(kind, status, names, place)
    return worded or _clause_as_title(clause, phrases, names=[name for name, _role in names])


def _by_kind(kind, status, names, place):
    who = [name for name, _role in names]
    if not who:
        return ""
    is_planned = status == Status.PLANNED
    if kind == EventKind.TALKS and len(who) > 1:
        verb = "to meet" if is_planned else "meet"
        return _within(f"{_listed(who)} {verb}{f' in {place}' if place else ''}")
    if kind == EventKind.CALL and len(who) > 1:
        return _within(f"{who[0]} {'to speak' if is_planned else 'speaks'} by phone with {_listed(who[1:])}")
    if kind == EventKind.VISIT and place and len(who) == 1:
        return _within(f"{who[0]} {'to visit' if is_planned else 'visits'} {place}")
    return ""


def _listed(names):
    if len(names) > _MOST_NAMES:
        return f"{', '.join(names[: _MOST_NAMES - 1])} and {len(names) - _MOST_NAMES + 1} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _clause_as_title(clause, phrases, *, names):
    words = " ".join(clause.split())
    for phrase in phrases:
        words = re.sub(rf"(?:^|\s)(?:,\s*)?{re.escape(phrase)},?(?=\s|[.,;]|$)", " ", words, count=1)
    words = _ORDER.sub("", words)
    words = re.sub(
        r"^(?:[\s,;:–—-]|(?:and|but|that|while|when|where|after which|later|then|afterwards|subsequently)\b)+",
        "",
        words,
        flags=re.IGNORECASE,
    )
    words = re.sub(r"\b(has|have) been (?=\w+ing\b)", lambda had: "is " if had[1] == "has" else "are ", words)
    words = _in_present(" ".join(words.split())).strip(' ,;:.–—-“”"')
    if names:
        words = re.sub(r"^(?:It|He|She|They)\b", _listed(names), words, flags=re.IGNORECASE)
    return _within(words[:1].upper() + words[1:])


def _in_present(words):
    verb = _main_verb(words)
    if not verb:
        return words
    return words[: verb.start()] + _present(verb["verb"], words[: verb.start()]) + words[verb.end() :]


def _main_verb(words):
    """The first verb that is no participle: not “signed” in “a ceasefire signed in May has held”."""
    verbs = [match for match in VERB.finditer(words) if match["verb"] not in ("be", "been")]
    for verb, after in zip_longest(verbs, verbs[1:]):
        is_participle = verb["verb"].endswith("ed") and (
            words[: verb.start()].endswith((", ", "once ", "and "))
            or (after and re.match(r" (?:in|on|by|at|of|from|to|for|with)\b", words[verb.end() :]))
        )
        if not is_participle:
            return verb
    return None


def _present(verb, subject):
    is_plural = _is_plural(subject)
    if verb in ("was", "were"):
        return "are" if is_plural else "is"
    if verb == "had":
        return "have" if is_plural else "has"
    base = _PRESENT_OF.get(verb) or _base(verb)
    return base if not base or is_plural or base == verb else _third_person(base)


def _is_plural(subject):
    """Whether the words before a verb are of more than one: “three officials from each side”, “Ann and Bob”."""
    head = _BEHIND_HEAD.split(subject.strip(" ,"))[0].strip(" ,")
    last = head.split()[-1] if head else ""
    return (
        " and " in f" {head} "
        or last.lower() in ("they", "both", "we")
        or bool(re.fullmatch(r"[a-z-]{3,}(?<!s)s", last))
    )


_BEHIND_HEAD = re.compile(r"\b(?:from|of|in|on|at|for|with|to|who|which|then|between|by|had|have|has|will|would)\b|,")
_ORDER = re.compile(r"\b(?:later|subsequently|then|afterwards?|thereafter|reportedly)\b ?")


def _base(verb):
    """The verb without its past: stopped, agreed, tried, proposed. Other words stay as they are."""
    if not verb.endswith("ed"):
        return verb
    if verb.endswith("ied"):
        return f"{verb[:-3]}y"
    if _DOUBLED.search(verb):
        return verb[:-3]
    return (
        verb[:-1]
        if re.search(
            r"(?:[cgsuvz]|[aiou][^aeioulnrtwxy]|at|ut|ir|ur|in|as|is|ag|id|ud|iz|uk|ok|ak|ib|pos|los|clar|pl)ed$", verb
        )
        and not _STRONG_END.search(verb)
        else verb[:-2]
    )


_STRONG_END = re.compile(
    r"(?:ss|ain|eat|oin|air|ffer|it|ign|oot|eet|ead|ail|aid|ook|eek|ait|isit|imit|mbas|etain|each|onfirm)ed$"
)


def _third_person(base):
    if re.search(r"(?:s|sh|ch|x|z|o)$", base):
        return f"{base}es"
    return f"{base[:-1]}ies" if re.search(r"[^aeiou]y$", base) else f"{base}s"


def _within(words):
    if len(words) <= _MOST:
        return words
    return words[:_MOST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
