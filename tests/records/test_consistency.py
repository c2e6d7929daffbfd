"""What keeps a document from being loaded, each told by its place."""

import pytest

from tests.records.samples import changed, small_plain
from timeline.records.consistency import problems_in
from timeline.records.document import Document
from timeline.records.plain import from_plain

SLUG_RULE = "should be small letters and digits, with single hyphens between them."


def problems_with(plain):
    return list(problems_in(from_plain(Document, plain)))


def not_here(noun, slug="nobody"):
    return f"names the {noun} “{slug}”, which is not in the document."


def test_the_small_document_has_no_problem():
    assert problems_with(small_plain()) == []


EVENT, ACTOR, VERSION = ("events", 0), ("actors", 0), ("plan_versions", 1)
HOP = {"actor": "nobody", "verb": "said"}


@pytest.mark.parametrize(
    "path, value, place, noun",
    [
        (("negotiation", "parties", 0, "actor"), "nobody", "negotiation", "actor"),
        ((*ACTOR, "represents"), "nobody", "actors[0]", "actor"),
        ((*ACTOR, "names"), [{"text": "Ada", "source": "nobody"}], "actors[0]", "source"),
        ((*ACTOR, "offices", 0, "source"), "nobody", "actors[0]", "source"),
        ((*ACTOR, "offices", 0, "organisation"), "nobody", "actors[0]", "actor"),
        (("actors", 3, "affiliation", "source"), "nobody", "actors[3]", "source"),
        (("sources", 0, "outlet"), "nobody", "sources[0]", "actor"),
        (("events", 1, "parent"), "nobody", "events[1]", "event"),
        ((*EVENT, "after"), ["nobody"], "events[0]", "event"),
        ((*EVENT, "topics"), ["nobody"], "events[0]", "topic"),
        ((*EVENT, "plans"), [{"version": "nobody"}], "events[0]", "plan version"),
        ((*EVENT, "participations", 0, "actor"), "nobody", "events[0]", "actor"),
        ((*EVENT, "participations", 1, "side"), "nobody", "events[0]", "actor"),
        ((*EVENT, "participations", 0, "citations"), [{"source": "nobody"}], "events[0]", "source"),
        ((*EVENT, "citations", 0, "source"), "nobody", "events[0]", "source"),
        ((*EVENT, "citations", 0, "chain"), [HOP, HOP], "events[0]", "actor"),
        (("provisions", 0, "topic"), "nobody", "provisions[0]", "topic"),
        ((*VERSION, "introduced_by"), "nobody", "plan_versions[1]", "event"),
        ((*VERSION, "text_source"), "nobody", "plan_versions[1]", "source"),
        ((*VERSION, "relations", 0, "version"), "nobody", "plan_versions[1]", "plan version"),
        ((*VERSION, "readings", 0, "provision"), "nobody", "plan_versions[1]", "provision"),
        ((*VERSION, "readings", 0, "related"), ["nobody"], "plan_versions[1]", "provision"),
        ((*VERSION, "readings", 0, "citations", 0, "source"), "nobody", "plan_versions[1]", "source"),
        ((*VERSION, "citations"), [{"source": "nobody"}], "plan_versions[1]", "source"),
    ],
)
def test_every_name_must_lead_to_a_record_of_its_noun(path, value, place, noun):
    assert problems_with(changed(path, value)) == [(place, not_here(noun))]


@pytest.mark.parametrize(
    "path, value, place, sentence",
    [
        (("negotiation", "slug"), "Border talks", "negotiation.slug", SLUG_RULE),
        ((*EVENT, "slug"), "opening--day", "events[0].slug", SLUG_RULE),
        (("negotiation", "topics", 1), {"slug": "бордер", "label": "Border"}, "negotiation.topics[1].slug", SLUG_RULE),
        (
            ("negotiation", "topics", 1),
            {"slug": "border", "label": "Frontier"},
            "negotiation.topics[1].slug",
            "is “border”, as is another one above it.",
        ),
        (
            ("provisions", 1),
            {"slug": "line", "title": "Another"},
            "provisions[1].slug",
            "is “line”, as is another one above it.",
        ),
        (
            ("negotiation", "parties", 1, "slot"),
            1,
            "negotiation.parties",
            "should each have a slot of their own, counted from 1.",
        ),
        (
            ("negotiation", "parties", 1, "slot"),
            0,
            "negotiation.parties",
            "should each have a slot of their own, counted from 1.",
        ),
        (("negotiation", "parties", 1, "actor"), "north", "negotiation.parties", "should each be another actor."),
        (
            (*ACTOR, "represents"),
            "envoy",
            "actors[0].represents",
            "is the actor itself; leave it out for one who speaks for no other.",
        ),
        ((*ACTOR, "count"), 2, "actors[0].count", "belongs to a group only."),
        (
            (*ACTOR, "offices", 0, "since"),
            "last year",
            "actors[0].offices[0].since",
            "“last year” is not a date in EDTF, as in 2025-11-30, 2025-11 or 2025-11-11~/2025-11-20~.",
        ),
        (("sources", 0, "url"), "javascript:alert(1)", "sources[0].url", "should begin with https:// or http://."),
        (("sources", 0, "archived_url"), "data:,", "sources[0].archived_url", "should begin with https:// or http://."),
        (
            ("events", 0, "parent"),
            "opening-session",
            "events[0].parent",
            "is itself a stage; a stage cannot have stages.",
        ),
        (("events", 1, "after"), ["opening", "opening"], "events[1].after", "has “opening” more than once."),
        ((*EVENT, "topics"), ["border", "border"], "events[0].topics", "has “border” more than once."),
        (
            (*EVENT, "participations", 1, "note"),
            "",
            "events[0].participations[1]",
            "names no actor, so it needs a note on what is not known.",
        ),
        (
            (*VERSION, "readings", 1),
            {"provision": "line", "state": "added"},
            "plan_versions[1].readings",
            "has “line” more than once.",
        ),
        ((*VERSION, "readings", 0, "number"), 0, "plan_versions[1].readings", "should number points from 1."),
        (
            (*VERSION, "relations", 0, "version"),
            "second",
            "plan_versions[1].relations",
            "relates the version to itself.",
        ),
    ],
)
def test_what_cannot_hold_is_told_by_its_place(path, value, place, sentence):
    told = problems_with(changed(path, value))
    assert [problem for problem in told if problem[0] == place] == [(place, sentence)]


def test_an_event_does_not_follow_itself():
    assert problems_with(changed((*EVENT, "after"), ["opening"])) == [
        ("events[0].after", "leads back to the event itself.")
    ]


def test_events_do_not_follow_each_other_in_a_ring():
    plain = changed((*EVENT, "after"), ["opening-session"])
    plain["events"][1]["after"] = ["opening"]
    assert problems_with(plain) == [
        ("events[0].after", "leads back to the event itself."),
        ("events[1].after", "leads back to the event itself."),
    ]


def test_an_event_may_follow_another_by_two_ways():
    plain = small_plain()
    plain["events"] += [
        {"slug": "lunch", "title": "Lunch", "kind": "talks", "status": "happened", "after": ["opening"]},
        {"slug": "dinner", "title": "Dinner", "kind": "talks", "status": "happened", "after": ["lunch", "opening"]},
    ]
    assert problems_with(plain) == []


def test_two_points_of_a_version_do_not_share_a_number():
    plain = changed((*VERSION, "readings", 0, "number"), 4)
    plain["provisions"].append({"slug": "troops", "title": "Troops"})
    plain["plan_versions"][1]["readings"].append({"provision": "troops", "state": "added", "number": 4})
    assert problems_with(plain) == [("plan_versions[1].readings", "has “4” more than once.")]


def test_nothing_may_name_what_was_merged_into_another():
    plain = small_plain()
    plain["actors"].append({"slug": "envoy-ovre", "kind": "person", "name": "Ada Ovre", "merged_into": "envoy"})
    assert problems_with(plain) == []

    plain["actors"][0]["merged_into"] = "south"
    assert problems_with(plain) == [
        ("actors[4]", "names the actor “envoy”, which was merged into “south”."),
        ("events[0]", "names the actor “envoy”, which was merged into “south”."),
    ]
