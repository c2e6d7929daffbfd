"""The overview in sentences: how many entries over what time, and what one of its squares or columns is."""

from collections.abc import Iterator, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline.public.asking.density import Density
from timeline.public.asking.units import Unit, cut
from timeline.public.drawing.brush import unit_words
from timeline.public.drawing.columns import Tally, has_squares
from timeline.public.drawing.results import span_words

_MOST_WEEKS = 12


def sentences(density: Density, tallies: Sequence[Tally], *, left_over: int) -> Iterator[str]:
    """What the drawing shows, sentence by sentence; `left_over` entries have no title in it."""
    yield _how_many(density)
    if density.few and has_squares(tallies):
        yield _("Each square at the foot is one entry that fell, or may have fallen, on that day.")
    else:
        yield str(_COLUMNS[density.unit])
        yield _highest(density, tallies)
    if left_over:
        more = ngettext(
            "%(n)d entry stands at the foot only, for lack of room.",
            "%(n)d entries stand at the foot only, for lack of room.",
            left_over,
        )
        yield more % {"n": left_over}
    if density.undated and not density.few:
        more = ngettext("%(n)d entry has no date.", "%(n)d entries have no date.", density.undated)
        yield more % {"n": density.undated}


def number_words(number: int) -> str:
    """A number in running text: in words up to nine, in figures from ten."""
    return str(_NUMBERS[number]) if number < len(_NUMBERS) else str(number)


_COLUMNS = {
    Unit.DAY: gettext_lazy("Each column is a day: solid for entries that fell on it, hatched for those that may have."),
    Unit.MONTH: gettext_lazy(
        "Each column is a month: solid for entries that fell in it, hatched for those that may have."
    ),
    Unit.YEAR: gettext_lazy(
        "Each column is a year: solid for entries that fell in it, hatched for those that may have."
    ),
    Unit.DECADE: gettext_lazy(
        "Each column is a decade: solid for entries that fell in it, hatched for those that may have."
    ),
    Unit.CENTURY: gettext_lazy(
        "Each column is a century: solid for entries that fell in it, hatched for those that may have."
    ),
}

_NUMBERS = [
    gettext_lazy("no"),
    *(gettext_lazy("one"), gettext_lazy("two"), gettext_lazy("three")),
    *(gettext_lazy("four"), gettext_lazy("five"), gettext_lazy("six")),
    *(gettext_lazy("seven"), gettext_lazy("eight"), gettext_lazy("nine")),
]


def _how_many(density):
    entries = ngettext("%(number)s entry", "%(number)s entries", density.total)
    entries = capfirst(entries % {"number": number_words(density.total)})
    weeks = density.window.days // 7
    if density.unit != Unit.DAY or weeks > _MOST_WEEKS:
        words = {"entries": entries, "span": span_words(density.window.first, density.window.last)}
        return _("%(entries)s, %(span)s.") % words
    over = ngettext("%(entries)s over %(number)s week.", "%(entries)s over %(number)s weeks.", weeks)
    return over % {"entries": entries, "number": number_words(weeks)}


def _highest(density, tallies):
    highest = max(range(len(tallies)), key=lambda place: tallies[place].entries)
    piece = cut(density.window, density.unit, most=len(tallies))[highest]
    words = {"n": tallies[highest].entries, "when": unit_words(piece, density.unit, year=None)}
    return ngettext("The highest is %(when)s, with %(n)d.", "The highest is %(when)s, with %(n)d.", words["n"]) % words
