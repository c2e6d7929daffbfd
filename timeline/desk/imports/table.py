"""Rows of a CSV file with the lines where they begin, and cells that no spreadsheet takes for a formula."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.desk.imports.proposal import FileRefused
from timeline.desk.imports.text import LONGEST_LINE

DELIMITERS = {
    ",": gettext_lazy("comma"),
    ";": gettext_lazy("semicolon"),
    "\t": gettext_lazy("tab"),
    "|": gettext_lazy("vertical bar"),
}
MOST_COLUMNS = 500
LONGEST_CELL = 1_000_000
"""Characters: well beyond any text, and what ends the search for a quotation mark that is never closed."""

# The module's own limit, 131,072, is below what texts of agreements have; it holds for the whole process.
csv.field_size_limit(min(LONGEST_CELL, LONGEST_LINE))

_QUOTED = re.compile(r'"[^"]*"?')
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*")


@dataclass(frozen=True, kw_only=True)
class Row:
    """The cells of one row, and the line where it begins, counted from 1."""

    line: int
    cells: list[str]


def delimiter_of(line: str) -> str:
    """What parts the columns, judged by the first line: whichever occurs most outside quotation marks."""
    bare = _QUOTED.sub("", line)
    return max(DELIMITERS, key=bare.count)


def rows(lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    """The rows of a CSV file (RFC 4180), its heading first; lines without anything are passed over.

    Raises FileRefused where a quotation mark is out of place: what comes after it could not be trusted.
    """
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begins = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise FileRefused(_sentence(begins, error)) from None
        if cells is None:
            return
        if any(cells):
            yield Row(line=begins, cells=cells)
        begins = reader.line_num + 1


def heading(row: Row) -> list[str]:
    """The names of the columns, without blanks around them. Raises FileRefused where there are too many."""
    if len(row.cells) > MOST_COLUMNS:
        words = {"count": len(row.cells), "most": MOST_COLUMNS}
        raise FileRefused(_("The first line has %(count)s columns; at most %(most)s are read.") % words)
    return [name.strip() for name in row.cells]


def misshapen(row: Row, *, width: int) -> str:
    """Why the cells of a row cannot be told apart, in a sentence; empty where each stands below a heading."""
    if len(row.cells) < width or any(row.cells[width:]):
        words = {"count": len(row.cells), "width": width}
        return _("The cells of the row (%(count)s) do not match the columns (%(width)s).") % words
    return ""


def inert(cell: str) -> str:
    """A cell for a spreadsheet: one that it would run as a formula begins with an apostrophe. Numbers stay."""
    is_formula = _FORMULA.match(cell) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell


def as_typed(cell: str) -> str:
    """A cell as it was before `inert`; any other cell as it is, formulas included: here they are only text."""
    bare = cell.removeprefix("'")
    return bare if cell != bare and inert(bare) == cell else cell


def _sentence(line, error):
    if "field limit" in str(error):
        words = {"line": line, "most": LONGEST_CELL}
        return _("A cell of the row at line %(line)s has more than %(most)s characters, or is never closed.") % words
    return _(
        "In the row at line %(line)s a quotation mark is out of place. Within quoted text it is written twice; "
        "save the file again as CSV."
    ) % {"line": line}
