"""The pages about sources: what we read, and what rests on it in which words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from timeline.public.dates_in_words import in_words
from timeline.public.drawing.actors import only_latest
from timeline.public.drawing.attribution import Line, lines, with_affiliation
from timeline.public.drawing.when import day_words, plain_day
from timeline.records.document import Document
from timeline.records.event import Event
from timeline.records.plan import PlanVersion
from timeline.records.source import Source


@dataclass(frozen=True, kw_only=True)
class SourceLine:
    """A source in the list, with the number of entries that rest on it."""

    source: Source
    outlet: str
    published: str
    language: str
    entries: int


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A date phrase of the source, in its own words, and what it is read as."""

    phrase: str
    reading: str


@dataclass(frozen=True, kw_only=True)
class Resting:
    """An entry that rests on a source: the dates that the source states for it, and by which chains it came."""

    event: Event
    when: str
    stated: tuple[Stated, ...]
    lines: tuple[Line, ...]
    stages: tuple["Resting", ...] = ()


@dataclass(frozen=True, kw_only=True)
class SourcePage:
    """All that a source's page prints; dates and language in words, empty where not recorded."""

    source: Source
    outlet: str
    published: str
    accessed: str
    language: str
    resting: tuple[Resting, ...]
    only_latest: str
    plan_versions: tuple[PlanVersion, ...]


def source_lines(document: Document, entries: dict[str, int], *, sources: Iterable[Source]) -> tuple[SourceLine, ...]:
    """Some sources of a document, the latest published first. `entries` counts by source slug."""
    latest_first = sorted(sources, key=lambda source: (-source.published_on.toordinal(), source.slug))
    return tuple(
        SourceLine(
            source=source,
            outlet=with_affiliation(document.actor(source.outlet)),
            published=plain_day(source.published_on),
            language=language_words(source.language),
            entries=entries.get(source.slug, 0),
        )
        for source in latest_first
    )


def source_page(document: Document, source: Source, events: tuple[Event, ...], *, entries: int) -> SourcePage:
    """A source's page. `events` are the latest of the `entries` that rest on it, in the order of the page."""
    return SourcePage(
        source=source,
        outlet=with_affiliation(document.actor(source.outlet)),
        published=day_words(source.published_on),
        accessed=plain_day(source.accessed_on) if source.accessed_on else "",
        language=language_words(source.language),
        resting=tuple(_resting(document, source, event) for event in events),
        only_latest=only_latest(len(events), entries),
        plan_versions=tuple(version for version in document.plan_versions if _cites(version, source)),
    )


def language_words(tag: str) -> str:
    """The name of a language in the reader's own: “Ukrainian” for “uk”; a tag that nobody has a name for as it is."""
    try:
        return str(get_language_info(tag)["name_translated"])
    except KeyError:
        return tag


def _resting(document, source, event):
    citations = [citation for citation in event.all_citations() if citation.source == source.slug]
    stages = [stage for stage in document.stages.get(event.slug, ()) if _cites(stage, source)]
    return Resting(
        event=event,
        when=in_words(event.date),
        stated=tuple(dict.fromkeys(_stated(event, source, citations))),
        lines=lines(document, citations),
        stages=tuple(_resting(document, source, stage) for stage in stages),
    )


def _stated(event, source, citations):
    """The phrases of this source: those of its citations, else the event's own where it counts from its day."""
    dates = [citation.date for citation in citations if citation.date and citation.date.phrase]
    if not dates and event.date.phrase and event.date.anchor == source.published_on:
        dates = [event.date]
    for when in dates:
        yield Stated(phrase=when.phrase, reading=in_words(when) if when else _("only an order"))


def _cites(record, source):
    return any(citation.source == source.slug for citation in record.all_citations())
