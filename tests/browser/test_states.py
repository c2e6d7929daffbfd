"""States that the shipped facts do not show: nothing yet, far too much, and words that are too long."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.judging import faults, too_wide
from tests.factories import NOON, cite, make_actor, make_curator, make_event, make_negotiation, make_source
from timeline.desk.publishing import publish
from timeline.public.store.models import Published

ROOT = "/border-talks/"


@pytest.fixture
def page(live_server, new_context):
    return new_context(viewport={"width": 390, "height": 900}).new_page()


def repeated(event, number):
    """Copies of a published event, two a day from the end of 2024 back, straight into the published rows."""
    row = Published.objects.get(noun="event", slug=event.slug)
    payload = json.loads(row.payload)
    copies = []
    for place in range(number):
        day = f"2024-{12 - place // 56:02}-{28 - place // 2 % 28:02}"
        payload |= {"slug": f"round-{place}", "date": {"phrase": day, "reading": {"edtf": day}}}
        days = dict.fromkeys(("earliest", "latest", "sort_earliest", "sort_latest"), day)
        text = json.dumps(payload)
        copies.append({"slug": f"round-{place}", "entry": f"round-{place}", "payload": text} | days)
    kept = {field.attname: getattr(row, field.attname) for field in Published._meta.fields if not field.primary_key}
    Published.objects.bulk_create([Published(**kept | copy) for copy in copies])


def test_where_nothing_is_published_yet_the_page_says_so(page):
    publish(make_negotiation(), by=make_curator(), at=NOON)
    page.goto(ROOT)
    expect(page.get_by_role("heading", level=2)).to_have_text(["Nothing has been published yet"])
    assert faults(page) == []
    page.goto(ROOT + "lanes/")
    expect(page.get_by_role("heading", name="Nothing has been published yet")).to_be_visible()
    assert faults(page) == []


def test_too_many_entries_to_draw_are_counted_in_words_and_loaded_bit_by_bit(page):
    sides = [make_actor(name, kind="state") for name in ("North", "South")]
    negotiation = make_negotiation()
    for slot, side in enumerate(sides, start=1):
        negotiation.parties.create(actor=side, slot=slot, position=slot)
    event = make_event("Envoys meet", negotiation=negotiation, cited=False)
    event.participations.create(actor=sides[0])
    cite(event)
    publish(event, by=make_curator(), at=NOON)
    repeated(event, 300)
    page.goto(ROOT)
    expect(page.locator("#count")).to_have_text("301 entries, July 2024 to November 2025")
    expect(page.locator(".ev")).to_have_count(25)
    assert 0 < page.locator("#overview svg.fluid:visible .count-solid rect").count() <= 120
    assert faults(page) == []
    page.get_by_role("link", name="Load earlier entries").click()
    expect(page.locator(".ev")).to_have_count(50)
    expect(page.locator(".ev").nth(25).get_by_role("heading").get_by_role("link")).to_be_focused()
    page.goto(ROOT + "lanes/")
    expect(page.get_by_role("heading", name="How many, side by side")).to_be_visible()
    assert faults(page) == []


def test_long_words_wrap_and_long_lists_are_cut(page):
    word = "Verhandlungsunterbrechungsvereinbarung" * 3
    outlet = make_actor(f"Daily {word}", slug="daily-long", kind="outlet", short_name=word[:60])
    source = make_source("long", outlet=outlet, title=f"Envoys meet for a {word}")
    side = make_actor(f"Republic of {word}", slug="republic", kind="state", short_name="The Republic of the Long Words")
    negotiation = make_negotiation(title=f"The talks on a {word}", state_of_play=word)
    negotiation.parties.create(actor=side, slot=1, position=1)
    event = make_event(f"Envoys meet for a {word}", negotiation=negotiation, cited=False, summary=word, slug="long")
    envoys = [make_actor(f"Envoy {n} {word}", slug=f"envoy-{n}", represents=side) for n in range(15)]
    for envoy in envoys:
        event.participations.create(actor=envoy, role="head of delegation", capacity=word)
    cite(event, source=source, chain=[*envoys[:6], outlet])
    publish(event, by=make_curator(), at=NOON)
    for address in ("", "events/long/", "actors/", "actors/envoy-0/", "lanes/", "sources/", "sources/long/", "new/"):
        page.goto(ROOT + address)
        assert (address, too_wide(page)) == (address, 0)
    page.goto(ROOT)
    expect(page.get_by_role("link", name="and 3 more")).to_be_visible()
