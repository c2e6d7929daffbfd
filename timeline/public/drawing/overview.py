"""The overview above the list: what is dated, how surely, and where it thickens, in two widths of one drawing."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.dates.value import Precision, Reading
from timeline.public.asking.filters import EventFilters
from timeline.public.asking.pages import TimelinePage
from timeline.public.asking.units import Stretch, Unit, cut
from timeline.public.dates_in_words import short_words
from timeline.public.drawing.brush import Brush, brush, ways_out
from timeline.public.drawing.columns import Columns, Tally, columns, groups_of, tally
from timeline.public.drawing.in_use import Link, address
from timeline.public.drawing.labelled import Face, Lanes, Mark, lanes, text_width
from timeline.public.drawing.marks import ANNOUNCED
from timeline.public.drawing.overview_axis import Word, months, numbers, ticks
from timeline.public.drawing.overview_words import sentences
from timeline.public.drawing.period import Period
from timeline.public.drawing.shapes import Band, percent
from timeline.public.drawing.when import kind_of_text, plain_day

# The narrowest that each drawing is shown at; overview.css has the width at which they change places.
_WIDE = {"least": 672, "text": 13, "glyph": 14}
_NARROW = {"least": 286, "text": 12, "glyph": 11}
_LETTERS = {12: (60, 26), 24: (34, 18), 40: (24, 14)}

# Heights in pixels.
_TOP = {True: 18, False: 2}
_HEAD = {True: 24, False: 4}
_LANE = {True: 28, False: 22}
_FOOT = {True: 24, False: 8}
_MONTHS = 18

# A day that is a link has to be 24 pixels wide in the narrowest drawing.
_MOST_LINKED_DAYS = 28


@dataclass(frozen=True, kw_only=True)
class Lane:
    y: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A day with entries that fell on it exactly, as a link."""

    x: str
    width: str
    url: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """One width of the drawing. `axis`, on which the columns stand, is in pixels from above; `room` lies over it."""

    is_wide: bool
    height: str
    axis: str
    top: str
    room: str
    lanes: tuple[Lane, ...]
    columns: Columns
    chosen: Band | None
    ahead: Band | None
    head: tuple[Word, ...] = ()
    ticks: tuple[str, ...] = ()
    numbers: tuple[Word, ...] = ()
    months: tuple[Word, ...] = ()
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KeyParty:
    slot: int
    name: str


@dataclass(frozen=True, kw_only=True)
class Overview:
    """The figure above the list: its words, the drawing in both widths, the links below it, and what its key names.

    `slots` are those whose colour fades somewhere in it; `unit` is what one column stands for, a day or longer.
    """

    sub: tuple[str, ...]
    wide: Drawing
    narrow: Drawing
    brush: Brush | None
    ways_out: tuple[Link, ...]
    parties: tuple[KeyParty, ...]
    slots: tuple[int, ...]
    unit: Unit
    has_marks: bool


def overview(page: TimelinePage, filters: EventFilters, *, root: str) -> Overview | None:
    """The overview of the entries that match at whatever time; None where none of them has a day."""
    density = page.density
    if not density:
        return None
    few = [page.document.event(slug) for slug in density.few]
    groups = density.groups or groups_of(page.document, few, density.window)
    tallies = tally(groups, cut(density.window, density.unit, most=density.window.days))
    canvas = _Canvas(page=page, filters=filters, root=root, tallies=tallies, few=few)
    wide, narrow = canvas.drawing(is_wide=True), canvas.drawing(is_wide=False)
    marks = [mark for lane in wide.lanes for mark in lane.marks]
    return Overview(
        sub=tuple(sentences(density, tallies, left_over=canvas.lanes(is_wide=True).left_over)),
        wide=wide,
        narrow=narrow,
        brush=brush(density, groups, filters, root=root, year=_year_of(density.window)),
        ways_out=ways_out(density, filters, root=root),
        parties=_parties(page.document, marks),
        slots=tuple(sorted({mark.slot for mark in marks if mark.soft and mark.slot})),
        unit=density.unit,
        has_marks=bool(marks),
    )


@dataclass(frozen=True, kw_only=True)
class _Canvas:
    """What both widths of a drawing are made from."""

    page: TimelinePage
    filters: EventFilters
    root: str
    tallies: tuple[Tally, ...]
    few: list

    @property
    def window(self) -> Stretch:
        return self.page.density.window

    @property
    def period(self) -> Period:
        return Period(self.window.first, self.window.last)

    def lanes(self, *, is_wide) -> Lanes:
        letters = next(found for most, found in _LETTERS.items() if len(self.few) <= most)[0 if is_wide else 1]
        face = Face(**(_WIDE if is_wide else _NARROW), letters=letters)
        return lanes(self.page.document, self.few, self.period, face, ahead=self._ahead())

    def drawing(self, *, is_wide) -> Drawing:
        head, step = _HEAD[is_wide], _LANE[is_wide]
        dealt, blocks = self.lanes(is_wide=is_wide).lanes, columns(self.tallies)
        axis = head + step * len(dealt) + max(blocks.height, step) + 6
        ahead = self._ahead()
        common = {
            "is_wide": is_wide,
            "height": f"{axis + _FOOT[is_wide] + (_MONTHS if is_wide and self._counts_days() else 0)}",
            "axis": f"{axis}",
            "room": f"{axis - _TOP[is_wide]}",
            "top": f"{_TOP[is_wide]}",
            "lanes": tuple(Lane(y=f"{head + step // 2 + step * n}", marks=marks) for n, marks in enumerate(dealt)),
            "columns": blocks,
            "chosen": _chosen(self.period, self.filters),
            "ahead": Band(x=percent(ahead), width=percent(100 - ahead)) if ahead < 100 else None,
            "ticks": ticks(self.window, self.page.density.unit),
        }
        if not is_wide:
            return Drawing(**common)
        return Drawing(
            **common,
            head=tuple(_head(self.page, ahead)),
            numbers=tuple(numbers(self.window, self.page.density.unit)),
            months=tuple(months(self.window)) if self._counts_days() else (),
            hits=tuple(self._hits()),
        )

    def _counts_days(self):
        return self.page.density.unit == Unit.DAY

    def _ahead(self):
        """Where the days after the last publication begin, in percent; 100 where none of them is drawn."""
        day = self.page.as_of
        return self.period.after(day) if day and self.window.has(day) else 100

    def _hits(self):
        if not self.few or self.window.days > _MOST_LINKED_DAYS:
            return
        listed = {event.slug for event in (*self.page.ahead, *self.page.so_far)}
        for place, counted in enumerate(self.tallies):
            if counted.exact:
                day = self.window.first + timedelta(days=place)
                first = next(event.slug for event in self.few if _is_on(event, day))
                closer = f"{address(self.root, self.filters.between(day, day))}#results"
                yield Hit(
                    x=percent(self.period.before(day)),
                    width=percent(100 / self.window.days),
                    url=f"#e-{first}" if first in listed else closer,
                    words=_day_and_entries(day, counted),
                )


def _is_on(event, day):
    return event.date.precision == Precision.DAY and event.date.earliest == day and event.status not in ANNOUNCED


def _day_and_entries(day, counted):
    exact = ngettext("%(n)d entry on this exact day", "%(n)d entries on this exact day", counted.exact)
    words = _("%(day)s: %(entries)s") % {"day": plain_day(day), "entries": exact % {"n": counted.exact}}
    if not counted.possible:
        return words
    more = ngettext("%(n)d more possible", "%(n)d more possible", counted.possible) % {"n": counted.possible}
    return _("%(words)s, %(more)s") % {"words": words, "more": more}


def _chosen(period, filters):
    """The days that the list is narrowed to."""
    if not filters.start and not filters.end:
        return None
    start = period.before(filters.start) if filters.start else 0
    end = period.after(filters.end) if filters.end else 100
    if end <= start or end - start == 100:
        return None
    return Band(x=percent(start), width=percent(end - start))


def _head(page, ahead):
    """The words at the line of publication: before it what was published, behind it “Ahead”."""
    if ahead == 100:
        return
    words = _publication(page)
    share_of_words = 100 * text_width(words, 12) / _WIDE["least"]
    if share_of_words + 1 > ahead:
        yield Word(x=percent(ahead + 0.6), text=words)
        return
    yield Word(x=percent(ahead - 0.6), text=words, anchor="end")
    if ahead < 92:
        yield Word(x=percent(ahead + 0.6), text=_("Ahead"))


def _publication(page):
    """What was published on the day that the line stands for: of several sources only the last entry's is known."""
    day = _short_day(page.as_of, page.density.window)
    (slug, *others) = page.sources or [None]
    source = page.document.by_slug.get(("source", slug))
    if others or not source:
        return _("Latest entry reported, %(day)s") % {"day": day}
    return _("%(kind)s published, %(day)s") % {"kind": capfirst(kind_of_text(page.document, source)), "day": day}


def _short_day(day, window):
    return short_words(Reading(edtf=day.isoformat()), year=_year_of(window) or window.last.year)


def _year_of(window):
    """The year that all days share, if there is one; the drawing and what stands around it name it once."""
    return window.first.year if window.first.year == window.last.year else None


def _parties(document, marks):
    """The parties that some mark shows, in the drawing's order."""
    shown = {glyph.slot for mark in marks for point in mark.points for glyph in point.glyphs}
    shown |= {mark.slot for mark in marks}
    return tuple(
        KeyParty(slot=party.slot, name=document.actor(party.actor).name)
        for party in document.negotiation.parties
        if party.slot in shown
    )
