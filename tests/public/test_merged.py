"""What became of an address when two actors, or two sources, turned out to be one; and that it tells nothing more."""

import re
from datetime import UTC, date, datetime

import pytest

from tests.factories import (
    NOON,
    cite,
    made_once,
    make_actor,
    make_curator,
    make_event,
    make_negotiation,
    make_source,
)
from timeline.desk.merging import merge, undo
from timeline.desk.models import Actor, Merge, Participation
from timeline.desk.publishing import publish
from timeline.public.asking.filters import UNFILTERED, EventFilters
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import freeze, share

pytestmark = pytest.mark.django_db
LATER = datetime(2025, 12, 3, 9, 0, tzinfo=UTC)
MUCH_LATER = datetime(2025, 12, 4, 9, 0, tzinfo=UTC)


def make_talks(name, *actors, source=None, **columns):
    """A negotiation with one public event for each actor, cited from a source of its own."""
    negotiation = make_negotiation(name, title=name, **columns)
    source = source or make_source(f"{name}-report")
    for actor in actors:
        kind = "call" if actor.slug == "hnatov" else "talks"
        slug = f"{actor.slug}-speaks"
        event = make_event(f"{actor} speaks", slug=slug, kind=kind, negotiation=negotiation, cited=False)
        Participation.objects.create(event=event, actor=actor, role="speaker")
        cite(event, source=source)
        publish(event, by=None, at=NOON)


@pytest.fixture
def merged():
    """Hnatov and Ignatov both speak in public talks; elsewhere only Hnatov does, in private only Ignatov."""
    roots = make_merged()
    return Merge.objects.get(), roots


@made_once
def make_merged():
    hnatov, ignatov = make_actor("Hnatov"), make_actor("Ignatov")
    make_talks("both", hnatov, ignatov)
    make_talks("one", hnatov)
    make_talks("private", ignatov, visibility="private")
    curator = make_curator()
    scope = scope_of_negotiation("both", is_curator=True)
    terms = {"by": curator, "label": "", "at": NOON, "until": None}
    links = {
        "whole": share(scope, UNFILTERED, **terms),
        "ignatov": share(scope, EventFilters(actor="ignatov"), **terms),
        "calls": share(scope, EventFilters(kind="call"), **terms),
        "frozen": freeze(scope, UNFILTERED, **terms),
    }
    fresh = [Actor.objects.get(slug=slug) for slug in ("hnatov", "ignatov")]
    merge(*fresh, by=curator, at=LATER, reason="One man.")
    return {name: f"/s/{token}/" for name, (_link, token) in links.items()}


def led_to(client, address):
    """Where an address leads for good, or its status."""
    response = client.get(address)
    return response.headers["Location"] if response.status_code == 301 else response.status_code


def test_the_old_address_leads_to_the_kept_one_with_its_query_and_is_asked_for_again_next_time(client, merged):
    response = client.get("/both/actors/ignatov/?known=2025-12-01")

    assert (response.status_code, response.headers["Location"]) == (301, "/both/actors/hnatov/?known=2025-12-01")
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert client.get("/both/actors/hnatov/").status_code == 200
    assert [led_to(client, f"/both/actors/{slug}/") for slug in ("hnatov", "nobody")] == [200, 404]
    assert led_to(client, "/both/actors/ignatov/?known=2025-11-30") == 404


def test_where_the_old_one_never_was_nothing_tells_of_it(client, merged):
    assert client.get("/one/actors/hnatov/").status_code == 200
    assert led_to(client, "/one/actors/ignatov/") == 404
    assert client.get("/one/?actor=ignatov").status_code == 400
    assert "Ignatov" not in client.get("/one/sources/").content.decode()


def test_a_share_link_leads_on_only_where_its_own_entries_named_the_old_one(client, merged):
    _made, roots = merged
    assert led_to(client, f"{roots['whole']}actors/ignatov/") == f"{roots['whole']}actors/hnatov/"
    assert led_to(client, f"{roots['calls']}actors/hnatov/") == 200
    assert led_to(client, f"{roots['calls']}actors/ignatov/") == 404


def test_a_frozen_link_shows_both_as_they_were(client, merged):
    _made, roots = merged
    assert [led_to(client, f"{roots['frozen']}actors/{slug}/") for slug in ("hnatov", "ignatov")] == [200, 200]
    assert "Hnatov" not in client.get(f"{roots['frozen']}actors/ignatov/").content.decode()


def test_filters_by_the_old_one_find_the_kept_one(client, merged):
    _made, roots = merged
    for address in ("/both/?actor=ignatov", "/both/?actor=hnatov", roots["ignatov"]):
        response = client.get(address, follow=True)
        assert response.status_code == 200
        shown = re.findall(r'id="t-([\w-]+)"', response.content.decode())
        assert sorted(shown) == ["hnatov-speaks", "ignatov-speaks"]
    assert client.get("/both/timeline.json?actor=ignatov").json()["events"][0]["slug"] == "hnatov-speaks"
    assert client.get("/both/?actor=nobody").status_code == 400
    assert client.get("/both/?actor=%00").status_code == 400


def test_a_search_for_either_spelling_finds_the_entries_of_both(client, merged):
    for words in ("Hnatov", "Ignatov", "Игнатов"):
        found = client.get("/both/", {"q": words}).context["page"].so_far
        assert sorted(event.slug for event in found) == ["hnatov-speaks", "ignatov-speaks"]


def test_after_the_merge_is_undone_both_addresses_are_pages_again(client, merged):
    made, _roots = merged
    undo(made, by=None, at=MUCH_LATER, reason="Two men.")
    assert [led_to(client, f"/both/actors/{slug}/") for slug in ("hnatov", "ignatov")] == [200, 200]


def test_a_source_that_was_merged_leads_to_the_kept_one(client):
    kept, other = make_source("kept"), make_source("other")
    make_talks("both", make_actor("Hnatov"), source=kept)
    make_talks("one", make_actor("Ignatov"), source=other)
    publish(kept, by=None, at=NOON)
    kept, other = (type(row).objects.get(pk=row.pk) for row in (kept, other))
    assert kept.published_on == date(2025, 12, 1)
    merge(kept, other, by=None, at=LATER, reason="One report.")

    assert led_to(client, "/one/sources/other/") == "/one/sources/kept/"
    assert led_to(client, "/both/sources/other/") == 404
