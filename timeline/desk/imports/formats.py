"""Every format that comes in. A new one is a module that reads a SentFile into proposals, and an entry here."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.desk.imports import columns, timelinejs
from timeline.desk.imports.proposal import FileRefused, Proposal
from timeline.desk.imports.sent import SentFile


@dataclass(frozen=True, kw_only=True)
class Format:
    """A kind of file: its label, how it is read, whether it is a table, and whether its columns are mapped by hand.

    `read` is None for the timeline document, which holds whole records and not proposals of events.
    """

    label: str
    read: Callable[[SentFile], Iterator[Proposal]] | None
    is_table: bool = False
    is_mapped: bool = False


DOCUMENT, SLIDES, SHEET, TABLE = "document", "timelinejs", "timelinejs sheet", "csv"

FORMATS = {
    DOCUMENT: Format(label=gettext_lazy("Timeline document (JSON)"), read=None),
    SLIDES: Format(label=gettext_lazy("TimelineJS (JSON)"), read=lambda file: timelinejs.slides(file.whole_text())),
    SHEET: Format(
        label=gettext_lazy("TimelineJS spreadsheet (CSV)"),
        read=lambda file: timelinejs.sheet(file.rows_below(), heading=file.heading),
        is_table=True,
    ),
    TABLE: Format(
        label=gettext_lazy("Table (CSV)"),
        read=lambda file: columns.proposals(file.rows_below(), width=len(file.heading), mapping=file.mapping),
        is_table=True,
        is_mapped=True,
    ),
}
"""Name of a format -> how it is read."""

_OUR_FORMAT = re.compile(r'"format"\s*:\s*"negotiation-timeline/')


def format_of_text(beginning: str, whole: Callable[[], str]) -> str:
    """The format of a file by its first characters; `whole` gives all of it where these say that it is JSON.

    Raises FileRefused for JSON that no format has.
    """
    if not beginning.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return TABLE
    content = whole()
    if _OUR_FORMAT.search(content):
        return DOCUMENT
    if '"events"' in content:
        return SLIDES
    raise FileRefused(_("This JSON is neither a timeline document (“format”) nor of TimelineJS (“events”)."))


def format_of_table(heading: list[str]) -> str:
    """SHEET or TABLE, by the names of the columns."""
    names = {name.casefold() for name in heading}
    return SHEET if names >= timelinejs.MARKS else TABLE
