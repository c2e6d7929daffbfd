"""Bytes to lines of text: in which encoding a file is, and its lines, never more than one of them in memory."""

import codecs
import io
import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.desk.imports.proposal import FileRefused

ENCODINGS = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
}
"""Python's name of each encoding that is read -> its name for curators."""

LONGEST_LINE = 4_000_000
"""Characters. Two texts of 200,000 and all else of a row fit into a line; a file without line breaks does not."""

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_NO_TEXT = {
    b"PK\x03\x04": gettext_lazy("a spreadsheet or another packed file"),
    b"PK\x05\x06": gettext_lazy("an empty packed file"),
    b"\xd0\xcf\x11\xe0": gettext_lazy("a spreadsheet or document of an older Office"),
    b"%PDF": gettext_lazy("a PDF"),
    b"\x1f\x8b": gettext_lazy("a packed file"),
}
_SAMPLE = 1_000_000
_HIGH_LETTERS = re.compile(rb"[\xc0-\xff]+")


def refuse_what_is_no_text(first: bytes):
    """Raise FileRefused for an empty file, and for kinds of file known by their first bytes. Nothing is unpacked."""
    if not first.strip():
        raise FileRefused(_("The file is empty."))
    for beginning, kind in _NO_TEXT.items():
        if first.startswith(beginning):
            raise FileRefused(_("This is %(kind)s, not text. Open it and save it as CSV (UTF-8).") % {"kind": kind})


def encoding_of(pieces: Iterable[bytes]) -> str:
    """The encoding of a file, by trial in this order: its byte order mark, UTF-16 without one, UTF-8, Windows.

    UTF-8 is taken only if every byte of the file fits. Of the two Windows encodings it is 1251 where most letters
    beyond ASCII stand beside another such, as in Cyrillic words, and 1252 where they stand alone among others.
    """
    pieces = iter(pieces)
    first = next(pieces, b"")
    for mark, encoding in _BOMS.items():
        if first.startswith(mark):
            return encoding
    if sixteen := _sixteen_bits(first[:4096]):
        return sixteen
    if _is_utf8(first, pieces):
        return "utf-8-sig"
    runs = _HIGH_LETTERS.findall(first[:_SAMPLE])
    in_words = sum(len(run) for run in runs if len(run) > 1)
    return "cp1251" if in_words * 2 > sum(map(len, runs)) else "cp1252"


def lines(pieces: Iterable[bytes], encoding: str) -> Iterator[str]:
    """The lines of a file with their ends. Raises FileRefused where a byte does not fit, or a line has no end."""
    text = io.TextIOWrapper(io.BufferedReader(_Joined(pieces)), encoding, newline="")
    number = 0
    while True:
        number += 1
        try:
            line = text.readline(LONGEST_LINE)
        except UnicodeDecodeError:
            words = {"line": number, "encoding": ENCODINGS[encoding]}
            raise FileRefused(
                _("Line %(line)s or one soon after it cannot be read as %(encoding)s. Choose another encoding.") % words
            ) from None
        if not line:
            return
        if len(line) == LONGEST_LINE:
            words = {"line": number, "most": LONGEST_LINE}
            raise FileRefused(_("Line %(line)s has more than %(most)s characters.") % words)
        yield line.removeprefix("\ufeff") if number == 1 else line


def _sixteen_bits(sample):
    # One byte in two is then nought for Latin letters, and four for Cyrillic ones.
    halves = [sample[0::2], sample[1::2]]
    shares = [sum(byte in (0, 4) for byte in half) / max(len(half), 1) for half in halves]
    if max(shares) < 0.7 or min(shares) > 0.3:
        return ""
    return "utf-16-le" if shares[1] > shares[0] else "utf-16-be"


def _is_utf8(first, others):
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(first)
        for piece in others:
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


class _Joined(io.RawIOBase):
    """Pieces of bytes as one stream."""

    def __init__(self, pieces):
        self._pieces = iter(pieces)
        self._left = memoryview(b"")

    def readable(self):
        return True

    def readinto(self, buffer):
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(bytes(piece))
        taken = min(len(buffer), len(self._left))
        buffer[:taken] = self._left[:taken]
        self._left = self._left[taken:]
        return taken
