"""How fast phrases are read and dates are found, in CPU time: `python -m benchmarks.dates.speed`."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime

from tests.dates.examples import EXAMPLES, MONDAY
from tests.dates.test_finding import ARTICLE, HOSTILE
from tests.dates.test_hostile import PIECES
from timeline.dates.finding import find
from timeline.dates.reader import LONGEST, Unreadable, read

PHRASES = [example.phrase for rows in EXAMPLES.values() for example in rows]
ROUNDS = 10
LINE = "They said so in a long report about the line of contact and the guarantees that were spoken of there. "


def main():
    read("21 November 2025", anchor=None)
    ours, theirs = _per_second(_read, PHRASES), _per_second(_dateparser(), PHRASES)
    _tell("phrases per CPU second", f"{ours:,.0f}")
    _tell('the same by dateparser alone, `languages=["en"]`', f"{theirs:,.0f}")
    _tell("ratio", f"{ours / theirs:.1f}")
    _tell("article of 200 kB", f"{_seconds(_find, _article(200_000)):.2f} s")
    _tell(
        "slowest hostile text of 10 kB",
        f"{max(_seconds(_find, text) for text in _hostile(HOSTILE.values(), 10_000)):.2f} s",
    )
    _tell("slowest hostile phrase", f"{max(_seconds(_read, text) for text in _hostile(PIECES, LONGEST)) * 1000:.0f} ms")
    _tell("memory of the reader, imported", f"{_megabytes('import timeline.dates.reader'):.1f} MB")
    _tell("and with dateparser, after the first date", f"{_megabytes(_FIRST_DATE):.1f} MB")


_FIRST_DATE = "from timeline.dates.reader import read; read('21 November 2025', anchor=None)"


def _read(phrase):
    try:
        return read(phrase, anchor=MONDAY)
    except Unreadable:
        return None


def _find(text):
    return find(text, anchor=MONDAY)


def _dateparser() -> Callable:
    from dateparser.date import DateDataParser

    settings = {"RELATIVE_BASE": datetime(2025, 12, 1), "PREFER_DATES_FROM": "current_period", "TIMEZONE": "UTC"}  # noqa: DTZ001
    parser = DateDataParser(languages=["en"], settings=settings)
    parser.get_date_data("21 November 2025")
    return parser.get_date_data


def _per_second(reads: Callable, phrases: list[str]) -> float:
    started = time.process_time()
    for _ in range(ROUNDS):
        for phrase in phrases:
            reads(phrase)
    return ROUNDS * len(phrases) / (time.process_time() - started)


def _seconds(does: Callable, text: str) -> float:
    started = time.process_time()
    does(text)
    return time.process_time() - started


def _article(length: int) -> str:
    piece = ARTICLE + LINE * 5
    return (piece * (length // len(piece) + 1))[:length]


def _hostile(pieces: Iterable[str], length: int) -> list[str]:
    return [(piece * length)[:length] for piece in pieces]


def _megabytes(statement: str) -> float:
    """What a statement adds to the memory of a fresh interpreter."""
    with_it, without = (_memory_after(program) for program in (statement, "pass"))
    return (with_it - without) / 1024


def _memory_after(statement):
    program = (
        f"{statement}\nprint(*[line.split()[1] for line in open('/proc/self/status') if line.startswith('VmRSS')])"
    )
    return int(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout)


def _tell(what, how_much):
    sys.stdout.write(f"| {what} | {how_much} |\n")


if __name__ == "__main__":
    main()
