"""Bytes to lines: which encoding a file is in, and what is refused before any of it is read."""

import pytest

from timeline.desk.imports.proposal import FileRefused
from timeline.desk.imports.text import LONGEST_LINE, encoding_of, lines, refuse_what_is_no_text

RUSSIAN = "Название;Дата\r\nПеремирие в Минске;5 сентября 2014\r\n"
FRENCH = "Titre;Date\r\nTrêve signée à Genève, côté français;5 septembre\r\n"


@pytest.mark.parametrize(
    "content, encoding",
    [
        (RUSSIAN.encode("utf-8"), "utf-8-sig"),
        (RUSSIAN.encode("utf-8-sig"), "utf-8-sig"),
        (RUSSIAN.encode("utf-16"), "utf-16"),
        (RUSSIAN.encode("utf-16-le"), "utf-16-le"),
        (RUSSIAN.encode("utf-16-be"), "utf-16-be"),
        (b"title,date\r\nTalks,2014\r\n".decode().encode("utf-16-le"), "utf-16-le"),
        (RUSSIAN.encode("cp1251"), "cp1251"),
        (FRENCH.encode("cp1252"), "cp1252"),
        (FRENCH.encode("utf-8"), "utf-8-sig"),
        (b"title,date\r\nTalks,2014\r\n", "utf-8-sig"),
    ],
)
def test_the_encoding_is_found_and_gives_the_text_back(content, encoding):
    assert encoding_of([content]) == encoding
    assert "".join(lines([content], encoding)) == content.decode(encoding)


def test_a_byte_order_mark_is_no_letter_of_the_first_column():
    assert list(lines(["\ufeffa,b\n".encode("utf-16-le")], "utf-16-le")) == ["a,b\n"]


def test_a_letter_may_be_split_between_two_pieces():
    content = RUSSIAN.encode()
    pieces = [content[at : at + 3] for at in range(0, len(content), 3)]
    assert encoding_of(pieces) == "utf-8-sig"
    assert "".join(lines(pieces, "utf-8-sig")) == RUSSIAN


def test_one_wrong_byte_at_the_end_of_a_long_file_makes_it_another_encoding():
    assert encoding_of([b"a" * 100_000, b"\xe9"]) == "cp1252"


def test_an_encoding_that_does_not_fit_is_told_with_a_line():
    with pytest.raises(FileRefused, match=r"Line 1 or one soon after it cannot be read as UTF-8\. Choose another"):
        list(lines([b"caf\xe9\n"], "utf-8-sig"))


def test_a_file_without_line_breaks_is_refused_and_not_taken_into_memory():
    with pytest.raises(FileRefused, match=f"Line 1 has more than {LONGEST_LINE} characters"):
        list(lines([b"a" * 2**20] * 6, "utf-8-sig"))


@pytest.mark.parametrize(
    "first, told",
    [
        (b"", "The file is empty."),
        (b" \r\n\r\n", "The file is empty."),
        (
            b"PK\x03\x04 and a bomb",
            "This is a spreadsheet or another packed file, not text. Open it and save it as CSV",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "This is a spreadsheet or document of an older Office, not text."),
        (b"%PDF-1.7", "This is a PDF, not text."),
        (b"\x1f\x8b\x08", "This is a packed file, not text."),
    ],
)
def test_what_is_no_text_is_refused_by_its_first_bytes(first, told):
    with pytest.raises(FileRefused) as refusal:
        refuse_what_is_no_text(first)
    assert str(refusal.value).startswith(told)
