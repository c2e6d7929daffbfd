"""Links that pick a part of the time: one for each week, month or longer unit of the overview."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from timeline.dates.value import Reading
from timeline.public.asking.density import Density, Group
from timeline.public.asking.filters import EventFilters
from timeline.public.asking.units import Stretch, Unit, cut, unit_around
from timeline.public.dates_in_words import in_words, short_words
from timeline.public.drawing.columns import Tally, tally
from timeline.public.drawing.in_use import Link, address

_MOST = 12


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the time as a link: its name, what is in it, and whether the list shows just that."""

    stretch: Stretch
    words: str
    counts: str
    url: str
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class Brush:
    """The parts of the overview's time, in order. `label` says what they are to those who do not see them."""

    label: str
    parts: tuple[Part, ...]


def brush(
    density: Density, groups: Iterable[Group], filters: EventFilters, *, root: str, year: int | None
) -> Brush | None:
    """The finest units that make few enough links; None where the time is one of them, or too long for any.

    `year` is one that goes without saying.
    """
    # A bar must lie within a part: the unit of the bars is the finest, but days are gathered in weeks at least.
    units = [unit for unit in Unit if unit != Unit.DAY and not (unit == Unit.WEEK and density.unit != Unit.DAY)]
    for unit in units[units.index(density.unit) if density.unit in units else 0 :]:
        stretches = cut(density.window, unit, most=_MOST)
        if stretches and (len(stretches) > 1 or not density.is_whole):
            tallies = tally(groups, stretches)
            parts = (_part(*pair, unit, filters, root, year) for pair in zip(stretches, tallies, strict=True))
            return Brush(label=_LABELS[unit](), parts=tuple(parts))
    return None


def ways_out(density: Density, filters: EventFilters, *, root: str) -> tuple[Link, ...]:
    """From a closer look back to the year around it, if that is longer, and to the whole time."""
    if density.is_whole:
        return ()
    whole = Link(words=_("Show the whole time"), url=address(root, filters.at_any_time()))
    year = unit_around(density.window.first, Unit.YEAR)
    if not year.has(density.window.last) or year.days == density.window.days:
        return (whole,)
    closer = Link(
        words=_("Show all of %(year)s") % {"year": density.window.first.year},
        url=address(root, filters.between(year.first, year.last)),
    )
    return closer, whole


_LABELS = {
    Unit.WEEK: lambda: _("Show one week"),
    Unit.MONTH: lambda: _("Show one month"),
    Unit.YEAR: lambda: _("Show one year"),
    Unit.DECADE: lambda: _("Show one decade"),
    Unit.CENTURY: lambda: _("Show one century"),
}


def unit_words(stretch: Stretch, unit: Unit, *, year: int | None) -> str:
    """The name of a unit, short: “10 to 16 Nov”, “Nov 2025”, “2025”."""
    if unit == Unit.DAY:
        return short_words(Reading(edtf=stretch.first.isoformat()), year=year)
    if unit == Unit.WEEK:
        return short_words(Reading(edtf=f"{stretch.first.isoformat()}/{stretch.last.isoformat()}"), year=year)
    # As EDTF has it: 2025-11 is a month, 202X a decade, 20XX a century.
    kept = {Unit.MONTH: 7, Unit.YEAR: 4, Unit.DECADE: 3, Unit.CENTURY: 2}[unit]
    reading = Reading(edtf=stretch.first.isoformat()[:kept].ljust(4, "X"))
    return short_words(reading, year=year) if unit == Unit.MONTH else in_words(reading)


def tally_words(counted: Tally) -> str:
    """What a part of the time holds: “1 exact, 3 possible”."""
    words = (
        (counted.exact, ngettext("%(n)d exact", "%(n)d exact", counted.exact)),
        (counted.possible, ngettext("%(n)d possible", "%(n)d possible", counted.possible)),
        (counted.announced, ngettext("%(n)d planned", "%(n)d planned", counted.announced)),
    )
    named = [text % {"n": number} for number, text in words if number]
    return _(", ").join(named) if named else pgettext("number of entries", "none")


def _part(stretch, counted, unit, filters, root, year):
    return Part(
        stretch=stretch,
        words=unit_words(stretch, unit, year=year),
        counts=tally_words(counted),
        url=address(root, filters.between(stretch.first, stretch.last)),
        is_current=(filters.start, filters.end) == (stretch.first, stretch.last),
    )
