"""The order of a list, and the ways to the others."""

from dataclasses import replace

import pytest

from timeline.public.asking.filters import EventFilters
from timeline.public.drawing.in_use import Link
from timeline.public.drawing.order import order_of

TOPIC = EventFilters(topic="territory")
WORDS = EventFilters(q="two words", topic="territory")

LATEST = Link(words="Latest first", url="/t/?q=two+words&topic=territory")
OLDEST = Link(words="Oldest first", url="/t/?q=two+words&topic=territory&order=oldest")
BEST = Link(words="Best match first", url="/t/?q=two+words&topic=territory&order=relevance")


@pytest.mark.parametrize(
    ("order", "heading", "goes_on", "others"),
    [
        ("", "So far", "before", (OLDEST, BEST)),
        ("oldest", "Oldest first", "after", (LATEST, BEST)),
        ("relevance", "Best match first", "before", (LATEST, OLDEST)),
    ],
)
def test_each_order_leads_to_the_others_with_the_same_filters(order, heading, goes_on, others):
    found = order_of(replace(WORDS, order=order), root="/t/")
    assert (found.heading, found.goes_on, found.others) == (heading, goes_on, others)


def test_without_words_to_fit_a_list_stands_by_time_only():
    by_time = [replace(link, url=link.url.replace("q=two+words&", "")) for link in (LATEST, OLDEST)]
    for filters in (TOPIC, replace(TOPIC, order="oldest")):
        assert [*order_of(filters, root="/t/").others] == [
            link for link in by_time if link.url != f"/t/?{filters.query}"
        ]
    dashes = EventFilters(q="—")
    assert [link.words for link in order_of(dashes, root="/t/").others] == ["Oldest first"]
