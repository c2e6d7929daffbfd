"""The lanes in a real browser: filters go along from the list, and each width gets one of the two drawings."""

import pytest
from playwright.sync_api import expect

from tests.factories import publish_facts


@pytest.fixture
def reader(live_server, new_context):
    publish_facts()
    page = new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/ukraine-2025/")
    return page


def test_a_filter_set_in_the_list_holds_in_the_lanes_and_back(reader, live_server):
    reader.get_by_label("Side").select_option("russia")
    expect(reader.locator("#count")).to_contain_text("4 of 9 entries")
    reader.get_by_role("link", name="Lanes by side").click()
    expect(reader).to_have_url(f"{live_server.url}/ukraine-2025/lanes/?side=russia")
    expect(reader.get_by_role("heading", name="4 of 9 entries")).to_be_visible()
    reader.get_by_role("link", name="List").click()
    expect(reader.locator("#count")).to_contain_text("4 of 9 entries")


def test_time_runs_across_a_wide_page_and_down_a_narrow_one(reader):
    reader.goto("/ukraine-2025/lanes/")
    across, down = reader.locator("svg.lanes.is-wide"), reader.locator("svg.lanes.is-narrow")
    expect(across).to_be_visible()
    expect(down).to_be_hidden()
    reader.set_viewport_size({"width": 390, "height": 900})
    expect(down).to_be_visible()
    expect(across).to_be_hidden()
