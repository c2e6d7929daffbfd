"""Filters: each finds what it names and nothing else, and equal filters are equal texts."""

from datetime import date

import pytest

from tests.factories import NOON, make_curator, publish_facts
from timeline.public.asking.filters import NOT_STATED, UNFILTERED, EventFilters, filters_from
from timeline.public.asking.scope import scope_of_negotiation, scope_of_token
from timeline.public.sharing import freeze

FLORIDA, GENEVA, PLAN = "florida-talks", "us-negotiators-sent-to-geneva", "plan-goes-from-28-to-19-points"
PUTIN, START = "putin-calls-plan-possible-basis", "us-begins-promoting-proposal"
PESKOV, TRUMP = "kremlin-confirms-witkoff-trip", "trump-confirms-witkoff-meeting"
TRIP, INDIA = "witkoff-visit-to-russia", "putin-visit-to-india"


@pytest.fixture
def scope(db):
    publish_facts()
    return scope_of_negotiation("ukraine-2025", is_curator=False)


def found(scope, **filters):
    return set(EventFilters(**filters).narrow(scope.entries(), scope).values_list("slug", flat=True))


def test_no_filter_finds_the_nine_entries_and_no_stage(scope):
    assert found(scope) == {FLORIDA, GENEVA, PLAN, PUTIN, START, PESKOV, TRUMP, TRIP, INDIA}


@pytest.mark.parametrize(
    "words", ["Ignatov", "Hnatov", "Гнатов", "гнатов", "hnat", "Skibitskyi", "Скібіцький", "Kushner"]
)
def test_every_spelling_finds_the_entry_with_the_person(scope, words):
    assert found(scope, q=words) == {FLORIDA}


@pytest.mark.parametrize("words", ["Kiev", "Kyiv", "kyiv "])
def test_either_spelling_of_the_capital_finds_what_the_other_finds(scope, words):
    assert found(scope, q=words) == found(scope, side="ukraine") == {FLORIDA}


def test_all_words_must_be_found_each_at_the_beginning_of_a_word(scope):
    assert found(scope, q="kremlin witkoff") == {PESKOV, TRIP, TRUMP}
    assert found(scope, q="kremlin kushner") == set()
    assert found(scope, q="enskyy") == set()


@pytest.mark.parametrize(
    "words", ["'", '"', "%", "_", "\\", "*", "(", "a AND NOT", "\x00", "x" * 10_000, "-" * 100, "🕊"]
)
def test_hostile_words_answer_calmly(scope, words):
    assert found(scope, q=words) <= found(scope)


def test_a_person_is_found_in_a_stage_of_an_entry(scope):
    assert found(scope, actor="jared-kushner") == {FLORIDA}
    assert found(scope, actor="nobody") == set()


def test_a_side_is_found_by_all_who_speak_for_it(scope):
    assert found(scope, side="russia") == {PUTIN, PESKOV, TRIP, INDIA}
    assert found(scope, side="ukraine") == {FLORIDA}
    assert found(scope, side=NOT_STATED) == {GENEVA, PLAN}


def test_topic_kind_and_status(scope):
    assert found(scope, topic="territory") == {FLORIDA, PLAN}
    assert found(scope, kind="talks") == {FLORIDA, GENEVA}
    assert found(scope, status="planned") == {TRIP, INDIA}


def test_days_find_whatever_may_have_fallen_between_them(scope):
    day = date(2025, 11, 23)
    assert found(scope, start=day, end=day) == {GENEVA, PLAN}
    assert found(scope, end=date(2025, 11, 15)) == {START, PLAN}
    assert found(scope, start=date(2025, 12, 4)) == set()


def test_one_of_two_days_is_no_day_between_them(scope):
    between, beside = date(2025, 11, 25), date(2025, 11, 30)
    assert found(scope, start=between, end=between) == {PLAN}
    assert GENEVA in found(scope, start=between, end=beside)
    assert GENEVA in found(scope, start=between)
    assert GENEVA in found(scope, end=between)
    assert found(scope, start=between, end=between, certainty="possible") == {PLAN}


def test_a_day_between_two_is_none_in_a_frozen_copy_either(scope):
    _, token = freeze(scope, UNFILTERED, by=make_curator(), at=NOON, label="", until=None)
    frozen = scope_of_token(token, now=NOON)
    assert found(frozen, start=date(2025, 11, 25), end=date(2025, 11, 25)) == {PLAN}


def test_a_date_surely_lies_in_the_days_asked_for_or_only_may(scope):
    within = {"start": date(2025, 11, 21), "end": date(2025, 11, 30)}
    sure, possible = (found(scope, certainty=certainty, **within) for certainty in ("sure", "possible"))
    assert (sure, possible) == ({PUTIN, GENEVA, FLORIDA, PESKOV}, {PLAN, TRUMP})
    assert sure | possible == found(scope, **within)
    assert found(scope, certainty="sure", start=date(2025, 12, 1)) == {TRIP}


def test_certainty_without_days_asks_for_nothing(scope):
    assert found(scope, certainty="possible") == found(scope)
    assert EventFilters(certainty="sure").query == ""
    assert not EventFilters(certainty="sure")
    assert EventFilters(when="November", certainty="sure").query == "when=November&certainty=sure"


def test_a_source_and_an_outlet_anywhere_in_the_chain(scope):
    assert found(scope, source="sputnik-2025-12-01") == found(scope, outlet="sputnik") == found(scope)
    assert found(scope, outlet="axios") == {FLORIDA}
    assert found(scope, source="nothing") == found(scope, outlet="nobody") == set()


def test_filters_add_up(scope):
    assert found(scope, side="russia", status="planned") == {TRIP, INDIA}
    assert found(scope, side="russia", status="planned", q="peskov") == {TRIP}


def test_equal_filters_are_equal_texts_in_a_fixed_order():
    filters = EventFilters(topic="territory", q="a b", since="2025-11-01", start=date(2025, 11, 1))
    assert filters.query == "q=a+b&from=2025-11-01&topic=territory"
    assert filters_from("topic=territory&from=2025-11-01&q=a+b") == filters
    assert EventFilters().query == ""
    assert not EventFilters()


def test_the_order_goes_along_by_relevance_where_there_are_words_and_is_no_filter():
    assert EventFilters(q="a", topic="territory", order="relevance").query == "q=a&topic=territory&order=relevance"
    assert EventFilters(topic="territory", order="relevance").query == "topic=territory"
    assert EventFilters(topic="territory", order="oldest").query == "topic=territory&order=oldest"
    assert not EventFilters(order="relevance")
    assert EventFilters(q="a", order="relevance").with_days() == EventFilters(q="a")


def test_words_for_days_are_kept_as_days_where_they_must_last():
    filters = EventFilters(when="mid-November", start=date(2025, 11, 11), end=date(2025, 11, 20))
    assert filters.with_days().query == "from=2025-11-11&to=2025-11-20"
    assert filters_from(filters.with_days().query) == filters.with_days()
