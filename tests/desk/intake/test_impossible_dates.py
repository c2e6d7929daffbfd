"""Dates that cannot be as they are written are kept as they stand, unread or doubted, and never cut down."""

from datetime import date

import pytest

from timeline.desk.intake.propose import propose
from timeline.desk.intake.values import Article
from timeline.desk.intake.when import dates_in

ANCHOR = date(2025, 12, 1)


def drafts(sentence):
    return propose(Article(text=sentence, published_on=ANCHOR, outlet="wire")).drafts


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("On February 30, 2025 Marco Rubio met Rustem Umerov.", "On February 30, 2025"),
        ("On 31 November Marco Rubio met Rustem Umerov.", "On 31 November"),
        ("Marco Rubio met Rustem Umerov on November 31st.", "on November 31st"),
        ("Marco Rubio met Rustem Umerov on the 31st of November.", "on the 31st of November"),
        ("Marco Rubio met Rustem Umerov from 28 to 31 November.", "from 28 to 31 November"),
        ("Marco Rubio met Rustem Umerov on Friday, Nov. 31, 2025.", "on Friday, Nov. 31, 2025"),
        ("Marco Rubio met Rustem Umerov on 29 February 2025.", "on 29 February 2025"),
        ("Marco Rubio met Rustem Umerov on 2025-02-30.", "on 2025-02-30"),
    ],
)
def test_a_day_that_no_calendar_has_is_kept_unread_with_a_doubt(sentence, phrase):
    (draft,) = drafts(sentence)
    assert (draft.date.phrase, draft.date.edtf, draft.confidence.value) == (phrase, "", "low")
    assert draft.doubts == (f"“{phrase}” is no day that the calendar has: it cannot be read.",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met in November 2025.", [("in November 2025", "2025-11")]),
        ("In February, 30 officials met.", [("In February", "2025-02")]),
        ("They met at 16:30 November 20.", [("at 16:30 November 20", "2025-11-20")]),
        ("They met on 29 February 2024.", [("on 29 February 2024", "2024-02-29")]),
        ("In 2024 30 envoys met.", [("In 2024", "2024")]),
    ],
)
def test_a_date_beside_other_figures_is_read_as_before(text, found):
    assert [(one.date.phrase, one.date.edtf) for one in dates_in(text, anchor=ANCHOR)] == found


@pytest.mark.parametrize(
    ("when", "doubt"),
    [
        ("on Sunday, 1 December 2025", "“on Sunday, 1 December 2025” says Sunday, but 1 December 2025 is a Monday."),
        ("on Sunday (1 December)", "“on Sunday (1 December)” says Sunday, but 1 December 2025 is a Monday."),
        ("on 30 November 2025, a Monday", "“on 30 November 2025” says Monday, but 30 November 2025 is a Sunday."),
    ],
)
def test_a_weekday_of_another_day_is_a_doubt(when, doubt):
    (draft,) = drafts(f"Marco Rubio met Rustem Umerov {when}.")
    assert (draft.doubts, draft.confidence.value) == ((doubt,), "low")


@pytest.mark.parametrize("when", ["on Sunday, 30 November 2025", "on Sunday (30 November)", "on 30 November, a Sunday"])
def test_a_weekday_that_agrees_is_none(when):
    (draft,) = drafts(f"Marco Rubio met Rustem Umerov {when}.")
    assert (draft.date.edtf, draft.doubts, draft.confidence.value) == ("2025-11-30", (), "high")
