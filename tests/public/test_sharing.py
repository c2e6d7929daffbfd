"""Share links: what a stranger sees below one, what nobody sees, and how it ends."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from tests.factories import NOON, make_curator, make_event, make_negotiation, publish_facts
from timeline.desk.models import Event, Negotiation
from timeline.desk.publishing import publish, retract
from timeline.public.asking.filters import UNFILTERED, EventFilters, filters_from
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import freeze, revoke, share
from timeline.public.store.models import Published, ShareLink, ShareOpening
from timeline.records.document import parse, sha256_of

pytestmark = pytest.mark.django_db

BELOW = [
    "",
    "?q=Kyiv",
    "?outlet=sputnik&chain=state-media",
    "events/florida-talks/",
    "actors/",
    "actors/jared-kushner/",
    "sources/",
    "sources/sputnik-2025-12-01/",
    "lanes/",
    "lanes/?q=Kyiv",
    "plans/",
    "new/",
    "corrections/",
    "corrections.atom",
    "?known=2025-12-01",
    "method/",
    "timeline.json",
    "timeline.html",
    "timeline.html?q=Kyiv",
]
NEVER_ENDING = {"label": "Research desk", "until": None}


@pytest.fixture
def curator(db):
    publish_facts()
    return make_curator()


def make_link(curator, *, how=share, filters=UNFILTERED, **terms):
    scope = scope_of_negotiation("ukraine-2025", is_curator=True)
    link, token = how(scope, filters, **(NEVER_ENDING | {"by": curator, "at": timezone.now()} | terms))
    return link, f"/s/{token}/"


@pytest.mark.parametrize("how", [share, freeze])
def test_every_page_below_a_link_answers_with_the_headers_of_a_secret_address(client, curator, how):
    _, root = make_link(curator, how=how)
    for path in BELOW:
        response = client.get(root + path)
        assert (path, response.status_code, dict(response.cookies)) == (path, 200, {})
        assert {name: response.headers[name] for name in SECRET} == SECRET
        again = client.get(root + path, headers={"if-none-match": response.headers["ETag"]})
        assert (path, again.status_code) == (path, 304)


SECRET = {
    "Cache-Control": "private, no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@pytest.mark.parametrize("how", [share, freeze])
def test_all_links_below_stay_below(client, curator, how):
    _, root = make_link(curator, how=how)
    for path in [path for path in BELOW if not path.endswith((".json", ".atom"))]:
        inside = re.findall(r'(?:href|action|hx-get)="([^"]+)"', client.get(root + path).content.decode())
        assert inside != []
        assert [link for link in inside if not link.startswith((root, "#", "./", "?", "/static/"))] == []


ASTRAY = {
    "events/nothing/": 404,
    "?actor=nobody": 400,
    "?when=after+the+summit": 422,
    "corrections/?before=yesterday": 400,
    "plans/?a=one&b=two": 400,
    "events/florida-talks/?known=2025-11-30": 404,
    "nothing/": 404,
}


def test_whoever_goes_astray_below_a_link_is_led_back_into_it(client, curator):
    _, root = make_link(curator)
    pages = {path: client.get(root + path) for path in ASTRAY}
    assert {path: page.status_code for path, page in pages.items()} == ASTRAY
    for path, page in pages.items():
        inside = re.findall(r'(?:href|action|hx-get)="([^"]+)"', page.content.decode())
        assert (path, f"{root}" in {link.split("?")[0] for link in inside}) == (path, True)
        assert (path, [link for link in inside if not link.startswith((root, "#", "./", "?", "/static/"))]) == (
            path,
            [],
        )


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_link_is_read_only(client, curator, method):
    _, root = make_link(curator)
    assert getattr(client, method)(root).status_code == 405


def test_a_signed_in_curator_sees_what_a_stranger_sees(client, curator):
    _, root = make_link(curator)
    stranger = client.get(root)
    client.force_login(curator)
    assert client.get(root).content == stranger.content


def test_only_the_hash_of_the_token_is_kept(curator):
    _, root = make_link(curator, how=freeze)
    token = root.split("/")[2]
    assert len(token) >= 43
    kept = str(ShareLink.objects.values()) + str(Published.objects.filter(edition__gt="").values())
    assert token not in kept


@pytest.mark.parametrize("how", [share, freeze])
def test_revoking_ends_every_address_below_and_says_nothing_of_what_was_there(client, curator, how):
    link, root = make_link(curator, how=how)
    paths = [*BELOW, "nothing/", "events/canary/"]
    for path in paths:
        client.get(root + path)
    revoke(link, at=timezone.now())
    for path in paths:
        response = client.get(root + path)
        page = response.content.decode()
        assert (path, response.status_code) == (path, 410)
        assert [word for word in ("Ukraine", "Florida", "Research desk") if word in page] == []
        assert response.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_revoking_leaves_nothing_of_a_frozen_edition_and_no_other_link_hurt(client, curator):
    link, _ = make_link(curator, how=freeze)
    _, other_root = make_link(curator, how=freeze)
    revoke(link, at=NOON)
    revoke(link, at=timezone.now())
    assert ShareLink.objects.get(pk=link.pk).revoked_at == NOON
    assert set(Published.objects.exclude(edition="").values_list("edition", flat=True)) == {f"link {link.pk + 1}"}
    assert client.get(other_root).status_code == 200


def test_a_link_ends_with_its_time(client, curator):
    _, root = make_link(curator, until=timezone.now() + timedelta(minutes=1))
    _, expired = make_link(curator, until=timezone.now() - timedelta(seconds=1))
    assert (client.get(root).status_code, client.get(expired).status_code) == (200, 410)


@pytest.mark.parametrize(
    "address", ["/s/unknown/", "/s/unknown/events/florida-talks/", "/s/%00/", "/s/" + "x" * 3000 + "/"]
)
def test_an_unknown_token_is_no_page(client, curator, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("how", [share, freeze])
def test_nothing_outside_the_view_is_reachable(client, curator, how):
    """Only the Kremlin's confirmation and what it names: no other entry, nor its people, topics or plans."""
    negotiation = Negotiation.objects.get()
    make_event("Canary draft", negotiation=negotiation, slug="canary", summary="Peskov")
    secret = make_negotiation("secret-talks", visibility="private")
    make_event("Canary secret", negotiation=secret, slug="secret", published_by=curator)
    _, root = make_link(curator, how=how, filters=EventFilters(actor="dmitry-peskov"))
    document = parse(client.get(root + "timeline.json").content)
    assert [event.slug for event in document.events] == ["kremlin-confirms-witkoff-trip"]
    assert {actor.slug for actor in document.actors} & {"rustem-umerov", "jared-kushner", "axios"} == set()
    assert (document.plan_versions, document.provisions, document.negotiation.topics) == ((), (), ())

    whole = parse(client.get("/ukraine-2025/timeline.json").content)
    outside = [f"events/{event.slug}/" for event in whole.events if event not in document.events]
    outside += [f"actors/{actor.slug}/" for actor in whole.actors if actor not in document.actors]
    outside += ["events/canary/", "events/secret/", "plans/28-points...19-points/", "share/"]
    assert [path for path in outside if client.get(root + path).status_code != 404] == []
    for path in ["", "actors/", "plans/", "sources/", "?q=florida", "?before=2026-01-01.2026-01-01.0.z"]:
        page = client.get(root + path).content.decode()
        assert [word for word in ("anary", "Umerov", "Florida", "28 points") if word in page] == []


@pytest.mark.parametrize("how", [share, freeze])
def test_a_link_to_a_part_does_not_say_since_when_there_are_entries(client, curator, how):
    begins = [
        client.get(make_link(curator, how=how, filters=filters)[1]).context["drawn"].begins
        for filters in (UNFILTERED, EventFilters(side="russia"))
    ]
    assert begins == ["mid-November 2025", ""]


def test_a_view_is_kept_in_days_so_that_it_means_the_same_later(curator):
    scope = scope_of_negotiation("ukraine-2025", is_curator=True)
    seen = EventFilters(when="mid-November", start=timezone.datetime(2025, 11, 11).date())
    link, _ = share(scope, seen, by=curator, at=NOON, **NEVER_ENDING)
    assert link.view == "from=2025-11-11"


def test_a_view_of_the_longest_words_is_kept_whole(client, curator):
    client.force_login(curator)
    words = "х" * 200
    assert client.post(f"{PAGE}?{urlencode({'q': words})}", {"mode": "live"}).status_code == 200
    assert filters_from(ShareLink.objects.get().view) == EventFilters(q=words)


def test_a_live_link_follows_the_record(client, curator):
    _, root = make_link(curator)
    event = Event.objects.get(slug="florida-talks")
    event.title = "Delegations meet in Florida"
    event.save()
    assert "Delegations meet in Florida" not in client.get(root).content.decode()
    publish(event, by=curator, at=timezone.now(), reason="A shorter title.")
    assert "Delegations meet in Florida" in client.get(root).content.decode()


def test_a_frozen_link_stays_as_it_was_to_the_byte(client, curator):
    link, root = make_link(curator, how=freeze)
    before = {path: client.get(root + path) for path in BELOW}
    data = before["timeline.json"].content
    assert sha256_of(data) == link.document_sha256
    event = Event.objects.get(slug="florida-talks")
    event.title = "Delegations meet in Florida"
    event.save()
    publish(event, by=curator, at=timezone.now(), reason="A shorter title.")
    retract(
        Event.objects.get(slug="trump-confirms-witkoff-meeting"), by=curator, at=timezone.now(), reason="Withdrawn."
    )
    make_event("A new round", negotiation=event.negotiation, published_by=curator)

    after = {path: client.get(root + path) for path in BELOW}
    assert after["timeline.json"].content == data
    assert {path: main_of(page) for path, page in after.items()} == {
        path: main_of(page) for path, page in before.items()
    }
    assert "No correction has been published since." in before[""].content.decode()
    assert "2 corrections have been published since." in after[""].content.decode()
    assert client.get(root + "events/trump-confirms-witkoff-meeting/").status_code == 200


def main_of(response):
    """A page without its banner, in which alone a frozen link tells what became of the record since."""
    return re.sub(rb'<section class="banner".*?</section>', b"", response.content, flags=re.DOTALL)


def test_a_link_may_leave_out_the_data_file(client, curator):
    _, root = make_link(curator, how=freeze, with_exports=False)
    assert client.get(root + "timeline.json").status_code == 404
    assert "timeline.json" not in client.get(root).content.decode()


def test_openings_are_counted_by_day_and_nothing_else_is_kept(client, curator):
    link, root = make_link(curator)
    for _ in range(3):
        client.get(root)
    client.head(root)
    client.get(root, headers={"HX-Request": "true"})
    client.get(root + "actors/")
    opening = ShareOpening.objects.get()
    assert (opening.link, opening.count) == (link, 3)
    assert [field.name for field in ShareOpening._meta.fields] == ["id", "link", "day", "count"]


# --- the curator's page ---------------------------------------------------------------------------------------------

PAGE = "/ukraine-2025/share/"


def test_only_a_signed_in_curator_makes_links(client, curator, django_user_model):
    reader = django_user_model.objects.create_user("reader", password="a long password")
    for user in (None, reader):
        if user:
            client.force_login(user)
        assert client.get(PAGE).status_code == 302
        assert client.post(PAGE, {"mode": "live"}).status_code == 302
    assert ShareLink.objects.count() == 0
    client.logout()
    assert "share/" not in client.get("/ukraine-2025/").content.decode()
    client.force_login(curator)
    assert f'href="{PAGE}?topic=territory"' in client.get("/ukraine-2025/?topic=territory").content.decode()


@pytest.mark.parametrize(
    ("asked", "days", "is_frozen"),
    [
        ({"mode": "live"}, 90, False),
        ({"mode": "frozen"}, None, True),
        ({"mode": "frozen", "days": "7"}, 7, True),
        ({"mode": "live", "days": "0"}, None, False),
    ],
)
def test_a_link_is_shown_once_and_opens_for_anyone(client, curator, asked, days, is_frozen):
    client.force_login(curator)
    response = client.post(PAGE + "?side=russia", asked | {"label": "Research desk", "with_exports": "on"})
    link = ShareLink.objects.get()
    assert (link.is_frozen, link.label, link.view, link.made_by) == (is_frozen, "Research desk", "side=russia", curator)
    assert (link.expires_at - link.made_at if link.expires_at else None) == (timedelta(days=days) if days else None)
    address = re.search(r'value="(http://testserver/s/[^"]+)"', response.content.decode())[1]
    assert "/s/" not in client.get(PAGE).content.decode()
    client.logout()
    opened = client.get(address.removeprefix("http://testserver"))
    assert opened.context["page"].of == 4
    assert "shared by Research desk" in opened.content.decode()


@pytest.mark.parametrize(
    "asked", [{}, {"mode": "both"}, {"mode": "live", "days": "-1"}, {"mode": "live", "label": "x" * 101}]
)
def test_a_link_asked_for_wrongly_is_not_made(client, curator, asked):
    client.force_login(curator)
    assert client.post(PAGE, asked).status_code == 400
    assert ShareLink.objects.count() == 0
    assert client.post(PAGE + "?kind=war", {"mode": "live"}).status_code == 400


def test_each_period_says_on_which_day_a_link_made_now_stops(client, curator, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    client.force_login(curator)
    page = client.get(PAGE + "?side=russia").content.decode()
    assert re.findall(r'<option value="(\d*)"[^>]*>([^<]*)</option>', page) == [
        ("", "Live 90 days, frozen never"),
        ("7", "7 days: 9 December 2025"),
        ("30", "30 days: 1 January 2026"),
        ("90", "90 days: 2 March 2026"),
        ("365", "1 year: 2 December 2026"),
        ("0", "Never, until revoked"),
    ]
    assert f'<a href="{PAGE}">Share the whole timeline</a>' in page
    assert "Share the whole timeline" not in client.get(PAGE).content.decode()


def test_a_link_is_revoked_in_one_click_with_and_without_htmx(client, curator):
    (first, one), (second, two) = make_link(curator), make_link(curator)
    client.force_login(curator)
    assert client.get(f"{PAGE}{first.pk}/revoke/").status_code == 405
    assert client.post(f"{PAGE}{first.pk}/revoke/").url == PAGE
    part = client.post(f"{PAGE}{second.pk}/revoke/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Research desk revoked" in part
    assert [client.get(address).status_code for address in (one, two)] == [410, 410]
    assert client.post("/other/share/1/revoke/").status_code == 404


def test_the_list_of_links_costs_the_same_at_one_and_at_three(client, curator, django_assert_num_queries):
    client.force_login(curator)
    make_link(curator)
    # What is counted over the timeline is kept from here on.
    client.get(PAGE)
    with django_assert_num_queries(16):
        assert client.get(PAGE).status_code == 200
    for _ in range(2):
        make_link(curator, how=freeze)
    with django_assert_num_queries(16):
        assert client.get(PAGE).status_code == 200
