"""The list of a timeline as it is shown: the two parts by day, how many entries there are, and over what time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.dates.value import Reading
from timeline.public.asking.pages import TimelinePage
from timeline.public.dates_in_words import in_words, part_of_month_words
from timeline.public.drawing import notices
from timeline.public.drawing.cards import DaySection, day_sections
from timeline.public.drawing.footnotes import Note, notes_under
from timeline.public.drawing.hits import with_hits
from timeline.public.drawing.met_whom import MetWhom, met_whom
from timeline.public.drawing.squares import SmallSquares, small_squares
from timeline.public.store.folding import Phrase, Wanted

# Over a longer time a part of a month is more than a reader wants to know.
_MANY_DAYS = 400


@dataclass(frozen=True, kw_only=True)
class Results:
    """What the list prints. `count` is the bold part above it, `span` the time it covers (empty where not known).

    `begins` is when the negotiation's first entry is dated; empty where no day is known or some entries are hidden.
    `notes` are on the sources of the entries shown, for paper.
    """

    ahead: tuple[DaySection, ...]
    so_far: tuple[DaySection, ...]
    count: str
    span: str
    begins: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, kw_only=True)
class Aside:
    """What stands beside the list, each where there is any: the plan in squares, who met whom, whose word it is."""

    squares: SmallSquares | None
    met_whom: MetWhom | None
    origins: notices.Origins | None


def results(page: TimelinePage, *, found_by: Iterable[Wanted | Phrase] = ()) -> Results:
    """A page of a timeline as its list prints it, with what the words searched for have found in it."""
    within, found_by = (page.earliest, page.latest), tuple(found_by)
    return Results(
        ahead=with_hits(page.document, day_sections(page.document, page.ahead, within=within), found_by),
        so_far=with_hits(page.document, day_sections(page.document, page.so_far, within=within), found_by),
        count=_count(page),
        span=span_words(*within),
        begins=_begins(page),
        notes=notes_under(page.document, (*page.ahead, *page.so_far)),
    )


def aside(page: TimelinePage) -> Aside:
    """What stands beside the list. It is about the whole timeline, whatever the filters."""
    origins = notices.origins(page.document, page.origins, entries=page.of, sources=page.sources)
    return Aside(
        squares=small_squares(page.document),
        met_whom=met_whom(page.document, page.meetings),
        origins=origins if origins.shares else None,
    )


def single_source(page: TimelinePage) -> notices.SingleSource | None:
    """The notice that there is one source so far, where that is so."""
    shown = (*page.ahead, *page.so_far)
    return notices.single_source(page.document, shown, entries=page.of, sources=page.sources)


def span_words(first: date | None, last: date | None) -> str:
    """From a day to a day, as coarse as the list is long: “mid-November to early December 2025”."""
    if not first or not last:
        return part_of_month_words(first or last) if first or last else ""
    if (last - first).days > _MANY_DAYS:
        return in_words(Reading(edtf=f"{_month(first)}/{_month(last)}"))
    begin, end = part_of_month_words(first), part_of_month_words(last)
    if begin == end:
        return end
    if first.year == last.year:
        begin = begin.removesuffix(f" {first.year}")
    return _("%(first)s to %(last)s") % {"first": begin, "last": end}


def _begins(page):
    hides_some = page.is_part or page.total != page.of
    return part_of_month_words(page.earliest) if page.earliest and not hides_some else ""


def _month(day):
    return day.isoformat()[:7]


def _count(page):
    if page.total == page.of:
        return ngettext("%(n)d entry", "%(n)d entries", page.of) % {"n": page.of}
    if not page.total:
        return _("No entries")
    of = ngettext("%(total)d of %(n)d entry", "%(total)d of %(n)d entries", page.of)
    return of % {"total": page.total, "n": page.of}
