"""An actor's names and offices, by the source that prints them."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from timeline.public import wording
from timeline.public.drawing.attribution import affiliation_of
from timeline.public.drawing.when import plain_day
from timeline.records.actor import Actor, ActorKind, Name, NameKind, Office
from timeline.records.document import Document
from timeline.records.source import Source


@dataclass(frozen=True, kw_only=True)
class Spelling:
    """A name as printed; `language` is its tag where it is not English, `kind` a word where it is no plain name."""

    text: str
    language: str = ""
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Printed:
    """What one source prints of an actor; `source` is None for what is printed somewhere that we do not hold."""

    source: Source | None
    outlet: str
    affiliation: str
    names: tuple[Spelling, ...]
    short: tuple[Spelling, ...]
    offices: tuple[str, ...]
    published: str


def printed_by(document: Document, actor: Actor) -> tuple[Printed, ...]:
    """A line a source, by publication day, what no source of ours prints last."""
    names, offices = defaultdict(list), defaultdict(list)
    for name in actor.names:
        names[name.source].append(name)
    for office in actor.offices:
        offices[office.source].append(office)
    sources = [document.source(slug) for slug in {*names, *offices} if slug]
    sources.sort(key=lambda source: (source.published_on, source.slug))
    without = [None] if None in {*names, *offices} else []
    return tuple(
        _printed(document, source, names[source and source.slug], offices[source and source.slug])
        for source in (*sources, *without)
    )


def gaps_in(document: Document, actor: Actor) -> tuple[str, ...]:
    """What is not recorded of an actor's names, a line each."""
    gaps = (_no_name(actor), _other_sources(actor), _languages(actor), office_gap(document, actor))
    return tuple(gap for gap in gaps if gap)


def office_gap(document: Document, actor: Actor) -> str:
    """“Sputnik prints no office for Volodymyr Zelensky”, where that is so; only people hold offices."""
    outlets = dict.fromkeys(
        document.actor(document.source(name.source).outlet).short for name in actor.names if name.source
    )
    if actor.kind != ActorKind.PERSON or actor.offices or not outlets:
        return ""
    outlets = _(", ").join(outlets)
    return _("%(outlets)s prints no office for %(name)s") % {"outlets": outlets, "name": actor.name}


def _printed(document, source, names: list[Name], offices: list[Office]):
    outlet = document.actor(source.outlet) if source else None
    return Printed(
        source=source,
        outlet=outlet.short if outlet else _("No source recorded"),
        affiliation=affiliation_of(outlet) if outlet else "",
        names=tuple(_spelling(name) for name in names if name.kind != NameKind.SHORT),
        short=tuple(_spelling(name) for name in names if name.kind == NameKind.SHORT),
        offices=tuple(_office(office) for office in offices),
        published=plain_day(source.published_on) if source else "",
    )


def _spelling(name):
    is_plain = name.kind in (NameKind.FULL, NameKind.SHORT)
    return Spelling(
        text=name.text,
        language="" if name.language == "en" else name.language,
        kind="" if is_plain else str(wording.NAME_KINDS[name.kind]),
        note=name.note,
    )


def _office(office):
    held = {"title": office.title, "since": office.since, "until": office.until}
    if office.since and office.until:
        return _("%(title)s, %(since)s to %(until)s") % held
    if office.since:
        return _("%(title)s, since %(since)s") % held
    return _("%(title)s, until %(until)s") % held if office.until else office.title


def _no_name(actor):
    return "" if actor.names or actor.is_unnamed else _("The name as a source prints it: not recorded")


def _other_sources(actor):
    held = {name.source for name in actor.names}
    if not actor.names:
        return ""
    if None in held:
        return _("Who prints the spellings without a source: not recorded")
    return _("Spellings used by other outlets: not recorded") if len(held) == 1 else ""


def _languages(actor):
    if not actor.names or any(name.language != "en" for name in actor.names):
        return ""
    return _("The name in other languages and scripts: not recorded")
