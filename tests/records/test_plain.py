"""Records to plain data and back: nothing is lost, and nothing that is not a record comes in."""

import json
from datetime import date

import pytest
from hypothesis import given, settings

from tests.records.breakages import BREAKAGES, NOT_A_FIELD, OPENING
from tests.records.samples import any_of, changed, small_plain
from timeline.dates.value import FuzzyDate, Reading
from timeline.records.actor import Actor, ActorKind
from timeline.records.document import NOUNS, Document
from timeline.records.event import Event, EventKind, Status
from timeline.records.plain import BadRecord, as_plain, from_plain
from timeline.records.source import Source


def problems_with(plain, kind=Document):
    with pytest.raises(BadRecord) as caught:
        from_plain(kind, plain)
    return caught.value.problems


@pytest.mark.parametrize("kind", [*NOUNS.values(), FuzzyDate], ids=lambda kind: kind.__name__)
def test_a_record_comes_back_from_plain_data_as_it_was(kind):
    @settings(max_examples=40, deadline=None)
    @given(any_of(kind))
    def comes_back(record):
        plain = json.loads(json.dumps(as_plain(record)))
        assert from_plain(kind, plain) == record
        assert as_plain(from_plain(kind, plain)) == plain

    comes_back()


def test_the_small_document_is_plain_data_in_its_shortest_form():
    assert as_plain(from_plain(Document, small_plain())) == small_plain()


def test_a_field_that_holds_its_default_is_left_out():
    event = Event(slug="talks", title="Talks", kind=EventKind.TALKS, status=Status.HAPPENED, position=0, place="")
    assert as_plain(event) == {"slug": "talks", "title": "Talks", "kind": "talks", "status": "happened"}


def test_a_count_of_nought_is_kept_since_it_is_not_the_default():
    nobody = Actor(slug="nobody", kind=ActorKind.GROUP, name="Nobody", count=0)
    assert as_plain(nobody) == {"slug": "nobody", "kind": "group", "name": "Nobody", "count": 0}


def test_a_date_spells_out_what_follows_from_its_reading():
    fuzzy = FuzzyDate(
        phrase="on Sunday",
        anchor=date(2025, 12, 1),
        reading=Reading(edtf="2025-11-30", rule="The latest Sunday."),
        alternatives=(Reading(edtf="2025-11-23"),),
        override=Reading(edtf="[2025-11-23,2025-11-30]", rule="Both fit."),
    )
    assert as_plain(fuzzy) == {
        "phrase": "on Sunday",
        "anchor": "2025-12-01",
        "reading": {"edtf": "2025-11-30", "rule": "The latest Sunday."},
        "alternatives": [{"edtf": "2025-11-23"}],
        "override": {"edtf": "[2025-11-23,2025-11-30]", "rule": "Both fit."},
        "edtf": "[2025-11-23,2025-11-30]",
        "earliest": "2025-11-23",
        "latest": "2025-11-30",
        "precision": "unclear",
    }


def test_an_open_date_spells_out_only_the_end_it_has():
    assert as_plain(FuzzyDate(reading=Reading(edtf="2025-11-30/.."))) == {
        "reading": {"edtf": "2025-11-30/.."},
        "edtf": "2025-11-30/..",
        "earliest": "2025-11-30",
        "precision": "after",
    }


def test_a_date_of_which_only_the_order_is_known_spells_out_no_day():
    assert as_plain(FuzzyDate(phrase="later")) == {"phrase": "later"}


def test_a_date_may_be_written_without_what_follows_from_its_reading():
    fuzzy = from_plain(FuzzyDate, {"reading": {"edtf": "2025-11"}})
    assert (fuzzy.earliest, fuzzy.latest) == (date(2025, 11, 1), date(2025, 11, 30))


@pytest.mark.parametrize("path, value, place, sentence", [
    pytest.param(*breakage, id=name) for name, *breakage in BREAKAGES
])  # fmt: skip
def test_what_is_not_a_document_is_told_by_its_place(path, value, place, sentence):
    assert problems_with(changed(path, value)) == [(place, sentence)]


def test_all_problems_are_told_at_once():
    plain = changed(("events", 1, "status"), "rumoured")
    plain["actors"][3]["affiliation"]["label"] = 7
    del plain["sources"][0]["title"]
    plain["plan_versions"][1]["relations"][0]["colour"] = "red"

    assert [place for place, _ in problems_with(plain)] == [
        "actors[3].affiliation.label",
        "sources[0].title",
        "events[1].status",
        "plan_versions[1].relations[0].colour",
    ]


def test_the_message_names_each_place_on_a_line_of_its_own():
    with pytest.raises(BadRecord) as caught:
        from_plain(Source, {"slug": "wire", "outlet": "wire", "title": 1, "published_on": "soon"})
    assert str(caught.value) == (
        "title: should be a text, not 1.\npublished_on: should be a day as in 2025-11-30, not “soon”."
    )


def test_the_whole_is_named_where_it_is_no_object():
    with pytest.raises(BadRecord) as caught:
        from_plain(Document, [])
    assert str(caught.value) == "the document: should be an object, not a list."


def test_a_long_value_is_shown_by_its_beginning():
    ((_, sentence),) = problems_with({"slug": "wire", "outlet": "w", "title": "T", "published_on": "x" * 200}, Source)
    assert sentence == f"should be a day as in 2025-11-30, not “{'x' * 60}…”."


def test_a_problem_can_always_be_printed():
    plain = changed((*OPENING, "colour\ud83d"), "red")
    assert problems_with(plain) == [("events[0].colour\\ud83d", NOT_A_FIELD)]
