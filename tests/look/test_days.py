"""The days around a date, one by one."""

from datetime import date, timedelta

import pytest

from timeline.dates.value import FuzzyDate, Reading
from timeline.public.drawing.days import days_around
from timeline.public.drawing.shapes import Dashes

MONDAY = date(2025, 12, 1)


def around(edtf, anchor=MONDAY):
    return days_around(FuzzyDate(reading=Reading(edtf=edtf)), anchor)


def standings(drawing):
    return "".join({"on": "#", "may": "/", "off": "."}[box.standing] for box in drawing.boxes)


@pytest.mark.parametrize(
    ("edtf", "first", "drawn"),
    [
        ("2025-11-30", date(2025, 11, 24), "......#."),
        ("2025-12-01", date(2025, 11, 24), ".......#"),
        ("2025-11-21", date(2025, 11, 21), "#.........."),
        ("2025-12-05", date(2025, 12, 1), "....#..."),
        ("2025-11-30/2025-12-01", date(2025, 11, 24), "......//"),
        ("2025-12-01/2025-12-03", date(2025, 12, 1), "///....."),
        ("2025-11-29~", date(2025, 11, 24), "...../.."),
        ("[2025-11-23,2025-11-30]", date(2025, 11, 23), "/....../."),
    ],
)
def test_the_days_from_the_source_to_the_date_are_drawn_and_never_fewer_than_eight(edtf, first, drawn):
    drawing = around(edtf)

    assert (drawing.boxes[0].day, standings(drawing)) == (first, drawn)


def test_only_a_date_that_is_one_exact_day_is_drawn_as_certain():
    assert {box.standing for box in around("2025-11-29~").boxes} == {"may", "off"}


@pytest.mark.parametrize(
    "edtf",
    ["2025-11-19", "2025-12-13", "2025-11", "2025-11-11~/2025-11-20~", "../2025-11-30", "2025-11-30/..", "0001-01-01"],
)
def test_what_does_not_fit_into_twelve_days_is_not_drawn(edtf):
    assert around(edtf) is None


def test_twelve_days_fit():
    assert len(around("2025-11-20").boxes) == 12


@pytest.mark.parametrize(("when", "anchor"), [(FuzzyDate(), MONDAY), (FuzzyDate(reading=Reading(edtf="2025")), None)])
def test_nothing_is_drawn_without_a_day_or_without_an_anchor(when, anchor):
    assert days_around(when, anchor) is None


def test_boxes_share_the_width_evenly_with_a_gap_between():
    boxes = around("2025-11-30").boxes

    assert [(box.x, box.width, box.middle) for box in boxes[:2]] == [
        ("0.5%", "11.5%", "6.25%"),
        ("13%", "11.5%", "18.75%"),
    ]


@pytest.mark.parametrize(
    ("edtf", "arrows", "reach"),
    [
        ("2025-11-30", ("81.25%",), Dashes(start="81.25%", end="93.75%")),
        ("2025-12-05", ("56.25%",), Dashes(start="6.25%", end="56.25%")),
        ("[2025-11-23,2025-11-30]", ("5.556%", "83.333%"), Dashes(start="5.556%", end="94.444%")),
        ("2025-12-01", (), None),
        ("2025-11-30/2025-12-01", (), None),
        ("2025-11-29~", (), None),
    ],
)
def test_arrows_lead_from_the_source_to_each_day_it_may_be_one_of(edtf, arrows, reach):
    drawing = around(edtf)

    assert (drawing.arrows, drawing.reach) == (arrows, reach)


@pytest.mark.parametrize(
    ("edtf", "distance"),
    [
        ("2025-11-30", (1, None, False)),
        ("2025-11-20", (11, None, False)),
        ("2025-12-05", (None, 4, False)),
        ("2025-12-01", (None, None, True)),
        ("2025-11-30/2025-12-01", (None, None, False)),
        ("2025-11-29~", (None, None, False)),
    ],
)
def test_the_distance_is_said_where_the_date_is_one_day(edtf, distance):
    drawing = around(edtf)

    assert (drawing.days_before, drawing.days_after, drawing.is_same_day) == distance


@pytest.mark.parametrize("anchor", [date.min, date.min + timedelta(days=3), date.max, date.max - timedelta(days=3)])
def test_the_ends_of_the_calendar_are_no_error(anchor):
    for distance in (-2, 0, 2):
        if date.min.toordinal() <= anchor.toordinal() + distance <= date.max.toordinal():
            day = anchor + timedelta(days=distance)
            assert around(day.isoformat(), anchor).distance == distance
