"""Who met whom, drawn and in words."""

from datetime import date

import pytest

from tests.public.plan_documents import shipped
from timeline.public.asking.meetings import Meetings, Pair
from timeline.public.drawing.met_whom import met_whom

UKRAINE_US, UKRAINE_RUSSIA, US_RUSSIA = (
    ("ukraine", "united-states"),
    ("ukraine", "russia"),
    ("united-states", "russia"),
)


def pair(parties, **fields):
    return Pair(parties=parties, **{"met": 0, "announced": 0, "last": None, "is_exact": False} | fields)


def drawn(*pairs, left_out=0, title=""):
    return met_whom(shipped(), Meetings(pairs=pairs, left_out=left_out, title=title))


def facts():
    met = pair(UKRAINE_US, met=1, last=date(2025, 11, 30), is_exact=True)
    return drawn(met, pair(UKRAINE_RUSSIA), pair(US_RUSSIA, announced=1), left_out=1, title="Talks in Geneva")


def test_the_parties_stand_in_the_drawings_order():
    assert [(node.name, node.slot, node.x) for node in facts().nodes] == [
        ("Ukraine", 2, "44"),
        ("United States", 1, "156"),
        ("Russia", 3, "268"),
    ]


def test_what_is_known_and_what_is_not_look_different():
    assert [(tie.look, tie.label, tie.path) for tie in facts().ties] == [
        ("none", "no meeting recorded", "M44 70C82 -6 230 -6 268 70"),
        ("met", "met 30 Nov", "M44 84H156"),
        ("announced", "announced", "M156 84H268"),
    ]


def test_the_drawing_is_also_in_words():
    assert facts().words == (
        "Ukraine and United States: met on 30 November 2025.",
        "Ukraine and Russia: no meeting recorded.",
        "United States and Russia: 1 meeting announced.",
    )


@pytest.mark.parametrize(
    "fields, label, words",
    [
        ({"met": 1}, "met", "met, day not stated"),
        ({"met": 1, "last": date(2025, 11, 30)}, "met", "met on or before 30 November 2025"),
        (
            {"met": 3, "last": date(2025, 11, 30), "is_exact": True, "announced": 2},
            "met 3 times",
            "met in 3 entries, the latest on 30 November 2025; 2 meetings announced",
        ),
        (
            {"met": 2, "last": date(2025, 11, 30)},
            "met 2 times",
            "met in 2 entries, the latest on or before 30 November 2025",
        ),
    ],
)
def test_a_day_is_said_only_where_it_is_known(fields, label, words):
    found = drawn(pair(UKRAINE_US, **fields))

    assert (found.ties[0].label, found.words) == (label, (f"Ukraine and United States: {words}.",))


@pytest.mark.parametrize(
    "left_out, words",
    [
        (0, ""),
        (1, "“Talks in Geneva” is left out, since a side is not stated."),
        (2, "2 entries are left out, since a side is not stated in them."),
    ],
)
def test_what_is_left_out_is_said(left_out, words):
    assert drawn(pair(UKRAINE_US, met=1), left_out=left_out, title="Talks in Geneva").left_out == words


def test_where_nobody_met_anybody_there_is_no_drawing():
    assert drawn(pair(UKRAINE_US), left_out=1) is None
    assert met_whom(shipped(), None) is None
