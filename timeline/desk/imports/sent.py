"""A file as it was sent in: its bytes, and how they are to be read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _

from timeline.desk.imports import table, text
from timeline.desk.imports.proposal import FileRefused

MOST_JSON = 16 * 2**20
"""Bytes. A JSON file is read whole, which takes many times its size in memory."""


@dataclass(frozen=True, kw_only=True)
class SentFile:
    """`pieces()` gives the bytes from the start, a piece at a time; `mapping` is column number -> field."""

    pieces: Callable[[], Iterable[bytes]]
    encoding: str
    delimiter: str = ""
    heading: list[str] = field(default_factory=list)
    mapping: Mapping[int, str] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """The lines of the file. Raises FileRefused."""
        return text.lines(self.pieces(), self.encoding)

    def rows(self) -> Iterator[table.Row]:
        """The rows of a table, its heading first. Raises FileRefused."""
        return table.rows(self.lines(), self.delimiter)

    def rows_below(self) -> Iterator[table.Row]:
        """The rows below the heading. Raises FileRefused."""
        rows = self.rows()
        next(rows, None)
        return rows

    def samples(self, most: int) -> list[list[str]]:
        """The cells of the first rows below the heading, of those that have one for each column. Raises FileRefused."""
        whole = (row.cells for row in self.rows_below() if not table.misshapen(row, width=len(self.heading)))
        return list(islice(whole, most))

    def whole(self) -> bytes:
        """The whole file, for formats that can only be read whole. Raises FileRefused where it is too large."""
        content = bytearray()
        for piece in self.pieces():
            content += piece
            if len(content) > MOST_JSON:
                words = {"most": MOST_JSON // 2**20}
                raise FileRefused(_("A JSON file may have at most %(most)s MB.") % words)
        return bytes(content)

    def whole_text(self) -> str:
        """The whole file as text. Raises FileRefused."""
        try:
            return self.whole().decode(self.encoding)
        except UnicodeDecodeError:
            words = {"encoding": text.ENCODINGS[self.encoding]}
            raise FileRefused(_("The file cannot be read as %(encoding)s.") % words) from None
