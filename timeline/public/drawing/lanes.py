"""Lanes by side: who acted and when. A lane a party; an entry in which parties take part together crosses their lanes.

The same entries stand in a table under the same numbers. Where there are too many to draw, the table counts them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.public import wording
from timeline.public.asking.filters import EventFilters
from timeline.public.asking.lanes import NOT_STATED, OTHERS, LanesPage
from timeline.public.drawing.attribution import Line, lines, with_affiliation
from timeline.public.drawing.lane_counts import CountRow, count_rows
from timeline.public.drawing.lane_drawing import Drawing, covered, narrow_drawing, wide_drawing
from timeline.public.drawing.lane_tracks import Piece
from timeline.public.drawing.marks import ANNOUNCED
from timeline.public.drawing.parties import label_of, rows, side_of, slot_of, with_stages
from timeline.public.drawing.period import period_holding, period_line
from timeline.public.drawing.results import span_words
from timeline.public.drawing.stages import Stage, stages_of
from timeline.public.drawing.when import Heading, disputed, exact_days, heading, plain_day
from timeline.records.document import Document
from timeline.records.event import Event

_MOST_INSIDE = 3


@dataclass(frozen=True, kw_only=True)
class Lane:
    """A lane, by its party's slug or by what it holds instead. `slot` 0 is no party."""

    key: str
    label: str
    short: str
    slot: int


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """An entry or stage in the table, under its number in the drawing; `sides` are those who took part.

    `lines` is empty for a stage that rests on the same chains as the row above.
    """

    number: str
    slug: str
    title: str
    when: Heading
    sides: tuple[tuple[str, int], ...]
    status: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Inside:
    """The stages of one entry, drawn as sides across a table."""

    event: Event
    stages: tuple[Stage, ...]


@dataclass(frozen=True, kw_only=True)
class Lanes:
    """What the page prints. `wide` is None where nothing is drawn, `narrow` where a phone has not the room for it.

    `order` says why the lanes stand as they do, `now` is the day of the latest source, `source` the only one there is.
    `counts` are there instead of `rows` where there are too many entries to draw.
    """

    title: str
    lanes: tuple[Lane, ...]
    order: str = ""
    wide: Drawing | None = None
    narrow: Drawing | None = None
    now: str = ""
    source: str = ""
    rows: tuple[TableRow, ...] = ()
    inside: tuple[Inside, ...] = ()
    counts: tuple[CountRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Numbered:
    """An entry or stage, the number it has in drawing and table, and the lanes it lies in."""

    number: str
    event: Event
    keys: tuple[str, ...]


def lanes(page: LanesPage, filters: EventFilters, *, root: str) -> Lanes:
    """A page of lanes as it prints. `root` and `filters` make the links from counts to the entries counted."""
    if page.tallies is not None:
        return _counted(page, filters, root)
    document = page.document
    numbered = tuple(_numbered(document, page.events))
    drawn = [one for one in numbered if not one.event.parent or _stands_apart(document, one)]
    order = _Order(document, drawn)
    return Lanes(
        title=_title(page),
        lanes=order.lanes,
        order=order.words,
        source=_source_words(document, page.events),
        rows=tuple(_table_rows(document, numbered, page)),
        inside=_inside(document, page.events),
        **_drawings(document, drawn, order.lanes),
    )


def _counted(page, filters, root):
    parties = list(page.document.parties)
    found = [_lane(page.document, key) for key in (NOT_STATED, *parties, OTHERS) if key in parties or page.tallies[key]]
    counts = count_rows(page, {lane.key: lane.label for lane in found}, filters, root=root)
    return Lanes(title=_title(page), lanes=tuple(found), counts=counts)


def _numbered(document, events) -> Iterator[_Numbered]:
    """Entries as 1, 2 and on, their stages as 2.1, 2.2 and on."""
    for number, event in enumerate(events, start=1):
        yield _Numbered(number=f"{number}", event=event, keys=_keys(document, event))
        for step, stage in enumerate(document.stages.get(event.slug, ()), start=1):
            yield _Numbered(number=f"{number}.{step}", event=stage, keys=_keys(document, stage))


def _keys(document, event):
    """The lanes of an event: those of its parties, or where it has none, one of the two for everything else."""
    sides = {side_of(document, participation) for participation in with_stages(document, event)}
    if parties := tuple(slug for slug in document.parties if slug in sides):
        return parties
    return (OTHERS,) if sides - {None} else (NOT_STATED,)


def _stands_apart(document, stage):
    """Whether a stage has other parties than its entry, whose mark would then not tell of it."""
    whole = _keys(document, document.event(stage.event.parent))
    return stage.keys != whole and set(stage.keys) <= set(document.parties)


def _title(page):
    if page.total == page.of:
        entries = ngettext("%(n)d entry", "%(n)d entries", page.of) % {"n": page.of}
    else:
        of = ngettext("%(total)d of %(n)d entry", "%(total)d of %(n)d entries", page.of)
        entries = of % {"total": page.total, "n": page.of}
    return _(", ").join(part for part in (entries, span_words(page.earliest, page.latest)) if part)


def _source_words(document, events):
    sources = {citation.source for event in events for citation in event.all_citations()}
    if len(sources) != 1:
        return ""
    source = document.source(sources.pop())
    words = {"outlet": with_affiliation(document.actor(source.outlet)), "day": plain_day(source.published_on)}
    return _("All entries: %(outlet)s, %(day)s.") % words


class _Order:
    """The order of the lanes: the party with most joint entries in the middle, so that few marks cross a lane in vain.

    The other parties keep the order of the negotiation, which all drawings have. Each has its lane, with entries or
    without; what has no party comes first where no side is stated, and last where others took part.
    """

    def __init__(self, document: Document, drawn: Iterable[_Numbered]):
        self.document = document
        self.joint = [one.keys for one in drawn if len(one.keys) > 1]
        self.shares = Counter(key for keys in self.joint for key in keys)
        used = {key for one in drawn for key in one.keys}
        keys = [NOT_STATED] * (NOT_STATED in used) + self._parties() + [OTHERS] * (OTHERS in used)
        self.lanes = tuple(_lane(document, key) for key in keys)

    @property
    def busiest(self) -> list[str]:
        """The parties with most joint entries, by the alphabet; none where no order would make a difference."""
        if not self.joint or len(self.document.parties) < 3:
            return []
        most = max(self.shares.values())
        return sorted(
            (key for key, share in self.shares.items() if share == most), key=lambda key: label_of(self.document, key)
        )

    @property
    def words(self) -> str:
        if not self.busiest:
            return _("The order of the lanes says nothing.")
        labels = [label_of(self.document, key) for key in self.busiest]
        words = {"side": labels[0], "sides": get_text_list(labels, _("and"))}
        if len(labels) > 1:
            return _("%(sides)s have equally many joint entries, so the alphabet puts %(side)s in the middle.") % words
        if self.shares[self.busiest[0]] == len(self.joint):
            return (
                _("%(side)s is in the middle because every joint entry involves it; the order says nothing else.")
                % words
            )
        return _("%(side)s is in the middle because it has most joint entries; the order says nothing else.") % words

    def _parties(self):
        rest = [slug for slug in self.document.parties if slug not in self.busiest[:1]]
        half = len(rest) // 2
        return [*rest[:half], *self.busiest[:1], *rest[half:]]


def _lane(document, key):
    if key == NOT_STATED:
        return Lane(key=key, label=str(wording.SIDE_NOT_STATED), short=_("Not stated"), slot=0)
    if key == OTHERS:
        return Lane(key=key, label=str(wording.OTHERS), short=str(wording.OTHERS), slot=0)
    actor = document.actor(key)
    return Lane(key=key, label=actor.name, short=actor.short, slot=slot_of(document, key))


def _drawings(document, drawn, lanes):
    cited = {citation.source for one in drawn for citation in one.event.all_citations()}
    now = max((document.source(slug).published_on for slug in cited), default=None)
    days = [day for one in drawn for day in _days(document, one.event)]
    period = period_holding([*days, now])
    if not drawn or not period:
        return {}
    places = {lane.key: place for place, lane in enumerate(lanes)}
    pieces = [_piece(document, one, places, period, now) for one in drawn]
    return {
        "wide": wide_drawing(pieces, [(lane.label, lane.slot) for lane in lanes], period, now=now),
        "narrow": narrow_drawing(pieces, [(lane.short, lane.slot) for lane in lanes], period, now=now),
        "now": plain_day(now) if now else "",
    }


def _days(document, event):
    return (event.date.earliest, event.date.latest, *exact_days(disputed(document, event)))


def _piece(document, one, places, period, now):
    event, disagreeing = one.event, exact_days(disputed(document, one.event))
    followed = [document.event(slug).date.latest for slug in event.after]
    after = max((day for day in followed if day), default=now if event.status in ANNOUNCED else None)
    line = period_line(event.date, period, status=event.status, disputed=disagreeing, after=after)
    start, end = covered(event.date, line, disputed=disagreeing)
    return Piece(
        number=one.number,
        title=event.title,
        lanes=tuple(sorted(places[key] for key in one.keys)),
        line=line,
        start=start,
        end=end,
        is_planned=event.status in ANNOUNCED,
    )


def _table_rows(document, numbered, page):
    years = {day.year for day in (page.earliest, page.latest) if day}
    year = years.pop() if len(years) == 1 else None
    above = ()
    for one in numbered:
        own = lines(document, one.event.citations)
        yield TableRow(
            number=one.number,
            slug=one.event.slug,
            title=one.event.title,
            when=heading(document, one.event, above=None, year=year),
            sides=tuple((row.label, row.slot) for row in rows(document, with_stages(document, one.event))),
            status=str(wording.STATUSES[one.event.status]),
            lines=() if one.event.parent and own == above else own,
        )
        above = own


def _inside(document, events):
    """The stages of the latest entries that have any; the others show theirs on their own pages."""
    staged = [event for event in events if event.slug in document.stages]
    return tuple(Inside(event=event, stages=stages_of(document, event)) for event in staged[: -_MOST_INSIDE - 1 : -1])
