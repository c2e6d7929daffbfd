"""The order of a list, and the ways to the others: the latest, the oldest or the best match first."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy

from timeline.public.asking import search
from timeline.public.asking.filters import OLDEST, RELEVANCE, EventFilters
from timeline.public.drawing.in_use import Link, address


@dataclass(frozen=True, kw_only=True)
class Order:
    """The order that a list stands in, in words: `more` is what its button says, `end` what stands where it ends.

    `goes_on` is what addresses call the place behind which the list goes on. `others` lead to the same list in the
    other orders, of which there is one more where words were searched for.
    """

    heading: str
    note: str
    more: str
    end: str
    goes_on: str
    others: tuple[Link, ...]


def order_of(filters: EventFilters, *, root: str) -> Order:
    """The order of a list with some filters."""
    orders = ["", OLDEST, *([RELEVANCE] if search.wanted_by(filters.q) else [])]
    others = (replace(filters, order=order) for order in orders if order != filters.order)
    return Order(
        **{name: str(words) for name, words in _WORDS[filters.order].items()},
        goes_on="after" if filters.order == OLDEST else "before",
        others=tuple(Link(words=str(_LINKS[other.order]), url=address(root, other)) for other in others),
    )


_LINKS = {
    "": gettext_lazy("Latest first"),
    OLDEST: gettext_lazy("Oldest first"),
    RELEVANCE: gettext_lazy("Best match first"),
}
_WORDS = {
    "": {
        "heading": gettext_lazy("So far"),
        "note": gettext_lazy("latest first; an uncertain date is placed at its last possible day"),
        "more": gettext_lazy("Load earlier entries"),
        "end": gettext_lazy("No earlier entry matches."),
    },
    OLDEST: {
        "heading": gettext_lazy("Oldest first"),
        "note": gettext_lazy("with what is planned; an uncertain date is placed at its last possible day"),
        "more": gettext_lazy("Load later entries"),
        "end": gettext_lazy("The list ends here."),
    },
    RELEVANCE: {
        "heading": gettext_lazy("Best match first"),
        "note": gettext_lazy("by title, then names, text, sources and points of the plan"),
        "more": gettext_lazy("Load more entries"),
        "end": gettext_lazy("No further entry matches."),
    },
}
