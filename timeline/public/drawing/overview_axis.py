"""What stands below the columns of the overview: ticks, numbers of days or names of longer units, and months."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.dates.value import Reading
from timeline.public.asking.units import Stretch, Unit, cut
from timeline.public.dates_in_words import in_words
from timeline.public.drawing.brush import unit_words
from timeline.public.drawing.period import Period
from timeline.public.drawing.shapes import percent

# In the narrowest of the wide drawings a number needs 19 pixels, a name about 50 and a month with its year 105; the
# widths are in percent.
_MOST_NUMBERS = 35
_MOST_NAMES = 12
_WIDTH_OF_A_MONTH = 16
_WIDTH_OF_A_NAME = 7

_COARSER = {Unit.DAY: Unit.WEEK, Unit.MONTH: Unit.YEAR, Unit.YEAR: Unit.DECADE}


@dataclass(frozen=True, kw_only=True)
class Word:
    """A word on the axis or above the drawing; `anchor` is a class: mid, end, or none for its start."""

    x: str
    text: str
    anchor: str = ""


def ticks(window: Stretch, unit: Unit) -> tuple[str, ...]:
    """Where weeks, years or longer units begin, and where the last one ends."""
    pieces = cut(window, _COARSER.get(unit, Unit.CENTURY), most=window.days)
    return (*(percent(_period(window).before(piece.first)) for piece in pieces), "100%")


def numbers(window: Stretch, unit: Unit) -> Iterator[Word]:
    """The number of each day where there is room, else that of each Monday; of longer units the finest that fits."""
    days = cut(window, Unit.DAY, most=_MOST_NUMBERS) if unit == Unit.DAY else None
    for day in days or ():
        yield Word(x=percent(_period(window).middle(day.first)), text=str(day.first.day), anchor="mid")
    if days:
        return
    named = _pieces(window, unit)
    edges = [_period(window).before(piece.first) for _name, piece in named] + [100]
    for (name, _piece), x, end in zip(named, edges, edges[1:], strict=False):
        if unit == Unit.DAY or end - x >= _WIDTH_OF_A_NAME:
            yield Word(x=percent(x), text=name)


def months(window: Stretch) -> Iterator[Word]:
    """The months by name, each where it begins; one with too few days for its name goes without, but for the last."""
    found = cut(window, Unit.MONTH, most=_MOST_NAMES) or ()
    edges = [_period(window).before(month.first) for month in found] + [100]
    for month, x, end in zip(found, edges, edges[1:], strict=False):
        words = in_words(Reading(edtf=month.first.isoformat()[:7]))
        if end - x >= _WIDTH_OF_A_MONTH:
            yield Word(x=percent(x), text=words)
        elif month is found[-1]:
            yield Word(x="100%", text=words, anchor="end")


def _pieces(window, unit):
    """The units to name: Mondays below days, else the finest unit from that of the columns on that fits."""
    if unit == Unit.DAY:
        return [(str(week.first.day), week) for week in cut(window, Unit.WEEK, most=window.days)]
    coarser = list(Unit)[list(Unit).index(unit) :]
    fitting = ((each, cut(window, each, most=_MOST_NAMES)) for each in coarser)
    found, pieces = next(((each, pieces) for each, pieces in fitting if pieces), (unit, ()))
    return [(unit_words(piece, found, year=None), piece) for piece in pieces]


def _period(window):
    return Period(window.first, window.last)
