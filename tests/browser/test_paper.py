"""Pages as they are printed: everything open, nothing to press, and the sources as notes at the end."""

from playwright.sync_api import expect

from tests.browser.judging import too_wide
from tests.factories import publish_facts

ROOT = "/ukraine-2025/"


def test_paper_shows_stages_key_and_sources_and_no_controls(live_server, new_context):
    publish_facts()
    page = new_context(viewport={"width": 680, "height": 960}).new_page()
    page.emulate_media(media="print")
    page.goto(ROOT + "?side=ukraine")
    expect(page.get_by_text("Three from each side").last).to_be_visible()
    expect(page.get_by_text("some day between two dates")).to_be_visible()
    expect(page.locator(".active").get_by_text("side Ukraine")).to_be_visible()
    for control in ("#filters", ".views", ".brush", ".load-more", ".site nav", ".site-foot", ".actions"):
        assert page.locator(f"{control} >> visible=true").count() == 0
    for address in ("", "events/florida-talks/", "actors/rustem-umerov/", "lanes/", "plans/28-points...19-points/"):
        page.goto(ROOT + address)
        expect(page.locator(".paper-notes li")).to_have_count(1)
        expect(page.locator(".paper-notes li")).to_contain_text("Sputnik (Russian state media), 1 December 2025:")
        assert too_wide(page) == 0
