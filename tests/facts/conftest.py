"""The document of facts that ships with the app."""

from pathlib import Path

import pytest

import timeline
from timeline.records.document import parse

FILE = Path(timeline.__file__).parent / "facts" / "ukraine-2025.json"


@pytest.fixture(scope="session")
def content():
    return FILE.read_bytes()


@pytest.fixture(scope="session")
def facts(content):
    return parse(content)
