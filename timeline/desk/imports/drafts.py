"""From what a row says to what an event at the desk would hold, checked value by value; the database is not asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from timeline.dates.reader import Unreadable
from timeline.dates.value import FuzzyDate, Precision
from timeline.desk.imports.columns import SEPARATOR, known_word
from timeline.desk.imports.days import DayOrder, read_cell
from timeline.desk.imports.proposal import Proposal
from timeline.desk.models import Actor, Citation, Event, Source, Topic
from timeline.records.actor import ActorKind
from timeline.records.event import EventKind, Status

LONGEST_TITLE = 300

TEXTS = (
    *("title", "duration", "summary", "account", "note", "place", "place_printed", "date_note", "left_open"),
    "not_said",
)
"""The fields that are columns of an event as they stand."""

_YES_OR_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}


@dataclass(frozen=True, kw_only=True)
class GivenSource:
    """A source as a file or its curator names it: the outlet by any of its names."""

    outlet: str
    title: str
    published_on: date
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a curator says of a whole file: for rows that do not say it themselves, and how to read the others.

    `collection` is what the file is an edition of; within it a row is found again by its id.
    """

    collection: str
    kind: EventKind
    status: Status
    order: DayOrder
    actor_kind: ActorKind
    source: GivenSource


@dataclass(frozen=True, kw_only=True)
class EventDraft:
    """What a row makes of an event. `date`, `topics` and `actors` are None where the file has no such column."""

    columns: Mapping[str, object]
    date: FuzzyDate | None
    topics: tuple[str, ...] | None
    actors: tuple[str, ...] | None
    source: GivenSource
    locator: str = ""
    notes: tuple[str, ...] = ()


class RowRefused(ValueError):
    """A row that cannot be drafted. `problems` holds a sentence for each reason."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__(" ".join(problems))


def draft_of(proposal: Proposal, terms: Terms) -> EventDraft:
    """What a row drafts, by the terms of its file. Raises RowRefused with everything that is wrong with it."""
    reading = _Reading(proposal.says, terms)
    draft = reading.draft()
    if reading.problems:
        raise RowRefused(reading.problems)
    return draft


class _Reading:
    def __init__(self, says, terms):
        self.says = says
        self.terms = terms
        self.problems = []
        self.notes = []

    def draft(self):
        if any("\x00" in text for text in self.says.values()):
            self.problems.append(_("The row holds a NUL character, which no database keeps."))
            return None
        columns = {name: self.says[name] for name in TEXTS if name in self.says}
        columns["title"] = self._title()
        columns |= {"kind": self._word("kind", EventKind), "status": self._word("status", Status)}
        columns["is_ongoing"] = self._is_ongoing()
        source = self._source(columns["title"])
        draft = EventDraft(
            columns=columns,
            date=self._date(source.published_on, is_ongoing=columns["is_ongoing"]),
            topics=self._listed("topics", Topic, "label"),
            actors=self._listed("actors", Actor, "name"),
            source=source,
            locator=self.says.get("source_locator", ""),
            notes=tuple(self.notes),
        )
        self._check(draft)
        return draft

    def _title(self):
        title = self.says.get("title", "")
        if not title.strip():
            self.problems.append(_("The row has no title."))
        if len(title) <= LONGEST_TITLE:
            return title
        self.notes.append(_("The title is shortened to %(most)s characters.") % {"most": LONGEST_TITLE})
        return f"{title[: LONGEST_TITLE - 1].rsplit(None, 1)[0]}…"

    def _word(self, name, kind):
        word = known_word(self.says.get(name, ""))
        if not word:
            return getattr(self.terms, name)
        try:
            return kind(word)
        except ValueError:
            words = {"word": word[:60], "words": ", ".join(kind)}
            self.problems.append(_("“%(word)s” should be one of %(words)s.") % words)
            return getattr(self.terms, name)

    def _is_ongoing(self):
        word = self.says.get("is_ongoing", "").strip().casefold()
        if word not in _YES_OR_NO:
            self.problems.append(_("“%(word)s” should be yes or no.") % {"word": word[:60]})
        return _YES_OR_NO.get(word, False)

    def _date(self, anchor, *, is_ongoing):
        if "date" not in self.says:
            return None
        edtf = self.says.get("edtf", "")
        try:
            return read_cell(self.says["date"], order=self.terms.order, anchor=anchor, edtf=edtf, is_ongoing=is_ongoing)
        except Unreadable as refusal:
            self.problems.append(str(refusal))
            return None

    def _listed(self, name, model, column):
        if name not in self.says:
            return None
        found = [item.strip() for item in self.says[name].split(SEPARATOR.strip())]
        items = tuple(dict.fromkeys(item for item in found if item))
        for item in items:
            self._check_text(model, column, item)
        return items

    def _source(self, title):
        url, own_title, outlet = (self.says.get(f"source_{name}", "").strip() for name in ("url", "title", "outlet"))
        if not (url or own_title or outlet):
            return self.terms.source
        return GivenSource(
            outlet=outlet or self.terms.source.outlet,
            title=own_title or title,
            url=url,
            published_on=self._published_on(),
        )

    def _published_on(self):
        cell = self.says.get("source_published_on", "")
        if not cell.strip():
            return self.terms.source.published_on
        try:
            day = read_cell(cell, order=self.terms.order, anchor=None)
        except Unreadable as refusal:
            self.problems.append(str(refusal))
            return self.terms.source.published_on
        if day.precision != Precision.DAY:
            self.problems.append(_("The source’s “%(cell)s” should be one day.") % {"cell": cell[:60]})
            return self.terms.source.published_on
        return day.earliest

    def _check(self, draft):
        event = Event(slug=self.says.get("slug", "").strip(), **draft.columns)
        event.date = draft.date or event.date
        # An empty title has its sentence already, and an empty slug is made from the title.
        self._check_row(
            event, exclude={"negotiation", *(name for name in ("title", "slug") if not getattr(event, name))}
        )
        given = draft.source
        source = Source(title=given.title, url=given.url, published_on=given.published_on)
        self._check_row(source, exclude={"outlet", "slug"})
        self._check_text(Actor, "name", given.outlet)
        if draft.locator:
            self._check_text(Citation, "locator", draft.locator)

    def _check_row(self, row, *, exclude):
        try:
            row.clean_fields(exclude=exclude)
        except ValidationError as error:
            for name, sentences in error.message_dict.items():
                label = capfirst(row._meta.get_field(name).verbose_name)
                self.problems.append(f"{label}: {' '.join(sentences)}")

    def _check_text(self, model, column, text):
        try:
            model._meta.get_field(column).run_validators(text)
        except ValidationError as error:
            self.problems.append(f"“{text[:60]}”: {' '.join(error.messages)}")
