"""The timeline as one HTML file: what it holds, where it says it comes from, and what it never gives away."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from django.utils import timezone
from django.utils.html import escape

from tests.factories import make_curator, make_event, publish_facts
from timeline.desk.models import Event, Negotiation, Source
from timeline.desk.publishing import publish
from timeline.public.asking.filters import UNFILTERED, EventFilters
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import freeze, share
from timeline.public.store.models import Revision
from timeline.public.views import offline

pytestmark = pytest.mark.django_db

ROOT = "/ukraine-2025/"
FILE = ROOT + "timeline.html"


@pytest.fixture
def curator():
    publish_facts()
    return make_curator()


def text_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def titles(text):
    return re.findall(r'<h4 class="ev-title"[^>]*>(?:<a [^>]*>)?([^<]*)<', text)


def about(text):
    """What the file says of itself, by the word before it."""
    part = text[text.index('id="about"') :]
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", part, re.DOTALL)
    return {term: " ".join(re.sub(r"<[^>]+>", "", words).split()) for term, words in found}


def test_it_is_given_as_a_file_and_holds_every_entry(client, curator):
    response = client.get(FILE)
    head = Revision.objects.order_by("-seq").first().hash
    assert response.headers["Content-Disposition"] == f'attachment; filename="ukraine-2025-{head[:12]}.html"'
    assert len(titles(response.content.decode())) == 9


def test_it_allows_itself_its_own_stylesheet_and_nothing_else(client, curator):
    text = text_of(client, FILE)
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">' in text
    assert re.findall(r"<(?:script|link|img|iframe|form|input)\b|\ssrc=|@import|url\(http", text) == []


def test_its_links_are_whole_or_lead_to_a_place_in_it(client, curator):
    text = text_of(client, FILE)
    links = re.findall(r'\shref="([^"]*)"', text)
    outside = [link for link in links if not link.startswith("#")]
    assert [link for link in outside if not link.startswith("http://testserver/ukraine-2025/")] == []
    assert {link[1:] for link in links if link.startswith("#")} - set(re.findall(r'\sid="([^"]*)"', text)) == set()


def test_every_source_stands_in_it_with_its_full_address(client, curator):
    source = Source.objects.get()
    source.url, source.archived_url = "https://example.org/a?b=1&c=2", "https://archive.example.org/a"
    source.save()
    publish(source, by=curator, at=timezone.now(), reason="Its address was found.")
    text = text_of(client, FILE)
    assert text.count('<a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer">') == 1
    assert text.count('<a href="https://archive.example.org/a" rel="noreferrer">') == 1


def test_it_says_by_which_address_and_filters_and_from_which_revision_it_was_made(client, curator):
    told = about(text_of(client, FILE + "?side=russia&known=2025-12-01&before=2025-11-30.2025-11-30.0.z"))
    seq = int(re.search(r"revision (\d+)", told["Made from"])[1])
    assert told["Address"] == "http://testserver/ukraine-2025/?side=russia&amp;known=2025-12-01"
    assert told["Filters"] == "side Russia"
    assert told["As known on"] == "1 December 2025. Shown is only what sources had published by then."
    assert told["Its hash"] == Revision.objects.get(seq=seq).hash


def test_the_same_state_gives_the_same_bytes_and_another_state_other_ones(client, curator):
    first = client.get(FILE).content
    make_event("Envoys meet", negotiation=Negotiation.objects.get(slug="ukraine-2025"))
    assert client.get(FILE).content == first
    make_event("Envoys meet", negotiation=Negotiation.objects.get(slug="ukraine-2025"), published_by=curator)
    assert client.get(FILE).content != first


def test_filters_and_an_earlier_day_narrow_it(client, curator):
    assert titles(text_of(client, FILE + "?actor=jared-kushner")) == ["US and Ukrainian delegations meet in Florida"]
    assert titles(text_of(client, FILE + "?known=2025-11-30")) == []


def test_links_of_an_earlier_day_keep_the_day(client, curator):
    text = text_of(client, FILE + "?known=2025-12-01")
    links = re.findall(r'href="(http://testserver/ukraine-2025/[^"]*)"', text)
    assert [link for link in links if "known=2025-12-01" not in link] == []


def test_what_is_too_long_is_cut_and_says_so(client, curator, monkeypatch):
    monkeypatch.setattr(offline, "MOST", 5)
    text = text_of(client, FILE)
    assert len(titles(text)) == 5
    assert "4 entries are left out: a file holds up to 5." in text


@pytest.mark.parametrize("how", [share, freeze])
def test_a_share_links_file_holds_its_view_and_not_its_secret_address(client, curator, how):
    scope = scope_of_negotiation("ukraine-2025", is_curator=True)
    seen = EventFilters(actor="dmitry-peskov")
    link, token = how(scope, seen, by=curator, label="Research desk", at=timezone.now(), until=None)
    text = text_of(client, f"/s/{token}/timeline.html")
    assert titles(text) == ["Kremlin confirms a trip by Steve Witkoff"]
    assert [word for word in (token, "Florida", "Umerov") if word in text] == []
    assert [found for found in re.findall(r'\shref="([^"]*)"', text) if not found.startswith("#")] == []
    told = about(text)
    assert told["Shared by"] == "Research desk"
    assert told.get("sha256", "") == link.document_sha256


def test_a_frozen_links_file_never_changes(client, curator):
    scope = scope_of_negotiation("ukraine-2025", is_curator=True)
    _, token = freeze(scope, UNFILTERED, by=curator, label="Research desk", at=timezone.now(), until=None)
    address = f"/s/{token}/timeline.html"
    before = client.get(address).content
    event = Event.objects.get(slug="florida-talks")
    event.title = "Delegations meet in Florida"
    publish(event, by=curator, at=timezone.now(), reason="A shorter title.")
    assert client.get(address).content == before


def test_a_link_without_files_has_none(client, curator):
    scope = scope_of_negotiation("ukraine-2025", is_curator=True)
    terms = {"by": curator, "label": "", "at": timezone.now(), "until": None, "with_exports": False}
    _, token = share(scope, UNFILTERED, **terms)
    assert client.get(f"/s/{token}/timeline.html").status_code == 404
    assert "timeline.html" not in text_of(client, f"/s/{token}/")


def test_the_list_offers_the_file_of_its_filters(client, curator):
    text = text_of(client, ROOT + "?side=russia")
    assert 'href="/ukraine-2025/timeline.html?side=russia"' in text
