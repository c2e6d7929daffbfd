"""Two wordings word by word: nothing is lost, only what differs is marked, and no text is too much."""

from itertools import product
from random import Random
from time import process_time

import pytest

from timeline.public.drawing.differences import differences


def shown(pieces):
    """A wording with what only it has in brackets."""
    return "".join(f"[{piece.text}]" if piece.is_only_here else piece.text for piece in pieces)


def text_of(pieces):
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("left", "right", "marked_left", "marked_right"),
    [
        (
            "Forces are limited to 600,000 troops.",
            "The forces of Ukraine are limited to 800,000 troops.",
            "[Forces] are limited to [600,000] troops.",
            "[The forces of Ukraine] are limited to [800,000] troops.",
        ),
        ("It shall end.", "It shall not end.", "It shall end.", "It shall [not] end."),
        ("One two three four", "One four", "One [two three] four", "One four"),
        ("NATO’s forces", "Russia’s forces", "[NATO’s] forces", "[Russia’s] forces"),
        ("peace, war", "peace war", "peace[,] war", "peace war"),
        ("peace; war.", "peace, war", "peace[;] war[.]", "peace[,] war"),
        ("peace and  war", "peace, and war", "peace and  war", "peace[,] and war"),
        ("<b>one</b>", "<b>two</b>", "<b>[one]</b>", "<b>[two]</b>"),
        ("Збройні сили", "Збройні загони", "Збройні [сили]", "Збройні [загони]"),
        ("", "all new", "", "[all new]"),
        ("same", "same", "same", "same"),
    ],
)
def test_only_the_words_that_differ_are_marked(left, right, marked_left, marked_right):
    found = differences(left, right)
    assert (shown(found.left), shown(found.right)) == (marked_left, marked_right)


def test_words_are_counted_and_signs_are_not():
    found = differences("One, two; three!", "One two, four five!")
    assert (found.only_left, found.only_right) == (1, 2)


def test_both_texts_are_whole_and_what_is_not_marked_is_the_same_in_both():
    random = Random(2025)
    for size, alphabet in product((3, 40, 400), ("ab", "abcdefghijklmnopqrstuvwxyz")):
        left, right = (" ".join(random.choices(alphabet, k=size)) for _ in range(2))
        found = differences(left, right)
        assert (text_of(found.left), text_of(found.right)) == (left, right)
        kept = [[one.text for one in pieces if not one.is_only_here] for pieces in (found.left, found.right)]
        assert " ".join(kept[0]).split() == " ".join(kept[1]).split()


def test_a_long_text_with_a_few_changes_is_marked_where_they_are():
    words = [f"word{number % 700}" for number in range(2_500)]
    changed = [*words[:900], "heron", *words[901:1_800], *words[1_810:]]
    found = differences(" ".join(words), " ".join(changed))
    assert (found.only_left, found.only_right) == (11, 1)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a " * 10_000, "a " * 9_999),
        ("a b " * 5_000, "b a a " * 3_333),
        (" ".join(f"w{n}" for n in range(3_500)), " ".join(f"w{n}" for n in reversed(range(3_500)))),
        ("," * 20_000, "." * 20_000),
    ],
)
def test_no_text_takes_long(left, right):
    begin = process_time()
    found = differences(left, right)
    assert (text_of(found.left), text_of(found.right)) == (left, right)
    assert process_time() - begin < 5
