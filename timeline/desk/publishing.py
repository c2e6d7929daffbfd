"""The waist from the desk's side: a working row becomes a record, and the record a revision. Only this room appends."""

from datetime import datetime

from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.desk.models import (
    Actor,
    DeskDeed,
    DraftVersion,
    Event,
    Negotiation,
    PeacePlanVersion,
    Provision,
    Source,
)
from timeline.desk.models.publishable import State
from timeline.desk.recording import record_of
from timeline.public.store import ledger
from timeline.public.store.models import CURRENT, Deed, Published, Revision
from timeline.records.document import NOUNS, Record, canonical_bytes, sha256_of
from timeline.records.event import Event as EventRecord
from timeline.records.plain import as_plain
from timeline.records.plan import PlanVersion

ROWS = {
    "negotiation": Negotiation,
    "actor": Actor,
    "source": Source,
    "event": Event,
    "provision": Provision,
    "plan version": PeacePlanVersion,
}
"""Noun of a record -> the model of its working rows."""


class NotReady(ValueError):
    """A row that cannot be published or retracted as it is. Its message tells the curator why, in a sentence."""


def publish(row, *, by, at: datetime, reason: str = "") -> Revision | None:
    """Publish a row, and with it whatever it refers to that is not public yet. All of it or nothing.

    `by` is the curator's user (None for a command), `at` the moment, `reason` what readers are told where something
    was public before. Returns the row's revision, or None where its published form is already the same.
    Raises NotReady.
    """
    with transaction.atomic():
        row, record = _looked_at(row)
        for other in _unpublished_behind(row, record):
            _append(*_looked_at(other), by=by, at=at, reason=reason)
        return _append(row, record, by=by, at=at, reason=reason)


def publish_all(rows, *, by, at: datetime, reason: str = "") -> int:
    """Publish rows that may refer to each other, in one transaction, and say how many records changed.

    Raises NotReady for the first row that is not ready; nothing is published then.
    """
    with transaction.atomic():
        before = ledger.head()
        for row in rows:
            publish(row, by=by, at=at, reason=reason)
        after = ledger.head()
    return (after.seq if after else 0) - (before.seq if before else 0)


def amend(row, record: Record, *, by, at: datetime, reason: str) -> Revision:
    """Publish `record` in the place of what readers have of a public row, and leave what is drafted in the row alone.

    For a change that is not one of content: a merge, which must not publish what a curator is still working on.
    """
    row = _locked(row)
    revision = ledger.append(
        record, negotiation=_negotiation_of(row), deed=Deed.CORRECTED, reason=reason.strip(), at=at
    )
    row.published_sha256 = sha256_of(canonical_bytes(as_plain(record)))
    row.save(update_fields=["published_sha256"])
    _remember(row, record, DeskDeed.CORRECTED, by=by, at=at, revision=revision.seq, reason=revision.reason)
    _log(by, row, _("Published, revision %(seq)s. %(reason)s") % {"seq": revision.seq, "reason": revision.reason})
    return revision


def public_record(row) -> Record | None:
    """What readers have of a row; None for what they never had or was retracted."""
    if not row.published_sha256 or row.is_retracted:
        return None
    return ledger.record_of(last_revision(row))


def last_revision(row) -> Revision | None:
    """The latest revision of a row's record, a retraction among them, but no redaction."""
    revisions = Revision.objects.filter(noun=NOUN_OF[type(row)], negotiation=_negotiation_of(row), slug=row.slug)
    return revisions.exclude(deed=Deed.REDACTED).order_by("-seq").first()


def record_before(revision: Revision) -> Record | None:
    """What readers had of a record before a revision that corrected it; None where that was redacted since."""
    key = {"noun": revision.noun, "negotiation": revision.negotiation, "slug": revision.slug}
    earlier = Revision.objects.filter(**key, seq__lt=revision.seq).exclude(deed=Deed.REDACTED).latest("seq")
    return ledger.record_of(earlier) if earlier.payload else None


def public_users(row) -> list[tuple[Published, Record]]:
    """Whatever names a row, but itself, and was not retracted, with its record. Reads every payload there is."""
    key = (NOUN_OF[type(row)], row.slug)
    public = Published.objects.filter(edition=CURRENT, is_retracted=False)
    if negotiation := _negotiation_of(row):
        public = public.filter(negotiation__in=["", negotiation])
    near = public.filter(payload__contains=f'"{row.slug}"').order_by("pk").iterator()
    records = ((other, ledger.record_of(other)) for other in near if (other.noun, other.slug) != key)
    return [(other, record) for other, record in records if key in set(record.references())]


def row_of(record: Published | Revision):
    """The working row of a published record or of a revision."""
    key = {"slug": record.slug}
    if record.negotiation and record.noun != Negotiation._meta.model_name:
        key["negotiation__slug"] = record.negotiation
    return ROWS[record.noun].objects.get(**key)


def retract(row, *, by, at: datetime, reason: str) -> Revision:
    """Take a published row back: its address stays, with a notice that gives `reason`. Raises NotReady."""
    with transaction.atomic():
        row = _locked(row)
        if not row.published_sha256 or row.is_retracted:
            raise NotReady(_("“%(row)s” is not public, so there is nothing to retract.") % {"row": row})
        _refuse_merged(row)
        if not reason.strip():
            raise NotReady(_("Readers see why something was retracted: give a reason for “%(row)s”.") % {"row": row})
        _refuse_while_referred_to(row)
        published = ledger.record_of(last_revision(row))
        revision = ledger.append(
            published, negotiation=_negotiation_of(row), deed=Deed.RETRACTED, reason=reason.strip(), at=at
        )
        row.is_retracted, row.review_sha256 = True, ""
        row.save(update_fields=["is_retracted", "review_sha256"])
        _remember(row, published, DeskDeed.RETRACTED, by=by, at=at, revision=revision.seq, reason=revision.reason)
        _log(by, row, _("Retracted, revision %(seq)s: %(reason)s") % {"seq": revision.seq, "reason": reason})
        return revision


def hand_in(row, *, by, at: datetime):
    """Put a row before the editors as it stands. Raises NotReady where it could not be published either."""
    with transaction.atomic():
        row, record = _looked_at(row)
        if row.state == State.PUBLISHED:
            raise NotReady(_("“%(row)s” is public as it stands: nothing changed since.") % {"row": row})
        _refuse_unready(row, record)
        row.review_sha256 = row.content_sha256
        row.save(update_fields=["review_sha256"])
        _remember(row, record, DeskDeed.HANDED_IN, by=by, at=at)
        _log(by, row, _("Handed in for review."))


def send_back(row, *, by, at: datetime):
    """Take a row out of review, so that work on it goes on. Raises NotReady where it is not in review."""
    with transaction.atomic():
        row, record = _looked_at(row)
        if row.state != State.IN_REVIEW:
            raise NotReady(_("“%(row)s” is not in review.") % {"row": row})
        row.review_sha256 = ""
        row.save(update_fields=["review_sha256"])
        _remember(row, record, DeskDeed.SENT_BACK, by=by, at=at)
        _log(by, row, _("Sent back from review."))


def refresh(row, *, by=None) -> str:
    """Bring `content_sha256` up to what the row would be published as, and return it.

    A state that the row was not in before is remembered as saved by `by` (None for a command).
    """
    return _note_content(row, record_of(row), by=by)


def note_made(made, *, by):
    """Remember rows that were just made, as (row, record): what `refresh` does for one, for many in one statement.

    Each row has the hash of its record in `content_sha256` already.
    """
    DraftVersion.objects.bulk_create([_version(row, record, DeskDeed.SAVED, by=by) for row, record in made])


def _looked_at(row):
    row = _locked(row)
    record = record_of(row)
    _note_content(row, record)
    return row, record


def _note_content(row, record, *, by=None):
    sha256 = sha256_of(canonical_bytes(as_plain(record)))
    if sha256 != row.content_sha256:
        row.content_sha256 = sha256
        type(row).objects.filter(pk=row.pk).update(content_sha256=sha256)
        _remember(row, record, DeskDeed.SAVED, by=by)
    return sha256


def _remember(row, record, deed, **what):
    _version(row, record, deed, **what).save()


def _version(row, record, deed, **what):
    payload = canonical_bytes(as_plain(record))
    return DraftVersion(
        model=row._meta.model_name,
        row=row.pk,
        deed=deed,
        record=payload.decode(),
        sha256=sha256_of(payload),
        **what,
    )


def would_publish(row) -> tuple:
    """What publishing a row publishes along: what it refers to, however far, that was never public or was retracted."""
    return tuple(_unpublished_behind(row, record_of(row)))


def _unpublished_behind(row, record):
    found, waiting, seen = [], [(row, record)], {_key(row)}
    while waiting:
        for other in _named_by(*waiting.pop()):
            if _key(other) in seen:
                continue
            seen.add(_key(other))
            if other.is_retracted or not other.published_sha256:
                found.append(other)
                waiting.append((other, record_of(other)))
    return sorted(found, key=_order)


def _append(row, record, *, by, at, reason):
    if row.content_sha256 == row.published_sha256 and not row.is_retracted:
        return None
    _refuse_merged(row)
    _refuse_unready(row, record)
    _refuse_own_work(row, by)
    if row.published_sha256 and not reason.strip():
        raise NotReady(_("“%(row)s” was public before: give readers a reason for the change.") % {"row": row})
    deed = Deed.CORRECTED if row.published_sha256 else Deed.PUBLISHED
    revision = ledger.append(
        record,
        negotiation=_negotiation_of(row),
        deed=deed,
        reason=reason.strip() if deed is Deed.CORRECTED else "",
        at=at,
    )
    row.published_sha256, row.review_sha256, row.is_retracted = row.content_sha256, "", False
    row.save(update_fields=["published_sha256", "review_sha256", "is_retracted"])
    done = DeskDeed(deed.value)
    _remember(row, record, done, by=by, at=at, revision=revision.seq, reason=revision.reason)
    _log(by, row, _("Published, revision %(seq)s. %(reason)s") % {"seq": revision.seq, "reason": revision.reason})
    return revision


def _locked(row):
    """The row as it stands now, held until the transaction ends."""
    return type(row).objects.select_for_update().get(pk=row.pk)


def _refuse_merged(row):
    """Raises NotReady where a row was merged into another: readers who have its address are led on."""
    if into := getattr(row, "merged_into", None):
        words = {"row": row, "kept": into}
        raise NotReady(_("“%(row)s” was merged into “%(kept)s”: undo the merge first.") % words)


def _refuse_own_work(row, by):
    """Raises NotReady where two pairs of eyes are asked for, and what would be published passed under one only."""
    if not settings.TWO_PAIRS_OF_EYES or not by:
        return
    looked_at = [DeskDeed.SAVED, DeskDeed.HANDED_IN, DeskDeed.PUBLISHED, DeskDeed.CORRECTED]
    versions = DraftVersion.objects.of(row).filter(sha256=row.content_sha256, deed__in=looked_at, by__isnull=False)
    if set(versions.values_list("by", flat=True)) == {by.pk}:
        raise NotReady(
            _("“%(row)s” stands as you alone left it. Two pairs of eyes are asked for: somebody else publishes it.")
            % {"row": row}
        )


def _refuse_unready(row, record: Record):
    for other in _merged_named_by(record):
        words = {"row": row, "merged": other, "kept": other.merged_into}
        raise NotReady(_("“%(row)s” names “%(merged)s”, which was merged into “%(kept)s”: name that one.") % words)
    if isinstance(record, EventRecord | PlanVersion):
        _refuse_uncited(row, record)
    if isinstance(record, EventRecord) and not record.date and not record.after and not record.parent:
        raise NotReady(_("“%(row)s” has no date reading, and no event that it is known to follow.") % {"row": row})
    if isinstance(record, EventRecord) and any(not p.actor and not p.note for p in record.participations):
        raise NotReady(_("“%(row)s” has a participation with neither an actor nor a note.") % {"row": row})
    if isinstance(row, Negotiation):
        _refuse_odd_parties(row)
    if isinstance(row, Actor):
        _refuse_unsourced_offices(row)


def _merged_named_by(record):
    named = set(record.references())
    for noun in ("actor", "source"):
        slugs = [slug for of_noun, slug in named if of_noun == noun]
        yield from ROWS[noun].objects.filter(slug__in=slugs, merged_into__isnull=False).select_related("merged_into")


def _refuse_uncited(row, record):
    if not record.citations:
        raise NotReady(_("“%(row)s” has no citation: every public fact needs a source.") % {"row": row})
    for citation in record.all_citations():
        if not citation.chain:
            raise NotReady(
                _("The citation of “%(source)s” on “%(row)s” has no chain: add whose word it is.")
                % {"source": citation.source, "row": row}
            )
    for reading in getattr(record, "readings", ()):
        if not reading.citations:
            raise NotReady(
                _("The reading of “%(provision)s” in “%(row)s” has no citation.")
                % {"provision": reading.provision, "row": row}
            )


def _refuse_unsourced_offices(row):
    for office in row.offices.filter(source=None).order_by("pk"):
        raise NotReady(
            _("The office “%(office)s” of “%(row)s” has no source: add the one that prints it.")
            % {"office": office, "row": row}
        )


def _refuse_odd_parties(row):
    for party in row.parties.select_related("actor"):
        if party.actor.kind not in ("state", "group"):
            raise NotReady(_("“%(actor)s” cannot be a party: a party is a state or a group.") % {"actor": party.actor})


def _refuse_while_referred_to(row):
    """Raises NotReady while a published record names this one: its page would point at nothing."""
    users = [published.title for published, _record in public_users(row)]
    events = Published.objects.filter(edition=CURRENT, is_retracted=False, noun=EventRecord.NOUN)
    if isinstance(row, Negotiation) and events.filter(negotiation=row.slug).exists():
        users.append(_("its events"))
    if users:
        shown = ", ".join(f"“{title}”" for title in users[:3])
        more = len(users) - 3
        if more > 0:
            shown += " " + ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more}
        raise NotReady(
            _("“%(row)s” is still referred to by %(users)s: change or retract these first.")
            % {"row": row, "users": shown}
        )


def _named_by(row, record):
    """The working rows that a row's record names, its negotiation among them."""
    named = {}
    for noun, slug in record.references():
        if noun in ROWS:
            named.setdefault(noun, set()).add(slug)
    negotiation = getattr(row, "negotiation_id", None)
    if negotiation:
        yield Negotiation.objects.get(pk=negotiation)
    for noun, slugs in sorted(named.items()):
        rows = ROWS[noun].objects.filter(slug__in=slugs)
        if negotiation and noun not in ("actor", "source"):
            rows = rows.filter(negotiation=negotiation)
        yield from rows.order_by("slug")


NOUN_OF = {model: noun for noun, model in ROWS.items()}


def _negotiation_of(row):
    if isinstance(row, Negotiation):
        return row.slug
    return row.negotiation.slug if hasattr(row, "negotiation_id") else ""


def _order(row):
    return list(NOUNS).index(NOUN_OF[type(row)]), row.slug


def _key(row):
    return type(row), row.pk


def _log(by, row, message):
    if by is None:
        return
    LogEntry.objects.log_actions(by.pk, [row], CHANGE, message, single_object=True)
