"""Whether this process can serve, for whatever watches over it."""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


class NotReady(Exception):
    """Readers cannot be served yet. Its message is a sentence for the operator."""


def ensure_ready():
    """Return if the database answers and holds every migration of this code; else raise NotReady. Two queries."""
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        raise NotReady("The database does not answer.") from None
    missing = expected_migrations() - applied
    if missing:
        raise NotReady(f"Not every migration is applied yet ({len(missing)} to go): run “manage.py migrate”.")


@cache
def expected_migrations():
    """The (app, name) pairs that this code ships; they cannot change while it runs."""
    return frozenset(MigrationLoader(None).graph.nodes)
