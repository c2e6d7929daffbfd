"""Dates in cells: figures in the order of their file, words as everywhere at the desk."""

from datetime import date

import pytest

from timeline.dates.reader import Unreadable
from timeline.dates.value import UNDATED
from timeline.desk.imports.days import DayOrder, read_cell

ANCHOR = date(2025, 12, 1)


def edtf(cell, order=DayOrder.DAY_FIRST, **options):
    found = read_cell(cell, order=order, anchor=ANCHOR, **options)
    assert found.phrase == cell.strip()
    return found.edtf


@pytest.mark.parametrize(
    "cell, day_first, month_first",
    [
        ("03/04/1998", "1998-04-03", "1998-03-04"),
        ("3.4.1998", "1998-04-03", "1998-03-04"),
        ("03/04/1998 12:30", "1998-04-03", "1998-03-04"),
        ("about 03/04/1998", "1998-04-03~", "1998-03-04~"),
        ("after 03/04/1998", "1998-04-04/..", "1998-03-05/.."),
        ("03/04/1998 to 05/04/1998", "1998-04-03/1998-04-05", "1998-03-04/1998-05-04"),
        ("03.04.1998-05.04.1998", "1998-04-03/1998-04-05", "1998-03-04/1998-05-04"),
        ("1998-04-10", "1998-04-10", "1998-04-10"),
        ("24-30 November 2025", "2025-11-24/2025-11-30", "2025-11-24/2025-11-30"),
        ("1998-04-10T00:00:00Z", "1998-04-10", "1998-04-10"),
        ("1998-04-10 12:30", "1998-04-10", "1998-04-10"),
        ("April 1998", "1998-04", "1998-04"),
        ("1998", "1998", "1998"),
        (" on Sunday ", "2025-11-30", "2025-11-30"),
        ("5 Nov 2025 to 7 Nov 2025", "2025-11-05/2025-11-07", "2025-11-05/2025-11-07"),
    ],
)
def test_figures_go_by_the_order_of_the_file_and_words_by_the_day_it_was_published(cell, day_first, month_first):
    assert (edtf(cell), edtf(cell, DayOrder.MONTH_FIRST)) == (day_first, month_first)


def test_the_rule_says_in_which_order_the_file_writes():
    found = read_cell("03/04/1998", order=DayOrder.DAY_FIRST, anchor=ANCHOR)
    assert (found.reading.rule, found.alternatives) == ("The file writes the day, then the month.", ())
    found = read_cell("03/04/1998 to 05/04/1998", order=DayOrder.DAY_FIRST, anchor=ANCHOR)
    assert found.reading.rule == "The file writes the day, then the month. From the first to the last, both included."


@pytest.mark.parametrize(
    "cell, order, told",
    [
        ("31/02/1998", DayOrder.DAY_FIRST, "“31/02/1998” is no date: day 31 of month 2 is in no calendar."),
        ("13/10/1998", DayOrder.MONTH_FIRST, "“13/10/1998” is no date: day 10 of month 13 is in no calendar."),
        ("1/2/1998 to 31/02/1998", DayOrder.DAY_FIRST, "“31/02/1998” is no date"),
        ("01/02/03", DayOrder.DAY_FIRST, "“01/02/03” has no year of four figures"),
        ("3.4.98", DayOrder.DAY_FIRST, "“3.4.98” has no year of four figures"),
        ("03/04", DayOrder.MONTH_FIRST, "“03/04” has no year of four figures"),
        ("recently", DayOrder.DAY_FIRST, "“recently” "),
    ],
)
def test_what_gives_no_day_is_refused_in_a_sentence(cell, order, told):
    with pytest.raises(Unreadable) as refusal:
        read_cell(cell, order=order, anchor=ANCHOR)
    assert str(refusal.value).startswith(told)


def test_an_empty_cell_is_undated_and_an_order_alone_is_kept():
    assert read_cell(" ", order=DayOrder.DAY_FIRST, anchor=ANCHOR) == UNDATED
    assert read_cell("afterwards", order=DayOrder.DAY_FIRST, anchor=ANCHOR).phrase == "afterwards"
    assert edtf("afterwards") == ""
    assert edtf("after the talks of 03/04/1998") == ""


def test_what_goes_on_is_read_as_its_start():
    assert edtf("since mid-November", is_ongoing=True) == "2025-11-11~/2025-11-20~"
