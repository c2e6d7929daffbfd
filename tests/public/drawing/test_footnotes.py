"""Sources as notes: which there are, in which order, and how a line of attribution leads to them."""

from dataclasses import replace

from tests.public.drawing.entries import DISPATCH, GAZETTE, cited, meeting, with_records
from timeline.public.drawing.attribution import lines
from timeline.public.drawing.footnotes import Note, note_on, notes_under

EARLIER = replace(DISPATCH, slug="earlier", published_on=DISPATCH.published_on.replace(day=1, month=11))


def test_a_note_says_outlet_and_day_and_gives_the_addresses_in_full():
    source = replace(GAZETTE, url="https://example.org/a", archived_url="https://archive.example.org/a")

    assert note_on(with_records(source), "gazette") == Note(
        slug="gazette",
        title="What envoys said",
        language="en",
        words="The Weekly (state media), 2 December 2025",
        url="https://example.org/a",
        archived_url="https://archive.example.org/a",
    )


def test_notes_stand_by_outlet_and_day_each_once_those_of_stages_among_them():
    stage = meeting("stage", parent="meeting", citations=(cited("earlier"),))
    event = meeting(citations=(cited("gazette"), cited("dispatch"), cited("gazette")))
    document = with_records(EARLIER, event, stage)

    assert [note.slug for note in notes_under(document, [event])] == ["earlier", "dispatch", "gazette"]
    assert [note.slug for note in notes_under(document, [stage], sources=["gazette"])] == ["earlier", "gazette"]


def test_a_line_says_the_days_of_its_sources_which_the_notes_stand_by():
    document = with_records(EARLIER)
    citations = [cited("dispatch"), cited("gazette"), cited("earlier")]

    assert [line.published for line in lines(document, citations)] == [
        "1 November 2025, 1 December 2025",
        "2 December 2025",
    ]
