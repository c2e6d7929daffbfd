"""News articles of our own with every date in them marked by hand, and how far what is found agrees with the marks.

An article begins with the day it was published; a mark is `[[Friday night|1998-04-10]]`: the words without their
preposition, as TimeML has it, and the reading in EDTF. `?` marks words that one annotator takes for a date and another
for a length of time: they count neither way.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from timeline.dates.finding import Found, find
from timeline.dates.value import bounds_of

ARTICLES = Path(__file__).parent / "articles"
_MARK = re.compile(r"\[\[(?P<words>[^|\]]+)\|(?P<edtf>[^\]]+)\]\]")
_UNCOUNTED = "?"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Words that are a date in an article, from `start` to `end`, and what they stand for."""

    start: int
    end: int
    words: str
    edtf: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """An article without its marks, and the marks."""

    name: str
    published: date
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True)
class Score:
    """How many dates were found where one is marked, with its value; `missed` are marks, `extra` what is none."""

    hits: int
    missed: tuple[Mark, ...]
    extra: tuple[Found, ...]

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + len(self.extra) or 1)

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + len(self.missed) or 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / (2 * self.hits + len(self.missed) + len(self.extra) or 1)

    def __add__(self, other: "Score") -> "Score":
        return Score(hits=self.hits + other.hits, missed=self.missed + other.missed, extra=self.extra + other.extra)


def articles() -> list[Article]:
    """All marked articles, by name."""
    return [article_of(path.stem, path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.txt"))]


def article_of(name: str, written: str) -> Article:
    """An article from its file: the day it was published, an empty line, the text with its marks."""
    published, _, body = written.partition("\n\n")
    pieces, marks, place, length = [], [], 0, 0
    for match in _MARK.finditer(body):
        before, words = body[place : match.start()], match["words"]
        start = length + len(before)
        marks.append(Mark(start=start, end=start + len(words), words=words, edtf=match["edtf"]))
        pieces += [before, words]
        place, length = match.end(), start + len(words)
    text = "".join([*pieces, body[place:]])
    return Article(name=name, published=date.fromisoformat(published), text=text, marks=tuple(marks))


def score(article: Article) -> Score:
    """What is found in an article against its marks: a hit shares a letter with a mark, and both its bounds."""
    found = [
        one
        for one in find(article.text, anchor=article.published)
        if not any(mark.edtf == _UNCOUNTED and _meet(one, mark) for mark in article.marks)
    ]
    marks = [mark for mark in article.marks if mark.edtf != _UNCOUNTED]
    agreed = {(one.start, mark.start) for one in found for mark in marks if _meet(one, mark) and _agree(one, mark)}
    found_well, marks_met = {start for start, _ in agreed}, {start for _, start in agreed}
    return Score(
        hits=len(marks_met),
        missed=tuple(mark for mark in marks if mark.start not in marks_met),
        extra=tuple(one for one in found if one.start not in found_well),
    )


def _meet(one, mark):
    return one.start < mark.end and mark.start < one.end


def _agree(one, mark):
    bounds = bounds_of(mark.edtf)
    return (one.date.earliest, one.date.latest) == (bounds.earliest, bounds.latest)
