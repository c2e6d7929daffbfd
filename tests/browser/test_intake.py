"""From an article's text to drafts in a browser: pasted, checked beside its text, accepted, and undone."""

from playwright.sync_api import expect

from tests.browser.test_desk import choose, sign_in
from tests.desk.admin.pages import add_page
from tests.factories import publish_facts
from timeline.desk.models import Article, Event

TEXT = """US and Russian envoys met in Geneva on Friday.

Marco Rubio said on Saturday that Rustem Umerov will visit Oslo in the coming days."""


def test_a_pasted_article_is_accepted_edited_discarded_and_undone(page, live_server, complaints):
    publish_facts()
    sign_in(page)
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
    expect(page.get_by_role("button", name="Undo draft 1")).to_be_focused()
    page.get_by_role("button", name="Undo draft 1").click()
    expect(page.locator("#counts")).to_have_text("0 of 3 accepted")

    page.get_by_role("button", name="Discard draft 2").click()
    expect(page.locator("#event-2 .decided")).to_contain_text("Discarded.")
    page.get_by_role("button", name="Edit draft 3").click()
    expect(page.get_by_label("Title", exact=False).first).to_have_value("Rustem Umerov to visit Oslo")
    assert Event.objects.get(published_sha256="").date_edtf == "2025-12-01/2025-12-07"
