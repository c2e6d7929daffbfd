"""The lanes over HTTP: the filters of the timeline, the way to and fro, and the page of counts."""

import re

import pytest

from tests.factories import publish_facts
from tests.public.test_reading import publish_times
from timeline.public.asking import lanes

pytestmark = pytest.mark.django_db

LANES = "/ukraine-2025/lanes/"


@pytest.fixture
def facts():
    return publish_facts()


def test_the_page_has_two_drawings_and_the_table(client, facts):
    response = client.get(LANES)
    page = response.content.decode()

    assert response.context["drawn"].title == "9 entries, mid-November to early December 2025"
    assert (page.count('class="fluid lanes is-wide"'), page.count('class="fluid lanes is-narrow"')) == (1, 1)
    assert [row.number for row in response.context["drawn"].rows if "." not in row.number] == list("123456789")
    assert "style=" not in page


def test_filters_narrow_the_lanes_and_stand_there_as_chips(client, facts):
    response = client.get(LANES, {"side": "russia", "status": "planned"})

    assert [row.title for row in response.context["drawn"].rows] == [
        "Steve Witkoff to travel to Russia",
        "Vladimir Putin to visit India",
    ]
    assert response.context["drawn"].title == "2 of 9 entries, early December 2025"
    assert [(chip.label, chip.remove_url) for chip in response.context["chips"]] == [
        ("side Russia", LANES + "?status=planned"),
        ("status Planned", LANES + "?side=russia"),
    ]


def views(response):
    nav = re.search(r'<nav class="views.*?</nav>', response.content.decode(), re.DOTALL)[0]
    return re.findall(r'<a href="([^"]*)"', nav)


@pytest.mark.parametrize("path", ["", "lanes/"])
def test_the_view_switch_keeps_the_filters_on_the_way_to_the_lanes_and_back(client, facts, path):
    assert views(client.get(f"/ukraine-2025/{path}?side=russia&kind=visit")) == [
        "/ukraine-2025/?side=russia&amp;kind=visit",
        "/ukraine-2025/lanes/?side=russia&amp;kind=visit",
        "/ukraine-2025/plans/",
    ]


def test_the_view_switch_follows_filters_that_are_changed_without_leaving_the_page(client, facts):
    part = client.get("/ukraine-2025/", {"side": "russia"}, headers={"HX-Request": "true"})

    assert views(part)[1] == "/ukraine-2025/lanes/?side=russia"
    assert '<div id="views" hx-swap-oob="innerHTML">' in part.content.decode()


def test_date_words_narrow_the_lanes_as_they_narrow_the_list(client, facts):
    response = client.get(LANES, {"when": "since 1 December 2025"})

    assert {row.slug for row in response.context["drawn"].rows} == {
        "plan-goes-from-28-to-19-points",
        "trump-confirms-witkoff-meeting",
        "witkoff-visit-to-russia",
    }


def test_no_entry_at_all_is_said_with_the_ways_out(client, facts):
    response = client.get(LANES, {"actor": "jared-kushner", "side": "russia"})

    assert response.context["empty"].heading == "No entry has both person Jared Kushner and side Russia"
    assert response.context["empty"].links[-1].url == LANES
    assert "<table" not in response.content.decode()


def test_a_place_in_the_list_means_nothing_here(client, facts):
    whole = client.get(LANES).context["drawn"]

    assert client.get(LANES, {"before": "2025-11-30.2025-11-30.0.florida-talks"}).context["drawn"] == whole


def test_too_many_to_draw_are_counted_and_the_counts_lead_to_the_list(client, facts, monkeypatch):
    monkeypatch.setattr(lanes, "MOST_MARKS", 3)
    response = client.get(LANES)
    page = response.content.decode()

    assert "is-wide" not in page
    assert [lane.label for lane in response.context["drawn"].lanes] == [
        "Side not stated",
        "Ukraine",
        "United States",
        "Russia",
    ]
    assert (
        '<a href="/ukraine-2025/?from=2025-11-30&amp;to=2025-11-30&amp;side=united-states">1, and 2 possible</a>'
        in page
    )
    listed = client.get("/ukraine-2025/?from=2025-11-30&to=2025-11-30&side=united-states")
    assert listed.context["page"].total == 3


@pytest.mark.parametrize("number", [2, 5])
def test_counting_costs_the_same_however_many_there_are(client, monkeypatch, django_assert_num_queries, number):
    monkeypatch.setattr(lanes, "MOST_MARKS", 0)
    publish_times(number)

    with django_assert_num_queries(16):
        assert client.get("/border-talks/lanes/").status_code == 200
