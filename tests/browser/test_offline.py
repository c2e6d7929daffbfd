"""The file to keep, opened from a disk in a browser without a network."""

import pytest
from playwright.sync_api import expect

from tests.browser.judging import too_wide, violations
from tests.factories import publish_facts


@pytest.fixture
def kept(live_server, new_context, tmp_path):
    """The file of a narrowed timeline, downloaded as a reader does."""
    publish_facts()
    page = new_context().new_page()
    page.goto("/ukraine-2025/?topic=territory")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as one HTML file").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_it_opens_offline_with_an_empty_console_and_asks_for_nothing(kept, browser):
    heard, asked = [], []
    context = browser.new_context(offline=True, viewport={"width": 390, "height": 900})
    context.on("console", lambda message: heard.append(message.text))
    context.on("weberror", lambda problem: heard.append(str(problem.error)))
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(kept.as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("The United States peace proposal for Ukraine")
    page.get_by_text("4 stages, in order").click()
    expect(page.get_by_text("Three from each side").last).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.tl-day')).display") == "grid"
    assert too_wide(page) == 0
    assert violations(page) == []
    context.close()
    assert (heard, asked) == ([], [kept.as_uri()])
