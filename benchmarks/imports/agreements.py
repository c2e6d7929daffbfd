"""A made-up table of peace agreements in the shape that such collections have: 38 columns, long texts, dd/mm/yyyy."""

import csv
import random
from datetime import date, timedelta

HEADING = (
    "Con Contp PP PPName Reg AgtId Ver Agt Dat Status Lgt N_characters Agtp Stage StageSub Part ThrdPart OthAgr "
    "Loc1ISO Loc2ISO Loc1GWNO Loc2GWNO UcdpCon UcdpAgr PamAgr CowWar GCh GDis GAge GMig GRa GRe GInd GRef GSoc "
    "GeWom Cer Text"
).split()

MAPPING = {
    "AgtId": "id",
    "Agt": "title",
    "Dat": "date",
    "Con": "place",
    "PPName": "place_printed",
    "Stage": "topics",
    "Part": "actors",
    "Status": "note",
    "Lgt": "duration",
    "GeWom": "summary",
    "Cer": "not_said",
    "Text": "account",
}
"""Column -> field, for as many columns as there are fields of their kind."""

_WORDS = (
    "the parties agree to cease all hostilities from midnight; access (Annex B) shall be granted in every district, "
    'without prejudice to “claims” of the "other" side\r\nСтороны договорились о перемирии l’accord général =1+1 -5'
).split(" ")


def rows(count=2257, *, longest=20_000, seed=1):
    """Rows of the table, each a list of texts. The texts have up to `longest` characters, every tenth exactly so."""
    chance = random.Random(seed)
    for number in range(1, count + 1):
        day = date(1990, 1, 1) + timedelta(days=chance.randrange(12_000))
        length = longest if number % 10 == 0 else chance.randrange(longest)
        row = {name: chance.choice(["0", "1", "2", "3", ""]) for name in HEADING}
        row |= {
            "Con": chance.choice(["Colombia", "Sudan/(Darfur)", "Bosnia and Herzegovina/Yugoslavia (former)"]),
            "PPName": f"Process {chance.randrange(150)}",
            "AgtId": str(number),
            "Agt": f"Agreement No. {number}, “{' '.join(chance.choices(_WORDS[:12], k=6))}”",
            "Dat": day.strftime("%d/%m/%Y"),
            "Status": chance.choice(["Multiparty signed/agreed", "Unilateral document"]),
            "Stage": chance.choice(["Cea", "SubPar", "Imp; Pre", "Frame"]),
            "Part": f"Government of State {number % 40}; Movement {number % 70}",
            "Text": _text(chance, length),
            "GeWom": _text(chance, length // 10),
        }
        yield [row[name] for name in HEADING]


def write(path, **options):
    """Write the table as CSV in UTF-8."""
    with open(path, "w", newline="", encoding="utf-8") as file:  # noqa: PTH123
        table = csv.writer(file)
        table.writerow(HEADING)
        table.writerows(rows(**options))


def _text(chance, length):
    words = " ".join(chance.choices(_WORDS, k=200))
    return (words * (length // len(words) + 1))[:length]
