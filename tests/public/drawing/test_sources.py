"""A source's page: what rests on it, in its own words."""

from tests.public.drawing.entries import meeting, with_records
from tests.public.plan_documents import shipped
from timeline.public.drawing.sources import Stated, language_words, source_lines, source_page
from timeline.records.attribution import Citation


def page(facts, slug, *events):
    shown = tuple(facts.event(event) for event in events)
    return source_page(facts, facts.source(slug), shown, entries=len(shown))


def test_each_entry_has_the_phrases_of_the_source_and_how_they_are_read():
    drawn = page(
        shipped(),
        "sputnik-2025-12-01",
        "witkoff-visit-to-russia",
        "us-negotiators-sent-to-geneva",
        "putin-visit-to-india",
    )

    assert [(one.event.slug, one.stated, one.when) for one in drawn.resting] == [
        (
            "witkoff-visit-to-russia",
            (
                Stated(phrase="at the beginning of the week", reading="1 to 3 December 2025"),
                Stated(phrase="in the coming days", reading="1 to 7 December 2025"),
            ),
            "1 to 3 December 2025",
        ),
        (
            "us-negotiators-sent-to-geneva",
            (Stated(phrase="on Sunday", reading="23 or 30 November 2025"),),
            "23 or 30 November 2025",
        ),
        ("putin-visit-to-india", (), "date not stated"),
    ]  # fmt: skip


def test_stages_stand_below_their_entry():
    (talks,) = page(shipped(), "sputnik-2025-12-01", "florida-talks").resting

    assert [(stage.event.slug, [stated.phrase for stated in stage.stated]) for stage in talks.stages] == [
        ("florida-larger-group", []),
        ("florida-three-a-side", []),
        ("umerov-and-witkoff-alone", ["After the negotiations"]),
        ("umerov-calls-zelensky", ["after which"]),
    ]


def test_an_entry_shows_only_the_chains_that_pass_through_the_source():
    facts = with_records(meeting(citations=(Citation(source="dispatch"), Citation(source="gazette"))))

    (one,) = page(facts, "gazette", "meeting").resting

    assert [[link.name for link in line.links] for line in one.lines] == [["The Weekly’s own account"]]


def test_the_plan_versions_that_rest_on_it():
    assert [version.slug for version in page(shipped(), "sputnik-2025-12-01").plan_versions] == [
        "19-points",
        "28-points",
    ]
    assert page(with_records(), "gazette").plan_versions == ()


def test_sources_stand_latest_first_with_their_outlet_and_its_affiliation():
    document = with_records()

    lines = source_lines(document, {"sputnik-2025-12-01": 9}, sources=document.sources)

    assert [(line.source.slug, line.outlet, line.published, line.language, line.entries) for line in lines] == [
        ("gazette", "The Weekly (state media)", "2 December 2025", "English", 0),
        ("dispatch", "The Daily", "1 December 2025", "English", 0),
        ("sputnik-2025-12-01", "Sputnik (Russian state media)", "1 December 2025", "English", 9),
    ]


def test_a_language_is_named_in_words_where_it_has_a_name():
    assert [language_words("uk"), language_words("en"), language_words("x-old")] == ["Ukrainian", "English", "x-old"]
