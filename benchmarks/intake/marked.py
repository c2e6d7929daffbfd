"""Articles of our own whose events and actors are marked by hand, and how far what intake proposes agrees with them.

A file begins with the day, the outlet and, where the shipped actors are known to the desk, the word `shipped`. Below
the text stand the events, a line each (reading in EDTF or `-`, kind, status, words of its clause), and the
actors by name.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path

from timeline.dates.value import bounds_of
from timeline.desk.intake.propose import propose
from timeline.desk.intake.values import Article, Draft, KnownActor, Proposals
from timeline.public.store.folding import fold
from timeline.records.actor import ActorKind

HERE = Path(__file__).parent
SETS = ("development", "unseen")
_FACTS = HERE.parents[1] / "timeline" / "facts" / "ukraine-2025.json"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """An event that an article tells of: its reading (empty for none), and the place of its words."""

    edtf: str
    kind: str
    status: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Marked:
    name: str
    article: Article
    events: tuple[Mark, ...]
    actors: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many there are, how many are proposed, and how many of these are right."""

    marked: int = 0
    proposed: int = 0
    hits: int = 0
    missed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        return self.hits / (self.marked or 1)

    @property
    def precision(self) -> float:
        return self.hits / (self.proposed or 1)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            marked=self.marked + other.marked, proposed=self.proposed + other.proposed, hits=self.hits + other.hits,
            missed=self.missed + other.missed, extra=self.extra + other.extra,
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Score:
    """`events`: of all that are marked; `datable`: of those with a date, where precision counts every proposal.

    `dates`: of the events found, how many have the marked date as proposed, so that a curator need not edit it.
    """

    events: Tally
    datable: Tally
    dates: Tally
    actors: Tally
    kinds: Tally
    statuses: Tally

    def __add__(self, other: "Score") -> "Score":
        return Score(**{name: getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__})


def articles(which: str) -> list[Marked]:
    """The marked articles of one set, by name."""
    return [_read(path) for path in sorted((HERE / which).glob("*.txt"))]


def _read(path):
    body, _, marks = path.read_text(encoding="utf-8").partition("\n== events\n")
    head, _, text = body.partition("\n\n")
    day, outlet, *shipped = (part.strip() for part in head.split("|"))
    events, _, actors = marks.partition("\n== actors\n")
    article = Article(
        text=text, published_on=date.fromisoformat(day), outlet=_slug(outlet),
        known=(*(_shipped() if shipped else ()), KnownActor(slug=_slug(outlet), kind=ActorKind.OUTLET, name=outlet)),
    )  # fmt: skip
    return Marked(
        name=path.stem,
        article=article,
        events=tuple(_mark(text, line) for line in events.strip().splitlines()),
        actors=tuple(name.strip() for name in actors.split(";") if name.strip()),
    )


def _mark(text, line):
    edtf, kind, status, words = (part.strip() for part in line.split("|"))
    start = " ".join(text.split("\n")).index(words)
    return Mark(
        edtf="" if edtf == "-" else edtf, kind=kind, status=status, start=start, end=start + len(words), words=words
    )


@cache
def _shipped():
    actors = {one["slug"]: one for one in json.loads(_FACTS.read_text(encoding="utf-8"))["actors"]}
    return tuple(
        KnownActor(
            slug=slug, kind=ActorKind(one["kind"]), name=one["name"], side=_side(actors, slug),
            spellings=(one.get("short_name", ""), *(name["text"] for name in one.get("names", []))),
        )
        for slug, one in actors.items()
        if one["kind"] != "outlet" or slug != "sputnik"
    )  # fmt: skip


def _side(actors, slug):
    while actors[slug].get("represents"):
        slug = actors[slug]["represents"]
    return slug


def _slug(name):
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def score(marked: Marked) -> Score:
    """What is proposed for an article against its marks."""
    proposals = propose(marked.article)
    pairs = _matched(marked.events, proposals.drafts)
    met, used = {mark.start: draft for mark, draft in pairs}, {draft.number for _, draft in pairs}
    extra = tuple(_told(draft) for draft in proposals.drafts if draft.number not in used)
    dated = [(mark, draft) for mark, draft in pairs if mark.edtf]
    return Score(
        events=Tally(
            marked=len(marked.events), proposed=len(proposals.drafts), hits=len(pairs), extra=extra,
            missed=tuple(f"{mark.edtf} “{mark.words}”" for mark in marked.events if mark.start not in met),
        ),
        datable=Tally(marked=sum(bool(mark.edtf) for mark in marked.events), proposed=len(dated), hits=len(dated)),
        dates=_agreeing(dated, _is_dated_so, lambda mark, draft: f"“{mark.words}” {mark.edtf}, read {_edtf(draft)}"),
        kinds=_agreeing(pairs, lambda mark, draft: draft.kind == mark.kind, _told_kind),
        statuses=_agreeing(pairs, lambda mark, draft: draft.status == mark.status, _told_status),
        actors=_actors(marked, proposals),
    )  # fmt: skip


def _matched(marks, drafts):
    """Pairs of mark and draft whose clause holds the mark's words, each used once; those with the same date first."""
    possible = [
        (mark, draft)
        for mark, draft in product(marks, drafts)
        if draft.clause[0] < mark.end and mark.start < draft.clause[1]
    ]
    possible.sort(key=lambda pair: (not _is_dated_so(*pair), -_shared(*pair)))
    pairs, marks_used, drafts_used = [], set(), set()
    for mark, draft in possible:
        if mark.start not in marks_used and draft.number not in drafts_used:
            pairs.append((mark, draft))
            marks_used.add(mark.start)
            drafts_used.add(draft.number)
    return pairs


def _shared(mark, draft):
    return min(draft.clause[1], mark.end) - max(draft.clause[0], mark.start)


def _is_dated_so(mark, draft):
    if not mark.edtf:
        return draft.date is None
    if draft.date is None and draft.stage_of:
        return True  # a stage is of the day of its talks
    bounds = bounds_of(mark.edtf)
    return bool(draft.date) and (draft.date.earliest, draft.date.latest) == (bounds.earliest, bounds.latest)


def _agreeing(pairs, agrees, tells):
    faults = tuple(tells(*pair) for pair in pairs if not agrees(*pair))
    return Tally(marked=len(pairs), proposed=len(pairs), hits=len(pairs) - len(faults), missed=faults)


def _told_kind(mark, draft):
    return f"“{mark.words}” {mark.kind}, read {draft.kind}"


def _told_status(mark, draft):
    return f"“{mark.words}” {mark.status}, read {draft.status}"


def _edtf(draft: Draft):
    return draft.date.edtf if draft.date else "no date"


def _told(draft: Draft):
    return f"{_edtf(draft)} “{draft.title}”"


def _actors(marked, proposals: Proposals):
    wanted = {fold(name): name for name in marked.actors}
    found = {fold(one.name): one.name for one in proposals.actors if one.key != marked.article.outlet}
    matched = {name for name in wanted if any(_is_same(name, other) for other in found)}
    right = {other for other in found if any(_is_same(name, other) for name in wanted)}
    return Tally(
        marked=len(wanted), proposed=len(matched) + len(found.keys() - right), hits=len(matched),
        missed=tuple(wanted[name] for name in wanted.keys() - matched),
        extra=tuple(found[name] for name in found.keys() - right),
    )  # fmt: skip


def _is_same(name, other):
    """Whether two folded names are of one actor: the same, or one of them the other's last words."""
    return (
        name == other
        or f" {other}".endswith(f" {name}")
        or f" {name}".endswith(f" {other}")
        or f"{name} ".startswith(f"{other} ")
    )


def total(which: str) -> Score:
    """The score of a whole set."""
    scores = [score(one) for one in articles(which)]
    whole = scores[0]
    for one in scores[1:]:
        whole += one
    return whole
