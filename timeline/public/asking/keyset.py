"""The timeline's one order, and pages of it by key: no entry twice, none left out, however many share a day.

An entry's place is (sort_latest, sort_earliest, depth, slug): an uncertain date sits at its last possible day. Where
the list stands by relevance, that comes first: what the entry is worth to the words that were searched for.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q


class BadCursor(ValueError):
    """A cursor that no page gave out."""


@dataclass(frozen=True)
class Place:
    """An entry's place in the order. Its text is what stands in addresses. `relevance` counts in a ranked list only."""

    latest: date
    earliest: date
    depth: int
    slug: str
    relevance: int = 0

    def __str__(self):
        ranked = f"{self.relevance}~" if self.relevance else ""
        return f"{ranked}{self.latest.isoformat()}.{self.earliest.isoformat()}.{self.depth}.{self.slug}"


def place_of(row) -> Place:
    """The place of a published row of an event."""
    return Place(row.sort_latest, row.sort_earliest, row.depth, row.slug, getattr(row, "relevance", 0))


def place_from(text: str) -> Place:
    """The place in a cursor's text. Raises BadCursor."""
    try:
        relevance, _, place = text.rpartition("~")
        latest, earliest, depth, slug = place.split(".", 3)
        return Place(date.fromisoformat(latest), date.fromisoformat(earliest), int(depth), slug, int(relevance or 0))
    except ValueError:
        raise BadCursor(f"“{text[:60]}” is not a place in this list.") from None


def earliest_first(rows, *, after: Place | None = None):
    """Rows in order of time, those behind a place only."""
    rows = rows.order_by("sort_latest", "sort_earliest", "depth", "slug")
    if not after:
        return rows
    # A plain range that the index serves, less what ties with the place or stands before it.
    not_behind = Q(sort_earliest__lt=after.earliest) | Q(sort_earliest=after.earliest) & (
        Q(depth__lt=after.depth) | Q(depth=after.depth, slug__lte=after.slug)
    )
    return rows.filter(sort_latest__gte=after.latest).exclude(Q(sort_latest=after.latest) & not_behind)


def latest_first(rows, *, before: Place | None = None):
    """Rows against the order of time, those before a place only."""
    rows = rows.order_by("-sort_latest", "-sort_earliest", "-depth", "-slug")
    if not before:
        return rows
    not_before = Q(sort_earliest__gt=before.earliest) | Q(sort_earliest=before.earliest) & (
        Q(depth__gt=before.depth) | Q(depth=before.depth, slug__gte=before.slug)
    )
    return rows.filter(sort_latest__lte=before.latest).exclude(Q(sort_latest=before.latest) & not_before)


def best_first(rows, *, before: Place | None = None):
    """Rows that have a `relevance`, most relevant first and among equals latest first, those behind a place only."""
    rows = rows.order_by("-relevance", "-sort_latest", "-sort_earliest", "-depth", "-slug")
    if not before:
        return rows
    less = Q(depth__lt=before.depth) | Q(depth=before.depth, slug__lt=before.slug)
    less = Q(sort_earliest__lt=before.earliest) | Q(sort_earliest=before.earliest) & less
    less = Q(sort_latest__lt=before.latest) | Q(sort_latest=before.latest) & less
    return rows.filter(Q(relevance__lt=before.relevance) | Q(relevance=before.relevance) & less)
