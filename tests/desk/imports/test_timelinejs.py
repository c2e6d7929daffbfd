"""TimelineJS's two formats, and HTML as plain text."""

import json
from time import process_time

import pytest

from timeline.desk.imports.plain_text import plain_text
from timeline.desk.imports.proposal import FileRefused
from timeline.desk.imports.table import Row
from timeline.desk.imports.timelinejs import sheet, slides

HEADING = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,"
    "Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background"
).split(",")


def row_of(line=2, **cells):
    return Row(line=line, cells=[cells.get(name.replace(" ", ""), "") for name in HEADING])


def one(slide):
    (proposal,) = slides(json.dumps({"events": [slide]}))
    return proposal


def test_a_row_of_the_spreadsheet_is_one_event():
    row = row_of(
        Year="2014", Month="9", Day="5", Headline="<b>Minsk</b> protocol", Text="<p>Signed.</p><p>At last.</p>",
        Media="https://example.org/a.jpg", MediaCredit="A. Photographer", Group="Ceasefire", Background="#333",
    )  # fmt: skip
    (proposal,) = sheet([row], heading=HEADING)
    assert (proposal.line, proposal.refused, proposal.left_out) == (2, "", "")
    assert proposal.says == {
        "id": "",
        "title": "Minsk protocol",
        "account": "Signed.\n\nAt last.",
        "topics": "Ceasefire",
        "note": "A. Photographer\nhttps://example.org/a.jpg",
        "date": "5 September 2014",
        "edtf": "2014-09-05",
    }


@pytest.mark.parametrize(
    "parts, edtf, words",
    [
        ({"Year": "2014"}, "2014", "2014"),
        ({"Year": "2014", "Month": "9"}, "2014-09", "September 2014"),
        ({"Year": "2014", "Day": "5"}, "2014", "2014"),
        ({"Year": "2014", "EndYear": "2015"}, "2014/2015", "2014 to 2015"),
        ({"Year": "2014", "Month": "9", "EndYear": "2014", "EndMonth": "9"}, "2014-09", "September 2014"),
        ({"Year": "2014", "DisplayDate": "Autumn 2014"}, "2014", "Autumn 2014"),
    ],
)
def test_a_date_is_as_exact_as_the_parts_that_are_given(parts, edtf, words):
    (proposal,) = sheet([row_of(Headline="Talks", **parts)], heading=HEADING)
    assert (proposal.says["edtf"], proposal.says["date"]) == (edtf, words)


@pytest.mark.parametrize(
    "parts, told",
    [
        ({}, "The slide has no year."),
        ({"Year": "-500"}, "“-500” should be a year from 1 to 9999."),
        ({"Year": "2014", "Month": "13"}, "“2014-13” is no date of the calendar."),
        ({"Year": "2014", "Month": "21"}, "“21” should be a month from 1 to 12."),
        ({"Year": "2014", "Month": "2", "Day": "30"}, "“2014-02-30” is no date of the calendar."),
        ({"Year": "2014", "EndYear": "2013"}, "“2014/2013” ends before it begins."),
    ],
)
def test_parts_that_make_no_date_are_refused_with_a_sentence(parts, told):
    (proposal,) = sheet([row_of(Headline="Talks", **parts)], heading=HEADING)
    assert proposal.refused == told


def test_titles_and_eras_are_left_out():
    rows = [row_of(Type="title", Headline="All of it"), row_of(line=3, Type="era", Year="1990")]
    assert [each.left_out for each in sheet(rows, heading=HEADING)] == [
        "This is the title, not an event.",
        "This is an era, not an event.",
    ]
    content = {"title": {"text": {}, "start_date": {}}, "events": [], "eras": [{"start_date": {"year": 1990}}]}
    assert [(each.line, each.left_out) for each in slides(json.dumps(content))] == [
        (1, "This is the title, not an event."),
        (2, "This is an era, not an event."),
    ]


def test_a_ragged_row_is_refused():
    (proposal,) = sheet([Row(line=2, cells=["2014"])], heading=HEADING)
    assert proposal.refused == "The cells of the row (1) do not match the columns (18)."


def test_a_slide_of_the_json_is_one_event():
    proposal = one(
        {
            "unique_id": "minsk-1",
            "start_date": {"year": "2014", "month": 9, "day": "5"},
            "end_date": {"year": 2014, "month": 9, "day": 19},
            "text": {"headline": "Minsk", "text": "Two <a href='https://example.org'>papers</a> &amp; a map"},
            "media": {"url": "https://example.org/a.jpg"},
            "group": "Ceasefire",
            "background": {"color": "red"},
        }
    )
    assert proposal.says == {
        "id": "minsk-1",
        "title": "Minsk",
        "account": "Two papers & a map",
        "topics": "Ceasefire",
        "note": "https://example.org/a.jpg",
        "date": "5 to 19 September 2014",
        "edtf": "2014-09-05/2014-09-19",
    }


@pytest.mark.parametrize(
    "slide", [{}, {"start_date": None}, {"start_date": {"year": True}}, {"start_date": {"year": [1]}}, {"text": 5}]
)
def test_slides_of_another_shape_are_refused_and_break_nothing(slide):
    assert one(slide).refused == "The slide has no year."


def test_half_a_letter_is_no_letter():
    assert one({"start_date": {"year": 1}, "text": {"headline": "a\ud800b"}}).says["title"] == "a?b"


@pytest.mark.parametrize(
    "content, told",
    [
        ("{", "The file cannot be read as JSON"),
        ("[" * 100_000, "The file cannot be read as JSON: a number is too long, or lists lie too deep."),
        ("9" * 5000, "The file cannot be read as JSON: a number is too long, or lists lie too deep."),
        ("[]", "The file has no list “events”"),
        ('{"events": {}}', "The file has no list “events”"),
    ],
)
def test_what_is_no_such_json_is_refused(content, told):
    with pytest.raises(FileRefused) as refusal:
        list(slides(content))
    assert str(refusal.value).startswith(told)


@pytest.mark.parametrize(
    "html, text",
    [
        ("plain < text", "plain < text"),
        ("1 < 2 & so on", "1 < 2 & so on"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<p>a</p>\n\n<p>b &lt;i&gt;</p>", "a\n\nb <i>"),
        ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"),
        ("<script>alert(1)</script>a<style>p{}</style>", "a"),
        ("<img src=x onerror=alert(1)>a", "a"),
        ("<b>un<i>closed", "unclosed"),
        ("<!-- <p>no</p> -->a<!DOCTYPE html>", "a"),
        ("a<!-- without an end", "a"),
        ("<svg><p>unseen</p></svg>seen</svg>", "seen"),
        ("&lt;script&gt;", "<script>"),
    ],
)
def test_html_becomes_what_is_read_of_it(html, text):
    assert plain_text(html) == text


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<!", "<p", "<script>", "</", "&", "&#", "<p>", "<![CDATA[", "<a href='"]
)
def test_a_hostile_text_costs_no_more_than_its_length(piece):
    begin = process_time()
    plain_text(piece * 50_000)
    assert process_time() - begin < 2
