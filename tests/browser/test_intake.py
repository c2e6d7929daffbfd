"""From an article's text to published entries in a browser: pasted, checked beside its text, accepted, undone."""

from playwright.sync_api import expect

from tests.browser.test_desk import choose
from tests.desk.admin.pages import add_page
from tests.factories import publish_facts
from timeline.desk.models import Article, Event

TEXT = """US and Russian envoys met in Geneva on Friday.

Marco Rubio said on Saturday that Rustem Umerov will visit Oslo in the coming days."""


def test_a_pasted_article_is_accepted_discarded_undone_and_published_by_keys(signed_in):
    publish_facts()
    page = signed_in()
    page.goto(add_page(Article))
    choose(page, "Outlet", "Sputnik International")
    page.get_by_label("Title").fill("Envoys meet")
    page.get_by_label("Published on").fill("2025-12-01")
    page.get_by_label("Text").fill(TEXT)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=3)).to_have_text(
        [
            "United States and Russia meet in Geneva",
            "Marco Rubio says that Rustem Umerov will visit Oslo",
            "Rustem Umerov to visit Oslo",
        ]
    )

    page.get_by_role("button", name="Accept draft 1").click()
    expect(page.locator("#counts")).to_have_text("1 of 3 accepted")
    expect(page.get_by_role("button", name="Accept draft 2")).to_be_focused()
    page.get_by_role("button", name="Undo draft 1").click()
    expect(page.locator("#counts")).to_have_text("0 of 3 accepted")
    expect(page.get_by_role("button", name="Accept draft 1")).to_be_focused()

    for _key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(_key)
    expect(page.locator("#event-1 .decided")).to_contain_text("Discarded.")
    expect(page.get_by_role("button", name="Accept draft 2")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Accept draft 3")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Publish the 2 accepted drafts")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messagelist .success").last).to_contain_text("are published.")
    assert Event.objects.filter(proposals__isnull=False).exclude(published_sha256="").count() == 2
