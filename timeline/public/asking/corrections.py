"""The corrections page: what a scope's records said, what they say since, when and why. Never who."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from timeline.public.asking.closure import negotiation_of, record_in
from timeline.public.asking.hiding import actor_without, previous
from timeline.public.asking.pages import PAGE_SIZE, called, corrections_of, everything_named, with_slugs_told
from timeline.public.asking.scope import Scope
from timeline.public.dates_in_words import in_words, rule_words
from timeline.public.store.models import Deed, Revision
from timeline.records.differences import Difference, Words, differences, references_told
from timeline.records.negotiation import Negotiation


@dataclass(frozen=True, kw_only=True)
class CorrectedRecord:
    """A correction: the record that it is about, what was done, when and why, and what that changed.

    `hash` is that of its revision, which names it for good; `slug` is empty where nothing of the record is
    left to read.
    """

    noun: str
    slug: str
    title: str
    deed: str
    at: datetime
    reason: str
    hash: str
    changes: tuple[Difference, ...]


@dataclass(frozen=True, kw_only=True)
class CorrectionsPage:
    """Corrections, latest first; `earlier` is the place to go on from where there are more, of `total` in all."""

    negotiation: Negotiation
    corrections: tuple[CorrectedRecord, ...]
    earlier: int | None
    total: int


def corrections_page(scope: Scope, *, term: Callable[[StrEnum], str], before: int | None = None) -> CorrectionsPage:
    """What was corrected or retracted in a scope, behind a place in the list (a sequence number) where one is given.

    `term` says how readers see a word of the record's vocabulary.
    """
    found = corrections_of(scope)
    rows = found.filter(seq__lt=before) if before else found
    rows = list(rows.annotate(previous=previous("seq")).order_by("-seq")[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    return CorrectionsPage(
        negotiation=negotiation_of(scope),
        corrections=_corrected(scope, shown, term),
        earlier=shown[-1].seq if len(rows) > PAGE_SIZE else None,
        total=found.count(),
    )


def _corrected(scope, rows, term):
    before = {row.seq: row for row in Revision.objects.filter(seq__in=[row.previous for row in rows])}
    pairs = [(row, _within(scope, before[row.previous]), _within(scope, row)) for row in rows]
    words = _words(scope, [record for _row, *states in pairs for record in states if record], term)
    slugs = {row.seq: slug for row, slug in with_slugs_told(scope, rows)}
    return tuple(
        CorrectedRecord(
            noun=row.noun,
            slug=slugs[row.seq],
            title=called(row),
            deed=row.deed,
            at=row.at,
            reason=row.reason,
            hash=row.hash,
            changes=differences(earlier, after, words=words) if earlier and after else (),
        )
        for row, earlier, after in pairs
    )


def _within(scope, revision):
    """The record of a revision without what only sources print that are not told of in this scope.

    None where it does not stand for a state of the record that can be set against another.
    """
    if revision.deed == Deed.REDACTED or not revision.payload:
        return None
    record = record_in(revision)
    return actor_without(scope.untold_sources, record) if record.NOUN == "actor" else record


def _words(scope, records, term):
    """The words of the page's language for what some records hold, with the names that a scope tells of."""
    names = _names(scope, {key for record in records for key in references_told(record)})
    not_shown = _("(not shown here)")
    return Words(
        name=lambda noun, slug: names.get((noun, slug), not_shown),
        term=term,
        date=in_words,
        rule=rule_words,
        yes=pgettext("field", "yes"),
        no=pgettext("field", "no"),
        state_media=_("state media"),
    )


def _names(scope, wanted):
    """(noun, slug) -> what it is called, of what a scope tells of. One query, and those of a narrowed view."""
    by_noun = defaultdict(list)
    for noun, slug in wanted:
        by_noun[noun].append(slug)
    named = Q(pk=None)
    for noun, slugs in by_noun.items():
        named |= Q(noun=noun, slug__in=slugs)
    rows = scope.rows(*by_noun).filter(named).values_list("noun", "slug", "title")
    names = {(noun, slug): title for noun, slug, title in rows}
    names |= {("topic", topic.slug): topic.label for topic in negotiation_of(scope).topics}
    hidden = {("source", slug) for slug in scope.hidden_sources}
    if scope.view or scope.is_shared:
        hidden |= set(names) - everything_named(scope)
    return {key: name for key, name in names.items() if key not in hidden}
