"""What keeps a document from being loaded: names that lead nowhere, slugs used twice, facts that cannot both hold."""

import re
from collections.abc import Iterator

from timeline.dates.value import UnreadableEDTF, bounds_of
from timeline.records.actor import ActorKind

LISTS = ("actors", "sources", "events", "provisions", "plan_versions")


def problems_in(document) -> Iterator[tuple[str, str]]:
    """(place, sentence) for whatever keeps a Document from being closed under reference and consistent."""
    known = set(document.by_slug) | {("topic", slug) for slug in document.topics}
    yield from _problems_with_negotiation(document)
    for name in LISTS:
        records = getattr(document, name)
        yield from _problems_with_slugs(name, [record.slug for record in records])
        for index, record in enumerate(records):
            yield from _problems_with_references(f"{name}[{index}]", record, known)
            yield from _problems_with_merged(f"{name}[{index}]", record, document)
    yield from _problems_with_actors(document)
    yield from _problems_with_sources(document)
    yield from _problems_with_events(document)
    yield from _problems_with_plan_versions(document)


_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SLUG_RULE = "should be small letters and digits, with single hyphens between them."


def _problems_with_negotiation(document):
    negotiation = document.negotiation
    if not _SLUG.fullmatch(negotiation.slug):
        yield "negotiation.slug", _SLUG_RULE
    yield from _problems_with_slugs("negotiation.topics", [topic.slug for topic in negotiation.topics])
    slots = [party.slot for party in negotiation.parties]
    if len(set(slots)) < len(slots) or 0 in slots:
        yield "negotiation.parties", "should each have a slot of their own, counted from 1."
    if len(document.parties) < len(negotiation.parties):
        yield "negotiation.parties", "should each be another actor."
    yield from _problems_with_references("negotiation", negotiation, set(document.by_slug))
    yield from _problems_with_merged("negotiation", negotiation, document)


def _problems_with_slugs(place, slugs):
    seen = set()
    for index, slug in enumerate(slugs):
        if not _SLUG.fullmatch(slug):
            yield f"{place}[{index}].slug", _SLUG_RULE
        if slug in seen:
            yield f"{place}[{index}].slug", f"is “{slug}”, as is another one above it."
        seen.add(slug)


def _problems_with_references(place, record, known):
    for noun, slug in dict.fromkeys(record.references()):
        if (noun, slug) not in known:
            yield place, f"names the {noun} “{slug}”, which is not in the document."


def _problems_with_merged(place, record, document):
    for noun, slug in dict.fromkeys(record.references()):
        into = getattr(document.by_slug.get((noun, slug)), "merged_into", None)
        if into:
            yield place, f"names the {noun} “{slug}”, which was merged into “{into}”."


def _problems_with_actors(document):
    for index, actor in enumerate(document.actors):
        place = f"actors[{index}]"
        if actor.represents == actor.slug:
            yield f"{place}.represents", "is the actor itself; leave it out for one who speaks for no other."
        if actor.count is not None and actor.kind != ActorKind.GROUP:
            yield f"{place}.count", "belongs to a group only."
        for number, office in enumerate(actor.offices):
            yield from _problems_with_edtf(f"{place}.offices[{number}].since", office.since)
            yield from _problems_with_edtf(f"{place}.offices[{number}].until", office.until)


def _problems_with_edtf(place, edtf):
    try:
        if edtf:
            bounds_of(edtf)
    except UnreadableEDTF as unreadable:
        yield place, str(unreadable)


def _problems_with_sources(document):
    for index, source in enumerate(document.sources):
        for name in ("url", "archived_url"):
            address = getattr(source, name)
            if address and not address.startswith(("https://", "http://")):
                yield f"sources[{index}].{name}", "should begin with https:// or http://."


def _problems_with_events(document):
    events = {event.slug: event for event in document.events}
    for index, event in enumerate(document.events):
        place = f"events[{index}]"
        parent = events.get(event.parent)
        if parent and parent.parent:
            yield f"{place}.parent", "is itself a stage; a stage cannot have stages."
        if _leads_back(event, events):
            yield f"{place}.after", "leads back to the event itself."
        yield from _repeated(f"{place}.after", event.after)
        yield from _repeated(f"{place}.topics", event.topics)
        for number, participation in enumerate(event.participations):
            if not participation.actor and not participation.note:
                yield f"{place}.participations[{number}]", "names no actor, so it needs a note on what is not known."


def _leads_back(event, events):
    """Whether an event is said to follow itself, through whatever is said to come before it."""
    waiting, seen = list(event.after), set()
    while waiting:
        slug = waiting.pop()
        if slug == event.slug:
            return True
        if slug in events and slug not in seen:
            seen.add(slug)
            waiting += events[slug].after
    return False


def _problems_with_plan_versions(document):
    for index, version in enumerate(document.plan_versions):
        place = f"plan_versions[{index}]"
        yield from _repeated(f"{place}.readings", [reading.provision for reading in version.readings])
        yield from _repeated(f"{place}.readings", [reading.number for reading in version.readings if reading.number])
        if any(reading.number == 0 for reading in version.readings):
            yield f"{place}.readings", "should number points from 1."
        if any(relation.version == version.slug for relation in version.relations):
            yield f"{place}.relations", "relates the version to itself."


def _repeated(place, items):
    for item in dict.fromkeys(items):
        if list(items).count(item) > 1:
            yield place, f"has “{item}” more than once."
