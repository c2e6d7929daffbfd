"""The numbers in the menus: each is what choosing it would leave, whatever else is chosen."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import NOON, make_curator, publish_facts
from timeline.public.asking.counts import counts_of
from timeline.public.asking.facets import facets_of
from timeline.public.asking.filters import EventFilters
from timeline.public.asking.pages import count_matching
from timeline.public.asking.scope import scope_of_link, scope_of_negotiation
from timeline.public.forms import MENUS, choices_in
from timeline.public.sharing import freeze, share

pytestmark = pytest.mark.django_db

LATE_NOVEMBER = {"since": "x", "start": date(2025, 11, 21), "end": date(2025, 11, 30)}
SIDE_AND_OUTLET = EventFilters(side="ukraine", outlet="axios", status="happened")


@pytest.fixture
def scope():
    publish_facts()
    return scope_of_negotiation("ukraine-2025", is_curator=False)


def counted(scope, filters):
    """Menu -> choice -> number, of every choice that the menus have."""
    counts, menus = counts_of(scope, filters), choices_in(facets_of(scope))
    return {name: {value: counts[name][value] for value, _ in menus[name][1]} for name in MENUS if name in counts}


def tried_out(scope, filters):
    """The same, by choosing one after the other."""
    menus = choices_in(facets_of(scope))
    return {
        name: {value: count_matching(scope, replace(filters, **{name: value})) for value, _ in menus[name][1]}
        for name in MENUS
        if name != "certainty" or filters.start
    }


@pytest.mark.parametrize(
    "filters",
    [
        EventFilters(),
        EventFilters(q="witkoff", actor="vladimir-putin"),
        EventFilters(**LATE_NOVEMBER, certainty="possible", topic="territory"),
        EventFilters(**LATE_NOVEMBER, kind="statement", chain="one-origin", source="sputnik-2025-12-01"),
        SIDE_AND_OUTLET,
    ],
)
def test_a_number_is_what_the_choice_leaves_with_the_other_filters(scope, filters):
    assert counted(scope, filters) == tried_out(scope, filters)


def test_some_numbers_of_the_shipped_facts(scope):
    found = counted(scope, EventFilters())
    assert found["side"] == {"russia": 4, "ukraine": 1, "united-states": 5, "not-stated": 2}
    assert (found["outlet"], found["chain"]) == (
        {"axios": 1, "sputnik": 9},
        {"unnamed": 1, "state-media": 9, "one-origin": 7},
    )
    assert counted(scope, EventFilters(**LATE_NOVEMBER))["certainty"] == {"sure": 4, "possible": 2}


def test_below_a_link_and_on_an_earlier_day_only_what_is_there_counts(scope):
    view, terms = EventFilters(side="russia"), {"by": make_curator(), "label": "", "at": NOON, "until": None}
    for how in (share, freeze):
        link, _token = how(scope, view, **terms)
        inside = scope_of_link(link, root="/")
        assert counted(inside, EventFilters(kind="visit")) == tried_out(inside, EventFilters(kind="visit"))
        assert sum(counted(inside, EventFilters())["kind"].values()) == 4
    then = scope.as_known_on(date(2025, 11, 30))
    assert [sum(numbers.values()) for numbers in counted(then, EventFilters()).values()] == [0] * 8


def test_the_cost_grows_with_the_filters_in_use_and_not_with_the_entries(scope, django_assert_num_queries):
    # One of them asks for the stamp of the scope, by which answers are kept.
    with django_assert_num_queries(1 + 9):
        counts_of(scope, EventFilters())
    with django_assert_num_queries(9 + 1):
        counts_of(replace(scope), SIDE_AND_OUTLET)
