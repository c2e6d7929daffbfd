"""An entry's page over HTTP: all that is known of it, with its chain, and what is not."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import (
    NOON,
    cite,
    make_actor,
    make_curator,
    make_event,
    make_negotiation,
    make_source,
    publish_facts,
)
from tests.public.test_timeline_template import body, matches, text_of
from timeline.desk.publishing import publish, retract
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import share

pytestmark = pytest.mark.django_db

EVENTS = "/ukraine-2025/events/"


def section(html, heading):
    """The words of the section under a heading."""
    found = re.findall(r"<section.*?</section>", html, re.DOTALL)
    (one,) = [text_of(part) for part in found if re.search(rf"<h2[^>]*>{re.escape(heading)}</h2>", part)]
    return one.removeprefix(heading).strip()


@pytest.fixture
def florida(client, db):
    publish_facts()
    return body(client.get(f"{EVENTS}florida-talks/"))


def test_the_florida_talks_from_top_to_bottom(florida):
    assert matches(r"<h1>.*?</h1>", florida) == ["US and Ukrainian delegations meet in Florida"]
    assert matches(r'<p class="lede">.*?</p>', florida) == ["Sunday 30 November 2025. Florida."]
    assert matches(r"<h2.*?</h2>", florida) == [
        "What happened",
        "Who took part",
        "How we know",
        "When: what was said, and how we read it",
        "What the source does not say",
        "Revision history",
        "In short",
        "Cite this",
        "Sources",
    ]


def test_the_chain_runs_from_the_origin_to_this_entry(florida):
    chains = re.findall(r'<ol class="chain">.*?</ol>', florida, re.DOTALL)

    assert [matches(r'<span class="who">.*?</span>', chain) for chain in chains] == [
        ["Sputnik", "Negotiation Timeline"],
        ["Two Ukrainian officials", "Axios", "Sputnik", "Negotiation Timeline"],
    ]
    assert re.findall(r'<div class="(node[^"]*)">', chains[1]) == [
        "node not-held",
        "node not-held",
        "node",
        "node is-us",
    ]


def test_how_the_date_is_read_and_what_it_leaves_open(florida):
    assert matches(r"<dt>(?:As stated|Resolved to)</dt>.*?</dd>", florida) == [
        "As stated “On Sunday” , in an article dated Monday 1 December 2025",
        "Resolved to Sunday 30 November 2025, exact day",
    ]


def test_what_the_source_does_not_say(florida):
    assert section(florida, "What the source does not say") == (
        "The town or venue Who else was in the larger group What was agreed, if anything The American side’s account: "
        "the only people cited are Ukrainian officials Which version of the plan was on the table, if any"
    )


def test_it_can_be_cited_at_its_revision(florida):
    assert section(florida, "Cite this") == (
        "“US and Ukrainian delegations meet in Florida”, Negotiation Timeline, revision 1, 2 December 2025. "
        "Based on Sputnik (Russian state media), 1 December 2025, relaying Axios. http://testserver/ukraine-2025/events/florida-talks/"
    )


def test_a_stage_has_a_page_that_leads_back_to_its_entry(client):
    publish_facts()

    assert crumbs_of(client.get(f"{EVENTS}umerov-and-witkoff-alone/")) == [
        ("/ukraine-2025/", "US peace proposal for Ukraine"),
        ("/ukraine-2025/?from=2025-11-30&to=2025-11-30", "30 November 2025"),
        (f"{EVENTS}florida-talks/", "US and Ukrainian delegations meet in Florida"),
    ]


def test_the_way_to_an_entry_leads_over_its_time_in_the_list_below_a_link_and_on_an_earlier_day_too(client):
    publish_facts()
    scope = scope_of_negotiation("ukraine-2025", is_curator=True)
    _, token = share(scope, UNFILTERED, by=make_curator(), at=timezone.now(), label="", until=None)
    crumbs = [
        crumbs_of(client.get(f"{EVENTS}florida-talks/?known=2025-12-01")),
        crumbs_of(client.get(f"/s/{token}/events/us-negotiators-sent-to-geneva/")),
    ]
    assert [path[-1] for path in crumbs] == [
        ("/ukraine-2025/?from=2025-11-30&to=2025-11-30&known=2025-12-01", "30 November 2025"),
        (f"/s/{token}/?from=2025-11-01&to=2025-11-30", "November 2025"),
    ]
    lists = [client.get(path[-1][0]).context["page"] for path in crumbs]
    assert [{"florida-talks", "us-negotiators-sent-to-geneva"} & slugs_of(page) for page in lists] == [
        {"florida-talks", "us-negotiators-sent-to-geneva"},
        {"florida-talks", "us-negotiators-sent-to-geneva"},
    ]


def crumbs_of(response):
    """The addresses and words of the way to a page."""
    links = re.search(r'<nav class="crumbs".*?</nav>', body(response), re.DOTALL)[0]
    return [(unescape(address), words) for address, words in re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', links)]


def slugs_of(page):
    return {event.slug for event in (*page.ahead, *page.so_far)}


def test_it_is_cited_with_its_address_but_below_a_share_link(client):
    publish_facts()
    scope = scope_of_negotiation("ukraine-2025", is_curator=True)
    _link, token = share(scope, UNFILTERED, by=make_curator(), label="", at=NOON, until=None)
    path = "events/florida-talks/"
    cited = {
        address: re.search(r'class="cite-box">(.*?)</p>', client.get(address).content.decode())[1].split(". ")[-1]
        for address in (f"/ukraine-2025/{path}", f"/ukraine-2025/{path}?known=2025-12-01", f"/s/{token}/{path}")
    }
    assert [*cited.values()] == [
        "http://testserver/ukraine-2025/events/florida-talks/",
        "http://testserver/ukraine-2025/events/florida-talks/?known=2025-12-01",
        "Based on Sputnik (Russian state media), 1 December 2025, relaying Axios.",
    ]


def test_every_event_of_the_shipped_facts_has_a_page(client):
    document = publish_facts()

    statuses = {event.slug: client.get(f"{EVENTS}{event.slug}/").status_code for event in document.events}

    assert statuses == dict.fromkeys(statuses, 200)


def test_the_version_that_comes_with_an_entry_leads_to_the_comparison(client):
    publish_facts()

    html = body(client.get(f"{EVENTS}plan-goes-from-28-to-19-points/"))

    assert section(html, "Plan version on the table") == (
        "With this entry comes “Revised plan”, 19 points. See what was removed, and who says so"
    )


def test_a_phrase_in_another_language_is_marked_as_such(client):
    curator = make_curator()
    event = make_event(cited=False, negotiation=make_negotiation())
    cite(event, source=make_source("kyiv-daily", outlet=make_actor("Kyiv Daily", kind="outlet"), language="uk"))
    publish(event, by=curator, at=NOON)

    html = body(client.get(f"/border-talks/events/{event.slug}/"))

    assert re.findall(r'<span class="quote-bit" lang="(\w+)">', html) == ["uk"]


def test_a_retracted_entry_shows_its_title_and_the_reason_and_nothing_else(client):
    curator = make_curator()
    event = make_event("Envoys meet in secret", summary="In a villa by the lake.", published_by=curator)
    retract(event, by=curator, reason="The source withdrew its report.", at=NOON)

    html = body(client.get(f"/border-talks/events/{event.slug}/"))

    assert matches(r"<main.*?</main>", html) == [
        "Border talks Retracted Envoys meet in secret This entry was withdrawn on 2 December 2025 and is no longer "
        "part of the timeline. Reason: The source withdrew its report."
    ]


def test_what_is_not_public_has_no_page(client):
    make_event(slug="draft")
    make_event(slug="published", published_by=make_curator())

    statuses = [client.get(f"/border-talks/events/{slug}/").status_code for slug in ("published", "draft", "never-was")]

    assert statuses == [200, 404, 404]


def test_words_of_a_source_are_never_markup(client):
    make_event("<script>alert(1)</script>", slug="hostile", summary="<b>bold</b>", published_by=make_curator())

    for address in ("/border-talks/", "/border-talks/events/hostile/"):
        html = body(client.get(address))

        assert re.findall(r"<script>|<b>bold", html) == []


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_page_only_answers_who_reads(client, method):
    publish_facts()

    assert getattr(client, method)(f"{EVENTS}florida-talks/").status_code == 405


def test_a_page_costs_the_same_number_of_queries_at_one_and_at_three_people(client):
    costs = [_queries(client, people) for people in (1, 3)]

    assert costs[0] == costs[1]


def _queries(client, people):
    event = make_event(slug=f"with-{people}", cited=True)
    for number in range(people):
        event.participations.create(actor=make_actor(f"Envoy {people} {number}"))
    publish(event, by=make_curator(f"vera-{people}"), at=NOON)
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/border-talks/events/{event.slug}/")
    return len(asked)
