"""How long a table of 2,257 peace agreements takes to come in by mapping, and to come out again unchanged.

    DATA_DIR=$(mktemp -d) .venv/bin/python benchmarks/imports/whole_way.py
    .venv/bin/python tests/postgres.py .venv/bin/python benchmarks/imports/whole_way.py

It works in a database of its own, which it makes and drops, and prints seconds of processor time and of the clock.
"""

import csv
import io
import os
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")

import django

django.setup()

from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from benchmarks.imports import agreements
from timeline.desk.imports import outgoing, staging
from timeline.desk.imports.drafts import GivenSource, Terms
from timeline.desk.models import Negotiation

PIECE = 2**20


def pieces_of(path):
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def timed(name, deed):
    clock, work = perf_counter(), process_time()
    found = deed()
    print(f"{name:12}{process_time() - work:7.1f} s of work{perf_counter() - clock:7.1f} s by the clock")
    return found


def go_the_way(path, *, collection):
    """Take the table in, look at its rows, draft them. Returns the import."""
    day = timezone.now()
    curator, _made = get_user_model().objects.get_or_create(username="curator")
    negotiation, _made = Negotiation.objects.get_or_create(slug="agreements", title="Agreements")
    source = GivenSource(outlet="Archive", title="Agreements", published_on=day.date())
    given = {"collection": collection, "kind": "announcement", "status": "happened", "order": "day first"}
    sent = {"name": path.name, "negotiation": negotiation, "by": curator, "at": day}
    staged = timed("receive", lambda: staging.receive(lambda: pieces_of(path), **sent))
    mapping = {staged.heading.index(name): field for name, field in agreements.MAPPING.items()}
    staging.begin(staged, mapping=mapping, terms=Terms(**given, actor_kind="group", source=source))
    staged = timed("check", lambda: staging.check_on(staged, has_time=lambda: True))
    print(f"{'':12}{staged.counts()}")
    timed("draft", lambda: staging.draft_all(staged, by=curator, at=day))
    return staged


def mapped(text):
    names = list(agreements.MAPPING)
    return [[row[name] for name in names] for row in csv.DictReader(io.StringIO(text, newline=""))]


def main():
    name = connection.creation.create_test_db(verbosity=0)
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "agreements.csv"
            agreements.write(path)
            print(f"{connection.vendor}: {path.stat().st_size / 2**20:.0f} MB")
            staged = go_the_way(path, collection="agreements")
            text = timed("way back", lambda: "".join(outgoing.table_of(staged, cell=outgoing.as_it_is)))
            same = mapped(text) == mapped(path.read_bytes().decode())
            print(f"what came out is {'what' if same else 'NOT what'} went in; the same file again:")
            go_the_way(path, collection="agreements")
        print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB of memory, the checks included")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    main()
