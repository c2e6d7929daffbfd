"""Which of the seven marks a date gets, and how it lies on the line of a period."""

from datetime import date

import pytest

from timeline.dates.value import FuzzyDate, Reading
from timeline.public.drawing.marks import Mark, Rail, mark_of, rail_mark
from timeline.public.drawing.period import Period, PeriodLine, period_holding, period_line, samples
from timeline.public.drawing.shapes import Band, Dashes, Dot, Fade
from timeline.records.event import Status

# Four weeks from Monday 10 November: a day is 1/28 of the line, 3.571 %.
WEEKS = Period(date(2025, 11, 10), date(2025, 12, 7))
HALF_YEARS = ("12.389%", "24.983%", "37.372%", "49.966%", "62.355%", "74.949%", "87.406%")
ORDER_ONLY = FuzzyDate(phrase="subsequently", anchor=date(2025, 12, 1))


def on(edtf):
    return FuzzyDate(reading=Reading(edtf=edtf))


@pytest.mark.parametrize(
    ("edtf", "mark"),
    [
        ("2025-11-30", Mark.DAY),
        ("2025-11-30/2025-12-01", Mark.BETWEEN),
        ("2025-11", Mark.BETWEEN),
        ("2025-34", Mark.BETWEEN),
        ("2025-24", Mark.BETWEEN),
        ("2025", Mark.BETWEEN),
        ("202X", Mark.BETWEEN),
        ("20XX", Mark.BETWEEN),
        ("2025-11-11~/2025-11-20~", Mark.ABOUT),
        ("2025-11-30~", Mark.ABOUT),
        ("../2025-11-30", Mark.ABOUT),
        ("2025-11-30/..", Mark.ABOUT),
        ("[2025-11-23,2025-11-30]", Mark.UNCLEAR),
    ],
)
def test_a_mark_follows_the_precision(edtf, mark):
    assert mark_of(on(edtf)) == mark


@pytest.mark.parametrize("status", [Status.HAPPENED, Status.REPORTED, Status.UNDER_WAY])
def test_what_happened_reported_or_not_is_marked_by_its_date(status):
    assert mark_of(on("2025-11-30"), status=status) == Mark.DAY


@pytest.mark.parametrize("status", [Status.PLANNED, Status.CANCELLED])
def test_what_was_only_announced_is_marked_as_planned(status):
    assert mark_of(on("2025-12-01/2025-12-03"), status=status) == Mark.PLANNED


def test_an_announcement_without_a_date_has_the_mark_of_an_order_but_looks_planned_on_the_rail():
    assert mark_of(ORDER_ONLY, status=Status.PLANNED) == Mark.ORDER
    assert rail_mark(ORDER_ONLY, status=Status.PLANNED) == Rail(Mark.PLANNED)


def test_sources_that_differ_outweigh_the_reading_that_stands():
    assert mark_of(on("2025-11-30"), disputed=(date(2025, 11, 23), date(2025, 11, 30))) == Mark.DISPUTED


def test_one_day_is_a_short_mark_and_several_are_a_tall_one():
    assert [(rail.mark, rail.height) for rail in map(Rail, Mark)] == [
        (Mark.DAY, 44),
        (Mark.BETWEEN, 64),
        (Mark.ABOUT, 64),
        (Mark.UNCLEAR, 64),
        (Mark.DISPUTED, 64),
        (Mark.PLANNED, 44),
        (Mark.ORDER, 64),
    ]


def test_an_exact_day_is_a_dot_in_the_middle_of_its_day():
    assert period_line(on("2025-11-30"), WEEKS) == PeriodLine(
        mark=Mark.DAY, period=WEEKS, dots=(Dot(x="73.214%", look="day-on"),)
    )


def test_a_day_between_two_limits_is_a_band_from_the_first_days_start_to_the_lasts_end():
    assert period_line(on("2025-11-30/2025-12-01"), WEEKS) == PeriodLine(
        mark=Mark.BETWEEN, period=WEEKS, limits=Band(x="71.429%", width="7.143%"), ends=("71.429%", "78.571%")
    )


def test_a_limit_outside_the_period_gets_no_end():
    assert period_line(on("2025-11"), WEEKS) == PeriodLine(
        mark=Mark.BETWEEN, period=WEEKS, limits=Band(x="0%", width="75%"), ends=("75%",)
    )


def test_a_vague_date_is_soft_and_half_of_its_softness_lies_outside_its_bounds():
    """24 to 30 November is 50 % to 75 %; the gradient is solid for 40 % of its length, 15 % of it are half spent."""
    assert period_line(on("2025-11-24~/2025-11-30~"), WEEKS) == PeriodLine(
        mark=Mark.ABOUT, period=WEEKS, soft=Fade(x="44.643%", width="35.714%", gradient="fade-s0")
    )


def test_an_open_start_is_soft_at_the_start_and_has_an_end():
    assert period_line(on("../2025-11-30"), WEEKS) == PeriodLine(
        mark=Mark.ABOUT, period=WEEKS, soft=Fade(x="0%", width="75%", gradient="fade-left-s0"), ends=("75%",)
    )


def test_an_open_end_is_soft_at_the_end_and_has_a_start():
    assert period_line(on("2025-11-17/.."), WEEKS) == PeriodLine(
        mark=Mark.ABOUT, period=WEEKS, soft=Fade(x="25%", width="75%", gradient="fade-right-s0"), ends=("25%",)
    )


def test_an_unclear_date_is_hollow_dots_joined_by_dashes():
    assert period_line(on("[2025-11-23,2025-11-30]"), WEEKS) == PeriodLine(
        mark=Mark.UNCLEAR,
        period=WEEKS,
        dashes=Dashes(start="48.214%", end="73.214%"),
        dots=(Dot(x="48.214%", look="mk-open"), Dot(x="73.214%", look="mk-open")),
    )


def test_a_disputed_date_is_solid_dots_joined_by_dashes():
    disputed = (date(2025, 11, 30), date(2025, 11, 23))

    assert period_line(on("2025-11-30"), WEEKS, disputed=disputed) == PeriodLine(
        mark=Mark.DISPUTED,
        period=WEEKS,
        dashes=Dashes(start="48.214%", end="73.214%"),
        dots=(Dot(x="48.214%", look="day-on"), Dot(x="73.214%", look="day-on")),
    )


@pytest.mark.parametrize(
    ("edtf", "drawn"),
    [
        ("2025-12-01/2025-12-03", {"planned": Band(x="75%", width="10.714%")}),
        ("2025-12-01~/2025-12-03~", {"planned": Band(x="75%", width="10.714%")}),
        ("2025-12-01/..", {"planned": Band(x="75%", width="25%")}),
        ("2025-11-30", {"dots": (Dot(x="73.214%", look="mk-plan"),)}),
        (
            "[2025-11-23,2025-11-30]",
            {
                "dashes": Dashes(start="48.214%", end="73.214%"),
                "dots": (Dot(x="48.214%", look="mk-plan"), Dot(x="73.214%", look="mk-plan")),
            },
        ),
    ],
)
def test_what_is_planned_has_a_dashed_outline(edtf, drawn):
    assert period_line(on(edtf), WEEKS, status=Status.PLANNED) == PeriodLine(mark=Mark.PLANNED, period=WEEKS, **drawn)


@pytest.mark.parametrize(
    ("when", "status", "after", "dashes"),
    [
        (ORDER_ONLY, Status.PLANNED, None, Dashes(start="78.571%", end="100%", arrow="right")),
        (ORDER_ONLY, Status.HAPPENED, None, Dashes(start="0%", end="78.571%", arrow="left")),
        (ORDER_ONLY, Status.HAPPENED, date(2025, 11, 30), Dashes(start="75%", end="100%", arrow="right")),
        (FuzzyDate(), Status.PLANNED, None, Dashes(start="0%", end="100%", arrow="right")),
        (FuzzyDate(), Status.HAPPENED, None, Dashes(start="0%", end="100%", arrow="left")),
    ],
)
def test_an_order_alone_is_a_dashed_arrow_from_what_is_known(when, status, after, dashes):
    assert period_line(when, WEEKS, status=status, after=after) == PeriodLine(
        mark=Mark.ORDER, period=WEEKS, dashes=dashes
    )


@pytest.mark.parametrize("edtf", ["2025-11-09", "1991", "2026-01-01/..", "../2025-11-01", "[1991-01-01,1992-01-01]"])
def test_a_date_outside_the_period_leaves_the_line_bare(edtf):
    line = period_line(on(edtf), WEEKS)

    assert line == PeriodLine(mark=line.mark, period=WEEKS)


def test_of_several_days_only_those_in_the_period_are_drawn():
    assert period_line(on("[2025-11-09,2025-11-30]"), WEEKS).dots == (Dot(x="73.214%", look="mk-open"),)


@pytest.mark.parametrize(
    ("edtf", "band"),
    [
        ("1991-06-01/1991-06-02", Band(x="12.657%", width="3%")),
        ("1990-01-01/1990-01-02", Band(x="0%", width="3%")),
        ("1999-12-30/1999-12-31", Band(x="97%", width="3%")),
    ],
)
def test_a_band_stays_wide_enough_to_be_seen_and_within_the_line(edtf, band):
    period = Period(date(1990, 1, 1), date(1999, 12, 31))

    assert period_line(on(edtf), period).limits == band


@pytest.mark.parametrize(
    ("days", "period"),
    [
        ([date(2025, 11, 11), None, date(2025, 12, 3)], WEEKS),
        ([date(2025, 11, 30)], Period(date(2025, 11, 24), date(2025, 11, 30))),
        ([date.min], Period(date.min, date(1, 1, 7))),
        ([date.max], Period(date(9999, 12, 27), date.max)),
        ([None], None),
        ([], None),
    ],
)
def test_a_period_is_whole_weeks(days, period):
    assert period_holding(days) == period


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        (WEEKS.first, WEEKS.last, ("0%", "25%", "50%", "75%", "100%")),
        # weeks, from a Wednesday on
        (date(2025, 1, 1), date(2025, 1, 10), ("0%", "50%", "100%")),
        # months
        (date(2025, 1, 1), date(2025, 4, 10), ("0%", "31%", "59%", "90%", "100%")),
        # half years
        (date(2001, 1, 1), date(2004, 12, 31), ("0%", *HALF_YEARS, "100%")),
    ],
)
def test_ticks_stand_at_the_start_of_weeks_months_or_years(first, last, ticks):
    assert Period(first, last).ticks == ticks


def test_even_the_whole_calendar_has_a_dozen_ticks_at_most():
    assert len(Period(date.min, date.max).ticks) == 11


def test_the_samples_show_every_mark_once_and_as_itself():
    assert {name: line.mark for name, line in samples().items()} == {mark.value: mark for mark in Mark}
