"""How well dates are found in news, against marks made by hand: `python -m benchmarks.dates.spans`."""

import sys

from tests.dates.marked import Score, articles, score


def main():
    total = Score(hits=0, missed=(), extra=())
    for article in articles():
        one = score(article)
        total += one
        _tell_score(article.name, one)
        _tell_faults(one)
    _tell_score("all", total)


def _tell_score(name, one):
    sys.stdout.write(f"| {name} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} |\n")


def _tell_faults(one):
    for mark in one.missed:
        sys.stdout.write(f"    missed “{mark.words}”, {mark.edtf}\n")
    for found in one.extra:
        sys.stdout.write(f"    extra “{found.phrase}”, {found.date.edtf}\n")


if __name__ == "__main__":
    main()
