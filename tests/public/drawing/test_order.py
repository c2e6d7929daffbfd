"""The order of a list that was searched, and the way to the other one."""

from dataclasses import replace

from timeline.public.asking.filters import EventFilters
from timeline.public.drawing.in_use import Link
from timeline.public.drawing.order import Order, order_of


def test_a_list_without_words_has_one_order_and_offers_no_other():
    for filters in (EventFilters(topic="territory"), EventFilters(q="—")):
        assert order_of(filters, root="/t/") == Order(is_ranked=False)


def test_each_order_leads_to_the_other_with_the_same_filters():
    filters = EventFilters(q="two words", topic="territory")
    by_relevance = replace(filters, order="relevance")
    assert order_of(filters, root="/t/") == Order(
        is_ranked=False, other=Link(words="Show best match first", url=f"/t/?{by_relevance.query}")
    )
    assert order_of(by_relevance, root="/t/") == Order(
        is_ranked=True, other=Link(words="Show in order of time", url="/t/?q=two+words&topic=territory")
    )
