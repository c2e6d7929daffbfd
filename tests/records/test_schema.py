"""The JSON Schema: kept as a file, equal to what the record classes say, and as strict as a schema can be."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.records.breakages import BREAKAGES
from tests.records.samples import changed, small_plain
from timeline import records
from timeline.records.schema import document_schema, schema_text

# Whether a day exists, what a reading says and how its ends follow are beyond a schema; the parser sees to them.
BEYOND_A_SCHEMA = {
    "NUL",
    "half a surrogate pair",
    "day that is none",
    "reading that is not EDTF",
    "latest day that does not follow",
    "day without a reading",
}


@pytest.fixture(scope="module")
def schema():
    return Draft202012Validator(document_schema())


def test_the_file_is_what_the_record_classes_say():
    kept = Path(records.__file__).with_name("schema.json").read_text(encoding="utf-8")
    assert kept == schema_text()


def test_the_schema_is_one():
    Draft202012Validator.check_schema(document_schema())


def test_the_schema_accepts_the_small_document(schema):
    assert list(schema.iter_errors(small_plain())) == []


@pytest.mark.parametrize("path, value", [
    pytest.param(path, value, id=name) for name, path, value, *_ in BREAKAGES if name not in BEYOND_A_SCHEMA
])  # fmt: skip
def test_the_schema_refuses_what_the_parser_refuses(schema, path, value):
    assert not schema.is_valid(changed(path, value))


@pytest.mark.parametrize("path, value", [
    pytest.param(path, value, id=name) for name, path, value, *_ in BREAKAGES if name in BEYOND_A_SCHEMA
])  # fmt: skip
def test_what_a_schema_cannot_see_is_known(schema, path, value):
    assert list(schema.iter_errors(changed(path, value))) == []


def test_every_record_class_is_described():
    assert sorted(document_schema()["$defs"]) == [
        "Actor",
        "Affiliation",
        "Citation",
        "Event",
        "FuzzyDate",
        "Hop",
        "Name",
        "Negotiation",
        "Office",
        "Participation",
        "Party",
        "PlanMention",
        "PlanVersion",
        "Provision",
        "ProvisionReading",
        "Reading",
        "Relation",
        "Source",
        "Topic",
    ]


def test_every_word_of_a_choice_is_in_the_schema():
    verbs = document_schema()["$defs"]["Hop"]["properties"]["verb"]
    assert verbs == {"enum": ["said", "told", "wrote", "reported", "relayed", "translated"]}
