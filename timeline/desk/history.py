"""A row at the desk through time: every version that it was saved in, what each changed, and the way back to one."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from timeline.desk.drafting import write_back
from timeline.desk.models import DraftVersion, Topic
from timeline.desk.publishing import ROWS, NotReady, refresh
from timeline.public.wording import term
from timeline.records.differences import Difference, Words, differences, references_told
from timeline.records.document import NOUNS, Record
from timeline.records.plain import BadRecord, from_plain

PAGE_SIZE = 20


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something that was done with a row: what, by whom (empty: a command), when and why, and what had changed by then.

    `is_present` says that the row holds that version now, `is_redacted` that nobody can read it any more.
    """

    key: int
    deed: str
    by: str
    at: datetime
    reason: str
    revision: int | None
    changes: tuple[Difference, ...]
    is_first: bool
    is_present: bool
    is_redacted: bool


def history_of(row, *, before: int | None = None) -> tuple[tuple[Step, ...], int | None]:
    """Up to PAGE_SIZE steps, latest first, from before a step's key where one is given; and the key to go on from."""
    versions = DraftVersion.objects.of(row).select_related("by").order_by("-pk")
    found = list((versions.filter(pk__lt=before) if before else versions)[: PAGE_SIZE + 1])
    records = [_record_of(version) for version in found]
    name_of = _namer(row, [record for record in records if record])
    pairs = zip(found, records, [*records[1:], None], strict=True)
    steps = [_step(row, version, record, earlier, name_of) for version, record, earlier in pairs]
    has_more = len(found) > PAGE_SIZE
    if not has_more and steps:
        steps[-1] = _step(row, found[-1], None, None, name_of, is_first=True)
    shown = tuple(steps[:PAGE_SIZE])
    return shown, shown[-1].key if has_more else None


def bring_back(row, version: DraftVersion, *, by):
    """Make a row hold an old version again, as a draft: readers see what they saw. In the caller's transaction.

    Raises NotReady where the version was redacted, or names what is no longer at the desk.
    """
    record = _record_of(version)
    if record is None:
        raise NotReady(_("What this version held was redacted."))
    try:
        write_back(row, record)
    except BadRecord as bad:
        raise NotReady(_("“%(row)s” stays as it is: %(why)s") % {"row": row, "why": str(bad)}) from None
    refresh(row, by=by)


def _step(row, version, record, earlier, name_of, *, is_first=False):
    return Step(
        key=version.pk,
        deed=version.get_deed_display(),
        by=version.by.get_username() if version.by else "",
        at=version.at,
        reason=version.reason,
        revision=version.revision,
        changes=differences(earlier, record, words=Words(name=name_of, term=term)) if record and earlier else (),
        is_first=is_first,
        is_present=version.sha256 == row.content_sha256,
        is_redacted=not version.record,
    )


def _record_of(version) -> Record | None:
    if not version.record:
        return None
    noun = next(noun for noun, model in ROWS.items() if model._meta.model_name == version.model)
    return from_plain(NOUNS[noun], json.loads(version.record))


def _namer(row, records):
    """What the desk calls what some records name; a slug that it does not know any more stands for itself."""
    by_noun = defaultdict(set)
    for record in records:
        for noun, slug in references_told(record):
            by_noun[noun].add(slug)
    names = {}
    for noun, slugs in by_noun.items():
        rows = Topic.objects if noun == "topic" else ROWS[noun].objects
        named = rows.filter(slug__in=slugs)
        if noun not in ("actor", "source"):
            named = named.filter(negotiation=_negotiation_of(row))
        names |= {(noun, other.slug): str(other) for other in named}
    return lambda noun, slug: names.get((noun, slug), slug)


def _negotiation_of(row):
    return row.negotiation if hasattr(row, "negotiation_id") else row
