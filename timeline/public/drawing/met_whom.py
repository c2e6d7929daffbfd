"""Who is recorded as meeting whom: the parties in a row, joined by what is known, and the same in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from timeline.dates.value import Reading
from timeline.public.asking.meetings import Meetings, Pair
from timeline.public.dates_in_words import in_words, short_words
from timeline.public.drawing.parties import slot_of
from timeline.records.document import Document

# In pixels of a drawing 312 wide.
_WIDTH = 312
_MARGIN = 44
_ROW = 84
# With more parties than this, words on the lines would lie on each other.
_MOST_LABELLED = 3


@dataclass(frozen=True, kw_only=True)
class Node:
    """A party: its name and its glyph, whose top left corner is at `left`."""

    slot: int
    name: str
    x: str
    left: str


@dataclass(frozen=True, kw_only=True)
class Tie:
    """What joins two parties. `look` is met, announced or none; `path` draws it; `label` stands at `x`, `y`."""

    look: str
    path: str
    label: str
    x: str
    y: str


@dataclass(frozen=True, kw_only=True)
class MetWhom:
    """The drawing, the same in `words` (a sentence each), and what it leaves out. `has_labels` says if words fit in."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    words: tuple[str, ...]
    left_out: str
    has_labels: bool


def met_whom(document: Document, meetings: Meetings | None) -> MetWhom | None:
    """Every pair of parties of a timeline; None where nobody is recorded as meeting, or going to meet, anybody."""
    if not meetings or not any(pair.met or pair.announced for pair in meetings.pairs):
        return None
    places = {party: place for place, party in enumerate(document.parties)}
    step = (_WIDTH - 2 * _MARGIN) / (len(places) - 1)
    middles = {party: _MARGIN + step * place for party, place in places.items()}
    # What is known is drawn over what is not.
    ordered = sorted(meetings.pairs, key=lambda pair: bool(pair.met or pair.announced))
    return MetWhom(
        nodes=tuple(_node(document, party, middle) for party, middle in middles.items()),
        ties=tuple(_tie(pair, *(middles[party] for party in pair.parties), step) for pair in ordered),
        words=tuple(_sentence(document, pair) for pair in meetings.pairs),
        left_out=_left_out(meetings),
        has_labels=len(places) <= _MOST_LABELLED,
    )


def _node(document, party, middle):
    return Node(
        slot=slot_of(document, party), name=document.actor(party).short, x=f"{middle:g}", left=f"{middle - 17:g}"
    )


def _tie(pair: Pair, start, end, step):
    look = "met" if pair.met else "announced" if pair.announced else "none"
    height = round((end - start) / step - 1) * 76
    if not height and look != "none":
        path = f"M{start:g} {_ROW}H{end:g}"
    else:
        # Neighbours of whom nothing is recorded have a low arc, so that no line can be taken for a meeting.
        top = _ROW - 14 - max(height, 32)
        path = f"M{start:g} {_ROW - 14}C{start + 38:g} {top:g} {end - 38:g} {top:g} {end:g} {_ROW - 14}"
    lift = 10 if not height and look != "none" else 14 + 0.75 * max(height, 32) - 6
    return Tie(
        look=look, path=path, label=_label(pair, is_wide=bool(height)), x=f"{(start + end) / 2:g}", y=f"{_ROW - lift:g}"
    )


def _label(pair, *, is_wide):
    """The few words that fit on a line."""
    if pair.met > 1:
        return ngettext("met %(n)d time", "met %(n)d times", pair.met) % {"n": pair.met}
    if pair.met and pair.is_exact:
        day = short_words(Reading(edtf=pair.last.isoformat()), year=pair.last.year)
        return pgettext("on the line between two sides", "met %(day)s") % {"day": day}
    if pair.met:
        return _("met")
    if pair.announced:
        return _("announced")
    return _("no meeting recorded") if is_wide else _("none recorded")


def _sentence(document, pair):
    one, other = (document.actor(party).name for party in pair.parties)
    words = {"pair": _("%(one)s and %(other)s") % {"one": one, "other": other}, "what": _what(pair)}
    return _("%(pair)s: %(what)s.") % words


def _what(pair):
    if not pair.met and not pair.announced:
        return _("no meeting recorded")
    announced = ngettext("%(n)d meeting announced", "%(n)d meetings announced", pair.announced) % {"n": pair.announced}
    if not pair.met:
        return announced
    words = {"met": _met(pair), "announced": announced}
    return _("%(met)s; %(announced)s") % words if pair.announced else words["met"]


def _met(pair):
    words = {"n": pair.met}
    if not pair.last:
        return ngettext("met, day not stated", "met in %(n)d entries", pair.met) % words
    if not pair.is_exact:
        words["day"] = in_words(Reading(edtf=f"../{pair.last.isoformat()}"))
        return ngettext("met %(day)s", "met in %(n)d entries, the latest %(day)s", pair.met) % words
    words["day"] = in_words(Reading(edtf=pair.last.isoformat()))
    return ngettext("met on %(day)s", "met in %(n)d entries, the latest on %(day)s", pair.met) % words


def _left_out(meetings):
    if not meetings.left_out:
        return ""
    if meetings.left_out == 1:
        return _("“%(title)s” is left out, since a side is not stated.") % {"title": meetings.title}
    left_out = ngettext(
        "%(n)d entry is left out, since a side is not stated.",
        "%(n)d entries are left out, since a side is not stated in them.",
        meetings.left_out,
    )
    return left_out % {"n": meetings.left_out}
