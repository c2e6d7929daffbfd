"""The revisions: appending one, and finding whether any was touched behind the app's back."""

import json
import re
import secrets
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import connection, transaction

from timeline.public.store import projection
from timeline.public.store.models import SHORT_HASH, Deed, Redaction, Revision
from timeline.records.document import NOUNS, Record, canonical_bytes, sha256_of
from timeline.records.plain import as_plain, from_plain

SALT_BYTES = 16

REDACTS = "redacts"
"""The field of a tombstone's payload that lists the revisions which it empties, by number."""


def append(record: Record, *, negotiation: str, deed: Deed, reason: str, at: datetime) -> Revision:
    """Add one revision to the record and draw it into the projection, in the caller's transaction.

    `negotiation` is the slug of the negotiation it belongs to, empty for actors and sources. Sequence numbers have no
    gap: whoever appends holds the table until the transaction ends. Raises TransactionManagementError outside of one.
    """
    revision = _append(
        *(record.NOUN, negotiation, record.slug, deed),
        payload=canonical_bytes(as_plain(record)),
        reason=reason,
        at=at,
    )
    projection.draw(revision)
    return revision


def redact(revisions: list[Revision], *, reason: str, at: datetime) -> list[Revision]:
    """Take out what some revisions say, and leave a tombstone for each record among them, in the caller's transaction.

    `reason` is what readers are told. What stands is not to be among them; the caller sees to that.
    """
    by_record = defaultdict(list)
    for revision in revisions:
        by_record[revision.noun, revision.negotiation, revision.slug].append(revision.seq)
    tombstones = []
    for record, seqs in by_record.items():
        payload = canonical_bytes({REDACTS: sorted(seqs)})
        tombstone = _append(*record, Deed.REDACTED, payload=payload, reason=reason, at=at)
        Redaction.objects.bulk_create(Redaction(revision_id=seq, tombstone=tombstone) for seq in sorted(seqs))
        Revision.objects.filter(seq__in=seqs).update(payload="", reason="", salt="")
        projection.draw(Revision.objects.get(seq=max(seqs)))
        tombstones.append(tombstone)
    return tombstones


def _append(noun, negotiation, slug, deed, *, payload, reason, at):
    last = _lock_and_find_last()
    revision = Revision(
        seq=last.seq + 1 if last else 1,
        noun=noun,
        negotiation=negotiation,
        slug=slug,
        deed=deed,
        payload=payload.decode(),
        reason=reason,
        salt=secrets.token_hex(SALT_BYTES),
        at=at,
        previous_hash=last.hash if last else "",
    )
    revision.content_sha256 = content_hash_of(revision)
    revision.hash = hash_of(revision)
    revision.save(force_insert=True)
    return revision


def content_hash_of(revision: Revision) -> str:
    """The SHA-256 of what a revision says: its payload and its reason, with its salt."""
    return sha256_of(canonical_bytes({"payload": revision.payload, "reason": revision.reason, "salt": revision.salt}))


def hash_of(revision: Revision) -> str:
    """The SHA-256 of a revision's fields and of the hash before it. What it says counts by `content_sha256` alone."""
    counted = {
        "seq": revision.seq,
        "noun": revision.noun,
        "negotiation": revision.negotiation,
        "slug": revision.slug,
        "deed": str(revision.deed),
        "content_sha256": revision.content_sha256,
        "at": revision.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "previous_hash": revision.previous_hash,
    }
    return sha256_of(canonical_bytes(counted))


def head() -> Revision | None:
    """The last revision, or None while nothing is published."""
    return Revision.objects.order_by("-seq").first()


def with_hash(beginning: str) -> Revision | None:
    """The revision whose hash begins with some digits, as a page or an export once gave them; None where none does.

    Raises ValueError for fewer digits than pages print, or for anything else than digits.
    """
    digits = beginning.strip().lower()
    if not re.fullmatch(rf"[0-9a-f]{{{SHORT_HASH},64}}", digits):
        raise ValueError(f"A head is {SHORT_HASH} to 64 hexadecimal digits, not “{beginning}”.")
    return Revision.objects.filter(hash__startswith=digits).order_by("seq").first()


def record_of(revision: Revision) -> Record:
    """The record that a revision holds."""
    return from_plain(NOUNS[revision.noun], json.loads(revision.payload))


def faults() -> Iterator[str]:
    """A sentence for each revision that is not what it was when it was appended, in order."""
    buried = _buried()
    expected, previous = 1, ""
    for revision in Revision.objects.order_by("seq").iterator():
        if revision.seq != expected:
            yield f"Revision {expected} is missing: {revision.seq} follows {expected - 1}."
        if revision.previous_hash != previous:
            yield f"Revision {revision.seq} does not follow the one before it."
        if not _says_what_it_should(revision, is_buried=revision.seq in buried):
            yield f"Revision {revision.seq} ({revision.noun} “{revision.slug}”) has another content than was published."
        if hash_of(revision) != revision.hash:
            yield f"Revision {revision.seq} ({revision.noun} “{revision.slug}”) has been altered."
        expected, previous = revision.seq + 1, revision.hash
    if dict(Redaction.objects.values_list("revision", "tombstone")) != buried:
        yield "The list of what was redacted is not what the revisions say."


def _buried():
    """Revision -> its tombstone, by number, as the tombstones say."""
    tombstones = Revision.objects.filter(deed=Deed.REDACTED).order_by("seq")
    found = {}
    for seq, payload in tombstones.values_list("seq", "payload"):
        try:
            found |= dict.fromkeys(json.loads(payload)[REDACTS], seq)
        except (ValueError, KeyError, TypeError):
            # A tombstone that was tampered with buries nothing, and is a fault itself.
            continue
    return found


def _says_what_it_should(revision, *, is_buried):
    if is_buried:
        return not (revision.payload or revision.reason or revision.salt)
    return content_hash_of(revision) == revision.content_sha256


def _lock_and_find_last():
    transaction.get_connection().validate_no_broken_transaction()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A revision is appended inside a transaction.")
    if connection.vendor == "postgresql":
        # SQLite's transactions are IMMEDIATE (settings), so there the writer is alone from the start.
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE timeline_revision IN SHARE ROW EXCLUSIVE MODE")
    return head()
