"""Rows and records for tests, each with just enough to be valid; say only what the test is about."""

from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.color import no_style
from django.db import connection

from timeline.dates.value import FuzzyDate, Reading
from timeline.desk.drafting import draft
from timeline.desk.models import (
    Actor,
    Article,
    Citation,
    Event,
    EventOrder,
    Hop,
    Name,
    Negotiation,
    Office,
    Participation,
    Party,
    PeacePlanVersion,
    PlanMention,
    PlanRelation,
    Provision,
    ProvisionReading,
    Source,
    Topic,
)
from timeline.desk.proposals import take_in
from timeline.desk.publishing import publish, publish_all
from timeline.public.store.models import Mention, Published, Revision
from timeline.records.document import parse

FACTS = "timeline/facts/ukraine-2025.json"
NOON = datetime(2025, 12, 2, 12, 0, tzinfo=UTC)
_number = count(1)


def on_day(day: str) -> FuzzyDate:
    """An exact day, stated as such."""
    return FuzzyDate(phrase=day, anchor=date(2025, 12, 1), reading=Reading(edtf=day, rule="A full date is that day."))


def make_curator(username="vera", **options):
    return get_user_model().objects.create_superuser(username, f"{username}@example.org", "a long password", **options)


def make_negotiation(slug="border-talks", **columns):
    columns = {"title": "Border talks", "visibility": "public"} | columns
    return Negotiation.objects.create(slug=slug, **columns)


def make_actor(name="Ada Envoy", **columns):
    columns = {"slug": name.lower().replace(" ", "-"), "kind": "person"} | columns
    return Actor.objects.create(name=name, **columns)


def make_source(slug="daily-2025-12-01", **columns):
    outlet = columns.pop("outlet", None) or Actor.objects.filter(slug="daily").first()
    outlet = outlet or make_actor("Daily", kind="outlet")
    columns = {"title": "Envoys meet", "published_on": date(2025, 12, 1)} | columns
    return Source.objects.create(slug=slug, outlet=outlet, **columns)


def cite(row, *, source=None, chain=None, **columns):
    """A citation of `row` whose chain is the source's outlet alone, or the actors given, origin first."""
    source = source or Source.objects.filter(slug="daily-2025-12-01").first() or make_source()
    target = {"Event": "event", "Participation": "participation", "PeacePlanVersion": "plan_version"}
    citation = Citation.objects.create(source=source, **{target.get(type(row).__name__, "reading"): row}, **columns)
    for position, actor in enumerate(chain or [source.outlet]):
        Hop.objects.create(
            citation=citation, position=position, actor=actor, verb="reported", is_held=actor == source.outlet
        )
    return citation


def make_event(title="Envoys meet", *, day="2025-11-30", published_by=None, cited=True, negotiation=None, **columns):
    """An event at the desk; `published_by` a curator, it is public too."""
    negotiation = negotiation or Negotiation.objects.first() or make_negotiation()
    columns = {"slug": f"event-{next(_number)}", "kind": "talks", "status": "happened"} | columns
    event = Event(title=title, negotiation=negotiation, **columns)
    if day:
        event.date = on_day(day)
    event.save()
    if cited:
        cite(event)
    if published_by:
        publish(event, by=published_by, at=NOON)
        event.refresh_from_db()
    return event


def make_plan_version(label="First plan", *, negotiation=None, **columns):
    negotiation = negotiation or Negotiation.objects.first() or make_negotiation()
    columns = {"slug": f"plan-{next(_number)}", "points": 3} | columns
    version = PeacePlanVersion(label=label, negotiation=negotiation, **columns)
    version.date = on_day("2025-11-20")
    version.save()
    return version


def make_provision(title="Ceasefire", *, negotiation=None, **columns):
    negotiation = negotiation or Negotiation.objects.first() or make_negotiation()
    return Provision.objects.create(
        title=title, negotiation=negotiation, **({"slug": f"provision-{next(_number)}"} | columns)
    )


def make_article(text="Ann Lee met Bob Ray in Oslo on Friday.", **columns):
    """An article that has been taken in, with its proposals."""
    columns = {"title": "Envoys meet", "published_on": date(2025, 12, 1)} | columns
    columns.setdefault("outlet", Actor.objects.filter(kind="outlet").first() or make_actor("Daily", kind="outlet"))
    columns.setdefault("negotiation", Negotiation.objects.first() or make_negotiation())
    article = Article.objects.create(text=text, **columns)
    take_in(article)
    return article


def publish_facts(by=None):
    """The shipped facts, drafted and published; from the second time on as rows kept from the first."""
    document = parse(Path(FACTS).read_bytes())
    if Actor.objects.exists() or by:
        publish_all(draft(document).rows, by=by, at=NOON)
        return document
    if not _kept:
        publish_all(draft(document).rows, by=None, at=NOON)
        _kept.extend((model, list(model.objects.order_by("pk"))) for model in _MODELS)
        return document
    for model, rows in _kept:
        model.objects.bulk_create(rows)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), _MODELS):
                cursor.execute(statement)
    return document


_kept = []
_MODELS = [
    *(Negotiation, Topic, Actor, Source, Party, Name, Office, Event, Event.topics.through, EventOrder, Provision),
    *(PeacePlanVersion, PlanRelation, PlanMention, ProvisionReading, ProvisionReading.related.through, Participation),
    *(Citation, Hop, Revision, Published, Mention),
]
