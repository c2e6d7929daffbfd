"""Sources as notes: what a page rests on, with full addresses, for its foot and for paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from timeline.public.drawing.attribution import with_affiliation
from timeline.public.drawing.when import plain_day
from timeline.records.document import Document
from timeline.records.event import Event
from timeline.records.plan import PlanVersion


@dataclass(frozen=True, kw_only=True)
class Note:
    """A source in full: `words` name its outlet and its day; the addresses are empty where none is recorded."""

    slug: str
    title: str
    language: str
    words: str
    url: str
    archived_url: str


def note_on(document: Document, slug: str) -> Note:
    """The note on one source."""
    source = document.source(slug)
    words = {
        "outlet": with_affiliation(document.actor(source.outlet)),
        "day": plain_day(source.published_on),
    }
    return Note(
        slug=slug,
        title=source.title,
        language=source.language,
        words=_("%(outlet)s, %(day)s") % words,
        url=source.url,
        archived_url=source.archived_url,
    )


def notes_under(
    document: Document, records: Iterable[Event | PlanVersion], *, sources: Iterable[str] = ()
) -> tuple[Note, ...]:
    """A note on each source of some records and of their stages, and on more sources by slug.

    Attribution lines end with an outlet and, on paper, a day: so do notes stand, by outlet and then by day.
    """
    cited = {citation.source for record in _with_stages(document, records) for citation in record.all_citations()}
    cited |= set(sources)
    return tuple(note_on(document, slug) for slug in sorted(cited, key=lambda slug: _place(document, slug)))


def _with_stages(document, records):
    for record in records:
        yield record
        if isinstance(record, Event):
            yield from document.stages.get(record.slug, ())


def _place(document, slug) -> tuple[str, date, str]:
    source = document.source(slug)
    return document.actor(source.outlet).short.casefold(), source.published_on, slug
