"""The order of a list that was searched: by time, or by how well an entry fits the words; and the way to the other."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from timeline.public.asking import search
from timeline.public.asking.filters import EventFilters
from timeline.public.drawing.in_use import Link, address

RANKED = "order=relevance"


@dataclass(frozen=True, kw_only=True)
class Order:
    """The order that a list stands in. `other` leads to the other one, where words were searched for.

    `query` is the query string of the list as it stands, to go on from.
    """

    is_ranked: bool
    query: str
    other: Link | None = None


def order_of(filters: EventFilters, *, is_ranked: bool, root: str) -> Order:
    """The order of a list with some filters."""
    by_time = address(root, filters)
    if is_ranked:
        other = Link(words=_("Show in order of time"), url=by_time)
        return Order(is_ranked=True, query=f"{filters.query}&{RANKED}", other=other)
    if not search.wanted_by(filters.q):
        return Order(is_ranked=False, query=filters.query)
    other = Link(words=_("Show best match first"), url=f"{by_time}&{RANKED}")
    return Order(is_ranked=False, query=filters.query, other=other)
