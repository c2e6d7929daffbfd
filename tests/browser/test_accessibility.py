"""Every page against axe's rules for WCAG 2.2 A and AA and good practice: light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.factories import NOON, make_curator, publish_facts
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import freeze

ROOT = "/ukraine-2025/"
PAGES = [
    ROOT,
    ROOT + "?side=russia&status=planned",
    ROOT + "?actor=jared-kushner&side=russia",
    ROOT + "events/florida-talks/",
    ROOT + "events/us-negotiators-sent-to-geneva/",
    ROOT + "events/putin-visit-to-india/",
    ROOT + "actors/",
    ROOT + "actors/rustem-umerov/",
    ROOT + "lanes/",
    ROOT + "lanes/?side=russia",
    ROOT + "plans/",
    ROOT + "plans/28-points...19-points/",
    ROOT + "sources/",
    ROOT + "sources/sputnik-2025-12-01/",
    ROOT + "new/?since=2025-11-24",
    ROOT + "?known=2025-12-01",
    ROOT + "?known=2025-11-30",
    ROOT + "method/",
]
REFUSALS = [
    (ROOT + "?when=after+the+summit", 422),
    (ROOT + "?kind=war", 400),
    (ROOT + "?known=after+the+summit", 422),
    (ROOT + "new/?since=after+the+summit", 422),
    (ROOT + "actors/jared-kushner/?known=2025-11-30", 404),
    (ROOT + "nothing/", 404),
]


def violations(page):
    page.locator("details:not([open]) > summary:visible").evaluate_all("found => found.forEach(one => one.click())")
    found = Axe().run(page).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]


@pytest.fixture(params=[(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")], ids=str)
def page(request, live_server, new_context):
    width, scheme = request.param
    publish_facts()
    return new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()


def test_no_page_has_a_violation_or_scrolls_sideways(page, complaints):
    curator = make_curator()
    scope = scope_of_negotiation("ukraine-2025", is_curator=True)
    _, token = freeze(scope, UNFILTERED, by=curator, label="Research desk", at=NOON, until=None)
    found = {}
    for address in [*PAGES, f"/s/{token}/", f"/s/{token}/plans/", f"/s/{token}/lanes/"]:
        assert page.goto(address).status == 200
        found[address] = violations(page), page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0
    assert {address: what for address, what in found.items() if what != ([], False)} == {}


def test_no_refusal_has_a_violation(page, complaints):
    for address, status in REFUSALS:
        assert page.goto(address).status == status
        assert violations(page) == []
    complaints.clear()
