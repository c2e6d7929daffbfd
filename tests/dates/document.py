"""The parts of docs/dates.md that come from code: run `python -m tests.dates.document` to write them anew."""

import re
from pathlib import Path

from tests.dates.examples import EXAMPLES
from timeline.dates import conventions
from timeline.dates.reader import OrderOnly, Unreadable, read
from timeline.dates.wording import in_words

PLACE = Path(__file__).parents[2] / "docs" / "dates.md"


def written_anew(document: str) -> str:
    """The document with the lists between its markers as the code has them today."""
    for name, lines in (("examples", _examples()), ("conventions", _conventions())):
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        document = pattern.sub(lambda match, lines=lines: f"{match[1]}\n{lines}\n\n{match[2]}", document)
    return document


def _conventions():
    return "\n".join(f"- {sentence}" for sentence in conventions.sentences())


def _examples():
    return "\n\n".join(_table(kind, rows) for kind, rows in EXAMPLES.items())


def _table(kind, rows):
    lines = [f"### {kind}", "", "| phrase | reading | EDTF |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(_row(example) for example in rows)])


def _row(example):
    phrase = f"{example.left}**{example.phrase}**" if example.left else example.phrase
    try:
        stands = read(example.phrase, anchor=example.anchor, left=example.left)
    except OrderOnly:
        return f"| {phrase} | an order only | |"
    except Unreadable as reason:
        return f"| {phrase} | {reason} | |"
    return f"| {phrase} | {in_words(stands)} | `{stands.edtf}` |"


if __name__ == "__main__":
    PLACE.write_text(written_anew(PLACE.read_text()))
