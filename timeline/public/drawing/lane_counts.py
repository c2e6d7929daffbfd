"""The lanes as counts: how many entries each side has in each day, month or year, surely then and possibly then."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from timeline.dates.value import Reading
from timeline.public.asking.filters import EventFilters
from timeline.public.asking.lanes import NOT_STATED, OTHERS, LanesPage, Unit
from timeline.public.dates_in_words import in_words
from timeline.public.drawing.in_use import address

_MOST_ROWS = 120


@dataclass(frozen=True, kw_only=True)
class Cell:
    """The entries of a lane in one stretch of time: those surely then, and those that may be. `url` lists them."""

    exact: int
    possible: int
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class CountRow:
    """A stretch of time, or no date at all, and its cells by the label of their lane."""

    label: str
    cells: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class _Stretch:
    """One day, month or year, or some years on end, both days included."""

    first: date
    last: date

    @property
    def label(self) -> str:
        if self.last.year > self.first.year:
            return _("%(first)d to %(last)d") % {"first": self.first.year, "last": self.last.year}
        length = 10 if self.first == self.last else 7 if self.first.month == self.last.month else 4
        return in_words(Reading(edtf=self.first.isoformat()[:length]))


def count_rows(page: LanesPage, lanes: Mapping[str, str], filters: EventFilters, *, root: str) -> tuple[CountRow, ...]:
    """A row for each stretch of time with an entry, the earliest first, and last one for entries without any date.

    `lanes` are labels by key. A party's cell links to its entries in the list, under the same filters. An entry with
    an open date may be in every stretch on its open side.
    """
    found = [
        CountRow(
            label=stretch.label,
            cells=tuple((label, _cell(page, lane, stretch, filters, root)) for lane, label in lanes.items()),
        )
        for stretch in _stretches(page)
    ]
    undated = CountRow(label=_("No date"), cells=tuple((label, _undated(page, lane)) for lane, label in lanes.items()))
    return tuple(row for row in (*found, undated) if any(cell.exact or cell.possible for _label, cell in row.cells))


def _stretches(page):
    if not page.earliest or not page.latest:
        return
    first, step = _start(page.earliest, page.unit), _years(page)
    first = first.replace(year=max(first.year - first.year % step, 1)) if step > 1 else first
    while first <= page.latest:
        following = _next(first, page.unit, step)
        yield _Stretch(first, date.fromordinal(following.toordinal() - 1) if following else date.max)
        if not following:
            return
        first = following


def _years(page):
    """How many years stand in one row, where years are counted: as few as keep the table short."""
    years = page.latest.year - page.earliest.year + 1
    return next(step for step in (1, 10, 100) if years <= step * _MOST_ROWS) if page.unit == Unit.YEAR else 1


def _start(day, unit):
    if unit == Unit.DAY:
        return day
    return day.replace(day=1) if unit == Unit.MONTH else day.replace(month=1, day=1)


def _next(first, unit, step):
    """The first day of the next stretch; None at the end of the calendar."""
    if unit == Unit.DAY:
        return first + timedelta(days=1)
    if unit == Unit.MONTH:
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    year = first.year - first.year % step + step
    return first.replace(year=year) if year <= date.max.year else None


def _cell(page, lane, stretch, filters, root):
    exact = possible = 0
    for tally in page.tallies[lane]:
        if not tally.first and not tally.last:
            continue
        first, last = tally.first or date.min, tally.last or date.max
        if stretch.first <= first and last <= stretch.last:
            exact += tally.entries
        elif first <= stretch.last and last >= stretch.first:
            possible += tally.entries
    return Cell(exact=exact, possible=possible, url=_url(lane, stretch, filters, root) if exact or possible else "")


def _undated(page, lane):
    none = sum(tally.entries for tally in page.tallies[lane] if not tally.first and not tally.last)
    return Cell(exact=none, possible=0)


def _url(lane, stretch, filters, root):
    """The list narrowed to a lane and a stretch; none where the filters cannot say that, or would say it twice."""
    if lane in (NOT_STATED, OTHERS) or filters.when or filters.since or filters.until or filters.side:
        return ""
    days = {"since": stretch.first.isoformat(), "until": stretch.last.isoformat()}
    return address(root, replace(filters, side=lane, **days))
