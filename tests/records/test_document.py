"""The timeline document: one text in bytes for equal facts, one way in, and the questions it answers."""

import json

import pytest
from hypothesis import given, settings

from tests.records.samples import any_of, changed, small_plain
from timeline.records.document import (
    Document,
    assemble,
    canonical,
    canonical_bytes,
    parse,
    readable,
    sha256_of,
)
from timeline.records.plain import BadRecord, as_plain, from_plain

# What every published hash and every frozen link rests on: if this changes, they all stop matching.
SMALL_SHA256 = "c9791cb74f098dbc07e56eef2ad0238f67359a50cfe2e2db9e984aa0f3241f2a"


@pytest.fixture
def small():
    return from_plain(Document, small_plain())


def refusal(content):
    with pytest.raises(BadRecord) as caught:
        parse(content)
    return caught.value.problems


def test_the_small_document_keeps_its_hash(small):
    assert sha256_of(canonical(small)) == SMALL_SHA256


def test_canonical_bytes_have_sorted_fields_no_spaces_and_letters_as_themselves():
    plain = {"title": "Ґ “тест”\n", "actors": [], "slug": 1, "Actors": True}
    assert canonical_bytes(plain) == '{"Actors":true,"actors":[],"slug":1,"title":"Ґ “тест”\\n"}'.encode()


def test_the_order_in_which_records_come_changes_no_byte(small):
    backwards = reversed(list(small.records()))
    assert canonical(assemble(small.negotiation, backwards)) == canonical(small)


def test_the_order_of_fields_in_a_file_changes_no_byte(small):
    plain = small_plain()
    turned = dict(reversed(plain.items())) | {"actors": [dict(reversed(actor.items())) for actor in plain["actors"]]}
    assert canonical(parse(json.dumps(turned).encode())) == canonical(small)


def test_both_forms_are_read_as_the_same_document(small):
    assert parse(canonical(small)) == parse(readable(small)) == small


def test_a_file_begins_each_field_on_a_line_of_its_own(small):
    assert readable(small).decode().splitlines()[:5] == [
        "{",
        ' "actors": [',
        "  {",
        '   "kind": "person",',
        '   "name": "Ada Övre",',
    ]


@settings(max_examples=25, deadline=None)
@given(any_of(Document))
def test_canonical_bytes_say_all_that_a_document_says(document):
    assert from_plain(Document, json.loads(canonical(document))) == document


def test_lists_come_in_slug_order_whatever_their_order_in_the_file(small):
    plain = small_plain()
    plain["actors"].reverse()
    assert [actor.slug for actor in parse(json.dumps(plain).encode()).actors] == ["envoy", "north", "south", "wire"]


def test_a_byte_order_mark_is_passed_over(small):
    assert parse(b"\xef\xbb\xbf" + canonical(small)) == small


@pytest.mark.parametrize(
    "content, place, sentence",
    [
        (b"caf\xe9", "", "is not UTF-8: byte 4 cannot be read."),
        (b"", "", "cannot be read as JSON: Expecting value: line 1 column 1 (char 0)."),
        (b'{"format": ', "", "cannot be read as JSON: Expecting value: line 1 column 12 (char 11)."),
        (b'{"a": 1, "b": 2, "b": 3}', "", "cannot be read as JSON: the field “b” stands twice in one object."),
        (b"[]", "", "should be an object, not a list."),
        (b"{}", "format", "should be “negotiation-timeline/1”."),
        (b'{"format": "negotiation-timeline/2"}', "format", "should be “negotiation-timeline/1”."),
    ],
)
def test_what_cannot_be_a_document_is_refused_in_a_sentence(content, place, sentence):
    assert refusal(content) == [(place, sentence)]


@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"a":' * 100_000], ids=["lists", "objects"])
def test_json_that_lies_too_deep_is_refused_and_breaks_nothing(content):
    sentence = "cannot be read as JSON: its lists and objects lie too deep in one another."
    assert refusal(content) == [("", sentence)]


@pytest.mark.parametrize("number", ["9" * 5_000, "-" + "9" * 5_000, "1" + "0" * 100])
def test_a_number_too_long_to_be_read_is_refused_at_its_place(number):
    content = canonical_bytes(small_plain())
    points = content.replace(b'"points":3', f'"points":{number}'.encode())
    label = content.replace(b'"label":"First draft"', f'"label":{number}'.encode())
    assert refusal(points) == [("plan_versions[0].points", "should be a whole number from 0 to 2147483647.")]
    assert refusal(label) == [("plan_versions[0].label", f"should be a text, not {number[:60]}….")]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e400"])
def test_what_is_no_whole_number_is_refused(number):
    content = canonical_bytes(small_plain()).replace(b'"points":3', f'"points":{number}'.encode())
    shown = {"1e400": "Infinity"}.get(number, number)
    assert refusal(content) == [("plan_versions[0].points", f"should be a whole number, not {shown}.")]


def test_parsing_refuses_what_is_not_consistent():
    content = json.dumps(changed(("events", 1, "parent"), "closing")).encode()
    assert refusal(content) == [("events[1]", "names the event “closing”, which is not in the document.")]


def test_records_are_found_by_noun_and_slug(small):
    assert small.actor("envoy") == small.actors[0]
    assert small.source("wire") == small.sources[0]
    assert small.event("opening") == small.events[0]
    assert small.provision("line") == small.provisions[0]
    assert small.plan_version("second") == small.plan_versions[1]
    assert small.topics == {"border": "Border"}


def test_records_come_with_the_negotiation_first(small):
    assert [(record.NOUN, record.slug) for record in small.records()] == [
        ("negotiation", "border-talks"),
        ("actor", "envoy"),
        ("actor", "north"),
        ("actor", "south"),
        ("actor", "wire"),
        ("source", "wire"),
        ("event", "opening"),
        ("event", "opening-session"),
        ("provision", "line"),
        ("plan version", "first"),
        ("plan version", "second"),
    ]


def test_stages_come_in_their_stated_order_and_then_by_slug():
    plain = small_plain()
    stage = plain["events"].pop()
    places = [("walk", 2), ("dinner", 1), ("coffee", 2), ("lunch", 10)]
    plain["events"] += [stage | {"slug": slug, "position": position} for slug, position in places]

    stages = parse(json.dumps(plain).encode()).stages

    assert {slug: [stage.slug for stage in found] for slug, found in stages.items()} == {
        "opening": ["dinner", "coffee", "walk", "lunch"]
    }


def test_an_event_without_stages_is_not_among_those_with(small):
    assert list(small.stages) == ["opening"]


@pytest.mark.parametrize("slug, side", [("envoy", "north"), ("north", "north"), ("wire", None)])
def test_the_side_of_an_actor_is_the_party_it_is_or_speaks_for(small, slug, side):
    assert small.side_of(slug) == side


def test_the_side_of_an_actor_is_found_through_whoever_stands_between():
    plain = changed(("actors", 0, "represents"), "ministry")
    plain["actors"].append({"slug": "ministry", "kind": "organisation", "name": "Ministry", "represents": "south"})
    assert parse(json.dumps(plain).encode()).side_of("envoy") == "south"


def test_actors_that_speak_for_each_other_are_on_no_side():
    plain = changed(("actors", 0, "represents"), "double")
    plain["actors"].append({"slug": "double", "kind": "person", "name": "Double", "represents": "envoy"})
    assert parse(json.dumps(plain).encode()).side_of("envoy") is None


def test_plain_data_of_a_parsed_document_is_what_was_in_the_file():
    assert as_plain(parse(json.dumps(small_plain()).encode())) == small_plain()
