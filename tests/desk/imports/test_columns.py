"""Our columns, and any others mapped to them."""

import re
from pathlib import Path

from timeline.desk.imports.columns import FIELDS, OURS, guess, proposals
from timeline.desk.imports.proposal import Proposal
from timeline.desk.imports.table import Row


def test_our_own_columns_are_known_by_their_names():
    assert guess(list(OURS)) == dict(enumerate(OURS))


def test_names_that_others_use_are_guessed_once_and_strange_ones_not_at_all():
    assert guess(["Headline", "Name", "Location", "Con", "", "URL", "Place printed"]) == {
        0: "title",
        2: "place",
        5: "source_url",
        6: "place_printed",
    }


def test_a_status_that_has_other_words_than_ours_is_not_guessed():
    heading = ["Title", "Status", "Kind"]
    assert guess(heading, [["a", "Signed", "Talks"], ["b", "", "plan  revision"]]) == {0: "title", 2: "kind"}


def test_every_name_and_guess_leads_to_one_field():
    names = [name for field in FIELDS.values() for name in (field.name, *field.known_as)]
    assert len(names) == len(set(names))


def test_rows_become_proposals_by_number_of_column_so_headings_may_stand_twice():
    rows = [Row(line=2, cells=["7", "Talks", "2014"]), Row(line=5, cells=["8", "More"])]
    assert list(proposals(rows, width=3, mapping={1: "title", 2: "date"})) == [
        Proposal(line=2, says={"title": "Talks", "date": "2014"}),
        Proposal(line=5, says={}, refused="The cells of the row (2) do not match the columns (3)."),
    ]


def test_a_formula_is_text():
    rows = [Row(line=2, cells=["=1+1"]), Row(line=3, cells=["'=1+1"])]
    assert [each.says["title"] for each in proposals(rows, width=1, mapping={0: "title"})] == ["=1+1", "=1+1"]


def test_the_documentation_names_our_columns_in_their_order():
    section = Path("docs/formats.md").read_text(encoding="utf-8").partition("## Tables")[2]
    first_cells = re.findall(r"^\| (`.*?) \|", section, flags=re.MULTILINE)
    assert re.findall(r"`(\w+)`", " ".join(first_cells)) == list(OURS)
