"""Rows and records for tests, each with just enough to be valid; say only what the test is about."""

from copy import copy
from datetime import UTC, date, datetime
from functools import wraps
from itertools import count
from pathlib import Path

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.color import no_style
from django.db import connection
from django.db.transaction import atomic

from timeline.dates.value import FuzzyDate, Reading
from timeline.desk.drafting import draft
from timeline.desk.models import (
    Actor,
    Article,
    Citation,
    Event,
    Hop,
    Negotiation,
    PeacePlanVersion,
    Provision,
    Source,
)
from timeline.desk.proposals import take_in
from timeline.desk.publishing import publish, publish_all
from timeline.records.document import parse

FACTS = "timeline/facts/ukraine-2025.json"
NOON = datetime(2025, 12, 2, 12, 0, tzinfo=UTC)
_number = count(1)


def on_day(day: str) -> FuzzyDate:
    """An exact day, stated as such."""
    return FuzzyDate(phrase=day, anchor=date(2025, 12, 1), reading=Reading(edtf=day, rule="A full date is that day."))


def make_curator(username="vera", **options):
    return get_user_model().objects.create_superuser(username, f"{username}@example.org", "a long password", **options)


def make_member(role, username=""):
    """Somebody at the desk who has one of the roles, or, with an empty one, none."""
    member = get_user_model().objects.create_user(username or role.lower() or "guest", is_staff=True)
    member.groups.set(Group.objects.filter(name=role))
    return member


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


def made_once(make):
    """`make`, which fills an empty desk, done in earnest once a process: later on, the rows that it left are put back.

    What it returns is given again too, so it should be nothing that a test changes in place.
    """
    kept = []

    @wraps(make)
    def made():
        if Negotiation.objects.exists() or Actor.objects.exists():
            return make()
        if kept:
            _put_back(kept[1])
        else:
            there = _rows_of_every_table()
            kept.append(make())
            kept.append({model: rows for model, rows in _rows_of_every_table().items() if model not in there})
        return copy(kept[0])

    return made


@made_once
def publish_facts():
    """The shipped facts, drafted and published."""
    document = parse(Path(FACTS).read_bytes())
    publish_all(draft(document).rows, by=None, at=NOON)
    return document


def _rows_of_every_table():
    """Of each table that holds anything: its model, and its rows as the database gives them."""
    models = [get_user_model(), *apps.get_app_config("timeline").get_models(include_auto_created=True)]
    with connection.cursor() as cursor:
        found = {model: cursor.execute(f"SELECT {_columns(model)} FROM {_table(model)}").fetchall() for model in models}
    return {model: rows for model, rows in found.items() if rows}


def _put_back(tables):
    with atomic(), connection.cursor() as cursor:
        for model, rows in tables.items():
            places = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f"INSERT INTO {_table(model)} ({_columns(model)}) VALUES ({places})", rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)


def _table(model):
    return connection.ops.quote_name(model._meta.db_table)


def _columns(model):
    return ", ".join(connection.ops.quote_name(field.column) for field in model._meta.local_concrete_fields)
