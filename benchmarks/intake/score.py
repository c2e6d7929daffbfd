"""How well intake reads news, against marks made by hand: `python -m benchmarks.intake.score [--faults]`."""

import sys

from benchmarks.intake.marked import SETS, articles, score, total

_HEAD = (
    "| | events | recall | datable recall | precision | dates right | kinds | statuses | actors recall | precision |"
)


def main():
    tells_faults = "--faults" in sys.argv
    for which in SETS:
        _tell(f"\n{which}\n\n{_HEAD}\n|{' --- |' * 10}")
        for article in articles(which):
            one = score(article)
            _tell_row(article.name, one)
            if tells_faults:
                _tell_faults(one)
        _tell_row("all", total(which))


def _tell_row(name, one):
    shares = (
        one.events.recall, one.datable.recall, one.events.precision, one.dates.recall, one.kinds.recall,
        one.statuses.recall, one.actors.recall, one.actors.precision,
    )  # fmt: skip
    _tell(f"| {name} | {one.events.marked} | {' | '.join(f'{share:.2f}' for share in shares)} |")


def _tell_faults(one):
    for what in ("events", "dates", "kinds", "statuses", "actors"):
        tally = getattr(one, what)
        for words in tally.missed:
            _tell(f"    {what} missed: {words}")
        for words in tally.extra:
            _tell(f"    {what} extra: {words}")


def _tell(line):
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
