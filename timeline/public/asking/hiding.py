"""What is left out of actors and sources, which belong to no negotiation, before the readers of one get them.

Revisions hold all that was ever said of them: also what only a source prints that these readers are not told of, and
what was said before anything here named them.
"""

import json
import re
from collections.abc import Container
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat

from timeline.public.store.models import Deed, Mention, MentionKind, Revision
from timeline.records.actor import Actor
from timeline.records.event import Event
from timeline.records.negotiation import Negotiation
from timeline.records.plain import from_plain
from timeline.records.plan import PlanVersion, Provision

_NO_ENTRIES = (Negotiation.NOUN, PlanVersion.NOUN, Provision.NOUN)
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


def named_by_then(scope) -> Q:
    """For revisions: those of a scope's negotiation, and of the actors and sources that it had named before.

    To be named by one whom it names is enough, as the outlet of a source is. Of all others its readers never had what
    was corrected, and the reason may speak of the negotiation that it was corrected for.
    """
    slug, seq = OuterRef("slug"), OuterRef("seq")
    naming_it = Revision.objects.filter(negotiation="", seq__lt=seq, payload__contains=_quoted(slug)).exclude(slug=slug)
    # Seen from one of these, its own slug is one step out, and the number of the revision in question two.
    through = naming_it.filter(_names(scope, slug, before=OuterRef(seq)))
    return Q(negotiation=scope.negotiation) | _names(scope, slug, before=seq) | Exists(through)


def _names(scope, slug, *, before):
    """Whether an entry that names something now, or one of the few records that are none, did so in a revision."""
    revisions = Revision.objects.filter(negotiation=scope.negotiation)
    # Seen from a revision of the entry, what the mention knows is one step out, and all else one more.
    of_entry = revisions.filter(noun=Event.NOUN, slug=OuterRef("published__slug"), seq__lt=OuterRef(before))
    mentions = Mention.objects.filter(edition=scope.edition, negotiation=scope.negotiation, slug=slug)
    mentions = mentions.filter(kind__in=MentionKind.values)
    by_entries = mentions.filter(Exists(of_entry.filter(payload__contains=_quoted(OuterRef("slug")))))
    by_others = revisions.filter(noun__in=_NO_ENTRIES, seq__lt=before, payload__contains=_quoted(slug))
    return Exists(by_entries) | Exists(by_others)


def _quoted(slug):
    return Concat(Value('"'), slug, Value('"'))


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
