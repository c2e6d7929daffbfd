"""The plan's pages through the browser's door: what they show of the shipped facts, and what they refuse."""

import re

import pytest

from tests.factories import (
    NOON,
    cite,
    make_curator,
    make_event,
    make_negotiation,
    make_plan_version,
    publish_facts,
)
from timeline.desk.models import Negotiation, PeacePlanVersion, Source
from timeline.desk.publishing import publish

pytestmark = pytest.mark.django_db


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def squares(response, kind):
    return len(re.findall(rf'class="{kind}"[^>]* y="1"[^>]* height="36"', response.content.decode()))


def test_the_versions_on_record(client):
    publish_facts()

    response = client.get("/ukraine-2025/plans/")

    assert [line.version.slug for line in response.context["versions"]] == ["28-points", "19-points"]
    assert [pair.path for pair in response.context["pairs"]] == ["plans/28-points...19-points/"]
    assert "2 versions of the plan are on record." in text_of(response)


def test_28_and_19_squares_four_named_none_kept(client):
    publish_facts()

    response = client.get("/ukraine-2025/plans/28-points...19-points/")

    assert {kind: squares(response, kind) for kind in ("unit-known", "hatch-box", "unit-gone")} == {
        "unit-known": 4,
        "hatch-box": 24 + 19,
        "unit-gone": 9,
    }
    assert [part.heading for part in response.context["drawn"].groups] == [
        "Removed: 4 named",
        "Kept: none reported",
        "Changed: none reported",
        "Not reported",
    ]


def test_the_comparison_names_who_says_so_and_what_nobody_reports(client):
    publish_facts()

    page = text_of(client.get("/ukraine-2025/plans/28-points...19-points/"))

    assert page.count("News outlets (not named) relayed by Sputnik (Russian state media)") == 1 + 4
    assert "Original plan: up to 24 of 28 points Revised plan: all 19 points Neither text is held." in page


def test_the_drawing_has_its_words_on_the_same_page(client):
    publish_facts()

    response = client.get("/ukraine-2025/plans/28-points...19-points/")

    drawn = response.context["drawn"].chart
    assert f'<figcaption class="vh" id="chart">{drawn.alternative}</figcaption>' in response.content.decode()


def test_the_other_way_round_is_a_page_too(client):
    publish_facts()

    response = client.get("/ukraine-2025/plans/19-points...28-points/")

    assert response.context["drawn"].heading == "Revised plan and Original plan compared"


@pytest.mark.parametrize("pair", ["28-points...28-points", "28-points...27-points", "27-points...28-points"])
def test_what_cannot_be_compared_is_not_found(client, pair):
    publish_facts()

    assert client.get(f"/ukraine-2025/plans/{pair}/").status_code == 404


def test_a_version_that_is_only_a_draft_is_not_compared(client):
    publish_facts()
    make_plan_version("Secret plan", slug="secret-plan")

    assert client.get("/ukraine-2025/plans/28-points...secret-plan/").status_code == 404
    assert "Secret plan" not in client.get("/ukraine-2025/plans/").content.decode()


def test_without_a_version_the_page_says_so(client):
    make_event(published_by=make_curator(), negotiation=make_negotiation())

    assert "0 versions of the plan are on record." in text_of(client.get("/border-talks/plans/"))


def test_the_pages_only_answer_to_reading(client):
    publish_facts()

    assert client.post("/ukraine-2025/plans/").status_code == 405


def test_two_versions_that_nothing_relates_are_chosen_and_compared(client):
    publish_facts()
    curator, negotiation = make_curator(), Negotiation.objects.get()
    other = make_plan_version("Counter-proposal", negotiation=negotiation, slug="counter", points=None)
    cite(other, source=Source.objects.get())
    publish(other, by=curator, at=NOON)
    plans = "/ukraine-2025/plans/"

    for page in (client.get(plans), client.get(f"{plans}28-points...counter/")):
        assert (
            re.findall(r'<option value="([^"]*)"', page.content.decode()) == ["28-points", "counter", "19-points"] * 2
        )
    chosen = client.get(plans, {"a": "19-points", "b": "counter"})
    assert (chosen.status_code, chosen.headers["Location"]) == (302, f"{plans}19-points...counter/")
    clocked = client.get(plans, {"a": "19-points", "b": "counter", "known": "1 December 2025"})
    assert clocked.headers["Location"] == f"{plans}19-points...counter/?known=2025-12-01"
    assert "number of its points is not stated" in text_of(client.get(chosen.headers["Location"]))
    for pair in ({"a": "counter"}, {"a": "counter", "b": "counter"}, {"a": "\x00", "b": "x" * 9_000}):
        assert client.get(plans, pair).status_code == 400


def test_words_of_two_wordings_are_marked_for_the_eye_and_in_words(client):
    publish_facts()
    original, revised = PeacePlanVersion.objects.get(slug="28-points"), PeacePlanVersion.objects.get(slug="19-points")
    for version, state, wording in ((original, "included", "Six <months>"), (revised, "changed", "Two <months>")):
        reading = version.readings.get(provision__slug="us-military-aid")
        reading.state, reading.wording = state, wording
        reading.save()
        publish(version, by=make_curator(state), at=NOON, reason="The wording became known.")

    page = client.get("/ukraine-2025/plans/28-points...19-points/").content.decode()

    assert re.findall(r"<blockquote.*?</blockquote>", page) == [
        '<blockquote class="small">'
        '<del><span class="vh" lang="en-gb"> [removed words begin] </span>Six'
        '<span class="vh" lang="en-gb"> [removed words end] </span></del> &lt;months&gt;</blockquote>',
        '<blockquote class="small">'
        '<ins><span class="vh" lang="en-gb"> [added words begin] </span>Two'
        '<span class="vh" lang="en-gb"> [added words end] </span></ins> &lt;months&gt;</blockquote>',
    ]
