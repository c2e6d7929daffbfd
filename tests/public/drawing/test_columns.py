"""What falls, or may fall, on each day: the columns at the foot of the overview."""

from datetime import date

import pytest

from tests.public.drawing.entries import cited, dated, meeting, with_records
from tests.public.drawing.overviews import FOUR_WEEKS, planned
from tests.public.plan_documents import shipped
from timeline.public.asking.density import Group
from timeline.public.asking.units import Unit, cut
from timeline.public.drawing.columns import Tally, columns, groups_of, has_squares, tally

DAYS = cut(FOUR_WEEKS, Unit.DAY, most=28)
WEEKS = cut(FOUR_WEEKS, Unit.WEEK, most=4)


def on_days(*events):
    """The days of the four weeks on which something falls, with what does."""
    document = with_records(*events)
    counted = tally(groups_of(document, events, FOUR_WEEKS), DAYS)
    return {day.first.isoformat()[5:]: each for day, each in zip(DAYS, counted, strict=True) if each.entries}


def test_an_exact_day_is_on_that_day_and_a_span_may_be_on_any_of_its_days():
    found = on_days(meeting("a", date=dated("2025-11-21")), meeting("b", date=dated("2025-11-21/2025-11-22")))

    assert found == {"11-21": Tally(exact=1, possible=1), "11-22": Tally(possible=1)}


def test_an_unclear_date_may_be_on_its_days_and_on_none_between():
    assert on_days(meeting(date=dated("[2025-11-23,2025-11-30]"))) == {
        "11-23": Tally(possible=1),
        "11-30": Tally(possible=1),
    }


def test_a_disputed_date_may_be_on_the_days_that_its_origins_give():
    event = meeting(
        date=dated("2025-11-23"),
        citations=(
            cited("dispatch", "daily reported", date=dated("2025-11-23")),
            cited("gazette", "weekly reported", date=dated("2025-11-25")),
        ),
    )

    assert on_days(event) == {"11-23": Tally(possible=1), "11-25": Tally(possible=1)}


def test_what_is_planned_is_planned_for_each_of_its_days_however_exact():
    assert on_days(planned("a", "2025-12-02"), planned("b", "2025-12-02/2025-12-03")) == {
        "12-02": Tally(announced=2),
        "12-03": Tally(announced=1),
    }


def test_what_happened_after_a_day_had_happened_when_it_was_reported():
    event = meeting(date=dated("2025-11-29/.."), citations=(cited("dispatch", "daily reported"),))

    assert list(on_days(event)) == ["11-29", "11-30", "12-01"]


def test_a_week_holds_surely_what_cannot_be_outside():
    groups = [
        Group(first=date(2025, 11, 17), last=date(2025, 11, 23), is_announced=False, entries=3),
        Group(first=date(2025, 11, 16), last=date(2025, 11, 17), is_announced=False),
    ]

    assert tally(groups, WEEKS) == (Tally(possible=1), Tally(exact=3, possible=1), Tally(), Tally())


def test_the_weeks_of_the_shipped_facts():
    events = [event for event in shipped().events if not event.parent]

    assert tally(groups_of(shipped(), events, FOUR_WEEKS), WEEKS) == (
        Tally(possible=2),
        Tally(exact=1, possible=3),
        Tally(exact=2, possible=3),
        Tally(possible=2, announced=1),
    )


def test_a_square_is_an_entry_the_exact_below_the_possible_below_the_planned():
    drawn = columns([Tally(exact=1, possible=1, announced=1), Tally()])

    assert [(block.x, block.y) for block in (*drawn.solid, *drawn.hatched, *drawn.dashed)] == [
        ("5%", "-10.25"),
        ("5%", "-21.25"),
        ("5%", "-32.25"),
    ]
    assert drawn.height == 33


@pytest.mark.parametrize("tallies, squares", [([Tally(exact=8)], True), ([Tally(exact=9)], False)])
def test_squares_that_could_not_be_counted_are_bars(tallies, squares):
    assert has_squares(tallies) == squares
    assert len(columns(tallies).solid) == (8 if squares else 1)


def test_bars_are_as_high_as_what_they_count():
    drawn = columns([Tally(exact=20), Tally(exact=5, possible=5)])

    assert [block.height for block in drawn.solid] == ["88", "22"]
    assert [(block.y, block.height) for block in drawn.hatched] == [("-44", "22")]


def test_however_many_days_there_are_columns_keep_within_the_drawing():
    drawn = columns([Tally(possible=1)] * 120)

    assert float(drawn.hatched[-1].x[:-1]) + float(drawn.hatched[-1].width[:-1]) < 100
