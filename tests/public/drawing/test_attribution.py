"""Who says so: every line names its origin first and us last, and counts never make one origin into two."""

import pytest

from tests.public.drawing.entries import cited, with_records
from tests.public.plan_documents import shipped
from timeline.public.drawing.attribution import Standing, lines, standing

SPUTNIK = ("Sputnik", "Russian state media")


def words(document, citations):
    """The lines as text: “Axios → relayed by Sputnik (Russian state media)”."""
    return [
        " → ".join(f"{link.joined_by} {link.name} ({link.bracket})".replace(" ()", "").strip() for link in line.links)
        for line in lines(document, citations)
    ]


def attribution_of(slug):
    document = shipped()
    return words(document, document.event(slug).citations)


def test_a_source_that_speaks_for_itself_gives_its_own_account():
    assert attribution_of("us-negotiators-sent-to-geneva") == ["Sputnik’s own account (Russian state media)"]


def test_a_person_who_spoke_is_named():
    assert attribution_of("kremlin-confirms-witkoff-trip") == [
        "Dmitry Peskov (named) → reported by Sputnik (Russian state media)"
    ]


def test_outlets_that_are_left_out_are_not_named_and_people_who_keep_their_names_back_are_unnamed():
    assert attribution_of("plan-goes-from-28-to-19-points") == [
        "News outlets (not named) → relayed by Sputnik (Russian state media)"
    ]
    assert attribution_of("florida-three-a-side") == [
        "Two Ukrainian officials (unnamed) → told Axios → relayed by Sputnik (Russian state media)"
    ]


def test_several_chains_say_what_each_bears_out():
    document = shipped()

    assert [line.supports for line in lines(document, document.event("florida-talks").citations)] == [
        "that the talks took place, when, and who led",
        "what was discussed, the stages and the other names",
    ]


def test_equal_chains_stand_once_with_all_that_they_bear_out():
    document = with_records()
    citations = [
        cited("dispatch", "axios reported", "daily relayed", supports="the place"),
        cited("gazette", "weekly reported", supports="the day"),
        cited("dispatch", "axios reported", "daily relayed", supports="the names"),
        cited("dispatch", "axios reported", "daily relayed", supports="the place"),
    ]

    assert words(document, citations) == [
        "Axios → relayed by The Daily",
        "The Weekly’s own account (state media)",
    ]
    assert [line.supports for line in lines(document, citations)] == ["the place; the names", "the day"]


def test_a_lone_chain_needs_no_word_on_what_it_bears_out():
    document = with_records()

    assert [line.supports for line in lines(document, [cited("dispatch", supports="the place")])] == [""]


def test_a_citation_without_a_chain_is_its_outlets_own_account():
    assert words(with_records(), [cited("dispatch")]) == ["The Daily’s own account"]


@pytest.mark.parametrize(
    "citations, expected",
    [
        # Three reports that all pass on one outlet have one origin.
        (
            [
                cited("dispatch", "axios reported", "daily relayed"),
                cited("gazette", "axios reported", "weekly relayed"),
                cited("sputnik-2025-12-01", "axios reported", "sputnik relayed"),
            ],
            Standing(reports=3, origins=1, rests_only_on_unnamed=False, only_through_state_media=False),
        ),
        # One report that quotes two people has two.
        (
            [
                cited("gazette", "dmitry-peskov said", "weekly reported"),
                cited("gazette", "donald-trump said", "weekly reported"),
            ],
            Standing(reports=1, origins=2, rests_only_on_unnamed=False, only_through_state_media=True),
        ),
        (
            [
                cited("dispatch", "two-ukrainian-officials told", "axios reported", "daily relayed"),
                cited("gazette", "news-outlets reported", "weekly relayed"),
            ],
            Standing(reports=2, origins=2, rests_only_on_unnamed=True, only_through_state_media=False),
        ),
        ([], Standing(reports=0, origins=0, rests_only_on_unnamed=False, only_through_state_media=False)),
    ],
)
def test_reports_that_lead_back_to_one_origin_count_once(citations, expected):
    assert standing(with_records(), citations) == expected


def test_the_counts_are_said_in_words():
    one = Standing(reports=1, origins=1, rests_only_on_unnamed=True, only_through_state_media=True)
    many = Standing(reports=3, origins=2, rests_only_on_unnamed=False, only_through_state_media=False)

    assert (one.counts, many.counts) == ("1 report, 1 independent origin", "3 reports, 2 independent origins")
    assert one.warnings == ("Rests only on unnamed origins.", "Reached us only through state media.")
    assert many.warnings == ()
