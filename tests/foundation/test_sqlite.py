"""The promises that SQLite is made to keep."""

import sqlite3

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper

from timeline import checks, sqlite


@pytest.fixture
def on_disk(tmp_path, django_db_blocker):
    """A connection with the settings' own options, to a file; tests otherwise keep their database in memory."""
    wanted = settings.DATABASES["default"] | {"NAME": str(tmp_path / "timeline.sqlite3")}
    wrapper = DatabaseWrapper(wanted | {"TIME_ZONE": None, "ATOMIC_REQUESTS": False, "AUTOCOMMIT": True})
    with django_db_blocker.unblock():
        yield wrapper
        wrapper.close()


@pytest.mark.parametrize(
    "version, journal",
    [((3, 40, 1), "TRUNCATE"), ((3, 51, 2), "TRUNCATE"), ((3, 51, 3), "WAL"), ((3, 53, 4), "WAL"), ((4, 0, 0), "WAL")],
)
def test_wal_only_where_it_loses_nothing(version, journal):
    assert sqlite.journal_for(version) == journal


@pytest.mark.sqlite
def test_a_file_is_opened_with_every_setting(on_disk):
    values = [checks.pragma(on_disk, name) for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")]

    # synchronous 2 is FULL; the timeout is in milliseconds.
    assert values == [sqlite.journal_for(sqlite3.sqlite_version_info).lower(), 2, 1, 20_000]


@pytest.mark.sqlite
def test_transactions_take_their_turn_from_the_start(on_disk):
    on_disk.ensure_connection()

    assert on_disk.transaction_mode == "IMMEDIATE"


@pytest.mark.sqlite
def test_the_check_says_which_journal_and_why(on_disk, monkeypatch):
    monkeypatch.setattr(on_disk.Database, "sqlite_version_info", (3, 40, 1))
    with on_disk.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=TRUNCATE")

    assert [(message.id, message.msg) for message in checks.judged(on_disk)] == [
        (
            "timeline.I001",
            "SQLite 3.40.1 keeps its journal in TRUNCATE mode, since WAL mode before 3.51.3 can lose a commit; "
            "readers wait for the moment that a commit is written.",
        )
    ]


@pytest.mark.sqlite
def test_the_check_warns_of_a_file_that_kept_another_journal(on_disk, monkeypatch):
    monkeypatch.setattr(on_disk.Database, "sqlite_version_info", (3, 40, 1))
    with on_disk.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")

    assert [(message.id, message.msg) for message in checks.judged(on_disk)] == [
        ("timeline.W001", "SQLite keeps its journal in WAL mode instead of TRUNCATE.")
    ]


@pytest.mark.postgresql
@pytest.mark.django_db
def test_the_check_has_nothing_to_say_of_postgresql():
    assert connection.vendor == "postgresql"
    assert checks.sqlite_keeps_its_promises(None, databases=["default"]) == []
