"""The index follows the rows, whatever changes them, and comes back after every migration."""

import pytest
from django.core.management import call_command
from django.db import connection, models

from tests.factories import NOON, make_actor, make_curator, make_event, publish_facts
from timeline.desk.publishing import publish
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.asking.search import Holds, entries_with, wanted_by
from timeline.public.store import search_index
from timeline.public.store.folding import index_text
from timeline.public.store.models import Published

pytestmark = pytest.mark.django_db


def found(text):
    scope = scope_of_negotiation("border-talks", is_curator=False)
    return [entry for word in wanted_by(text) for (entry,) in entries_with(word, scope).values_list("entry")]


def execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else None


@pytest.fixture
def talks():
    make_event("Round one", slug="one", published_by=make_curator())
    return Published.objects.filter(slug="one")


def test_rows_made_changed_and_deleted_in_any_way_are_followed(talks):
    assert found("round") == ["one"]
    talks.update(words=index_text(["Second"]))
    assert (found("round"), found("second")) == ([], ["one"])
    (copy,) = talks
    talks.delete()
    assert found("second") == []
    Published.objects.bulk_create([copy])
    assert found("second") == ["one"]


def test_a_new_spelling_finds_the_entries_that_were_there_before():
    curator, envoy = make_curator(), make_actor("Ada Hnatova")
    event = make_event(slug="one")
    event.participations.create(actor=envoy)
    publish(event, by=curator, at=NOON)
    assert found("Ihnatova") == []
    envoy.names.create(text="Ihnatova")
    publish(envoy, by=curator, at=NOON, reason="A further spelling.")
    assert found("Ihnatova") == ["one"]


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_rebuilds_the_table_leaves_a_search_that_finds(talks):
    title, longer = Published._meta.get_field("title"), models.CharField(max_length=999)
    longer.set_attributes_from_name("title")
    for old, new in [(title, longer), (longer, title)]:
        with connection.schema_editor() as editor:
            editor.alter_field(Published, old, new)
    call_command("migrate", verbosity=0)
    talks.update(words=index_text(["Second"]))
    assert (found("round"), found("second")) == ([], ["one"])


def test_installing_again_changes_nothing(talks):
    search_index.install(connection)
    search_index.install(connection)
    assert found("round") == ["one"]


@pytest.mark.sqlite
def test_an_index_that_lost_its_triggers_is_mended_by_rebuilding_the_record(talks):
    for trigger in ("insert", "delete", "update"):
        execute(f"DROP TRIGGER published_terms_{trigger}")
    talks.update(words="")
    call_command("rebuild_published")
    assert found("round") == ["one"]
    execute("INSERT INTO published_terms (published_terms, rank) VALUES ('integrity-check', 1)")


@pytest.mark.postgresql
def test_the_question_is_written_as_the_index_is():
    publish_facts()
    execute("SET LOCAL enable_seqscan = off")
    (word,) = wanted_by("negotiations")
    assert "Bitmap Index Scan on published_terms" in Published.objects.filter(Holds(word)).explain()
