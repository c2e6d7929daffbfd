"""How we know: a chain as a diagram, box by box from the origin to the source whose text we hold."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.public import wording
from timeline.public.drawing.attribution import affiliation_of, bracket_of_origin, chain_of, passed_on
from timeline.public.drawing.when import date_words, plain_day
from timeline.records.actor import ActorKind
from timeline.records.attribution import Citation, Verb
from timeline.records.document import Document


@dataclass(frozen=True, kw_only=True)
class Node:
    """One box: its place in the chain, who, what is known of it, and the words on the arrow that leads to it."""

    arrow: str
    step: str
    who: str
    what: tuple[str, ...]
    is_held: bool


@dataclass(frozen=True, kw_only=True)
class Chain:
    """A citation as a diagram. `supports` says what it bears out; `source` and `locator` where it stands."""

    nodes: tuple[Node, ...]
    supports: str
    source: str
    source_title: str
    locator: str


_STEPS = {
    Verb.SAID: gettext_lazy("Passed on"),
    Verb.TOLD: gettext_lazy("Passed on"),
    Verb.WROTE: gettext_lazy("Written report"),
    Verb.REPORTED: gettext_lazy("Report"),
    Verb.RELAYED: gettext_lazy("Relay"),
    Verb.TRANSLATED: gettext_lazy("Translation"),
}


def chains(document: Document, citations: Iterable[Citation]) -> tuple[Chain, ...]:
    """A diagram for each citation. Those that differ only in what they support share one."""
    drawn: dict[Chain, list[str]] = {}
    for citation in citations:
        drawn.setdefault(_chain(document, citation), []).append(citation.supports)
    return tuple(_supporting(chain, supports) for chain, supports in drawn.items())


def _chain(document, citation):
    hops = chain_of(document, citation)
    source = document.source(citation.source)
    return Chain(
        nodes=tuple(_node(document, source, hops, number) for number in range(len(hops))),
        supports="",
        source=source.slug,
        source_title=source.title,
        locator=citation.locator,
    )


def _supporting(chain, supports):
    words = "; ".join(dict.fromkeys(text for text in supports if text))
    return replace(chain, supports=capfirst(words))


def _node(document, source, hops, number):
    hop = hops[number]
    actor = document.actor(hop.actor)
    known = (_known(document, source, hops, number), _sentence(hop.note), _held(actor, hop))
    return Node(
        arrow=passed_on(hops[number - 1], hop) if number else "",
        step=_step(hops, number),
        who=actor.name if actor.kind != ActorKind.OUTLET else actor.short,
        what=tuple(text for text in known if text),
        is_held=hop.held,
    )


def _step(hops, number):
    if number == 0:
        return _("Origin")
    is_followed = number < len(hops) - 1
    if number == 1 and is_followed and hops[number].verb in (Verb.REPORTED, Verb.WROTE):
        return _("First report")
    return str(_STEPS[hops[number].verb])


def _known(document, source, hops, number):
    """Who it is, where and when, as one sentence: “Russian state media, Moscow, 1 December 2025.”"""
    hop, actor = hops[number], document.actor(hops[number].actor)
    words = [affiliation_of(actor) if number else bracket_of_origin(actor, hop)]
    if actor.kind == ActorKind.OUTLET and not words[0]:
        words = [str(wording.ACTOR_KINDS[actor.kind])]
    if number == len(hops) - 1:
        words += [source.place, plain_day(source.published_on)]
    elif hop.date:
        words.append(date_words(hop.date))
    return _sentence(_(", ").join(word for word in words if word))


def _held(actor, hop):
    if hop.held:
        return _("Text held.")
    return _("We do not hold this text.") if actor.kind == ActorKind.OUTLET else ""


def _sentence(text):
    if not text:
        return ""
    return capfirst(text) if text.endswith((".", "!", "?")) else f"{capfirst(text)}."
