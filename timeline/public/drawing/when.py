"""When, in words: the heading of a day in the list, and how a stated date was read on an entry's own page."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.dates.value import FuzzyDate, Precision, Reading
from timeline.public.dates_in_words import in_words, precision_words, rule_words, short_words, weekday_words
from timeline.public.drawing.attribution import origin_of
from timeline.records.actor import ActorKind
from timeline.records.attribution import Citation
from timeline.records.document import Document
from timeline.records.event import Event, EventKind
from timeline.records.source import Source

# An undated entry names what it follows by its kind, where that stands right above it in the list.
_AFTER_THAT = {
    EventKind.TALKS: gettext_lazy("After those talks"),
    EventKind.STATEMENT: gettext_lazy("After that statement"),
    EventKind.ANNOUNCEMENT: gettext_lazy("After that announcement"),
    EventKind.PLAN_REVISION: gettext_lazy("After that revision"),
    EventKind.VISIT: gettext_lazy("After that trip"),
    EventKind.CALL: gettext_lazy("After that call"),
    EventKind.REPORT: gettext_lazy("After that report"),
}


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The big words and the small ones beside an entry of the list."""

    big: str
    small: str


@dataclass(frozen=True, kw_only=True)
class StatedDate:
    """A date that one origin states, as one citation gives it."""

    origin: str
    source: Source
    date: FuzzyDate

    @property
    def words(self) -> str:
        return in_words(self.date)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One step from the words of a source to a date. `quote` is the source's own phrase, in `language`."""

    term: str
    text: str
    quote: str = ""
    language: str = ""
    is_result: bool = False


def heading(document: Document, event: Event, *, above: Event | None, year: int | None) -> Heading:
    """What stands beside an entry of the list; `above` is the entry before it, `year` one that goes without saying."""
    if event.date:
        return Heading(big=short_words(event.date, year=year), small=event.date_note or _precisely(event.date))
    if above and above.slug in event.after:
        return Heading(big=str(_AFTER_THAT[above.kind]), small=event.date_note or precision_words(event.date))
    if event.after:
        titles = "; ".join(document.event(slug).title for slug in event.after)
        return Heading(big=_("No date"), small=event.date_note or _("after: %(titles)s") % {"titles": titles})
    return Heading(big=_("No date"), small=event.date_note or precision_words(event.date))


def date_words(when: FuzzyDate | Reading) -> str:
    """A date in full; one exact day has its weekday: “Sunday 30 November 2025”."""
    if when.precision == Precision.DAY:
        return day_words(when.earliest)
    return in_words(when)


def exact_words(when: FuzzyDate) -> str:
    """A date and how exact it is: “Sunday 30 November 2025, exact day”. “About” is in the date's own words already."""
    if when.precision in (Precision.ABOUT, Precision.BEFORE, Precision.AFTER):
        return date_words(when)
    return _("%(date)s, %(precision)s") % {"date": date_words(when), "precision": precision_words(when)}


def day_words(day: date) -> str:
    """A day with its weekday: “Monday 1 December 2025”."""
    words = in_words(Reading(edtf=day.isoformat()))
    return _("%(weekday)s %(day)s") % {"weekday": weekday_words(day), "day": words}


def plain_day(day: date) -> str:
    """A day without its weekday: “1 December 2025”."""
    return in_words(Reading(edtf=day.isoformat()))


def stated_dates(document: Document, event: Event) -> tuple[StatedDate, ...]:
    """The dates that an event's citations give on their own account, in the order of the citations."""
    return tuple(_stated(document, citation) for citation in event.citations if citation.date)


def disputed(document: Document, event: Event) -> tuple[StatedDate, ...]:
    """The dates on which different origins disagree: no day fits both. Windows that nest or overlap are no dispute."""
    stated = stated_dates(document, event)
    apart = [
        {one, other}
        for one, other in combinations(stated, 2)
        if one.origin != other.origin and are_apart(one.date, other.date)
    ]
    return tuple(one for one in stated if any(one in pair for pair in apart))


def exact_days(disagreeing: tuple[StatedDate, ...]) -> tuple[date, ...]:
    """The days in dispute where each origin gives one day; empty where a dot would say more than an origin did."""
    if any(one.date.precision != Precision.DAY for one in disagreeing):
        return ()
    return disputed_days(disagreeing)


def are_apart(one: FuzzyDate, other: FuzzyDate) -> bool:
    """Whether no day fits both of two dates. A date that is not known fits any day."""
    if not one or not other:
        return False
    first, second = sorted((one, other), key=lambda when: when.latest or date.max)
    return bool(first.latest and second.earliest and first.latest < second.earliest)


def disputed_days(disagreeing: tuple[StatedDate, ...]) -> tuple[date, ...]:
    """A day of each date that is in dispute, which is enough for a mark that only says that there is a dispute."""
    return tuple(sorted({one.date.earliest or one.date.latest for one in disagreeing}))


def findings(document: Document, event: Event) -> tuple[Finding, ...]:
    """From the words of the source to the date that stands, step by step."""
    return tuple(
        finding
        for finding in (
            _as_stated(document, event),
            *_as_read(event.date),
            *_by_each(document, event),
            _result(event),
            _left_open(event),
        )
        if finding
    )


def kind_of_text(document: Document, source: Source) -> str:
    """What a source is: an outlet prints articles, anybody else documents."""
    return _("article") if document.actor(source.outlet).kind == ActorKind.OUTLET else _("document")


def _precisely(when):
    """The small words below a date: how exact it is, or the source's own vague words."""
    words = precision_words(when)
    if when.precision == Precision.ABOUT and when.phrase:
        return _("“%(phrase)s”") % {"phrase": when.phrase}
    if when.precision != Precision.DAY:
        return words
    return _("%(weekday)s; %(precision)s") % {"weekday": weekday_words(when.earliest), "precision": words}


def _stated(document, citation: Citation):
    return StatedDate(
        origin=document.actor(origin_of(document, citation).actor).name,
        source=document.source(citation.source),
        date=citation.date,
    )


def _as_stated(document, event):
    when = event.date
    if not when.phrase:
        return Finding(term=_("As stated"), text=_("No date is stated"))
    source = _source_of_phrase(document, event)
    if not when.anchor or not source:
        return Finding(term=_("As stated"), quote=when.phrase, text="")
    words = {"kind": kind_of_text(document, source), "day": day_words(when.anchor)}
    dated = _(", in an article dated %(day)s") if words["kind"] == _("article") else _(", in a document dated %(day)s")
    return Finding(term=_("As stated"), quote=when.phrase, text=dated % words, language=source.language)


def _source_of_phrase(document, event):
    """The source that the phrase counts from: the first cited one that was published on that day."""
    sources = (document.source(citation.source) for citation in event.citations)
    return next((source for source in sources if source.published_on == event.date.anchor), None)


def _as_read(when):
    if when.reading:
        gives = _("%(rule)s: %(date)s") if when.override else "%(rule)s"
        words = {"rule": rule_words(when.reading.rule).rstrip("."), "date": date_words(when.reading)}
        yield Finding(term=_("How it is read"), text=gives % words)
    for other in when.alternatives:
        words = {"rule": rule_words(other.rule).rstrip("."), "date": date_words(other)}
        yield Finding(term=_("Another reading"), text=_("%(rule)s: %(date)s") % words)
    if when.override:
        term = _("Set otherwise") if when.reading else _("How it is read")
        yield Finding(term=term, text=rule_words(when.override.rule))


def _by_each(document, event):
    stated = stated_dates(document, event)
    if len(stated) < 2 and all(one.date.phrase == event.date.phrase for one in stated):
        return
    for one in stated:
        words = {"date": one.words, "rule": rule_words(one.date.stands.rule).rstrip(".") if one.date else ""}
        text = _(": %(date)s. %(rule)s") if words["rule"] else _(": %(date)s")
        yield Finding(term=one.origin, quote=one.date.phrase, text=text % words, language=one.source.language)
    if len(stated) > 1:
        yield Finding(term=_("Together"), text=_together(document, event, stated))


def _together(document, event, stated):
    if disputed(document, event):
        return _("The dates are disputed: no day fits them all. Each origin keeps its own, and none is chosen.")
    if len({one.date.edtf for one in stated}) == 1:
        return _("They agree.")
    if any(_holds(event.date, one.date) for one in stated):
        return _("The dates nest, so they do not conflict. The narrower one stands.")
    return _("The dates overlap, so they do not conflict.")


def _holds(narrow, wide):
    """Whether the date that stands lies within a wider one."""
    if not narrow or not wide:
        return False
    begins = (wide.earliest or date.min) <= (narrow.earliest or date.min)
    return begins and (narrow.latest or date.max) <= (wide.latest or date.max) and narrow.edtf != wide.edtf


def _result(event):
    if not event.date:
        return Finding(term=_("Resolved to"), text=_("No date: only an order is known"), is_result=True)
    words = {"date": exact_words(event.date)}
    text = _("%(date)s; a start, with no end given") if event.is_ongoing else "%(date)s"
    return Finding(term=_("Resolved to"), text=text % words, is_result=True)


def _left_open(event):
    return Finding(term=_("Left open"), text=event.left_open) if event.left_open else None
