"""Search over HTTP: what was found is marked, the order can be chosen, and no words break the page."""

import re

import pytest

from tests.factories import make_curator, make_event, publish_facts
from timeline.public.asking import pages

pytestmark = pytest.mark.django_db

ROOT = "/ukraine-2025/"


@pytest.fixture
def facts():
    return publish_facts()


def marks(response):
    return re.findall(r"<mark>(.*?)</mark>", response.content.decode())


def titles(response):
    return re.findall(r'<h4 class="ev-title" id="t-([\w-]+)"', response.content.decode())


def test_what_was_found_is_marked_and_a_page_without_a_search_has_no_marks(client, facts):
    assert marks(client.get(ROOT, {"q": "promoting"})) == ["promoting"]
    assert marks(client.get(ROOT, {"side": "russia"})) == []


@pytest.mark.parametrize("words", ["Гнатов", "Игнатов", "Ignatov", "Hnatov"])
def test_a_name_in_any_alphabet_finds_the_person_and_the_page_says_by_which_spelling(client, facts, words):
    response = client.get(ROOT, {"q": words})
    assert titles(response) == ["florida-talks"]
    assert marks(response) in (["Ignatov"], ["Hnatov"])


def test_by_relevance_the_title_comes_first_and_by_time_the_latest(client, facts):
    by_time = client.get(ROOT, {"q": "negotiators"})
    ranked = client.get(ROOT, {"q": "negotiators", "order": "relevance"})
    assert titles(ranked)[0] == "us-negotiators-sent-to-geneva"
    assert (sorted(titles(ranked)), titles(by_time) != titles(ranked)) == (sorted(titles(by_time)), True)
    assert f'href="{ROOT}?q=negotiators&amp;order=relevance#results"' in by_time.content.decode()
    assert f'href="{ROOT}?q=negotiators#results"' in ranked.content.decode()


def test_the_chosen_order_is_kept_when_the_form_is_sent_again(client, facts):
    field = '<input type="hidden" name="order" value="relevance" form="filters">'
    for headers in ({}, {"HX-Request": "true"}):
        ranked = client.get(ROOT, {"q": "plan", "order": "relevance"}, headers=headers)
        assert field in ranked.content.decode()
        assert field not in client.get(ROOT, {"q": "plan"}, headers=headers).content.decode()


def test_the_chosen_order_stays_when_another_filter_is_taken_away(client, facts):
    page = client.get(ROOT, {"q": "plan", "side": "russia", "order": "relevance"}).content.decode()
    chips = re.findall(r'<a href="([^"]*)"><span class="vh">Remove filter:', page)
    assert chips == [f"{ROOT}?side=russia#results", f"{ROOT}?q=plan&amp;order=relevance#results"]
    week = re.findall(r'<li><a href="([^"]*)" hx-get=', page)[0]
    assert week.endswith("&amp;side=russia&amp;order=relevance#results")


def test_without_words_there_is_nothing_to_rank_by(client, facts):
    ranked = client.get(ROOT, {"order": "relevance"}, follow=True)
    assert titles(ranked) == titles(client.get(ROOT))
    assert "Best match first" not in ranked.content.decode()


def test_more_of_a_ranked_list_goes_on_where_it_stopped(client, facts, monkeypatch):
    whole = titles(client.get(ROOT, {"q": "negotiations", "order": "relevance"}))
    monkeypatch.setattr(pages, "PAGE_SIZE", 4)
    walked, address = [], f"{ROOT}?q=negotiations&order=relevance"
    while address:
        response = client.get(address)
        walked += titles(response)
        more = re.search(r'class="btn no-print" href="([^"]+)"', response.content.decode())
        address = more and more[1].replace("&amp;", "&")
    assert (walked, len(whole)) == (whole, 9)


def test_a_search_on_an_earlier_day_stays_there(client, facts):
    now, then = (
        client.get(ROOT, {"q": "negotiators", "order": "relevance"} | clock) for clock in ({}, {"known": "2025-12-01"})
    )
    assert titles(then) == titles(now) != []
    assert f'href="{ROOT}?q=negotiators&amp;known=2025-12-01#results"' in then.content.decode()
    assert titles(client.get(ROOT, {"q": "negotiators", "known": "2025-11-30"})) == []


def test_words_of_a_record_are_never_markup(client):
    make_event("<b>Heron</b>", summary="<script>heron</script>", slug="here", published_by=make_curator())
    page = client.get("/border-talks/", {"q": "heron"}).content.decode()
    assert "&lt;b&gt;<mark>Heron</mark>&lt;/b&gt;" in page
    assert "&lt;script&gt;<mark>heron</mark>&lt;/script&gt;" in page


@pytest.mark.parametrize("order", ["", "relevance"])
@pytest.mark.parametrize(
    "words", ['"', "'", "a AND", "NEAR(", "*", "^", "\x00", "a\x00b", "x" * 200, "{}", "%%", "\ud7ff"]
)
def test_no_words_break_the_page(client, facts, words, order):
    assert client.get(ROOT, {"q": words, "order": order}, follow=True).status_code in (200, 400)


def test_ten_thousand_letters_are_refused_in_a_sentence(client, facts):
    response = client.get(ROOT, {"q": "x" * 10_000})
    assert response.status_code == 400
    assert "200" in response.content.decode()
