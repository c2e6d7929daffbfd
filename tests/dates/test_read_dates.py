"""`manage.py read_dates`: lines in, readings out."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

LINES = "on Sunday\t2025-12-01\nsince mid-November\t2025-12-01\nrecently\t2025-12-01\n21 November 2025\t\n"


def run(monkeypatch, lines, *options):
    out = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    call_command("read_dates", *options, stdout=out)
    return out.getvalue().splitlines()


def test_it_prints_the_first_and_last_day_of_every_line(monkeypatch):
    assert run(monkeypatch, LINES) == ["2025-11-30/2025-11-30", "2025-11-11/..", "", "2025-11-21/2025-11-21"]


def test_it_prints_edtf(monkeypatch):
    assert run(monkeypatch, LINES, "--edtf") == ["2025-11-30", "2025-11-11~/..", "", "2025-11-21"]


def test_it_prints_everything_as_json(monkeypatch):
    sunday, _, recently, _ = map(json.loads, run(monkeypatch, LINES, "--json"))

    assert sunday == {
        "phrase": "on Sunday",
        "earliest": "2025-11-30",
        "latest": "2025-11-30",
        "edtf": "2025-11-30",
        "precision": "day",
        "rule": "A weekday alone is the latest such day up to the publication day.",
        "alternatives": [{"edtf": "2025-11-23", "rule": "The same weekday, a week further off."}],
    }
    assert list(recently) == ["phrase", "refused"]


def test_the_words_around_a_phrase_tell_its_tense(monkeypatch):
    assert run(monkeypatch, "on Sunday\t2025-12-01\tThey will meet \t.\n") == ["2025-12-07/2025-12-07"]


def test_an_anchor_that_is_no_day_is_named_with_its_line(monkeypatch):
    with pytest.raises(CommandError, match="Line 2: “yesterday”"):
        run(monkeypatch, "on Sunday\t2025-12-01\non Sunday\tyesterday\n")
