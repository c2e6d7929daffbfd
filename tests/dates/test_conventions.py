"""The conventions say in words what the grammar does with them."""

import pytest

from tests.dates.examples import MONDAY
from timeline.dates import conventions
from timeline.dates.reader import read
from timeline.dates.wording import in_words

_A_STRETCH = {
    "week": "this week",
    "month": "June 2025",
    "quarter": "the second quarter of 2025",
    "year": "2025",
    "decade": "the 1990s",
    "century": "the 19th century",
}
_AS_READ = {
    ("week", "early"): "1 to 3 December 2025",
    ("week", "mid"): "2 to 4 December 2025",
    ("week", "late"): "5 to 7 December 2025",
    ("month", "early"): "about 1 to 10 June 2025",
    ("month", "mid"): "about 11 to 20 June 2025",
    ("month", "late"): "about 21 to 30 June 2025",
    ("quarter", "early"): "about April 2025",
    ("quarter", "mid"): "about May 2025",
    ("quarter", "late"): "about June 2025",
    ("year", "early"): "about January to April 2025",
    ("year", "beginning"): "about January to March 2025",
    ("year", "mid"): "about May to August 2025",
    ("year", "late"): "about September to December 2025",
    ("year", "end"): "about October to December 2025",
    ("decade", "early"): "about 1990 to 1993",
    ("decade", "mid"): "about 1994 to 1996",
    ("decade", "late"): "about 1997 to 1999",
    ("century", "early"): "about 1800 to 1833",
    ("century", "mid"): "about 1834 to 1866",
    ("century", "late"): "about 1867 to 1899",
}


def test_every_part_has_an_expected_reading():
    assert [(part.of, part.words[0]) for part in conventions.PARTS] == list(_AS_READ)


@pytest.mark.parametrize(("part", "words"), _AS_READ.items(), ids=lambda value: str(value))
def test_a_part_is_read_as_its_convention_says(part, words):
    stretch, name = part
    stands = read(f"{name} {_A_STRETCH[stretch]}", anchor=MONDAY)

    assert in_words(stands) == words
    assert conventions.part_of(stretch, name).sentence in stands.reading.rule


@pytest.mark.parametrize("window", conventions.WINDOWS, ids=lambda window: window.unit)
def test_a_window_is_as_long_as_its_convention_says(window):
    stands = read(f"in the coming {window.unit}s", anchor=MONDAY)

    assert (stands.latest - stands.earliest).days + 1 == window.days
    assert stands.reading.rule == window.sentence


def test_the_method_page_gets_every_sentence_once():
    sentences = conventions.sentences()

    assert len(set(sentences)) == len(sentences) == len(conventions.CALENDAR) + len(_AS_READ) + len(conventions.WINDOWS)
    assert [sentence for sentence in sentences if not sentence.endswith(".")] == []
