"""Deployment mistakes, told by `manage.py check` and at every start instead of found out later."""

from django.core import checks
from django.db import connections

from timeline import sqlite


@checks.register(checks.Tags.database)
def sqlite_keeps_its_promises(app_configs, databases, **kwargs):
    """Say which journal SQLite keeps and why; warn if the file does not take the settings that keep it safe."""
    kept_by_sqlite = [connections[alias] for alias in databases or [] if connections[alias].vendor == "sqlite"]
    return [message for connection in kept_by_sqlite for message in judged(connection)]


def judged(connection):
    version = connection.Database.sqlite_version_info
    wanted, actual = sqlite.journal_for(version), pragma(connection, "journal_mode").upper()
    # A database in memory, as in tests, has no journal to lose.
    if actual not in {wanted, "MEMORY"}:
        yield checks.Warning(
            f"SQLite keeps its journal in {actual} mode instead of {wanted}.",
            hint="Stop every process that has the database file open, then start again. It must be on a local disk.",
            id="timeline.W001",
        )
        return
    yield checks.Info(sqlite.why_journal(version), id="timeline.I001")


def pragma(connection, name):
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]
