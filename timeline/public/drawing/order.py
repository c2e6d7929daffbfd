"""The order of a list that was searched: by time, or by how well an entry fits the words; and the way to the other."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from timeline.public.asking import search
from timeline.public.asking.filters import RELEVANCE, EventFilters
from timeline.public.drawing.in_use import Link, address


@dataclass(frozen=True, kw_only=True)
class Order:
    """The order that a list stands in. `other` leads to the other one, where words were searched for."""

    is_ranked: bool
    other: Link | None = None


def order_of(filters: EventFilters, *, root: str) -> Order:
    """The order of a list with some filters."""
    if filters.order:
        by_time = address(root, replace(filters, order=""))
        return Order(is_ranked=True, other=Link(words=_("Show in order of time"), url=by_time))
    if not search.wanted_by(filters.q):
        return Order(is_ranked=False)
    by_relevance = address(root, replace(filters, order=RELEVANCE))
    return Order(is_ranked=False, other=Link(words=_("Show best match first"), url=by_relevance))
