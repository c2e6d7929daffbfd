"""What app.js adds to plain HTML, in a real browser: focus, waiting, failure, copying."""

import re

import pytest
from playwright.sync_api import expect

PATIENCE = 20_000
"""Milliseconds."""


@pytest.fixture
def trial(page, settings):
    """The trial page, opened, with script."""
    settings.ROOT_URLCONF = "tests.browser.trial_pages"
    page.goto("/")
    return page


def test_typing_keeps_the_focus_in_the_field_and_empty_fields_out_of_the_address(trial):
    trial.locator("#q").press_sequentially("geneva")

    expect(trial.locator("#results h2")).to_have_text("Found geneva")
    expect(trial.locator("#q")).to_be_focused()
    expect(trial).to_have_url(re.compile(r"/\?q=geneva$"))


def test_what_asks_for_it_moves_the_focus_to_the_results(trial):
    trial.locator("#chip").click()

    expect(trial.locator("#results h2")).to_have_text("Found chip")
    expect(trial.locator("#results")).to_be_focused()


def test_loading_more_moves_the_focus_to_the_first_new_title(trial):
    trial.locator("#more").click()

    expect(trial.locator("#first-new")).to_be_focused()


def test_after_a_revocation_the_focus_goes_to_the_next_button_and_after_the_last_to_the_heading(trial):
    trial.locator("#revoke-one").click()
    expect(trial.locator("#revoke-two")).to_be_focused()

    trial.locator("#revoke-two").click()
    expect(trial.locator("#links")).to_be_focused()


def test_a_page_that_could_not_be_read_is_shown_as_the_server_wrote_it(trial, complaints):
    trial.locator("#q").fill("unreadable")

    expect(trial.locator("#results h2")).to_have_text("Found unreadable")
    expect(trial.get_by_role("alert")).to_have_count(0)
    forgive(trial, complaints, "status of 422")


def test_a_failure_is_told_above_the_old_list_and_forgotten_after_the_next_answer(trial, complaints):
    trial.locator("#q").fill("fail")

    alert = trial.get_by_role("alert")
    expect(alert.locator("p")).to_have_text(
        ["The list could not be updated", "What you see below is from before your last change. Try again"]
    )
    expect(alert.get_by_role("link")).to_have_attribute("href", "/?q=fail")
    expect(trial.locator(".error + #results h2")).to_have_text("Found everything")
    forgive(trial, complaints, "status of 500", "Response Status Error Code 500")

    trial.locator("#q").fill("again")
    expect(trial.locator("#results h2")).to_have_text("Found again")
    expect(alert).to_have_count(0)


def test_a_server_that_is_gone_is_told_like_a_failure(trial, complaints):
    trial.route("**/?q=*", lambda route: route.abort())
    trial.locator("#chip").click()

    expect(trial.get_by_role("alert")).to_have_count(1)
    forgive(trial, complaints, "ERR_FAILED", "htmx:sendError")


def forgive(page, complaints, *provoked):
    """Take the complaints that a test provoked out of the list, each by its words, once the browser has uttered it."""
    for words in provoked:
        waited = 0
        while not any(words in heard for heard in complaints):
            assert waited < PATIENCE, f"The browser has not complained of “{words}”."
            page.wait_for_timeout(20)
            waited += 20
        complaints[:] = [heard for heard in complaints if words not in heard]


def test_only_a_wait_that_is_long_is_told(trial):
    answers = []
    trial.route("**/?q=*", lambda route: answers.append(route))
    trial.locator("#chip").click()

    expect(trial.locator("#results")).to_have_attribute("aria-busy", "true")
    expect(trial.locator("#say")).to_have_text("")
    expect(trial.locator("#say")).to_have_text("Loading…")

    answers[0].continue_()
    expect(trial.locator("#results h2")).to_have_text("Found chip")
    expect(trial.locator("#say")).to_have_text("")
    expect(trial.locator("[aria-busy]")).to_have_count(0)


def test_going_back_fetches_the_whole_page(trial):
    asked = []
    trial.locator("#chip").click()
    expect(trial.locator("#results h2")).to_have_text("Found chip")
    trial.on("request", lambda request: asked.append(request.headers))

    trial.go_back()

    expect(trial.locator("#results h2")).to_have_text("Found everything")
    expect(trial.locator("h1")).to_have_count(1)
    assert [headers.get("hx-request") for headers in asked if "hx-history-restore-request" in headers] == [None]


def test_copying_selects_the_field_and_says_so(trial):
    trial.context.grant_permissions(["clipboard-read", "clipboard-write"])
    trial.locator("#copy").click()

    expect(trial.locator("#copy")).to_have_text("Copied")
    expect(trial.locator("#say")).to_have_text("Copied")
    trial.locator("#q").focus()
    trial.keyboard.press("Control+V")
    expect(trial.locator("#q")).to_have_value("https://example.org/s/token/")


def test_without_script_what_needs_it_is_not_there_and_links_are_links(new_context, settings):
    settings.ROOT_URLCONF = "tests.browser.trial_pages"
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/")

    expect(page.locator("#copy")).to_be_hidden()
    page.locator("#chip").click()
    expect(page.locator("#results h2")).to_have_text("Found chip")
    expect(page.locator("h1")).to_have_count(1)
