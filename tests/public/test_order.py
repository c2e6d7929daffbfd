"""The list with the oldest first: the same entries, its pages, its addresses, and where it is refused."""

import re

import pytest
from django.utils.html import escape

from tests.factories import make_curator, publish_facts
from timeline.public.asking import pages
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import share

pytestmark = pytest.mark.django_db

ROOT = "/ukraine-2025/"
IN_ORDER = [
    "us-begins-promoting-proposal",
    "putin-calls-plan-possible-basis",
    "us-negotiators-sent-to-geneva",
    "florida-talks",
    "kremlin-confirms-witkoff-trip",
    "plan-goes-from-28-to-19-points",
    "trump-confirms-witkoff-meeting",
    "witkoff-visit-to-russia",
    "putin-visit-to-india",
]


@pytest.fixture
def facts():
    return publish_facts()


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def slugs(text):
    return re.findall(r'<h4 class="ev-title" id="t-([\w-]+)"', text)


def goes_on_at(text):
    found = re.search(r'class="btn no-print" href="([^"]+)"', text)
    return found and found[1].replace("&amp;", "&")


def test_the_oldest_come_first_in_one_list_with_what_is_planned(client, facts):
    text = text_of(client.get(ROOT, {"order": "oldest"}))
    assert slugs(text) == IN_ORDER
    assert re.findall(r'<h2 id="(?:past|ahead)">(.*?) <small>', text) == ["Oldest first"]
    assert f'<a href="{ROOT}#results">Latest first</a>' in text
    assert f'<a href="{ROOT}?order=oldest#results">Oldest first</a>' in text_of(client.get(ROOT))


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_its_pages_go_on_with_and_without_script(client, facts, monkeypatch, headers):
    monkeypatch.setattr(pages, "PAGE_SIZE", 4)
    walked, address = [], f"{ROOT}?order=oldest"
    while address:
        text = text_of(client.get(address, headers=headers))
        walked += slugs(text)
        address = goes_on_at(text)
    assert walked == IN_ORDER
    assert "The list ends here." in text


def test_the_order_is_kept_by_filters_weeks_views_and_the_file(client, facts):
    text = text_of(client.get(ROOT, {"side": "russia", "order": "oldest"}))
    assert '<input type="hidden" name="order" value="oldest" form="filters">' in text
    assert re.findall(r'<a href="([^"]*)"><span class="vh">Remove filter:', text) == [f"{ROOT}?order=oldest#results"]
    assert re.findall(r'<a href="([^"]*)" class="is-clear">', text) == [f"{ROOT}?order=oldest#results"]
    assert re.findall(r'<li><a href="([^"]*)" hx-get=', text)[0].endswith("&amp;side=russia&amp;order=oldest#results")
    file = text_of(client.get(f"{ROOT}timeline.html", {"order": "oldest"}))
    assert slugs(file) == IN_ORDER
    assert f'<a href="http://testserver{ROOT}?order=oldest">' in file


def test_a_search_can_stand_in_all_three_orders(client, facts):
    for order, others in {"": ["Oldest", "Best match"], "oldest": ["Latest", "Best match"]}.items():
        text = text_of(client.get(ROOT, {"q": "Witkoff"} | ({"order": order} if order else {})))
        assert re.findall(r">(\w+(?: match)?) first</a>", text) == others
    assert slugs(text) == [slug for slug in IN_ORDER if slug in slugs(text)]


def test_inside_a_share_link_it_stays_there(client, facts):
    scope = scope_of_negotiation("ukraine-2025", is_curator=False)
    _link, token = share(scope, UNFILTERED, by=make_curator("sharer"), label="Desk", at=scope.head.at, until=None)
    text = text_of(client.get(f"/s/{token}/", {"order": "oldest"}))
    assert slugs(text) == IN_ORDER
    assert f'<a href="/s/{token}/#results">Latest first</a>' in text


def test_a_place_of_one_order_is_none_of_another(client, facts, monkeypatch):
    monkeypatch.setattr(pages, "PAGE_SIZE", 4)
    for query in ("", "order=oldest", "q=plan&order=relevance"):
        place = re.search(r"(after|before)=([^&]*)$", goes_on_at(text_of(client.get(f"{ROOT}?{query}"))))[2]
        for other, name in (("", "before"), ("order=oldest", "after"), ("q=plan&order=relevance", "before")):
            wanted = 200 if other == query or "relevance" not in query + other else 400
            assert client.get(f"{ROOT}?{other}&{name}={place}", follow=True).status_code == wanted
    refused = client.get(f"{ROOT}?order=oldest&before=2025-11-30.2025-11-30.0.florida-talks")
    assert refused.status_code == 400
    assert escape("“2025-11-30.2025-11-30.0.florida-talks” is not a place in this list.") in refused.content.decode()
    assert client.get(ROOT, {"order": "backwards"}).status_code == 400
