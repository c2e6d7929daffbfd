"""What a reader may see: the one place where that is decided. Every question to the record is asked within a scope.

A scope is a public negotiation, a private one for a signed-in curator, or what a share link holds. Whatever a scope
does not hold does not exist for its reader: no page, no count, no trace.
"""

import json
from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from urllib.parse import parse_qs

from django.db.models import Exists, F, Max, OuterRef, Q, Subquery

from timeline.public.asking.filters import UNFILTERED, EventFilters, filters_from
from timeline.public.asking.hiding import AllBut, unseen
from timeline.public.asking.kept import kept
from timeline.public.store.models import (
    CURRENT,
    SHORT_HASH,
    Deed,
    Mention,
    MentionKind,
    Published,
    Revision,
    ShareLink,
)
from timeline.public.store.projection import edition_of, in_past
from timeline.records.negotiation import Visibility

SHARED_NOUNS = ("actor", "source")
"""The nouns of records that belong to no negotiation."""


class LinkIsDead(Exception):
    """A share link that was revoked or has expired. Whoever opens it learns that, and nothing else."""


@dataclass(frozen=True)
class Head:
    """A revision as pages and exports name it: its hash stands for all that was published up to it."""

    seq: int
    hash: str
    at: datetime

    @property
    def short(self) -> str:
        """The first digits of the hash, which name the revision as well."""
        return self.hash[:SHORT_HASH]


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A negotiation seen in one edition through a view. `root` is the address that all its pages stand below.

    `is_curators` says that a signed-in curator asks, who sees the same facts, `may_share` that one does who may pass
    them on by a link. `known` is the day by which sources must have been published for what they say to be there;
    `clock` says the same to addresses where it was asked for in one, and is empty where a share link sets the day or
    nothing does.
    """

    negotiation: str
    root: str
    edition: str = CURRENT
    view: EventFilters = UNFILTERED
    link: ShareLink | None = None
    is_private: bool = False
    is_curators: bool = False
    may_share: bool = False
    known: date | None = None
    clock: str = ""

    @property
    def is_shared(self) -> bool:
        return self.link is not None

    @property
    def is_frozen(self) -> bool:
        return self.edition != CURRENT

    @property
    def label(self) -> str:
        return self.link.label

    @property
    def frozen_on(self) -> datetime:
        return self.link.made_at

    @property
    def expires_on(self) -> datetime | None:
        return self.link.expires_at

    @property
    def sha256(self) -> str:
        return self.link.document_sha256

    @property
    def redacted_on(self) -> datetime | None:
        """When something was taken out of what a frozen link keeps; None where nothing was."""
        return self.link.redacted_at

    @property
    def includes_exports(self) -> bool:
        return not self.link or self.link.with_exports

    @property
    def until_seq(self) -> int | None:
        """The last revision that this scope knows of; None for all of them."""
        return self.link.frozen_seq if self.is_frozen else None

    def rows(self, *nouns: str):
        """The published rows of some nouns in this edition and negotiation, those retracted among them."""
        # As few negotiations as can be: over two at once, no index is in the order of a list.
        negotiations = {"" if noun in SHARED_NOUNS else self.negotiation for noun in nouns}
        rows = Published.objects.filter(noun__in=nouns, negotiation__in=negotiations)
        if not self.known:
            return rows.filter(edition=self.edition)
        still = Q(edition=self.edition) & (Q(stands_from=None) | Q(stands_from__lte=self.known))
        then = in_past(self.edition) & Q(stands_from__lte=self.known, stands_until__gt=self.known)
        return rows.filter(still | then)

    def mentions(self):
        """How events of this edition and negotiation name other things, as far as that was known."""
        mentions = Mention.objects.filter(edition=self.edition, negotiation=self.negotiation)
        return mentions.filter(known_on__lte=self.known) if self.known else mentions

    def as_known_on(self, day: date) -> "Scope":
        """The same scope by what sources had published up to a day. A share link's own day cannot be passed."""
        if self.known and self.known <= day:
            return self
        return replace(self, known=day, clock=f"known={day.isoformat()}")

    @property
    def is_part(self) -> bool:
        """Whether this is a link to some of a negotiation's entries, so that others may be recorded that it hides."""
        return bool(self.link and filters_from(self.link.view))

    def entries(self):
        """The published rows of the entries in view: top-level events that are not retracted."""
        rows = self.rows("event").filter(slug=F("entry"), is_retracted=False)
        return self._view_now.narrow(rows, self) if self.view else rows

    @cached_property
    def _view_now(self):
        return self.view.called_now(self)

    @kept
    def actors_of_side(self, side: str) -> frozenset[str]:
        """The slugs of a side and of all who speak for it, however many actors stand between."""
        return frozenset({side}) | self._speaking_for[side]

    @cached_property
    def _speaking_for(self):
        represents = dict(self.rows("actor").exclude(represents="").values_list("slug", "represents"))
        found = defaultdict(set)
        for actor, side in represents.items():
            while side and actor not in found[side]:
                found[side].add(actor)
                side = represents.get(side)
        return found

    @kept
    def called_now(self, noun: str, slug: str) -> str:
        """The slug that an actor or a source goes by: of the one it was merged into, or its own."""
        payload = self.rows(noun).filter(slug=slug).values_list("payload", flat=True).first()
        return (payload and json.loads(payload).get("merged_into")) or slug

    @cached_property
    def hidden_sources(self) -> frozenset[str]:
        """The sources not out by the scope's day, and those that a private negotiation cites and this one does not.

        What only they print is not told.
        """
        return frozenset(self._sources_to_come()) | frozenset(self._sources_in_private())

    @cached_property
    def untold_sources(self) -> Container[str]:
        """The sources of which nothing is told where revisions are read, which say more than an edition does.

        Of a frozen edition all but its own: which were private when it was frozen cannot be told any more.
        """
        if not self.is_frozen:
            return self.hidden_sources
        return AllBut(frozenset(self.rows("source").values_list("slug", flat=True)))

    @cached_property
    def hidden_mark(self) -> bytes:
        """What tells these hidden sources from others, in few bytes."""
        return sha256(repr(sorted(self.hidden_sources)).encode()).digest()

    def _sources_to_come(self):
        if not self.known:
            return ()
        sources = Published.objects.filter(edition=self.edition, noun="source", known_on__gt=self.known)
        return sources.values_list("slug", flat=True)

    def _sources_in_private(self):
        return () if self.is_frozen else self._cited_in_private_alone()

    def _cited_in_private_alone(self):
        private = Published.objects.filter(edition=CURRENT, noun="negotiation", visibility=Visibility.PRIVATE)
        private = private.exclude(slug=self.negotiation).values("slug")
        cited = Mention.objects.filter(edition=CURRENT, kind=MentionKind.SOURCE)
        here = cited.filter(negotiation=self.negotiation).values("slug")
        return cited.filter(negotiation__in=private).exclude(slug__in=here).values_list("slug", flat=True)

    @kept
    def as_of(self) -> date | None:
        """The publication day of the latest source in view: the day that a reader's date words count from."""
        return self.entries().aggregate(day=Max("known_on"))["day"]

    @property
    def mark(self) -> tuple:
        """What tells this scope from every other one: all that decides which rows it holds."""
        return self.edition, self.negotiation, self.view, self.known, self.link and self.link.pk

    @property
    def stamp(self) -> str:
        """What changes whenever something that this scope may hold does; whatever was drawn at it is still right.

        The hash of a revision is that of all before it, so no two records have one in common. A frozen edition has the
        hash of its document.
        """
        if self.is_frozen:
            return self.link.document_sha256
        return self.head.hash if self.head else ""

    @cached_property
    def head(self) -> "Head | None":
        """The last revision of what this scope may hold, read once. One query, of one row of an index for each part."""
        revisions = Revision.objects.filter(seq__lte=self.until_seq) if self.until_seq else Revision.objects.all()
        last = [revisions.filter(negotiation=each).order_by("-seq").values("seq") for each in ("", self.negotiation)]
        found = Revision.objects.filter(seq__in=[Subquery(each[:1]) for each in last]).order_by("-seq")
        head = found.values_list("seq", "hash", "at").first()
        return Head(*head) if head else None

    @cached_property
    def corrections_since(self) -> int:
        """How many revisions of what a frozen edition holds came after it was frozen; 0 for what is not frozen."""
        if not self.is_frozen:
            return 0
        later = Revision.objects.filter(seq__gt=self.until_seq, deed__in=[Deed.CORRECTED, Deed.RETRACTED])
        same = {name: OuterRef(name) for name in ("noun", "negotiation", "slug")}
        later = later.filter(Exists(Published.objects.filter(edition=self.edition, **same)))
        hidden = frozenset(self._cited_in_private_alone())
        return later.count() - (len(unseen(later, hidden)) if hidden else 0)


def public_negotiations():
    """The published rows of the negotiations that everyone may see, by title."""
    return Published.objects.filter(
        edition=CURRENT, noun="negotiation", visibility=Visibility.PUBLIC, is_retracted=False
    ).order_by("title", "slug")


def scope_of_negotiation(slug: str, *, is_curator: bool, may_share: bool = False) -> Scope | None:
    """The scope of a published negotiation; None where there is none, or a private one and the reader is no curator."""
    row = Published.objects.filter(edition=CURRENT, noun="negotiation", slug=slug, is_retracted=False).first()
    if not row or (row.visibility != Visibility.PUBLIC and not is_curator):
        return None
    is_private = row.visibility != Visibility.PUBLIC
    return Scope(
        negotiation=slug,
        root=f"/{slug}/",
        is_private=is_private,
        is_curators=is_curator,
        may_share=may_share,
    )


def scope_of_token(token: str, *, now: datetime) -> Scope | None:
    """The scope of a share link's token; None for an unknown one. Raises LinkIsDead."""
    # The document of a frozen link may be large, and only the data file is made of it.
    link = ShareLink.objects.defer("document").filter(token_sha256=sha256(token.encode()).hexdigest()).first()
    if not link:
        return None
    if not link.is_alive(now=now):
        raise LinkIsDead
    scope = scope_of_link(link, root=f"/s/{token}/")
    if not scope.rows("negotiation").filter(slug=link.negotiation, is_retracted=False).exists():
        raise LinkIsDead
    return scope


def scope_of_link(link: ShareLink, *, root: str) -> Scope:
    """What a share link shows, whatever became of it since."""
    days = parse_qs(link.view).get("known")
    known = date.fromisoformat(days[0]) if days else None
    if link.is_frozen:
        return Scope(negotiation=link.negotiation, root=root, edition=edition_of(link), link=link, known=known)
    return Scope(negotiation=link.negotiation, root=root, link=link, view=filters_from(link.view), known=known)
