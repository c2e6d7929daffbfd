"""Points as squares: what is known, what is not reported and what is gone, and the words that say the same."""

import pytest

from tests.public.plan_documents import document, merged, shipped, split, version
from timeline.public.comparison import compare
from timeline.public.drawing.point_grid import Grid, Square, lay_out
from timeline.public.drawing.squares import chart, small_squares
from timeline.records.plan import Relation, RelationKind


def in_letters(squares):
    """Squares as text: a capital for a known subject, a dot for none, a small letter or ? for a point that is gone."""
    drawn = {"known": str, "unreported": lambda _letters: ".", "gone": str.lower}
    return "".join(drawn[square.look](square.letters) for square in squares)


def rows(left, right):
    grid = lay_out(compare(document(left, right), left.slug, right.slug), size=36)
    return in_letters(grid.left), in_letters(grid.right)


def words(facts, a, b):
    return [row.words for row in chart(compare(facts, a, b)).rows]


def test_of_28_squares_four_have_letters_and_of_19_none_has_one():
    grid = lay_out(compare(shipped(), "28-points", "19-points"), size=36)

    assert in_letters(grid.left) == "...................ABCD....."
    assert in_letters(grid.right) == "...................abcd?????"


def test_the_first_square_stands_where_the_first_of_28_columns_does():
    grid = lay_out(compare(shipped(), "28-points", "19-points"), size=36)

    assert (grid.width, grid.height) == ("3.011%", 38)
    assert grid.left[19] == Square(look="known", x="68.138%", middle="69.643%", y="1", foot="23.5", letters="A")


def test_what_both_versions_hold_stands_in_the_same_column():
    left = version("first", 5, army="included", aid="included", ports="included")
    right = version("last", 4, revises=["first"], army="included", aid="removed", ports="changed")

    assert rows(left, right) == ("BC..A", "BC..a")


def test_more_named_removals_than_the_net_change_stay_among_the_points_that_both_have():
    left = version("first", 5, army="included", aid="included", ports="included")
    right = version("last", 4, revises=["first"], army="removed", aid="removed", ports="removed")

    assert rows(left, right) == ("..BCA", "....a")


def test_an_added_point_is_missing_from_the_version_before_it():
    left = version("first", 2)
    right = version("last", 4, revises=["first"], army="added")

    assert rows(left, right) == ("..a?", "..A.")


def test_a_point_that_only_one_version_reports_is_gone_from_nowhere():
    left, right = version("first", 4, army="included"), version("last", 3, revises=["first"])

    assert rows(left, right) == ("A...", "...?")


def test_merged_provisions_share_a_square_and_leave_one_behind():
    left = version("first", 3, army="included", aid="included")
    right = version("last", 2, revises=["first"], army=merged("aid"))

    grid = lay_out(compare(document(left, right), "first", "last"), size=36)

    assert [square.letters for square in grid.left] == ["A", "B", ""]
    assert [(square.look, square.letters) for square in grid.right] == [
        ("known", "AB"),
        ("unreported", ""),
        ("gone", "B"),
    ]


def test_a_provision_split_in_two_has_two_squares_and_one_was_not_there():
    left = version("first", 1, army="included")
    right = version("last", 2, revises=["first"], army=split("navy", "infantry"))

    assert rows(left, right) == ("Aa", "AA")


@pytest.mark.parametrize("before, after", [(None, None), (None, 19), (28, None)])
def test_a_total_that_is_not_stated_has_no_squares(before, after):
    left, right = rows(version("first", before), version("last", after, revises=["first"]))

    assert (len(left), len(right)) == (before or 0, after or 0)


def test_readings_that_do_not_fit_the_total_have_no_squares():
    left, right = version("first", 1, army="included", aid="included"), version("last", 2)

    assert rows(left, right) == ("", "..")


def test_no_total_at_all_leaves_nothing_to_draw():
    facts = document(version("first"), version("last"))

    assert lay_out(compare(facts, "first", "last"), size=36) == Grid()


def test_a_hundred_points_stand_in_lines():
    facts = document(version("first", 100), version("last", 100))

    grid = lay_out(compare(facts, "first", "last"), size=36)

    assert grid.height == 4 * 36 + 3 * 6 + 2
    assert [square.y for square in grid.left[::25]] == ["1", "43", "85", "127"]


def test_letters_in_pairs_stand_in_shorter_lines():
    many = {f"point{number}": "included" for number in range(28)}

    grid = lay_out(compare(document(version("first", 28, **many), version("last", 28)), "first", "last"), size=36)

    assert grid.left[27].letters == "AB"
    assert {square.y for square in grid.left} == {"1", "43"}


def test_a_short_plan_has_squares_and_no_bars():
    grid = lay_out(compare(document(version("first", 3), version("last", 3)), "first", "last"), size=36)

    assert grid.width == "4.215%"


def test_the_words_say_what_the_squares_show():
    assert words(shipped(), "28-points", "19-points") == [
        "4 subjects known, up to 24 points not described",
        "None described. 9 fewer: 4 named as removed, 5 unexplained",
    ]


def test_read_backwards_nothing_is_called_added():
    assert words(shipped(), "19-points", "28-points") == [
        "None described",
        "4 subjects known, up to 24 points not described. 9 more: 4 named for this one alone, 5 unexplained",
    ]


@pytest.mark.parametrize(
    "before, after, states, said",
    [
        (2, 1, {"army": "removed"}, "None described. 1 fewer: 1 named as removed"),
        (1, 2, {"army": "added"}, "1 subject known, up to 1 point not described. 1 more: 1 named as added"),
        (3, 3, {}, "None described. As many points"),
        (
            3,
            3,
            {"army": "removed"},
            "None described. As many points: 1 named as removed, what makes up for 1 of them is not reported",
        ),
        (None, 2, {"army": "removed"}, "None described"),
        (2, None, {"army": "changed"}, "1 subject known, number of points not stated"),
        (2, None, {}, "Number of points not stated, none described"),
        (
            9,
            1,
            {"army": "changed", "aid": "changed"},
            "2 subjects known, which does not fit the number of points stated. 8 fewer: 8 unexplained",
        ),
        (2, 2, {"army": "changed", "aid": "included"}, "2 subjects known, as many as there are points. As many points"),
    ],
)  # fmt: skip
def test_totals_and_named_changes_are_told_apart(before, after, states, said):
    facts = document(version("first", before), version("last", after, revises=["first"], **states))

    assert words(facts, "first", "last")[1] == said


def test_the_whole_chart_is_told_to_those_who_do_not_see_it():
    drawn = chart(compare(shipped(), "28-points", "19-points"))

    assert drawn.alternative == (
        "Two versions in squares, one for each point. "
        "Original plan: 28 points, 4 subjects known, up to 24 points not described. "
        "Revised plan: 19 points, none described. 9 fewer: 4 named as removed, 5 unexplained."
    )
    assert drawn.notes == (
        "One square is one point, in our order: the points’ own numbers are not reported, nor whether each named "
        "provision was exactly one point.",
        "The 5 unexplained may have been dropped, merged or rewritten.",
    )


def test_the_timeline_has_a_small_pair_with_its_finding_as_title():
    small = small_squares(shipped())

    assert (small.title, small.path) == (
        "28 points became 19; 4 removals are named",
        "plans/28-points...19-points/",
    )
    assert [row.words for row in small.chart.rows] == [
        "28 points, 4 subjects known, up to 24 points not described",
        "19 points, none described",
    ]


def test_the_small_pair_is_the_latest_revision_not_a_later_summary():
    summary = Relation(kind=RelationKind.SUMMARISES, version="last")
    facts = document(
        version("first", 3), version("last", 2, revises=["first"]), version("short", 1, relations=[summary])
    )

    assert small_squares(facts).path == "plans/first...last/"


def test_without_related_versions_there_is_no_small_pair():
    assert small_squares(document(version("first", 3), version("last", 2))) is None


def test_the_small_pair_of_unknown_totals_is_told_in_words():
    small = small_squares(document(version("first"), version("last", revises=["first"])))

    assert small.title == "First became Last"
    assert [(row.words, row.squares) for row in small.chart.rows] == [
        ("Number of points not stated, none described", ()),
        ("Number of points not stated, none described", ()),
    ]
