"""Pages by key: every entry once, in one order, however many share a day."""

import pytest

from tests.factories import made_once, make_curator, make_event
from timeline.public.asking import pages
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.keyset import BadCursor, Place, earliest_first, latest_first, place_from, place_of
from timeline.public.asking.scope import scope_of_negotiation


@pytest.fixture
def scope(db):
    make_talks()
    return scope_of_negotiation("border-talks", is_curator=False)


@made_once
def make_talks():
    curator = make_curator()
    days = ["2025-11-21", "2025-11-30", "2025-11-30", "2025-11-30", "2025-11-20/2025-11-30", "2025-11-30", "2025-12-01"]
    for number, day in enumerate(days):
        make_event(f"Talks {number}", day=day, slug=f"talks-{number}", published_by=curator)
    for number in range(3):
        make_event("Trip", day="2025-12-03", slug=f"trip-{number}", status="planned", published_by=curator)


@pytest.mark.parametrize("order", [earliest_first, latest_first])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_of_any_size_visit_every_entry_once_in_order(scope, order, size):
    whole = [row.slug for row in order(scope.entries())]
    name = "after" if order is earliest_first else "before"
    walked, place = [], None
    while found := list(order(scope.entries(), **{name: place})[:size]):
        walked += [row.slug for row in found]
        place = place_of(found[-1])
    assert walked == whole
    assert len(set(walked)) == 10


def test_the_latest_possible_day_decides_and_the_earliest_breaks_the_tie(scope):
    past = [row.slug for row in latest_first(scope.entries().exclude(status="planned"))]
    assert past == ["talks-6", "talks-5", "talks-3", "talks-2", "talks-1", "talks-4", "talks-0"]


def test_the_page_gives_the_planned_soonest_first_and_the_others_latest_first(scope, monkeypatch):
    monkeypatch.setattr(pages, "PAGE_SIZE", 2)
    first = pages.timeline_page(scope, UNFILTERED)
    assert [event.slug for event in first.ahead] == ["trip-0", "trip-1"]
    assert [event.slug for event in first.so_far] == ["talks-6", "talks-5"]
    more_ahead = pages.timeline_page(scope, UNFILTERED, after=place_from(first.later_cursor))
    assert ([event.slug for event in more_ahead.ahead], more_ahead.so_far) == (["trip-2"], ())
    assert more_ahead.later_cursor is None
    earlier = pages.timeline_page(scope, UNFILTERED, before=place_from(first.next_cursor))
    assert (earlier.ahead, [event.slug for event in earlier.so_far]) == ((), ["talks-3", "talks-2"])
    assert (first.total, first.of) == (10, 10)


@pytest.mark.parametrize(
    "text", ["", "nonsense", "2025-11-30.x.0.slug", "2025-13-01.2025-11-30.0.slug", "\x00", "." * 500]
)
def test_a_damaged_cursor_is_refused(text):
    with pytest.raises(BadCursor):
        place_from(text)


def test_a_cursor_reads_back_as_the_place_it_was(scope):
    place = place_of(scope.entries().first())
    assert place_from(str(place)) == place
    assert isinstance(place, Place)
