"""Which journal SQLite may keep.

WAL mode has a fault from 3.7.0 to 3.51.2 that can lose a commit when a checkpoint and a writer meet at the wrong moment
(“WAL-reset”, https://sqlite.org/wal.html); Debian 12 ships 3.40.1.
"""

SAFE_WAL = (3, 51, 3)


def journal_for(version):
    """The journal mode that loses nothing with this version of SQLite, a tuple such as (3, 40, 1)."""
    return "WAL" if version >= SAFE_WAL else "TRUNCATE"


def why_journal(version):
    """The same as one sentence for the operator."""
    number = ".".join(map(str, version))
    if journal_for(version) == "WAL":
        return f"SQLite {number} keeps its journal in WAL mode: readers and a writer do not wait for each other."
    return (
        f"SQLite {number} keeps its journal in TRUNCATE mode, since WAL mode before 3.51.3 can lose a commit; "
        "readers wait for the moment that a commit is written."
    )
