"""The filters in use, as chips that each take one away; and what to say when together they find nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
class Nothing:
    """What stands in place of the list: which filters exclude each other, and the ways out."""

    heading: str
    sentence: str
    links: tuple[Link, ...]


def chips(filters: EventFilters, labels: Mapping[str, str], *, root: str) -> tuple[Chip, ...]:
    """A chip for each filter in use. `labels` gives the words of each, by its name in an address."""
    return tuple(
        Chip(name=name, label=labels[name], remove_url=address(root, filters.without(name))) for name in filters.asked
    )


def address(root: str, filters: EventFilters) -> str:
    """The address of the list with some filters."""
    return f"{root}?{filters.query}" if filters.query else root


def nothing_found(
    chips: Iterable[Chip], without: Mapping[str, int], *, root: str, known: date | None = None
) -> Nothing:
    """What to say for an empty list. `without` counts the entries there would be without each filter, by its name.

    `known` is the day by which sources must have been published, where one was asked for.
    """
    labels = [chip.label for chip in chips]
    links = [
        Link(
            words=ngettext(
                "Leave out %(filter)s: %(n)d entry", "Leave out %(filter)s: %(n)d entries", without[chip.name]
            )
            % {"filter": chip.label, "n": without[chip.name]},
            url=chip.remove_url,
        )
        for chip in chips
        if len(labels) > 1 and without[chip.name]
    ]
    return Nothing(
        heading=_heading(labels, known),
        sentence=_sentence(labels, links, known),
        links=(*links, Link(words=_("Show all entries"), url=root)) if labels or not known else (),
    )


def _heading(labels, known):
    if not labels and known:
        return _("Nothing had been published by %(day)s") % {"day": plain_day(known)}
    if not labels:
        return _("Nothing has been published yet")
    if len(labels) == 1:
        return _("No entry has %(filter)s") % {"filter": labels[0]}
    listed = get_text_list(labels, _("and"))
    if len(labels) == 2:
        return _("No entry has both %(filters)s") % {"filters": listed}
    return _("No entry has all of %(filters)s") % {"filters": listed}


def _sentence(labels, links, known):
    if not labels and known:
        return _("No source that this timeline rests on had appeared by then.")
    if not labels:
        return _("When a first entry is published, it will stand here.")
    if links:
        return _("Each of these is in the timeline, but no entry has all of them.")
    return _("That no entry has it means that none is recorded here, not that nothing happened.")
