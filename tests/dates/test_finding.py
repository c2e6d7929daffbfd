"""Dates in running text: found where they stand, read in their sentence, in bounded work."""

from datetime import date

import pytest

from tests.dates.examples import MONDAY
from timeline.dates import finding
from timeline.dates.finding import find, most_steps
from timeline.dates.grammar import Work
from timeline.dates.tokens import LONGEST_RUN, runs_in

ARTICLE = (
    "Washington has been promoting a new proposal since mid-November. On November 21, Putin said that the 28-point plan"
    " could be a basis. It was subsequently cut from 28 points to 19 points. On Sunday, talks took place in Florida;"
    " they may go on. Witkoff will come to Russia at the beginning of the week and plans to meet Putin on Thursday,"
    " before Putin's visit to India. In 1994 the memorandum was signed; a return to the 1991 borders was ruled out."
    " About 2,000 people marched on the capital, 2000 people stayed. The war began in Feb. 2014 or late 2013."
    " Axios reported on Monday. Between 24 and 30 November 2025 there were three rounds of three hours."
)
AS_FOUND = [
    ("since mid-November", "2025-11-11~/2025-11-20~"),
    ("On November 21", "2025-11-21"),
    ("On Sunday", "2025-11-30"),
    ("at the beginning of the week", "2025-12-01/2025-12-03"),
    ("on Thursday", "2025-12-04"),
    ("In 1994", "1994"),
    ("in Feb. 2014", "2014-02"),
    ("late 2013", "2013-09~/2013-12~"),
    ("on Monday", "2025-12-01"),
    ("Between 24 and 30 November 2025", "2025-11-24/2025-11-30"),
]
HOSTILE = {
    "dashes": "-",
    "spaces": " ",
    "digits": "7",
    "years": "2025, ",
    "weekdays": "Monday ",
    "short names": "Nov. ",
    "nested ranges": "between 1 and 2 November to ",
    "units": "weeks of the ",
    "days before days": "since the week before ",
    "half a date": "2025-11-",
    "two scripts": "Ноябрь Novembеr ",
    "apostrophes": "'s ",
    "numbers in words": "nineteen ninety ",
}


def test_the_dates_of_an_article_are_found_and_read_in_their_sentence():
    assert [(found.phrase, found.date.edtf) for found in find(ARTICLE, anchor=MONDAY)] == AS_FOUND


def test_a_date_stands_where_it_was_found():
    assert [ARTICLE[found.start : found.end] for found in find(ARTICLE, anchor=MONDAY)] == [row[0] for row in AS_FOUND]


def test_since_and_by_are_kept_apart_from_the_date_they_go_with():
    since, by = find("They have met since mid-November and must agree by Friday.", anchor=MONDAY)

    assert (since.date.edtf, since.whole.edtf) == ("2025-11-11~/2025-11-20~", "2025-11-11~/..")
    assert (by.date.edtf, by.whole.edtf) == ("2025-12-05", "../2025-12-05")


@pytest.mark.parametrize(
    "text",
    [
        "the 28-point plan",
        "from 28 points to 19",
        "the 1991 borders",
        "2,000 people",
        "$2000 a head",
        "1,991 men",
        "The delegations may march on.",
        "He sat in the sun for a second.",
        "later, afterwards and subsequently",
        "three hours and two weeks",
        "within 72 hours",
        "the past three months",
        "in less than a year",
        "in its 23rd month",
        "on the second day",
        "every Monday and each Friday",
        "a Sunday in the country",
        "by 2000 GMT",
        "Resolution 1574",
        "Flight 1999",
        "about 1574 votes",
        "May went first.",
        "the nine-month period and a six-month plan",
        "11 3/4 percent",
        "stood at 1987 after a fall",
        "the Sunday Times",
        "Bloody Sunday",
        "April Smith and June Jones",
        "the March on Washington",
        "14-4 on the floor",
        "on the 18th floor",
        "a week later than agreed",
        "the year, the month and the week",
        "",
    ],
)
def test_what_is_no_date_is_not_found(text):
    assert find(text, anchor=MONDAY) == []


@pytest.mark.parametrize(
    "text, readings",
    [
        ("They meet on 8 July and again the next day.", ["2024-07-08", "2024-07-09"]),
        ("Shelling on 28 August 1995 brought air strikes two days later.", ["1995-08-28", "1995-08-30"]),
        ("It was set up in December 1973 and fell the following May.", ["1973-12", "1974-05"]),
        ("Secret contacts began in early 2012, public ones that October.", ["2012-01~/2012-04~", "2012-10"]),
        ("The meeting is on 29 April 2008; figures come the day before.", ["2008-04-29", "2008-04-28"]),
        ("He was elected on 7 May 2024 and resigned the same month.", ["2024-05-07", "2024-05"]),
    ],
)
def test_words_that_look_back_count_from_the_date_before_them(text, readings):
    assert [found.date.edtf for found in find(text, anchor=date(2024, 7, 1))] == readings


def test_a_date_that_looks_back_says_what_it_counts_from():
    found = find("They met on 8 July 2024 and again the next day.", anchor=MONDAY)[1]

    assert found.date.anchor == date(2024, 7, 8)
    assert found.date.reading.rule.startswith("Counted from “on 8 July 2024”, the date named before it.")


def test_no_day_is_told_from_a_year_nor_a_later_day_from_nothing():
    assert [found.phrase for found in find("The revolt of 1976 was put down two days later.", anchor=MONDAY)] == [
        "1976"
    ]
    assert find("It was put down two days later.", anchor=MONDAY) == []


@pytest.mark.parametrize(
    "text, named, whole",
    [
        ("It lasted from 1955 to March 1972.", ["1955", "1972-03"], "1955-01/1972-03"),
        ("It is due in September or October 1993.", ["1993-09", "1993-10"], "1993-09/1993-10"),
        ("They met on Thursday and Friday.", ["2025-11-27", "2025-11-28"], "2025-11-27/2025-11-28"),
    ],
)
def test_the_two_ends_of_a_range_are_found_one_by_one_with_the_range_as_their_whole(text, named, whole):
    found = find(text, anchor=MONDAY)

    assert [one.date.edtf for one in found] == named
    assert {one.whole.edtf for one in found} == {whole}


def test_a_date_over_two_lines_has_a_phrase_on_one():
    assert [found.phrase for found in find("They met on\n21 November.", anchor=MONDAY)] == ["on 21 November"]


def test_dates_that_follow_each_other_are_found_one_by_one():
    found = find("On 3 May 2024, 5 June 2024 and in July 2024.", anchor=MONDAY)

    assert [one.date.edtf for one in found] == ["2024-05-03", "2024-06-05", "2024-07"]


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_in_no_more_steps_than_its_length_allows(piece, monkeypatch):
    text, accounts = (piece * 10_000)[:10_000], []
    monkeypatch.setattr(finding, "Work", lambda most: accounts.append(Work(most=most)) or accounts[0])

    find(text, anchor=MONDAY)

    assert accounts[0].most == most_steps(text) == 900
    assert accounts[0].steps <= accounts[0].most + 1


def test_a_run_of_date_words_is_cut_to_a_bounded_length():
    runs = runs_in("Monday " * 100)

    assert [len(run) for run in runs] == [LONGEST_RUN] * 7 + [2]


def test_an_article_of_dates_only_is_read_to_its_end():
    text = "On 3 May 2024 they met, and on 5 June 2024 they parted. " * 200

    assert len(find(text, anchor=date(2024, 7, 1))) == 400
