"""Lanes by side: which lane an entry lies in, in which order lanes stand, and that drawing and table say the same."""

from dataclasses import replace
from datetime import date

import pytest

from tests.public.drawing.entries import cited, dated, meeting, with_records
from tests.public.plan_documents import shipped
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.lanes import LanesPage
from timeline.public.drawing.lanes import Lanes, lanes
from timeline.records.document import assemble
from timeline.records.event import EventKind, Participation, Status

UKRAINE, US, RUSSIA = (Participation(actor=slug) for slug in ("ukraine", "united-states", "russia"))
INDIA = Participation(actor="india")


def page_of(document, *slugs) -> LanesPage:
    """The page of some entries of a document, or of all, in the order of time."""
    events = [event for event in document.events if not event.parent and (not slugs or event.slug in slugs)]
    events.sort(key=lambda event: (event.date.latest or date.max, event.date.earliest or date.max, event.slug))
    days = [day for event in events for day in (event.date.earliest, event.date.latest) if day]
    return LanesPage(
        document=document,
        total=len(events),
        of=len(events),
        earliest=min(days, default=None),
        latest=max(days, default=None),
        events=tuple(events),
    )


def drawn(document, *slugs) -> Lanes:
    return lanes(page_of(document, *slugs), UNFILTERED, root="/talks/")


def of(*events) -> Lanes:
    """The lanes of some events of our own in the shipped negotiation."""
    events = [replace(event, citations=event.citations or (cited("dispatch"),)) for event in events]
    return drawn(with_records(*events), *(event.slug for event in events))


def keys(found):
    return [lane.key for lane in found.lanes]


def seats(found):
    """Number -> the labels of the lanes that its mark has a seat in, from the top of the wide drawing."""
    boxes = zip(found.wide.boxes, found.lanes, strict=True)
    tops = [(int(box.at), int(box.at) + int(box.size), lane.key) for box, lane in boxes]
    return {
        placed.number: [key for seat in placed.seats for top, foot, key in tops if top < int(seat.at) < foot]
        for placed in found.wide.placed
    }


def test_the_facts_lie_in_the_lanes_of_those_who_took_part():
    assert seats(drawn(shipped())) == {
        "1": ["united-states"],
        "2": ["russia"],
        "3": ["united-states"],
        "4": ["ukraine", "united-states"],
        "4.4": ["ukraine"],
        "5": ["russia"],
        "6": ["not stated"],
        "7": ["united-states"],
        "8": ["united-states", "russia"],
        "9": ["russia"],
    }


def test_the_side_with_most_joint_entries_is_in_the_middle_and_nothing_crosses_a_lane_in_vain():
    found = drawn(shipped())

    assert keys(found) == ["not stated", "ukraine", "united-states", "russia"]
    assert found.order == (
        "United States is in the middle because every joint entry involves it; the order says nothing else."
    )
    assert {joint.bow for placed in found.wide.placed for joint in placed.joints} == {0}


def test_of_equally_busy_sides_the_alphabet_decides():
    found = of(meeting(date=dated("2025-11-28"), participations=(UKRAINE, RUSSIA)))

    assert keys(found) == ["ukraine", "russia", "united-states"]
    assert found.order == (
        "Russia and Ukraine have equally many joint entries, so the alphabet puts Russia in the middle."
    )


def test_a_side_that_most_joint_entries_involve_is_not_said_to_be_in_all():
    found = of(
        meeting("one", date=dated("2025-11-26"), participations=(UKRAINE, US)),
        meeting("two", date=dated("2025-11-27"), participations=(UKRAINE, US)),
        meeting("three", date=dated("2025-11-28"), participations=(UKRAINE, RUSSIA)),
        meeting("four", date=dated("2025-11-29"), participations=(UKRAINE, RUSSIA)),
        meeting("five", date=dated("2025-11-30"), participations=(US, RUSSIA)),
    )

    assert keys(found) == ["united-states", "ukraine", "russia"]
    assert found.order == "Ukraine is in the middle because it has most joint entries; the order says nothing else."


def test_without_a_joint_entry_the_order_says_nothing():
    found = of(meeting(date=dated("2025-11-28"), participations=(RUSSIA,)))

    assert keys(found) == ["ukraine", "united-states", "russia"]
    assert found.order == "The order of the lanes says nothing."


def test_sides_that_are_not_neighbours_are_joined_past_the_lane_between():
    found = of(
        meeting("one", date=dated("2025-11-24"), participations=(UKRAINE, US)),
        meeting("two", date=dated("2025-11-26"), participations=(US, RUSSIA)),
        meeting("three", date=dated("2025-11-28"), participations=(UKRAINE, RUSSIA)),
        meeting("four", date=dated("2025-11-29"), participations=(UKRAINE, US)),
        meeting("five", date=dated("2025-11-30"), participations=(US, RUSSIA)),
    )
    joint = {placed.number: placed.joints for placed in found.wide.placed}

    assert seats(found)["3"] == ["ukraine", "russia"]
    assert [(one.bow > 0, one.is_capsule) for one in joint["3"]] == [(True, False)]
    assert [(one.bow, one.is_capsule) for one in joint["2"]] == [(0, True)]


@pytest.mark.parametrize(
    ("participations", "lane"),
    [
        ((), "not stated"),
        ((Participation(note="the other side is not stated"),), "not stated"),
        ((INDIA,), "of no party"),
        ((INDIA, Participation(note="the other side is not stated")), "of no party"),
        ((INDIA, RUSSIA), "russia"),
        ((RUSSIA, Participation(note="the other side is not stated")), "russia"),
    ],
)
def test_an_entry_without_a_party_has_a_grey_lane_and_any_other_has_none(participations, lane):
    found = of(meeting(date=dated("2025-11-28"), participations=participations))

    assert seats(found) == {"1": [lane]}
    assert [(one.key, one.slot) for one in found.lanes if not one.slot] == ([] if lane == "russia" else [(lane, 0)])


def test_a_stage_is_drawn_by_itself_only_where_its_entry_does_not_tell_of_its_sides():
    call = {"kind": EventKind.CALL, "parent": "meeting", "date": dated("2025-11-28")}
    found = of(
        meeting(date=dated("2025-11-28"), participations=(UKRAINE, US)),
        meeting("inside", position=1, parent="meeting", date=dated("2025-11-28"), participations=(US, UKRAINE)),
        meeting("call", position=2, participations=(US, RUSSIA), **call),
        meeting("silent", position=3, **call),
    )

    assert seats(found) == {"1": ["ukraine", "united-states"], "1.2": ["united-states", "russia"]}
    assert [row.number for row in found.rows] == ["1", "1.1", "1.2", "1.3"]


def test_the_table_holds_every_entry_and_stage_under_the_numbers_of_the_drawing():
    found = drawn(shipped())
    rows = {row.number: row for row in found.rows}

    assert list(rows) == ["1", "2", "3", "4", "4.1", "4.2", "4.3", "4.4", "5", "6", "7", "8", "9"]
    assert {placed.number for placed in found.narrow.placed} == {placed.number for placed in found.wide.placed}
    assert {placed.number for placed in found.wide.placed} <= set(rows)
    assert rows["9"].sides == (("Russia", 3), ("India", 0))
    assert (rows["9"].when.big, rows["9"].status) == ("No date", "Planned")
    assert rows["3"].sides == (("United States", 1), ("Side not stated", 0))


def test_a_stage_on_the_chains_of_the_row_above_says_so():
    rows = {row.number: row.lines for row in drawn(shipped()).rows}

    assert [number for number, own in rows.items() if not own] == ["4.2", "4.3", "4.4"]


def test_the_drawing_says_where_its_latest_source_stands_and_which_is_the_only_one():
    found = drawn(shipped())

    assert (found.now, found.wide.now, found.wide.ahead) == ("1 December 2025", "78.571%", "21.429%")
    assert found.source == "All entries: Sputnik (Russian state media), 1 December 2025."
    assert (
        of(
            meeting("one", date=dated("2025-11-28"), citations=(cited("dispatch"),)),
            meeting("two", date=dated("2025-11-28"), citations=(cited("gazette"),)),
        ).source
        == ""
    )


def test_the_stages_of_the_latest_three_entries_are_shown():
    staged = [meeting(f"round-{n}", date=dated(f"2025-11-2{n}")) for n in range(5)]
    stages = [meeting(f"stage-{n}", parent=f"round-{n}", date=dated(f"2025-11-2{n}")) for n in range(5)]

    assert [one.event.slug for one in of(*staged, *stages).inside] == ["round-4", "round-3", "round-2"]


def test_a_timeline_without_a_single_date_is_drawn_around_its_latest_source():
    found = of(meeting(status=Status.PLANNED, participations=(RUSSIA,)))

    assert [tick.label for tick in found.wide.ticks] == ["1", "2", "3", "4", "5", "6", "7"]
    assert found.wide.placed[0].line.dashes.start == "14.286%"


def test_a_negotiation_of_two_sides_keeps_their_order():
    document = shipped()
    negotiation = replace(document.negotiation, parties=document.negotiation.parties[:2])
    both = assemble(negotiation, list(document.records())[1:])

    assert keys(drawn(both, "florida-talks")) == ["ukraine", "united-states"]
