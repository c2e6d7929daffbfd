"""A phrase is read while it is typed, with the same words as when it is saved."""

import pytest

from tests.factories import make_curator, make_source

ADDRESS = "/admin/read-date/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_curator())
    return client


def read(desk, **asked):
    response = desk.get(ADDRESS, asked)
    assert response.status_code == 200
    assert "<html" not in response.content.decode()
    return " ".join(response.content.decode().split())


def test_a_phrase_is_read_with_its_rule_and_its_drawing(desk):
    part = read(desk, date_phrase="on Sunday", date_anchor="2025-12-01")
    assert "<strong>Sunday 30 November 2025</strong>" in part
    assert "<strong>Sunday 23 November 2025</strong>" in part
    assert "Counted from 1 December 2025." in part
    assert part.count("<svg") > 0


def test_it_counts_from_the_source_where_no_day_is_given_in_any_line_of_a_page(desk):
    source = make_source()
    for prefix in ("", "citations-0-", "chain-2-"):
        part = read(desk, **{f"{prefix}date_phrase": "on Sunday", "citations-0-source": source.pk})
        assert "<strong>Sunday 30 November 2025</strong>" in part


def test_an_event_that_goes_on_is_dated_by_its_start(desk):
    part = read(desk, date_phrase="since mid-November", date_anchor="2025-12-01", is_ongoing="on")
    assert "<strong>about 11 to 20 November 2025</strong>" in part


def test_the_curators_own_reading_stands_beside_the_rule(desk):
    own = {"date_override": "[2025-11-23,2025-11-30]", "date_override_why": "Both Sundays fit."}
    part = read(desk, date_phrase="on Sunday", date_anchor="2025-12-01", **own)
    assert "Your reading stands: <strong>23 or 30 November 2025</strong>: Both Sundays fit." in part


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"date_phrase": "the week after the summit", "date_anchor": "2025-12-01"}, 'class="refused"'),
        ({"date_phrase": "on Sunday"}, 'class="refused"'),
        ({"date_phrase": "on Sunday", "date_anchor": "soon"}, "Enter a valid date."),
        ({"date_phrase": "on Sunday", "date_override": "2025-13-01"}, "is not a day that the calendar has"),
        ({"date_phrase": "x" * 201}, "at most 200 characters"),
        ({"date_phrase": "afterwards", "date_anchor": "2025-12-01"}, "states only an order"),
        ({}, "None recorded."),
    ],
)
def test_what_gives_no_day_is_told_in_a_sentence(desk, asked, sentence):
    assert sentence in read(desk, **asked)


def test_only_curators_are_answered(client):
    assert client.get(ADDRESS, {"date_phrase": "on Sunday"}).status_code == 302
    client.force_login(make_curator())
    assert client.post(ADDRESS).status_code == 405
