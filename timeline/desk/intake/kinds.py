"""What a clause tells of: which verb carries it, the kind of event, and how far the source goes."""

import re
from dataclasses import dataclass

from timeline.records.event import EventKind, Status

SPEECH = (
    "say said says tell told tells state stated states confirm confirmed confirms add added adds warn warned warns "
    "explain explained explains insist insisted insists note noted notes stress stressed stresses argue argued argues "
    "acknowledge acknowledged acknowledges suggest suggested suggests declare declared declares claim claimed claims "
    "write wrote writes report reported reports announce announced announces vow vowed pledge pledged promise promised "
    "indicate indicated estimate estimated believe believed believes recall recalled recalls reiterate reiterated "
    "predict predicted comment commented reply replied hint hinted deny denied denies admit admitted urge urged urges "
    "demand demanded threaten threatened caution cautioned emphasise emphasised emphasize emphasized maintain "
    "maintained"
).split()
"""Verbs that put words into a clause of their own."""

_IRREGULAR = (
    "met held began went came gave took made sent led left broke spoke wrote flew saw put set won lost laid drew fell "
    "rose sat stood told said brought fought found became agreed chose withdrew shook threw sought paid built read got "
    "kept ran swore hit shot"
).split()
_PRESENT = (
    "meets holds begins goes comes gives takes sends leads leaves speaks flies signs opens ends starts resumes travels "
    "visits arrives returns calls hosts agrees rejects accepts convenes votes presents offers tables releases "
    "meet hold "
    "begin sign resume collapses breaks closes adopts"
).split()
_NOT_VERBS = (
    "united armed occupied divided proposed hundred indeed need speed breed seed so-called unnamed limited detailed "
    "agreed-upon displaced wounded veiled based red bed feed deed exceed proceed succeed related unidentified "
    "unprecedented"
).split()

VERB = re.compile(
    rf"(?<!-)\b(?P<verb>{'|'.join(sorted({*_IRREGULAR, *_PRESENT, *SPEECH}, key=len, reverse=True))}"
    rf"|(?!(?:{'|'.join(_NOT_VERBS)})\b)[a-z][a-z-]+ed|(?:will|would|shall|should|must|may|might|could|can|is"
    rf"|are|was|were|be|been"
    r"|has|have|had|did)(?=\s+[a-z])|(?:plans?|expects?|intends?|hopes?)(?=\s+to\b))\b"
)
"""A word that may be the verb of a clause: those that news of talks uses, and any past tense in -ed."""

PLANNED = re.compile(
    r"\b(?:will|shall|would|plans?(?: to|(?= talks| meeting))|planned (?:for|to)|planning to"
    r"|(?:is|are|was|were|be) (?:due|set|expected|scheduled|slated|supposed|likely|to (?!have|blame))"
    r"|expected to|scheduled (?:for|to)|intends? to|hopes? to|due to|set to|is to|are to|expects? (?:to|the)|upcoming"
    r"|agreed to (?:meet|resume|hold|reconvene|return|sign)|(?:must|should) (?:be )?\w+ed? by|foreseen|foresees"
    r"|must (?!have)|(?:given|gave|giving) [^.;,]{2,40} until"
    r"|(?:push|press)(?:es|ed|ing)? for|wants?|wanted|aims?|aiming|seeks?|seeking"
    r"|(?:could|may|might) (?:\w+ )?(?:take place|be (?:held|signed|announced|published|followed)|meet|visit"
    r"|travel|come"
    r"|go|fly|begin|start|resume|reconvene|follow)"
    r"|ahead of|in advance of|about to)\b",
    re.IGNORECASE,
)
MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_CANCELLED = re.compile(
    r"\b(?:cancel(?:l?ed|s)|called off|calls off|scrapped|did not take place|postponed|put off|fell through)\b",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(
    r"\b(?:is|are|has been|have been) (?:under way|underway|ongoing|continuing|(?:holding|meeting|promoting|negotiating"
    r"|pushing|advancing|mediating)\b)",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\b(?:reportedly|according to|allegedly|citing|was reported|were reported|media reports?|reports? (?:said|say))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Telling:
    """One kind of event: the words that tell of it, and whether they are so plain that the kind is sure."""

    kind: EventKind
    words: re.Pattern
    is_plain: bool = True


def _words(pattern):
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_TELLINGS = [
    Telling(
        EventKind.PLAN_REVISION,
        _words(
            r"(?<!the )(?<!\ba )(?<!an )(?:revis|amend|redraft|rewr|rework|trim|shorten|whittl|pare|cut|reduc|slim"
            r"|expand)\w*(?=[^.;]*\b(?:points?|plan"
            r"|draft|text|proposal|document|articles|provisions)\b)|(?:plan|draft|text|proposal|document|it"
            r"|which)\b[^.;]{0,60}"
            r"\b(?:was|were|has been|had been) (?:\w+ly )?(?:revised|amended|rewritten|cut|reduced|trimmed"
            r"|shortened|expanded)|(?:points?|provisions?|clauses?)\b[^.;]{0,160}\b(?:was|were|has been|have been"
            r"|had been)"
            r" (?:said to be )?(?:\w+ly )?(?:removed|dropped|deleted|struck|scrapped|gone|merged|added|reworded"
            r"|softened)"
        ),
    ),
    Telling(
        EventKind.CALL,
        _words(
            r"tele?phone\w*|phoned|by phone|phone call|on the phone|(?:video|conference) call|spoke by|rang"
            r"|called (?-i:(?=[A-Z]))(?![\w.-]+(?: [\w.-]+){0,2}['’]s?\s)|videoconference|held a call"
            r"|a call (?:with|between)|hotline"
        ),
    ),
    Telling(
        EventKind.TALKS,
        _words(
            r"met|meets?|meetings?|talks|negotiat(?:ed|es|ing|ions)|summit|rounds?|sessions?|conference"
            r"|consultations?|sat down|(?:secret|direct|first) contacts|brief(?:ed)? (?-i:(?=[A-Z]))"
            r"|convened?|reconvened?|proximity talks|dialogue|delegations? (?:held|gathered|assembled|spent)"
            r"|conferred|discussed"
            r"|talked|spoke (?:alone|privately|separately|in private|face|together|for)|huddled|went into (?:a|another)"
            r"|receive[sd]? (?-i:(?=[A-Z]))|gathered|adjourned|retreat"
        ),
    ),
    Telling(
        EventKind.VISIT,
        _words(
            r"visit(?:s|ed|ing)?|travel(?:s|led|ed|ling)?|trip|arriv(?:es?|ed|ing|al)|fl(?:ew|ies|y|own"
            r"|ying) (?:to|in|back|home)"
            rf"|(?:due|expected|back) (?-i:(?:back )?(?:in|at the) (?!{MONTH})[A-Z]\w+)|continu\w* to (?-i:(?=[A-Z]))"
            r"|(?:go|goes|went|going) to (?!the polls|war|court|parliament)|c(?:o|a)mes? to|return(?:s|ed)? (?:to"
            r"|home)|toured|shuttled?|landed|headed to"
        ),
    ),
    Telling(
        EventKind.REPORT,
        _words(r"issued (?:a|its|the) report|published (?:a|its|the) report|the report (?:was|is)|report found"),
    ),
    Telling(
        EventKind.STATEMENT,
        _words(
            r"said|says|told|statement|stated|confirm(?:s|ed)|warned|warns|condemn\w*|welcom(?:es|ed)|prais\w+"
            r"|called (?:for|on|it|the|[\w.-]+['’]s?\s)|urg(?:es|ed)|insisted|denied|denies|wrote|remarked"
            r"|thank(?:s|ed)|replied|responded|interview"
            r"|speech|brief(?:s|ed)? the"
            r"|address(?:ed)?"
            r"|reiterated|appeal(?:s|ed)|criticis\w+|criticiz\w+|vowed|pledged|promised|threatened|acknowledged"
            r"|admitted"
            r"|expressed|demanded|accused|press conference|letter"
        ),
    ),
    Telling(
        EventKind.ANNOUNCEMENT,
        _words(
            r"announc\w+|sign(?:s|ed|ing)?|initial(?:s|l?ed)|agree(?:s|d|ment)?|accept(?:s|ed)?|reject(?:s|ed)?"
            r"|adopt(?:s|ed)?"
            r"|ratif\w+|approv\w+|propos(?:es|ed|al)|present(?:s|ed)|submit\w*|tabled|unveil\w*|releas\w+"
            r"|publish\w+|launch\w*"
            r"|begins?|began|begun|start(?:s|ed)?|open(?:s|ed)?|end(?:s|ed)?|clos(?:es|ed)|collapsed?|broke\w*"
            r"|suspend\w*"
            r"|halt\w*|cease-?fire|truce|armistice|withdr\w+|pull(?:s|ed) (?:out|back)|deploy\w*|appoint\w*"
            r"|named|elect\w*"
            r"|vot(?:es?|ed|ing)|referendum|accord|treaty|protocol|declar\w+|took effect|takes effect"
            r"|enter\w* into force"
            r"|came into force|promot(?:es|ed|ing)|offer(?:s|ed)?|sent|sends|exchang\w+|hand(?:s|ed) over"
            r"|handover|swap\w*"
            r"|invit\w+|resign\w*|implement\w*|complet\w+|establish\w*|creat\w+|founded|formed|set up|lift(?:s"
            r"|ed)?|impos\w+"
            r"|attack\w*|kill\w*|invad\w+|shell\w*|seiz\w+|captur\w+|assassinat\w+|bomb\w*|fought|fighting|war"
            r"|crisis|deadlines?"
            r"|arrest\w*|expel\w*|order(?:s|ed)|decid\w+|recogni[sz]\w+|join(?:s|ed)?|left|walk(?:s|ed) out"
            r"|return\w*|extend\w*"
            r"|expir\w*|confirm\w*|deliver\w*|releas\w+|free[ds]?|hosts?|hosted|mediat\w+|appeared|reached"
            r"|concluded?|finali[sz]ed?"
            r"|struck|put forward|circulat\w+|received?|demobili[sz]\w+|disarm\w*|laid down|merg\w+|dissolv\w+"
            r"|assum\w+|took office"
            r"|inaugurat\w+|sworn in|held|resum\w+|takes? place|took place|happened|fell|became|due"
        ),
        is_plain=False,
    ),
]


def kind_of(clause: str) -> tuple[EventKind | None, bool]:
    """The kind of event that a clause tells of, and whether that is sure; (None, False) where it tells of none.

    What the verb itself says counts more than a noun elsewhere: “signed the accord after talks” is no talks.
    """
    without = _INSERTED.sub(" ", clause)
    clause = without if VERB.search(without) else clause
    by_verb = _by_main_verb(clause)
    if by_verb:
        return by_verb, True
    for telling in _TELLINGS:
        if telling.words.search(clause):
            return telling.kind, telling.is_plain
    return None, False


def carriers_of(clause: str, kind: EventKind) -> list[tuple[int, int]]:
    """Where the words stand that tell of a kind of event in a clause; of one that none tells of, its first verb."""
    words = next((telling.words for telling in _TELLINGS if telling.kind == kind), None)
    found = [match.span() for match in words.finditer(clause)] if words else []
    verb = next((match.span() for match in VERB.finditer(clause) if match["verb"] not in _HELPERS), (0, 0))
    return found or [verb]


def _by_main_verb(clause):
    verb = next((match["verb"].lower() for match in VERB.finditer(clause) if match["verb"] not in _HELPERS), "")
    return _BY_VERB.get(verb)


_HELPERS = set(
    "will would shall should may might could can is are was were be been has have had did plans plan".split()
)
# “Leaders, gathered in Oslo, said …” and “Lee, who led the team, said …” tell of what was said.
_INSERTED = re.compile(
    r", (?:who |which )?(?:\w+ed|led|held|met|sitting|standing|speaking|meeting|addressing)\b[^,.;]{2,90},"
)
_BY_VERB = {
    **dict.fromkeys(
        "struck strikes attacked launched signed signs initialed initialled announced announces rejected accepted "
        "unveiled ratified approved".split(),
        EventKind.ANNOUNCEMENT,
    ),
    **dict.fromkeys(
        "told tells threatened vowed pledged promised said says "
        "confirmed confirms warned stated welcomed condemned urged accused blamed thanked praised criticised "
        "criticized replied responded denied denies".split(),
        EventKind.STATEMENT,
    ),
    **dict.fromkeys("visited visits travelled traveled flew arrived".split(), EventKind.VISIT),
    **dict.fromkeys("met meets".split(), EventKind.TALKS),
    **dict.fromkeys("phoned telephoned".split(), EventKind.CALL),
}


def status_of(clause: str, *, is_hearsay: bool) -> Status:
    """How far the source goes: `is_hearsay` where it passes the clause on from somebody else."""
    if _CANCELLED.search(clause):
        return Status.CANCELLED
    if PLANNED.search(clause):
        return Status.PLANNED
    if _UNDER_WAY.search(clause):
        return Status.UNDER_WAY
    return Status.REPORTED if is_hearsay or _HEARSAY.search(clause) else Status.HAPPENED
