"""What the lanes ask: every entry that matches with its stages, or counts by side where they are many."""

from datetime import date

import pytest

from tests.factories import (
    NOON,
    cite,
    made_once,
    make_actor,
    make_curator,
    make_event,
    make_negotiation,
    make_source,
    on_day,
    publish_facts,
)
from timeline.desk.models import Event
from timeline.desk.publishing import publish, retract
from timeline.public.asking import lanes
from timeline.public.asking.filters import EventFilters
from timeline.public.asking.lanes import Tally, Unit, lanes_page
from timeline.public.asking.scope import scope_of_negotiation

pytestmark = pytest.mark.django_db


def asked(slug="border-talks", **filters):
    return lanes_page(scope_of_negotiation(slug, is_curator=False), EventFilters(**filters))


@pytest.fixture
def few_marks(monkeypatch):
    monkeypatch.setattr(lanes, "MOST_MARKS", 3)


@pytest.fixture
def talks():
    """Two sides that meet in November; one of them alone, and others without either, in December."""
    make_talks()
    return {event.slug: event for event in Event.objects.all()}


@made_once
def make_talks():
    curator = make_curator()
    negotiation = make_negotiation()
    north, south, elsewhere = (make_actor(name, kind="state") for name in ("North", "South", "Elsewhere"))
    for slot, side in enumerate((north, south), start=1):
        negotiation.parties.create(actor=side, slot=slot, position=slot)
    envoy = make_actor("Envoy", represents=north)
    source = make_source()

    def happen(slug, day, *actors, note="", parent=None):
        event = make_event(slug, slug=slug, cited=False, day=day, parent=parent)
        for actor in actors:
            event.participations.create(actor=actor)
        if note:
            event.participations.create(note=note)
        cite(event, source=source)
        publish(event, by=curator, at=NOON)
        return event

    happen("inner-circle", "2025-11-10", envoy, parent=happen("round-one", "2025-11-10", envoy, south))
    happen("round-two", "2025-11-12", envoy, south)
    happen("statement", "2025-12-01", north)
    happen("report", "2025-12-01", note="sides not stated")
    happen("visit", "2025-12-01", elsewhere)


def test_all_that_match_are_there_in_the_order_of_time_with_their_stages(talks):
    page = asked(side="north")

    assert [event.slug for event in page.events] == ["round-one", "round-two", "statement"]
    assert [stage.slug for stage in page.document.stages["round-one"]] == ["inner-circle"]
    assert (page.total, page.of, page.tallies) == (3, 5, None)
    assert (page.earliest, page.latest) == (date(2025, 11, 10), date(2025, 12, 1))


def test_a_retracted_entry_is_not_there(talks):
    retract(talks["statement"], by=make_curator("boris"), at=NOON, reason="The source withdrew its report.")

    assert [event.slug for event in asked(side="north").events] == ["round-one", "round-two"]


def test_an_entry_is_known_to_follow_one_that_the_filters_leave_out():
    publish_facts()
    page = asked("ukraine-2025", kind="plan revision")

    assert [(event.slug, event.after) for event in page.events] == [
        ("plan-goes-from-28-to-19-points", ("us-begins-promoting-proposal",))
    ]
    assert page.document.event("us-begins-promoting-proposal").date.latest == date(2025, 11, 20)


def test_entries_and_stages_together_decide_whether_they_are_counted(talks, few_marks, monkeypatch):
    assert asked().events == ()
    monkeypatch.setattr(lanes, "MOST_MARKS", 5)
    assert asked().events == ()
    monkeypatch.setattr(lanes, "MOST_MARKS", 6)
    assert len(asked().events) == 5


def tally(day, entries):
    return Tally(first=date.fromisoformat(day), last=date.fromisoformat(day), entries=entries)


def test_an_entry_counts_under_each_of_its_sides_and_else_in_one_of_two_other_lanes(talks, few_marks):
    page = asked()

    assert (page.total, page.unit) == (5, Unit.DAY)
    assert page.tallies == {
        "not stated": (tally("2025-12-01", 1),),
        "north": (tally("2025-11-10", 1), tally("2025-11-12", 1), tally("2025-12-01", 1)),
        "south": (tally("2025-11-10", 1), tally("2025-11-12", 1)),
        "of no party": (tally("2025-12-01", 1),),
    }


@pytest.mark.parametrize(
    ("day", "unit", "first"),
    [
        ("2025-12-20", Unit.DAY, "2025-11-10"),
        ("2026-11-10", Unit.MONTH, "2025-11-01"),
        ("2035-11-10", Unit.YEAR, "2025-01-01"),
    ],
)
def test_the_unit_follows_the_length_of_the_time(talks, few_marks, day, unit, first):
    late = make_event("Late", slug="late", cited=False)
    late.date = on_day(day)
    late.save()
    cite(late)
    publish(late, by=make_curator("boris"), at=NOON)
    page = asked()

    assert page.unit == unit
    assert page.tallies["south"][0].first == date.fromisoformat(first)


def test_counts_follow_the_filters(talks, monkeypatch):
    monkeypatch.setattr(lanes, "MOST_MARKS", 0)

    assert asked(q="round").tallies["north"] == (tally("2025-11-10", 1), tally("2025-11-12", 1))
