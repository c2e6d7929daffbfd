"""The facts that every installation begins with: who took part, who says so, what changed, and what nobody reported."""

import re

import pytest

from timeline.records.actor import ActorKind, NameKind
from timeline.records.attribution import Verb
from timeline.records.document import readable
from timeline.records.event import Role
from timeline.records.plain import as_plain
from timeline.records.plan import ReadingState, Relation, RelationKind

SPUTNIK = "sputnik-2025-12-01"
OWN_ACCOUNT = (("sputnik", Verb.REPORTED, True),)
OFFICIALS = (
    ("two-ukrainian-officials", Verb.TOLD, False),
    ("axios", Verb.REPORTED, False),
    ("sputnik", Verb.RELAYED, True),
)
OUTLETS = (("news-outlets", Verb.REPORTED, False), ("sputnik", Verb.RELAYED, True))
PESKOV = (("dmitry-peskov", Verb.SAID, False), ("sputnik", Verb.REPORTED, True))
TRUMP = (("donald-trump", Verb.SAID, False), ("sputnik", Verb.REPORTED, True))


def chains(cited):
    return [tuple((hop.actor, hop.verb, hop.held) for hop in citation.chain) for citation in cited.citations]


def who(event):
    return [(one.actor or one.side, one.role, one.capacity or one.note) for one in event.participations]


def test_the_file_is_kept_in_its_readable_form(facts, content):
    assert readable(facts) == content


def test_there_is_one_source_and_everything_cites_it(facts):
    assert as_plain(facts.sources) == [
        {
            "slug": SPUTNIK,
            "outlet": "sputnik",
            "title": "US-Ukraine Negotiations Mainly Focused on Territorial Issue - Reports",
            "published_on": "2025-12-01",
            "place": "Moscow",
        }
    ]
    cited = [*facts.events, *facts.plan_versions]
    assert {citation.source for record in cited for citation in record.all_citations()} == {SPUTNIK}


def test_nothing_is_in_the_file_that_no_fact_names(facts):
    """A document put together from the events and versions of the plan would lose such a record."""
    named = {reference for record in facts.records() for reference in record.references()}
    records = [*facts.actors, *facts.sources, *facts.provisions]
    assert [record.slug for record in records if (record.NOUN, record.slug) not in named] == []


def test_the_parties_stand_in_the_order_of_the_drawings(facts):
    assert [(party.actor, party.slot) for party in facts.negotiation.parties] == [
        ("ukraine", 2),
        ("united-states", 1),
        ("russia", 3),
    ]


def test_the_topics_are_these(facts):
    assert facts.topics == {
        "territory": "Territory",
        "armed-forces": "Ukrainian armed forces",
        "us-aid": "US military aid",
        "foreign-forces": "Foreign forces in Ukraine",
        "settlement": "Settlement as a whole",
    }


def test_who_says_so_is_kept_origin_first(facts):
    assert {event.slug: chains(event) for event in facts.events} == {
        "us-begins-promoting-proposal": [OWN_ACCOUNT],
        "putin-calls-plan-possible-basis": [OWN_ACCOUNT],
        "us-negotiators-sent-to-geneva": [OWN_ACCOUNT],
        "plan-goes-from-28-to-19-points": [OUTLETS],
        "florida-talks": [OWN_ACCOUNT, OFFICIALS],
        "florida-larger-group": [OFFICIALS],
        "florida-three-a-side": [OFFICIALS],
        "umerov-and-witkoff-alone": [OFFICIALS],
        "umerov-calls-zelensky": [OFFICIALS],
        "kremlin-confirms-witkoff-trip": [PESKOV],
        "trump-confirms-witkoff-meeting": [TRUMP],
        "witkoff-visit-to-russia": [PESKOV, TRUMP],
        "putin-visit-to-india": [OWN_ACCOUNT],
    }


def test_what_each_chain_bears_out_is_said_where_there_are_two(facts):
    assert {event.slug: [one.supports for one in event.citations] for event in facts.events if event.citations[1:]} == {
        "florida-talks": [
            "that the talks took place, when, and who led",
            "what was discussed, the stages and the other names",
        ],
        "witkoff-visit-to-russia": [
            "that Steve Witkoff will come to Russia, and when",
            "that he will meet Vladimir Putin, and when",
        ],
    }


def test_every_chain_ends_with_the_outlet_of_its_source(facts):
    cited = [*facts.events, *facts.plan_versions]
    assert [
        citation
        for record in cited
        for citation in record.all_citations()
        if citation.chain[-1].actor != facts.source(citation.source).outlet
    ] == []


def test_axios_is_known_to_have_reported_on_monday(facts):
    reports = {
        hop.date for event in facts.events for one in event.citations for hop in one.chain if hop.actor == "axios"
    }
    assert [(report.phrase, report.edtf) for report in reports] == [("on Monday", "2025-12-01")]


HEAD, TOOK_PART = Role.HEAD, Role.TOOK_PART
UMEROV = ("rustem-umerov", HEAD, "Secretary of the National Security and Defense Council")
RUBIO = ("marco-rubio", HEAD, "Secretary of State")
THREE_A_SIDE = [
    UMEROV,
    ("andriy-ignatov", TOOK_PART, "Chief of the General Staff"),
    ("vadym-skibitsky", TOOK_PART, "deputy head of the Defence Ministry’s Main Intelligence Directorate"),
    RUBIO,
    ("steve-witkoff", TOOK_PART, "special envoy"),
    ("jared-kushner", TOOK_PART, "Trump’s son-in-law"),
]


def test_who_took_part_is_kept_with_what_is_not_known_of_it(facts):
    assert {event.slug: who(event) for event in facts.events} == {
        "us-begins-promoting-proposal": [
            ("united-states", Role.PARTY, ""),
            ("united-states", TOOK_PART, "who presented it: not reported"),
        ],
        "putin-calls-plan-possible-basis": [("vladimir-putin", Role.SPEAKER, "Russian President")],
        "us-negotiators-sent-to-geneva": [
            ("united-states", Role.PARTY, ""),
            ("united-states", TOOK_PART, "negotiators not named"),
            (None, TOOK_PART, "other side not stated"),
        ],
        "plan-goes-from-28-to-19-points": [(None, TOOK_PART, "who revised it: not reported")],
        "florida-talks": [UMEROV, RUBIO],
        "florida-larger-group": [
            UMEROV,
            ("ukraine", TOOK_PART, "others not reported"),
            RUBIO,
            ("united-states", TOOK_PART, "others not reported"),
        ],
        "florida-three-a-side": THREE_A_SIDE,
        "umerov-and-witkoff-alone": [("rustem-umerov", TOOK_PART, ""), ("steve-witkoff", TOOK_PART, "")],
        "umerov-calls-zelensky": [("rustem-umerov", Role.CALLER, ""), ("volodymyr-zelensky", Role.CALLED, "")],
        "kremlin-confirms-witkoff-trip": [("dmitry-peskov", Role.SPEAKER, "Kremlin spokesman")],
        "trump-confirms-witkoff-meeting": [("donald-trump", Role.SPEAKER, "US President")],
        "witkoff-visit-to-russia": [
            ("steve-witkoff", Role.VISITOR, ""),
            ("vladimir-putin", TOOK_PART, "to meet him, says Trump"),
        ],
        "putin-visit-to-india": [
            ("vladimir-putin", Role.VISITOR, ""),
            ("india", Role.HOST, "the country to be visited"),
        ],
    }


def test_the_florida_talks_had_four_stages_in_this_order(facts):
    assert {slug: [(stage.position, stage.title) for stage in stages] for slug, stages in facts.stages.items()} == {
        "florida-talks": [
            (1, "Larger group"),
            (2, "Three from each side"),
            (3, "One-on-one"),
            (4, "Call to report back"),
        ]
    }


def test_everyone_speaks_for_the_side_they_are_on(facts):
    people = [actor.slug for actor in facts.actors if actor.kind == ActorKind.PERSON]
    assert {slug: facts.side_of(slug) for slug in people} == {
        "andriy-ignatov": "ukraine",
        "dmitry-peskov": "russia",
        "donald-trump": "united-states",
        "jared-kushner": "united-states",
        "marco-rubio": "united-states",
        "rustem-umerov": "ukraine",
        "steve-witkoff": "united-states",
        "vadym-skibitsky": "ukraine",
        "vladimir-putin": "russia",
        "volodymyr-zelensky": "ukraine",
    }


def test_the_other_actors_are_these(facts):
    others = [actor for actor in facts.actors if actor.kind != ActorKind.PERSON]
    assert [(actor.kind, actor.name, facts.side_of(actor.slug)) for actor in others] == [
        (ActorKind.OUTLET, "Axios", None),
        (ActorKind.ORGANISATION, "General Staff", "ukraine"),
        (ActorKind.STATE, "India", None),
        (ActorKind.ORGANISATION, "Kremlin", "russia"),
        (ActorKind.ORGANISATION, "Main Intelligence Directorate", "ukraine"),
        (ActorKind.ORGANISATION, "National Security and Defense Council", "ukraine"),
        (ActorKind.GROUP, "News outlets", None),
        (ActorKind.STATE, "Russia", "russia"),
        (ActorKind.OUTLET, "Sputnik International", None),
        (ActorKind.GROUP, "Two Ukrainian officials", "ukraine"),
        (ActorKind.STATE, "Ukraine", "ukraine"),
        (ActorKind.STATE, "United States", "united-states"),
    ]


def test_those_whom_the_source_does_not_name_are_marked_so(facts):
    assert {actor.slug: actor.count for actor in facts.actors if actor.is_unnamed} == {
        "news-outlets": None,
        "two-ukrainian-officials": 2,
    }


def test_state_media_are_labelled(facts):
    labels = {actor.slug: actor.affiliation for actor in facts.actors if actor.affiliation}
    assert {slug: (label.label, label.is_state_media) for slug, label in labels.items()} == {
        "sputnik": ("Russian state media", True)
    }


FULL, SHORT, CAPITAL = NameKind.FULL, NameKind.SHORT, NameKind.CAPITAL


@pytest.mark.parametrize(
    "slug, names",
    [
        (
            "andriy-ignatov",
            [
                ("Andriy Ignatov", FULL, "en", SPUTNIK),
                ("Ignatov", SHORT, "en", SPUTNIK),
                ("Hnatov", SHORT, "en", None),
                ("Гнатов", SHORT, "uk", None),
            ],
        ),
        (
            "vadym-skibitsky",
            [
                ("Vadym Skibitsky", FULL, "en", SPUTNIK),
                ("Skibitsky", SHORT, "en", SPUTNIK),
                ("Skibitskyi", SHORT, "en", None),
                ("Скібіцький", SHORT, "uk", None),
            ],
        ),
        (
            "volodymyr-zelensky",
            [
                ("Volodymyr Zelensky", FULL, "en", SPUTNIK),
                ("Zelensky", SHORT, "en", SPUTNIK),
                ("Zelenskyy", SHORT, "en", None),
                ("Зеленський", SHORT, "uk", None),
            ],
        ),
        (
            "ukraine",
            [
                ("Ukraine", FULL, "en", SPUTNIK),
                ("Kiev", CAPITAL, "en", SPUTNIK),
                ("Kyiv", CAPITAL, "en", None),
            ],
        ),
    ],
)
def test_every_spelling_is_kept_with_the_source_that_prints_it(facts, slug, names):
    assert [(name.text, name.kind, name.language, name.source) for name in facts.actor(slug).names] == names


def test_offices_are_kept_as_printed(facts):
    offices = {actor.slug: actor.offices for actor in facts.actors if actor.offices}
    assert {
        slug: [(held.title, held.organisation, held.source) for held in some] for slug, some in offices.items()
    } == {
        "andriy-ignatov": [("Chief of the General Staff", "general-staff", SPUTNIK)],
        "dmitry-peskov": [("Kremlin spokesman", "kremlin", SPUTNIK)],
        "donald-trump": [("US President", None, SPUTNIK)],
        "marco-rubio": [("Secretary of State", None, SPUTNIK)],
        "rustem-umerov": [
            (
                "Secretary of the National Security and Defense Council",
                "national-security-and-defense-council",
                SPUTNIK,
            )
        ],
        "steve-witkoff": [("special envoy", None, SPUTNIK)],
        "vadym-skibitsky": [
            (
                "deputy head of the Defence Ministry’s Main Intelligence Directorate",
                "main-intelligence-directorate",
                SPUTNIK,
            )
        ],
        "vladimir-putin": [("Russian President", None, SPUTNIK)],
    }


NAMED = ["ukrainian-armed-forces", "us-military-aid", "foreign-military-presence", "crimea-and-donbas"]


@pytest.mark.parametrize(
    "slug, points, introduced_by, state, relations",
    [
        ("28-points", 28, "us-begins-promoting-proposal", ReadingState.INCLUDED, ()),
        (
            "19-points",
            19,
            "plan-goes-from-28-to-19-points",
            ReadingState.REMOVED,
            (Relation(kind=RelationKind.REVISES, version="28-points"),),
        ),
    ],
)
def test_four_provisions_are_known_of_each_version_and_no_other(facts, slug, points, introduced_by, state, relations):
    version = facts.plan_version(slug)
    assert (version.points, version.introduced_by, version.relations) == (points, introduced_by, relations)
    assert [(reading.provision, reading.state) for reading in version.readings] == [(name, state) for name in NAMED]
    assert [chains(reading) for reading in version.readings] == [[OUTLETS]] * 4
    assert {(reading.number, reading.wording) for reading in version.readings} == {(None, "")}


def test_the_provisions_are_these(facts):
    assert {provision.title: provision.topic for provision in facts.provisions} == {
        "Crimea and Donbas recognised as legitimately Russian territory": "territory",
        "A ban on a foreign military presence in Ukraine": "foreign-forces",
        "Downsizing the Ukrainian armed forces": "armed-forces",
        "Less US military aid": "us-aid",
    }


def test_which_version_putin_meant_is_not_stated(facts):
    assert {event.slug: [plan.version for plan in event.plans] for event in facts.events if event.plans} == {
        "us-begins-promoting-proposal": ["28-points"],
        "putin-calls-plan-possible-basis": [None],
        "plan-goes-from-28-to-19-points": ["19-points"],
    }


def test_every_account_leaves_something_out_and_the_record_says_what(facts):
    records = (*facts.events, *facts.plan_versions)
    assert [record.slug for record in records if not record.not_said or "" in record.not_said] == []


def test_no_word_takes_a_side(content):
    weighted = r"\b(claim|admit|insist|reveal|deny|denie|slam|recently)\w*|—"
    assert re.findall(weighted, content.decode(), re.IGNORECASE) == []
