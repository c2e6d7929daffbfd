"""A reader's way through the record, in a real browser; the console stays empty and nothing leaves the site."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories import NOON, cite, make_curator, make_event, make_source, publish_facts
from timeline.desk.models import Negotiation
from timeline.desk.publishing import publish
from timeline.public.asking import pages

TIMELINE = "/ukraine-2025/"


@pytest.fixture
def reader(live_server, new_context):
    publish_facts()
    page = new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/")
    return page


def test_from_the_list_to_an_entry_to_a_person_and_the_plan(reader):
    expect(reader.locator("#count")).to_have_text("9 entries, mid-November to early December 2025")
    reader.get_by_role("link", name="US and Ukrainian delegations meet in Florida").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("US and Ukrainian delegations meet in Florida")
    expect(reader.get_by_text("Two Ukrainian officials").first).to_be_visible()
    reader.get_by_role("link", name="Rustem Umerov").first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Rustem Umerov")
    reader.get_by_role("navigation", name="Site").get_by_role("link", name="Plan versions").click()
    reader.get_by_role("link", name="Compare").first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("From 28 points to 19")
    expect(reader.get_by_role("heading", name="Removed: 4 named")).to_be_visible()
    expect(reader.get_by_role("heading", name="Kept: none reported")).to_be_visible()


def test_a_filter_swaps_the_list_pushes_the_address_keeps_the_focus_and_announces_the_count(reader, live_server):
    reader.get_by_label("Side").focus()
    reader.get_by_label("Side").select_option("russia")
    expect(reader.locator("#count")).to_contain_text("4 of 9 entries")
    expect(reader).to_have_url(f"{live_server.url}{TIMELINE}?side=russia")
    expect(reader.get_by_label("Side")).to_be_focused()
    expect(reader.get_by_label("Side")).to_have_value("russia")
    expect(reader.get_by_label("Person").locator("option", has_text="Marco Rubio")).to_have_text("Marco Rubio (0)")
    expect(reader.get_by_role("status").filter(has_text="4 of 9 entries")).to_be_visible()
    reader.get_by_role("link", name="Remove filter: side Russia").click()
    expect(reader.locator("#count")).to_contain_text("9 entries")
    expect(reader.locator("#results")).to_be_focused()
    expect(reader.get_by_label("Side")).to_have_value("")
    reader.go_back()
    expect(reader.locator("#count")).to_contain_text("4 of 9 entries")
    expect(reader.get_by_label("Side")).to_have_value("russia")


def test_searching_by_another_spelling_while_typing(reader):
    reader.get_by_label("Search names, places, words").press_sequentially("Гнатов", delay=20)
    expect(reader.locator("#count")).to_contain_text("1 of 9 entries")
    expect(reader.get_by_role("link", name="US and Ukrainian delegations meet in Florida")).to_be_visible()
    expect(reader.get_by_label("Search names, places, words")).to_be_focused()


def test_a_date_that_cannot_be_read_leaves_the_list_and_the_words(reader, complaints):
    field = reader.get_by_label("Dates, in words")
    field.fill("the week after the summit")
    field.press("Enter")
    expect(reader.locator("#when-wrong")).to_be_visible()
    expect(field).to_have_value("the week after the summit")
    expect(reader.locator(".ev")).to_have_count(9)
    # The browser itself notes every answer that is not a success.
    assert [text for text in complaints if "422" not in text] == []
    complaints.clear()
    field.fill("since 30 November 2025")
    field.press("Enter")
    expect(reader.locator("#when-wrong")).to_have_count(0)
    expect(reader.locator("#when-heard")).to_contain_text("30 November 2025")
    expect(reader.locator("#count")).to_contain_text("of 9 entries")


def test_stages_open_without_leaving_the_list(reader):
    reader.get_by_text("4 stages, in order").click()
    expect(reader.get_by_text("Three from each side").last).to_be_visible()


def test_loading_earlier_entries_moves_the_focus_to_the_first_new_one(live_server, new_context, monkeypatch):
    monkeypatch.setattr(pages, "PAGE_SIZE", 3)
    publish_facts()
    page = new_context().new_page()
    page.goto(TIMELINE)
    expect(page.locator(".tl-part:not(.is-ahead) .ev")).to_have_count(3)
    fourth = "US and Ukrainian delegations meet in Florida"
    page.get_by_role("link", name="Load earlier entries").click()
    expect(page.locator(".tl-part:not(.is-ahead) .ev")).to_have_count(6)
    expect(page.get_by_role("link", name=fourth)).to_be_focused()
    expect(page.locator("#say")).to_have_text("3 more entries loaded")
    page.reload()
    expect(page.get_by_role("link", name=fourth)).to_be_visible()


def test_a_failing_server_leaves_the_list_and_says_so(reader, complaints):
    reader.route("**/?side=*", lambda route: route.fulfill(status=500, body="no"))
    reader.get_by_label("Side").select_option("russia")
    expect(reader.get_by_role("alert")).to_contain_text("The list could not be updated")
    expect(reader.locator(".ev")).to_have_count(9)
    assert complaints != []
    complaints.clear()


def test_everything_works_without_javascript(live_server, new_context):
    publish_facts()
    page = new_context(java_script_enabled=False, viewport={"width": 390, "height": 800}).new_page()
    page.goto(TIMELINE)
    page.get_by_text("Search and filter").click()
    page.get_by_label("Side").select_option("russia")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("#count")).to_contain_text("4 of 9 entries")
    page.get_by_role("link", name="Remove filter: side Russia").click()
    expect(page.locator("#count")).to_contain_text("9 entries")
    page.get_by_text("4 stages, in order").click()
    expect(page.get_by_text("Three from each side").last).to_be_visible()


def test_a_correction_shows_at_once_in_an_open_browser(reader, live_server):
    negotiation = Negotiation.objects.get()
    make_event("A further round is held", negotiation=negotiation, published_by=make_curator())
    reader.reload()
    expect(reader.get_by_role("link", name="A further round is held")).to_be_visible()


def test_from_what_is_new_to_an_earlier_day_and_back_to_the_present(live_server, new_context):
    curator = make_curator()
    event = make_event("Envoys meet", cited=False, slug="meeting")
    for slug, day in (("early", 20), ("late", 30)):
        cite(event, source=make_source(slug, title=f"The {slug} report", published_on=date(2025, 11, day)))
    publish(event, by=curator, at=NOON)
    make_event("Envoys part", published_by=curator)
    page = new_context(viewport={"width": 390, "height": 900}).new_page()
    page.goto("/border-talks/")
    page.get_by_role("link", name="What is new").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("New since 24 November 2025")
    page.get_by_label("New since").fill("20 November")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("New since 20 November 2025")
    page.get_by_label("As known on").fill("21 November")
    page.get_by_role("button", name="Show the timeline of that day").click()
    expect(page.locator("#count")).to_contain_text("1 entry")
    page.get_by_text("Search and filter").click()
    page.get_by_label("Search names").fill("meet")
    expect(page).to_have_url(re.compile(r"q=meet.*known=2025-11-21|known=2025-11-21.*q=meet"))
    page.get_by_role("link", name="Envoys meet").click()
    expect(page.get_by_text("1 report, 1 independent origin")).to_be_visible()
    page.get_by_role("link", name="The record as it stands now").click()
    expect(page).to_have_url(f"{live_server.url}/border-talks/events/meeting/?")
    expect(page.get_by_text("2 reports, 1 independent origin")).to_be_visible()
