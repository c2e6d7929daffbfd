"""Two wordings word by word: what both have, and what only one of them has.

Long wordings are cut where both begin or end alike, and at words that stand once in each of them. Only what lies
between is compared closely; it counts as different where it is long and cannot be cut. So the work stays small.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

# A number with its signs is one word, and so is what a hyphen or an apostrophe joins.
WORD = re.compile(r"\w+(?:['’\-]\w+|[.,]\d+)*")

# What difflib may have to look at: pairs of equal words, for each of the shorter text's words.
_MOST_STEPS = 300_000


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Some of a wording, in both wordings or in this one alone."""

    text: str
    is_only_here: bool = False


@dataclass(frozen=True, kw_only=True)
class Differences:
    """Both wordings in pieces, and how many words only one of them has."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    only_left: int
    only_right: int


def differences(left: str, right: str) -> Differences:
    """What two wordings have in common, and what not. Capital letters count, and signs between words that both have."""
    ours, theirs = _Wording(left), _Wording(right)
    mates = {
        start + place: other + place
        for start, other, length in _common(ours.words, theirs.words)
        for place in range(length)
    }
    return Differences(
        left=tuple(ours.pieces(theirs, mates)),
        right=tuple(theirs.pieces(ours, {other: place for place, other in mates.items()})),
        only_left=len(ours.words) - len(mates),
        only_right=len(theirs.words) - len(mates),
    )


class _Wording:
    """A text, its words, and what stands before, between and behind these."""

    def __init__(self, text):
        found = list(WORD.finditer(text))
        self.text = text
        self.words = [match[0] for match in found]
        self.spans = [match.span() for match in found]
        ends, starts = [0, *(end for _, end in self.spans)], [*(start for start, _ in self.spans), len(text)]
        self.gaps = list(zip(ends, starts, strict=True))

    def signs(self, gap):
        """The signs in a gap, white space made one."""
        start, end = self.gaps[gap]
        return " ".join(self.text[start:end].split())

    def pieces(self, other, mates):
        """The text in pieces. `mates` gives the places, in another wording, of the words that both have."""
        behind = 0
        for start, end in self._only_here(other, mates):
            if behind < start:
                yield Piece(text=self.text[behind:start])
            yield Piece(text=self.text[start:end], is_only_here=True)
            behind = end
        if behind < len(self.text):
            yield Piece(text=self.text[behind:])

    def _only_here(self, other, mates):
        """First and last place of what only this text has: words, with what stands between them, and signs."""
        mates = mates | {-1: -1, len(self.words): len(other.words)}
        run = None
        for place in range(len(self.words) + 1):
            if place not in mates:
                start, end = self.spans[place]
                run = (run[0] if run else start, end)
                continue
            if run:
                yield run
            elif mates.get(place - 1) == mates[place] - 1 and self.signs(place) not in ("", other.signs(mates[place])):
                yield self._trimmed(place)
            run = None

    def _trimmed(self, gap):
        start, end = self.gaps[gap]
        signs = self.text[start:end]
        return start + len(signs) - len(signs.lstrip()), end - len(signs) + len(signs.rstrip())


Stretch = tuple[int, int, int, int]
"""From and to in the left words, from and to in the right ones."""


def _common(ours: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int]]:
    """Runs of equal words: where each begins on the left, where on the right, and how long it is."""
    waiting = [(0, len(ours), 0, len(theirs))]
    while waiting:
        left, left_end, right, right_end = waiting.pop()
        some, others = ours[left:left_end], theirs[right:right_end]
        if _is_small(some, others):
            blocks = SequenceMatcher(None, some, others, autojunk=False).get_matching_blocks()
            yield from ((left + block.a, right + block.b, block.size) for block in blocks)
            continue
        anchors = [(left + place, right + other) for place, other in _anchors(some, others)]
        yield from ((place, other, 1) for place, other in anchors)
        waiting += _between((left, left_end, right, right_end), anchors)


def _is_small(some, others):
    counted, other_counted = Counter(some), Counter(others)
    equal_pairs = sum(number * other_counted[word] for word, number in counted.items())
    return equal_pairs * min(len(some), len(others)) <= _MOST_STEPS


def _anchors(some, others):
    """Pairs of places of equal words to cut at; none where nothing offers itself.

    Where both begin alike or end alike, these words; failing that, those that stand once in each and in the same order.
    """
    begin = _alike(some, others)
    if begin:
        return [(place, place) for place in range(begin)]
    end = _alike(reversed(some), reversed(others))
    if end:
        return [(len(some) - place, len(others) - place) for place in range(end, 0, -1)]
    places = {word: place for place, word in enumerate(others)}
    repeated = {word for words in (some, others) for word, number in Counter(words).items() if number > 1}
    pairs = [(place, places[word]) for place, word in enumerate(some) if word in places and word not in repeated]
    return _longest_rise(pairs)


def _alike(some, others):
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False)))


def _longest_rise(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of some pairs, whose first numbers rise, in which the second ones rise too."""
    ends, chains = [], []
    for place, other in pairs:
        length = bisect_left(ends, other)
        chain = ((place, other), chains[length - 1] if length else None)
        ends[length:], chains[length:] = [other, *ends[length + 1 :]], [chain, *chains[length + 1 :]]
    found, chain = [], chains[-1] if chains else None
    while chain:
        pair, chain = chain
        found.append(pair)
    return found[::-1]


def _between(stretch: Stretch, anchors) -> Iterator[Stretch]:
    """What lies between the anchors in a stretch; nothing where there are none, since it could not be cut."""
    left, left_end, right, right_end = stretch
    for place, other in [*anchors, (left_end, right_end)] if anchors else ():
        if left < place and right < other:
            yield left, place, right, other
        left, right = place + 1, other + 1
