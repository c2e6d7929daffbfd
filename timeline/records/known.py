"""What was known of an event or a plan version on a day: only what sources published by then bear out.

A fact is known from the earliest publication day among its citations. The rules, and why they are these, are in
docs/decisions/0031-two-clocks.md; the method page prints them.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from timeline.dates.value import UNDATED, FuzzyDate, Precision, Reading
from timeline.records.attribution import Citation
from timeline.records.event import Event, Status
from timeline.records.plan import PlanVersion

DATE_FROM_CITATION = "The sources published by then give this date."
NO_DATE_YET = "No source published by then gives a date that is held here."


def phases(record: Event | PlanVersion, published: Mapping[str, date]) -> tuple[tuple[date, Event | PlanVersion], ...]:
    """What was known of a record in the course of time: (first day, the record from that day on), oldest first.

    `published` gives the publication day of each source; one that is not in it counts as not published.
    """
    found = []
    for day in _turning_days(record, published):
        known = known_on(record, day, published)
        if known and (not found or known != found[-1][1]):
            found.append((day, known))
    return tuple(found)


def known_on(record: Event | PlanVersion, day: date, published: Mapping[str, date]) -> Event | PlanVersion | None:
    """A record as it was known on a day; None where no source published by then bears it out."""
    kept = {citation for citation in record.all_citations() if published.get(citation.source, date.max) <= day}
    if not kept:
        return None
    if len(kept) < len(set(record.all_citations())):
        cut = _event_cut if isinstance(record, Event) else _version_cut
        record = cut(record, kept, day, published)
    return _not_yet(record, day) if isinstance(record, Event) else _without_later_text(record, day, published)


def _turning_days(record, published):
    """The days on which something may have changed: a source came out, or a day that was announced had come."""
    days = {published[slug] for noun, slug in record.references() if noun == "source" and slug in published}
    dates = [record.date, *(citation.date for citation in record.all_citations())]
    come = {stated.earliest for stated in dates if stated and stated.earliest}
    return sorted(days | {day for day in come if days and day > min(days)})


def _not_yet(event, day):
    """What lies ahead of a day can then only have been announced, whatever became of it."""
    has_come = event.date.earliest is None or event.date.earliest <= day
    if has_come or event.status in (Status.PLANNED, Status.CANCELLED):
        return event
    return replace(event, status=Status.PLANNED)


def _without_later_text(version, day, published):
    is_out = not version.text_source or published.get(version.text_source, date.max) <= day
    return version if is_out else replace(version, text_source=None)


def _event_cut(event, kept, day, published):
    """An event less what later sources say. Sentences of ours that may rest on these are left out with them."""
    citations = _kept(event.citations, kept)
    when = _date_then(event.date, event.all_citations(), kept, day, published)
    own_date = when == event.date
    return replace(
        event,
        date=when,
        date_note=event.date_note if own_date else DATE_FROM_CITATION if when else NO_DATE_YET,
        left_open=event.left_open if own_date else "",
        summary="",
        account="",
        note="",
        place_printed="",
        participations=tuple(_borne_out(event.participations, kept, rest_on=citations or not event.citations)),
        citations=citations,
    )


def _version_cut(version, kept, day, published):
    """A plan version less what later sources say. Its number of points goes with the citations of the version."""
    citations = _kept(version.citations, kept)
    return replace(
        version,
        points=version.points if citations else None,
        date=_date_then(version.date, version.all_citations(), kept, day, published),
        authorship="",
        note="",
        readings=tuple(_borne_out(version.readings, kept, rest_on=citations)),
        citations=citations,
    )


def _kept(citations, kept):
    return tuple(citation for citation in citations if citation in kept)


def _borne_out(facts, kept, *, rest_on):
    """Participations or readings that still have a citation. One without any of its own rests on the whole's."""
    for fact in facts:
        citations = _kept(fact.citations, kept)
        if citations or (rest_on and not fact.citations):
            yield replace(fact, citations=citations)


def _date_then(stated: FuzzyDate, cited, kept: set[Citation], day, published) -> FuzzyDate:
    """The date that the citations left support.

    The record's own, while nothing that is cut states one and its words were out. Else the one stated by the latest
    source left; else the record's words without the curator's override, which may have come from a later source.
    """
    cited = list(cited)
    were_out = bool(stated.anchor and stated.anchor <= day)
    lost_a_date = any(citation.date for citation in cited if citation not in kept)
    if were_out and not lost_a_date and not stated.override:
        return stated
    dated = [citation for citation in cited if citation in kept and citation.date]
    if dated:
        return max(dated, key=lambda citation: published[citation.source]).date
    return _as_worded(stated) if were_out else UNDATED


def _as_worded(stated):
    """A date by its words alone: where they can be read in several ways, any of these."""
    readings = [reading for reading in (stated.reading, *stated.alternatives) if reading]
    if len(readings) < 2:
        return replace(stated, override=None)
    if all(reading.precision == Precision.DAY for reading in readings):
        days = sorted({reading.edtf for reading in readings})
        edtf = f"[{','.join(days)}]" if len(days) > 1 else days[0]
    else:
        first, last = (
            _bound([reading.earliest for reading in readings], min),
            _bound([reading.latest for reading in readings], max),
        )
        if first == last == "..":
            return UNDATED
        edtf = f"{first}/{last}"
    rule = "The words can be read in several ways."
    return replace(stated, override=None, reading=Reading(edtf=edtf, rule=rule))


def _bound(days, outermost):
    return ".." if None in days else outermost(days).isoformat()
