"""“I” and “we” in a quotation are its speaker; no title speaks in the first person for itself."""

from datetime import date

import pytest

from timeline.desk.intake.first_person import in_third_person, is_bare, speaks_of_itself
from timeline.desk.intake.propose import propose
from timeline.desk.intake.values import Article, KnownActor
from timeline.records.actor import ActorKind

KNOWN = (
    *(
        KnownActor(slug=name.split()[-1].lower(), kind=ActorKind.PERSON, name=name)
        for name in ("Donald Trump", "Volodymyr Zelensky", "Marco Rubio", "Rustem Umerov")
    ),
    KnownActor(slug="axios", kind=ActorKind.OUTLET, name="Axios"),
)


def told(sentence):
    found = propose(Article(text=sentence, published_on=date(2025, 12, 1), outlet="wire", known=KNOWN)).drafts
    return [(one.title, [part.key for part in one.parts], one.doubts, one.confidence.value) for one in found]


@pytest.mark.parametrize(
    ("sentence", "title", "parts"),
    [
        ("“I met Trump on Saturday,” Zelensky told reporters, according to Axios.",
         "Volodymyr Zelensky and Donald Trump meet", ["zelensky", "trump"]),
        ('"We met Umerov on Friday," Rubio said.', "Marco Rubio and Rustem Umerov meet", ["rubio", "umerov"]),
        ("“I signed the accord on Friday,” said Zelensky.", "Volodymyr Zelensky signs the accord", ["zelensky"]),
        ("“I visited Kiev on Friday,” Rubio told reporters.", "Marco Rubio visits Kiev", ["rubio"]),
        ("“My envoy met Umerov on Friday,” Trump said.", "Donald Trump’s envoy meets Umerov", ["umerov"]),
    ],
)  # fmt: skip
def test_who_is_quoted_takes_part_and_is_named_in_the_title(sentence, title, parts):
    assert told(sentence) == [(title, parts, (), "high")]


@pytest.mark.parametrize(
    ("sentence", "title", "parts"),
    [
        ("“I met Trump on Saturday.”", "The speaker meets Trump", ["trump"]),
        ("“We signed the accord on Friday,” the minister said.", "The speaker signs the accord", []),
        ("Trump told us on Friday that he met Zelensky.", "Trump tells the writer that he met Zelensky", ["trump"]),
    ],
)
def test_where_nobody_is_named_for_it_there_is_a_doubt(sentence, title, parts):
    doubt = "“I” or “we” is somebody whom the sentence does not name."
    assert told(sentence) == [(title, parts, (doubt,), "low")]


def test_a_date_within_a_quotation_is_doubted_as_the_day_of_saying_it():
    doubt = "The date stands in what is quoted, and may not be that of saying it."
    assert told("Zelensky said: “I met Trump on Saturday.”") == [
        ("Zelensky says: “I met Trump.”", ["zelensky"], (doubt,), "low")
    ]


def test_a_date_between_commas_leaves_none_behind():
    assert (
        told("An earlier date, 5 September, was ruled out by Rubio.")[0][0] == "An earlier date is ruled out by Rubio"
    )


def test_what_is_quoted_with_its_speaker_stays_as_it_was_said():
    assert not is_bare("Ann Lee says: “We are ready”")
    assert is_bare("I meet Trump")


@pytest.mark.parametrize("words", ["The Minsk I accord", "World War I ended", "The US agreed"])
def test_numerals_and_states_are_nobody_who_speaks(words):
    assert not speaks_of_itself(words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("“I’ve met him and I am ready,”", "Ann Lee has met him and Ann Lee is ready,"),
        ("“We'll send our team”", "Ann Lee will send Ann Lee’s team"),
        ("“He called me”", "He called Ann Lee"),
    ],
)
def test_the_third_person_agrees_with_its_verb(words, said):
    assert in_third_person(words, "Ann Lee") == said
