"""Dates that come in as words alone: whoever writes a document by hand need not write EDTF."""

from dataclasses import replace

from timeline.dates.reader import OrderOnly, Unreadable, read, start_of
from timeline.dates.value import FuzzyDate
from timeline.records.document import Document, assemble
from timeline.records.event import Event
from timeline.records.plain import BadRecord
from timeline.records.plan import PlanVersion


def with_dates_read(document: Document) -> Document:
    """The same document, with every date that has a phrase and nothing else read from it.

    A phrase without an anchor counts from the publication day of the first source cited with it. One that states only
    an order stays as it is. Raises BadRecord with the place of every phrase that gives no days.
    """
    reading = _Reading(document)
    records = [reading.of(record) for record in document.records()]
    if reading.problems:
        raise BadRecord(reading.problems)
    return assemble(document.negotiation, records[1:])


def read_words(phrase: str, *, anchor, by=read) -> FuzzyDate:
    """A phrase that came in, read `by` the reader or by `start_of`; one that states only an order is kept without days.

    Raises Unreadable.
    """
    try:
        return by(phrase, anchor=anchor)
    except OrderOnly:
        return FuzzyDate(phrase=phrase, anchor=anchor)


class _Reading:
    def __init__(self, document):
        self.document = document
        self.problems = []

    def of(self, record):
        if isinstance(record, Event):
            return self._event(record)
        return self._plan_version(record) if isinstance(record, PlanVersion) else record

    def _event(self, event):
        place = f"event “{event.slug}”"
        by_start = start_of if event.is_ongoing else read
        participations = (
            replace(part, citations=self._citations(part.citations, place)) for part in event.participations
        )
        return replace(
            event,
            date=self._date(event.date, place, anchor=self._day_of(event.citations), by=by_start),
            citations=self._citations(event.citations, place),
            participations=tuple(participations),
        )

    def _plan_version(self, version):
        place = f"plan version “{version.slug}”"
        readings = (replace(one, citations=self._citations(one.citations, place)) for one in version.readings)
        return replace(
            version,
            date=self._date(version.date, place, anchor=self._day_of(version.citations)),
            citations=self._citations(version.citations, place),
            readings=tuple(readings),
        )

    def _citations(self, citations, place):
        return tuple(self._citation(citation, place) for citation in citations)

    def _citation(self, citation, place):
        day = self._day_of([citation])
        chain = (replace(hop, date=self._date(hop.date, place, anchor=day)) for hop in citation.chain)
        return replace(citation, date=self._date(citation.date, place, anchor=day), chain=tuple(chain))

    def _day_of(self, citations):
        return next((self.document.source(citation.source).published_on for citation in citations), None)

    def _date(self, date, place, *, anchor, by=read):
        if date is None or not date.phrase or date:
            return date
        try:
            return read_words(date.phrase, anchor=date.anchor or anchor, by=by)
        except Unreadable as refusal:
            self.problems.append((f"{place}, the date “{date.phrase}”", str(refusal)))
            return date
