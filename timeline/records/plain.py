"""Records as plain data (dicts, lists, strings, whole numbers, booleans) and back, by their type hints alone.

A field that holds its default is left out of the plain form, so that a field added later changes no older bytes.
Going back is strict: an unknown field, a missing one or a value of another type is refused, all of them at once,
each with its place (`events[3].citations[0].chain[1].verb`).
"""

import json
import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from timeline.dates.value import FuzzyDate, UnreadableEDTF


class BadRecord(ValueError):
    """Plain data that is not the record it should be. `problems` holds (place, sentence) pairs, in file order."""

    def __init__(self, problems):
        # Half a surrogate pair can come in as a JSON escape, and a sentence that quotes one could not be printed.
        self.problems = [(_printable(place), _printable(sentence)) for place, sentence in problems]
        super().__init__("\n".join(f"{place or 'the document'}: {sentence}" for place, sentence in self.problems))


def as_plain(value):
    """A record, or any value a record may hold, as plain data ready for JSON."""
    if isinstance(value, FuzzyDate):
        return _date_as_plain(value)
    if is_dataclass(value):
        kept = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: as_plain(held) for name, held in kept if held != _defaults(type(value)).get(name, MISSING)}
    if isinstance(value, tuple):
        return [as_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def from_plain(kind, plain, place=""):
    """Plain data as a `kind`: a record class, or any type hint that a record's field may have.

    `place` is where in the file this stands. Raises BadRecord with every problem found below that place.
    """
    if kind is FuzzyDate:
        return _date_from_plain(plain, place)
    if is_dataclass(kind):
        return _dataclass_from_plain(kind, plain, place)
    if typing.get_origin(kind) is tuple:
        return _tuple_from_plain(typing.get_args(kind)[0], plain, place)
    if isinstance(kind, types.UnionType):
        return from_plain(_without_none(kind), plain, place)
    if kind is date:
        return _day(plain, place)
    return _word(kind, plain, place) if issubclass(kind, StrEnum) else _simple(kind, plain, place)


PLAIN_NAMES = {str: "a text", int: "a whole number", bool: "true or false", dict: "an object", list: "a list"}

# The largest whole number that a column of every database holds.
LARGEST = 2**31 - 1


@lru_cache
def hints(kind):
    """The type hint of each field of a record class, in order of definition."""
    found = typing.get_type_hints(kind)
    return {field.name: found[field.name] for field in fields(kind)}


def required(kind):
    """The names of the fields of a record class that have no default."""
    return [name for name in hints(kind) if name not in _defaults(kind)]


@lru_cache
def _defaults(kind):
    return {field.name: field.default for field in fields(kind) if field.default is not MISSING}


def _without_none(union):
    (kind,) = (arm for arm in typing.get_args(union) if arm is not types.NoneType)
    return kind


def _dataclass_from_plain(kind, plain, place):
    _expect(dict, plain, place)
    problems = [(_below(place, name), "is not a field here.") for name in plain if name not in hints(kind)]
    problems += [(_below(place, name), "is missing.") for name in required(kind) if name not in plain]
    values = {}
    for name, hint in hints(kind).items():
        if name not in plain:
            continue
        try:
            values[name] = from_plain(hint, plain[name], _below(place, name))
        except BadRecord as bad:
            problems += bad.problems
    if problems:
        raise BadRecord(problems)
    try:
        return kind(**values)
    except UnreadableEDTF as unreadable:
        raise BadRecord([(_below(place, "edtf"), str(unreadable))]) from None


def _tuple_from_plain(kind, plain, place):
    _expect(list, plain, place)
    values, problems = [], []
    for index, item in enumerate(plain):
        try:
            values.append(from_plain(kind, item, f"{place}[{index}]"))
        except BadRecord as bad:
            problems += bad.problems
    if problems:
        raise BadRecord(problems)
    return tuple(values)


def _expect(kind, plain, place):
    if not isinstance(plain, kind):
        raise BadRecord([(place, f"should be {PLAIN_NAMES[kind]}, not {_shown(plain)}.")])


def _simple(kind, plain, place):
    # By type and not isinstance: to Python true is a whole number too.
    if type(plain) is not kind:
        raise BadRecord([(place, f"should be {PLAIN_NAMES[kind]}, not {_shown(plain)}.")])
    if kind is int:
        return _whole_number(plain, place)
    return _text(plain, place) if kind is str else plain


def _text(plain, place):
    if "\x00" in plain:
        raise BadRecord([(place, "holds a NUL character, which no database keeps.")])
    if plain != _printable(plain):
        raise BadRecord([(place, "holds half of a surrogate pair, which is no character.")])
    return plain


def _printable(text):
    return text.encode("utf-8", "backslashreplace").decode()


def _whole_number(plain, place):
    if not 0 <= plain <= LARGEST:
        raise BadRecord([(place, f"should be a whole number from 0 to {LARGEST}.")])
    return plain


def _day(plain, place):
    try:
        day = date.fromisoformat(plain)
    except (TypeError, ValueError):
        day = None
    # Python reads 20251130 and 2025-W48-7 as well; in a document a day has one spelling.
    if day is None or day.isoformat() != plain:
        raise BadRecord([(place, f"should be a day as in 2025-11-30, not {_shown(plain)}.")])
    return day


def _word(kind, plain, place):
    try:
        return kind(plain)
    except ValueError:
        words = ", ".join(kind)
        raise BadRecord([(place, f"should be one of {words}, not {_shown(plain)}.")]) from None


def _shown(plain):
    if isinstance(plain, dict | list):
        return PLAIN_NAMES[type(plain)]
    text = plain if isinstance(plain, str) else json.dumps(plain)
    text = text if len(text) <= 60 else f"{text[:60]}…"
    return f"“{text}”" if isinstance(plain, str) else text


def _below(place, name):
    return f"{place}.{name}" if place else name


# A date is kept flat, with its bounds and precision spelled out for whoever reads the file without an EDTF reader.

DATE_FIELDS = tuple(hints(FuzzyDate))
DERIVED_DATE_FIELDS = ("edtf", "earliest", "latest", "precision")


def _date_as_plain(fuzzy):
    plain = {name: as_plain(getattr(fuzzy, name)) for name in DATE_FIELDS if getattr(fuzzy, name)}
    if fuzzy:
        plain |= {name: as_plain(getattr(fuzzy, name)) for name in DERIVED_DATE_FIELDS if getattr(fuzzy, name)}
    return plain


def _date_from_plain(plain, place):
    _expect(dict, plain, place)
    unknown = [name for name in plain if name not in DATE_FIELDS + DERIVED_DATE_FIELDS]
    if unknown:
        raise BadRecord([(_below(place, name), "is not a field here.") for name in unknown])
    held = {name: plain[name] for name in DATE_FIELDS if name in plain}
    fuzzy = _dataclass_from_plain(FuzzyDate, held, place)
    problems = list(_problems_with_derived(plain, _date_as_plain(fuzzy), place))
    if problems:
        raise BadRecord(problems)
    return fuzzy


def _problems_with_derived(plain, derived, place):
    for name in DERIVED_DATE_FIELDS:
        if name in plain and plain[name] != derived.get(name):
            reading = _shown(derived[name]) if name in derived else "none"
            yield _below(place, name), f"says {_shown(plain[name])}, but the reading gives {reading}."
