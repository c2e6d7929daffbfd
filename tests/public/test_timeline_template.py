"""The timeline's page and the parts of it that htmx asks for, as readers get them."""

import re
from html.parser import HTMLParser

import pytest

from tests.factories import publish_facts
from timeline.public.forms import MENUS

pytestmark = pytest.mark.django_db

ROOT = "/ukraine-2025/"
AS_PART = {"headers": {"HX-Request": "true"}}


@pytest.fixture(autouse=True)
def facts(db):
    return publish_facts()


def body(response):
    return response.content.decode()


def text_of(html):
    """The words of some HTML, each stretch of white space as one blank; what only screens leave out is kept."""
    reader = _Text()
    reader.feed(html)
    return " ".join(" ".join(reader.found).split())


class _Text(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_data(self, data):
        self.found.append(data)


def matches(pattern, html):
    return [text_of(found) for found in re.findall(pattern, html, re.DOTALL)]


def titles(html):
    return matches(r'<h4 class="ev-title".*?</h4>', html)


AHEAD = ["Steve Witkoff to travel to Russia", "Vladimir Putin to visit India"]
SO_FAR = {
    "Donald Trump confirms that Steve Witkoff will meet Vladimir Putin",
    "Plan goes from 28 points to 19",
    "US and Ukrainian delegations meet in Florida",
    "Kremlin confirms a trip by Steve Witkoff",
    "US negotiators sent to Geneva",
    "Vladimir Putin says the US plan could be a basis for a settlement",
    "United States begins promoting a new peace proposal",
}


def test_all_nine_entries_are_there_the_planned_ones_first(client):
    found = titles(body(client.get(ROOT)))

    assert found[:2] == AHEAD
    assert (set(found[2:]), len(found)) == (SO_FAR, 9)


def test_dates_are_as_uncertain_as_their_source(client):
    assert matches(r'<span class="big">.*?</span>', body(client.get(ROOT))) == [
        "1 to 3 Dec",
        "After that trip",
        "30 Nov or 1 Dec",
        "11 Nov to 1 Dec",
        "30 Nov",
        "23 or 30 Nov",
        "21 Nov",
        "About 11 to 20 Nov",
    ]


def test_the_head_says_what_when_and_how_many_sources(client):
    html = body(client.get(ROOT))

    assert matches(r'<p class="kicker">.*?</p>', html) == ["Negotiation, since mid-November 2025"]
    assert matches(r"<h1>.*?</h1>", html) == ["The United States peace proposal for Ukraine"]
    assert matches(r'<div class="notice">.*?</div>', html) == [
        "One source so far. All 9 entries come from one article by Sputnik (Russian state media), which passes on "
        "Axios, outlets it does not name and people it names. None has yet been matched with a second source."
    ]
    assert matches(r'<p role="status" id="count">.*?</p>', html) == ["9 entries , mid-November to early December 2025"]


def test_the_page_reads_without_javascript(client):
    html = body(client.get(ROOT))

    assert re.findall(r'<form class="filters"[^>]* action="([^"]*)" method="(\w+)"', html) == [(ROOT, "get")]
    assert matches(r"<button.*?</button>", html) == ["Apply"]
    assert re.findall(r"<a [^>]*hx-get[^>]*>", html) == re.findall(r'<a [^>]*href="[^"]+"[^>]*hx-get[^>]*>', html)


def test_every_id_is_used_once(client):
    for address in (ROOT, f"{ROOT}?side=russia&when=since+mid-November", f"{ROOT}events/florida-talks/"):
        ids = re.findall(r'\sid="([^"]*)"', body(client.get(address)))

        assert sorted(ids) == sorted(set(ids))


def test_what_is_labelled_by_an_id_finds_it(client):
    for address in (ROOT, f"{ROOT}?when=nonsense", f"{ROOT}events/florida-talks/"):
        html = body(client.get(address))
        ids = set(re.findall(r'\sid="([^"]*)"', html))
        named = re.findall(r'(?:aria-labelledby|aria-describedby|for|href="#|hx-target="#)="?([^"]*)"', html)

        assert {name for name in named if name} - ids == set()


def test_htmx_gets_the_list_and_what_changes_with_it_and_no_more(client):
    html = body(client.get(f"{ROOT}?side=russia", **AS_PART))

    assert re.match(r'\s*<div id="results" tabindex="-1">', html)
    assert re.findall(r'id="([^"]*)" hx-swap-oob="(\w+)"', html) == [
        ("views", "innerHTML"),
        ("count", "innerHTML"),
        ("order", "innerHTML"),
        ("when-heard", "innerHTML"),
        ("in-use", "innerHTML"),
        ("from-to", "innerHTML"),
        ("overview", "innerHTML"),
        *((f"id_{menu}", "innerHTML") for menu in MENUS),
        ("when-field", "true"),
    ]
    assert "<h1" not in html


def test_part_and_page_show_the_same_list(client):
    address = f"{ROOT}?side=russia"

    assert titles(body(client.get(address, **AS_PART))) == titles(body(client.get(address)))


def test_filters_in_use_are_taken_away_one_by_one(client):
    html = body(client.get(f"{ROOT}?side=ukraine&topic=territory"))

    (in_use,) = re.findall(r'<div class="active".*?</div>', html, re.DOTALL)

    assert re.findall(r'<a href="([^"]*)"', in_use) == [
        f"{ROOT}?topic=territory#results",
        f"{ROOT}?side=ukraine#results",
        f"{ROOT}#results",
    ]
    assert matches(r'<a [^>]*class="is-clear".*?</a>', in_use) == ["Clear all"]


def test_an_unread_date_keeps_its_words_and_says_what_to_type(client):
    for response in (
        client.get(f"{ROOT}?when=after+the+summit"),
        client.get(f"{ROOT}?when=after+the+summit", **AS_PART),
    ):
        html = body(response)

        assert response.status_code == 422
        assert re.findall(r'name="when" type="text" value="([^"]*)"[^>]*aria-invalid="true"', html) == [
            "after the summit"
        ]
        assert len(matches(r'<p class="wrong" id="when-wrong".*?</p>', html)) == 1


def test_the_answer_to_an_unread_date_leaves_the_list_alone(client):
    response = client.get(f"{ROOT}?when=after+the+summit", **AS_PART)

    assert response["HX-Reswap"] == "none"
    assert re.findall(r'id="([^"]*)" hx-swap-oob', body(response)) == ["when-field", "when-heard"]


def test_an_empty_list_says_why_and_how_to_go_on(client):
    html = body(client.get(f"{ROOT}?side=russia&actor=jared-kushner"))

    assert titles(html) == []
    assert matches(r'<p role="status" id="count">.*?</p>', html) == ["No entries"]
    assert len(matches(r'<div id="results" tabindex="-1">\s*<div class="stack after-views"><h2>.*?</h2>', html)) == 1


def test_the_card_of_the_florida_talks(client):
    (card,) = re.findall(r'<li class="ev" id="e-florida-talks">.*?</article></li>', body(client.get(ROOT)), re.DOTALL)

    assert matches(r'<ol class="attr".*?</ol>', card) == [
        "Sputnik’s own account (Russian state media) 1 December 2025",
        "Two Ukrainian officials (unnamed) told Axios relayed by Sputnik (Russian state media) 1 December 2025",
    ]
    assert matches(r'<p class="attr-label">.*?</p>', card) == [
        "That the talks took place, when, and who led:",
        "What was discussed, the stages and the other names:",
    ]
    assert matches(r'<span class="sub-t">.*?</span>', card) == ["4 stages, in order"]
    assert matches(r'<span class="side-name">.*?</span>', card) == [*["Ukraine", "United States"] * 3, "Ukraine"]
    assert matches(r'<span class="seat seat-empty">.*?</span>', card) == ["others not reported"] * 2


def test_who_is_not_known_stands_where_a_name_would(client):
    assert matches(r'<span class="chip-unknown">.*?</span>', body(client.get(ROOT))) == [
        "who revised it: not reported",
        "negotiators not named",
        "other side not stated",
        "who presented it: not reported",
    ]


def test_the_end_of_the_list_says_that_it_is_one(client):
    everything, some = body(client.get(ROOT)), body(client.get(f"{ROOT}?side=russia"))

    assert matches(r'<div class="load-more">.*?</div>', everything) == [
        "This is the earliest entry. Nothing before mid-November 2025 has been recorded."
    ]
    assert matches(r'<div class="load-more">.*?</div>', some) == ["No earlier entry matches."]


@pytest.fixture
def three_a_page(monkeypatch):
    monkeypatch.setattr("timeline.public.asking.pages.PAGE_SIZE", 3)


def next_address(html):
    """Where the link for earlier entries leads; None at the end."""
    found = re.findall(r'<a class="btn no-print" href="([^"]*before=[^"]*)"', html)
    return found[0].replace("&amp;", "&") if found else None


def test_loading_earlier_entries_shows_each_of_them_once(client, three_a_page):
    html = body(client.get(ROOT))
    found = titles(html)
    while address := next_address(html):
        html = body(client.get(address, **AS_PART))
        found += titles(html)

    assert (found[:2], len(found), set(found[2:])) == (AHEAD, 9, SO_FAR)


def test_earlier_entries_take_the_place_of_the_box_that_asked_for_them(client, three_a_page):
    part = body(client.get(next_address(body(client.get(ROOT))), **AS_PART))

    assert re.match(r'\s*<section class="tl-day"', part)
    assert re.findall(r'id="([^"]*)" hx-swap-oob', part) == ["say"]
    assert matches(r'<p id="say".*?</p>', part) == ["3 more entries loaded"]


def test_an_earlier_page_by_its_address_is_a_whole_page_with_a_way_back(client, three_a_page):
    address = next_address(body(client.get(f"{ROOT}?status=happened")))

    html = body(client.get(address))

    assert matches(r"<h1>.*?</h1>", html) == ["The United States peace proposal for Ukraine"]
    assert re.findall(r'<a href="([^"]*)">Go to the top of the list</a>', html) == [f"{ROOT}?status=happened"]


def test_the_margin_shows_the_plan_and_whose_word_entries_rest_on(client):
    html = body(client.get(ROOT))

    assert matches(r'<h2 class="fig-title".*?</h2>', html) == [
        "What is dated, and how surely",
        "28 points became 19; 4 removals are named",
        "Who is recorded as meeting whom",
        "Whose word each entry rests on",
    ]
    assert re.findall(r'<a href="([^"]*)">Compare the two versions</a>', html) == [
        f"{ROOT}plans/28-points...19-points/"
    ]


def test_the_overview_counts_what_matches_and_keeps_the_weeks_around_those_in_use(client):
    html = body(client.get(f"{ROOT}?from=2025-11-17&to=2025-11-23"))

    assert matches(r'<p class="fig-sub">.*?</p>', html) == [
        "Nine entries over four weeks. Each square at the foot is one entry that fell, or may have fallen, on that day."
    ]
    assert re.findall(r'<a href="([^"]*)"[^>]*aria-current="true">', html) == [
        f"{ROOT}?from=2025-11-17&amp;to=2025-11-23#results"
    ]


def test_part_and_page_have_the_same_overview(client):
    address = f"{ROOT}?side=russia"

    part, whole = (
        re.search(r"<figure.*?</figure>", body(client.get(address, **each)), re.DOTALL)[0] for each in (AS_PART, {})
    )

    assert part == whole


def test_where_nothing_matches_an_answer_takes_the_overview_away(client):
    html = body(client.get(f"{ROOT}?side=russia&actor=jared-kushner", **AS_PART))

    assert '<div id="overview" hx-swap-oob="innerHTML"></div>' in html


def test_who_met_whom_stands_in_words_beside_the_drawing_whatever_the_filters(client):
    html = body(client.get(f"{ROOT}?topic=territory"))

    assert matches(r'<ul class="fig-src vh">.*?</ul>', html) == [
        "Ukraine and United States: met on 30 November 2025. Ukraine and Russia: no meeting recorded. "
        "United States and Russia: 1 meeting announced."
    ]
