"""The overview as a whole: its sentences, its two widths, and what stands at the line of publication."""

from dataclasses import replace
from datetime import date

import pytest

from tests.public.drawing.entries import dated, meeting
from tests.public.drawing.overviews import FOUR_WEEKS, counted, facts_page, many, page_of
from tests.public.drawing.test_results import page
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.units import Stretch, Unit
from timeline.public.drawing.overview import overview
from timeline.public.drawing.overview_words import number_words


def drawn(shown, filters=UNFILTERED):
    return overview(shown, filters, root="/talks/")


def test_the_shipped_facts_in_words():
    assert drawn(facts_page()).sub == (
        "Nine entries over four weeks.",
        "Each square at the foot is one entry that fell, or may have fallen, on that day.",
    )


def test_a_count_by_month_in_words():
    window = Stretch(date(2024, 1, 1), date(2025, 12, 31))
    shown = counted(("2024-03-01", "2024-03-31", 12), ("2025-03-01", "2025-03-31", 1), window=window, unit=Unit.MONTH)

    found = drawn(replace(shown, density=replace(shown.density, undated=2)))

    assert found.sub == (
        "13 entries, January 2024 to December 2025.",
        "Each column is a month: solid for entries that fell in it, hatched for those that may have.",
        "The highest is Mar 2024, with 12.",
        "2 entries have no date.",
    )
    assert (found.has_marks, len(found.wide.columns.solid), found.wide.lanes) == (False, 2, ())


def test_what_has_no_room_among_the_titles_is_said():
    assert drawn(page_of(*many(16))).sub[-1] == "2 entries stand at the foot only, for lack of room."


def test_one_source_is_named_by_its_kind_at_its_line():
    found = drawn(facts_page()).wide

    assert [word.text for word in found.head] == ["Article published, 1 Dec", "Ahead"]
    assert (found.ahead.x, found.ahead.width) == ("78.571%", "21.429%")


def test_of_several_sources_the_line_says_when_the_latest_entry_became_known():
    found = drawn(facts_page(sources=("sputnik-2025-12-01", "other"))).wide

    assert next(word.text for word in found.head) == "Latest entry reported, 1 Dec"


def test_a_line_that_is_out_of_sight_is_not_drawn():
    found = drawn(facts_page(as_of=date(2026, 3, 1))).wide

    assert (found.ahead, found.head) == (None, ())


def test_days_with_exact_entries_lead_to_the_first_of_them_in_the_list():
    hits = drawn(facts_page()).wide.hits

    assert [(hit.url, hit.words) for hit in hits] == [
        ("#e-putin-calls-plan-possible-basis", "21 November 2025: 1 entry on this exact day, 1 more possible"),
        ("#e-florida-talks", "30 November 2025: 2 entries on this exact day, 3 more possible"),
    ]


def test_a_day_whose_entry_is_on_another_page_leads_to_that_day():
    hits = drawn(facts_page(so_far=(), ahead=())).wide.hits

    assert [hit.url for hit in hits] == [
        "/talks/?from=2025-11-21&to=2025-11-21#results",
        "/talks/?from=2025-11-30&to=2025-11-30#results",
    ]


def test_the_narrow_drawing_has_the_same_entries_and_nothing_to_follow():
    found = drawn(facts_page())

    assert {mark.slug for lane in found.narrow.lanes for mark in lane.marks} == {
        mark.slug for lane in found.wide.lanes for mark in lane.marks
    }
    assert (found.narrow.hits, found.narrow.numbers) == ((), ())


def test_the_days_in_use_are_marked_unless_they_are_all():
    week = UNFILTERED.between(date(2025, 11, 17), date(2025, 11, 23))
    everything = UNFILTERED.between(FOUR_WEEKS.first, FOUR_WEEKS.last)

    chosen = drawn(facts_page(), week).wide.chosen

    assert (chosen.x, chosen.width) == ("25%", "25%")
    assert drawn(facts_page(), everything).wide.chosen is None


def test_the_key_names_the_parties_that_are_drawn_in_the_drawings_order():
    assert [party.name for party in drawn(facts_page()).parties] == ["Ukraine", "United States", "Russia"]
    assert drawn(page_of(meeting(date=dated("2025-11-21")))).parties == ()


def test_the_axis_numbers_the_days_and_names_the_months():
    found = drawn(facts_page()).wide

    assert [word.text for word in found.numbers][:3] == ["10", "11", "12"]
    assert [(word.x, word.text) for word in found.months] == [("0%", "November 2025"), ("75%", "December 2025")]


def test_names_below_the_axis_keep_apart():
    window = Stretch(date(2018, 11, 1), date(2025, 12, 31))
    found = drawn(counted(("2019-03-01", "2019-03-31", 12), window=window, unit=Unit.MONTH)).wide

    assert [word.text for word in found.numbers] == ["2019", "2020", "2021", "2022", "2023", "2024", "2025"]


def test_where_nothing_has_a_day_there_is_no_overview():
    assert drawn(page()) is None


@pytest.mark.parametrize("number, words", [(0, "no"), (1, "one"), (9, "nine"), (10, "10")])
def test_small_numbers_are_words(number, words):
    assert number_words(number) == words
