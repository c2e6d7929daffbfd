"""What a curator types of a date, read into the row that it belongs to, and told back in words."""

from dataclasses import replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from timeline.dates import reader
from timeline.dates.reader import OrderOnly
from timeline.dates.value import FuzzyDate, Precision, Reading
from timeline.dates.wording import in_words
from timeline.desk.models import Citation, Event, Hop, PeacePlanVersion
from timeline.desk.models.dated import Dated
from timeline.public.drawing.days import days_around
from timeline.public.drawing.period import period_holding, period_line

DATE_COLUMNS = [column.name for column in Dated._meta.fields]


def read_into(row, *, phrase, anchor, override="", why="") -> str:
    """Fill the date of a row (not saved) from what a curator typed; returns what was made of it, in sentences.

    `anchor` is the day that the phrase counts from, `override` the curator's own reading in EDTF and `why` the reason
    for it. An event that goes on is dated by its start: “since mid-November” is then about 11 to 20 November. A phrase
    that states only an order is kept without a reading, and so is any other unreadable one that has an override.
    Raises Unreadable where a phrase gives no days and there is no override.
    """
    own = Reading(edtf=override, rule=why) if override else None
    try:
        read = _read(row, phrase, anchor)
    except OrderOnly as reason:
        row.date = FuzzyDate(phrase=phrase, anchor=anchor, override=own)
        return told(row.date) if own else str(reason)
    except reader.Unreadable:
        if not own:
            raise
        read = FuzzyDate(phrase=phrase, anchor=anchor)
    row.date = replace(read, override=own)
    return told(row.date)


def override_in(row, *, override, why) -> str:
    """Set, change or take away a row's override and leave the reading as it is; returns the date in sentences."""
    row.date = replace(row.date, override=Reading(edtf=override, rule=why) if override else None)
    return told(row.date)


def readings(date: FuzzyDate) -> dict:
    """A date for the part of a page that shows how it is read: each reading as (words, rule), and the drawing."""
    days = days_around(date, date.anchor)
    period = None if days or not date else period_holding([date.earliest, date.latest, date.anchor])
    return {
        "date": date,
        "reading": date.reading and (shown(date.reading), date.reading.rule),
        "alternatives": [(shown(other), other.rule) for other in date.alternatives],
        "override": date.override and (shown(date.override), date.override.rule),
        "days": days,
        "line": period and period_line(date, period),
    }


def told(date: FuzzyDate) -> str:
    """How a date was read, in sentences for curators; empty where nothing is stated and nothing is read."""
    return " ".join(_sentences(date))


def shown(reading: Reading) -> str:
    """A reading in words, an exact day with its weekday: Sunday 30 November 2025."""
    if reading.precision is Precision.DAY:
        return f"{date_format(reading.earliest, 'l')} {in_words(reading)}"
    return in_words(reading)


def counts_from(row):
    """The publication day of the source that a row's date phrase counts from, or None where it has no source yet."""
    if isinstance(row, Hop):
        return counts_from(row.citation)
    if isinstance(row, Citation):
        return row.source.published_on if row.source_id else None
    first = row.citations.select_related("source").order_by("position", "pk").first() if row.pk else None
    return first.source.published_on if first else None


def follow(rows, *, was, now) -> list:
    """Read again, and save, those dated rows whose phrase counted from the day `was`: its source is of the day `now`.

    Returns the rows that changed. A phrase that cannot be read from the new day stays as it is.
    """
    return [row for row in rows if row.date_phrase and row.date_anchor == was and _is_read_anew(row, now)]


def resting_on(source):
    """Every dated row that counts from a source's day: its citations, their hops, and what is first cited from it."""
    yield from source.citations.select_related("source")
    yield from Hop.objects.filter(citation__source=source).select_related("citation")
    for model in (Event, PeacePlanVersion):
        for row in model.objects.filter(citations__source=source).distinct():
            if row.citations.order_by("position", "pk").first().source_id == source.pk:
                yield row


def _read(row, phrase, anchor):
    if not phrase:
        return FuzzyDate(anchor=anchor)
    read = reader.start_of if getattr(row, "is_ongoing", False) else reader.read
    return read(phrase, anchor=anchor)


def _sentences(date):
    if date.reading:
        words = {"phrase": date.phrase, "reading": shown(date.reading), "rule": date.reading.rule.rstrip(".")}
        yield _("“%(phrase)s” read as %(reading)s: %(rule)s.") % words
    for other in date.alternatives:
        yield _("It may also be %(reading)s: %(rule)s.") % {"reading": shown(other), "rule": other.rule.rstrip(".")}
    if date.override:
        words = {"reading": shown(date.override), "why": date.override.rule.rstrip(".")}
        yield _("Your reading stands, %(reading)s: %(why)s.") % words
    if date.phrase and not date:
        yield _("“%(phrase)s” states only an order.") % {"phrase": date.phrase}


def _is_read_anew(row, anchor):
    try:
        read_into(row, phrase=row.date_phrase, anchor=anchor, override=row.date_override, why=row.date_override_why)
    except reader.Unreadable:
        return False
    row.save(update_fields=DATE_COLUMNS)
    return True
