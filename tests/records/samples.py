"""Records to test with: any record that its type hints allow, and one small document as plain data."""

import types
import typing
from dataclasses import is_dataclass
from datetime import date
from enum import StrEnum

from hypothesis import strategies as st

from timeline.dates.value import Reading
from timeline.records.plain import hints

EDTF = ["2025-11-30", "2025-11", "202X", "2025-11-11~/2025-11-20~", "2025-11-30/..", "[2025-11-23,2025-11-30]"]


def any_of(kind):
    """A strategy for values of a record class, or of any type hint that a record's field may have."""
    if kind is Reading:
        return st.builds(Reading, edtf=st.sampled_from(EDTF), rule=_texts)
    if is_dataclass(kind):
        return st.builds(kind, **{name: any_of(hint) for name, hint in hints(kind).items()})
    if typing.get_origin(kind) is tuple:
        return st.lists(any_of(typing.get_args(kind)[0]), max_size=2).map(tuple)
    if isinstance(kind, types.UnionType):
        return st.one_of(*(st.none() if arm is types.NoneType else any_of(arm) for arm in typing.get_args(kind)))
    return st.sampled_from(kind) if issubclass(kind, StrEnum) else _SIMPLE[kind]


_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
_SIMPLE = {str: _texts, int: st.integers(0, 2**31 - 1), bool: st.booleans(), date: st.dates()}


def small_plain():
    """A document that holds one of everything and is closed under reference, as plain data that a test may break."""
    return {
        "format": "negotiation-timeline/1",
        "negotiation": {
            "slug": "border-talks",
            "title": "The border talks",
            "parties": [{"actor": "north", "slot": 1}, {"actor": "south", "slot": 2}],
            "topics": [{"slug": "border", "label": "Border"}],
        },
        "actors": [
            {
                "slug": "envoy",
                "kind": "person",
                "name": "Ada Övre",
                "represents": "north",
                "offices": [{"title": "Envoy"}],
            },
            {"slug": "north", "kind": "state", "name": "North"},
            {"slug": "south", "kind": "state", "name": "South"},
            {"slug": "wire", "kind": "outlet", "name": "The Wire", "affiliation": {"label": "news agency"}},
        ],
        "sources": [{"slug": "wire", "outlet": "wire", "title": "Talks begin", "published_on": "2025-12-01"}],
        "events": [
            {
                "slug": "opening",
                "title": "Talks open",
                "kind": "talks",
                "status": "happened",
                "date": {
                    "phrase": "on Sunday",
                    "anchor": "2025-12-01",
                    "reading": {"edtf": "2025-11-30", "rule": "The latest Sunday."},
                    "edtf": "2025-11-30",
                    "earliest": "2025-11-30",
                    "latest": "2025-11-30",
                    "precision": "day",
                },
                "topics": ["border"],
                "participations": [{"actor": "envoy"}, {"side": "south", "note": "not named"}],
                "citations": [_citation()],
            },
            {
                "slug": "opening-session",
                "title": "First session",
                "kind": "talks",
                "status": "reported",
                "parent": "opening",
                "position": 1,
                "citations": [_citation()],
            },
        ],
        "provisions": [{"slug": "line", "title": "Where the line runs", "topic": "border"}],
        "plan_versions": [
            {"slug": "first", "label": "First draft", "points": 3, "introduced_by": "opening"},
            {
                "slug": "second",
                "label": "Second draft",
                "relations": [{"kind": "revises", "version": "first"}],
                "readings": [{"provision": "line", "state": "not reported", "citations": [_citation()]}],
            },
        ],
    }


def _citation():
    return {"source": "wire", "chain": [{"actor": "wire", "verb": "reported", "held": True}]}


ABSENT = object()


def changed(path, value):
    """The small document with one value set (ABSENT takes it out). `path` is where, as a tuple of names and indexes."""
    plain = small_plain()
    *above, last = path
    held = plain
    for step in above:
        held = held[step]
    if value is ABSENT:
        del held[last]
        return plain
    if isinstance(held, list) and last == len(held):
        held.append(value)
        return plain
    held[last] = value
    return plain
