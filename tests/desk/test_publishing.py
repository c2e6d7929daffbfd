"""From the desk into the record: what is ready, what is not and why, and what comes along."""

import pytest

from tests.factories import (
    NOON,
    cite,
    make_actor,
    make_curator,
    make_event,
    make_negotiation,
    make_plan_version,
    make_provision,
    make_source,
    publish_facts,
)
from timeline.desk.models import Actor, Event, EventOrder, Negotiation, Source
from timeline.desk.models.publishable import State
from timeline.desk.publishing import NotReady, publish, refresh, retract, would_publish
from timeline.desk.recording import record_of
from timeline.public.store import ledger
from timeline.public.store.models import Deed, Revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return make_curator()


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_publishing_appends_the_record_and_everything_it_refers_to(curator):
    envoy = make_actor(represents=make_actor("Northland", kind="state"))
    event = make_event(slug="meeting")
    event.participations.create(actor=envoy)
    assert [str(row) for row in would_publish(event)] == [
        *("Border talks", "Ada Envoy", "Daily", "Northland", "Envoys meet (2025-12-01)")
    ]
    revision = publish(event, by=curator, at=NOON)
    assert [(each.noun, each.slug) for each in Revision.objects.order_by("seq")] == [
        ("negotiation", "border-talks"),
        ("actor", "ada-envoy"),
        ("actor", "daily"),
        ("actor", "northland"),
        ("source", "daily-2025-12-01"),
        ("event", "meeting"),
    ]
    assert ledger.record_of(revision) == record_of(event)
    assert would_publish(event) == ()


def test_a_row_goes_from_draft_to_published_to_changed_and_back(curator):
    event = make_event()
    assert (fresh(event).state, Event.objects.in_state("draft").count()) == (State.DRAFT, 1)
    publish(event, by=curator, at=NOON)
    assert (fresh(event).state, Event.objects.in_state("published").count()) == (State.PUBLISHED, 1)
    event = fresh(event)
    event.title = "Envoys meet again"
    event.save()
    refresh(event)
    assert (fresh(event).state, Event.objects.in_state("changed").count()) == (State.CHANGED, 1)
    event.title = "Envoys meet"
    event.save()
    refresh(event)
    assert fresh(event).state == State.PUBLISHED
    retract(event, by=curator, at=NOON, reason="It was another meeting.")
    assert (fresh(event).state, Event.objects.in_state("retracted").count()) == (State.RETRACTED, 1)


def test_publishing_what_is_public_already_does_nothing(curator):
    event = make_event(published_by=curator)
    count = Revision.objects.count()
    assert publish(event, by=curator, at=NOON) is None
    assert Revision.objects.count() == count


def test_a_change_to_something_public_needs_a_reason_and_is_a_correction(curator):
    event = make_event(published_by=curator)
    event.title = "Envoys meet again"
    event.save()
    with pytest.raises(NotReady, match="give readers a reason"):
        publish(event, by=curator, at=NOON)
    with pytest.raises(NotReady, match="give readers a reason"):
        publish(event, by=curator, at=NOON, reason="  ")
    revision = publish(event, by=curator, at=NOON, reason=" The source gives another title. ")
    assert (revision.deed, revision.reason) == (Deed.CORRECTED, "The source gives another title.")


def test_a_first_publication_says_no_reason_in_public(curator):
    assert publish(make_event(), by=curator, at=NOON, reason="As agreed with Vera.").reason == ""


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda event: event.citations.all().delete(), "has no citation"),
        (lambda event: event.citations.get().chain.all().delete(), "has no chain"),
        (lambda event: Event.objects.filter(pk=event.pk).update(date_edtf=""), "has no date reading"),
    ],
)
def test_what_is_not_ready_is_refused_in_a_sentence_and_nothing_is_published(curator, spoil, sentence):
    event = make_event()
    spoil(event)
    with pytest.raises(NotReady, match=sentence):
        publish(fresh(event), by=curator, at=NOON)
    assert Revision.objects.count() == 0
    assert fresh(event.negotiation).published_sha256 == ""


def test_an_undated_event_is_ready_when_it_is_known_to_follow_another(curator):
    first, second = make_event(), make_event("The envoy travels on", day="")
    EventOrder.objects.create(earlier=first, later=second)
    assert publish(second, by=curator, at=NOON).slug == second.slug
    assert fresh(first).state == State.PUBLISHED


def test_a_reading_without_a_citation_keeps_its_version_back(curator):
    version = make_plan_version()
    cite(version)
    reading = version.readings.create(provision=make_provision(), state="included")
    with pytest.raises(NotReady, match="has no citation"):
        publish(version, by=curator, at=NOON)
    cite(reading)
    assert publish(version, by=curator, at=NOON).noun == "plan version"


def test_a_person_is_no_party(curator):
    negotiation = make_negotiation()
    negotiation.parties.create(actor=make_actor(), slot=1)
    with pytest.raises(NotReady, match="cannot be a party"):
        publish(negotiation, by=curator, at=NOON)


def test_what_is_referred_to_cannot_be_retracted(curator):
    first, second = make_event(), make_event("The envoy travels on")
    EventOrder.objects.create(earlier=first, later=second)
    publish(second, by=curator, at=NOON)
    with pytest.raises(NotReady, match="still referred to by “The envoy travels on”"):
        retract(first, by=curator, at=NOON, reason="It was another meeting.")
    for row in (Source.objects.get(), Actor.objects.get(slug="daily"), Negotiation.objects.get()):
        with pytest.raises(NotReady, match="still referred to"):
            retract(row, by=curator, at=NOON, reason="No longer needed.")
    retract(second, by=curator, at=NOON, reason="It was another meeting.")
    retract(fresh(first), by=curator, at=NOON, reason="It was another meeting.")


def test_retracting_needs_something_public_and_a_reason(curator):
    event = make_event()
    with pytest.raises(NotReady, match="not public"):
        retract(event, by=curator, at=NOON, reason="It was another meeting.")
    publish(event, by=curator, at=NOON)
    with pytest.raises(NotReady, match="give a reason"):
        retract(event, by=curator, at=NOON, reason=" ")


def test_something_retracted_can_be_published_again_with_a_reason(curator):
    event = make_event(published_by=curator)
    retract(event, by=curator, at=NOON, reason="It was another meeting.")
    with pytest.raises(NotReady, match="give readers a reason"):
        publish(fresh(event), by=curator, at=NOON)
    revision = publish(fresh(event), by=curator, at=NOON, reason="It was this meeting after all.")
    assert (revision.deed, fresh(event).state) == (Deed.CORRECTED, State.PUBLISHED)


def test_the_record_of_a_row_costs_the_same_however_much_it_holds(django_assert_max_num_queries, curator):
    publish_facts()
    with django_assert_max_num_queries(16):
        record_of(Event.objects.get(slug="florida-talks"))


def test_a_slug_that_an_address_has_taken_is_refused():
    negotiation = make_negotiation("admin")
    with pytest.raises(Exception, match="taken"):
        negotiation.full_clean()


def test_a_second_source_published_later_is_not_dragged_in(curator):
    make_source("weekly-2025-12-03")
    make_event(published_by=curator)
    assert list(Revision.objects.filter(noun="source").values_list("slug", flat=True)) == ["daily-2025-12-01"]
