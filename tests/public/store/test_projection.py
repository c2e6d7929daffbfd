"""What pages read follows from the revisions, and comes out the same however often it is drawn."""

from datetime import date

import pytest
from django.core.management import call_command

from tests.factories import NOON, cite, make_actor, make_curator, make_event, make_source, publish_facts
from timeline.desk.models import EventOrder
from timeline.desk.publishing import publish, retract
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import freeze, revoke
from timeline.public.store.models import Mention, Published

pytestmark = pytest.mark.django_db


def everything():
    """All that the projection holds, without the numbers that the database gives out."""
    published = Published.objects.order_by("edition", "noun", "negotiation", "slug").values()
    mentions = Mention.objects.order_by("edition", "published__slug", "kind", "slug")
    columns = ("edition", "negotiation", "entry", "kind", "slug", "published__slug")
    return [{name: row[name] for name in row if name != "id"} for row in published], list(mentions.values(*columns))


def test_rebuilding_gives_the_same_bytes():
    curator = make_curator()
    publish_facts()
    event = make_event("Envoys meet", published_by=curator)
    event.title = "Envoys meet again"
    event.save()
    publish(event, by=curator, at=NOON, reason="A better title.")
    retract(event, by=curator, at=NOON, reason="It was another meeting.")
    scope = scope_of_negotiation("ukraine-2025", is_curator=False)
    freeze(scope, UNFILTERED, by=curator, label="Desk", at=NOON, until=None)
    before = everything()

    call_command("rebuild_published")

    assert everything() == before
    assert {row["edition"] == "" for row in before[0]} == {True, False}


def test_an_undated_event_stands_with_the_one_it_follows_and_moves_with_it():
    curator = make_curator()
    first = make_event("Envoys meet", day="2025-11-20", slug="first")
    second = make_event("The envoy travels on", day="", slug="second")
    third = make_event("The envoy goes home", day="", slug="third")
    EventOrder.objects.create(earlier=first, later=second)
    EventOrder.objects.create(earlier=second, later=third)
    publish(third, by=curator, at=NOON)
    assert placed() == [("first", "2025-11-20", 0), ("second", "2025-11-20", 1), ("third", "2025-11-20", 2)]

    first.refresh_from_db()
    first.date_edtf = "2025-11-27"
    first.date_earliest = first.date_latest = date(2025, 11, 27)
    first.save()
    publish(first, by=curator, at=NOON, reason="The source corrected its date.")
    assert placed() == [("first", "2025-11-27", 0), ("second", "2025-11-27", 1), ("third", "2025-11-27", 2)]


def placed():
    rows = Published.objects.filter(noun="event").order_by("depth")
    return [(row.slug, row.sort_latest.isoformat(), row.depth) for row in rows]


def test_an_event_became_known_with_its_earliest_source_even_when_that_is_corrected():
    curator = make_curator()
    event = make_event(published_by=curator)
    assert Published.objects.get(edition="", slug=event.slug).known_on == date(2025, 12, 1)
    earlier = make_source("weekly-2025-11-30", published_on=date(2025, 11, 30))
    cite(event, source=earlier)
    publish(event, by=curator, at=NOON, reason="A second source.")
    assert Published.objects.get(edition="", slug=event.slug).known_on == date(2025, 11, 30)
    earlier.refresh_from_db()
    earlier.published_on = date(2025, 11, 29)
    earlier.save()
    publish(earlier, by=curator, at=NOON, reason="The page gives an earlier day.")
    assert Published.objects.get(edition="", slug=event.slug).known_on == date(2025, 11, 29)


def test_a_retracted_event_is_named_by_no_filter():
    curator = make_curator()
    event = make_event()
    event.participations.create(actor=make_actor())
    publish(event, by=curator, at=NOON)
    assert Mention.objects.filter(kind="actor").count() == 1
    retract(event, by=curator, at=NOON, reason="It was another meeting.")
    assert Mention.objects.count() == 0
    assert Published.objects.get(edition="", slug=event.slug).notice == "It was another meeting."


def test_what_was_known_before_is_drawn_again_the_same_and_erased_with_its_link():
    curator = make_curator()
    event = make_event("Envoys meet", cited=False, slug="meeting")
    for slug, day in (("early", 20), ("late", 30)):
        cite(event, source=make_source(slug, published_on=date(2025, 11, day)))
    participant = event.participations.create(actor=make_actor())
    cite(participant, source=make_source("later", published_on=date(2025, 12, 2)))
    publish(event, by=curator, at=NOON)
    rows = Published.objects.filter(slug="meeting").order_by("stands_from")
    assert [(row.edition, str(row.stands_from)) for row in rows] == [
        ("before 2025-11-30", "2025-11-20"),
        ("before 2025-12-02", "2025-11-30"),
        ("", "2025-12-02"),
    ]
    scope = scope_of_negotiation("border-talks", is_curator=True)
    link, _ = freeze(scope, UNFILTERED, by=curator, label="", at=NOON, until=None)
    before = everything()

    call_command("rebuild_published")

    assert everything() == before
    assert Published.objects.filter(edition__startswith=f"link {link.pk} before").count() == 2
    revoke(link, at=NOON)
    assert Published.objects.filter(edition__startswith="link").count() == 0
    assert rows.count() == 3


def test_what_an_event_names_is_known_from_the_first_source_that_bears_it_out():
    curator = make_curator()
    event = make_event("Envoys meet", cited=False)
    early, late = (make_source(slug, published_on=date(2025, 11, day)) for slug, day in (("early", 20), ("late", 30)))
    cite(event, source=late)
    cite(event, source=early)
    event.participations.create(actor=make_actor("Ada"))
    cite(event.participations.create(actor=make_actor("Max")), source=late)
    publish(event, by=curator, at=NOON)
    found = Mention.objects.filter(kind__in=["actor", "source"]).order_by("slug").values_list("slug", "known_on__day")
    assert list(found) == [("ada", 20), ("early", 20), ("late", 30), ("max", 30)]
