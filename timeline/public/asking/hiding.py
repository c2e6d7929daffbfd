"""What is taken out of an actor, who belongs to no negotiation, before the readers of one get it.

Revisions hold all that was ever said of an actor: also what only a source prints that these readers are not told of.
"""

import json
import re
from collections.abc import Container
from dataclasses import dataclass, replace

from django.db.models import OuterRef, Subquery

from timeline.public.store.models import Deed, Revision
from timeline.records.actor import Actor
from timeline.records.plain import from_plain

_SOURCE = re.compile(r'"source":"([^"]*)"')


@dataclass(frozen=True)
class AllBut:
    """Every source (slug) but some."""

    told: frozenset[str]

    def __contains__(self, slug):
        return slug is not None and slug not in self.told


def actor_without(hidden: Container[str], actor: Actor) -> Actor:
    """An actor without the names, offices and affiliation that hidden sources (slugs) print."""
    affiliation = actor.affiliation
    return replace(
        actor,
        names=tuple(name for name in actor.names if name.source not in hidden),
        offices=tuple(office for office in actor.offices if office.source not in hidden),
        affiliation=None if affiliation and affiliation.source in hidden else affiliation,
    )


def previous(column: str) -> Subquery:
    """A column of the revision of the same record before each."""
    same = {name: OuterRef(name) for name in ("noun", "negotiation", "slug")}
    earlier = Revision.objects.filter(**same, seq__lt=OuterRef("seq")).exclude(deed=Deed.REDACTED)
    return Subquery(earlier.order_by("-seq").values(column)[:1])


def unseen(revisions, hidden: Container[str]) -> frozenset[int]:
    """Those of some revisions (by number) that corrected nothing of an actor but what hidden sources print.

    That there was such a correction, and why, would tell of these sources too. One query.
    """
    corrected = revisions.filter(noun=Actor.NOUN, deed=Deed.CORRECTED).exclude(payload="")
    rows = corrected.values_list("seq", "payload", previous("payload"))
    return frozenset(seq for seq, after, before in rows.iterator() if before and _reads_alike(before, after, hidden))


def _reads_alike(before, after, hidden):
    # Few actors have such a source, and reading a record costs much more than looking for its slug.
    printing = {*_SOURCE.findall(before), *_SOURCE.findall(after)}
    if not any(slug in hidden for slug in printing):
        return False
    was, now = (actor_without(hidden, from_plain(Actor, json.loads(payload))) for payload in (before, after))
    return was == now
