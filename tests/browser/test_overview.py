"""The overview in a browser: titles that keep apart at every width, and weeks that narrow the list."""

import re

from playwright.sync_api import expect

from tests.factories import publish_facts

ROOT = "/ukraine-2025/"
WIDTHS = (320, 390, 671, 780, 1280)

# Titles of one drawing, as boxes in pixels, by pairs that lie on each other; and those that leave the page.
OVERLAPS = """drawing => {
  const boxes = [...drawing.querySelectorAll("svg svg svg svg > text")].map(text => text.getBoundingClientRect());
  const touch = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 2 && b.top < a.bottom - 2;
  const pairs = boxes.flatMap((a, n) => boxes.slice(n + 1).filter(b => touch(a, b)));
  return [boxes.length, pairs.length, boxes.filter(box => box.left < 0 || box.right > innerWidth).length];
}"""


def test_titles_keep_apart_and_within_the_page(new_context):
    publish_facts()
    page = new_context().new_page()
    page.goto(ROOT)

    drawings, found = page.locator("#overview .fluid:visible"), {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = drawings.count(), drawings.first.evaluate(OVERLAPS)
    assert found == dict.fromkeys(WIDTHS, (1, [9, 0, 0]))


def test_a_week_narrows_the_list_and_stays_when_another_filter_is_set(live_server, new_context):
    publish_facts()
    page = new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(ROOT)

    page.get_by_role("link", name="17 to 23 Nov").click()

    expect(page.locator("#count")).to_contain_text("4 of 9 entries")
    expect(page.locator("#results")).to_be_focused()
    expect(page.locator(".brush a[aria-current]")).to_contain_text("17 to 23 Nov")
    expect(page).to_have_url(re.compile(r"\?from=2025-11-17&to=2025-11-23$"))

    page.get_by_label("Side").select_option("russia")

    expect(page.locator("#count")).to_contain_text("1 of 9 entries")
    expect(page.locator("#overview .fig-sub")).to_contain_text("Four entries over three weeks.")
    expect(page).to_have_url(re.compile("from=2025-11-17"))


def test_a_day_leads_to_its_entry(live_server, new_context):
    publish_facts()
    page = new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(ROOT)

    page.get_by_role("link", name="30 November 2025: 2 entries on this exact day").focus()
    page.keyboard.press("Enter")

    expect(page.locator("#e-florida-talks")).to_be_in_viewport()
