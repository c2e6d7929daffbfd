"""TimelineJS files: its spreadsheet saved as CSV, and its JSON (https://timeline.knightlab.com/docs/).

A date is as exact as the parts that are given: a year alone is that year. Titles and eras are no events.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from timeline.dates.value import Reading, UnreadableEDTF
from timeline.dates.wording import in_words
from timeline.desk.imports.plain_text import plain_text
from timeline.desk.imports.proposal import FileRefused, Proposal
from timeline.desk.imports.table import Row, as_typed, misshapen

MARKS = {"year", "headline"}
"""Columns by which a table is known to be a spreadsheet of TimelineJS."""


def sheet(rows: Iterable[Row], *, heading: list[str]) -> Iterator[Proposal]:
    """The rows below the heading of a TimelineJS spreadsheet."""
    places = {_key(name): place for place, name in reversed(list(enumerate(heading)))}
    for row in rows:
        if problem := misshapen(row, width=len(heading)):
            yield Proposal(line=row.line, says={}, refused=problem)
            continue
        says = {name: as_typed(row.cells[place]).strip() for name, place in places.items()}
        yield _proposal(row.line, _slide_of(says), kind=says.get("type", "").casefold())


def slides(content: str) -> Iterator[Proposal]:
    """The slides of TimelineJS's JSON; the line of a proposal is the slide's place, counted from 1.

    Raises FileRefused where the file is not such JSON.
    """
    try:
        plain = json.loads(content)
    except json.JSONDecodeError as error:
        raise FileRefused(_("The file cannot be read as JSON: %(error)s.") % {"error": error}) from None
    except (ValueError, RecursionError):
        raise FileRefused(_("The file cannot be read as JSON: a number is too long, or lists lie too deep.")) from None
    events = plain.get("events") if isinstance(plain, dict) else None
    if not isinstance(events, list):
        raise FileRefused(_("The file has no list “events”, as the JSON of TimelineJS has."))
    for place, slide in enumerate(events, start=1):
        if isinstance(slide, dict):
            yield _proposal(place, slide, kind="")
        else:
            yield Proposal(line=place, says={}, refused=_("This is not a slide."))
    eras = plain.get("eras")
    others = [plain.get("title"), *(eras if isinstance(eras, list) else [])]
    for place, other in enumerate(filter(None, others), start=len(events) + 1):
        kind = "title" if other is plain.get("title") else "era"
        yield Proposal(line=place, says={}, left_out=_NO_EVENT[kind]())


_NO_EVENT = {
    "title": lambda: _("This is the title, not an event."),
    "era": lambda: _("This is an era, not an event."),
}


def _key(name):
    return name.casefold().replace(" ", "").replace("_", "")


def _slide_of(says):
    """A row of the spreadsheet in the shape that a slide has in JSON."""
    got = says.get
    return {
        "start_date": {part: got(part, "") for part in ("year", "month", "day")},
        "end_date": {part: got(f"end{part}", "") for part in ("year", "month", "day")},
        "display_date": got("displaydate", ""),
        "text": {"headline": got("headline", ""), "text": got("text", "")},
        "media": {"url": got("media", ""), "credit": got("mediacredit", ""), "caption": got("mediacaption", "")},
        "group": got("group", ""),
    }


def _proposal(line, slide, *, kind):
    if kind in _NO_EVENT:
        return Proposal(line=line, says={}, left_out=_NO_EVENT[kind]())
    text, media = _part(slide, "text"), _part(slide, "media")
    says = {
        "id": _text(slide, "unique_id"),
        "title": " ".join(plain_text(_text(text, "headline")).split()),
        "account": plain_text(_text(text, "text")),
        "topics": plain_text(_text(slide, "group")),
        "note": "\n".join(filter(None, (plain_text(_text(media, name)) for name in ("caption", "credit", "url")))),
    }
    try:
        says |= _date(slide)
    except UnreadableEDTF as problem:
        return Proposal(line=line, says=says, refused=str(problem))
    return Proposal(line=line, says=says)


def _date(slide) -> Mapping[str, str]:
    start, end = _part(slide, "start_date"), _part(slide, "end_date")
    edtf = _edtf(start)
    if _text(end, "year") and (until := _edtf(end)) != edtf:
        edtf = f"{edtf}/{until}"
    words = _text(slide, "display_date") or _text(start, "display_date")
    return {"date": plain_text(words) or in_words(Reading(edtf=edtf)), "edtf": edtf}


def _edtf(parts):
    """A day, month or year of a slide in EDTF. Raises UnreadableEDTF for parts that are no date of the calendar."""
    year, month, day = (_text(parts, part).replace(",", "") for part in ("year", "month", "day"))
    if not year:
        raise UnreadableEDTF(_("The slide has no year."))
    if not (year.isascii() and year.isdigit() and 0 < int(year[:5]) <= 9999 and len(year) < 5):
        raise UnreadableEDTF(_("“%(year)s” should be a year from 1 to 9999.") % {"year": year[:60]})
    given = [year.zfill(4)]
    for part in (month, day) if month else ():
        if part:
            given.append(part.zfill(2))
    edtf = "-".join(given)
    try:
        Reading(edtf=edtf)
    except UnreadableEDTF:
        raise UnreadableEDTF(_("“%(date)s” is no date of the calendar.") % {"date": edtf[:60]}) from None
    if month and int(month) > 12:
        raise UnreadableEDTF(_("“%(month)s” should be a month from 1 to 12.") % {"month": month[:60]})
    return edtf


def _part(slide, name):
    part = slide.get(name)
    return part if isinstance(part, dict) else {}


def _text(part, name):
    """A text or whole number of a slide as text; empty for anything else, and where there is none."""
    value = part.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    # Half a surrogate pair can come in as a JSON escape; no database keeps it.
    return value.encode("utf-8", "replace").decode().strip() if isinstance(value, str) else ""
