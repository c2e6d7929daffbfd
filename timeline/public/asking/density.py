"""How entries lie over time: one by one where they are few, and counted in one grouped query where they are many."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Count, DateField, F, Q, When
from django.db.models.functions import Cast, Coalesce, Substr

from timeline.public.asking.filters import EventFilters
from timeline.public.asking.kept import kept
from timeline.public.asking.keyset import earliest_first
from timeline.public.asking.scope import Scope
from timeline.public.asking.totals import total_of
from timeline.public.asking.units import Stretch, Unit, cut, unit_around, whole_units
from timeline.records.event import Status

MOST_MARKS = 40
MOST_MARKED_DAYS = 63
MOST_BARS = 120

ANNOUNCED = (Status.PLANNED, Status.CANCELLED)
# Between the last entry and the day of publication; further away that day would leave the drawing mostly empty.
_MOST_DAYS_TO_PUBLICATION = 7
_SHORT = 28


@dataclass(frozen=True, kw_only=True)
class Group:
    """A number of entries that may have fallen on any day from `first` to `last`; on those of `days` only, if any."""

    first: date
    last: date
    is_announced: bool
    entries: int = 1
    days: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Density:
    """How the entries that match at whatever time lie over the days of `window`, which is cut into `unit`s.

    Few entries are `few` (slugs, in order of time); more of them, or those of a longer time, are counted in `groups`.
    `is_whole` says that no entry lies outside, `total` counts the entries and `undated` those that have no day.
    """

    window: Stretch
    unit: Unit
    is_whole: bool
    total: int
    undated: int
    few: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()


@kept
def density_of(scope: Scope, filters: EventFilters) -> Density | None:
    """How the entries that match lie over time; None where none has a day.

    The days that the filters ask for do not hide the others of a short time, so that a reader sees what lies around
    them; of a long time they are a closer look. Where the latest entry came out a few days after the last day, the
    drawing goes on to then. Costs two queries, or three where a short time has many entries.
    """
    at_any_time = filters.at_any_time()
    total = total_of(scope, at_any_time)
    if not total.first:
        return None
    whole = _with_publication(Stretch(total.first, total.last), scope.as_of())
    looked_at = _closer(whole, filters)
    is_whole = looked_at == whole
    entries = at_any_time.narrow(scope.entries(), scope)
    if not is_whole:
        entries = EventFilters(start=looked_at.first, end=looked_at.last).narrow(entries, scope)
    unit, window = _units(looked_at)
    few = _few(entries) if window.days <= MOST_MARKED_DAYS else None
    groups = () if few is not None else tuple(_groups(entries, unit, window))
    dated = sum(group.entries for group in groups) if few is None else len(few)
    return Density(
        window=window,
        unit=unit,
        is_whole=is_whole,
        total=total.entries if is_whole else dated,
        undated=total.undated if is_whole else 0,
        few=few or (),
        groups=groups,
    )


_UNDATED = Q(earliest=None, latest=None)


def _with_publication(stretch, as_of):
    if as_of and 0 < (as_of - stretch.last).days <= _MOST_DAYS_TO_PUBLICATION:
        return Stretch(stretch.first, as_of)
    return stretch


def _closer(whole, filters):
    """The part of a long time that a reader asks for; a few days of it are seen within their month."""
    first, last = max(whole.first, filters.start or date.min), min(whole.last, filters.end or date.max)
    if whole.days <= MOST_MARKED_DAYS or last < first or Stretch(first, last) == whole:
        return whole
    if (last - first).days >= _SHORT:
        return Stretch(first, last)
    month = unit_around(first + (last - first) / 2, Unit.MONTH)
    return Stretch(min(first, month.first), max(last, month.last))


def _units(looked_at):
    """The finest unit that makes few enough bars, and the days made whole by it: weeks, where it is the day."""
    for unit, rounded in ((Unit.DAY, Unit.WEEK), *((unit, unit) for unit in (Unit.MONTH, Unit.YEAR, Unit.DECADE))):
        window = whole_units(looked_at, rounded)
        if cut(window, unit, most=MOST_BARS):
            return unit, window
    return Unit.CENTURY, whole_units(looked_at, Unit.CENTURY)


def _few(entries):
    slugs = tuple(earliest_first(entries).values_list("slug", flat=True)[: MOST_MARKS + 1])
    return slugs if len(slugs) <= MOST_MARKS else None


def _groups(entries, unit, window) -> Iterator[Group]:
    length = {Unit.DAY: 10, Unit.MONTH: 7}.get(unit, 4)
    counted = (
        entries.exclude(_UNDATED)
        .annotate(begins=cut_short(F("earliest"), length), ends=cut_short(_LAST_POSSIBLE, length))
        .values_list("begins", "ends", "status")
        .annotate(entries=Count("pk"))
        .order_by("begins", "ends", "status")
    )
    grain = {10: Unit.DAY, 7: Unit.MONTH, 4: Unit.YEAR}[length]
    for begins, ends, status, number in counted:
        yield Group(
            first=max(_unit_named(begins, grain).first, window.first) if begins else window.first,
            last=min(_unit_named(ends, grain).last, window.last) if ends else window.last,
            is_announced=status in ANNOUNCED,
            entries=number,
        )


# What has happened “on or after” a day had happened when it became known; what is announced may still come any day.
_LAST_POSSIBLE = Case(
    When(latest=None, status__in=ANNOUNCED, then=None),
    default=Coalesce("latest", "sort_latest"),
    output_field=DateField(),
)


def cut_short(day, length: int):
    """The beginning of a day's text, as an expression: its year where `length` is 4, its year and month where it is 7.

    This is many times faster than SQLite's date functions, which are Python behind every row.
    """
    return Substr(Cast(day, CharField()), 1, length)


def _unit_named(text, grain):
    return unit_around(date.fromisoformat(f"{text}-01-01"[:10]), grain)
