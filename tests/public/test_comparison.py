from itertools import islice

import pytest

from tests.public.plan_documents import document, merged, numbered, shipped, split, version
from timeline.public.comparison import Direction, Group, SameVersion, compare, in_order, letters, pairs, strains
from timeline.records.plan import Relation, RelationKind


def grouped(comparison):
    """Group -> letters and provisions of it, the empty groups left out."""
    return {
        str(group): [f"{compared.letter} {compared.provision.slug}" for compared in comparison.of(group)]
        for group in Group
        if comparison.of(group)
    }


def arithmetic(comparison):
    return {
        "known": (len(comparison.known_left), len(comparison.known_right)),
        "undescribed": (comparison.undescribed_left, comparison.undescribed_right),
        "net": comparison.net,
        "named": comparison.named_net,
        "unaccounted": comparison.unaccounted,
    }


def test_of_28_points_and_19_four_are_named_as_removed_and_five_remain_unexplained():
    comparison = compare(shipped(), "28-points", "19-points")

    assert comparison.direction == Direction.FORWARD
    assert grouped(comparison) == {
        "removed": [
            "A ukrainian-armed-forces",
            "B us-military-aid",
            "C foreign-military-presence",
            "D crimea-and-donbas",
        ]
    }
    assert arithmetic(comparison) == {
        "known": (4, 0),
        "undescribed": (24, 19),
        "net": -9,
        "named": -4,
        "unaccounted": -5,
    }


def test_read_backwards_the_same_facts_change_sides_and_keep_their_sum():
    comparison = compare(shipped(), "19-points", "28-points")

    assert comparison.direction == Direction.BACKWARD
    assert [compared.provision.slug for compared in comparison.of(Group.ADDED)] == [
        "ukrainian-armed-forces",
        "us-military-aid",
        "foreign-military-presence",
        "crimea-and-donbas",
    ]
    assert arithmetic(comparison) == {
        "known": (0, 4),
        "undescribed": (19, 24),
        "net": 9,
        "named": 4,
        "unaccounted": 5,
    }


@pytest.mark.parametrize(
    "before, after, group",
    [
        ("included", "included", "kept"),
        ("included", "changed", "changed"),
        ("included", "removed", "removed"),
        ("included", "merged", "merged"),
        ("included", "split", "split"),
        ("included", "added", "kept"),
        ("removed", "included", "added"),
        ("changed", "included", "kept"),
        ("included", "not reported", "not reported"),
        ("not reported", "included", "not reported"),
        ("not reported", "not reported", "not reported"),
        ("not reported", "removed", "removed"),
    ],
)
def test_a_provision_goes_where_the_two_readings_put_it(before, after, group):
    first = version("first", army=before)
    last = version("last", revises=["first"], army=after)

    assert grouped(compare(document(first, last), "first", "last")) == {group: ["A army"]}


@pytest.mark.parametrize(
    "after, group",
    [
        ("removed", "removed"),
        ("changed", "changed"),
        ("merged", "merged"),
        ("split", "split"),
        ("added", "added"),
        ("included", "not reported"),
    ],
)
def test_a_revision_tells_what_the_version_before_it_held(after, group):
    first, last = version("first"), version("last", revises=["first"], army=after)

    assert grouped(compare(document(first, last), "first", "last")) == {group: ["A army"]}


def test_what_only_the_first_version_is_known_to_hold_is_neither_kept_nor_removed():
    first, last = version("first", 28, army="included"), version("last", 19, revises=["first"])

    comparison = compare(document(first, last), "first", "last")

    assert grouped(comparison) == {"not reported": ["A army"]}
    assert arithmetic(comparison) == {
        "known": (1, 0),
        "undescribed": (27, 19),
        "net": -9,
        "named": 0,
        "unaccounted": -9,
    }


def test_what_neither_version_holds_is_no_part_of_their_comparison():
    first, last = version("first", army="removed"), version("last", revises=["first"], army="removed")

    assert grouped(compare(document(first, last), "first", "last")) == {}


def test_a_change_on_the_way_is_a_change_although_the_last_version_calls_it_included():
    facts = document(
        version("first", army="included", aid="included", ports="included"),
        version("second", revises=["first"], army="changed", aid="removed", ports="not reported"),
        version("third", revises=["second"], army="included", aid="removed", ports="removed"),
    )

    assert grouped(compare(facts, "first", "third")) == {
        "removed": ["A aid", "B ports"],
        "changed": ["C army"],
    }


def test_what_a_later_revision_drops_was_not_thereby_in_the_first_version():
    facts = document(
        version("first"), version("second", revises=["first"]), version("third", revises=["second"], army="removed")
    )

    assert grouped(compare(facts, "first", "third")) == {"not reported": ["A army"]}
    assert grouped(compare(facts, "second", "third")) == {"removed": ["A army"]}


@pytest.mark.parametrize("kind", [RelationKind.COUNTERS, RelationKind.SUMMARISES])
def test_a_counter_proposal_and_a_summary_revise_nothing(kind):
    first = version("first", 28, army="included", aid="included")
    last = version("last", 10, relations=[Relation(kind=kind, version="first")], army="changed", aid="removed")

    comparison = compare(document(first, last), "first", "last")

    assert comparison.direction == Direction.NONE
    assert grouped(comparison) == {"removed": ["A aid"], "kept": ["B army"]}


def test_a_change_to_another_version_says_nothing_of_this_one():
    facts = document(
        version("paris", army="included", aid="included"),
        version("berlin"),
        version("rome", revises=["berlin"], army="changed", aid="removed"),
    )

    assert grouped(compare(facts, "paris", "rome")) == {"removed": ["A aid"], "kept": ["B army"]}


def test_versions_that_revise_each_other_in_a_circle_are_still_compared():
    facts = document(version("a", revises=["b"]), version("b", revises=["a"]), version("c"))

    assert compare(facts, "a", "c").direction == Direction.NONE


def test_merged_provisions_share_one_point_of_the_later_version():
    first = version("first", 3, army="included", aid="included", ports="included")
    last = version("last", 2, revises=["first"], army=merged("aid"), ports="included")

    comparison = compare(document(first, last), "first", "last")

    assert grouped(comparison) == {"kept": ["A ports"], "merged": ["B army", "C aid"]}
    assert [[compared.letter for compared in point] for point in comparison.known_right] == [["A"], ["B", "C"]]
    assert arithmetic(comparison) == {
        "known": (3, 2),
        "undescribed": (0, 0),
        "net": -1,
        "named": -1,
        "unaccounted": 0,
    }


def test_provisions_merged_in_a_row_share_one_point():
    first = version("first", a="included", b="included", c="included", d="included")
    last = version("last", revises=["first"], a=merged("b"), c=merged("d"), d=merged("b"))

    assert len(compare(document(first, last), "first", "last").known_right) == 1


def test_a_split_provision_makes_as_many_points_as_it_was_split_into():
    first = version("first", 1, army="included")
    last = version("last", 2, revises=["first"], army=split("navy", "infantry"), navy="included")

    comparison = compare(document(first, last), "first", "last")

    assert grouped(comparison) == {"split": ["A army", "B navy"]}
    assert [[compared.letter for compared in point] for point in comparison.known_right] == [["A"], ["B"]]
    assert arithmetic(comparison) == {
        "known": (1, 2),
        "undescribed": (0, 0),
        "net": 1,
        "named": 1,
        "unaccounted": 0,
    }


@pytest.mark.parametrize(
    "before, after, net, unaccounted",
    [(28, 19, -9, -8), (19, 28, 9, 10), (19, 19, 0, 1), (None, 19, None, None), (28, None, None, None)],
)
def test_the_net_change_is_that_of_stated_totals_only(before, after, net, unaccounted):
    first, last = version("first", before, army="included"), version("last", after, revises=["first"], army="removed")

    comparison = compare(document(first, last), "first", "last")

    assert (comparison.net, comparison.unaccounted) == (net, unaccounted)


def test_two_versions_without_a_known_point_have_nothing_but_their_totals():
    comparison = compare(document(version("first", 28), version("last", 19)), "first", "last")

    assert grouped(comparison) == {}
    assert arithmetic(comparison) == {
        "known": (0, 0),
        "undescribed": (28, 19),
        "net": -9,
        "named": 0,
        "unaccounted": -9,
    }


def test_a_hundred_points_on_each_side_are_all_accounted_for():
    first = version("first", 100, **{f"point{n}": "included" for n in range(100)})
    last = version("last", 100, revises=["first"], **{f"point{n}": "changed" for n in range(100)})

    comparison = compare(document(first, last), "first", "last")

    assert len(comparison.of(Group.CHANGED)) == 100
    assert comparison.provisions[99].letter == "CV"
    assert arithmetic(comparison)["undescribed"] == (0, 0)


def test_a_version_is_not_compared_with_itself():
    with pytest.raises(SameVersion):
        compare(shipped(), "28-points", "28-points")


def test_a_version_that_is_not_on_record_is_not_compared():
    with pytest.raises(KeyError):
        compare(shipped(), "28-points", "27-points")


def test_letters_go_on_after_z():
    found = list(islice(letters(), 703))

    assert [found[0], found[25], found[26], found[51], found[52], found[701], found[702]] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_versions_stand_in_the_order_of_their_dates_and_pairs_in_that_of_the_later_one():
    assert [found.slug for found in in_order(shipped())] == ["28-points", "19-points"]
    assert [(earlier.slug, later.slug, str(kind)) for earlier, later, kind in pairs(shipped())] == [
        ("28-points", "19-points", "revises")
    ]


def test_readings_that_fit_the_totals_raise_no_warning():
    assert strains(shipped(), "28-points", "19-points") == ()


def test_more_known_points_than_the_total_raise_a_warning():
    first = version("first", 1, army="included", aid="included")
    last = version("last", 19, revises=["first"])

    assert strains(document(first, last), "first", "last") == (
        "“First” has 1 point by its source, but the readings on record make 2.",
    )


def test_removals_count_against_the_total_of_the_version_that_held_them():
    first, last = version("first", 1), version("last", 1, revises=["first"], army="removed", aid="removed")

    assert strains(document(first, last), "first", "last") == (
        "“First” has 1 point by its source, but the readings on record make 2.",
    )


def test_a_number_beyond_the_last_point_raises_a_warning():
    first, last = version("first", 28, army=numbered("included", 30)), version("last", 19)

    assert strains(document(first, last), "first", "last") == (
        "“First” ends at point 28, but a reading is filed under point 30.",
    )


def test_a_revision_that_denies_what_it_revises_raises_a_warning_in_either_order():
    first = version("first", army="included", aid="removed")
    last = version("last", revises=["first"], army="added", aid="changed")
    facts = document(first, last)

    assert strains(facts, "first", "last") == (
        "“Army” is filed as added in “Last”, and as part of “First” before it.",
        "“Aid” is filed as removed from “First”, and as part of it in “Last”.",
    )
    assert strains(facts, "last", "first") == strains(facts, "first", "last")
