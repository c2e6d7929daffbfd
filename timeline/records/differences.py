"""What changed between two states of a record, field by field and word by word."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from timeline.dates.value import FuzzyDate, Reading
from timeline.dates.wording import in_words
from timeline.records.attribution import Citation, Hop


@dataclass(frozen=True, kw_only=True)
class Words:
    """How what a record holds is put: what has a noun and a slug, a term of the record's vocabulary, a date, its rule.

    All but the names are English unless somebody who knows another language says so.
    """

    name: Callable[[str, str], str]
    term: Callable[[StrEnum], str] = str
    date: Callable[[FuzzyDate | Reading], str] = in_words
    rule: Callable[[str], str] = str
    yes: str = "yes"
    no: str = "no"
    state_media: str = "state media"


# Words are compared in quadratic time; a longer text is shown as changed from its first other word to its last.
MOST_COMPARED = 1000

CONTEXT = 12
"""How many words that stayed are kept on either side of one that did not."""

LEFT_OUT = "…"


@dataclass(frozen=True)
class Piece:
    """Some words of a text, and whether the other state has them too."""

    text: str
    is_changed: bool


@dataclass(frozen=True)
class Difference:
    """A field that changed: what it said and what it says. No pieces: nothing."""

    field: str
    said: tuple[Piece, ...]
    says: tuple[Piece, ...]


def differences(before, after, *, words: Words) -> tuple[Difference, ...]:
    """The fields in which two records of one noun differ, in the order in which the noun has them.

    `before` may be None: then every field that says something is new.
    """
    said, says = told(before, words=words) if before else {}, told(after, words=words)
    changed = (name for name in says if said.get(name, "") != says[name])
    return tuple(Difference(name, *_compared(said.get(name, ""), says[name])) for name in changed)


def told(record, *, words: Words) -> dict[str, str]:
    """Each field of a record as a text: a line for each thing in a list, names instead of slugs."""
    texts = {field.name: _told(field.name, getattr(record, field.name), words) for field in fields(record)}
    if merged_into := texts.get("merged_into"):
        texts["merged_into"] = words.name(record.NOUN, merged_into)
    return texts


def references_told(record) -> set[tuple[str, str]]:
    """(noun, slug) of whatever `told` asks a name for."""
    asked = set()
    told(record, words=Words(name=lambda noun, slug: asked.add((noun, slug)) or slug))
    return asked


# Field -> the noun that its slugs are of.
_REFERENCES = {
    **dict.fromkeys(("actor", "side", "represents", "organisation", "outlet"), "actor"),
    **dict.fromkeys(("source", "text_source"), "source"),
    **dict.fromkeys(("introduced_by", "parent", "after"), "event"),
    **dict.fromkeys(("provision", "related"), "provision"),
    **dict.fromkeys(("topic", "topics"), "topic"),
    "version": "plan version",
}


def _told(name, value, words):
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        return "\n".join(_told(name, item, words) for item in value)
    if isinstance(value, StrEnum):
        return words.term(value)
    if isinstance(value, bool):
        return words.yes if value else words.no
    if isinstance(value, FuzzyDate):
        return _date_told(value, words)
    if isinstance(value, date):
        return words.date(Reading(edtf=value.isoformat()))
    if is_dataclass(value):
        return "; ".join(_parts_told(value, words))
    return words.name(_REFERENCES[name], value) if name in _REFERENCES else str(value)


def _date_told(fuzzy, words):
    phrase = f"“{fuzzy.phrase}”" if fuzzy.phrase else ""
    if not fuzzy:
        return phrase
    rule = f" ({words.rule(fuzzy.stands.rule)})" if fuzzy.stands.rule else ""
    return ": ".join(filter(None, (phrase, f"{words.date(fuzzy)}{rule}")))


def _parts_told(value, words) -> Iterator[str]:
    """What a part of a record says, without the fields that hold nothing or only their default."""
    for field in fields(value):
        held = getattr(value, field.name)
        if held == field.default or held == ():
            continue
        if field.name == "chain":
            yield " > ".join(_hop_told(hop, words) for hop in held)
        elif field.name == "is_state_media":
            yield words.state_media
        elif held and isinstance(held, tuple) and isinstance(held[0], Citation):
            yield " / ".join(_told(field.name, citation, words) for citation in held)
        else:
            yield _told(field.name, held, words).replace("\n", ", ")


def _hop_told(hop: Hop, words):
    more = "; ".join(filter(None, (_date_told(hop.date, words) if hop.date else "", hop.note)))
    return f"{words.name('actor', hop.actor)} {words.term(hop.verb)}" + (f" ({more})" if more else "")


def _compared(said, says):
    before, after = _words(said), _words(says)
    if len(before) > MOST_COMPARED or len(after) > MOST_COMPARED:
        spans = [_between_common_ends(before, after)]
    else:
        spans = _spans(before, after)
    return (
        _pieces(before, [(start, end) for start, end, _, _ in spans]),
        _pieces(after, [(start, end) for _, _, start, end in spans]),
    )


def _spans(before, after):
    """Where the two differ, as (start, end) in the one and in the other. A single word in common parts nothing."""
    spans = []
    for kind, *span in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if spans and span[0] - spans[-1][1] <= 1:
            span = [spans[-1][0], span[1], spans.pop()[2], span[3]]
        spans.append(span)
    return spans


def _words(text):
    return re.findall(r"\n|[^\S\n]*\S+", text)


def _between_common_ends(before, after):
    most = min(len(before), len(after))
    first = next((at for at in range(most) if before[at] != after[at]), most)
    last = next((at for at in range(most - first) if before[-1 - at] != after[-1 - at]), most - first)
    return first, len(before) - last, first, len(after) - last


def _pieces(words, spans):
    """The words cut at the spans that changed; of what stayed, only what stands near."""
    pieces, done = [], 0
    for start, end in spans:
        changed = "".join(words[start:end])
        blank = changed[: len(changed) - len(changed.lstrip(" "))]
        pieces.append(Piece(_near(words[done:start], starts=not done) + blank, is_changed=False))
        pieces.append(Piece(_cut(changed.lstrip(" ")), is_changed=True))
        done = end
    pieces.append(Piece(_near(words[done:], ends=True, starts=not done), is_changed=False))
    return tuple(piece for piece in pieces if piece.text.strip())


MOST_SHOWN = 4000


def _cut(text):
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}{LEFT_OUT}"


def _near(words, *, starts=False, ends=False):
    """Of some words that stayed, those next to a change; they may start or end the text, where none follows."""
    head, tail = [] if starts else words[:CONTEXT], [] if ends else words[-CONTEXT:]
    if len(words) <= len(head) + len(tail):
        return _cut("".join(words))
    return _cut(" ".join(filter(None, ("".join(head), LEFT_OUT, "".join(tail).lstrip()))))
