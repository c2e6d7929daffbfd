"""What a search found in an entry: its words marked in title and summary, and the places that a card does not show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from timeline.public.store.folding import Phrase, Wanted
from timeline.records.document import Document
from timeline.records.event import Event
from timeline.records.plan import PlanVersion

_EXCERPT = 160
_BEFORE_HIT = 60


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A text with a word that was searched for: where it stands, the text with its marks, and its language tag."""

    where: str
    text: SafeString
    language: str = ""


@dataclass(frozen=True)
class _Text:
    where: str
    text: str
    language: str = ""


def with_hits(document: Document, sections: tuple, words: tuple[Wanted | Phrase, ...]) -> tuple:
    """Sections of a list, their cards with marks where the words stand. Nothing changes where no word is given."""
    if not words:
        return sections
    return tuple(
        replace(section, cards=tuple(_card(document, card, words) for card in section.cards)) for section in sections
    )


def marked(text: str, words: Iterable[Wanted | Phrase]) -> SafeString:
    """A text as HTML, each word and each phrase in it that one of `words` looks for marked as a whole."""
    found = _apart(sorted(span for word in words for span in word.spans(text)))
    starts = [0, *(end for _start, end in found)]
    pieces = [(text[begin:start], text[start:end]) for begin, (start, end) in zip(starts, found, strict=False)]
    return format_html_join("", "{}<mark>{}</mark>", pieces) + escape(text[starts[-1] :])


def _apart(spans):
    """Spans in order, those that share a place made one."""
    found = []
    for start, end in spans:
        if found and start < found[-1][1]:
            first, last = found.pop()
            found.append((first, max(last, end)))
        else:
            found.append((start, end))
    return found


def _card(document, card, words):
    event = document.event(card.slug)
    unseen = [word for word in words if not word.is_in(event.title) and not word.is_in(event.summary)]
    hits = dict.fromkeys(hit for word in unseen if (hit := _hit(document, event, word, words)))
    return replace(card, title=marked(card.title, words), summary=marked(card.summary, words), hits=tuple(hits))


def _hit(document, event, word, words):
    """The first place where a word stands that the card does not show; None if the record has changed in between."""
    for place in _places(document, event):
        if word.is_in(place.text):
            return Hit(where=place.where, text=marked(_excerpt(place.text, word), words), language=place.language)
    return None


def _places(document: Document, event: Event) -> Iterator[_Text]:
    """Where a search looks beside title and summary, in the order of what a place is worth."""
    events = (event, *document.stages.get(event.slug, ()))
    yield from chain.from_iterable(_names(document, each) for each in events)
    yield from chain.from_iterable(_own_texts(each) for each in events)
    yield from chain.from_iterable(_source_titles(document, each) for each in events)
    slugs = {each.slug for each in events}
    introduced = [version for version in document.plan_versions if version.introduced_by in slugs]
    yield from chain.from_iterable(_of_plan(document, version) for version in introduced)


def _names(document, event):
    for slug in sorted({slug for noun, slug in event.references() if noun == "actor"}):
        actor = document.actor(slug)
        yield _Text(_("Name"), actor.name)
        yield _Text(_("Name"), actor.short_name)
        also = _("%(name)s, also spelled") % {"name": actor.name}
        yield from (_Text(also, name.text, name.language) for name in actor.names)


def _own_texts(event):
    if event.parent:
        yield _Text(_("Stage"), event.title)
        yield _Text(_("Stage"), event.summary)
    yield from (_Text(_("Place"), place) for place in (event.place, event.place_printed))
    yield from (_Text(_("Capacity"), participation.capacity) for participation in event.participations)
    yield _Text(_("Account"), event.account)
    yield _Text(_("Note"), event.note)


def _source_titles(document, event):
    for slug in dict.fromkeys(citation.source for citation in event.all_citations()):
        source = document.source(slug)
        yield _Text(_("Source"), source.title, source.language)


def _of_plan(document: Document, version: PlanVersion):
    yield from (_Text(version.label, text) for text in (version.label, version.authorship, version.note))
    for reading in version.readings:
        point = _("Point of “%(version)s”") % {"version": version.label}
        provision = document.provision(reading.provision)
        yield from (_Text(point, text) for text in (provision.title, provision.note, reading.note))
        yield _Text(point, reading.wording, reading.language)


def _excerpt(text, word):
    """As much of a long text as shows the first hit among the words around it."""
    if len(text) <= _EXCERPT:
        return text
    first, _end = word.spans(text)[0]
    start = text.rfind(" ", 0, max(first - _BEFORE_HIT, 0)) + 1
    end = text.find(" ", start + _EXCERPT)
    cut = text[start:] if end < 0 else f"{text[start:end]} …"
    return f"… {cut}" if start else cut
