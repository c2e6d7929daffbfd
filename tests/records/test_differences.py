"""Two states of a record, set against each other."""

from dataclasses import fields, replace
from datetime import date

import pytest

from timeline.dates.value import FuzzyDate, Reading
from timeline.public.wording import FIELDS
from timeline.records.attribution import Citation, Hop
from timeline.records.differences import CONTEXT, MOST_COMPARED, MOST_SHOWN, Difference, Piece, Words, differences, told
from timeline.records.document import NOUNS
from timeline.records.event import Event, EventKind, Participation, Role, Status

EVENT = Event(slug="talks", title="Envoys meet in Vienna", kind=EventKind.TALKS, status=Status.HAPPENED)


def called(noun, slug):
    return f"{noun} {slug}"


WORDS = Words(name=called)


def changes(before, after):
    return differences(before, after, words=WORDS)


def texts(pieces):
    return [(piece.text, piece.is_changed) for piece in pieces]


def test_the_same_record_differs_in_nothing():
    assert changes(EVENT, EVENT) == ()


def test_only_the_words_that_differ_are_marked():
    (title,) = changes(EVENT, replace(EVENT, title="Two envoys meet in Geneva"))
    assert title.field == "title"
    assert texts(title.said) == [("Envoys", True), (" meet in ", False), ("Vienna", True)]
    assert texts(title.says) == [("Two envoys", True), (" meet in ", False), ("Geneva", True)]


def test_one_word_in_common_does_not_break_up_what_was_written_anew():
    (title,) = changes(replace(EVENT, title="Envoys and aides meet"), replace(EVENT, title="Ministers and others meet"))
    assert texts(title.says) == [("Ministers and others", True), (" meet", False)]


def test_a_field_that_said_nothing_is_all_new():
    assert changes(EVENT, replace(EVENT, place="Vienna")) == (
        Difference("place", said=(), says=(Piece("Vienna", is_changed=True),)),
    )


def test_without_a_state_before_everything_that_says_something_is_new():
    assert [each.field for each in changes(None, EVENT)] == [
        "slug",
        "title",
        "kind",
        "status",
        "is_ongoing",
        "position",
    ]


def test_a_date_is_told_with_its_words_its_days_and_its_rule():
    day = FuzzyDate(
        phrase="on Sunday", anchor=date(2025, 12, 1), reading=Reading(edtf="2025-11-30", rule="The latest.")
    )
    assert told(replace(EVENT, date=day), words=WORDS)["date"] == "“on Sunday”: 30 November 2025 (The latest.)"
    assert told(replace(EVENT, date=FuzzyDate(phrase="afterwards")), words=WORDS)["date"] == "“afterwards”"


def test_parts_are_lines_with_names_and_without_what_they_leave_out():
    chain = (Hop(actor="officials", verb="told"), Hop(actor="daily", verb="reported", held=True, note="twice"))
    citation = Citation(source="daily-1", supports="the place", chain=chain)
    event = replace(
        EVENT,
        participations=(
            Participation(actor="ada", role=Role.SPEAKER, capacity="envoy", citations=(citation,)),
            Participation(note="other side not stated"),
        ),
        citations=(citation,),
        topics=("borders", "trade"),
    )
    line = "source daily-1; the place; actor officials told > actor daily reported (twice)"
    found = told(event, words=WORDS)
    assert found["participations"] == f"actor ada; speaker; envoy; {line}\nother side not stated"
    assert (found["citations"], found["topics"]) == (line, "topic borders\ntopic trade")


def test_what_stayed_far_from_a_change_is_left_out():
    far = " ".join(f"w{number}" for number in range(100))
    (account,) = changes(replace(EVENT, account=f"{far} old {far}"), replace(EVENT, account=f"{far} new {far}"))
    near = [f"w{number}" for number in range(100)]
    assert texts(account.says) == [
        ("… " + " ".join(near[-CONTEXT:]) + " ", False),
        ("new", True),
        (" " + " ".join(near[:CONTEXT]) + " …", False),
    ]


def test_a_text_too_long_to_compare_word_by_word_is_marked_between_its_common_ends_and_cut():
    middle = " ".join(["word"] * (MOST_COMPARED + 1))
    before, after = replace(EVENT, account="First. Last."), replace(EVENT, account=f"First. {middle} Last.")
    (account,) = changes(before, after)
    assert [piece.is_changed for piece in account.says] == [False, True, False]
    assert len(account.says[1].text) == MOST_SHOWN + 1


@pytest.mark.parametrize("noun", NOUNS)
def test_every_field_of_a_record_has_a_name_in_words(noun):
    assert {field.name for field in fields(NOUNS[noun])} - set(FIELDS) == set()
