"""Phrases made to be slow, and a reader that is loaded only when it is needed."""

import subprocess
import sys

import pytest

from tests.dates.examples import MONDAY
from timeline.dates import reader
from timeline.dates.grammar import MOST_STEPS, Work
from timeline.dates.reader import LONGEST, Unreadable, read

PIECES = [
    "-",
    " ",
    "1",
    "1 ",
    "1-",
    "1/1-",
    "since ",
    "between 1 and ",
    "to ",
    "1 to ",
    "november ",
    "2025 ",
    "2025, ",
    "a ",
    "and ",
    "or ",
    "1 or ",
    "early ",
    "early of the ",
    "first of ",
    "before ",
    "in ",
    "1 week and ",
    "1 day ",
    "few ",
    "last ",
    "twenty ",
    "hundred ",
    "one hundred and ",
    "'",
    "90s ",
    "on Sunday ",
    "from 1 to 2 ",
    "week of ",
    "rest of ",
    "every ",
    "very ",
    "for about ",
    "–",
    "5 pm ",
    "12:00 ",
    "23-24 ",
    "nov-",
    "5-may-",
    "day after ",
    "eve of ",
    "30.11.",
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_hostile_phrase_is_read_or_refused_within_its_steps(piece, monkeypatch):
    accounts = []
    monkeypatch.setattr(reader, "Work", lambda: accounts.append(Work()) or accounts[0])
    phrase = (piece * LONGEST)[:LONGEST]

    try:
        read(phrase, anchor=MONDAY)
    except Unreadable as reason:
        refusal = str(reason)
    else:
        refusal = "."

    assert refusal[-1] in ".”"
    assert sum(account.steps for account in accounts) <= MOST_STEPS + 1


def test_a_phrase_beyond_the_limit_is_refused_unread(monkeypatch):
    monkeypatch.setattr(reader, "plain", lambda phrase: pytest.fail("the phrase was looked at"))

    with pytest.raises(Unreadable, match="at most 200 characters"):
        read("1" * (LONGEST + 1), anchor=MONDAY)


def _modules_after(statement):
    """The names of all modules that a fresh interpreter holds after a statement."""
    program = f"{statement}\nimport sys\nprint(*sorted(sys.modules))"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()


def test_importing_the_reader_loads_neither_dateparser_nor_django():
    modules = _modules_after(
        "import timeline.dates.reader, timeline.dates.finding, timeline.dates.wording, timeline.dates.conventions"
    )

    assert {"dateparser", "django", "edtf", "regex"} & set(modules) == set()


def test_reading_a_phrase_that_needs_no_calendar_date_loads_no_dateparser():
    modules = _modules_after(
        "from datetime import date; from timeline.dates.reader import read; read('on Sunday', anchor=date(2025, 12, 1))"
    )

    assert "dateparser" not in modules


def test_an_unknown_time_zone_of_the_machine_does_no_harm():
    program = "from timeline.dates.reader import read; print(read('9 Aug 96', anchor=None).edtf)"
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"TZ": "Nowhere/Land"}
    )

    assert told.stdout == "1996-08-09\n"
