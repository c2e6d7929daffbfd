"""What is counted once and kept: never past a revision, never for another scope, never more than fits."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import NOON, make_actor, make_curator, make_event, make_negotiation
from timeline.desk.publishing import publish, retract
from timeline.public.asking.filters import UNFILTERED, EventFilters
from timeline.public.asking.kept import Shelf
from timeline.public.asking.scope import scope_of_link, scope_of_negotiation
from timeline.public.asking.totals import total_of
from timeline.public.sharing import freeze, share


def test_a_shelf_pushes_out_what_was_not_asked_for_in_the_longest_time():
    shelf = Shelf(2)
    shelf.keep("a", 1)
    shelf.keep("b", 2)
    assert shelf.find("a") == 1
    shelf.keep("c", 3)
    assert [shelf.find(key) for key in "abc"] == [1, None, 3]


def test_a_shelf_counts_what_a_thing_takes_up_and_leaves_out_what_would_not_fit():
    shelf = Shelf(10, size_of=len)
    shelf.keep("four", "4444")
    shelf.keep("four", "44444")
    shelf.keep("five", "55555")
    assert (shelf.find("four"), shelf.find("five")) == ("44444", "55555")
    shelf.keep("one", "1")
    shelf.keep("eleven", "x" * 11)
    assert [shelf.find(key) for key in ("four", "five", "one", "eleven")] == [None, "55555", "1", None]


@pytest.fixture
def curator(db):
    make_negotiation()
    return make_curator()


def entries(scope, filters=UNFILTERED):
    return total_of(scope, filters).entries


def public():
    return scope_of_negotiation("border-talks", is_curator=False)


def test_an_answer_is_asked_once_and_a_revision_shows_at_once(curator):
    event = make_event(published_by=curator)
    assert entries(public()) == 1
    with CaptureQueriesContext(connection) as asked:
        assert entries(public()) == 1
    # The negotiation itself and the stamp. Nothing tells the shelf of a revision, so another process's counts as well.
    assert len(asked) == 2

    make_event(published_by=curator)
    assert entries(public()) == 2

    retract(event, by=curator, at=NOON, reason="It was another meeting.")
    assert entries(public()) == 1


def test_the_stamp_is_the_last_revision_that_touches_the_scope(curator):
    make_event(published_by=curator)
    before = public().stamp
    other = make_negotiation("other-talks")
    make_event(negotiation=other, published_by=curator)
    assert public().stamp == before

    publish(make_actor("Somebody New"), by=curator, at=NOON)
    assert public().stamp != before


def test_no_scope_is_given_the_answer_of_another(curator):
    secret = make_negotiation("secret-talks", visibility="private")
    for negotiation, number in ((None, 3), (secret, 1)):
        for day in range(number):
            make_event(day=f"2025-11-1{day}", kind="visit" if day else "talks", negotiation=negotiation).save()
    for event in list(secret.events.all()) + list(make_event(day="2025-11-20").negotiation.events.all()):
        publish(event, by=curator, at=NOON)
    live, _ = share(public(), EventFilters(kind="visit"), by=curator, label="", at=NOON, until=None)
    frozen, _ = freeze(public(), EventFilters(kind="talks"), by=curator, label="", at=NOON, until=None)
    scopes = [
        public(),
        scope_of_negotiation("secret-talks", is_curator=True),
        scope_of_link(live, root="/s/live/"),
        scope_of_link(frozen, root="/s/frozen/"),
        public().as_known_on(date(2025, 11, 1)),
    ]

    assert [entries(scope) for scope in scopes] == [4, 1, 2, 2, 0]
    assert [entries(scope) for scope in scopes] == [4, 1, 2, 2, 0]
    assert len({scope.mark for scope in scopes}) == 5


def test_a_frozen_edition_stays_as_it_is(curator):
    make_event(published_by=curator)
    link, _ = freeze(public(), UNFILTERED, by=curator, label="", at=NOON, until=None)
    before = scope_of_link(link, root="/s/frozen/")
    make_event(published_by=curator)
    after = scope_of_link(link, root="/s/frozen/")

    assert (before.stamp, entries(before)) == (after.stamp, entries(after))
