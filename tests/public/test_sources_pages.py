"""The pages about sources, and how to read all of them, through the browser's door."""

import re

import pytest

from tests.factories import NOON, cite, make_event, make_negotiation, make_source, publish_facts
from timeline.desk.publishing import publish

pytestmark = pytest.mark.django_db

SOURCE = "/ukraine-2025/sources/sputnik-2025-12-01/"


def body(response):
    return response.content.decode()


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", body(response)).split())


def test_the_one_source_and_how_many_entries_rest_on_it(client):
    publish_facts()

    response = client.get("/ukraine-2025/sources/")

    assert [(line.outlet, line.published, line.entries) for line in response.context["lines"]] == [
        ("Sputnik (Russian state media)", "1 December 2025", 9)
    ]


def test_what_rests_on_it_in_its_own_words(client):
    publish_facts()

    response = client.get(SOURCE)

    assert {one.event.slug: [stated.phrase for stated in one.stated] for one in response.context["drawn"].resting} == {
        "putin-visit-to-india": [],
        "witkoff-visit-to-russia": ["at the beginning of the week", "in the coming days"],
        "trump-confirms-witkoff-meeting": ["Later"],
        "plan-goes-from-28-to-19-points": ["subsequently"],
        "kremlin-confirms-witkoff-trip": ["on Sunday"],
        "florida-talks": ["On Sunday"],
        "us-negotiators-sent-to-geneva": ["on Sunday"],
        "putin-calls-plan-possible-basis": ["On November 21"],
        "us-begins-promoting-proposal": ["since mid-November"],
    }


def test_an_address_that_is_not_recorded_is_said_to_be_so(client):
    publish_facts()

    assert "Address No address recorded Archived copy None recorded" in text_of(client.get(SOURCE))


def test_a_source_at_the_desk_alone_has_no_page(client):
    publish_facts()
    make_source(title="Secret dispatch")

    assert client.get("/ukraine-2025/sources/daily-2025-12-01/").status_code == 404
    assert "Secret dispatch" not in body(client.get("/ukraine-2025/sources/"))


def test_every_link_of_a_source_leads_somewhere(client):
    publish_facts()

    links = sorted(set(re.findall(r'href="(/ukraine-2025/[^"#]*)', body(client.get(SOURCE)))))

    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_how_to_read_the_pages(client):
    publish_facts()

    response = client.get("/ukraine-2025/method/")

    assert response.status_code == 200
    assert "The middle of a month is days 11 to 20." in text_of(response)


def test_a_list_does_not_go_on_behind_a_source_that_is_not_in_it(client):
    publish_facts()
    secret = make_source("canary-src")
    event = make_event(negotiation=make_negotiation(visibility="private"), cited=False)
    cite(event, source=secret)
    publish(event, by=None, at=NOON)

    places = ("canary-src", "nope", "sputnik-2025-12-01")
    assert [client.get(f"/ukraine-2025/sources/?after={place}").status_code for place in places] == [404, 404, 200]
