"""Marks with titles in lanes: nothing lies on anything else, and nothing is left out without a word."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.public.drawing.entries import dated, meeting, with_records
from tests.public.drawing.overviews import FOUR_WEEKS, many, planned
from tests.public.plan_documents import shipped
from timeline.public.drawing.labelled import MOST_LANES, Face, lanes, text_width
from timeline.public.drawing.period import Period
from timeline.records.event import Participation

WIDE = Face(least=672, text=13, glyph=14, letters=60)
NARROW = Face(least=286, text=12, glyph=11, letters=26)
PERIOD = Period(FOUR_WEEKS.first, FOUR_WEEKS.last)


def dealt(document, events, face=WIDE):
    return lanes(document, events, PERIOD, face, ahead=78.571)


def marks_of(*events, face=WIDE):
    found = dealt(with_records(*events), events, face)
    return [mark for lane in found.lanes for mark in lane]


days = st.integers(min_value=1, max_value=30).map(lambda day: f"2025-11-{day:02}")
dates = st.one_of(
    days,
    st.tuples(days, days).map(lambda pair: "/".join(sorted(pair))),
    st.sets(days, min_size=2, max_size=3).map(lambda some: f"[{','.join(sorted(some))}]"),
    days.map(lambda day: f"{day}~"),
    days.map(lambda day: f"{day}/.."),
)


@given(
    st.lists(st.tuples(dates, st.text(min_size=1, max_size=90), st.booleans()), max_size=14),
    st.sampled_from([WIDE, NARROW]),
)
@settings(deadline=None, max_examples=60)
def test_no_two_boxes_of_a_lane_touch_and_none_leaves_the_drawing(entries, face):
    events = [
        (planned if is_planned else meeting)(
            f"e-{n}", **({"edtf": when} if is_planned else {"date": dated(when)}), title=t
        )
        for n, (when, t, is_planned) in enumerate(entries)
    ]

    found = dealt(with_records(*events), events, face)

    for lane in found.boxes:
        assert all(one.end < other.start or other.end < one.start for one, other in combinations(lane, 2))
    for box in (box for lane in found.boxes for box in lane):
        assert box.start >= -face.glyph
        assert box.end <= face.least + face.glyph


def test_the_shipped_facts_are_all_there_the_first_on_top():
    events = [event for event in shipped().events if not event.parent]

    found = dealt(shipped(), events)

    assert [mark.slug for lane in found.lanes for mark in lane][:2] == [
        "us-begins-promoting-proposal",
        "plan-goes-from-28-to-19-points",
    ]
    assert (sum(len(lane) for lane in found.lanes), found.left_over) == (9, 0)


def test_two_short_titles_far_apart_share_a_lane():
    document = with_records()
    events = [
        meeting("a", title="Call", date=dated("2025-11-11")),
        meeting("b", title="Call", date=dated("2025-12-05")),
    ]

    assert len(dealt(document, events).lanes) == 1


def test_what_no_lane_has_room_for_is_counted():
    events = many(MOST_LANES + 3)

    found = dealt(with_records(*events), events)

    assert (len(found.lanes), found.left_over) == (MOST_LANES, 3)


@pytest.mark.parametrize(
    "edtf, place",
    [("2025-11-12", "behind"), ("2025-12-06", "before"), ("2025-11-11/2025-12-05", "inside")],
)
def test_a_title_stands_where_it_fits(edtf, place):
    (mark,) = marks_of(meeting(title="Envoys meet in the capital", date=dated(edtf)))

    assert ("inside" if mark.label.is_inside else "before" if mark.label.is_before else "behind") == place


def test_a_title_that_fits_nowhere_is_cut_at_a_word():
    (mark,) = marks_of(meeting(title="Envoys of both delegations meet " * 3, date=dated("2025-11-24")), face=NARROW)

    assert mark.label.text == "Envoys of both…"


def test_a_mark_shows_the_sides_that_an_entry_names():
    both = meeting("both", participations=(Participation(actor="marco-rubio"), Participation(actor="rustem-umerov")))
    one = meeting("one", participations=(Participation(actor="marco-rubio"), Participation(side=None)))
    none = meeting("none")
    found = marks_of(*map(on_the_21st, (both, one, none)))

    assert {mark.slug: (mark.slot, [glyph.slot for glyph in mark.points[0].glyphs]) for mark in found} == {
        "both": (0, [2, 1]),
        "one": (1, [1]),
        "none": (0, [0]),
    }


def on_the_21st(event):
    return meeting(event.slug, date=dated("2025-11-21"), participations=event.participations)


def test_only_one_exact_day_is_drawn_full():
    looks = {
        mark.slug: {point.look for point in mark.points}
        for mark in marks_of(
            meeting("day", date=dated("2025-11-21")),
            meeting("unclear", date=dated("[2025-11-23,2025-11-30]")),
            planned("plan", "2025-12-02"),
            planned("both", "2025-12-02/2025-12-04", participations=SIDES),
            meeting("span", date=dated("2025-11-21/2025-11-28"), participations=SIDES),
        )
    }

    assert looks == {
        "day": {""},
        "unclear": {"is-open"},
        "plan": {"is-planned"},
        "both": {"is-planned"},
        "span": {"is-open"},
    }


SIDES = (Participation(actor="marco-rubio"), Participation(actor="rustem-umerov"))


def test_a_fade_has_the_colour_of_the_only_side_and_else_none():
    one = meeting("one", date=dated("2025-11-12~/2025-11-18~"), participations=SIDES[:1])
    two = meeting("two", date=dated("2025-11-12~/2025-11-18~"), participations=SIDES)

    assert {mark.slug: mark.soft.gradient for mark in marks_of(one, two)} == {"one": "strip-fade-s1", "two": "fade-s0"}


def test_an_order_is_an_arrow_from_what_it_follows():
    followed = planned("visit", "2025-12-01/2025-12-03")
    after = meeting("after", after=("visit",), status="planned")

    (_, mark) = marks_of(followed, after)

    assert (mark.dashes.start, mark.dashes.end, mark.dashes.arrow) == ("85.714%", "92.214%", "right")


def test_wider_letters_make_a_wider_text():
    assert text_width("ill", 12) < text_width("nnn", 12) < text_width("WWW", 12) == text_width("会会会", 12)
