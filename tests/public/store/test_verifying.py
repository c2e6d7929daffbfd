"""Whoever changes the record behind the app's back, guards taken away, is found: which row, and what was done."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from tests.factories import NOON
from timeline.public.asking.filters import UNFILTERED
from timeline.public.store import guards, ledger, projection
from timeline.public.store.models import Deed, Revision, ShareLink
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
