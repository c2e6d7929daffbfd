"""Whoever changes the record behind the app's back, guards taken away, is found: which row, and what was done."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from tests.factories import NOON, make_curator, publish_facts
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import freeze
from timeline.public.store import guards, ledger, projection
from timeline.public.store.models import CURRENT, Deed, Published, Revision, ShareLink
from timeline.records.actor import Actor, ActorKind

pytestmark = pytest.mark.django_db

ALTERED = "Revision 2 (actor “boris”) has been altered."
OTHER_CONTENT = "Revision 2 (actor “boris”) has another content than was published."
UNREAD = "Readers get another actor “boris” than was published."


@pytest.fixture
def head():
    """Three revisions; returns the last one's hash."""
    for slug in ("ada", "boris", "clara"):
        append(slug)
    return ledger.head().hash


def append(slug, **options):
    options = {"negotiation": "", "deed": Deed.PUBLISHED, "reason": "", "at": NOON} | options
    with transaction.atomic():
        return ledger.append(Actor(slug=slug, kind=ActorKind.PERSON, name=slug.title()), **options)


def tamper(*statements):
    guards.remove(connection)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    guards.install(connection)


def faults(**options):
    with pytest.raises(CommandError) as found:
        call_command("verify_revisions", **options)
    return str(found.value).splitlines()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("payload = '{}'", [OTHER_CONTENT, UNREAD]),
        ("reason = 'No reason'", [OTHER_CONTENT]),
        ("salt = ''", [OTHER_CONTENT]),
        ("content_sha256 = '0'", [OTHER_CONTENT, "Revision 2 (actor “boris”) has been altered."]),
        ("noun = 'source'", ["Revision 2 (source “boris”) has been altered.", UNREAD]),
        ("negotiation = 'talks'", [ALTERED, UNREAD]),
        ("deed = 'corrected', reason = 'x'", [OTHER_CONTENT, ALTERED]),
        ("at = '2020-01-01 00:00:00+00:00'", [ALTERED]),
        ("hash = 'f'", [ALTERED, "Revision 3 does not follow the one before it."]),
        ("previous_hash = ''", ["Revision 2 does not follow the one before it.", ALTERED]),
    ],
)
def test_an_altered_row_is_found(head, change, expected):
    tamper(f"UPDATE timeline_revision SET {change} WHERE seq = 2")
    found = faults()
    assert found[: len(expected)] == expected


def test_a_removed_row_is_found(head):
    tamper("DELETE FROM timeline_revision WHERE seq = 2")
    assert faults() == [
        "Revision 2 is missing: 3 follows 1.",
        "Revision 3 does not follow the one before it.",
        "Readers get another actor “boris” than was published.",
    ]


def test_rows_cut_off_at_the_end_are_found_by_what_readers_get_and_by_a_noted_head(head):
    tamper("DELETE FROM timeline_revision WHERE seq = 3")
    unread = "Readers get another actor “clara” than was published."
    assert faults() == [unread]
    assert faults(head=head[:12]) == [
        f"No revision has the hash {head[:12]}: what stood at it was altered, removed or cut off.",
        unread,
    ]


def test_a_head_finds_what_was_cut_off_with_all_its_traces(head):
    tamper(
        "DELETE FROM timeline_revision WHERE seq = 3",
        "DELETE FROM timeline_published WHERE slug = 'clara'",
    )
    call_command("verify_revisions", head=Revision.objects.get(seq=2).hash)
    assert faults(head=head) == [f"No revision has the hash {head}: what stood at it was altered, removed or cut off."]


def test_a_chain_that_was_forged_anew_is_found_by_a_noted_head(head):
    guards.remove(connection)
    previous = ""
    for revision in Revision.objects.order_by("seq"):
        revision.reason, revision.previous_hash = "Forged.", previous
        revision.content_sha256 = ledger.content_hash_of(revision)
        revision.hash = previous = ledger.hash_of(revision)
        revision.save()
    guards.install(connection)
    call_command("verify_revisions")
    assert faults(head=head) == [f"No revision has the hash {head}: what stood at it was altered, removed or cut off."]


def test_a_row_slipped_in_is_found_even_where_its_hashes_are_right(head):
    stray = Revision.objects.get(seq=3)
    stray.seq, stray.previous_hash, stray.slug = 4, stray.hash, "dora"
    stray.hash = ledger.hash_of(stray)
    stray.save(force_insert=True)
    assert faults() == ["Readers do not get the actor “dora”, which was published."]


def test_a_row_slipped_in_between_is_found(head):
    tamper(
        "UPDATE timeline_revision SET seq = 4 WHERE seq = 3",
        "INSERT INTO timeline_revision (seq, noun, negotiation, slug, deed, payload, reason, salt, content_sha256, at, "
        "previous_hash, hash) SELECT 3, noun, negotiation, 'dora', deed, payload, reason, salt, content_sha256, at, "
        "hash, 'forged' FROM timeline_revision WHERE seq = 2",
    )
    assert faults()[:3] == [
        "Revision 3 (actor “dora”) has been altered.",
        "Revision 4 does not follow the one before it.",
        "Revision 4 (actor “clara”) has been altered.",
    ]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE timeline_published SET payload = '{}' WHERE slug = 'boris'", [UNREAD]),
        ("UPDATE timeline_published SET notice = 'Canary' WHERE slug = 'boris'", [UNREAD]),
        (
            "DELETE FROM timeline_published WHERE slug = 'boris'",
            ["Readers do not get the actor “boris”, which was published."],
        ),
    ],
)
def test_what_readers_get_is_held_against_the_chain(head, statement, expected):
    tamper(statement)
    connection.check_constraints()
    assert faults() == expected
    projection.rebuild()
    call_command("verify_revisions")


@pytest.mark.parametrize(
    ("statement", "stray"),
    [
        ("UPDATE timeline_published SET title = 'Forged' WHERE slug = 'florida-talks'", "event “florida-talks”"),
        (
            "UPDATE timeline_published SET visibility = 'private' WHERE noun = 'negotiation'",
            "negotiation “ukraine-2025”",
        ),
        ("UPDATE timeline_published SET latest = '2025-11-01' WHERE slug = 'florida-talks'", "event “florida-talks”"),
        ("UPDATE timeline_published SET words = '' WHERE slug = 'rustem-umerov'", "actor “rustem-umerov”"),
        (
            "DELETE FROM timeline_mention WHERE kind = 'topic' AND published_id = "
            "(SELECT id FROM timeline_published WHERE edition = '' AND slug = 'florida-talks')",
            "event “florida-talks”",
        ),
    ],
)
def test_a_column_that_lists_go_by_is_held_against_the_chain_too(statement, stray):
    publish_facts()
    call_command("verify_revisions")
    tamper(statement)
    connection.check_constraints()
    assert faults() == [
        f"Lists and searches do not have the {stray} as it was published: rebuild_published mends it.",
    ]
    projection.rebuild()
    call_command("verify_revisions")


def test_a_row_of_a_frozen_link_or_of_an_earlier_day_is_held_against_what_it_is_drawn_from():
    publish_facts()
    scope = scope_of_negotiation("ukraine-2025", is_curator=True)
    link, _token = freeze(scope, UNFILTERED, by=make_curator(), label="", at=NOON, until=None)
    call_command("verify_revisions")
    tamper(
        f"UPDATE timeline_published SET payload = '{{}}' WHERE edition = 'link {link.pk}' AND slug = 'florida-talks'",
        "INSERT INTO timeline_mention (published_id, edition, negotiation, entry, kind, slug) SELECT id, edition, "
        "negotiation, entry, 'topic', 'forged' FROM timeline_published WHERE edition = '' AND slug = 'florida-talks'",
    )
    connection.check_constraints()
    assert faults() == [
        "Lists and searches do not have the event “florida-talks” as it was published: rebuild_published mends it.",
        f"Lists and searches do not have the event “florida-talks” as it was published (edition “link {link.pk}”): "
        "rebuild_published mends it.",
    ]


@pytest.mark.parametrize("edition", ["before 2020-01-01", "link 9", "link 9 before 2020-01-01"])
def test_a_row_slipped_in_beside_the_editions_is_found(edition):
    publish_facts()
    row = Published.objects.get(edition=CURRENT, slug="florida-talks")
    row.pk, row.edition = None, edition
    row.save(force_insert=True)
    assert faults() == [
        f"Lists and searches do not have the event “florida-talks” as it was published (edition “{edition}”): "
        "rebuild_published mends it.",
    ]


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (["UPDATE timeline_revision SET slug = 'b' WHERE seq = 2"], "Revision 2 (actor “b”) has been altered."),
        (["DELETE FROM timeline_revision WHERE seq = 1"], "Revision 1 is missing: 2 follows 0."),
        (["DELETE FROM timeline_revision WHERE seq > 1"], "No revision has the hash"),
        (["DELETE FROM timeline_published", "DELETE FROM timeline_revision"], "No revision has the hash"),
        (
            [
                "UPDATE timeline_revision SET seq = 9 WHERE seq = 1",
                "UPDATE timeline_revision SET seq = 1 WHERE seq = 2",
                "UPDATE timeline_revision SET seq = 2 WHERE seq = 9",
            ],
            "Revision 1 does not follow the one before it.",
        ),
    ],
)
def test_rows_swapped_cut_off_or_renamed_are_found(head, statements, expected):
    tamper(*statements)
    connection.check_constraints()
    assert faults(head=head)[0].startswith(expected)


def test_a_frozen_link_whose_document_was_altered_is_found(head, django_user_model):
    link = ShareLink.objects.create(
        token_sha256="0" * 64,
        negotiation="talks",
        view=UNFILTERED.query,
        is_frozen=True,
        document="{}",
        document_sha256="0" * 64,
        frozen_seq=1,
        made_at=NOON,
        made_by=django_user_model.objects.create_user("vera"),
    )
    assert faults() == [f"The frozen share link {link.pk} holds another document than it was made with."]


@pytest.mark.parametrize("head", ["0" * 11, "0" * 65, "not a hash at all"])
def test_what_is_no_head_is_refused(head):
    assert faults(head=head) == [f"A head is 12 to 64 hexadecimal digits, not “{head}”."]


def test_verify_says_what_it_checked(capsys):
    call_command("verify_revisions")
    assert capsys.readouterr().out == "No revision yet.\n"
    first, last = append("ada"), append("boris")
    call_command("verify_revisions", head=first.hash[:12].upper())
    assert capsys.readouterr().out == (
        f"2 revisions, none altered. The last one's hash is {last.hash}.\n"
        "The head that you gave is revision 1; 1 came after it.\n"
    )
