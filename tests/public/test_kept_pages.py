"""A page that was drawn is not drawn again for the next reader, until anything in it is another."""

import gzip
import re

import pytest

from tests.factories import NOON, cite, make_actor, make_curator, make_event, make_source, publish_facts
from timeline.desk.models import Event
from timeline.desk.publishing import publish
from timeline.public.asking import pages
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import freeze, revoke, share
from timeline.public.views import timeline

pytestmark = pytest.mark.django_db

ROOT = "/ukraine-2025/"


@pytest.fixture
def curator():
    return make_curator()


@pytest.fixture
def facts():
    return publish_facts()


def scope():
    return scope_of_negotiation("ukraine-2025", is_curator=False)


def test_the_next_reader_costs_two_queries(client, facts, django_assert_num_queries):
    first = client.get(ROOT)
    with django_assert_num_queries(2):
        again = client.get(ROOT)
    assert (again.content, again.headers["ETag"]) == (first.content, first.headers["ETag"])
    assert again.headers["Content-Type"] == first.headers["Content-Type"]


def test_a_kept_page_is_sent_packed_to_whoever_takes_it_so(client, facts):
    plain = client.get(ROOT).content
    packed = client.get(ROOT, headers={"accept-encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_a_kept_page_whose_address_names_a_language_names_it_in_every_link(client, facts):
    address = ROOT + "?lang=uk"
    first = client.get(address).content
    packed = client.get(address, headers={"accept-encoding": "gzip"})
    assert gzip.decompress(packed.content) == first
    assert f'href="{ROOT}plans/?lang=uk"' in first.decode()


def test_a_page_kept_for_one_host_is_not_given_to_readers_of_another(client, facts, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    pages = [client.get(ROOT, headers={"host": host}) for host in ("one.example", "two.example")]
    assert ["//one.example/" in page.content.decode() for page in pages] == [True, False]
    assert pages[0].headers["ETag"] != pages[1].headers["ETag"]


def test_a_correction_shows_at_once(client, facts, curator):
    assert "Florida canary" not in client.get(ROOT).content.decode()
    event = Event.objects.get(slug="florida-talks")
    event.title = "Florida canary"
    event.save()
    publish(event, by=curator, at=NOON, reason="A better title.")
    assert "Florida canary" in client.get(ROOT).content.decode()


def test_what_a_curator_sees_is_never_kept(client, facts, curator):
    client.force_login(curator)
    assert "/ukraine-2025/share/" in client.get(ROOT).content.decode()
    client.logout()
    assert "/ukraine-2025/share/" not in client.get(ROOT).content.decode()


def test_a_link_ends_at_once_and_a_new_label_shows_at_once(client, facts, curator):
    link, token = share(scope(), UNFILTERED, by=curator, label="Desk", at=NOON, until=None)
    assert "shared by Desk" in client.get(f"/s/{token}/").content.decode()
    link.label = "Newsroom"
    link.save()
    assert "shared by Newsroom" in client.get(f"/s/{token}/").content.decode()
    revoke(link, at=NOON)
    assert client.get(f"/s/{token}/").status_code == 410


def test_a_frozen_page_asks_once_what_was_corrected_since(client, facts, curator, django_assert_num_queries):
    _, token = freeze(scope(), UNFILTERED, by=curator, label="Desk", at=NOON, until=None)
    with django_assert_num_queries(6):
        # The link, whether its negotiation is there, the head, what is private elsewhere, the corrections, and the
        # negotiation of the page.
        page = client.get(f"/s/{token}/method/")
    assert "No correction has been published since." in page.content.decode()
    event = Event.objects.get(slug="florida-talks")
    event.title = "Talks in Florida, second day"
    event.save()
    publish(event, by=curator, at=NOON, reason="A better title.")
    assert "1 correction has been published since." in client.get(f"/s/{token}/method/").content.decode()


def test_more_entries_are_drawn_without_what_stands_around_the_list(client, curator, monkeypatch):
    monkeypatch.setattr(pages, "PAGE_SIZE", 2)
    for day in range(1, 6):
        make_event(f"Round {day}", day=f"2025-11-0{day}", published_by=curator)
    cursor = client.get("/border-talks/").context["page"].next_cursor
    # Whoever asked for what stands beside the list would fail.
    monkeypatch.setattr(timeline, "beside", None)
    more = client.get("/border-talks/", {"before": cursor}, headers={"HX-Request": "true"}).content.decode()
    assert re.findall(r">(Round \d)<", more) == ["Round 3", "Round 2"]
    assert "2 more entries loaded" in more


@pytest.mark.parametrize("path", ["actors/", "sources/"])
def test_a_long_list_comes_in_parts_that_leave_nobody_out(client, curator, monkeypatch, path):
    for number in range(3):
        event = make_event(day=f"2025-11-0{number + 1}", cited=False)
        event.participations.create(actor=make_actor(f"Envoy {number}"))
        cite(event, source=make_source(f"report-{number}"))
        publish(event, by=curator, at=NOON)
    whole = names_in(client.get("/border-talks/" + path))
    monkeypatch.setattr(pages, "MOST_LISTED", 1)
    found, cursor = [], ""
    while cursor is not None:
        part = client.get(f"/border-talks/{path}?after={cursor}&part=1")
        cursor = part.context["page"].cursor
        found += names_in(part)
    assert sorted(found) == sorted(whole)
    assert part.context["page"].total == len(whole)


def names_in(response):
    if "lines" in response.context:
        return [line.source.slug for line in response.context["lines"]]
    return [line.actor.slug for side in response.context["sides"] for line in side.actors]


def test_a_list_goes_on_behind_what_it_has(client, facts):
    for address, status in (
        ("actors/?after=%00", 400),
        ("sources/?after=../x", 400),
        ("sources/?after=nothing", 404),
        ("actors/?after=jared-kushner", 200),
    ):
        assert client.get(ROOT + address).status_code == status
