"""A share link from its making to its end: a curator in one browser, a stranger in another."""

from playwright.sync_api import expect

from tests.factories import publish_facts


def test_a_link_opens_in_a_browser_without_cookies_and_dies_when_it_is_revoked(signed_in, new_context, complaints):
    publish_facts()
    curator = signed_in()
    curator.goto("/ukraine-2025/?side=russia")
    curator.get_by_role("link", name="Share read-only").click()
    curator.get_by_text("Frozen as of now").click()
    curator.get_by_label("Label, for your list and the banner").fill("Research desk")
    curator.get_by_role("button", name="Create link").click()
    expect(curator.get_by_role("heading", name="Link ready")).to_be_visible()
    address = curator.get_by_label("Link", exact=True).input_value()

    elsewhere = new_context()
    stranger = elsewhere.new_page()
    stranger.goto(address)
    expect(stranger.get_by_text("shared by Research desk")).to_be_visible()
    expect(stranger.locator("#count")).to_contain_text("4 entries")
    stranger.get_by_role("link", name="Kremlin confirms a trip by Steve Witkoff").click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Kremlin confirms a trip by Steve Witkoff")
    assert stranger.url.startswith(address)
    assert elsewhere.cookies() == []

    curator.get_by_role("button", name="Revoke Research desk").click()
    expect(curator.get_by_text("Revoked,")).to_be_visible()
    expect(curator.locator("#say")).to_have_text("Research desk revoked")
    answer = stranger.reload()
    assert answer.status == 410
    expect(stranger.get_by_role("heading", level=1)).to_have_text("This read-only link no longer works")
    assert [text for text in complaints if "410" not in text] == []
    complaints.clear()
