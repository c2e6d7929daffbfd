"""How entries lie over time: which are drawn one by one, which are counted, and over what days."""

from datetime import date, timedelta

import pytest

from tests.factories import NOON, cite, make_curator, make_event, make_negotiation, make_source, publish_facts
from timeline.dates.value import FuzzyDate, Reading
from timeline.desk.publishing import publish
from timeline.public.asking import density as asking
from timeline.public.asking.density import Group, density_of
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.asking.units import Stretch, Unit

pytestmark = pytest.mark.django_db

AS_OF = date(2025, 12, 1)


@pytest.fixture
def curator():
    make_negotiation()
    return make_curator()


def looked_at(filters=UNFILTERED, *, negotiation="border-talks"):
    scope = scope_of_negotiation(negotiation, is_curator=False)
    return density_of(scope, filters)


def dated(edtf, curator, **columns):
    event = make_event(edtf, slug=edtf.replace("/..", "-on").replace("/", "-"), day=None, **columns)
    event.date = FuzzyDate(phrase=edtf, anchor=AS_OF, reading=Reading(edtf=edtf, rule="A rule."))
    event.save()
    publish(event, by=curator, at=NOON)


def test_the_shipped_facts_are_drawn_one_by_one_over_whole_weeks():
    publish_facts()

    found = looked_at(negotiation="ukraine-2025")

    assert found.window == Stretch(date(2025, 11, 10), date(2025, 12, 7))
    assert (found.total, found.undated, len(found.few), found.groups, found.is_whole) == (9, 1, 9, (), True)


def test_a_week_that_is_filtered_for_does_not_hide_the_others():
    publish_facts()

    week = UNFILTERED.between(date(2025, 11, 17), date(2025, 11, 23))

    assert looked_at(week, negotiation="ukraine-2025") == looked_at(negotiation="ukraine-2025")


def test_other_filters_are_followed():
    publish_facts()

    russia = asking.EventFilters(side="russia")

    assert looked_at(russia, negotiation="ukraine-2025").few == (
        "putin-calls-plan-possible-basis",
        "kremlin-confirms-witkoff-trip",
        "witkoff-visit-to-russia",
        "putin-visit-to-india",
    )


def test_a_drawing_is_continued_to_a_day_of_publication_close_behind(curator):
    make_event(day="2025-11-30", published_by=curator)
    assert looked_at().window.last == date(2025, 12, 7)

    late = make_event(day="2025-11-30", cited=False)
    cite(late, source=make_source("weekly-2025-12-08", published_on=date(2025, 12, 8)))
    publish(late, by=curator, at=NOON)
    assert looked_at().window.last == date(2025, 11, 30)


def test_many_entries_of_a_short_time_are_counted_by_day_in_one_query(curator, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(asking, "MOST_MARKS", 2)
    for day in ("2025-11-24", "2025-11-24", "2025-11-26"):
        make_event(day=day, published_by=curator)

    found = looked_at()

    assert (found.unit, found.few) == (Unit.DAY, ())
    assert found.groups == (
        Group(first=date(2025, 11, 24), last=date(2025, 11, 24), is_announced=False, entries=2),
        Group(first=date(2025, 11, 26), last=date(2025, 11, 26), is_announced=False, entries=1),
    )
    scope = scope_of_negotiation("border-talks", is_curator=False)
    with django_assert_num_queries(3):
        # The scope's stamp, what may be few, and the groups.
        density_of.__wrapped__(scope, UNFILTERED)


def test_a_long_time_is_counted_by_month_exact_and_possible_apart(curator):
    dated("2024-01-31", curator, status="happened")
    dated("2024-03-30/2024-04-02", curator, status="happened")
    dated("2024-12-01/..", curator, status="planned")
    dated("2024-11-01/..", curator, status="happened")

    found = looked_at()

    assert (found.unit, found.window) == (Unit.MONTH, Stretch(date(2024, 1, 1), date(2024, 12, 31)))
    assert [(group.first, group.last, group.is_announced) for group in found.groups] == [
        (date(2024, 1, 1), date(2024, 1, 31), False),
        (date(2024, 3, 1), date(2024, 4, 30), False),
        (date(2024, 11, 1), date(2024, 12, 31), False),
        (date(2024, 12, 1), date(2024, 12, 31), True),
    ]


def test_days_of_a_long_time_are_a_closer_look_within_their_month(curator):
    for day in ("2023-05-02", "2024-03-06", "2024-03-28", "2025-11-30"):
        dated(day, curator, status="happened")

    week = looked_at(UNFILTERED.between(date(2024, 3, 4), date(2024, 3, 10)))
    year = looked_at(UNFILTERED.between(date(2024, 1, 1), date(2024, 12, 31)))

    assert (week.is_whole, week.few, week.total) == (False, ("2024-03-06", "2024-03-28"), 2)
    assert (year.is_whole, year.unit, year.total) == (False, Unit.MONTH, 2)


def test_no_time_makes_more_columns_than_can_be_seen():
    for days in (1, 120, 121, 4000, 100_000, 3_000_000):
        stretch = Stretch(date(1, 1, 1), date(1, 1, 1) + timedelta(days=days - 1))
        unit, window = asking._units(stretch)
        assert len(asking.cut(window, unit, most=10_000)) <= asking.MOST_BARS


def test_entries_without_a_day_have_no_place_in_time():
    publish_facts()

    assert looked_at(asking.EventFilters(actor="india"), negotiation="ukraine-2025") is None
