"""Triggers by which the database itself keeps revisions append-only, on SQLite and on PostgreSQL.

They refuse UPDATE and DELETE (and TRUNCATE, which PostgreSQL has), and any INSERT that is not the next in sequence or
does not carry the hash of the one before. Triggers are lost when SQLite rebuilds a table, so they are installed after
every migration rather than in one.
"""

from django.db import connections


def install(connection):
    """Put every guard in place, replacing those that are there."""
    remove(connection)
    with connection.cursor() as cursor:
        for statement in _GUARDS[connection.vendor]:
            cursor.execute(statement)


def remove(connection):
    """Take the guards away: for a database that is about to be emptied as a whole, as tests do."""
    with connection.cursor() as cursor:
        for statement in _REMOVALS[connection.vendor]:
            cursor.execute(statement)


def names(connection) -> list[str]:
    """The guards in place on timeline_revision, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES[connection.vendor])
        return sorted(name for (name,) in cursor.fetchall())


def install_after_migrate(*, using, **_):
    """Receiver of post_migrate: guards go in once the table is there."""
    connection = connections[using]
    if "timeline_revision" in connection.introspection.table_names():
        install(connection)


_SQLITE = {
    "revision_refuses_update": "BEFORE UPDATE ON timeline_revision BEGIN SELECT RAISE(ABORT, "
    "'revisions are append-only: they cannot be updated'); END",
    "revision_refuses_delete": "BEFORE DELETE ON timeline_revision BEGIN SELECT RAISE(ABORT, "
    "'revisions are append-only: they cannot be deleted'); END",
    "revision_refuses_gap": "BEFORE INSERT ON timeline_revision "
    "WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM timeline_revision) "
    "OR NEW.previous_hash <> COALESCE((SELECT hash FROM timeline_revision ORDER BY seq DESC LIMIT 1), '') "
    "BEGIN SELECT RAISE(ABORT, 'a revision must follow the last one'); END",
}

_POSTGRESQL_FUNCTIONS = {
    "revision_refuse": "BEGIN RAISE EXCEPTION 'revisions are append-only: % is refused', TG_OP "
    "USING ERRCODE = 'integrity_constraint_violation'; END",
    "revision_follow": "BEGIN IF NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM timeline_revision) "
    "OR NEW.previous_hash <> COALESCE((SELECT hash FROM timeline_revision ORDER BY seq DESC LIMIT 1), '') "
    "THEN RAISE EXCEPTION 'a revision must follow the last one' "
    "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END",
}

_POSTGRESQL = {
    "revision_refuses_change": "BEFORE UPDATE OR DELETE ON timeline_revision FOR EACH ROW "
    "EXECUTE FUNCTION revision_refuse()",
    "revision_refuses_truncate": "BEFORE TRUNCATE ON timeline_revision FOR EACH STATEMENT "
    "EXECUTE FUNCTION revision_refuse()",
    "revision_refuses_gap": "BEFORE INSERT ON timeline_revision FOR EACH ROW EXECUTE FUNCTION revision_follow()",
}

_GUARDS = {
    "sqlite": [f"CREATE TRIGGER {name} {body}" for name, body in _SQLITE.items()],
    "postgresql": [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
        for name, body in _POSTGRESQL_FUNCTIONS.items()
    ]
    + [f"CREATE TRIGGER {name} {body}" for name, body in _POSTGRESQL.items()],
}

_REMOVALS = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {name}" for name in _SQLITE],
    "postgresql": [f"DROP TRIGGER IF EXISTS {name} ON timeline_revision" for name in _POSTGRESQL],
}

_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'timeline_revision'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = 'timeline_revision'::regclass AND NOT tgisinternal",
}
