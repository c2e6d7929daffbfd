"""The reader as its callers meet it: phrases in, readings or a sentence out."""

from datetime import date

import pytest

from tests.dates.examples import EXAMPLES, MONDAY
from timeline.dates.reader import OrderOnly, Unreadable, read, start_of

_READ = [example for kind, rows in EXAMPLES.items() if not kind.startswith("Refused") for example in rows]
_REFUSED = EXAMPLES["Refused: no days"]
_ORDER = EXAMPLES["Refused: an order only"]


def answer_to(phrase, anchor):
    """The reading in EDTF, or the words of the refusal; anything else that is raised fails the test."""
    try:
        return read(phrase, anchor=anchor).edtf
    except Unreadable as reason:
        return str(reason)


def _phrase(example):
    return f"{example.left}{example.phrase}"


@pytest.mark.parametrize("example", _READ, ids=_phrase)
def test_an_example_reads_as_the_table_says(example):
    stands = read(example.phrase, anchor=example.anchor, left=example.left)

    assert stands.edtf == example.edtf
    assert stands.reading.rule.endswith(".")


@pytest.mark.parametrize("example", _REFUSED, ids=_phrase)
def test_a_phrase_without_days_is_refused_in_a_sentence(example):
    with pytest.raises(Unreadable) as refused:
        read(example.phrase, anchor=MONDAY)

    assert type(refused.value) is Unreadable
    assert example.phrase in str(refused.value)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("example", _ORDER, ids=_phrase)
def test_a_phrase_of_order_is_refused_as_such(example):
    with pytest.raises(OrderOnly) as refused:
        read(example.phrase, anchor=MONDAY)

    assert "order" in str(refused.value)


def test_a_weekday_in_the_past_offers_the_week_before():
    stands = read("on Sunday", anchor=MONDAY, left="The United States sent negotiators to Geneva ")

    assert stands.edtf == "2025-11-30"
    assert [other.edtf for other in stands.alternatives] == ["2025-11-23"]


def test_since_is_an_open_interval_and_its_start_is_read_on_request():
    assert read("since mid-November", anchor=MONDAY).edtf == "2025-11-11~/.."
    assert start_of("since mid-November", anchor=MONDAY).edtf == "2025-11-11~/2025-11-20~"


def test_the_start_of_a_closed_date_is_that_date():
    assert start_of("on 21 November", anchor=MONDAY) == read("on 21 November", anchor=MONDAY)


def test_the_start_of_what_only_ends_is_what_it_says():
    assert start_of("until 5 December", anchor=MONDAY).edtf == "../2025-12-05"


def test_figures_that_fit_two_orders_offer_the_other():
    stands = read("10/11/2025", anchor=MONDAY)

    assert stands.edtf == "2025-10-11"
    assert [other.edtf for other in stands.alternatives] == ["2025-11-10"]


def test_a_phrase_and_its_anchor_are_kept_as_given():
    stands = read("  On Sunday ", anchor=MONDAY)

    assert (stands.phrase, stands.anchor) == ("  On Sunday ", MONDAY)


def test_without_an_anchor_a_full_date_is_read():
    assert read("30 November 2025", anchor=None).edtf == "2025-11-30"


@pytest.mark.parametrize("phrase", ["on Sunday", "30 November", "mid-November", "last week", "two weeks ago"])
def test_without_an_anchor_what_counts_from_it_is_refused(phrase):
    with pytest.raises(Unreadable, match="publication"):
        read(phrase, anchor=None)


@pytest.mark.parametrize(
    "phrase", ["", "   ", "\t", "\x00", "Sunday\x00", "в воскресенье", "Sundаy", "x" * 201, "30 November 2025 " * 20]
)
def test_what_is_no_phrase_is_refused_calmly(phrase):
    with pytest.raises(Unreadable):
        read(phrase, anchor=MONDAY)


@pytest.mark.parametrize(
    "phrase", ["9999 years ago", "in 9999 years", "31 December 9999 or later", "the next 9999 decades"]
)
@pytest.mark.parametrize("anchor", [date.min, date.max])
def test_the_ends_of_the_calendar_raise_nothing_but_a_refusal(phrase, anchor):
    assert answer_to(phrase, anchor)


def test_a_day_the_calendar_lacks_is_refused():
    with pytest.raises(Unreadable):
        read("30 February 2025", anchor=MONDAY)


@pytest.mark.parametrize(
    "phrase, anchor, edtf",
    [
        ("last winter", date(1994, 2, 21), "1992-24"),
        ("the year-ago quarter", date(2019, 10, 24), "2018-36"),
        ("the year-earlier period", date(2019, 10, 24), "2018"),
        ("from September 5 to Sunday", date(1978, 9, 18), "1978-09-05/1978-09-17"),
        ("from Thursday to Sunday", date(1978, 9, 18), "1978-09-14/1978-09-17"),
    ],
)
def test_a_phrase_whose_reading_hangs_on_the_time_of_year_or_week(phrase, anchor, edtf):
    assert read(phrase, anchor=anchor).edtf == edtf


@pytest.mark.parametrize(
    "left, phrase, edtf",
    [
        ("The hearing set for ", "9 July", "2012-07-09"),
        ("The hearing was moved to ", "23 July", "2012-07-23"),
        ("The commander was arrested on ", "20 November", "2011-11-20"),
        ("The verdict is expected in ", "March", "2013-03"),
    ],
)
def test_the_tense_beside_a_day_gives_way_to_a_day_that_is_much_nearer(left, phrase, edtf):
    assert read(phrase, anchor=date(2012, 7, 12), left=left).edtf == edtf


@pytest.mark.parametrize(
    "left, phrase, anchor, edtf, other",
    [
        ("", "in winter 2025", date(2025, 3, 2), "2024-24", "2025-24"),
        ("", "winter 2024", date(2024, 2, 2), "2023-24", "2024-24"),
        ("Putin visited India ", "in winter 2025", MONDAY, "2024-24", "2025-24"),
        ("The talks will resume ", "in winter 2025", date(2025, 10, 1), "2025-24", "2024-24"),
        ("", "the winter of 2022", MONDAY, "2022-24", "2021-24"),
        ("", "winter 2025", None, "2025-24", "2024-24"),
        ("", "late winter 2025", date(2025, 3, 2), "2025-02~", "2026-02~"),
    ],
)
def test_a_winter_with_one_year_offers_the_one_that_ends_and_the_one_that_begins_in_it(
    left, phrase, anchor, edtf, other
):
    stands = read(phrase, anchor=anchor, left=left)

    assert (stands.edtf, [one.edtf for one in stands.alternatives]) == (edtf, [other])


def test_a_winter_with_both_its_years_is_that_one_alone():
    stands = read("winter 2024-25", anchor=MONDAY)

    assert (stands.edtf, stands.alternatives) == ("2024-24", ())


@pytest.mark.parametrize(
    "phrase, edtf, weekday, others",
    [
        ("on Sunday, 1 December 2025", "2025-12-01?", "Monday", ["2025-11-30"]),
        ("Sun 1 Dec 2025", "2025-12-01?", "Monday", ["2025-11-30"]),
        ("1 December 2025, Sunday", "2025-12-01?", "Monday", ["2025-11-30"]),
        ("Sunday 2025-12-01", "2025-12-01?", "Monday", ["2025-11-30"]),
        ("Tuesday, 30.11.2025", "2025-11-30?", "Sunday", ["2025-12-02"]),
        ("Monday, 30 November", "2025-11-30?", "Sunday", ["2025-12-01"]),
        ("by Sunday, 1 December 2025", "../2025-12-01?", "Monday", []),
        ("Sunday 1 December to Friday 5 December 2025", "2025-12-01?/2025-12-05?", "Monday", []),
    ],
)
def test_a_weekday_that_is_not_the_date_s_puts_it_in_doubt_and_is_said(phrase, edtf, weekday, others):
    stands = read(phrase, anchor=MONDAY)

    said = f"The weekday and the date do not fit together: that date is a {weekday}." in stands.reading.rule
    assert (stands.edtf, said, [other.edtf for other in stands.alternatives]) == (edtf, True, others)


@pytest.mark.parametrize(
    "phrase, edtf",
    [
        ("Monday 2025-12-01", "2025-12-01"),
        ("Sunday, November 23-24", "2025-11-23/2025-11-24"),
        ("Sunday, November 23 and 24", "2025-11-23/2025-11-24"),
        ("23 to 24 November 2025, Monday", "2025-11-23/2025-11-24"),
    ],
)
def test_a_weekday_beside_its_own_date_puts_nothing_in_doubt(phrase, edtf):
    assert read(phrase, anchor=MONDAY).edtf == edtf


def test_figures_that_fit_their_weekday_only_in_the_less_usual_order_offer_the_usual_one():
    stands = read("Sunday, 12/1/2025", anchor=MONDAY)

    assert (stands.edtf, [other.edtf for other in stands.alternatives]) == ("2025-01-12", ["2025-12-01?"])


@pytest.mark.parametrize(
    "phrase, edtf",
    [
        ("less than two days ago", "2025-11-29/2025-12-01"),
        ("under a month ago", "2025-11-01/2025-12-01"),
        ("not even a year ago", "2024-01-01/2025-12-01"),
    ],
)
def test_less_than_so_long_ago_has_a_rule_of_its_own(phrase, edtf):
    stands = read(phrase, anchor=MONDAY)

    said = "“Less than” so long ago is from then up to the publication day."
    assert (stands.edtf, stands.reading.rule) == (edtf, said)


@pytest.mark.parametrize(
    "phrase, edtf",
    [
        ("more than a week ago", "../2025-11-24~"),
        ("over a month ago", "../2025-11-01~"),
        ("at least two years ago", "../2023-12-01~"),
        ("more than three days ago", "../2025-11-28"),
        ("more than a week later", "2025-12-08~/.."),
        ("more than a week before Christmas", "../2025-12-18"),
    ],
)
def test_more_than_so_long_ago_ends_so_long_before_publication(phrase, edtf):
    assert read(phrase, anchor=MONDAY).edtf == edtf


@pytest.mark.parametrize(
    "phrase, edtf",
    [
        ("half a year ago", "2025-06~"),
        ("in half a year", "2026-06~"),
        ("two and a half weeks ago", "2025-11-13~"),
        ("half a century ago", "197X~"),
        ("a day and a half ago", "2025-11-29~"),
        ("half a year before Christmas", "2025-06-25~"),
        ("an hour and a half ago", "2025-12-01"),
    ],
)
def test_a_length_with_half_a_unit_is_about(phrase, edtf):
    assert read(phrase, anchor=MONDAY).edtf == edtf
