"""The pages about actors: who there is, side by side, and one of them with roles, meetings, names and offices."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.public import wording
from timeline.public.alphabet import by_alphabet
from timeline.public.dates_in_words import in_words, short_words
from timeline.public.drawing import parties
from timeline.public.drawing.attribution import Line, affiliation_of, lines, with_affiliation
from timeline.public.drawing.rooms import Room, met, rooms_of
from timeline.public.drawing.spellings import Printed, gaps_in, office_gap, printed_by
from timeline.public.drawing.when import plain_day
from timeline.records.actor import Actor, ActorKind
from timeline.records.document import Document
from timeline.records.event import Event, Participation, Status
from timeline.records.source import Source


@dataclass(frozen=True, kw_only=True)
class ActorLine:
    """An actor in the list: what kind, what is known of them in a few words, and how many entries they take part in."""

    actor: Actor
    kind: str
    about: str
    entries: int


@dataclass(frozen=True, kw_only=True)
class SideGroup:
    """The actors of one side, the side itself first; `slot` 0 is those of no side."""

    label: str
    slot: int
    actors: tuple[ActorLine, ...]


@dataclass(frozen=True, kw_only=True)
class RoleLine:
    """What an actor did in one event or stage, and when."""

    event: Event
    role: str
    detail: str
    when: str


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A short fact; `slot` draws a side's glyph before it, `path` (below the root) makes it a link."""

    term: str
    text: str
    slot: int | None = None
    path: str = ""


@dataclass(frozen=True, kw_only=True)
class ActorPage:
    """All that an actor’s page prints. `entries_path` is the timeline narrowed to the actor, or to its side."""

    actor: Actor
    kind: str
    side: str
    slot: int
    lede: str
    entries_path: str
    roles: tuple[RoleLine, ...]
    no_roles: str
    lines: tuple[Line, ...]
    rooms: tuple[Room, ...]
    printed: tuple[Printed, ...]
    gaps: tuple[str, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    only_latest: str
    naming_gap: str


def only_latest(shown: int, entries: int) -> str:
    """The sentence that a page shows the latest entries alone; empty where it shows all."""
    if shown >= entries:
        return ""
    return _("The latest %(shown)d of %(n)d entries are shown here.") % {"shown": shown, "n": entries}


def sides_of(document: Document, entries: dict[str, int]) -> tuple[SideGroup, ...]:
    """Every actor, grouped by side in alphabetical order, those of no side last. `entries` counts by actor slug."""
    members = defaultdict(list)
    for actor in document.actors:
        members[document.side_of(actor.slug)].append(actor)
    sides = sorted((side for side in members if side), key=lambda side: by_alphabet(document.actor(side).name))
    return tuple(
        SideGroup(
            label=document.actor(side).name if side else str(wording.OTHERS),
            slot=parties.slot_of(document, side),
            actors=tuple(_actor_line(actor, entries) for actor in sorted(members[side], key=_place_among(side))),
        )
        for side in (*sides, *([None] if None in members else []))
    )


def actor_page(document: Document, actor: Actor, events: tuple[Event, ...], *, entries: int) -> ActorPage:
    """An actor's page. `events` are the latest of the `entries` that the actor takes part in, latest first."""
    side = document.side_of(actor.slug)
    taken = tuple(_taken_part(document, actor, events))
    return ActorPage(
        actor=actor,
        kind=kind_words(actor),
        side=document.actor(side).name if side else "",
        slot=parties.slot_of(document, side),
        lede=_lede(document, actor, taken),
        entries_path=_entries_path(document, actor, events),
        roles=tuple(_role_line(document, actor, event) for event in taken),
        no_roles="" if taken else _no_roles(document, actor),
        lines=lines(document, [citation for event in taken for citation in event.citations]),
        rooms=rooms_of(document, actor, events),
        printed=printed_by(document, actor),
        gaps=gaps_in(document, actor),
        facts=tuple(_facts(document, actor, events, taken, entries)),
        only_latest=only_latest(len(events), entries),
        sources=tuple(source for source in document.sources if source.outlet == actor.slug),
        naming_gap=_naming_gap(document, actor),
    )


def kind_words(actor: Actor) -> str:
    """What an actor is: “Person”, “Unnamed group of 2”."""
    if not actor.is_unnamed:
        return str(wording.ACTOR_KINDS[actor.kind])
    if actor.count:
        return ngettext("One, unnamed", "Unnamed group of %(n)d", actor.count) % {"n": actor.count}
    return _("Unnamed group")


def _place_among(side):
    """The side itself, then people, then whatever else, each by name."""
    return lambda actor: (actor.slug != side, actor.kind != ActorKind.PERSON, actor.kind, by_alphabet(actor.name))


def _actor_line(actor, entries):
    offices = "; ".join(dict.fromkeys(office.title for office in actor.offices))
    return ActorLine(
        actor=actor,
        kind=kind_words(actor),
        about=offices or affiliation_of(actor) or actor.note or _("None recorded"),
        entries=entries.get(actor.slug, 0),
    )


def _taken_part(document, actor, events):
    """The events and stages an actor is named in, earliest first; a meeting told in stages counts by its stages."""
    for event in reversed(events):
        stages = [stage for stage in document.stages.get(event.slug, ()) if _participation(stage, actor)]
        yield from stages or ([event] if _participation(event, actor) else [])


def _participation(event, actor) -> Participation | None:
    return next((one for one in event.participations if one.actor == actor.slug), None)


def _lede(document, actor, taken):
    offices = [_office_sentence(document, office) for office in actor.offices]
    return " ".join(filter(None, [*offices, _capacity_sentence(document, actor, taken), actor.note]))


def _office_sentence(document, office):
    if not office.source:
        return _("%(office)s.") % {"office": capfirst(office.title)}
    source = document.source(office.source)
    return _("%(office)s, as printed by %(outlet)s on %(day)s.") % {
        "office": capfirst(office.title),
        "outlet": with_affiliation(document.actor(source.outlet)),
        "day": plain_day(source.published_on),
    }


def _capacity_sentence(document, actor, taken):
    """For somebody without an office: how the entries describe them, and that no office is printed."""
    if actor.offices:
        return ""
    printed = dict.fromkeys(_participation(event, actor).capacity for event in taken)
    described = [_("Described as “%(capacity)s”.") % {"capacity": capacity} for capacity in printed if capacity]
    gap = office_gap(document, actor)
    return " ".join([*described, *([f"{gap}."] if gap else [])])


def _entries_path(document, actor, events):
    if actor.slug in document.parties:
        return f"?side={actor.slug}"
    return f"?actor={actor.slug}" if events else ""


def _no_roles(document, actor):
    if actor.slug in document.parties:
        return _("None by its own name. Entries of those who speak for it are in the timeline.")
    return _("None recorded: no entry names this actor as taking part.")


def _role_line(document, actor, event):
    participation = _participation(event, actor)
    return RoleLine(
        event=event,
        role=capfirst(str(wording.ROLES[participation.role])),
        detail=_detail(document, actor, event),
        when=_when(event),
    )


def _detail(document, actor, event):
    others = [one.actor for one in event.participations if one.actor and one.actor != actor.slug]
    words = [event.title]
    if event.parent and len(others) == 1 and all(one.actor for one in event.participations):
        words.append(_("with %(name)s") % {"name": document.actor(others[0]).name})
    if event.duration:
        words.append(event.duration[:1].lower() + event.duration[1:])
    return _(", ").join(words)


def _when(event):
    when = short_words(event.date)
    if event.status in (Status.PLANNED, Status.CANCELLED):
        return _("%(status)s: %(when)s") % {"status": wording.STATUSES[event.status], "when": when}
    return when


def _facts(document, actor, events, taken, entries):
    side = document.side_of(actor.slug)
    if side and side != actor.slug:
        yield Fact(
            term=_("Side"), text=document.actor(side).name, slot=parties.slot_of(document, side), path=f"actors/{side}/"
        )
    yield Fact(term=_("Kind"), text=kind_words(actor))
    if actor.represents and actor.represents != side:
        speaks_for = document.actor(actor.represents)
        yield Fact(term=_("Speaks for"), text=speaks_for.name, path=f"actors/{speaks_for.slug}/")
    if affiliation_of(actor):
        yield Fact(term=_("Affiliation"), text=affiliation_of(actor))
    yield Fact(term=_("Entries"), text=_entries(events, taken, entries), path=_entries_path(document, actor, events))
    yield from _meetings(document, actor, events, side)
    dated = [event for event in taken if event.date]
    if dated:
        first = min(dated, key=lambda event: (event.date.latest or date.max, event.date.earliest or date.min))
        yield Fact(term=_("First entry"), text=capfirst(in_words(first.date)), path=f"events/{first.slug}/")


def _entries(events, taken, count):
    if not events:
        return _("None by this name")
    stages = sum(1 for event in taken if event.parent)
    entries = ngettext("%(n)d entry", "%(n)d entries", count) % {"n": count}
    if not stages or count > len(events):
        return entries
    with_stages = ngettext("%(entries)s, with %(n)d stage", "%(entries)s, with %(n)d stages", stages)
    return with_stages % {"entries": entries, "n": stages}


def _meetings(document, actor, events, side):
    """Whom a person is reported to have met, party by party; of many parties those without a meeting in one line."""
    others = sorted(set(document.parties) - {side}, key=lambda slug: by_alphabet(document.actor(slug).name))
    if actor.kind != ActorKind.PERSON or not others:
        return
    have_met = {party: met(document, actor, events, side=party) for party in others}
    shown = others if len(others) <= parties.MOST_SIDES else [party for party in others if have_met[party]]
    for party in shown:
        names = [document.actor(slug).short for slug in have_met[party]]
        term = _("Met from %(side)s") % {"side": document.actor(party).name}
        yield Fact(term=term, text=_(", ").join(names) or _("None recorded"))
    if len(shown) < len(others):
        yield Fact(term=_("Met from other sides"), text=_("None recorded"))


def _naming_gap(document, actor):
    """One example of an office that no source prints: this actor's, or the first there is."""
    gaps = (office_gap(document, one) for one in (actor, *document.actors))
    return next((gap for gap in gaps if gap), "")
