"""What is said of a whole timeline: how many entries it has, over what time, and on whose word and sources they rest.

All of it is kept while the scope does not change, since it takes a look at every entry.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import Coalesce

from timeline.public.asking.filters import EventFilters
from timeline.public.asking.kept import kept
from timeline.public.asking.scope import Scope
from timeline.public.store.models import MentionKind

MOST_ORIGINS = 6
# Enough to go by name among those with as many entries.
_MOST_CANDIDATES = 500


@dataclass(frozen=True, kw_only=True)
class Total:
    """How many entries match some filters, `undated` of them without a day; `earliest` and `latest` bound them all.

    `first` and `last` do so too, where an open end counts as the one day that is known.
    """

    entries: int
    undated: int
    earliest: date | None
    latest: date | None
    first: date | None
    last: date | None


@dataclass(frozen=True, kw_only=True)
class Origins:
    """How many entries rest on the actors that chains begin with: `most` (slug, entries) are those on which most do.

    `others` counts the further ones, and `total` an entry once for each of its origins.
    """

    most: tuple[tuple[str, int], ...] = ()
    others: int = 0
    total: int = 0


NO_ORIGINS = Origins()


@kept
def total_of(scope: Scope, filters: EventFilters) -> Total:
    """The entries that match, in one query."""
    matching = filters.narrow(scope.entries(), scope)
    counted = matching.aggregate(
        entries=Count("pk"),
        undated=Count("pk", filter=Q(earliest=None, latest=None)),
        first=Min(Coalesce("earliest", "latest")),
        last=Max(Coalesce("latest", "earliest")),
        # Behind the two above, which name the columns that these take the names of.
        earliest=Min("earliest"),
        latest=Max("latest"),
    )
    return Total(**counted)


@kept
def origins_of(scope: Scope) -> Origins:
    """Whose word the entries rest on, in two queries: most entries first, and by name where these are equal."""
    counted = entries_by(scope, MentionKind.ORIGIN)
    candidates = sorted(counted, key=lambda slug: (-counted[slug], slug))[:_MOST_CANDIDATES]
    names = scope.rows("actor").filter(slug__in=candidates).order_by("title", "slug").values_list("slug", flat=True)
    most = sorted(names, key=lambda slug: -counted[slug])[:MOST_ORIGINS]
    return Origins(
        most=tuple((slug, counted[slug]) for slug in most),
        others=len(counted) - len(most),
        total=sum(counted.values()),
    )


@kept
def sources_of(scope: Scope) -> tuple[str, ...]:
    """The sources that entries rest on, two at most: enough to know whether there is only one. One query."""
    sources = mentions_in_view(scope).filter(kind=MentionKind.SOURCE).values_list("slug", flat=True)
    return tuple(sources.distinct().order_by("slug")[:2])


def entries_by(scope: Scope, kind: MentionKind, slugs=None) -> dict[str, int]:
    """Slug -> in how many entries something is named in a way: everything there is, or some slugs alone. One query."""
    mentions = mentions_in_view(scope).filter(kind=kind)
    if slugs is not None:
        mentions = mentions.filter(slug__in=slugs)
    counted = mentions.values_list("slug").annotate(entries=Count("entry", distinct=True))
    return dict(counted.order_by("slug"))


def mentions_in_view(scope: Scope):
    """What the entries in view name, they or their stages, and the plan versions that they introduce."""
    if not scope.view and not scope.known:
        # Nothing that is retracted names anything, and no entry is retracted while a stage or a version names it.
        return scope.mentions()
    return scope.mentions().filter(entry__in=scope.entries().values("slug"))
