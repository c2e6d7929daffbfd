"""Taking out what must not be read: from the record, from frozen links that keep it, and from the desk's own memory.

A court may order it, or a name may put somebody in danger. What is left says that something was taken out, when, and
why in general words; the chain of revisions stays whole and can still be verified.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from timeline.desk.models import DraftVersion
from timeline.desk.publishing import ROWS
from timeline.public import sharing
from timeline.public.store import ledger
from timeline.public.store.models import Deed, Revision
from timeline.records.document import sha256_of


class NotRedacted(ValueError):
    """Revisions that cannot be redacted as they stand. Its message says why, in a sentence."""


@dataclass(frozen=True)
class Redacted:
    """The revisions that were emptied, how many frozen links kept them, and the rows that still hold what they said."""

    revisions: tuple[int, ...]
    links: int
    rows: tuple[str, ...]


def containing(text: str):
    """The revisions that hold a text, upper and lower case alike, in what they say or why they say it."""
    holding = Q(payload__icontains=text) | Q(reason__icontains=text) | Q(slug__icontains=text)
    return Revision.objects.filter(holding, ~Q(payload="")).exclude(deed=Deed.REDACTED).order_by("seq")


@transaction.atomic
def redact(seqs, *, by, at: datetime, reason: str) -> Redacted:
    """Empty some revisions, by number, and all others of the same records that say the very same.

    `by` is the manager (None for a command), `reason` what readers are told, in general words. Raises NotRedacted.
    """
    if not reason.strip():
        raise NotRedacted(_("Say in general words why something is redacted: readers are told."))
    revisions = _with_their_likes(_found(seqs))
    _refuse_what_stands(revisions)
    contents = {sha256_of(revision.payload.encode()) for revision in revisions}
    rows = [row for row in map(_row_of, revisions) if row]
    ledger.redact(revisions, reason=reason.strip(), at=at)
    emptied = tuple(revision.seq for revision in revisions)
    links = sharing.redact_frozen(revisions, at=at)
    _forget(emptied, rows, contents)
    for row in dict.fromkeys(rows):
        _log(by, row, emptied)
    return Redacted(emptied, links, tuple(dict.fromkeys(str(row) for row in rows if row.content_sha256 in contents)))


def _found(seqs):
    wanted = set(seqs)
    revisions = list(Revision.objects.filter(seq__in=wanted).order_by("seq"))
    missing = sorted(wanted - {revision.seq for revision in revisions})
    if missing or not wanted:
        numbers = ", ".join(map(str, missing)) or _("none")
        raise NotRedacted(_("There is no such revision: %(numbers)s.") % {"numbers": numbers})
    for revision in revisions:
        if revision.deed == Deed.REDACTED or not revision.payload:
            raise NotRedacted(_("Revision %(seq)s holds nothing that could be redacted.") % {"seq": revision.seq})
    return revisions


def _with_their_likes(revisions):
    """A retraction repeats what it retracts, and so does whatever is published again as it was."""
    found = {}
    for revision in revisions:
        for like in _revisions_of(revision).filter(payload=revision.payload):
            found[like.seq] = like
    return [found[seq] for seq in sorted(found)]


def _refuse_what_stands(revisions):
    for revision in revisions:
        last = _revisions_of(revision).order_by("-seq").first()
        if last.payload == revision.payload and not _is_gone(last):
            raise NotRedacted(
                _("Revision %(seq)s is what readers get of the %(noun)s “%(slug)s”: correct or retract it first.")
                % {"seq": last.seq, "noun": revision.noun, "slug": revision.slug}
            )


def _is_gone(last):
    # Of what was merged into another, all that readers get is the way there.
    return last.deed == Deed.RETRACTED or getattr(ledger.record_of(last), "merged_into", None)


def _revisions_of(revision):
    same = Revision.objects.filter(noun=revision.noun, negotiation=revision.negotiation, slug=revision.slug)
    return same.exclude(deed=Deed.REDACTED)


def _row_of(revision):
    rows = ROWS[revision.noun].objects.filter(slug=revision.slug)
    if revision.noun in ("event", "provision", "plan version"):
        rows = rows.filter(negotiation__slug=revision.negotiation)
    return rows.first()


def _forget(seqs, rows, contents):
    """Empty what the desk remembers of the rows: all but what they hold now, unless that is what was redacted."""
    present = {(row._meta.model_name, row.pk): row.content_sha256 for row in rows}
    published = DraftVersion.objects.filter(revision__in=seqs).values_list("model", "row")
    for model, key in {*present, *published}:
        kept = {present.get((model, key), "")} - contents
        DraftVersion.objects.filter(model=model, row=key).exclude(sha256__in=kept).update(record="", reason="")
        entries = LogEntry.objects.filter(content_type=ContentType.objects.get(app_label="timeline", model=model))
        entries.filter(object_id=str(key)).update(object_repr="", change_message="")


def _log(by, row, seqs):
    if by:
        told = _("Redacted, revisions %(seqs)s.") % {"seqs": ", ".join(map(str, seqs))}
        LogEntry.objects.log_actions(by.pk, [row], CHANGE, told, single_object=True)
