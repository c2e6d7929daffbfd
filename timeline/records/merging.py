"""Two records that turn out to be of one actor, or of one source: what the kept one gains, and who named the other."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from timeline.records.actor import Actor, Name, NameKind
from timeline.records.source import Source

Merged = TypeVar("Merged", Actor, Source)

NAMING = {
    "actor": {"actor", "side", "represents", "organisation", "outlet"},
    "source": {"source", "text_source"},
}
"""Noun -> the fields, of any record or part of one, that hold the slug of such a record."""


class ChangedSince(ValueError):
    """What a merge gave to a record is no longer as it gave it. The message is the name of the field."""


def absorbed(kept: Merged, merged: Merged, *, is_told: bool = True) -> Merged:
    """`kept` with what only `merged` has. What both have, and differently, stays as `kept` has it.

    `is_told` says that readers are told of `merged`. Else `kept` gains of an actor only what a source prints, which is
    hidden together with its source; the rest would be told to whoever reads of `kept`.
    """
    if isinstance(kept, Source):
        return _filled(kept, merged, ("place", "url", "archived_url", "accessed_on"))
    if not is_told:
        merged = _as_printed(merged)
    gained = _filled(kept, merged, ("represents", "count", "affiliation"))
    return replace(
        gained,
        note="\n".join(dict.fromkeys(note for note in (kept.note, merged.note) if note)),
        names=kept.names + _new_names(kept, merged),
        offices=kept.offices + tuple(office for office in merged.offices if office not in kept.offices),
    )


def released(now: Merged, *, before: Merged, after: Merged) -> Merged:
    """`now` without what it gained when it went from `before` to `after`; what came to it since stays.

    Raises ChangedSince where something that it gained has been changed or taken away.
    """
    lists = {"names", "offices"} & set(vars(after))
    back = {name: _without_gains(name, now, before, after) for name in lists}
    for name in {field.name for field in fields(after)} - lists:
        if getattr(before, name) != getattr(after, name):
            if getattr(now, name) != getattr(after, name):
                raise ChangedSince(name)
            back[name] = getattr(before, name)
    return replace(now, **back)


def renamed(record, noun: str, *, old: str, new: str):
    """`record` with `new` wherever it names the actor or source `old`. Of two names that become one, one is left."""
    if isinstance(record, Actor) and noun == "source":
        printed = {(name.text, name.language) for name in record.names if name.source == new}
        kept = (name for name in record.names if name.source != old or (name.text, name.language) not in printed)
        record = replace(record, names=tuple(kept))
    merged_into = {"merged_into"} if getattr(record, "NOUN", "") == noun else set()
    return _renamed(record, NAMING[noun] | merged_into, old, new)


def _renamed(value, names, old, new):
    if isinstance(value, tuple):
        return tuple(_renamed(item, names, old, new) for item in value)
    if not is_dataclass(value):
        return value
    held = {field.name: getattr(value, field.name) for field in fields(value)}
    found = {
        name: new if name in names and was == old else _renamed(was, names, old, new) for name, was in held.items()
    }
    return replace(value, **found) if found != held else value


def _filled(kept, merged, names):
    gaps = {name: getattr(merged, name) for name in names if getattr(kept, name) in ("", None)}
    return replace(kept, **gaps)


def _as_printed(merged):
    """What of an actor stands with a source."""
    return replace(
        merged,
        name="",
        short_name="",
        represents=None,
        count=None,
        note="",
        affiliation=merged.affiliation if merged.affiliation and merged.affiliation.source else None,
        names=tuple(name for name in merged.names if name.source),
        offices=tuple(office for office in merged.offices if office.source),
    )


def _new_names(kept, merged):
    """The names of `merged` that `kept` has not yet, its house form and its short name among them."""
    house = [Name(text=merged.name)]
    if merged.short_name:
        house.append(Name(text=merged.short_name, kind=NameKind.SHORT))
    texts = {kept.name, kept.short_name, *(name.text for name in (*kept.names, *merged.names))}
    recorded = {_key(name) for name in kept.names}
    return (
        *(name for name in house if name.text and name.text not in texts),
        *(name for name in merged.names if _key(name) not in recorded),
    )


def _key(name):
    return name.text, name.language, name.source


def _without_gains(name, now, before, after):
    was, have = getattr(before, name), getattr(now, name)
    gained = [each for each in getattr(after, name) if each not in was]
    if any(each not in have for each in gained):
        raise ChangedSince(name)
    return tuple(each for each in have if each not in gained)
