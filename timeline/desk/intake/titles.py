"""A proposed event's title: a sentence in the present tense. Curators may word it better."""

import re
from itertools import zip_longest

from timeline.desk.intake.kinds import VERB
from timeline.records.event import EventKind, Role, Status

_MOST = 160
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
_DOUBLED_L = re.compile(r"[aeiou][^aeiou]+(?:[ai]al|[ae]v?el|[ao]del|cel|bel|nal)led$")
_DOUBLED = re.compile(r"(?<=[aeiou])([bdgmnprt])\1ed$")


def title_of(
    clause: str, *, phrases: list[str], kind: EventKind, status: Status, names: list[tuple[str, Role]], place: str
) -> str:
    """A title from a clause, without its date; talks, calls and visits of named actors are worded by their kind."""
    worded = _by_kind(kind, status, names, place) or _quoted(clause, names)
    return _tidy(worded or _clause_as_title(clause, phrases, kind=kind, names=[name for name, _role in names]))


def _tidy(title):
    """A title without the blanks and commas that a date leaves behind that was taken out."""
    return _STRAY_COMMA.sub("", _BLANK_BEFORE_MARK.sub("", title))


_BLANK_BEFORE_MARK = re.compile(r"\s+(?=[,;:.](?:\s|[”\"]|$))")
_STRAY_COMMA = re.compile(r",(?=\s*[,;”\"]?$|\s*[,;])")


def _by_kind(kind, status, names, place):
    who = [name for name, _role in names]
    if not who:
        return ""
    is_planned = status == Status.PLANNED
    if kind == EventKind.TALKS and len(who) > 1:
        verb = "to meet" if is_planned else "do not meet" if status == Status.CANCELLED else "meet"
        return _within(f"{_listed(who)} {verb}{f' in {place}' if place else ''}")
    if kind == EventKind.CALL and len(who) > 1:
        return _within(f"{who[0]} {'to speak' if is_planned else 'speaks'} by phone with {_listed(who[1:])}")
    visitors = [name for name, role in names if role == Role.VISITOR]
    if kind == EventKind.VISIT and place and visitors:
        verb = "to visit" if is_planned else "visits" if len(visitors) == 1 else "visit"
        return _within(f"{_listed(visitors)} {verb} {place}")
    return ""


def _quoted(clause, names):
    """“‘It is over,’ spokesman Bob Ray told reporters” as “Bob Ray says: “It is over””."""
    match = _QUOTE.match(" ".join(clause.split()))
    return _within(f"{names[0][0]} says: “{match['quote']}”") if match and len(names) == 1 else ""


_QUOTE = re.compile(r"[“\"](?P<quote>[^“”\"]{12,}?),?[”\"],? [^“”\"]*$")


def _listed(names):
    if len(names) > _MOST_NAMES:
        return f"{', '.join(names[: _MOST_NAMES - 1])} and {len(names) - _MOST_NAMES + 1} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _clause_as_title(clause, phrases, *, kind, names):
    words = _of_relative(_ASIDE.sub("", _LEADING.sub("", " ".join(clause.split()))), phrases)
    for phrase in phrases:
        words = words if _GIVEN.search(words) else _without_date(words, phrase)
    words = _PUBLISHED.sub(r"\g<who> \g<verb> \g<what>", _SAYS_WHO.sub("", " ".join(words.split())).strip(" ."))
    words = _PASSIVE.sub(lambda match: f"{match['who']} {_be(match['who'])} {match['rest']}", words)
    words = _ORDER.sub("", words)
    words = re.sub(
        r"^(?:[\s,;:–—-]|(?:and|but|that|while|when|where|after which|later|then|afterwards|subsequently"
        r"|as(?= [A-Z]))\b)+",
        "",
        words,
        flags=re.IGNORECASE,
    )
    words = (
        words
        if "," in words
        else re.sub(r"^(?:(?:minutes|hours) )?after (?=the\b|[A-Z])", "", words, flags=re.IGNORECASE)
    )
    words = re.sub(r"\b(has|have) been (?=\w+ing\b)", lambda had: "is " if had[1] == "has" else "are ", words)
    words = _in_present(" ".join(words.split()), [name for name in names if " and " in name])
    words = re.sub(r"\b([UE]\.[SKNU])$", r"\1.", _without_half_quotes(words.strip(" ,;:.–—-")))
    if kind == EventKind.PLAN_REVISION:
        words = re.sub(r"^It\b", "The plan", words, flags=re.IGNORECASE)
    # Where the words name somebody themselves, nothing says that their pronoun stands for them.
    if names and not any(name.split()[-1] in words for name in names):
        words = re.sub(r"^(?:It|He|She)\b", names[0], words, flags=re.IGNORECASE)
        words = re.sub(r"^They\b", _listed(names), words, flags=re.IGNORECASE)
    return _within(words[:1].upper() + words[1:])


def _be(subject):
    return "are" if _is_plural(subject) else "is"


def _without_date(words, phrase):
    """The words without a date and what leads to it; a comma that closes what another one opens stays."""
    match = re.search(
        rf"{_BEFORE_DATE}(?:^|\s)(?:,\s*)?{re.escape(phrase)}(?: holiday)?(?P<comma>,?)(?=\s|[.,;]|$)", words
    )
    if not match:
        return words
    before = words[: match.start()].rstrip()
    if match["comma"] and before.endswith(",") and before.count(",") == 1:
        return f"{before[:-1]} {words[match.end() :]}"  # “An earlier date, 5 September, was ruled out”
    closes = match["comma"] if "," in before and not before.endswith(",") else ""
    return f"{words[: match.start()]}{closes} {words[match.end() :]}"


def _of_relative(words, phrases):
    """“The plan, which was drafted in May, alarmed many” is of the drafting where the date is its."""
    match = _WHO_WHICH.match(words.rstrip(" ,"))
    if not match:
        return words
    is_dated = any(phrase in match["inner"] for phrase in phrases) or not match["rest"]
    return f"{match['who']} {match['inner'] if is_dated else match['rest']}"


_WHO_WHICH = re.compile(r"(?P<who>[^,]{3,80}), (?:who|which) (?P<inner>[^,]+)(?:, (?P<rest>.*))?$")
_BEFORE_DATE = r"(?:\s(?:of|for|from|until|in|on|at|by|during|over|around|about|as soon as|as early as|as late as))?"
_LEADING = re.compile(r"^(?:(?:(?:under|in|during|by|at|from) )?which|[A-Z]\w+ing [^,]{3,60},|[Aa]ccording to) ")
_ASIDE = re.compile(r", the (?:latest|first|second|third|last|most|day|next)\b.*$")
# “a transcript that Reuters published” is that Reuters published it; “a truce, agreed in Doha” that it is agreed.
_PUBLISHED = re.compile(r"^(?P<what>.+) that (?P<who>[A-Z][\w ]{2,30}?) (?P<verb>published|released|obtained)$")
_PASSIVE = re.compile(r"^(?P<who>[^,]{3,60}), (?P<rest>(?:first |originally )?[a-z]+ed\b[^,]*),?$")
# “Given until Friday to answer” says little without its date.
_GIVEN = re.compile(r"\b(?:given?|gave|giving|gives) [^.;,]{2,40} until\b")
# “…, according to Ann Lee, an adviser”: she tells of it and takes no part in it.
WITNESS = re.compile(r"\b(?:according to|citing) [^,;]*(?:, (?:an?|the|who) [^,;]*)?")
_SAYS_WHO = re.compile(rf",? {WITNESS.pattern}$")


def _without_half_quotes(words):
    """A clause may hold one end of a quotation and not the other."""
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    return words.replace('"', "") if words.count('"') % 2 else words


def _in_present(words, single):
    """The words with their verb in the present; `single` are names of one actor that have an “and” in them."""
    verb = _main_verb(words)
    if not verb:
        return words
    subject = words[: verb.start()]
    for name in single:
        subject = subject.replace(name, "It")
    return words[: verb.start()] + _present(verb["verb"], subject) + words[verb.end() :]


def _main_verb(words):
    """The first verb that is no participle: not “signed” in “a ceasefire signed in May has held”."""
    inner = [match.span() for match in _INNER.finditer(words)]
    verbs = [match for match in VERB.finditer(words) if match["verb"] not in ("be", "been")]
    verbs = [match for match in verbs if not any(one < match.start() < two for one, two in inner)] or verbs
    for verb, after in zip_longest(verbs, verbs[1:]):
        is_participle = verb["verb"].endswith("ed") and (
            (words[: verb.start()].endswith(", ") and words.count(",", 0, verb.start()) % 2)
            or words[: verb.start()].endswith(("once ", "and "))
            or (after and re.match(r" (?:in|on|by|at|of|from|to|for|with)\b", words[verb.end() :]))
        )
        if not is_participle:
            return verb
    return None


_INNER = re.compile(r", (?:where|who|whom|which|whose) [^,]*,")


def _present(verb, subject):
    is_plural = _is_plural(subject)
    if verb in ("was", "were"):
        return _be(subject)
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
        or bool(_AND_ANOTHER.search(subject.partition(" between ")[0]))
        or last.lower() in ("they", "both", "we", "men", "women", "people")
        or bool(re.fullmatch(r"[a-z-]{3,}(?<!s)s", last))
        or bool(_MANY.fullmatch(head))
    )


_AND_ANOTHER = re.compile(r"\b and (?:the )?[A-Z][\w’-]+")
_MANY = re.compile(
    r"(?:The )?(?:Talk|Negotiation|Consultation|Leader|Minister|Envoy|Official|Mediator|Negotiator|Delegate|Delegation"
    r"|Diplomat|Rebel|Troop|Force|Fighter|Lawmaker|Side|Election|Protest|Strike|Hostage|Prisoner)s"
)
_BEHIND_HEAD = re.compile(r"\b(?:from|of|in|on|at|for|with|to|who|which|then|between|by|had|have|has|will|would)\b|,")
_ORDER = re.compile(r"\b(?:later|subsequently|then|afterwards?|thereafter|reportedly)\b ?")


def _base(verb):
    """The verb without its past: stopped, agreed, tried, proposed. Other words stay as they are."""
    if not verb.endswith("ed"):
        return verb
    if _DOUBLED_L.search(verb):
        return verb[:-3]
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
    ends = [match.start() for match in _JOINT.finditer(words, _LEAST, _MOST)]
    return words[: ends[-1]] if ends else words[:_MOST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


_LEAST = 60
"""A title is cut no shorter than this, where a clause ends."""

_JOINT = re.compile(
    r"[,;:]? (?:(?:minutes|hours|days) after|and|while|when|after|as|with|which|who|but|in the|without|standing"
    r"|saying)\b|[,;]"
)
