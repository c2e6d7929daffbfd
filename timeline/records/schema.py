"""The JSON Schema (2020-12) of the timeline document, read off the record classes so that the two cannot differ."""

import json
import types
import typing
from dataclasses import is_dataclass
from datetime import date
from enum import StrEnum

from timeline.dates.value import FuzzyDate, Precision
from timeline.records.document import FORMAT, Document
from timeline.records.plain import DERIVED_DATE_FIELDS, LARGEST, hints, required

_DAY = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_PLAIN = {
    str: {"type": "string"},
    int: {"type": "integer", "minimum": 0, "maximum": LARGEST},
    bool: {"type": "boolean"},
}


def document_schema() -> dict:
    """The schema as plain data."""
    definitions = {}
    schema = _object(Document, definitions)
    schema["properties"]["format"] = {"const": FORMAT}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Timeline document",
        "$defs": dict(sorted(definitions.items())),
        **schema,
    }


def schema_text() -> str:
    """The schema as it is kept in schema.json."""
    return json.dumps(document_schema(), indent=1, ensure_ascii=False) + "\n"


def _schema_of(kind, definitions):
    if typing.get_origin(kind) is tuple:
        return {"type": "array", "items": _schema_of(typing.get_args(kind)[0], definitions)}
    if isinstance(kind, types.UnionType):
        (some,) = (arm for arm in typing.get_args(kind) if arm is not types.NoneType)
        return _schema_of(some, definitions)
    if is_dataclass(kind):
        return _reference_to(kind, definitions)
    if kind is date:
        return _DAY
    if issubclass(kind, StrEnum):
        return {"enum": [str(word) for word in kind]}
    return _PLAIN[kind]


def _reference_to(kind, definitions):
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = None
        definitions[kind.__name__] = _date(definitions) if kind is FuzzyDate else _object(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _object(kind, definitions):
    return {
        "description": " ".join((kind.__doc__ or "").split()),
        "type": "object",
        "properties": {name: _schema_of(hint, definitions) for name, hint in hints(kind).items()},
        "required": required(kind),
        "additionalProperties": False,
    }


def _date(definitions):
    schema = _object(FuzzyDate, definitions)
    derived = {"edtf": {"type": "string"}, "earliest": _DAY, "latest": _DAY, "precision": {"enum": list(Precision)}}
    schema["properties"] |= {name: derived[name] for name in DERIVED_DATE_FIELDS}
    return schema
