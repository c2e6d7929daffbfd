"""Who says so: the attribution line of a fact, and what its chains add up to.

A line is one chain in words, origin first: “Two Ukrainian officials (unnamed) → Axios → Sputnik (Russian state media)”.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.dates.value import Reading
from timeline.public import wording
from timeline.public.dates_in_words import in_words
from timeline.records.actor import Actor, ActorKind
from timeline.records.attribution import Citation, Hop, Verb
from timeline.records.document import Document


@dataclass(frozen=True, kw_only=True)
class Link:
    """One actor of a line: what joins it to the one before (empty for the first), its name, what its brackets say."""

    joined_by: str
    name: str
    bracket: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One chain in words, and which part of the fact it bears out (empty where that is all of it).

    `published` gives the days of the sources that it stands in: with the outlet, they lead to the notes on paper.
    """

    links: tuple[Link, ...]
    supports: str = ""
    published: str = ""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the chains of a fact add up to: how many documents carry it, and how many origins these lead back to."""

    reports: int
    origins: int
    rests_only_on_unnamed: bool
    only_through_state_media: bool

    @property
    def counts(self) -> str:
        """Such as “3 reports, 1 independent origin”."""
        reports = ngettext("%(n)d report", "%(n)d reports", self.reports) % {"n": self.reports}
        origins = ngettext("%(n)d independent origin", "%(n)d independent origins", self.origins) % {"n": self.origins}
        return _("%(reports)s, %(origins)s") % {"reports": reports, "origins": origins}

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader should know of the chains taken together, a sentence each."""
        found = []
        if self.rests_only_on_unnamed:
            found.append(_("Rests only on unnamed origins."))
        if self.only_through_state_media:
            found.append(_("Reached us only through state media."))
        return tuple(found)


def lines(document: Document, citations: Iterable[Citation]) -> tuple[Line, ...]:
    """The attribution of a fact, a line a chain; chains that are equal stand once, with all that they bear out.

    A lone line needs no word on what it supports, so it has none.
    """
    carried: dict[tuple, list[Citation]] = {}
    for citation in citations:
        carried.setdefault(_path(document, citation), []).append(citation)
    return tuple(
        Line(
            links=_links(document, path),
            supports="; ".join(_borne_out(same)) if len(carried) > 1 else "",
            published=_published(document, same),
        )
        for path, same in carried.items()
    )


def standing(document: Document, citations: Iterable[Citation]) -> Standing:
    """How many reports a fact has, and independent origins: reports that lead back to one origin count once."""
    citations = tuple(citations)
    origins = {origin_of(document, citation).actor for citation in citations}
    outlets = [document.actor(chain_of(document, citation)[-1].actor) for citation in citations]
    return Standing(
        reports=len({citation.source for citation in citations}),
        origins=len(origins),
        rests_only_on_unnamed=bool(origins) and all(document.actor(origin).is_unnamed for origin in origins),
        only_through_state_media=bool(outlets) and all(is_state_media(outlet) for outlet in outlets),
    )


def chain_of(document: Document, citation: Citation) -> tuple[Hop, ...]:
    """A citation's chain. One that states none is its source's own account, whose text we hold."""
    if citation.chain:
        return citation.chain
    return (Hop(actor=document.source(citation.source).outlet, verb=Verb.REPORTED, held=True),)


def origin_of(document: Document, citation: Citation) -> Hop:
    """Where a chain begins."""
    return chain_of(document, citation)[0]


def passed_on(giver: Hop, receiver: Hop) -> str:
    """The words between two neighbours of a chain: “told” where one told the other, else “reported by” and its like."""
    if giver.verb == Verb.TOLD:
        return str(wording.VERBS[Verb.TOLD])
    return str(wording.PASSED_ON[receiver.verb])


def bracket_of_origin(actor: Actor, hop: Hop) -> str:
    """What stands in brackets behind the origin: whether it is named, or an outlet's affiliation."""
    if actor.is_unnamed:
        return str(wording.NOT_NAMED if is_of_outlets(hop) else wording.UNNAMED)
    if actor.kind == ActorKind.PERSON:
        return str(wording.NAMED)
    return affiliation_of(actor)


def is_of_outlets(hop: Hop) -> bool:
    """Whether an unnamed origin is outlets, who report and are “not named”, or people, who say or tell, “unnamed”."""
    return hop.verb not in (Verb.SAID, Verb.TOLD)


def affiliation_of(actor: Actor) -> str:
    """The neutral label of an outlet's affiliation; empty where none is recorded."""
    return actor.affiliation.label if actor.affiliation else ""


def is_state_media(actor: Actor) -> bool:
    return bool(actor.affiliation and actor.affiliation.is_state_media)


def with_affiliation(actor: Actor) -> str:
    """An outlet as running text names it: “Sputnik (Russian state media)”."""
    label = affiliation_of(actor)
    return _("%(name)s (%(affiliation)s)") % {"name": actor.short, "affiliation": label} if label else actor.short


def _path(document, citation):
    """What makes two chains equal: the same actors doing the same, whenever they did it."""
    return tuple((hop.actor, hop.verb) for hop in chain_of(document, citation))


def _borne_out(citations):
    return dict.fromkeys(citation.supports for citation in citations if citation.supports)


def _published(document, citations):
    days = sorted({document.source(citation.source).published_on for citation in citations})
    return ", ".join(in_words(Reading(edtf=day.isoformat())) for day in days)


def _links(document, path):
    hops = [Hop(actor=actor, verb=verb) for actor, verb in path]
    origin = document.actor(hops[0].actor)
    if len(hops) == 1:
        own = _("%(name)s’s own account") % {"name": origin.short}
        return (Link(joined_by="", name=own, bracket=affiliation_of(origin)),)
    name = origin.name if origin.kind != ActorKind.OUTLET else origin.short
    first = Link(joined_by="", name=name, bracket=bracket_of_origin(origin, hops[0]))
    return (first, *(_next_link(document, giver, receiver) for giver, receiver in pairwise(hops)))


def _next_link(document, giver, receiver):
    actor = document.actor(receiver.actor)
    return Link(joined_by=passed_on(giver, receiver), name=actor.short, bracket=affiliation_of(actor))
