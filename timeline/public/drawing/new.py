"""What is new since a day, as a briefing that is read on one or two pages of paper: sources stand below, by number."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.dates.wording import in_words
from timeline.public.asking.pages import NewPage
from timeline.public.drawing import attribution, cards
from timeline.public.drawing.corrections import CorrectionLine, correction_line
from timeline.public.drawing.plan_versions import version_name
from timeline.public.drawing.when import date_words, plain_day
from timeline.records.document import Document


@dataclass(frozen=True, kw_only=True)
class Footnote:
    """A source at the foot of the page, by the number that entries name it by."""

    number: int
    slug: str
    title: str
    language: str
    words: str
    url: str


@dataclass(frozen=True, kw_only=True)
class NewEntry:
    """An entry that became known since; `since` says when, `notes` are its footnotes."""

    slug: str
    title: str
    status: str
    when: str
    since: str
    summary: str
    lines: tuple[attribution.Line, ...]
    notes: tuple[Footnote, ...]


@dataclass(frozen=True, kw_only=True)
class NewVersion:
    """A version of the plan that became known since."""

    slug: str
    words: str
    when: str
    lines: tuple[attribution.Line, ...]
    notes: tuple[Footnote, ...]


@dataclass(frozen=True, kw_only=True)
class Briefing:
    """All of the page. `more_entries` and `more_corrections` say how many are left out; empty where none are."""

    day: str
    count: str
    entries: tuple[NewEntry, ...]
    more_entries: str
    versions: tuple[NewVersion, ...]
    corrections: tuple[CorrectionLine, ...]
    more_corrections: str
    footnotes: tuple[Footnote, ...]


def briefing(page: NewPage, *, since: date) -> Briefing:
    """The page of what is new since a day."""
    footnotes = _footnotes(page)
    more, more_corrected = page.total - len(page.events), page.corrected - len(page.corrections)
    return Briefing(
        day=plain_day(since),
        count=_count(page),
        entries=tuple(_entry(page, event, footnotes) for event in page.events),
        more_entries=ngettext(
            "%(n)d more entry became known since; a later day gives a shorter list.",
            "%(n)d more entries became known since; a later day gives a shorter list.",
            more,
        )
        % {"n": more}
        if more
        else "",
        versions=tuple(_version(page.document, version, footnotes) for version in page.versions),
        corrections=tuple(correction_line(one) for one in page.corrections),
        more_corrections=ngettext("%(n)d earlier correction.", "%(n)d earlier corrections.", more_corrected)
        % {"n": more_corrected}
        if more_corrected
        else "",
        footnotes=tuple(footnotes.values()),
    )


def _count(page):
    counted = (
        ngettext("%(n)d entry", "%(n)d entries", page.total) % {"n": page.total},
        ngettext("%(n)d plan version", "%(n)d plan versions", len(page.versions)) % {"n": len(page.versions)},
        ngettext("%(n)d correction", "%(n)d corrections", page.corrected) % {"n": page.corrected},
    )
    return _("%(entries)s, %(versions)s, %(corrections)s") % dict(
        zip(("entries", "versions", "corrections"), counted, strict=True)
    )


def _footnotes(page):
    """Source -> footnote, numbered in the order in which the page comes to them."""
    cited = [citation.source for record in (*page.events, *page.versions) for citation in record.all_citations()]
    return {slug: _footnote(page.document, slug, number) for number, slug in enumerate(dict.fromkeys(cited), start=1)}


def _footnote(document: Document, slug, number):
    source = document.source(slug)
    words = {
        "outlet": attribution.with_affiliation(document.actor(source.outlet)),
        "day": plain_day(source.published_on),
    }
    return Footnote(
        number=number,
        slug=slug,
        title=source.title,
        language=source.language,
        words=_("%(outlet)s, %(day)s") % words,
        url=source.url,
    )


def _entry(page, event, footnotes):
    return NewEntry(
        slug=event.slug,
        title=event.title,
        status=cards.tags(page.document, event).status,
        when=capfirst(date_words(event.date)),
        since=_("known since %(day)s") % {"day": plain_day(page.known_on[event.slug])},
        summary=event.summary,
        lines=attribution.lines(page.document, event.citations),
        notes=_notes(event, footnotes),
    )


def _version(document, version, footnotes):
    return NewVersion(
        slug=version.slug,
        words=capfirst(version_name(version)),
        when=capfirst(in_words(version.date)),
        lines=attribution.lines(document, version.citations),
        notes=_notes(version, footnotes),
    )


def _notes(record, footnotes):
    cited = dict.fromkeys(citation.source for citation in record.all_citations())
    return tuple(footnotes[slug] for slug in cited)
