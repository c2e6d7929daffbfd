"""The locked requirements: whole, with hashes, and tied to no index."""

import re
from pathlib import Path

import pytest

LOCKS = ["requirements.txt", "requirements-dev.txt"]


def pins(name):
    """Each pin of a lock file, with the lines that belong to it."""
    text = Path(name).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_is_exact_and_has_its_hashes(name):
    loose = [pin for pin in pins(name) if not re.match(r"[\w.-]+(\[[\w,]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", pin)]

    assert loose == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_index_is_named(name):
    assert [line for line in Path(name).read_text(encoding="utf-8").splitlines() if "://" in line] == []


@pytest.mark.parametrize("wanted, locked", [("requirements.in", LOCKS[:1]), ("requirements-dev.in", LOCKS[1:])])
def test_everything_wanted_is_locked(wanted, locked):
    names = [re.match(r"[\w.-]+", line)[0].lower() for line in pins(wanted) if not line.startswith("-")]
    have = {re.match(r"[\w.-]+", pin)[0].lower() for lock in locked for pin in pins(lock)}

    assert [name for name in names if name not in have] == []
