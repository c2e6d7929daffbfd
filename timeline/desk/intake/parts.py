"""Who takes part in what a clause tells, and as what."""

import re

from timeline.desk.intake.kinds import VERB
from timeline.desk.intake.names import DELEGATES_OF, Naming
from timeline.desk.intake.values import Mention, Part
from timeline.records.actor import ActorKind
from timeline.records.event import EventKind, Role

_MOST = 24
_SIDE_WORDS = re.compile(
    r"\s*(?:(?:and|or|,)\s+[A-Z]\w+\s+)*(?:\w+\s+)?(?:delegations?|teams?|sides?|negotiators?|officials?"
    r"|representatives|governments?|ministers"
    r"|leaders|envoys?|diplomats|mediators?|forces|troops|rebels|authorities|military|army|parliament|presidents?"
    r"|lawmakers)\b"
)
# “Angola’s president, João Lourenço”: the state is part of his office.
_HOLDER = re.compile(
    r"['’]s (?=[A-Z][\w’-]+ [A-Z])|['’]s (?:\w+ ){0,3}(?:president|minister|leader|envoy|ambassador|spokes\w+"
    r"|premier|king|chancellor|mediator),? [A-Z]"
)
_AT_THE = re.compile(r"\b(?:at|in|into|to|from|outside|inside) the $")
_OFFICE_BETWEEN = re.compile(
    r"[^,]*(?:(?:envoy|minister|president|spokes\w+|chief|secretary|adviser|leader|ambassador),\s)?"
)
_PEOPLE = re.compile(r"(?:ian|ean|can|ban|ese|i)s$")
_HEADS_BEHIND = re.compile(r"\b(?:led|headed|chaired) by\b")
_HEADS_BEFORE = re.compile(r"[^.;]{0,90}?\b(?:led|leads|leading|headed|heads|heading)\b (?!to\b|by\b|for\b)")
_POSSESSED = re.compile(
    r"['’]s (?!(?:\w+ )?(?:visit|trip|arrival|departure|meeting|talks|call|speech|statement|remarks|offer)\b)"
)
_PART_OF_OFFICE = re.compile(r"(?:\bof (?:the )?|['’]s )$")
_ABOUT = re.compile(r"\b(?:for|of|about|against|over|on|border with|war in|inside) (?:the )?$")
_HOSTED = re.compile(r"\b(?:hosted|hosts|hosting)\b")
_MEDIATED = re.compile(r"\b(?:mediat\w+|facilitat\w+|brokered)\b")


def parts_of(
    text: str, naming: Naming, mentions: list[Mention], kind: EventKind, *, speaker: str = ""
) -> tuple[Part, ...]:
    """The actors of a clause, each once, in the order of the text; of a statement only whoever makes it."""
    if speaker:
        return (_part(naming, speaker, Role.SPEAKER, mentions),)
    acting = [one for one in mentions if acts(text, naming, mentions, one)]
    if kind == EventKind.VISIT:
        acting = [one for one in acting if not text.endswith(" to ", 0, one.start)]
    parts: dict[str, Part] = {}
    for mention in acting[:_MOST]:
        parts.setdefault(mention.key, _part(naming, mention.key, _role(text, naming, acting, mention, kind), mentions))
    return tuple(parts.values())


def acts(text: str, naming: Naming, mentions: list[Mention], mention: Mention) -> bool:
    """Whether a mention is of somebody who acts, and no place, adjective or outlet."""
    actor = naming.found[mention.key]
    if actor.kind == ActorKind.OUTLET or actor.is_unnamed or _is_left_out(text, mention):
        return False
    if actor.kind == ActorKind.STATE:
        return _acts_as_state(text, naming, mentions, mention)
    left = text[max(0, mention.start - 30) : mention.start]
    if actor.kind == ActorKind.ORGANISATION and (
        _PART_OF_OFFICE.search(left) or _AT_THE.search(left) or _is_of_office(text, naming, mentions, mention)
    ):
        return False
    return not _POSSESSED.match(text, mention.end)


def _is_left_out(text, mention):
    """“Met Umerov, not Zelensky”, “without Zelensky”."""
    return bool(_LEFT_OUT.search(text, max(0, mention.start - 20), mention.start))


_LEFT_OUT = re.compile(r"\b(?:without|not|rather than|instead of)(?: (?:with|the|President|Mr|Mrs|Ms))* $")


def _acts_as_state(text, naming, mentions, mention):
    behind = text[mention.end : mention.end + 60]
    team = _SIDE_WORDS.match(behind)
    if team:
        return not _names_them(naming, mentions, mention.end + team.end())
    if mention.is_adjective and _PEOPLE.search(mention.printed):
        return True
    if mention.is_adjective or mention.is_aside or _HOLDER.match(text, mention.end):
        return False
    left = text[max(0, mention.start - 40) : mention.start]
    if _ABOUT.search(left[-14:]) and not DELEGATES_OF.search(left):
        return False
    return not _is_of_office(text, naming, mentions, mention)


def _names_them(naming, mentions, place):
    """“US envoys Steve Witkoff and Jared Kushner”: those who are named take part, and not their state as such."""
    return any(place < one.start <= place + 2 and naming.found[one.key].kind == ActorKind.PERSON for one in mentions)


def _is_of_office(text, naming, mentions, mention):
    """“US President Donald Trump”, “Kremlin aide Ushakov”: the state or body is part of an office."""
    return any(
        0 <= other.start - mention.end < 40 and naming.found[other.key].kind == ActorKind.PERSON and other.capacity
        and _OFFICE_BETWEEN.fullmatch(text, mention.end, other.start)
        for other in mentions
    )  # fmt: skip


def heads_in(text: str, naming: Naming, mentions: list[Mention]) -> tuple[Part, ...]:
    """Those of whom a clause says no more than that they lead a delegation."""
    people = [one for one in mentions if naming.found[one.key].kind == ActorKind.PERSON]
    parts = (_part(naming, one.key, _role(text, naming, people, one, EventKind.TALKS), mentions) for one in people)
    return tuple(part for part in parts if part.role == Role.HEAD)


def _part(naming, key, role, mentions):
    capacity = next((one.capacity for one in mentions if one.key == key and one.capacity), "")
    capacity = capacity or next((one.capacity for one in naming.mentions if one.key == key and one.capacity), "")
    return Part(key=key, role=role, capacity=capacity[:300])


def _role(text, naming, acting, mention, kind):
    actor = naming.found[mention.key]
    before, behind = text[max(0, mention.start - 60) : mention.start], text[mention.end : mention.end + 60]
    if _HOSTED.search(before[-25:]) or re.match(r"\s(?:hosted|hosts|is hosting|will host)\b", behind):
        return Role.HOST
    if re.search(r"\b(?:mediated|facilitated|brokered) by\b[^.;]*$", before) or "mediator" in before[-20:]:
        return Role.MEDIATOR
    if actor.kind == ActorKind.STATE:
        return Role.PARTY
    if _HEADS_BEHIND.search(before) or _heads(
        text, [one for one in acting if naming.found[one.key].kind == ActorKind.PERSON], mention
    ):
        return Role.HEAD
    if kind == EventKind.CALL:
        return Role.CALLER if mention is acting[0] else Role.CALLED
    if kind == EventKind.VISIT and not VERB.search(text, acting[0].end, mention.start):
        return Role.VISITOR
    return Role.TOOK_PART


def _heads(text, acting, mention):
    """“Rubio and Umerov led the delegations”, “Rubio heading one team and Umerov the other”."""
    first_behind = next((one.start for one in acting if one.start > mention.end + 6), mention.end + 100)
    return bool(_HEADS_BEFORE.match(text[mention.end : min(first_behind, mention.end + 100)]))
