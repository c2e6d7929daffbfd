"""Revisions: nothing in them changes, none is lost, and whoever tampers with them is found."""

import threading

import pytest
from django.core.management import call_command
from django.db import Error, connection, transaction

from tests.factories import NOON, make_curator, make_event, make_negotiation, publish_facts
from timeline.desk.publishing import publish, retract
from timeline.public.store import guards, ledger
from timeline.public.store.models import Deed, Revision
from timeline.records.actor import Actor, ActorKind

pytestmark = pytest.mark.django_db


def append(slug="ada", **options):
    options = {"negotiation": "", "deed": Deed.PUBLISHED, "reason": "", "at": NOON} | options
    with transaction.atomic():
        return ledger.append(Actor(slug=slug, kind=ActorKind.PERSON, name="Ada"), **options)


def execute(statement):
    """A statement behind the app's back, undone where it is refused."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_revision_holds_its_record_and_follows_the_one_before():
    first, second = append("ada"), append("boris")
    assert [first.seq, second.seq] == [1, 2]
    assert second.previous_hash == first.hash == ledger.hash_of(first)
    assert first.content_sha256 == ledger.content_hash_of(first)
    assert len({first.salt, second.salt}) == 2
    assert ledger.record_of(second) == Actor(slug="boris", kind=ActorKind.PERSON, name="Ada")
    assert list(ledger.faults()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE timeline_revision SET reason = 'something else' WHERE seq = 1",
        "UPDATE timeline_revision SET seq = 9 WHERE seq = 1",
        "DELETE FROM timeline_revision WHERE seq = 1",
        "DELETE FROM timeline_revision",
    ],
)
def test_the_database_refuses_to_change_or_delete_a_revision(statement):
    revision = append()
    with pytest.raises(Error, match="append-only"):
        execute(statement)
    assert list(Revision.objects.values()) == [_columns(revision)]


@pytest.mark.postgresql
def test_the_database_refuses_to_empty_the_table():
    append()
    with pytest.raises(Error, match="append-only"):
        execute("TRUNCATE timeline_revision CASCADE")


def test_the_orm_is_refused_like_everybody_else():
    revision = append()
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        Revision.objects.filter(seq=1).update(slug="someone-else")
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        revision.delete()


@pytest.mark.parametrize("seq", [0, 1, 3])
def test_the_database_refuses_a_revision_out_of_sequence(seq):
    first = append()
    stray = Revision(**_columns(first) | {"seq": seq, "previous_hash": first.hash, "hash": "f" * 64})
    with pytest.raises(Error), transaction.atomic():
        stray.save(force_insert=True)


def test_the_database_refuses_a_revision_that_does_not_know_the_last_hash():
    first = append()
    stray = Revision(**_columns(first) | {"seq": 2, "previous_hash": "0" * 64, "hash": "f" * 64})
    with pytest.raises(Error, match="follow the last one"), transaction.atomic():
        stray.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_appended_outside_a_transaction():
    with pytest.raises(transaction.TransactionManagementError):
        ledger.append(
            Actor(slug="ada", kind=ActorKind.PERSON, name="Ada"),
            negotiation="",
            deed=Deed.PUBLISHED,
            reason="",
            at=NOON,
        )
    assert Revision.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_curators_who_publish_at_once_leave_no_gap():
    curator, negotiation = make_curator(), make_negotiation()
    events = [make_event(f"Round {number}", negotiation=negotiation) for number in range(8)]
    publish(negotiation, by=curator, at=NOON)
    start = threading.Barrier(4)
    failures = []

    def publish_some(mine):
        try:
            start.wait()
            for event in mine:
                publish(event, by=curator, at=NOON)
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=publish_some, args=[events[part::4]]) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    published = Revision.objects.order_by("seq")
    assert [revision.seq for revision in published] == list(range(1, len(published) + 1))
    assert {revision.slug for revision in published if revision.noun == "event"} == {event.slug for event in events}
    assert list(ledger.faults()) == []


def test_guards_are_put_back_after_every_migration():
    expected = guards.names(connection)
    guards.remove(connection)
    assert guards.names(connection) == []
    call_command("migrate", verbosity=0)
    assert guards.names(connection) == expected != []


def test_a_retraction_keeps_what_was_published():
    curator = make_curator()
    event = make_event(published_by=curator)
    retract(event, by=curator, at=NOON, reason="The source withdrew its report.")
    published, retracted = Revision.objects.filter(noun="event").order_by("seq")
    assert (retracted.deed, retracted.reason) == (Deed.RETRACTED, "The source withdrew its report.")
    assert retracted.payload == published.payload


def test_the_shipped_facts_make_one_revision_a_record():
    document = publish_facts()
    assert Revision.objects.count() == len(list(document.records()))
    assert set(Revision.objects.values_list("deed", flat=True)) == {Deed.PUBLISHED}


def _columns(revision):
    return {field.name: getattr(revision, field.name) for field in Revision._meta.fields}
