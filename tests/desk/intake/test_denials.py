"""What an article denies, negates or makes hang on a condition is not drafted as if it happened."""

from datetime import date

import pytest

from timeline.desk.intake.propose import propose
from timeline.desk.intake.values import Article, KnownActor
from timeline.records.actor import ActorKind

_PEOPLE = ("Donald Trump", "Volodymyr Zelensky", "Vladimir Putin", "Marco Rubio", "Rustem Umerov", "Jared Kushner")
KNOWN = (
    *(KnownActor(slug=name.split()[-1].lower(), kind=ActorKind.PERSON, name=name) for name in _PEOPLE),
    KnownActor(slug="kremlin", kind=ActorKind.ORGANISATION, name="Kremlin"),
    KnownActor(slug="axios", kind=ActorKind.OUTLET, name="Axios"),
)


def drafts(sentence):
    return propose(Article(text=sentence, published_on=date(2025, 12, 1), outlet="wire", known=KNOWN)).drafts


def told(sentence):
    return [(one.kind.value, one.date.edtf, one.title, one.confidence.value) for one in drafts(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trump denied that he met Zelensky on Friday.",
        "Kushner has never met Umerov on Thursday.",
        "The Kremlin denied that Putin called Trump on 20 November.",
        "Zelensky said he would not meet Putin on 5 December.",
        "If Rubio meets Umerov on Tuesday, he may go to Kiev.",
        "Rubio did not meet Umerov on Friday.",
        "Rubio didn’t meet Umerov on Friday.",
        "Putin refused to meet Zelensky on Friday.",
        "Putin refused on Friday to meet Zelensky.",
        "Putin failed to meet Zelensky on Friday.",
        "Putin ruled out meeting Zelensky on 5 December.",
        "Putin ruled out a meeting with Zelensky on 5 December.",
        "The Kremlin dismissed reports that Putin met Trump on Friday.",
        "Trump rejected claims that Kushner met Umerov on Friday.",
        "It is not true that Rubio met Umerov on Friday.",
        "Umerov said it was false that Rubio met Kushner on Friday.",
        "Reports that Rubio met Umerov on Friday are untrue.",
        "Reports that Rubio met Umerov on Friday were denied by the Kremlin.",
        "Neither Rubio nor Kushner met Umerov on Friday.",
        "Nobody from Kiev met Umerov on Friday.",
        "No meeting between Rubio and Umerov took place on Friday.",
        "There was no meeting between Rubio and Umerov on Friday.",
        "The meeting between Rubio and Umerov on Friday was not held.",
        "Had Rubio met Umerov on Friday, he would have signed.",
        "“We did not meet Umerov on Friday,” Rubio said.",
        "Putin has no plans to meet Zelensky on 5 December.",
        "Rubio did not sign the accord on Friday.",
        "Trump and Putin have yet to meet on Friday.",
        "Rubio skipped the meeting with Umerov on Friday.",
        "Rubio met no Ukrainian official on Friday.",
        "It is false that Rubio and Umerov met on Friday.",
    ],
)
def test_nothing_is_drafted_of_what_is_denied_or_only_a_condition(sentence):
    assert told(sentence) == []


RUBIO = ("talks", "2025-11-28", "Marco Rubio and Rustem Umerov meet", "high")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They met on Friday, though no agreement was reached.", ("talks", "2025-11-28", "They meet", "medium")),
        ("Rubio not only met Umerov on Friday but also called Putin.", RUBIO),
        ("Rubio met Umerov on Friday, though no agreement was reached.", RUBIO),
        ("Rubio met Umerov on Friday but did not meet Zelensky.", RUBIO),
        ("Rubio met Umerov, not Zelensky, on Friday.", RUBIO),
        ("Rubio met Umerov on Friday, not Thursday.", RUBIO),
        ("Rubio, who has never been to the front, met Umerov on Friday.", RUBIO),
        ("Rubio and Umerov met on Friday but failed to agree.", RUBIO),
        ("Umerov met Rubio on Friday without Zelensky.",
         ("talks", "2025-11-28", "Rustem Umerov and Marco Rubio meet", "high")),
        ("Umerov was not present when Rubio met Kushner on Friday.",
         ("talks", "2025-11-28", "Marco Rubio and Jared Kushner meet", "high")),
        ("The meeting between Rubio and Umerov, which was not announced, took place on Friday.",
         ("announcement", "2025-11-28", "The meeting between Rubio and Umerov takes place", "high")),
        ("Rubio said on Friday that he would not accept the plan.",
         ("statement", "2025-11-28", "Rubio says that he would not accept the plan", "high")),
        ("“It is not over,” Rubio told reporters on Friday.",
         ("statement", "2025-11-28", "Marco Rubio says: “It is not over”", "high")),
    ],
)  # fmt: skip
def test_a_negation_of_another_clause_leaves_the_event(sentence, found):
    assert told(sentence) == [found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("On Friday Trump denied that he met Zelensky on Thursday.",
         ("statement", "2025-11-28", "Trump denies that he met Zelensky", "high")),
        ("The Kremlin on Friday denied reports that Putin would visit Kiev.",
         ("statement", "2025-11-28", "The Kremlin denies reports that Putin would visit Kiev", "high")),
        ("Trump denied meeting Zelensky on Friday.",
         ("statement", "2025-11-28", "Trump denies meeting Zelensky", "low")),
    ],
)  # fmt: skip
def test_a_denial_that_has_a_day_is_a_statement(sentence, found):
    assert told(sentence) == [found]


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("Rubio did not meet Umerov until Friday.",
         "“until Friday” stands with a negation: it may be the day on which it did happen."),
        ("Zelensky will meet Putin on 5 December if Trump comes.", "“if” makes it hang on a condition."),
        ("It is unclear whether Rubio met Umerov on Friday.", "“unclear” leaves open whether it happened."),
        ("The Kremlin has not confirmed that Putin met Trump on Friday.",
         "“not confirmed” leaves open whether it happened."),
        ("Trump and Putin spoke by phone on Friday, Axios reported, which the Kremlin denied.",
         "“denied” stands in the same sentence: somebody denies what another says."),
        ("Rubio would have met Umerov on Friday.", "“would have” leaves open whether it happened."),
    ],
)  # fmt: skip
def test_where_the_words_leave_it_open_the_draft_is_doubtful_and_low(sentence, doubt):
    assert [(one.doubts, one.confidence.value) for one in drafts(sentence)] == [((doubt,), "low")]


def test_whoever_denies_a_report_is_no_origin_of_it():
    (draft,) = drafts("Trump and Putin spoke by phone on Friday, Axios reported, which the Kremlin denied.")
    assert [(step.key, step.verb.value) for step in draft.chain] == [("axios", "reported"), ("wire", "relayed")]
