"""Parts a text into sentences. Pasted articles break lines anywhere, so a line is not a sentence."""

import re
from dataclasses import dataclass

LONGEST = 1000
"""No sentence of news is longer; what goes on without a full stop is cut, so that each costs little to read."""


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """Where a sentence begins and ends in its text, and the number of its paragraph, from 1."""

    start: int
    end: int
    paragraph: int


def sentences_in(text: str) -> list[Sentence]:
    """The sentences of a text in order, without the white space between them. Time is linear in the text."""
    return [
        Sentence(start=start, end=end, paragraph=number)
        for number, (first, last) in enumerate(_paragraphs(text), 1)
        for start, end in _within(text, first, last)
    ]


def _paragraphs(text):
    """The places of paragraphs: parted by an empty line, or by a line end where the line before is whole."""
    start = end = None
    for line in re.finditer(r"[^\n]+|\n", text):
        words = line[0].strip()
        if not words:
            if start is not None and line[0] == "\n" and _is_whole(text[start:end], text, line.end()):
                yield start, end
                start = None
            continue
        start, end = (line.start() if start is None else start), line.end()
    if start is not None:
        yield start, end


def _is_whole(before, text, place):
    """Whether a paragraph ends here: an empty line follows, or the last line ends like a sentence or is a heading."""
    last_line = before.rsplit("\n", 1)[-1].strip()
    return (
        text[place : place + 200].lstrip(" \t").startswith("\n")
        or last_line.endswith(_ENDS)
        or len(last_line) < _SHORT_LINE
    )


_ENDS = (*".!?:", ".”", '."', "?”", ".’", ".)")
_SHORT_LINE = 60


def _within(text, start, end):
    place = start
    for stop in _STOP.finditer(text, start, end):
        if _is_abbreviation(text[place : stop.start() + 1]):
            continue
        yield from _trimmed(text, place, stop.end())
        place = stop.end()
    yield from _trimmed(text, place, end)


def _trimmed(text, start, end):
    while end - start > LONGEST:
        cut = max(text.rfind(" ", start, start + LONGEST), start + LONGEST // 2)
        yield from _trimmed(text, start, cut)
        start = cut
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())


_STOP = re.compile(r"[.!?]+[”’\"')\]]*(?=\s+[“‘\"'(\[]*[A-Z0-9])")
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Sgt|Sen|Rep|Gov|Prof|Hon|Rev|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?"
    r"|Oct|Nov|Dec|Inc|Ltd|Co|al)|\b[ap]\.m|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
# “at 6 p.m. The envoys” is two sentences, “the U.S. Senate” is one.
_HOUR = re.compile(r"\b[ap]\.m\.$")


def _is_abbreviation(words):
    return bool(_SHORT.search(words[-12:])) and not _HOUR.search(words[-12:])
