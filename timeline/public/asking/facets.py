"""What the entries of a scope can be filtered by: only what is there, so no choice leads to an empty list by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.core.validators import slug_re

from timeline.public.asking.closure import negotiation_of
from timeline.public.asking.kept import kept
from timeline.public.asking.scope import Scope
from timeline.public.asking.totals import mentions_in_view
from timeline.public.store.models import MentionKind
from timeline.records.actor import ActorKind

MOST_CHOICES = 500


@dataclass(frozen=True, kw_only=True)
class Facets:
    """(slug, label) pairs by label, but topics in the negotiation's own order; kinds and statuses by value.

    Sources are (slug, title, day of publication), latest first; `outlets` are all that stand in a chain. `others` takes
    part as well, but is no person, or one more than a menu holds; only who is asked for by name is among them.
    """

    actors: tuple[tuple[str, str], ...]
    sides: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    sources: tuple[tuple[str, str, date], ...]
    outlets: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...] = ()


def facets_for(scope: Scope, asked: Mapping[str, str]) -> Facets:
    """The facets of a scope, with what is asked for by its slug though no menu offers it. One query more for each."""
    facets = facets_of(scope)
    for name, (kind, noun, menu) in _BY_SLUG.items():
        slug, offered = asked.get(name, ""), getattr(facets, menu)
        if slug_re.match(slug) and slug not in {choice[0] for choice in offered}:
            facets = _with(facets, menu, scope.rows(noun).filter(slug__in=_named(scope, kind, slug)))
    return facets


_BY_SLUG = {
    "actor": (MentionKind.ACTOR, "actor", "actors"),
    "source": (MentionKind.SOURCE, "source", "sources"),
    "outlet": (MentionKind.HOP, "actor", "outlets"),
}


def _named(scope, kind, slug):
    return mentions_in_view(scope).filter(kind=kind, slug=slug).values("slug")


def _with(facets, menu, rows):
    if menu == "sources":
        return replace(facets, sources=(*facets.sources, *_sources(rows)))
    if menu == "outlets":
        return replace(facets, outlets=(*facets.outlets, *_titles(rows.filter(kind=ActorKind.OUTLET))))
    return replace(facets, others=_titles(rows))


@kept
def facets_of(scope: Scope) -> Facets:
    """The facets of a scope, in seven queries."""
    negotiation = negotiation_of(scope)
    entries = scope.entries()
    mentions = mentions_in_view(scope)
    topics = set(mentions.filter(kind=MentionKind.TOPIC).values_list("slug", flat=True).distinct())
    people, hops, cited = (mentions.filter(kind=kind).values("slug") for kind in _NAMED)
    parties = [party.actor for party in negotiation.parties]
    found = set(entries.values_list("kind", "status").distinct())
    return Facets(
        actors=_titles(scope.rows("actor").filter(kind=ActorKind.PERSON, slug__in=people)),
        sides=_titles(scope.rows("actor").filter(slug__in=parties)),
        topics=tuple((topic.slug, topic.label) for topic in negotiation.topics if topic.slug in topics),
        kinds=tuple(sorted({kind for kind, _ in found})),
        statuses=tuple(sorted({status for _, status in found})),
        sources=_sources(scope.rows("source").filter(slug__in=cited)),
        outlets=_titles(scope.rows("actor").filter(kind=ActorKind.OUTLET, slug__in=hops)),
    )


_NAMED = (MentionKind.ACTOR, MentionKind.HOP, MentionKind.SOURCE)


def _titles(rows):
    return tuple(rows.order_by("title", "slug").values_list("slug", "title")[:MOST_CHOICES])


def _sources(rows):
    return tuple(rows.order_by("-known_on", "title", "slug").values_list("slug", "title", "known_on")[:MOST_CHOICES])
