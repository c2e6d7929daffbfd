"""Kinds of chains: what is true of all the reports behind an entry and its stages, and of no other entry."""

from datetime import date

import pytest

from tests.factories import NOON, cite, make_actor, make_curator, make_event, make_source, publish_facts
from timeline.desk.models import Actor, Source
from timeline.desk.publishing import publish
from timeline.public.asking.filters import EventFilters
from timeline.public.asking.scope import scope_of_negotiation

pytestmark = pytest.mark.django_db


def found(chain, scope=None):
    scope = scope or scope_of_negotiation("border-talks", is_curator=False)
    return set(EventFilters(chain=chain).narrow(scope.entries(), scope).values_list("slug", flat=True))


def make_entry(slug, *chains):
    """An entry with a citation for each chain; the last of a chain is the outlet of the source."""
    event = make_event(slug=slug, cited=False)
    for chain in chains:
        cite(event, source=Source.objects.get(outlet=chain[-1]), chain=chain)
    return event


@pytest.fixture
def outlets():
    """An official who is not named, an envoy who is, and two outlets with a source each, the second a state's."""
    make_source("wire-1", outlet=make_actor("Wire", kind="outlet"))
    label = {"affiliation_label": "Northern state media", "affiliation_is_state_media": True}
    make_source("herald-1", outlet=make_actor("Herald", kind="outlet", **label))
    make_actor("An official", kind="group", is_unnamed=True)
    make_actor("Two officials", kind="group", is_unnamed=True, count=2)
    make_actor("Ada Envoy")
    return [Actor.objects.get(slug=slug) for slug in ("wire", "herald", "an-official", "two-officials", "ada-envoy")]


def test_each_kind_is_of_the_whole_of_an_entry_with_its_stages(outlets):
    wire, herald, official, officials, envoy = outlets
    entries = [
        make_entry("own-word", [wire]),
        make_entry("unnamed", [official, wire], [officials, herald]),
        make_entry("unnamed-and-named", [official, wire], [envoy, herald]),
        make_entry("named-stage", [official, herald]),
        make_entry("state-media", [envoy, herald], [envoy, wire, herald]),
        make_entry("state-media-in-between", [envoy, herald, wire]),
    ]
    stage = make_event("In small circle", slug="stage", parent=entries[3], cited=False)
    cite(stage, source=Source.objects.get(outlet=wire), chain=[envoy, wire])
    curator = make_curator()
    for event in (*entries, stage):
        publish(event, by=curator, at=NOON)

    assert found("unnamed") == {"unnamed"}
    assert found("state-media") == {"state-media"}
    assert found("one-origin") == {"own-word", "state-media", "state-media-in-between"}


def test_with_a_day_only_the_chains_of_that_time_count(outlets):
    wire, herald, official, _officials, envoy = outlets
    Source.objects.filter(outlet=herald).update(published_on=date(2025, 11, 20))
    publish(make_entry("talks", [official, herald], [envoy, wire]), by=make_curator(), at=NOON)
    then = scope_of_negotiation("border-talks", is_curator=False).as_known_on(date(2025, 11, 25))

    assert [found(kind) for kind in ("unnamed", "state-media", "one-origin")] == [set(), set(), set()]
    assert [found(kind, then) for kind in ("unnamed", "state-media", "one-origin")] == [{"talks"}] * 3


def test_an_affiliation_that_was_not_known_on_the_day_is_none(outlets):
    _wire, herald, *_others = outlets
    Source.objects.filter(outlet=herald).update(published_on=date(2025, 11, 20))
    herald.affiliation_source = make_source("register", outlet=herald, published_on=date(2025, 12, 1))
    herald.save()
    event = make_event(slug="talks", cited=False)
    cite(event, source=Source.objects.get(slug="herald-1"))
    publish(event, by=make_curator(), at=NOON)
    now = scope_of_negotiation("border-talks", is_curator=False)

    assert found("state-media") == {"talks"}
    assert found("state-media", now.as_known_on(date(2025, 11, 25))) == set()


def test_the_shipped_facts_all_came_through_one_states_outlet():
    publish_facts()
    scope = scope_of_negotiation("ukraine-2025", is_curator=False)

    assert len(found("state-media", scope)) == 9
    assert found("unnamed", scope) == {"plan-goes-from-28-to-19-points"}
    assert len(found("one-origin", scope)) == 7
