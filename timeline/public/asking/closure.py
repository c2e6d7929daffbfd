"""Putting a document together: some events and plan versions, and all that they refer to within a scope.

A reference to something outside the scope is taken out, so that a document is closed and gives nothing away. What was
not known by the scope's day is outside it: of events and plan versions the rows say what was known, of actors this room
takes out what later sources print.
"""

import json
from dataclasses import replace
from functools import lru_cache

from timeline.public.asking.hiding import actor_without
from timeline.public.asking.scope import Scope
from timeline.public.store.models import CURRENT, Mention, MentionKind, Published, Revision
from timeline.records.document import NOUNS, Document, assemble
from timeline.records.event import Event
from timeline.records.negotiation import Negotiation, Visibility
from timeline.records.plain import from_plain
from timeline.records.plan import PlanVersion


def record_in(row: Published | Revision):
    """The record that a published row or a revision holds."""
    return _read(row.noun, row.payload)


def records_in(rows) -> list:
    """The records of some published rows, in the rows' order."""
    return [record_in(row) for row in rows]


def negotiation_of(scope: Scope) -> Negotiation:
    """The negotiation of a scope. One query."""
    return record_in(scope.rows("negotiation").get(slug=scope.negotiation))


def document_around(
    scope: Scope,
    *,
    events: list[Event] = (),
    plans: list[PlanVersion] = (),
    actors: set[str] = frozenset(),
    sources: set[str] = frozenset(),
) -> Document:
    """The closed document of some events, stages and plan versions, and of more actors and sources by slug."""
    negotiation = negotiation_of(scope)
    kept = {("event", event.slug) for event in events} | {("plan version", plan.slug) for plan in plans}
    events = [_event_within(kept, event) for event in events]
    plans = [_plan_within(kept, plan) for plan in plans]
    named = {key for record in (*events, *plans, negotiation) for key in record.references()}
    provisions = records_in(_rows(scope, "provision", named))
    named |= {("actor", slug) for slug in actors} | {("source", slug) for slug in sources}
    named |= {key for provision in provisions for key in provision.references()}
    negotiation = _negotiation_within(scope, named, negotiation)
    return assemble(negotiation, [*events, *plans, *provisions, *_actors_and_sources(scope, named)])


# The outlets, parties and plan versions of a timeline stand on each of its pages, and records never change.
@lru_cache(maxsize=1024)
def _read(noun, payload):
    return from_plain(NOUNS[noun], json.loads(payload))


def _event_within(kept, event):
    return replace(
        event,
        after=tuple(slug for slug in event.after if ("event", slug) in kept),
        plans=tuple(plan for plan in event.plans if not plan.version or ("plan version", plan.version) in kept),
    )


def _plan_within(kept, plan):
    return replace(
        plan,
        introduced_by=plan.introduced_by if ("event", plan.introduced_by) in kept else None,
        relations=tuple(relation for relation in plan.relations if ("plan version", relation.version) in kept),
    )


def _negotiation_within(scope, named, negotiation):
    """A narrowed view, or an earlier day, tells neither the state of play of the whole nor the topics left out."""
    if not scope.view and not scope.known:
        return negotiation
    topics = tuple(topic for topic in negotiation.topics if ("topic", topic.slug) in named)
    return replace(negotiation, state_of_play="", topics=topics)


def _rows(scope, noun, named):
    slugs = [slug for named_noun, slug in named if named_noun == noun]
    return scope.rows(noun).filter(slug__in=slugs).order_by("slug") if slugs else ()


def _actors_and_sources(scope, named):
    """The actors and sources named, and whatever these name in turn. Two queries a round, seldom over three rounds."""
    cited = {slug for noun, slug in named if noun == "source"}
    found, waiting = {}, named
    while waiting:
        newest = records_in([*_rows(scope, "actor", waiting), *_rows(scope, "source", waiting)])
        newest = _without_hidden_sources(scope, cited, newest)
        found |= {(record.NOUN, record.slug): record for record in newest}
        waiting = {key for record in newest for key in record.references()} - set(found)
    return found.values()


def _without_hidden_sources(scope, cited, records):
    """Actors belong to no negotiation; what one prints of them in private must not show in another.

    So a name, office or affiliation whose source is not cited here is left out where a private negotiation cites it,
    and one whose source was not published by the scope's day is left out in any case.
    """
    beyond = {
        slug
        for record in records
        if record.NOUN == "actor"
        for noun, slug in record.references()
        if noun == "source" and slug not in cited
    }
    hidden = beyond and _cited_in_private(scope, beyond) | _not_yet_published(scope, beyond)
    if not hidden:
        return records
    return [actor_without(hidden, record) if record.NOUN == "actor" else record for record in records]


def _cited_in_private(scope, slugs):
    if scope.is_frozen:
        return set()
    private = Published.objects.filter(edition=CURRENT, noun="negotiation", visibility=Visibility.PRIVATE)
    private = private.exclude(slug=scope.negotiation).values("slug")
    mentions = Mention.objects.filter(edition=CURRENT, kind=MentionKind.SOURCE, slug__in=slugs, negotiation__in=private)
    return set(mentions.values_list("slug", flat=True))


def _not_yet_published(scope, slugs):
    if not scope.known:
        return set()
    return set(slugs) - set(scope.rows("source").filter(slug__in=slugs).values_list("slug", flat=True))
