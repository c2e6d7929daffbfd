"""The revisions: appending one, and finding whether any was touched behind the app's back."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import connection, transaction

from timeline.public.store import projection
from timeline.public.store.models import Deed, Revision
from timeline.records.document import NOUNS, Record, canonical_bytes, sha256_of
from timeline.records.plain import as_plain, from_plain


def append(record: Record, *, negotiation: str, deed: Deed, reason: str, at: datetime) -> Revision:
    """Add one revision to the record and draw it into the projection, in the caller's transaction.

    `negotiation` is the slug of the negotiation it belongs to, empty for actors and sources. Sequence numbers have no
    gap: whoever appends holds the table until the transaction ends. Raises TransactionManagementError outside of one.
    """
    last = _lock_and_find_last()
    payload = canonical_bytes(as_plain(record))
    revision = Revision(
        seq=last.seq + 1 if last else 1,
        noun=record.NOUN,
        negotiation=negotiation,
        slug=record.slug,
        deed=deed,
        payload=payload.decode(),
        payload_sha256=sha256_of(payload),
        reason=reason,
        at=at,
        previous_hash=last.hash if last else "",
    )
    revision.hash = hash_of(revision)
    revision.save(force_insert=True)
    projection.draw(revision)
    return revision


def hash_of(revision: Revision) -> str:
    """The SHA-256 of a revision's fields and of the hash before it. The payload counts by its own SHA-256."""
    counted = {
        "seq": revision.seq,
        "noun": revision.noun,
        "negotiation": revision.negotiation,
        "slug": revision.slug,
        "deed": str(revision.deed),
        "payload_sha256": revision.payload_sha256,
        "reason": revision.reason,
        "at": revision.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "previous_hash": revision.previous_hash,
    }
    return sha256_of(canonical_bytes(counted))


def head() -> Revision | None:
    """The last revision, or None while nothing is published."""
    return Revision.objects.order_by("-seq").first()


def record_of(revision: Revision) -> Record:
    """The record that a revision holds."""
    return from_plain(NOUNS[revision.noun], json.loads(revision.payload))


def faults() -> Iterator[str]:
    """A sentence for each revision that is not what it was when it was appended, in order."""
    expected, previous = 1, ""
    for revision in Revision.objects.order_by("seq").iterator():
        if revision.seq != expected:
            yield f"Revision {expected} is missing: {revision.seq} follows {expected - 1}."
        if revision.previous_hash != previous:
            yield f"Revision {revision.seq} does not follow the one before it."
        if sha256_of(revision.payload.encode()) != revision.payload_sha256:
            yield f"Revision {revision.seq} ({revision.noun} “{revision.slug}”) has another content than was published."
        if hash_of(revision) != revision.hash:
            yield f"Revision {revision.seq} ({revision.noun} “{revision.slug}”) has been altered."
        expected, previous = revision.seq + 1, revision.hash


def _lock_and_find_last():
    transaction.get_connection().validate_no_broken_transaction()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A revision is appended inside a transaction.")
    if connection.vendor == "postgresql":
        # SQLite's transactions are IMMEDIATE (settings), so there the writer is alone from the start.
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE timeline_revision IN SHARE ROW EXCLUSIVE MODE")
    return head()
