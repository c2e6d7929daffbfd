"""Corrections as readers see them: what was corrected, what was done, when and why, and each field before and after."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy

from timeline.public.asking.corrections import CorrectedRecord
from timeline.public.asking.pages import Correction
from timeline.public.store.models import Deed
from timeline.public.wording import FIELDS
from timeline.records.differences import Difference, Piece


@dataclass(frozen=True, kw_only=True)
class CorrectionLine:
    """A correction: what was corrected (`path` below the negotiation's root), what was done, when, and why."""

    title: str
    what: str
    path: str
    deed: str
    at: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class ChangedField:
    """A field by its name in words; what it said and what it says, in pieces of which the changed ones are marked."""

    label: str
    said: tuple[Piece, ...]
    says: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class CorrectionEntry:
    """A correction with what it changed. `place` names it on its page and `urn` wherever it is read, for good.

    `note` says what there is to say where no change can be shown.
    """

    line: CorrectionLine
    place: str
    urn: str
    note: str
    changes: tuple[ChangedField, ...]


def correction_line(correction: Correction | CorrectedRecord) -> CorrectionLine:
    """A correction in one line. Where nothing of its record is left to read it leads to the list of corrections."""
    below = _PATHS.get(correction.noun, "" if correction.noun == "negotiation" else "plans/")
    below = below if correction.slug else "corrections/"
    return CorrectionLine(
        title=correction.title,
        what=str(_WHAT[correction.noun]),
        path=below % correction.slug if "%s" in below else below,
        deed=str(Deed(correction.deed).label),
        at=correction.at,
        reason=correction.reason,
    )


def correction_entry(correction: CorrectedRecord) -> CorrectionEntry:
    """A correction with the fields that it changed."""
    return CorrectionEntry(
        line=correction_line(correction),
        place=f"correction-{correction.hash[:12]}",
        urn=UUID(correction.hash[:32], version=5).urn,
        note="" if correction.changes else str(_NOTES[correction.deed]),
        changes=changed_fields(correction.changes),
    )


def changed_fields(changes: tuple[Difference, ...]) -> tuple[ChangedField, ...]:
    """Differences by the names that their fields have in words."""
    return tuple(ChangedField(label=str(FIELDS[each.field]), said=each.said, says=each.says) for each in changes)


_WHAT = {
    "event": gettext_lazy("Entry"),
    "actor": gettext_lazy("Names and offices"),
    "source": gettext_lazy("Source"),
    "provision": gettext_lazy("Provision of the plan"),
    "plan version": gettext_lazy("Version of the plan"),
    "negotiation": gettext_lazy("The negotiation as a whole"),
}
_NOTES = {
    Deed.CORRECTED: gettext_lazy("Nothing that is shown here reads differently."),
    Deed.RETRACTED: gettext_lazy("It is no longer part of the timeline."),
    Deed.REDACTED: gettext_lazy("What earlier revisions said was taken out for good. That it was is kept."),
}
_PATHS = {"event": "events/%s/", "actor": "actors/%s/", "source": "sources/%s/"}
