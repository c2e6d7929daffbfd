"""One entry on its own page: everything that the record holds of it, in the words that the page prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline.dates.value import Precision
from timeline.public.asking.pages import EventPage
from timeline.public.dates_in_words import in_words, precision_words
from timeline.public.drawing import attribution, cards, chain, parties, when
from timeline.public.drawing.crumbs import Crumb, crumb_of
from timeline.public.drawing.days import DaysAround, days_around
from timeline.public.drawing.period import PeriodLine, period_holding, period_line
from timeline.public.drawing.stages import Stage, stages_of
from timeline.public.store.models import Deed
from timeline.records.actor import ActorKind
from timeline.records.document import Document
from timeline.records.event import Event, EventKind, Status
from timeline.records.plan import PlanVersion

# What has only been announced must not read as if it had happened, not even in a heading.
_WHAT = {
    Status.HAPPENED: gettext_lazy("What happened"),
    Status.REPORTED: gettext_lazy("What is reported"),
    Status.PLANNED: gettext_lazy("What is planned"),
    Status.CANCELLED: gettext_lazy("What was planned"),
}
_WHO = {
    Status.HAPPENED: gettext_lazy("Who took part"),
    Status.PLANNED: gettext_lazy("Who is to take part"),
    Status.CANCELLED: gettext_lazy("Who was to take part"),
}

# Of these a reader expects a place, so its absence is said.
_HAVE_A_PLACE = (EventKind.TALKS, EventKind.VISIT)


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """What an entry has to do with one version of the plan, or with one that is not stated."""

    words: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """The entry before or after this one in the list, and how the two stand in time."""

    slug: str
    title: str
    date: str
    order: str


@dataclass(frozen=True, kw_only=True)
class HistoryLine:
    """One line of the history: the revision's number, when, what was done, and why (empty for a first publication)."""

    number: int
    at: datetime
    deed: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One line of “In short”."""

    term: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the event's page prints besides the event itself. `days` or else `line` draws the date, if there is one.

    `what` and `who` are the headings of what happened and of who took part. `crumb` is where the entry, or the one that
    this is a stage of, stands in time.
    """

    tags: cards.Tags
    lede: str
    description: str
    what: str
    who: str
    paragraphs: tuple[str, ...]
    sides: tuple[parties.Row, ...]
    stages: tuple[Stage, ...]
    chains: tuple[chain.Chain, ...]
    standing: attribution.Standing
    findings: tuple[when.Finding, ...]
    days: DaysAround | None
    line: PeriodLine | None
    plan_lines: tuple[PlanLine, ...]
    plan_link: cards.PlanLink | None
    history: tuple[HistoryLine, ...]
    facts: tuple[Fact, ...]
    based_on: str
    follows: tuple[Event, ...]
    parent: Event | None
    crumb: Crumb | None
    earlier: Neighbour | None
    later: Neighbour | None


def entry(page: EventPage) -> Entry:
    """An event's page as drawn from its document."""
    document, event = page.document, page.event
    days = days_around(event.date, event.date.anchor)
    parent = document.event(event.parent) if event.parent else None
    return Entry(
        tags=cards.tags(document, event),
        lede=_lede(event),
        description=f"{event.title}, {in_words(event.date)}",
        what=str(_WHAT.get(event.status, _WHAT[Status.HAPPENED])),
        who=str(_WHO.get(event.status, _WHO[Status.HAPPENED])),
        paragraphs=tuple(text for text in (event.account or event.summary).split("\n\n") if text),
        sides=parties.rows(document, parties.with_stages(document, event)),
        stages=stages_of(document, event),
        chains=chain.chains(document, event.all_citations()),
        standing=attribution.standing(document, event.all_citations()),
        findings=when.findings(document, event),
        days=days,
        line=None if days else _line(document, event),
        plan_lines=tuple(_plan_lines(document, event)),
        plan_link=cards.plan_link(document, event),
        history=tuple(_history_line(revision) for revision in reversed(page.revisions)),
        facts=tuple(_facts(document, event)),
        based_on=_based_on(document, event),
        follows=tuple(document.event(slug) for slug in event.after),
        parent=parent,
        crumb=crumb_of((parent or event).date),
        earlier=_neighbour(event, page.earlier, before=page.earlier),
        later=_neighbour(event, page.later, before=event),
    )


def _history_line(revision):
    deed = str(Deed(revision.deed).label)
    return HistoryLine(number=revision.number, at=revision.at, deed=deed, reason=revision.reason)


def _lede(event):
    when_and_where = {"date": when.date_words(event.date), "place": event.place}
    if event.place_printed:
        when_and_where["printed"] = event.place_printed
        return _("%(date)s. %(place)s; printed here as %(printed)s.") % _capital(when_and_where)
    if event.place:
        return _("%(date)s. %(place)s.") % _capital(when_and_where)
    if event.kind in _HAVE_A_PLACE:
        return _("%(date)s. Place not stated.") % _capital(when_and_where)
    return _("%(date)s.") % _capital(when_and_where)


def _capital(words):
    return words | {"date": words["date"][:1].upper() + words["date"][1:]}


def _line(document, event):
    disagreeing = when.exact_days(when.disputed(document, event))
    period = period_holding([event.date.earliest, event.date.latest, event.date.anchor, *disagreeing])
    if not period:
        return None
    return period_line(event.date, period, status=event.status, disputed=disagreeing)


def _plan_lines(document, event) -> Iterator[PlanLine]:
    introduced = [version for version in document.plan_versions if version.introduced_by == event.slug]
    notes = {mention.version: mention.note for mention in event.plans}
    for version in introduced:
        words = _("With this entry comes %(version)s.") % {"version": _version_words(version)}
        yield PlanLine(words=words, note=notes.get(version.slug, ""))
    known = {version.slug for version in introduced}
    for mention in event.plans:
        if not mention.version:
            yield PlanLine(words=mention.note or _("Which version of the plan is not stated."))
        elif mention.version not in known:
            version = _version_words(document.plan_version(mention.version))
            yield PlanLine(words=_("This is about %(version)s.") % {"version": version}, note=mention.note)


def _version_words(version: PlanVersion):
    if version.points is None:
        return _("“%(label)s”, number of points not stated") % {"label": version.label}
    words = {"label": version.label, "n": version.points}
    return ngettext("“%(label)s”, %(n)d point", "“%(label)s”, %(n)d points", version.points) % words


def _facts(document, event) -> Iterator[Fact]:
    standing = attribution.standing(document, event.all_citations())
    named = _named(document, event)
    yield Fact(term=_("Status"), text=cards.tags(document, event).status)
    yield Fact(term=_("Date"), text=when.exact_words(event.date) if event.date else precision_words(event.date))
    if event.duration:
        yield Fact(term=_("Duration"), text=event.duration)
    if event.place:
        yield Fact(term=_("Place"), text=event.place)
    if event.topics:
        topics = [document.topics[slug] for slug in document.topics if slug in event.topics]
        yield Fact(term=ngettext("Topic", "Topics", len(topics)), text=_(", ").join(topics))
    if named:
        yield Fact(term=_("Named"), text=named)
    yield Fact(term=_("Sources held"), text=str(standing.reports))
    if standing.reports < 2:
        yield Fact(term=_("Second source"), text=_("None yet"))


def _named(document, event):
    """How many are named for each side: “Ukraine 3, United States 3”. Of many sides, how many in all."""
    rows = parties.rows(document, parties.with_stages(document, event))
    counted = [(row.label, len(row.chips)) for row in rows if row.chips]
    if len(counted) > parties.MOST_SIDES:
        people = sum(n for _label, n in counted)
        words = ngettext("%(n)d on %(sides)d sides", "%(n)d on %(sides)d sides", people)
        return words % {"n": people, "sides": len(counted)}
    return _(", ").join(_("%(side)s %(n)d") % {"side": label, "n": n} for label, n in counted)


def _based_on(document, event):
    """The sources as a citation of this entry names them, each with the outlets that it passes on."""
    passed_on: dict[str, dict[str, None]] = {}
    for citation in event.all_citations():
        givers = passed_on.setdefault(citation.source, {})
        for hop in attribution.chain_of(document, citation)[:-1]:
            if document.actor(hop.actor).kind == ActorKind.OUTLET:
                givers[document.actor(hop.actor).short] = None
    return "; ".join(_source_words(document, slug, givers) for slug, givers in passed_on.items())


def _source_words(document: Document, slug, givers):
    source = document.source(slug)
    words = {
        "outlet": attribution.with_affiliation(document.actor(source.outlet)),
        "day": when.plain_day(source.published_on),
        "givers": _(", ").join(givers),
    }
    if givers:
        return _("%(outlet)s, %(day)s, relaying %(givers)s") % words
    return _("%(outlet)s, %(day)s") % words


def _neighbour(event, other, *, before):
    """The other entry as a link; `before` is the one of the two that stands earlier in the list."""
    if not other:
        return None
    return Neighbour(slug=other.slug, title=other.title, date=in_words(other.date), order=_order(event, other, before))


def _order(event, other, before):
    is_earlier = before is other
    if other.slug in event.after or event.slug in other.after or when.are_apart(event.date, other.date):
        return _("Earlier") if is_earlier else _("Later")
    if not event.date or not other.date:
        return _("Earlier in the list; no date stated") if is_earlier else _("Later in the list; no date stated")
    if event.date.edtf != other.date.edtf:
        return _("Earlier in the list; the dates overlap") if is_earlier else _("Later in the list; the dates overlap")
    if event.date.precision == Precision.DAY:
        return _("Same day, order not reported")
    return _("Same dates, order not reported")
