"""Django's own admin under the strict policy, in a browser: it works, and the browser has nothing to complain of."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def desk(signed_in):
    return signed_in()


def test_every_list_and_form_opens_without_a_complaint(desk):
    desk.goto("/admin/")
    links = desk.locator("#content-main a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    offered = sorted({link for link in links if link.startswith("/admin/")})

    assert "/admin/timeline/event/add/" in offered
    assert {address: desk.goto(address).status for address in offered} == dict.fromkeys(offered, 200)


def test_an_autocomplete_answers(desk):
    desk.goto("/admin/timeline/event/add/")

    desk.locator(".select2-selection").first.click()

    expect(desk.locator(".select2-results__option").first).to_have_text("No results found")


def test_styles_and_scripts_of_the_admin_are_let_through(desk):
    desk.goto("/admin/auth/group/add/")

    expect(desk.locator("#header")).to_have_css("background-color", "rgb(65, 118, 144)")
    # A script builds the chooser with two columns.
    expect(desk.locator(".selector-available")).to_be_visible()
