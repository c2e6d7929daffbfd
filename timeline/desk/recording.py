"""From a working row at the desk to the record that it would be published as."""

from django.db.models import prefetch_related_objects

from timeline.desk.models import Actor, Event, Negotiation, PeacePlanVersion, Provision, Source
from timeline.records import actor, attribution, event, negotiation, plan, source
from timeline.records.actor import ActorKind, NameKind
from timeline.records.attribution import Verb
from timeline.records.document import Record
from timeline.records.event import EventKind, Role, Status
from timeline.records.negotiation import Visibility
from timeline.records.plan import ReadingState, RelationKind

CITED = ("citations__source", "citations__chain__actor")


def record_of(row) -> Record:
    """The record of a row of any publishable noun, read afresh: some fifteen queries for an event."""
    row.__dict__.pop("_prefetched_objects_cache", None)
    return _RECORDERS[type(row)](row)


def _negotiation(row):
    return negotiation.Negotiation(
        slug=row.slug,
        title=row.title,
        short_title=row.short_title,
        state_of_play=row.state_of_play,
        visibility=Visibility(row.visibility),
        parties=tuple(
            negotiation.Party(actor=party.actor.slug, slot=party.slot)
            for party in row.parties.select_related("actor").order_by("position", "slot")
        ),
        topics=tuple(
            negotiation.Topic(slug=topic.slug, label=topic.label) for topic in row.topics.order_by("position", "slug")
        ),
    )


def _actor(row):
    return actor.Actor(
        slug=row.slug,
        kind=ActorKind(row.kind),
        name=row.name,
        short_name=row.short_name,
        represents=_slug(row.represents),
        is_unnamed=row.is_unnamed,
        count=row.count,
        affiliation=_affiliation(row),
        note=row.note,
        names=tuple(
            actor.Name(
                text=name.text,
                kind=NameKind(name.kind),
                language=name.language,
                source=_slug(name.source),
                note=name.note,
            )
            for name in row.names.select_related("source").order_by("pk")
        ),
        offices=tuple(
            actor.Office(
                title=office.title,
                organisation=_slug(office.organisation),
                source=_slug(office.source),
                since=office.since,
                until=office.until,
            )
            for office in row.offices.select_related("organisation", "source").order_by("pk")
        ),
        merged_into=_slug(row.merged_into),
    )


def _affiliation(row):
    if not row.affiliation_label:
        return None
    return actor.Affiliation(
        label=row.affiliation_label,
        is_state_media=row.affiliation_is_state_media,
        source=_slug(row.affiliation_source),
    )


def _source(row):
    return source.Source(
        slug=row.slug,
        outlet=row.outlet.slug,
        title=row.title,
        published_on=row.published_on,
        place=row.place,
        language=row.language,
        url=row.url,
        archived_url=row.archived_url,
        accessed_on=row.accessed_on,
        is_restricted=row.is_restricted,
        merged_into=_slug(row.merged_into),
    )


def _event(row):
    return event.Event(
        slug=row.slug,
        title=row.title,
        kind=EventKind(row.kind),
        status=Status(row.status),
        date=row.date,
        date_note=row.date_note,
        left_open=row.left_open,
        is_ongoing=row.is_ongoing,
        duration=row.duration,
        summary=row.summary,
        account=row.account,
        note=row.note,
        place=row.place,
        place_printed=row.place_printed,
        topics=tuple(topic.slug for topic in row.topics.order_by("position", "slug")),
        parent=_slug(row.parent),
        position=row.position,
        after=tuple(order.earlier.slug for order in row.follows.select_related("earlier").order_by("earlier__slug")),
        plans=tuple(
            event.PlanMention(version=_slug(mention.version), note=mention.note)
            for mention in row.plan_mentions.select_related("version").order_by("position", "pk")
        ),
        participations=tuple(
            _participation(participation)
            for participation in row.participations.select_related("actor", "side")
            .prefetch_related(*CITED)
            .order_by("position", "pk")
        ),
        citations=_citations(row),
        not_said=_lines(row.not_said),
    )


def _participation(row):
    return event.Participation(
        actor=_slug(row.actor),
        side=_slug(row.side),
        role=Role(row.role),
        capacity=row.capacity,
        note=row.note,
        citations=_citations(row),
    )


def _provision(row):
    return plan.Provision(slug=row.slug, title=row.title, topic=_slug(row.topic), note=row.note)


def _plan_version(row):
    return plan.PlanVersion(
        slug=row.slug,
        label=row.label,
        points=row.points,
        date=row.date,
        authorship=row.authorship,
        note=row.note,
        introduced_by=_slug(row.introduced_by),
        text_source=_slug(row.text_source),
        relations=tuple(
            plan.Relation(kind=RelationKind(relation.kind), version=relation.other.slug)
            for relation in row.relations.select_related("other").order_by("kind", "other__slug")
        ),
        readings=tuple(
            _reading(reading)
            for reading in row.readings.select_related("provision")
            .prefetch_related("related", *CITED)
            .order_by("position", "pk")
        ),
        citations=_citations(row),
        not_said=_lines(row.not_said),
    )


def _reading(row):
    return plan.ProvisionReading(
        provision=row.provision.slug,
        state=ReadingState(row.state),
        number=row.number,
        wording=row.wording,
        language=row.language,
        related=tuple(sorted(provision.slug for provision in row.related.all())),
        note=row.note,
        citations=_citations(row),
    )


def _citations(row):
    prefetch_related_objects([row], *CITED)
    return tuple(
        attribution.Citation(
            source=citation.source.slug,
            supports=citation.supports,
            locator=citation.locator,
            date=_stated(citation),
            chain=tuple(
                attribution.Hop(
                    actor=hop.actor.slug, verb=Verb(hop.verb), held=hop.is_held, date=_stated(hop), note=hop.note
                )
                for hop in _in_order(citation.chain.all())
            ),
        )
        for citation in _in_order(row.citations.all())
    )


def _in_order(rows):
    return sorted(rows, key=lambda row: (row.position, row.pk))


def _stated(row):
    """A citation's or hop's own date, or None where its source gives none for it."""
    stated = row.date
    return stated if stated or stated.phrase else None


def _lines(text):
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _slug(row):
    return row.slug if row else None


_RECORDERS = {
    Negotiation: _negotiation,
    Actor: _actor,
    Source: _source,
    Event: _event,
    Provision: _provision,
    PeacePlanVersion: _plan_version,
}
