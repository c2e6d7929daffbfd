"""An actor's page: roles in order, names by source, and what is not recorded."""

from dataclasses import replace
from datetime import date

from tests.public.drawing.entries import dated, meeting, with_records
from tests.public.plan_documents import shipped
from timeline.public.drawing import parties
from timeline.public.drawing.actors import actor_page, kind_words, sides_of
from timeline.public.drawing.spellings import Spelling, gaps_in, office_gap, printed_by
from timeline.records.actor import Actor, ActorKind, Name, Office
from timeline.records.event import Participation


def page(slug, facts=None, *events):
    facts = facts or shipped()
    shown = tuple(facts.event(event) for event in events)
    return actor_page(facts, facts.actor(slug), shown, entries=len(shown))


def printed(slug, facts=None):
    facts = facts or shipped()
    return printed_by(facts, facts.actor(slug))


def facts_of(drawn):
    return {fact.term: fact.text for fact in drawn.facts}


def test_roles_follow_the_stages_in_their_order():
    drawn = page("rustem-umerov", None, "florida-talks")

    assert [(line.role, line.detail, line.when) for line in drawn.roles] == [
        ("Head of delegation", "Larger group, roughly an hour", "30 Nov 2025"),
        ("Head of delegation", "Three from each side", "30 Nov 2025"),
        ("Took part", "One-on-one, with Steve Witkoff", "30 Nov or 1 Dec 2025"),
        ("Caller", "Call to report back, with Volodymyr Zelensky", "30 Nov or 1 Dec 2025"),
    ]
    assert [[link.name for link in line.links] for line in drawn.lines] == [
        ["Two Ukrainian officials", "Axios", "Sputnik"]
    ]


def test_roles_over_several_entries_begin_with_the_earliest():
    drawn = page("steve-witkoff", None, "witkoff-visit-to-russia", "florida-talks")

    assert [(line.event.slug, line.when) for line in drawn.roles] == [
        ("florida-three-a-side", "30 Nov 2025"),
        ("umerov-and-witkoff-alone", "30 Nov or 1 Dec 2025"),
        ("witkoff-visit-to-russia", "Planned: 1 to 3 Dec 2025"),
    ]


def test_the_short_facts():
    assert facts_of(page("rustem-umerov", None, "florida-talks")) == {
        "Side": "Ukraine",
        "Kind": "Person",
        "Entries": "1 entry, with 4 stages",
        "Met from Russia": "None recorded",
        "Met from United States": "Rubio, Witkoff, Kushner",
        "First entry": "30 November 2025",
    }


def test_of_many_sides_those_that_somebody_has_not_met_are_one_line(monkeypatch):
    monkeypatch.setattr(parties, "MOST_SIDES", 1)
    found = facts_of(page("rustem-umerov", None, "florida-talks"))
    assert {term: text for term, text in found.items() if term.startswith("Met")} == {
        "Met from United States": "Rubio, Witkoff, Kushner",
        "Met from other sides": "None recorded",
    }


def test_somebody_of_no_side_may_have_met_any_side():
    guest = Actor(slug="guest", kind=ActorKind.PERSON, name="Guest")
    talks = meeting(
        participations=(Participation(actor="guest"), Participation(actor="marco-rubio")), date=dated("2025-11-30")
    )
    facts = with_records(guest, talks)

    assert facts_of(page("guest", facts, "meeting")) == {
        "Kind": "Person",
        "Entries": "1 entry",
        "Met from Russia": "None recorded",
        "Met from Ukraine": "None recorded",
        "Met from United States": "Rubio",
        "First entry": "30 November 2025",
    }


def test_offices_are_as_printed_and_by_whom():
    assert page("rustem-umerov").lede == (
        "Secretary of the National Security and Defense Council, "
        "as printed by Sputnik (Russian state media) on 1 December 2025."
    )


def test_where_no_office_is_printed_the_page_says_so():
    assert page("volodymyr-zelensky").lede == "Sputnik prints no office for Volodymyr Zelensky."
    assert page("jared-kushner", None, "florida-talks").lede == (
        "Described as “Trump’s son-in-law”. Sputnik prints no office for Jared Kushner."
    )


def test_states_and_groups_lack_no_office():
    assert [office_gap(shipped(), shipped().actor(slug)) for slug in ("ukraine", "two-ukrainian-officials")] == ["", ""]


def test_a_side_leads_to_its_own_entries_and_others_to_theirs():
    assert [page("ukraine").entries_path, page("rustem-umerov", None, "florida-talks").entries_path] == [
        "?side=ukraine",
        "?actor=rustem-umerov",
    ]
    assert (page("axios").entries_path, page("axios").no_roles) == (
        "",
        "None recorded: no entry names this actor as taking part.",
    )


def test_an_outlet_lists_its_sources():
    assert [source.slug for source in page("sputnik").sources] == ["sputnik-2025-12-01"]


def test_spellings_stand_with_the_source_that_prints_them_and_the_rest_without_one():
    elsewhere = "Printed elsewhere; no source that prints it is held."

    assert [
        (line.outlet, line.affiliation, line.names, line.short, line.offices, line.published)
        for line in printed("andriy-ignatov")
    ] == [
        (
            "Sputnik",
            "Russian state media",
            (Spelling(text="Andriy Ignatov"),),
            (Spelling(text="Ignatov"),),
            ("Chief of the General Staff",),
            "1 December 2025",
        ),
        (
            "No source recorded",
            "",
            (),
            (Spelling(text="Hnatov", note=elsewhere), Spelling(text="Гнатов", language="uk", note=elsewhere)),
            (),
            "",
        ),
    ]


def test_a_capital_printed_for_a_government_is_marked_as_such():
    assert [(spelling.text, spelling.kind) for line in printed("ukraine") for spelling in line.names] == [
        ("Ukraine", ""),
        ("Kiev", "capital, for the government"),
        ("Kyiv", "capital, for the government"),
    ]


def test_sources_stand_in_the_order_of_their_publication():
    spelt = Actor(
        slug="spelt",
        kind=ActorKind.PERSON,
        name="Spelt",
        names=(Name(text="Three", source="gazette"), Name(text="One", source="dispatch"), Name(text="None")),
        offices=(Office(title="Envoy", source="gazette", since="2025-11", until="2025-12"),),
    )

    lines = printed("spelt", with_records(spelt))
    assert [(line.outlet, [one.text for one in line.names], line.offices) for line in lines] == [
        ("The Daily", ["One"], ()),
        ("The Weekly", ["Three"], ("Envoy, 2025-11 to 2025-12",)),
        ("No source recorded", ["None"], ()),
    ]


def test_what_is_not_recorded_of_a_name():
    facts = shipped()

    assert {
        slug: gaps_in(facts, facts.actor(slug))
        for slug in ("rustem-umerov", "volodymyr-zelensky", "india", "news-outlets")
    } == {
        "rustem-umerov": (
            "Spellings used by other outlets: not recorded",
            "The name in other languages and scripts: not recorded",
        ),
        "volodymyr-zelensky": (
            "Who prints the spellings without a source: not recorded",
            "Sputnik prints no office for Volodymyr Zelensky",
        ),
        "india": ("The name as a source prints it: not recorded",),
        "news-outlets": (),
    }


def test_sides_stand_in_alphabetical_order_the_side_itself_first_and_others_last():
    groups = sides_of(shipped(), {"rustem-umerov": 1})

    assert [(group.label, group.slot, group.actors[0].actor.slug) for group in groups] == [
        ("Russia", 3, "russia"),
        ("Ukraine", 2, "ukraine"),
        ("United States", 1, "united-states"),
        ("Others", 0, "news-outlets"),
    ]
    assert [(line.actor.name, line.entries) for line in groups[1].actors] == [
        ("Ukraine", 0),
        ("Andriy Ignatov", 0),
        ("Rustem Umerov", 1),
        ("Vadym Skibitsky", 0),
        ("Volodymyr Zelensky", 0),
        ("Two Ukrainian officials", 0),
        ("General Staff", 0),
        ("Main Intelligence Directorate", 0),
        ("National Security and Defense Council", 0),
    ]


def test_an_unnamed_group_is_shown_as_such():
    officials, outlets = shipped().actor("two-ukrainian-officials"), shipped().actor("news-outlets")

    assert [kind_words(officials), kind_words(outlets), kind_words(replace(officials, count=1))] == [
        "Unnamed group of 2",
        "Unnamed group",
        "One, unnamed",
    ]


def test_the_first_entry_is_the_earliest_dated_one():
    later = meeting("later", participations=(Participation(actor="marco-rubio"),), date=dated("2025-12-05"))
    undated = meeting("undated", participations=(Participation(actor="marco-rubio"),))
    facts = with_records(later, undated)

    assert facts_of(page("marco-rubio", facts, "undated", "later"))["First entry"] == "5 December 2025"
    assert facts.event("later").date.earliest == date(2025, 12, 5)


def test_a_page_that_shows_the_latest_entries_alone_says_so():
    facts = shipped()
    shown = (facts.event("florida-talks"),)
    drawn = actor_page(facts, facts.actor("rustem-umerov"), shown, entries=40)
    assert drawn.only_latest == "The latest 1 of 40 entries are shown here."
    assert facts_of(drawn)["Entries"] == "40 entries"
