"""What the database promises: each promise is broken by a bare write, past every form, and the write is refused."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from tests.factories import (
    cite,
    make_actor,
    make_curator,
    make_event,
    make_negotiation,
    make_plan_version,
    make_provision,
    make_source,
)
from timeline.desk.models import (
    Actor,
    Citation,
    Event,
    EventOrder,
    Hop,
    Name,
    Negotiation,
    Participation,
    Party,
    PeacePlanVersion,
    PlanRelation,
    ProvisionReading,
    Source,
    Topic,
)
from timeline.public.store.models import ShareLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return make_event()


def refused(write):
    """Whether the database refuses a write."""
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize("model", [Event, PeacePlanVersion, Citation, Hop])
def test_no_date_ends_before_it_begins(model, event):
    make_plan_version()
    rows = model.objects.all()
    assert not refused(lambda: rows.update(date_earliest=date(2025, 11, 1), date_latest=date(2025, 11, 2)))
    assert refused(lambda: rows.update(date_earliest=date(2025, 11, 2), date_latest=date(2025, 11, 1)))


@pytest.mark.parametrize("model", [Event, PeacePlanVersion, Citation, Hop])
def test_no_curators_reading_stands_without_a_reason(model, event):
    make_plan_version()
    rows = model.objects.all()
    assert not refused(lambda: rows.update(date_override="2025-11-30", date_override_why="The second source says so."))
    assert refused(lambda: rows.update(date_override="2025-11-30", date_override_why=""))
    assert refused(lambda: rows.update(date_override="", date_override_why="No reading to give a reason for."))


def test_a_citation_has_exactly_one_target(event):
    source = Source.objects.get()
    version = make_plan_version()
    assert not refused(lambda: Citation.objects.create(source=source, plan_version=version))
    assert refused(lambda: Citation.objects.create(source=source))
    assert refused(lambda: Citation.objects.create(source=source, event=event, plan_version=version))
    assert refused(lambda: Citation.objects.update(plan_version=version, event=event))


@pytest.mark.parametrize("model", [Negotiation, Actor, Source])
def test_a_slug_names_one_row(model, event):
    slug = model.objects.first().slug
    others = {
        Negotiation: lambda: make_negotiation(slug=slug),
        Actor: lambda: make_actor("Somebody else", slug=slug),
        Source: lambda: make_source(slug=slug),
    }
    assert refused(others[model])


@pytest.mark.parametrize("make", [make_event, make_plan_version, make_provision])
def test_a_slug_names_one_row_of_a_negotiation(make, event):
    row = make(slug="the-same", negotiation=event.negotiation)
    assert refused(lambda: make(slug="the-same", negotiation=row.negotiation))
    assert not refused(lambda: make(slug="the-same", negotiation=make_negotiation("other-talks")))


def test_a_retracted_row_was_published_once(event):
    assert refused(lambda: Event.objects.update(is_retracted=True))


@pytest.mark.parametrize(
    ("model", "column"),
    [
        (Negotiation, "visibility"),
        (Actor, "kind"),
        (Event, "kind"),
        (Event, "status"),
        (Participation, "role"),
        (Hop, "verb"),
        (Name, "kind"),
    ],
)
def test_a_word_of_the_vocabulary_is_one_that_the_record_knows(model, column, event):
    event.participations.create(actor=make_actor())
    Name.objects.create(actor=Actor.objects.first(), text="Ada")
    assert refused(lambda: model.objects.update(**{column: "rumoured"}))


def test_nobody_represents_themselves():
    actor = make_actor()
    assert refused(lambda: Actor.objects.filter(pk=actor.pk).update(represents=actor))


@pytest.mark.parametrize("make", [make_actor, make_source])
def test_nothing_is_merged_into_itself(make, db):
    row = make()
    row.merged_into = row
    assert refused(row.save)


def test_only_a_group_is_counted():
    make_actor()
    assert refused(lambda: Actor.objects.update(count=2))
    assert not refused(lambda: Actor.objects.update(kind="group", count=2))


def test_an_affiliation_has_a_label():
    make_actor()
    assert refused(lambda: Actor.objects.update(affiliation_is_state_media=True))


def test_a_name_has_letters_and_is_recorded_once(event):
    actor, source = Actor.objects.get(), Source.objects.get()
    Name.objects.create(actor=actor, text="Daily", source=source)
    assert refused(lambda: Name.objects.create(actor=actor, text="", source=source))
    assert refused(lambda: Name.objects.create(actor=actor, text="Daily", source=source))


def test_a_party_is_named_once_and_has_a_slot_of_its_own_counted_from_one():
    negotiation, one, other = make_negotiation(), make_actor("One", kind="state"), make_actor("Other", kind="state")
    Party.objects.create(negotiation=negotiation, actor=one, slot=1)
    assert refused(lambda: Party.objects.create(negotiation=negotiation, actor=one, slot=2))
    assert refused(lambda: Party.objects.create(negotiation=negotiation, actor=other, slot=1))
    assert refused(lambda: Party.objects.create(negotiation=negotiation, actor=other, slot=0))


def test_a_topic_is_named_once_in_a_negotiation():
    topic = make_negotiation().topics.create(slug="territory", label="Territory")
    assert refused(lambda: Topic.objects.create(negotiation=topic.negotiation, slug="territory", label="Land"))


def test_no_event_is_its_own_stage_or_follows_itself(event):
    assert refused(lambda: Event.objects.update(parent=event))
    assert refused(lambda: EventOrder.objects.create(earlier=event, later=event))
    later = make_event("They meet again")
    EventOrder.objects.create(earlier=event, later=later)
    assert refused(lambda: EventOrder.objects.create(earlier=event, later=later))


def test_a_participation_names_an_actor_or_says_what_is_not_known(event):
    assert refused(lambda: event.participations.create())
    assert not refused(lambda: event.participations.create(note="other side not stated"))


def test_versions_relate_to_others_and_provisions_are_read_once_in_each():
    version, other, provision = make_plan_version(), make_plan_version(), make_provision()
    assert refused(lambda: PlanRelation.objects.create(version=version, kind="revises", other=version))
    assert refused(lambda: PlanRelation.objects.create(version=version, kind="mocks", other=other))
    PlanRelation.objects.create(version=version, kind="revises", other=other)
    assert refused(lambda: PlanRelation.objects.create(version=version, kind="revises", other=other))
    ProvisionReading.objects.create(version=version, provision=provision, state="included", number=1)
    assert refused(lambda: ProvisionReading.objects.create(version=version, provision=provision, state="removed"))
    second = make_provision("Borders")
    assert refused(
        lambda: ProvisionReading.objects.create(version=version, provision=second, state="included", number=1)
    )
    assert refused(
        lambda: ProvisionReading.objects.create(version=version, provision=second, state="included", number=0)
    )
    assert refused(lambda: ProvisionReading.objects.create(version=version, provision=second, state="forgotten"))


def test_a_frozen_link_has_its_document_and_a_live_one_has_none(event):
    columns = {"negotiation": "border-talks", "made_at": "2025-12-02T12:00Z", "made_by": make_curator()}
    frozen = {"document": "{}", "document_sha256": "0" * 64, "frozen_seq": 1}
    assert not refused(lambda: ShareLink.objects.create(token_sha256="1", **columns))
    assert not refused(lambda: ShareLink.objects.create(token_sha256="2", is_frozen=True, **frozen, **columns))
    assert refused(lambda: ShareLink.objects.create(token_sha256="3", is_frozen=True, **columns))
    assert refused(lambda: ShareLink.objects.create(token_sha256="4", **frozen, **columns))
    assert refused(lambda: ShareLink.objects.create(token_sha256="1", **columns))


def test_sources_and_actors_in_use_cannot_be_deleted(event):
    envoy = make_actor()
    event.participations.create(actor=envoy)
    source = make_source("weekly-2025-12-03")
    cite(event, source=source)
    for row in (source, source.outlet, envoy):
        with pytest.raises(ProtectedError):
            row.delete()
