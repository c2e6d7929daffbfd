"""Rows of CSV with their lines, whatever a spreadsheet or a hand has made of them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.desk.imports.proposal import FileRefused
from timeline.desk.imports.table import LONGEST_CELL, Row, as_typed, delimiter_of, heading, inert, misshapen, rows


def read(text, delimiter=","):
    return [(row.line, row.cells) for row in rows(io.StringIO(text, newline=""), delimiter)]


def test_a_row_begins_at_its_line_though_cells_before_it_have_several():
    text = 'title,text\r\nA,"one\r\ntwo, and ""three"""\r\n\r\n,\r\nB,four\r\n'
    assert read(text) == [
        (1, ["title", "text"]),
        (2, ["A", 'one\r\ntwo, and "three"']),
        (6, ["B", "four"]),
    ]


@pytest.mark.parametrize(
    "line, delimiter",
    [("a,b;c,d", ","), ("a;b;c", ";"), ("a\tb", "\t"), ("a|b|c", "|"), ("title", ","), ('"a;b;c;d",e', ",")],
)
def test_columns_are_parted_by_what_occurs_most_outside_quotation_marks(line, delimiter):
    assert delimiter_of(line) == delimiter


@pytest.mark.parametrize(
    "text, line",
    [('a,b\n"one"two,3\n', 2), ('a,b\nc,d\n"never closed,\n' + "x\n" * 50, 3)],
)
def test_a_quotation_mark_out_of_place_is_refused_with_the_line_of_its_row(text, line):
    with pytest.raises(FileRefused, match=f"In the row at line {line} a quotation mark is out of place"):
        read(text)


def test_cells_of_200_000_characters_are_read_and_cells_without_end_are_not():
    long = "x" * 200_000
    assert read(f"a,b\n{long},{long}\n")[1] == (2, [long, long])
    with pytest.raises(FileRefused, match=f"at line 2 has more than {LONGEST_CELL} characters"):
        read('a\n"' + "x\n" * LONGEST_CELL)


def test_too_many_columns_are_refused():
    with pytest.raises(FileRefused, match="The first line has 501 columns; at most 500 are read"):
        heading(Row(line=1, cells=["a"] * 501))
    assert heading(Row(line=1, cells=[" a ", "", "a"])) == ["a", "", "a"]


def test_a_row_is_misshapen_unless_each_of_its_cells_stands_below_a_heading():
    assert misshapen(Row(line=2, cells=["a", "b"]), width=2) == ""
    assert misshapen(Row(line=2, cells=["a", "b", "", ""]), width=2) == ""
    assert misshapen(Row(line=2, cells=["a"]), width=2) == "The cells of the row (1) do not match the columns (2)."
    assert (
        misshapen(Row(line=2, cells=["a", "b", "c"]), width=2)
        == "The cells of the row (3) do not match the columns (2)."
    )


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1+1", "-1+cmd", "@SUM(A1)", "\tx", "\rx", "- The parties"])
def test_a_formula_goes_out_behind_an_apostrophe_and_comes_in_without_it(cell):
    assert inert(cell) == f"'{cell}"
    assert as_typed(inert(cell)) == cell


@pytest.mark.parametrize("cell", ["", "-5", "+3.2", "-1,000", "'quoted' words", "it's", "a=b"])
def test_numbers_and_other_cells_go_out_as_they_are(cell):
    assert (inert(cell), as_typed(cell)) == (cell, cell)


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=5))
def test_whatever_is_written_is_read_back(table):
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[inert(cell) for cell in row] for row in table])
    found = [[as_typed(cell) for cell in cells] for _line, cells in read(out.getvalue())]
    assert found == [[as_typed(inert(cell)) for cell in row] for row in table if any(row)]
