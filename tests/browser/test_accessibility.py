"""Every page against axe's rules for WCAG 2.2 A and AA and good practice: light and dark, wide and narrow."""

import pytest
from django.contrib.auth import get_user_model

from tests.browser.judging import faults
from tests.factories import NOON, make_curator, make_event, make_negotiation, publish_facts
from timeline.desk.models import Event
from timeline.desk.publishing import publish, retract
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import freeze, revoke

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
    ROOT + "corrections/",
    ROOT + "?known=2025-12-01",
    ROOT + "?known=2025-11-30",
    ROOT + "method/",
    "/embed" + ROOT,
]
PART = 5
REFUSALS = [
    (ROOT + "?when=after+the+summit", 422),
    (ROOT + "?kind=war", 400),
    (ROOT + "?known=after+the+summit", 422),
    (ROOT + "new/?since=after+the+summit", 422),
    (ROOT + "actors/jared-kushner/?known=2025-11-30", 404),
    (ROOT + "nothing/", 404),
]


def correct(event, *, by):
    event.title, event.duration = "Delegations meet in Florida", ""
    event.save()
    publish(event, by=by, at=NOON, reason="The source names the state.")


@pytest.fixture
def page(new_context):
    publish_facts()
    return new_context().new_page()


# In parts, so that no process is left with all of them at the end.
@pytest.mark.parametrize("first", range(0, len(PAGES), PART), ids=lambda first: PAGES[first])
def test_no_page_has_a_violation_or_scrolls_sideways(page, first):
    correct(Event.objects.get(slug="florida-talks"), by=make_curator())
    for address in PAGES[first : first + PART]:
        assert page.goto(address).status == 200
        assert (address, faults(page)) == (address, [])


def test_no_page_of_a_frozen_link_has_one(page):
    scope = scope_of_negotiation("ukraine-2025", is_curator=True)
    _, token = freeze(scope, UNFILTERED, by=make_curator(), label="Research desk", at=NOON, until=None)
    for address in ("", "plans/", "lanes/"):
        assert page.goto(f"/s/{token}/{address}").status == 200
        assert (address, faults(page)) == (address, [])


def test_the_pages_of_a_curator_and_what_is_left_of_things_withdrawn_have_none_either(signed_in, complaints):
    publish_facts()
    page = signed_in()
    curator = get_user_model().objects.get()
    retract(Event.objects.get(slug="trump-confirms-witkoff-meeting"), by=curator, at=NOON, reason="Withdrawn.")
    scope = scope_of_negotiation("ukraine-2025", is_curator=True)
    link, token = freeze(scope, UNFILTERED, by=curator, label="Research desk", at=NOON, until=None)
    make_event("Envoys meet", negotiation=make_negotiation("other-talks"), published_by=curator)
    for address in (ROOT + "share/", "/", ROOT + "events/trump-confirms-witkoff-meeting/"):
        assert page.goto(address).status == 200
        assert faults(page) == []
    page.goto(ROOT + "share/?side=russia")
    page.get_by_role("button", name="Create link").click()
    assert faults(page) == []
    revoke(link, at=NOON)
    assert page.goto(f"/s/{token}/").status == 410
    assert faults(page) == []
    complaints.clear()


def test_no_refusal_has_a_violation(page, complaints):
    for address, status in REFUSALS:
        assert page.goto(address).status == status
        assert faults(page) == []
    complaints.clear()
