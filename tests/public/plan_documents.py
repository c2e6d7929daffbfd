"""Documents for tests about plans: the shipped facts, and small ones made of a few words."""

from dataclasses import replace
from pathlib import Path

import timeline
from timeline.records.document import Document, assemble, parse
from timeline.records.plan import PlanVersion, Provision, ProvisionReading, ReadingState, Relation, RelationKind

FACTS = Path(timeline.__file__).parent / "facts" / "ukraine-2025.json"


def shipped() -> Document:
    return parse(FACTS.read_bytes())


def version(slug, points=None, *, revises=(), relations=(), **readings) -> PlanVersion:
    """A version whose readings are given as `army="removed"`, or as a ProvisionReading without its provision."""
    return PlanVersion(
        slug=slug,
        label=slug.capitalize(),
        points=points,
        relations=(*(Relation(kind=RelationKind.REVISES, version=other) for other in revises), *relations),
        readings=tuple(reading(provision, state) for provision, state in readings.items()),
    )


def reading(provision, state) -> ProvisionReading:
    if isinstance(state, ProvisionReading):
        return replace(state, provision=provision)
    return ProvisionReading(provision=provision, state=ReadingState(state))


def merged(*related) -> ProvisionReading:
    return ProvisionReading(provision="", state=ReadingState.MERGED, related=related)


def split(*related) -> ProvisionReading:
    return ProvisionReading(provision="", state=ReadingState.SPLIT, related=related)


def numbered(state, number) -> ProvisionReading:
    return ProvisionReading(provision="", state=ReadingState(state), number=number)


def document(*versions) -> Document:
    """A document of these versions and every provision that they name, in the shipped negotiation."""
    slugs = {slug for version in versions for noun, slug in version.references() if noun == "provision"}
    provisions = [Provision(slug=slug, title=slug.capitalize()) for slug in slugs]
    return assemble(shipped().negotiation, [*provisions, *versions, *shipped().actors, *shipped().sources])
