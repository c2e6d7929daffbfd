"""Reading without a mouse: every stop can be seen, nothing is out of reach, and no answer takes the focus away."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import publish_facts

ROOT = "/ukraine-2025/"

# What has the focus: its words, whether a ring of two pixels or more stands around it, and whether the screen shows it.
STOP = """() => {
  const stop = document.activeElement, box = stop.getBoundingClientRect(), ring = getComputedStyle(stop);
  return {
    name: stop.getAttribute("aria-label") || stop.textContent.trim() || stop.id,
    isRinged: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2,
    isShown: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    isBody: stop === document.body,
  };
}"""


@pytest.fixture
def page(live_server, new_context):
    publish_facts()
    return new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce").new_page()


def stops(page):
    """Every stop of the Tab key from the top of the page to its end."""
    page.keyboard.press("Tab")
    while not (stop := page.evaluate(STOP))["isBody"]:
        yield stop
        page.keyboard.press("Tab")


def test_every_stop_has_a_ring_and_is_on_the_screen(page):
    for address in (ROOT, ROOT + "events/florida-talks/", ROOT + "plans/28-points...19-points/", ROOT + "lanes/"):
        page.goto(address)
        found = list(stops(page))
        assert found[0]["name"] == "Skip to main content"
        assert found[-1]["name"] == "State of the record"
        assert [stop["name"] for stop in found if not (stop["isRinged"] and stop["isShown"])] == []


def test_from_the_list_to_who_sat_in_the_smaller_meeting_and_what_became_of_the_plan(page):
    page.goto(ROOT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    search = page.get_by_label("Search names, places, words")
    search.focus()
    page.keyboard.type("Florida")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_contain_text("of 9 entries")
    expect(search).to_be_focused()
    page.locator("summary").filter(has_text="4 stages, in order").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Three from each side").last).to_be_visible()
    page.get_by_role("link", name="Clear", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_contain_text("9 entries, mid-November")
    expect(page.locator("#results")).to_be_focused()
    page.get_by_role("link", name="See what was removed, and who says so").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("From 28 points to 19")
