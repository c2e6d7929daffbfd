"""The filters in use, as chips that each take one away; and what to say when together they find nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from timeline.public.asking.filters import EventFilters
from timeline.public.drawing.when import plain_day


@dataclass(frozen=True, kw_only=True)
class Chip:
    """One filter in use: its name in an address, its words, and the address without it."""

    name: str
    label: str
    remove_url: str


@dataclass(frozen=True, kw_only=True)
class Link:
    words: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Left:
    """Some of the filters in use, and how many entries they find."""

    filters: EventFilters
    entries: int


@dataclass(frozen=True, kw_only=True)
class Nothing:
    """What stands in place of the list: which filters exclude each other, and the ways out."""

    heading: str
    sentence: str
    links: tuple[Link, ...] = ()


def chips(labels: Mapping[str, str], without: Mapping[str, EventFilters], *, root: str) -> tuple[Chip, ...]:
    """A chip for each filter in use. By its name in an address: its words, and the filters in use without it."""
    return tuple(
        Chip(name=name, label=label, remove_url=address(root, without[name])) for name, label in labels.items()
    )


def address(root: str, filters: EventFilters) -> str:
    """The address of the list with some filters."""
    return f"{root}?{filters.query}" if filters.query else root


def nothing_found(
    labels: Mapping[str, str],
    *,
    without: Mapping[str, Left],
    alone: Mapping[str, Left],
    total: int,
    root: str,
    known: date | None = None,
) -> Nothing:
    """What to say for an empty list, and the ways out, each with the number of entries that it leads to.

    By the name of each filter in use: its words, what is left without it, and what it finds alone. `total` counts the
    entries without any. `known` is the day by which sources must have been published, where one was asked for.
    """
    if not total:
        return _nothing_there(known)
    ways = _ways_out(labels, without, _LEAVE_OUT, root) or _ways_out(labels, alone, _SHOW_ONLY, root)
    missing = [labels[name] for name, left in alone.items() if not left.entries]
    return Nothing(
        heading=_heading(list(labels.values())),
        sentence=_sentence(len(labels), missing),
        links=(
            *(ways if len(labels) > 1 else ()),
            Link(words=_("Show all entries: %(n)d") % {"n": total}, url=root),
        ),
    )


_LEAVE_OUT = ngettext_lazy("Leave out %(filter)s: %(n)d entry", "Leave out %(filter)s: %(n)d entries", "n")
_SHOW_ONLY = ngettext_lazy("Ask only for %(filter)s: %(n)d entry", "Ask only for %(filter)s: %(n)d entries", "n")


def _ways_out(labels, ways, words, root):
    return [
        Link(words=words % {"filter": labels[name], "n": left.entries}, url=address(root, left.filters))
        for name, left in ways.items()
        if left.entries
    ]


def _nothing_there(known):
    if known:
        heading = _("Nothing had been published by %(day)s") % {"day": plain_day(known)}
        return Nothing(heading=heading, sentence=_("No source that this timeline rests on had appeared by then."))
    sentence = _("When a first entry is published, it will stand here.")
    return Nothing(heading=_("Nothing has been published yet"), sentence=sentence)


def _heading(labels):
    if len(labels) == 1:
        return _("No entry has %(filter)s") % {"filter": labels[0]}
    listed = get_text_list(labels, _("and"))
    if len(labels) == 2:
        return _("No entry has both %(filters)s") % {"filters": listed}
    return _("No entry has all of %(filters)s") % {"filters": listed}


def _sentence(asked, missing):
    if asked == 1:
        return _("That no entry has it means that none is recorded here, not that nothing happened.")
    if not missing:
        return _("Each of these is in the timeline, but no entry has all of them.")
    words = ngettext(
        "By itself, %(filters)s finds no entry either.",
        "By themselves, %(filters)s find no entry either.",
        len(missing),
    )
    return words % {"filters": get_text_list(missing, _("and"))}
