"""The words of the plan pages: computed from the readings, in the right number, and never more than is known."""

from dataclasses import replace

import pytest

from tests.public.plan_documents import document, merged, numbered, shipped, split, version
from timeline.public.comparison import compare
from timeline.public.drawing.plan_comparison import comparison_page
from timeline.public.drawing.plan_versions import choosable, contents, pair_links, said_about, version_lines
from timeline.records.plan import ProvisionReading, ReadingState, Relation, RelationKind


def drawn(facts, a="first", b="last"):
    return comparison_page(facts, compare(facts, a, b))


def headings(facts, a="first", b="last"):
    return [part.heading for part in drawn(facts, a, b).groups]


def test_the_shipped_plan_has_four_removed_and_nothing_kept_or_changed():
    assert headings(shipped(), "28-points", "19-points") == [
        "Removed: 4 named",
        "Kept: none reported",
        "Changed: none reported",
        "Not reported",
    ]


def test_the_finding_and_who_says_so():
    page = drawn(shipped(), "28-points", "19-points")

    assert page.heading == "From 28 points to 19"
    assert page.lede == "4 provisions are reported as removed. Nothing else about either text is reported."
    assert [[(link.name, link.bracket) for link in line.links] for line in page.lines] == [
        [("News outlets", "not named"), ("Sputnik", "Russian state media")]
    ]
    assert page.origin == "Source: News outlets (not named), through Sputnik (Russian state media), 1 December 2025."


def test_what_nobody_describes_is_counted_for_each_version():
    page = drawn(shipped(), "28-points", "19-points")

    assert page.undescribed == ("Original plan: up to 24 of 28 points", "Revised plan: all 19 points")
    assert page.texts == "Neither text is held."
    assert [part.sentence for part in page.groups] == [
        "",
        "19 later points are not described: whether they were kept, reworded or are new is not reported.",
        "No wording of any point, in either version, is held.",
        "",
    ]


def test_each_removed_provision_has_its_title_on_the_side_that_held_it_and_its_own_attribution():
    first = drawn(shipped(), "28-points", "19-points").groups[0].provisions[0]

    assert (first.compared.letter, first.compared.provision.title, first.topic) == (
        "A",
        "Downsizing the Ukrainian armed forces",
        "Ukrainian armed forces",
    )
    assert [(cell.label, cell.has_title, cell.is_part, cell.words) for cell in first.cells] == [
        ("Original plan, 28 points", True, True, ""),
        ("Revised plan, 19 points", False, False, "Reported as removed"),
    ]
    assert [[link.name for link in line.links] for line in first.lines] == [["News outlets", "Sputnik"]]


def test_read_backwards_nothing_is_called_removed_or_added():
    page = drawn(shipped(), "19-points", "28-points")

    assert page.heading == "Revised plan and Original plan compared"
    assert page.notice == "“Revised plan” revises “Original plan”; here the later version stands first."
    assert [part.heading for part in page.groups] == [
        "Only in “Revised plan”: none reported",
        "In both: none reported",
        "Changed: none reported",
        "Only in “Original plan”: 4 named",
        "Not reported",
    ]


def test_a_counter_proposal_is_called_what_it_is():
    counters = Relation(kind=RelationKind.COUNTERS, version="first")
    facts = document(version("first", 28, army="included"), version("last", 10, relations=[counters], army="removed"))

    page = drawn(facts)

    assert page.notice == (
        "“Last” counters “First”. "
        "Neither is on record as a revision of the other, so nothing is called removed or added here."
    )
    assert page.lede == "1 provision is reported for “First” alone. Nothing else about either text is reported."


def test_every_group_with_a_provision_has_a_heading_of_its_own():
    facts = document(
        version("first", 9, army="included", aid="included", ports="included", seats="included", law="included"),
        version(
            "last", 9, revises=["first"],
            army="removed", aid="included", ports="changed", rails="added", seats=merged("law"), talks="included",
        ),
    )  # fmt: skip

    assert headings(facts) == [
        "Removed: 1 named",
        "Kept: 1 named",
        "Changed: 1 named",
        "Added: 1 named",
        "Merged: 2 named",
        "Not reported",
    ]


def worded(wording, *, state="included", language="en"):
    return ProvisionReading(provision="", state=ReadingState(state), wording=wording, language=language)


def army(facts, a="first", b="last"):
    """The one line of a comparison: pieces of both wordings, those of one alone in brackets; the tags; the sentence."""
    ((line,),) = [part.provisions for part in drawn(facts, a, b).groups if part.provisions]
    marked = ["".join(f"[{p.text}]" if p.is_only_here else p.text for p in cell.pieces) for cell in line.cells]
    return marked, [cell.marking and cell.marking.tag for cell in line.cells], line.wordings


def test_words_that_only_one_wording_has_are_marked_as_what_the_revision_did_or_as_only_there():
    first = version("first", army=worded("600,000 troops at most"))
    changed = worded("At most 800,000 troops in peacetime", state="changed")
    revision, apart = version("last", revises=["first"], army=changed), version("last", army=changed)
    marked = ["[600,000] troops [at most]", "[At most 800,000] troops [in peacetime]"]

    assert army(document(first, revision)) == (
        marked,
        ["del", "ins"],
        "Marked: 3 words only in “First”, 5 words only in “Last”.",
    )
    assert army(document(first, apart))[1] == ["mark", "mark"]
    assert army(document(first, revision), "last", "first")[1] == ["mark", "mark"]


@pytest.mark.parametrize(
    ("left", "right", "sentence"),
    [
        (worded("No troops"), worded("No troops", state="changed"), "The two wordings are the same."),
        (
            worded("No troops"),
            worded("No troops.", state="changed"),
            "The two wordings have the same words; only signs or spaces differ.",
        ),
        (
            worded("No troops"),
            worded("Без військ", state="changed", language="uk"),
            "The two wordings are in different languages, so no words are marked.",
        ),
        (
            worded("a " * 150_000),
            worded("b " * 100_001, state="changed"),
            "The two wordings are too long for their words to be marked here.",
        ),
        (worded("No troops"), worded("", state="changed"), ""),
    ],
)
def test_how_two_wordings_differ_is_said_in_a_sentence(left, right, sentence):
    assert army(document(version("first", army=left), version("last", revises=["first"], army=right)))[2] == sentence


def test_two_versions_of_a_hundred_points_each_stand_on_one_page():
    points = range(100)
    first = version("first", 100, **{f"p{n}": worded(f"Point {n} of a long text") for n in points})
    last = version(
        "last", 100, revises=["first"], **{f"p{n}": worded(f"Point {n} of a new text", state="changed") for n in points}
    )

    page = drawn(document(first, last))

    assert [(part.heading, len(part.provisions)) for part in page.groups] == [
        ("Removed: none reported", 0),
        ("Kept: none reported", 0),
        ("Changed: 100 named", 100),
        ("Not reported", 0),
    ]
    assert {line.wordings for line in page.groups[2].provisions} == {
        "Marked: 1 word only in “First”, 1 word only in “Last”."
    }
    assert page.undescribed == ()


@pytest.mark.parametrize(
    "before, after, heading",
    [
        (28, 19, "From 28 points to 19"),
        (19, 19, "From First to Last"),
        (None, 19, "From First to Last"),
        (None, None, "From First to Last"),
    ],
)
def test_the_heading_counts_points_only_where_they_changed(before, after, heading):
    assert drawn(document(version("first", before), version("last", after, revises=["first"]))).heading == heading


@pytest.mark.parametrize(
    "before, after, undescribed",
    [
        (28, None, ("First: all 28 points", "Last: the number of its points is not stated")),
        (1, 2, ("First: its 1 point", "Last: all 2 points")),
        (0, 2, ("Last: all 2 points",)),
    ],
)
def test_points_that_nobody_describes(before, after, undescribed):
    assert drawn(document(version("first", before), version("last", after))).undescribed == undescribed


def test_two_versions_of_which_nothing_is_known_say_so():
    page = drawn(document(version("first", 28), version("last", 19, revises=["first"])))

    assert page.lede == "What either text says is not reported."


def test_a_provision_that_only_one_version_is_known_to_hold_leaves_its_fate_open():
    page = drawn(document(version("first", army="included"), version("last", revises=["first"])))

    assert page.lede == "What became of the provisions that are known is not reported."
    assert page.chart.alternative == (
        "First: 1 subject known, number of points not stated. Last: Number of points not stated, none described."
    )


def test_what_another_provision_was_merged_with_is_told_from_either_end():
    first = version("first", army="included", law="included")
    facts = document(first, version("last", revises=["first"], army=merged("law")))

    assert [[cell.words for cell in line.cells] for part in drawn(facts).groups for line in part.provisions] == [
        ["", "Reported as merged with: Law"],
        ["", "Reported as merged with: Army"],
    ]


def test_a_held_text_is_not_called_unreported():
    held = replace(version("last", 19, revises=["first"]), text_source="sputnik-2025-12-01")

    page = drawn(document(version("first", 28), held))

    assert (page.lede, page.texts) == ("", "The text of “Last” is held, the other is not.")


def test_what_follows_only_from_the_revision_is_told_apart_from_what_is_reported():
    facts = document(
        version("first"), version("last", revises=["first"], army="changed", rails="added", seats=split("law", "talks"))
    )

    cells = {
        line.compared.provision.slug: [cell.words for cell in line.cells]
        for part in drawn(facts).groups
        for line in part.provisions
    }

    assert cells == {
        "army": ["Part of it, by what its revision is reported to have done", "Reported as changed"],
        "rails": ["Not part of it, by what its revision is reported to have done", "Reported as added"],
        "seats": ["Part of it, by what its revision is reported to have done", "Reported as split into: Law; Talks"],
    }


def test_numbers_of_points_that_are_reported_are_no_longer_called_unreported():
    facts = document(version("first", 28, army=numbered("included", 7)), version("last", 19, revises=["first"]))

    assert drawn(facts).chart.notes[0] == "One square is one point, in our order."


def test_the_table_of_versions():
    assert [
        (line.version.slug, line.relations, line.points, line.when, line.authorship, line.origins)
        for line in version_lines(shipped())
    ] == [
        (
            "28-points",
            (),
            "28",
            "About 11 to 20 November 2025",
            "United States promotes it; author not reported",
            (
                "Sputnik’s own account (Russian state media): that the United States promotes it, and since when",
                "News outlets (not named), through Sputnik (Russian state media): "
                "that it has 28 points, and four of them",
            ),
        ),
        (
            "19-points",
            ("revises Original plan",),
            "19",
            "11 November to 1 December 2025",
            "Not reported",
            ("News outlets (not named), through Sputnik (Russian state media)",),
        ),
    ]


def test_every_related_pair_has_a_link():
    assert [(pair.label, pair.path) for pair in pair_links(shipped())] == [
        ("Compare: Original plan, 28 points; Revised plan, 19 points", "plans/28-points...19-points/")
    ]


def test_any_two_versions_may_be_chosen_where_links_lead_to_some_pairs_only():
    first, last, other = version("first", 28), version("last", 19, revises=["first"]), version("other")

    assert choosable(document(first, last)) == choosable(document(first)) == ()
    assert choosable(document(first, last, other)) == (
        ("first", "First, 28 points"),
        ("last", "Last, 19 points"),
        ("other", "Other"),
    )


def test_each_version_lists_what_is_reported_of_it():
    drawn = contents(shipped())

    assert [(one.version.slug, one.words, {subject.words for subject in one.subjects}) for one in drawn] == [
        ("28-points", "4 subjects known, up to 24 points not described", {"Reported as part of it"}),
        ("19-points", "None described", {"Reported as removed"}),
    ]


def test_what_introduces_a_version_is_not_what_is_said_about_it():
    said = said_about(shipped(), "28-points", "19-points")

    assert [(one.event.slug, one.name, one.slot, one.when, one.notes) for one in said] == [
        (
            "putin-calls-plan-possible-basis",
            "Vladimir Putin",
            3,
            "21 November 2025",
            ("Which version he meant is not stated.",),
        )
    ]
