"""The two drawings of the lanes: nothing overlaps, words fit, and the axis says which days it stretches over."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates.value import FuzzyDate, Reading
from timeline.public.drawing.lane_axis import ticks
from timeline.public.drawing.lane_drawing import covered, narrow_drawing, wide_drawing
from timeline.public.drawing.lane_tracks import Piece
from timeline.public.drawing.period import Period, period_line
from timeline.records.event import Status

# Four weeks from Monday 10 November: a day is 1/28 of the line, 3.571 %.
WEEKS = Period(date(2025, 11, 10), date(2025, 12, 7))
LANES = [("Ukraine", 2), ("United States", 1), ("Russia", 3)]
NOW = date(2025, 12, 1)


def piece(number, edtf, *lanes, title="Envoys meet", status=Status.HAPPENED, period=WEEKS, after=None):
    when = FuzzyDate(reading=Reading(edtf=edtf)) if edtf else FuzzyDate()
    line = period_line(when, period, status=status, after=after)
    start, end = covered(when, line, disputed=())
    is_planned = status == Status.PLANNED
    return Piece(number=f"{number}", title=title, lanes=lanes, line=line, start=start, end=end, is_planned=is_planned)


def wide(*pieces, period=WEEKS):
    return wide_drawing(pieces, LANES, period, now=NOW)


def narrow(*pieces, lanes=LANES, period=WEEKS):
    return narrow_drawing(pieces, lanes, period, now=NOW)


def across(drawing):
    """Number -> where its seats lie across the time."""
    return {placed.number: [float(seat.at.removesuffix("%")) for seat in placed.seats] for placed in drawing.placed}


@pytest.mark.parametrize(
    ("edtf", "stretch"),
    [
        ("2025-11-30", (73.2, 73.2)),
        ("[2025-11-23,2025-11-30]", (48.2, 73.2)),
        ("2025-11-11/2025-12-01", (3.6, 78.6)),
        ("2025-11-18~/2025-11-24~", (23.1, 59.1)),
        ("2025-11-24/..", (39.0, 100)),
        ("../2025-11-23", (0, 61.0)),
        (None, (78.6, 100)),
    ],
)
def test_what_a_date_covers_of_the_time(edtf, stretch):
    status = Status.HAPPENED if edtf else Status.PLANNED
    found = piece(1, edtf, 0, status=status, after=NOW)

    assert (round(found.start, 1), round(found.end, 1)) == stretch


def test_marks_of_one_day_lie_in_tracks_of_their_own():
    drawing = across(wide(piece(1, "2025-11-20", 0), piece(2, "2025-11-20", 0)))

    assert drawing["2"][0] - drawing["1"][0] == 40


def test_a_mark_in_two_lanes_stands_on_both_sides_of_their_border():
    drawing = wide(piece(1, "2025-11-20", 0), piece(2, "2025-11-20", 0, 1), piece(3, "2025-11-20", 1))
    upper, lower = (int(drawing.boxes[1].at), int(drawing.boxes[2].at))
    found = across(drawing)

    assert found["1"][0] < found["2"][0] < upper < found["2"][1] < found["3"][0] < lower


def test_two_meetings_on_one_day_are_joined_at_two_places():
    drawing = wide(piece(1, "2025-11-20", 0, 1), piece(2, "2025-11-20", 0, 1))
    first, second = (placed.joints[0] for placed in drawing.placed)

    assert (first.along, first.bow, first.is_capsule) == ("37.5%", 0, True)
    assert (second.along, second.is_capsule) == ("37.5%", False)
    assert second.bow > 0


def test_each_day_of_an_unclear_meeting_is_joined_with_dashes():
    drawing = wide(piece(1, "[2025-11-23,2025-11-30]", 0, 1))

    assert [(joint.along, joint.is_dashed) for joint in drawing.placed[0].joints] == [
        ("48.214%", True),
        ("73.214%", True),
    ]


@pytest.mark.parametrize(("status", "is_dashed"), [(Status.HAPPENED, False), (Status.PLANNED, True)])
def test_a_plan_is_joined_with_dashes(status, is_dashed):
    drawing = wide(piece(1, "2025-11-24/2025-11-30", 1, 2, status=status))

    assert [(joint.along, joint.is_dashed) for joint in drawing.placed[0].joints] == [("62.5%", is_dashed)]


@pytest.mark.parametrize(
    ("edtf", "along", "is_end", "is_within"),
    [
        ("2025-11-12", "8.929%", False, False),
        ("2025-12-05", "91.071%", True, False),
        ("2025-11-11/2025-12-01", "3.571%", False, True),
    ],
)
def test_a_label_stands_behind_its_mark_or_before_it_or_within(edtf, along, is_end, is_within):
    placed = wide(piece(1, edtf, 0, title="Delegations meet for a second round")).placed[0]

    assert (placed.along, placed.is_end, placed.is_within) == (along, is_end, is_within)
    assert (placed.dx < 0) == is_end


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Envoys meet", ["Envoys meet"]),
        ("Vladimir Putin says the plan could be a basis", ["Vladimir Putin says the plan", "could be a basis"]),
        ("A " + "very " * 30 + "long title", ["A very very very very very very", "very very very very very very …"]),
    ],
)
def test_a_title_has_two_lines_at_most(title, lines):
    placed = wide(piece(1, "2025-11-12", 0, title=title)).placed[0]

    assert [words for words, _y in placed.lines] == lines


def test_a_label_within_a_mark_has_one_line_as_long_as_the_mark():
    placed = wide(piece(1, "2025-11-17/2025-11-28", 0, title="word " * 30)).placed[0]

    assert [words for words, _y in placed.lines] == ["word word word word word word …"]


def test_many_marks_have_numbers_alone():
    drawing = wide(*(piece(n, "2025-11-12", 0) for n in range(41)))

    assert {placed.lines for placed in drawing.placed} == {(("", "4.5"),)}


def test_a_phone_without_room_gets_no_drawing():
    assert narrow(*(piece(n, "2025-11-12", 0) for n in range(20))) is None
    assert narrow(*(piece(n, f"2025-11-{n}", 0) for n in range(10, 30))).height == 588


def test_long_names_of_lanes_have_two_lines_on_a_phone():
    drawing = narrow(lanes=[("Side not stated", 0), ("Ukraine", 2)])

    assert [box.name for box in drawing.boxes] == [
        (("Side not", "22"), ("stated", "35")),
        (("Ukraine", "31"),),
    ]


def test_the_part_ahead_of_the_latest_source_is_set_off_where_there_is_one():
    assert (wide().now, wide().ahead) == ("78.571%", "21.429%")
    nothing_ahead = wide_drawing([], LANES, WEEKS, now=WEEKS.last)
    assert (nothing_ahead.now, nothing_ahead.ahead) == ("", "")


@pytest.mark.parametrize(
    ("first", "last", "labels", "under", "short"),
    [
        (
            *(date(2025, 11, 24), date(2025, 12, 7)),
            ["24", "25", "26", "27", "28", "29", "30", "1", "2", "3", "4", "5", "6", "7"],
            {"24": "Nov 2025", "1": "Dec 2025"},
            ["24 Nov", "25", "26", "27", "28", "29", "30", "1 Dec", "2", "3", "4", "5", "6", "7"],
        ),
        (
            *(date(2025, 11, 10), date(2025, 12, 21)),
            ["17", "24", "1", "8", "15"],
            {"17": "Nov 2025", "1": "Dec 2025"},
            ["17 Nov", "24 Nov", "1 Dec", "8 Dec", "15 Dec"],
        ),
        (
            *(date(2025, 10, 6), date(2026, 2, 1)),
            ["Nov", "Dec", "Jan", "Feb"],
            {"Nov": "2025", "Jan": "2026"},
            ["Nov 2025", "Dec 2025", "Jan 2026", "Feb 2026"],
        ),
        (
            *(date(2019, 12, 30), date(2032, 1, 4)),
            ["2020", "2022", "2024", "2026", "2028", "2030", "2032"],
            {},
            ["2020", "2022", "2024", "2026", "2028", "2030", "2032"],
        ),
    ],
)
def test_the_axis_counts_in_what_it_has_room_for(first, last, labels, under, short):
    found = list(ticks(Period(first, last)))

    assert [tick.label for tick in found] == labels
    assert {tick.label: tick.under for tick in found if tick.under} == under
    assert [tick.short for tick in found] == short


DATES = st.one_of(
    st.integers(10, 30).map(lambda day: f"2025-11-{day}"),
    st.tuples(st.integers(10, 19), st.integers(20, 30)).map(lambda span: f"2025-11-{span[0]}/2025-11-{span[1]}"),
    st.tuples(st.integers(10, 19), st.integers(20, 30)).map(lambda span: f"[2025-11-{span[0]},2025-11-{span[1]}]"),
)
SEATS = st.sets(st.integers(0, 2), min_size=1).map(sorted)


def test_however_many_meetings_there_are_their_lines_stay_in_the_drawing():
    pieces = [piece(n, f"2025-12-0{n % 7 + 1}", 0, 2) for n in range(40)]
    bows = [joint.bow for placed in wide(*pieces).placed for joint in placed.joints]

    assert len(bows) == 40
    assert max(bows) <= 72
    assert max(placed.joints[0].bow for placed in wide(piece(1, "2025-12-07", 0, 2)).placed) == 12


def test_a_meeting_on_the_first_or_the_last_day_of_a_long_time_is_joined_too():
    year = Period(date(2024, 1, 1), date(2024, 12, 29))
    unclear = piece(1, "[2024-01-01,2024-12-29]", 0, 2, period=year)

    assert [joint.along for joint in wide(unclear, period=year).placed[0].joints] == ["0.137%", "99.863%"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(DATES, SEATS), max_size=12))
def test_no_mark_lies_on_another(entries):
    pieces = {f"{n}": piece(n, edtf, *lanes) for n, (edtf, lanes) in enumerate(entries)}

    for drawing in (wide(*pieces.values()), narrow(*pieces.values())):
        for one, other in combinations(drawing.placed if drawing else (), 2):
            shared = {seat.at for seat in one.seats} & {seat.at for seat in other.seats}
            first, second = pieces[one.number], pieces[other.number]
            assert not shared or first.end < second.start or second.end < first.start


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(DATES, SEATS), max_size=12))
def test_marks_stand_in_the_lanes_of_their_sides_in_both_drawings(entries):
    pieces = [piece(n, edtf, *lanes) for n, (edtf, lanes) in enumerate(entries)]

    for drawing in (wide(*pieces), narrow(*pieces)):
        for placed, (_edtf, lanes) in zip(drawing.placed if drawing else (), entries, strict=False):
            for seat, lane in zip(placed.seats, lanes, strict=True):
                at, start, size = (
                    float(each.removesuffix("%"))
                    for each in (seat.at, drawing.boxes[lane].at, drawing.boxes[lane].size)
                )
                assert start < at < start + size
