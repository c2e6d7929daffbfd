"""What a reader should know of a timeline as a whole: how many sources it has, and whose word entries rest on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline.public import wording
from timeline.public.asking import totals as asking
from timeline.public.drawing.attribution import chain_of, is_of_outlets, with_affiliation
from timeline.public.drawing.when import kind_of_text
from timeline.records.actor import ActorKind
from timeline.records.document import Document
from timeline.records.event import Event

# More squares than this in a row could not be told apart; the words say the rest.
_MOST_SQUARES = 24


@dataclass(frozen=True, kw_only=True)
class SingleSource:
    """That everything comes from one source: the finding, and the rest of the notice."""

    finding: str
    rest: str


@dataclass(frozen=True, kw_only=True)
class Square:
    """One entry, in a drawing 126 wide; `is_on` where it rests on the origin."""

    x: str
    width: str
    is_on: bool


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many entries rest on an origin. `squares` are these, of all entries; empty where too many to draw."""

    words: str
    squares: tuple[Square, ...]


@dataclass(frozen=True, kw_only=True)
class Origins:
    """Whose word entries rest on, most entries first. `notes` are what has to be said with it, a sentence each."""

    shares: tuple[Share, ...]
    notes: tuple[str, ...]


def single_source(
    document: Document, events: Iterable[Event], *, entries: int, sources: Iterable[str]
) -> SingleSource | None:
    """The notice that there is one source so far; None when there are more, or none.

    `entries` counts the whole timeline, `sources` are two of its sources or the only one; `events` are those shown,
    all or a part.
    """
    (slug, *others) = sources or [None]
    source = document.by_slug.get(("source", slug))
    if others or not source or not entries:
        return None
    words = {
        "n": entries,
        "kind": kind_of_text(document, source),
        "outlet": with_affiliation(document.actor(source.outlet)),
    }
    come = ngettext(
        "The only entry comes from one %(kind)s by %(outlet)s",
        "All %(n)d entries come from one %(kind)s by %(outlet)s",
        entries,
    )
    unmatched = ngettext(
        "It has not yet been matched with a second source.",
        "None has yet been matched with a second source.",
        entries,
    )
    rest = f"{come % words}{_passes_on(document, tuple(events), entries)} {unmatched}"
    return SingleSource(finding=_("One source so far."), rest=rest)


def origins(document: Document, counted: asking.Origins, *, entries: int, sources: Iterable[str]) -> Origins:
    """Whose word the entries rest on: how many there are, and two of their sources or the only one."""
    return Origins(
        shares=tuple(_share(document, slug, count, entries) for slug, count in counted.most),
        notes=tuple(_notes(document, counted, entries, tuple(sources))),
    )


def _passes_on(document, events, entries):
    """Whom the source passes on. Said only where all entries are at hand: of a part it would leave somebody out."""
    if len(events) < entries:
        return "."
    chains = [chain_of(document, citation) for event in events for citation in event.citations]
    givers = {_giver(document, chain[-2]) for chain in chains if len(chain) > 1}
    if not givers:
        return "."
    return _(", which passes on %(givers)s.") % {"givers": _enumerated([words for _rank, words in sorted(givers)])}


_GIVERS = (
    gettext_lazy("outlets it does not name"),
    gettext_lazy("people it names"),
    gettext_lazy("people it does not name"),
)


def _giver(document, hop):
    """Who stands right before the source, as (rank, words): named outlets and bodies first, then the other kinds."""
    actor = document.actor(hop.actor)
    if actor.is_unnamed:
        rank = 1 if is_of_outlets(hop) else 3
    elif actor.kind == ActorKind.PERSON:
        rank = 2
    else:
        return 0, with_affiliation(actor)
    return rank, str(_GIVERS[rank - 1])


def _enumerated(words):
    """“a”, “a and b”, “a, b and c”."""
    if len(words) < 2:
        return "".join(words)
    return _("%(others)s and %(last)s") % {"others": _(", ").join(words[:-1]), "last": words[-1]}


def _share(document, slug, count, entries):
    words = {"n": count, "origin": _origin(document, slug)}
    return Share(
        words=_("%(n)d from %(origin)s") % words,
        squares=tuple(_squares(count, entries)) if entries <= _MOST_SQUARES else (),
    )


def _squares(count, entries):
    """A square an entry: 14 from one to the next, closer where that would not fit."""
    pitch = min(14, 126 / entries)
    for number in range(entries):
        x, width = f"{0.5 + pitch * number:g}", f"{round(pitch - 3, 2):g}"
        yield Square(x=x, width=width, is_on=number < count)


def _origin(document, slug):
    """An origin in running text. Whether an unnamed one is people or outlets shows where it stands in a chain."""
    actor = document.actor(slug)
    if actor.kind == ActorKind.OUTLET:
        return _("%(outlet)s’s own account") % {"outlet": actor.short}
    if not actor.is_unnamed:
        return actor.name
    chains = (chain_of(document, citation) for event in document.events for citation in event.citations)
    hop = next((chain[0] for chain in chains if chain[0].actor == slug), None)
    bracket = wording.NOT_NAMED if hop and is_of_outlets(hop) else wording.UNNAMED
    return _("%(name)s (%(bracket)s)") % {"name": actor.name, "bracket": bracket}


def _notes(document, counted, entries, sources):
    if len(sources) == 1 and ("source", *sources) in document.by_slug:
        outlet = document.actor(document.source(*sources).outlet)
        words = {"n": entries, "outlet": with_affiliation(outlet)}
        yield ngettext("It reached us through %(outlet)s.", "All %(n)d reached us through %(outlet)s.", entries) % words
    if counted.total > entries:
        yield _("An entry that rests on several origins counts under each.")
    if counted.others:
        more = ngettext(
            "%(n)d more origin is not listed here.", "%(n)d more origins are not listed here.", counted.others
        )
        yield more % {"n": counted.others}
