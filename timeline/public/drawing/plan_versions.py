"""The versions of the plan: which are on record, what is known of each, and what has been said about them."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline.public import wording
from timeline.public.comparison import in_order, pairs
from timeline.public.dates_in_words import in_words
from timeline.public.drawing.attribution import Line, lines
from timeline.public.drawing.parties import slot_of
from timeline.public.drawing.squares import described
from timeline.records.document import Document
from timeline.records.event import Event, Role
from timeline.records.plan import PlanVersion, ProvisionReading, ReadingState


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """A version in the table of versions. `relations` are words such as “revises Original plan”.

    `origins` are the chains in words, each with what it bears out where there are several.
    """

    version: PlanVersion
    relations: tuple[str, ...]
    points: str
    when: str
    authorship: str
    origins: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two related versions that a reader may compare; `path` is below the negotiation's root."""

    label: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A provision in one version: what is reported of it there."""

    title: str
    words: str
    reading: ProvisionReading


@dataclass(frozen=True, kw_only=True)
class Contents:
    """All that is on record of what one version says."""

    version: PlanVersion
    words: str
    subjects: tuple[Subject, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Said:
    """An entry that speaks about the plan: who (slug and name; empty where the entry has no speaker) and when."""

    event: Event
    slot: int
    speaker: str
    name: str
    when: str
    notes: tuple[str, ...]
    lines: tuple[Line, ...]


def version_lines(document: Document) -> tuple[VersionLine, ...]:
    """The table of versions, in the order of their dates."""
    return tuple(
        VersionLine(
            version=version,
            relations=tuple(_relation(document, relation) for relation in version.relations),
            points=_("not stated") if version.points is None else str(version.points),
            when=capfirst(in_words(version.date)),
            authorship=version.authorship or _("Not stated"),
            origins=tuple(_origin(line) for line in lines(document, version.citations)),
        )
        for version in in_order(document)
    )


def pair_links(document: Document) -> tuple[Pair, ...]:
    """A link for every relation on record, in the order of the later versions."""
    return tuple(
        Pair(label=_pair_label(earlier, later), path=f"plans/{earlier.slug}...{later.slug}/")
        for earlier, later, _kind in pairs(document)
    )


def choosable(document: Document) -> tuple[tuple[str, str], ...]:
    """(slug, name) of every version, to choose any two from; none where the related pairs are all that there are."""
    versions = in_order(document)
    if len(pairs(document)) >= len(versions) * (len(versions) - 1) / 2:
        return ()
    return tuple((version.slug, version_name(version)) for version in versions)


def contents(document: Document) -> tuple[Contents, ...]:
    """What each version is reported to say, and what nobody reports of it."""
    return tuple(
        Contents(
            version=version,
            words=_known_words(version),
            subjects=tuple(
                Subject(
                    title=document.provision(reading.provision).title,
                    words=state_words(document, reading),
                    reading=reading,
                )
                for reading in version.readings
            ),
            lines=lines(document, [citation for reading in version.readings for citation in reading.citations]),
        )
        for version in in_order(document)
    )


def said_about(document: Document, *slugs: str) -> tuple[Said, ...]:
    """The entries that mention the plan and introduce no version of it, latest first.

    With slugs only those that are about one of these versions, or do not say which version they are about.
    """
    introducing = {version.introduced_by for version in document.plan_versions}
    found = [
        event
        for event in document.events
        if event.slug not in introducing and not event.parent and _mentions(event, slugs)
    ]
    found.sort(key=lambda event: (event.date.latest or date.max, event.slug), reverse=True)
    return tuple(_said(document, event) for event in found)


def version_name(version: PlanVersion) -> str:
    """A version with its total, where one is stated: “Original plan, 28 points”."""
    if version.points is None:
        return version.label
    points = ngettext("%(n)d point", "%(n)d points", version.points) % {"n": version.points}
    return _("%(version)s, %(points)s") % {"version": version.label, "points": points}


def state_words(document: Document, reading: ProvisionReading) -> str:
    """What a reading reports of a provision: “Reported as removed”."""
    if reading.related and reading.state in _STATES_WITH_OTHERS:
        others = "; ".join(document.provision(slug).title for slug in reading.related)
        return _STATES_WITH_OTHERS[reading.state] % {"others": others}
    return str(_STATES[reading.state])


def chain_in_words(line: Line) -> str:
    """A chain in running text: its origin, and through whom it came."""
    first, *others = [_named(link) for link in line.links]
    if not others:
        return first
    return _("%(origin)s, through %(others)s") % {"origin": first, "others": _(" and ").join(reversed(others))}


def _named(link):
    return _("%(name)s (%(note)s)") % {"name": link.name, "note": link.bracket} if link.bracket else link.name


def _origin(line):
    words = {"chain": chain_in_words(line), "supports": line.supports}
    return _("%(chain)s: %(supports)s") % words if line.supports else words["chain"]


def _relation(document, relation):
    words = {
        "relation": wording.RELATION_KINDS[relation.kind],
        "version": document.plan_version(relation.version).label,
    }
    return _("%(relation)s %(version)s") % words


def _pair_label(earlier, later):
    names = {"earlier": version_name(earlier), "later": version_name(later)}
    return _("Compare: %(earlier)s; %(later)s") % names


def _known_words(version):
    absent = (ReadingState.REMOVED, ReadingState.NOT_REPORTED)
    return described(version, sum(1 for reading in version.readings if reading.state not in absent))


def _mentions(event, slugs):
    return any(not mention.version or not slugs or mention.version in slugs for mention in event.plans)


def _said(document, event):
    speaker = next((one.actor for one in event.participations if one.role == Role.SPEAKER and one.actor), "")
    return Said(
        event=event,
        slot=slot_of(document, document.side_of(speaker)) if speaker else 0,
        speaker=speaker,
        name=document.actor(speaker).name if speaker else "",
        when=in_words(event.date),
        notes=tuple(mention.note for mention in event.plans if mention.note),
        lines=lines(document, event.citations),
    )


_STATES = {
    ReadingState.INCLUDED: gettext_lazy("Reported as part of it"),
    ReadingState.CHANGED: gettext_lazy("Reported as changed"),
    ReadingState.MERGED: gettext_lazy("Reported as merged"),
    ReadingState.SPLIT: gettext_lazy("Reported as split"),
    ReadingState.ADDED: gettext_lazy("Reported as added"),
    ReadingState.REMOVED: gettext_lazy("Reported as removed"),
    ReadingState.NOT_REPORTED: gettext_lazy("Not reported"),
}

_STATES_WITH_OTHERS = {
    ReadingState.MERGED: gettext_lazy("Reported as merged with: %(others)s"),
    ReadingState.SPLIT: gettext_lazy("Reported as split into: %(others)s"),
}
