"""Share links: making, revoking and counting them. After the W3C TAG's finding on capability URLs (2014)."""

import secrets
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import F, Max

from timeline.public.asking.filters import UNFILTERED, EventFilters
from timeline.public.asking.pages import whole_document
from timeline.public.asking.scope import Scope
from timeline.public.store import ledger, projection
from timeline.public.store.models import Deed, Revision, ShareLink, ShareOpening
from timeline.records.document import canonical, parse, sha256_of
from timeline.records.redacted import without

TOKEN_BYTES = 32


def share(scope: Scope, filters: EventFilters, **terms) -> tuple[ShareLink, str]:
    """A live link to what `filters` show of a scope, now and later. Returns the link and its token, shown only once.

    `terms` are `by` (the curator), `label`, `at`, `until` (a moment, or None for no end) and `with_exports`.
    """
    return _make(scope, filters, **terms)


@transaction.atomic
def freeze(scope: Scope, filters: EventFilters, **terms) -> tuple[ShareLink, str]:
    """A link to what `filters` show of a scope as it stands, never to change. `terms` and return value as share()'s."""
    content = canonical(whole_document(replace(scope, view=filters), UNFILTERED))
    frozen = {
        "is_frozen": True,
        "document": content.decode(),
        "document_sha256": sha256_of(content),
        "frozen_seq": ledger.head().seq,
    }
    link, token = _make(scope, filters, **terms, **frozen)
    projection.draw_frozen(link)
    return link, token


@transaction.atomic
def revoke(link: ShareLink, *, at: datetime):
    """End a link at once and for good, with every page below it. Ending it again changes nothing."""
    if ShareLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at):
        projection.erase_frozen(link)
    link.refresh_from_db()


def links_of(negotiation: str):
    """The links of a negotiation, newest first, each with the last day on which it was opened as `last_opened`."""
    links = ShareLink.objects.filter(negotiation=negotiation).annotate(last_opened=Max("openings__day"))
    return links.defer("document").order_by("-made_at", "-pk")


def count_opening(link: ShareLink, *, day: date):
    """Count one opening of a link on a day. No address, agent or cookie is kept."""
    opening, is_first = ShareOpening.objects.get_or_create(link=link, day=day, defaults={"count": 1})
    if not is_first:
        ShareOpening.objects.filter(pk=opening.pk).update(count=F("count") + 1)


def redact_frozen(revisions: list[Revision], *, at: datetime) -> int:
    """Take out of every frozen link what it keeps of some revisions that were just redacted; returns how many did.

    A link that was revoked keeps its document too. What a link shows is another document then, with another hash.
    """
    changed = 0
    for link in ShareLink.objects.filter(is_frozen=True, frozen_seq__gte=min(each.seq for each in revisions)):
        redacted = {(each.noun, each.slug) for each in revisions if _is_kept(link, each)}
        document = parse(link.document.encode())
        content = canonical(without(document, redacted))
        if content == link.document.encode():
            continue
        link.document, link.document_sha256, link.redacted_at = content.decode(), sha256_of(content), at
        link.save(update_fields=["document", "document_sha256", "redacted_at"])
        projection.erase_frozen(link)
        if not link.revoked_at:
            projection.draw_frozen(link)
        changed += 1
    return changed


def _is_kept(link, revision):
    """Whether a revision was the last one of its record when a link was frozen."""
    if revision.seq > link.frozen_seq or revision.negotiation not in ("", link.negotiation):
        return False
    same = {name: getattr(revision, name) for name in ("noun", "negotiation", "slug")}
    between = Revision.objects.filter(**same, seq__gt=revision.seq, seq__lte=link.frozen_seq)
    return not between.exclude(deed=Deed.REDACTED).exists()


def _make(scope, filters, *, by, label, at, until, with_exports=True, **frozen):
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = ShareLink.objects.create(
        token_sha256=sha256(token.encode()).hexdigest(),
        negotiation=scope.negotiation,
        label=label,
        view=_view(scope, filters),
        made_at=at,
        made_by=by,
        expires_at=until,
        with_exports=with_exports,
        **frozen,
    )
    return link, token


def _view(scope, filters):
    """The query string that a link keeps: the filters with their days, and the day by which things were known."""
    known = f"known={scope.known.isoformat()}" if scope.known else ""
    return "&".join(part for part in (filters.with_days().query, known) if part)
