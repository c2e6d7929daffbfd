"""docs/formats.md is true: its tables name every field, what is needed and every choice; its examples work."""

import json
import re
import types
import typing
from enum import StrEnum
from pathlib import Path

import pytest

import timeline
from timeline.dates.value import FuzzyDate, Precision, Reading, bounds_of
from timeline.records.document import NOUNS, Document, canonical, parse, sha256_of
from timeline.records.plain import DERIVED_DATE_FIELDS, hints, required
from timeline.records.schema import document_schema

ROOT = Path(timeline.__file__).parent.parent
TEXT = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def section(title):
    return re.search(rf"^##+ {title}\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)[1]


def rows(title):
    """The rows of a section's table, a list of cells each, without its head."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def classes():
    """Heading -> record class, for the document and every class below it."""
    found, waiting = {}, [Document]
    while waiting:
        kind = waiting.pop()
        if kind.__name__ in found:
            continue
        found[kind.__name__] = kind
        waiting += [
            inner for hint in hints(kind).values() for inner in _within(hint) if hasattr(inner, "__dataclass_fields__")
        ]
    headings = {"Document": "The document", "FuzzyDate": "Date"}
    return {headings.get(name, re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()): found[name] for name in found}


def _within(hint):
    return typing.get_args(hint) if typing.get_origin(hint) is tuple or isinstance(hint, types.UnionType) else [hint]


CLASSES = classes()


def test_every_record_class_has_a_section():
    assert {kind.__name__ for kind in CLASSES.values()} - {"Document"} == set(document_schema()["$defs"])
    assert set(NOUNS.values()) <= set(CLASSES.values())


@pytest.mark.parametrize("heading", CLASSES)
def test_a_table_names_every_field_in_order_and_whether_it_is_needed(heading):
    kind = CLASSES[heading]
    derived = [(name, "") for name in DERIVED_DATE_FIELDS] if kind is FuzzyDate else []
    assert [(name.strip("`"), needed) for name, needed, _ in rows(heading)] == [
        *((name, "yes" if name in required(kind) else "") for name in hints(kind)),
        *derived,
    ]


@pytest.mark.parametrize(
    "heading, field, words",
    [
        (heading, name, hint)
        for heading, kind in CLASSES.items()
        for name, hint in hints(kind).items()
        if isinstance(hint, type) and issubclass(hint, StrEnum)
    ]
    + [("Date", "precision", Precision)],
)
def test_a_choice_is_listed_with_all_its_words(heading, field, words):
    (meaning,) = (meaning for name, _, meaning in rows(heading) if name == f"`{field}`")
    assert re.findall(r"`([^`]+)`", meaning) == list(words)


def test_every_form_of_edtf_has_the_precision_that_the_table_says():
    forms = [(form.strip("`"), precision) for form, _, precision in rows("EDTF")]
    assert {form: bounds_of(form).precision for form, _ in forms} == dict(forms)
    assert {precision for _, precision in forms} == set(Precision) - {Precision.ORDER}


def test_the_example_is_a_document():
    example = parse(re.search(r"```json\n(.*?)```", TEXT, re.DOTALL)[1].encode())
    assert [(event.slug, event.date.reading) for event in example.events] == [
        (
            "opening",
            Reading(edtf="2025-11-30", rule="A weekday alone is the latest such day up to the publication day."),
        )
    ]


def test_the_hash_of_a_readable_file_is_found_by_sorting_its_fields_and_leaving_out_spaces():
    content = (ROOT / "timeline" / "facts" / "ukraine-2025.json").read_bytes()
    compact = json.dumps(json.loads(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert sha256_of(compact) == sha256_of(canonical(parse(content)))
