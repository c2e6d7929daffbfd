"""A phrase made plain, before any rule sees it."""

import pytest

from timeline.dates.words import plain


@pytest.mark.parametrize(
    "phrase, text",
    [
        ("Since mid-November", "since mid november"),
        ("the twenty-first of Nov.", "21st of november"),
        ("nineteen ninety-six", "1996"),
        ("two thousand and twenty-five", "2025"),
        ("one thousand seven hundred and eighty nine", "1789"),
        ("seventeen hundred thirty three", "1733"),
        ("nineteen oh five", "1905"),
        ("January twenty five nineteen eighty six", "january 25 1986"),
        ("the nineteen seventies", "1970s"),
        ("the two thousand and tens", "2010s"),
        ("the ’90s", "90s"),
        ("a week or so ago", "1 week or so ago"),
        ("a couple of weeks ago", "couple weeks ago"),
        ("three and a half years ago", "3 and half years ago"),
        ("a fortnight later", "2 weeks later"),
        ("last week’s Sunday", "last week sunday"),
        ("23rd–26th Oct", "23rd to 26th october"),
        ("Nov 18 2014-Dec 19 2015", "november 18 2014 to december 19 2015"),
        ("11/23-11/30", "11/23 to 11/30"),
        ("Nov-30-2025", "november 30 2025"),
        ("late November/early December", "late november or early december"),
        ("5 p.m. EST, Nov. 9", "clock november 9"),
        ("2025-11-30T14:00", "2025-11-30 clock"),
        ("at 19:00 Moscow time", "at clock"),
        ("“on Sunday”", "on sunday"),
        ("w/c 24 November", "week beginning 24 november"),
    ],
)
def test_a_phrase_is_brought_into_one_form(phrase, text):
    assert plain(phrase) == text


@pytest.mark.parametrize(
    "phrase", ["Since mid-November", "the twenty-first of Nov.", "a fortnight later", "5 p.m. on Nov. 9"]
)
def test_a_plain_phrase_stays_as_it_is(phrase):
    assert plain(plain(phrase)) == plain(phrase)
