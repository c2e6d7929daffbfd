"""How we know: box by box, solid where we hold the text."""

from tests.public.drawing.entries import cited, with_records
from tests.public.plan_documents import shipped
from timeline.public.drawing.chain import Node, chains


def test_the_chain_behind_the_florida_talks():
    document = shipped()

    own, relayed = chains(document, document.event("florida-talks").citations)

    assert own.nodes == (
        Node(
            arrow="",
            step="Origin",
            who="Sputnik",
            what=("Russian state media, Moscow, 1 December 2025.", "Text held."),
            is_held=True,
        ),
    )
    assert relayed.nodes == (
        Node(
            arrow="",
            step="Origin",
            who="Two Ukrainian officials",
            what=("Unnamed.", "One side only. Whether they were in the room is not stated."),
            is_held=False,
        ),
        Node(
            arrow="told",
            step="First report",
            who="Axios",
            what=("News outlet, Monday 1 December 2025.", "We do not hold this text."),
            is_held=False,
        ),
        Node(
            arrow="relayed by",
            step="Relay",
            who="Sputnik",
            what=("Russian state media, Moscow, 1 December 2025.", "Text held."),
            is_held=True,
        ),
    )
    assert (own.supports, relayed.supports) == (
        "That the talks took place, when, and who led",
        "What was discussed, the stages and the other names",
    )


def test_chains_that_are_equal_share_a_diagram():
    found = chains(
        with_records(),
        [
            cited("dispatch", "axios reported", "daily translated", supports="the place"),
            cited("dispatch", "axios reported", "daily translated", supports="the names"),
        ],
    )

    assert [(chain.supports, chain.source_title) for chain in found] == [("The place; the names", "Envoys meet")]
    assert [(node.arrow, node.step) for node in found[0].nodes] == [("", "Origin"), ("translated by", "Translation")]


def test_the_same_chain_in_two_places_of_a_source_is_shown_twice():
    places = ("paragraph 2", "paragraph 9")

    found = chains(with_records(), [cited("dispatch", locator=place) for place in places])

    assert tuple(chain.locator for chain in found) == places


def test_who_reports_second_is_the_first_report_only_if_another_follows():
    (chain,) = chains(with_records(), [cited("dispatch", "dmitry-peskov said", "daily reported")])

    assert [(node.step, node.arrow, node.what) for node in chain.nodes] == [
        ("Origin", "", ("Named.",)),
        ("Report", "reported by", ("News outlet, 1 December 2025.", "Text held.")),
    ]
