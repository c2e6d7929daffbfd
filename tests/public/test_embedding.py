"""The one page that may stand in a frame: what it shows there, to whom, and that no other page may."""

import re
from html import unescape

import pytest
from django.utils import timezone

from tests.factories import make_curator, make_event, make_negotiation, publish_facts
from tests.public.test_reading import publish_one_of_each, publish_three_of_each
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import share

pytestmark = pytest.mark.django_db

ROOT, FRAMED = "/ukraine-2025/", "/embed/ukraine-2025/"


def policies(response):
    """Who may frame an answer, as new browsers and as old ones ask."""
    policy = response.headers["Content-Security-Policy"]
    return re.search(r"frame-ancestors ([^;]*)", policy)[1], response.headers.get("X-Frame-Options")


def test_only_the_embedded_timeline_may_stand_in_a_frame(client):
    publish_facts()
    scope = scope_of_negotiation("ukraine-2025", is_curator=True)
    _, token = share(scope, UNFILTERED, by=make_curator(), at=timezone.now(), label="", until=None)
    drawn, again = client.get(FRAMED), client.get(FRAMED)
    assert [policies(response) for response in (drawn, again)] == [("*", None), ("*", None)]
    assert (drawn.content, dict(drawn.cookies)) == (again.content, {})
    others = [ROOT, f"{ROOT}lanes/", f"/s/{token}/", "/admin/login/"]
    assert {policies(client.get(address)) for address in others} == {("'none'", "DENY")}
    assert client.get(f"/s/{token}/embed/").status_code == 404


def test_it_shows_the_entries_without_a_script_and_every_link_leaves_the_frame(client):
    publish_facts()
    shown = client.get(f"{FRAMED}?side=russia&known=2025-12-01")
    html, listed = shown.content.decode(), shown.context["page"]
    assert [event.slug for event in listed.ahead] == ["witkoff-visit-to-russia", "putin-visit-to-india"]
    assert [event.slug for event in listed.so_far] == [
        "kremlin-confirms-witkoff-trip",
        "putin-calls-plan-possible-basis",
    ]
    assert "Only what these filters show: side Russia" in html
    assert re.findall(r"<(?:script|form|input)\b", html) == []
    seen = re.sub(r"<template.*?</template>", "", html, flags=re.DOTALL)
    links = re.findall(r'<a (target="_blank" )?[^>]*href="([^"]*)"', seen)
    assert {address for target, address in links if not target} == {"#main"}
    assert ('target="_blank" ', f"{ROOT}?side=russia&amp;known=2025-12-01") in links


def test_what_not_everybody_may_read_is_not_framed_even_for_a_curator(client):
    curator = make_curator()
    secret = make_negotiation("secret-talks", visibility="private")
    make_event("Canary", negotiation=secret, published_by=curator)
    client.force_login(curator)
    assert client.get("/secret-talks/").status_code == 200
    assert client.get("/embed/secret-talks/").status_code == 404
    assert "iframe" not in client.get("/secret-talks/share/").content.decode()


def test_a_bad_filter_is_refused_in_a_sentence(client):
    publish_facts()
    assert client.get(f"{FRAMED}?kind=war").status_code == 400
    assert client.get(f"{FRAMED}?when=after+the+summit").status_code == 422


def test_the_code_for_another_site_holds_the_view_in_days(client):
    publish_facts()
    client.force_login(make_curator())
    html = client.get(f"{ROOT}share/?side=russia&when=late+November+2025&known=2025-12-01").content.decode()
    code = unescape(re.search(r'<textarea id="frame"[^>]*>(.*?)</textarea>', html)[1])
    assert code == (
        '<iframe src="http://testserver/embed/ukraine-2025/?from=2025-11-21&amp;to=2025-11-30&amp;side=russia'
        '&amp;known=2025-12-01" title="The United States peace proposal for Ukraine" width="100%" height="640" '
        'loading="lazy"></iframe>'
    )
    assert client.get(unescape(re.search('src="http://testserver([^"]*)"', code)[1])).status_code == 200


@pytest.mark.parametrize("publish_items", [publish_one_of_each, publish_three_of_each])
def test_it_costs_the_same_number_of_queries_with_one_item_and_with_three(
    client, django_assert_num_queries, publish_items
):
    publish_items()
    with django_assert_num_queries(21):
        assert client.get("/embed/border-talks/").status_code == 200
