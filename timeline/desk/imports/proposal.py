"""What every format gives: one proposal a row. It is all that a format knows of the desk."""

from collections.abc import Mapping
from dataclasses import dataclass


class FileRefused(ValueError):
    """A file that cannot be read at all. Its message tells the curator why, and what to do about it."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """One event as a row of a file proposes it.

    `line` is where the row begins, counted from 1. `says` holds the texts of the fields that the file has, by their
    name in `columns.FIELDS`, as they stand there: a field that is missing is left alone at the desk, an empty one is
    emptied. Besides those, `edtf` is a date that the file gives in parts. `refused` is the sentence on a row that
    cannot be read, `left_out` that on one that is no event.
    """

    line: int
    says: Mapping[str, str]
    refused: str = ""
    left_out: str = ""
