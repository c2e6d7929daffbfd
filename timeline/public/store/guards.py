"""Triggers by which the database itself keeps revisions append-only, on SQLite and on PostgreSQL.

They refuse UPDATE and DELETE (and TRUNCATE, which PostgreSQL has), and any INSERT that is not the next in sequence or
does not carry the hash of the one before. One UPDATE passes: that which empties what a revision says and changes
nothing else, once a row of timeline_redaction names its tombstone, a later revision of the same record. Triggers are
lost when SQLite rebuilds a table, so they are installed after every migration rather than in one.
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
    """The guards in place on both tables, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES[connection.vendor])
        return sorted(name for (name,) in cursor.fetchall())


def install_after_migrate(*, using, **_):
    """Receiver of post_migrate: guards go in once the table is there."""
    connection = connections[using]
    if {"timeline_revision", "timeline_redaction"} <= set(connection.introspection.table_names()):
        install(connection)


_KEPT = ("seq", "noun", "negotiation", "slug", "deed", "content_sha256", "at", "previous_hash", "hash")

# Of a row before (OLD) and after (NEW) an update: whether that is a redaction, and no more.
_IS_REDACTION = " AND ".join(
    [
        "NEW.payload = '' AND NEW.reason = '' AND NEW.salt = '' AND OLD.deed <> 'redacted'",
        "EXISTS (SELECT 1 FROM timeline_redaction WHERE revision_id = OLD.seq)",
        *(f"NEW.{column} = OLD.{column}" for column in _KEPT),
    ]
)

_IS_BURIED = (
    "EXISTS (SELECT 1 FROM timeline_revision emptied JOIN timeline_revision tombstone ON "
    "tombstone.noun = emptied.noun AND tombstone.negotiation = emptied.negotiation AND tombstone.slug = emptied.slug "
    "WHERE emptied.seq = NEW.revision_id AND tombstone.seq = NEW.tombstone_id AND tombstone.seq > emptied.seq "
    "AND tombstone.deed = 'redacted' AND emptied.deed <> 'redacted')"
)

_FOLLOWS_NOT = (
    "NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM timeline_revision) "
    "OR NEW.previous_hash <> COALESCE((SELECT hash FROM timeline_revision ORDER BY seq DESC LIMIT 1), '')"
)

# Name -> table, and the trigger's body.
_SQLITE = {
    "revision_refuses_update": (
        "timeline_revision",
        f"BEFORE UPDATE ON timeline_revision WHEN NOT ({_IS_REDACTION}) BEGIN SELECT RAISE(ABORT, "
        "'revisions are append-only: they cannot be updated'); END",
    ),
    "revision_refuses_delete": (
        "timeline_revision",
        "BEFORE DELETE ON timeline_revision BEGIN SELECT RAISE(ABORT, "
        "'revisions are append-only: they cannot be deleted'); END",
    ),
    "revision_refuses_gap": (
        "timeline_revision",
        f"BEFORE INSERT ON timeline_revision WHEN {_FOLLOWS_NOT} "
        "BEGIN SELECT RAISE(ABORT, 'a revision must follow the last one'); END",
    ),
    "redaction_refuses_update": (
        "timeline_redaction",
        "BEFORE UPDATE ON timeline_redaction BEGIN SELECT RAISE(ABORT, "
        "'redactions are append-only: they cannot be updated'); END",
    ),
    "redaction_refuses_delete": (
        "timeline_redaction",
        "BEFORE DELETE ON timeline_redaction BEGIN SELECT RAISE(ABORT, "
        "'redactions are append-only: they cannot be deleted'); END",
    ),
    "redaction_refuses_stray": (
        "timeline_redaction",
        f"BEFORE INSERT ON timeline_redaction WHEN NOT {_IS_BURIED} "
        "BEGIN SELECT RAISE(ABORT, 'a redaction needs a later tombstone of the same record'); END",
    ),
}

_INTEGRITY = "USING ERRCODE = 'integrity_constraint_violation'"

_POSTGRESQL_FUNCTIONS = {
    "revision_refuse": "BEGIN RAISE EXCEPTION 'revisions and redactions are append-only: % is refused', TG_OP "
    f"{_INTEGRITY}; END",
    "revision_empty": f"BEGIN IF {_IS_REDACTION} THEN RETURN NEW; END IF; "
    f"RAISE EXCEPTION 'revisions are append-only: % is refused', TG_OP {_INTEGRITY}; END",
    "revision_follow": f"BEGIN IF {_FOLLOWS_NOT} THEN RAISE EXCEPTION 'a revision must follow the last one' "
    f"{_INTEGRITY}; END IF; RETURN NEW; END",
    "redaction_bury": f"BEGIN IF {_IS_BURIED} THEN RETURN NEW; END IF; "
    f"RAISE EXCEPTION 'a redaction needs a later tombstone of the same record' {_INTEGRITY}; END",
}

_POSTGRESQL = {
    "revision_refuses_update": (
        "timeline_revision",
        "BEFORE UPDATE ON timeline_revision FOR EACH ROW EXECUTE FUNCTION revision_empty()",
    ),
    "revision_refuses_delete": (
        "timeline_revision",
        "BEFORE DELETE ON timeline_revision FOR EACH ROW EXECUTE FUNCTION revision_refuse()",
    ),
    "revision_refuses_truncate": (
        "timeline_revision",
        "BEFORE TRUNCATE ON timeline_revision FOR EACH STATEMENT EXECUTE FUNCTION revision_refuse()",
    ),
    "revision_refuses_gap": (
        "timeline_revision",
        "BEFORE INSERT ON timeline_revision FOR EACH ROW EXECUTE FUNCTION revision_follow()",
    ),
    "redaction_refuses_change": (
        "timeline_redaction",
        "BEFORE UPDATE OR DELETE ON timeline_redaction FOR EACH ROW EXECUTE FUNCTION revision_refuse()",
    ),
    "redaction_refuses_truncate": (
        "timeline_redaction",
        "BEFORE TRUNCATE ON timeline_redaction FOR EACH STATEMENT EXECUTE FUNCTION revision_refuse()",
    ),
    "redaction_refuses_stray": (
        "timeline_redaction",
        "BEFORE INSERT ON timeline_redaction FOR EACH ROW EXECUTE FUNCTION redaction_bury()",
    ),
}

_GUARDS = {
    "sqlite": [f"CREATE TRIGGER {name} {body}" for name, (_table, body) in _SQLITE.items()],
    "postgresql": [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
        for name, body in _POSTGRESQL_FUNCTIONS.items()
    ]
    + [f"CREATE TRIGGER {name} {body}" for name, (_table, body) in _POSTGRESQL.items()],
}

_REMOVALS = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {name}" for name in _SQLITE],
    "postgresql": [f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, (table, _body) in _POSTGRESQL.items()],
}

_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' "
    "AND tbl_name IN ('timeline_revision', 'timeline_redaction')",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal "
    "AND tgrelid IN ('timeline_revision'::regclass, 'timeline_redaction'::regclass)",
}
