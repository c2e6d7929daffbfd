"""The list: an entry as a card, and the days that cards stand under.

A card knows nothing about who looks at it, and its template puts only the address of the negotiation in front of slugs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from timeline.dates.value import Precision
from timeline.public import wording
from timeline.public.drawing import attribution, parties, when
from timeline.public.drawing.hits import Hit
from timeline.public.drawing.marks import Rail, rail_mark
from timeline.public.drawing.period import PeriodLine, period_holding, period_line
from timeline.public.drawing.stages import Stage, stages_of
from timeline.records.document import Document
from timeline.records.event import Event, EventKind, Status
from timeline.records.negotiation import Topic
from timeline.records.plan import ReadingState


@dataclass(frozen=True, kw_only=True)
class Tags:
    """The line above a title: kind, status with its mark, doubt about the date, topics as links."""

    kind: str
    status: str
    status_mark: str
    date_doubt: str = ""
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanLink:
    """The comparison that an entry leads to: the slugs of the two versions, the earlier first, and the link's words."""

    earlier: str
    later: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """One entry of the list. `is_minor` sets its title smaller; `hits` is what a search found elsewhere."""

    slug: str
    title: str
    tags: Tags
    summary: str
    rail: Rail
    is_minor: bool
    sides: tuple[parties.Row, ...]
    attribution: tuple[attribution.Line, ...]
    disputed: tuple[when.StatedDate, ...] = ()
    note: str = ""
    stages_note: str = ""
    plan_link: PlanLink | None = None
    stages: tuple[Stage, ...] = ()
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DaySection:
    """Entries that share a date, under one heading."""

    id: str
    heading: when.Heading
    line: PeriodLine | None
    cards: tuple[Card, ...]


def day_sections(
    document: Document, events: Iterable[Event], *, within: Iterable[date | None]
) -> tuple[DaySection, ...]:
    """Entries in the order given, those with equal dates under one heading.

    `within` are the first and the last day of the whole list, as far as known: the small lines stretch over these, and
    a year that both share goes without saying.
    """
    events, days = tuple(events), [day for day in within if day]
    above = dict(zip((event.slug for event in events[1:]), events, strict=False))
    years = {day.year for day in days}
    year = years.pop() if len(years) == 1 else None
    headed = [(event, when.heading(document, event, above=above.get(event.slug), year=year)) for event in events]
    groups = groupby(headed, key=lambda pair: (pair[0].date.edtf, pair[0].status == Status.PLANNED, pair[1]))
    period = period_holding(days)
    return tuple(_section(document, [event for event, _heading in group], key[2], period) for key, group in groups)


def card(document: Document, event: Event) -> Card:
    """An event as an entry of the list."""
    disagreeing = when.disputed(document, event)
    return Card(
        slug=event.slug,
        title=event.title,
        tags=tags(document, event),
        summary=event.summary,
        rail=rail_mark(event.date, status=event.status, disputed=when.disputed_days(disagreeing)),
        is_minor=_is_minor(event),
        sides=parties.short_rows(document, parties.with_stages(document, event)),
        attribution=attribution.lines(document, event.citations),
        disputed=disagreeing,
        # The note on an event with stages is about those, and stands below them.
        **{"stages_note" if event.slug in document.stages else "note": event.note},
        plan_link=plan_link(document, event),
        stages=stages_of(document, event),
    )


def tags(document: Document, event: Event) -> Tags:
    """Kind, status, doubt about the date, and topics of an event."""
    return Tags(
        kind=str(wording.EVENT_KINDS[event.kind]),
        status=_status(event),
        status_mark=_STATUS_MARKS[event.status],
        date_doubt=_date_doubt(document, event),
        topics=tuple(topic for topic in document.negotiation.topics if topic.slug in event.topics),
    )


def plan_link(document: Document, event: Event) -> PlanLink | None:
    """The comparison of the version that an event introduces with the one it is related to, if there is one."""
    for version in document.plan_versions:
        if version.introduced_by == event.slug and version.relations:
            removed = any(reading.state == ReadingState.REMOVED for reading in version.readings)
            words = _("See what was removed, and who says so") if removed else _("See what changed, and who says so")
            return PlanLink(earlier=version.relations[0].version, later=version.slug, words=words)
    return None


# The classes of the mark beside a status: full, hollow or dashed, as the drawings have it.
_STATUS_MARKS = {
    Status.HAPPENED: "day-on",
    Status.UNDER_WAY: "day-on",
    Status.REPORTED: "mk-open",
    Status.PLANNED: "mk-plan",
    Status.CANCELLED: "mk-plan",
}


def _section(document, events, heading, period):
    return DaySection(
        id=f"d-{events[0].slug}",
        heading=heading,
        line=_line(document, events[0], period),
        cards=tuple(card(document, event) for event in events),
    )


def _line(document, event, period):
    if not period:
        return None
    followed = [document.event(slug).date.latest for slug in event.after]
    return period_line(
        event.date,
        period,
        status=event.status,
        disputed=when.exact_days(when.disputed(document, event)),
        after=max((day for day in followed if day), default=None),
    )


def _is_minor(event):
    """What somebody said about another entry, and what has no date: neither carries the story."""
    is_remark = event.kind in (EventKind.STATEMENT, EventKind.REPORT) and not event.topics
    return is_remark or not event.date


def _status(event):
    words = str(wording.STATUSES[event.status])
    return _("%(status)s, ongoing") % {"status": words} if event.is_ongoing else words


def _date_doubt(document, event):
    if when.disputed(document, event):
        return str(wording.DATE_DISPUTED)
    return str(wording.DATE_UNCLEAR) if event.date.precision == Precision.UNCLEAR else ""
