"""Who met whom: over the whole scope, room by room."""

from datetime import date

import pytest

from tests.factories import NOON, make_actor, make_curator, make_event, make_negotiation, publish_facts
from timeline.desk.publishing import publish
from timeline.public.asking.meetings import Meetings, Pair, meetings_of
from timeline.public.asking.scope import scope_of_negotiation

pytestmark = pytest.mark.django_db


def asked(negotiation="border-talks"):
    return meetings_of(scope_of_negotiation(negotiation, is_curator=False))


def pair(parties, **fields):
    return Pair(parties=parties, **{"met": 0, "announced": 0, "last": None, "is_exact": False} | fields)


def test_the_shipped_facts():
    publish_facts()

    assert asked("ukraine-2025") == Meetings(
        pairs=(
            pair(("ukraine", "united-states"), met=1, last=date(2025, 11, 30), is_exact=True),
            pair(("ukraine", "russia")),
            pair(("united-states", "russia"), announced=1),
        ),
        left_out=1,
        title="US negotiators sent to Geneva",
    )


@pytest.fixture
def sides():
    """Two envoys, each of whom speaks for a party; one does so through a ministry."""
    negotiation = make_negotiation()
    north, south = (make_actor(name, kind="state") for name in ("North", "South"))
    for slot, side in enumerate((north, south), start=1):
        negotiation.parties.create(actor=side, slot=slot, position=slot)
    ministry = make_actor("Ministry", kind="organisation", represents=south)
    return make_actor("Ada", represents=north), make_actor("Bo", represents=ministry)


def meet(*envoys, **columns):
    event = make_event(**columns)
    for envoy in envoys:
        event.participations.create(actor=envoy)
    return event


def published(*events):
    for event in events:
        publish(event, by=make_curator(), at=NOON)
    (only,) = asked().pairs
    return only.met, only.announced, only.last


def test_speaking_for_a_party_through_a_ministry_counts(sides):
    assert published(meet(*sides)) == (1, 0, date(2025, 11, 30))


@pytest.mark.parametrize("columns", [{"kind": "call"}, {"kind": "statement"}, {"status": "cancelled"}])
def test_what_is_no_meeting_does_not_count(sides, columns):
    assert published(meet(*sides, **columns)) == (0, 0, None)


def test_what_is_announced_counts_apart(sides):
    assert published(meet(*sides, kind="visit", status="planned")) == (0, 1, None)


def test_two_rooms_are_no_meeting(sides):
    talks = meet(*sides)
    stages = [meet(side, parent=talks, slug=f"stage-{side.slug}") for side in sides]
    for stage in stages:
        publish(stage, by=make_curator(f"curator-{stage.slug}"), at=NOON)

    assert asked().pairs[0].met == 0


def test_two_rooms_of_one_entry_are_one_meeting(sides):
    talks = meet(sides[0])
    stages = [meet(*sides, parent=talks, slug=f"stage-{n}") for n in range(2)]
    for stage in stages:
        publish(stage, by=make_curator(f"curator-{stage.slug}"), at=NOON)

    assert asked().pairs[0].met == 1


def test_one_party_alone_meets_nobody():
    negotiation = make_negotiation()
    negotiation.parties.create(actor=make_actor("North", kind="state"), slot=1, position=1)
    make_event(published_by=make_curator())

    assert asked() is None
