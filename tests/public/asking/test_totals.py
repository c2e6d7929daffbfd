"""What is said of a timeline as a whole, for the shipped facts and for more origins than are listed."""

from datetime import date

import pytest

from tests.factories import NOON, cite, make_actor, make_curator, make_event, make_source, publish_facts
from timeline.desk.publishing import publish
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.asking.totals import Origins, Total, origins_of, sources_of, total_of

pytestmark = pytest.mark.django_db


def test_the_shipped_facts():
    publish_facts()
    scope = scope_of_negotiation("ukraine-2025", is_curator=False)

    found = total_of(scope, UNFILTERED)

    assert (found.entries, found.undated, found.first, found.last) == (9, 1, date(2025, 11, 11), found.latest)
    assert sources_of(scope) == ("sputnik-2025-12-01",)
    assert origins_of(scope) == Origins(
        most=(
            ("sputnik", 5),
            ("dmitry-peskov", 2),
            ("donald-trump", 2),
            ("news-outlets", 1),
            ("two-ukrainian-officials", 1),
        ),
        others=0,
        total=11,
    )


def test_an_empty_timeline_has_nothing_to_count():
    curator = make_curator()
    make_event(published_by=curator)
    scope = scope_of_negotiation("border-talks", is_curator=False).as_known_on(date(2025, 11, 1))

    assert total_of(scope, UNFILTERED) == Total(entries=0, undated=0, earliest=None, latest=None, first=None, last=None)
    assert (origins_of(scope), sources_of(scope)) == (Origins(), ())


def test_beyond_six_origins_those_with_most_entries_are_named_and_the_others_counted():
    curator = make_curator()
    source = make_source()
    event = make_event(cited=False)
    for name in "HGFEDCBA":
        cite(event, source=source, chain=[make_actor(f"Envoy {name}"), source.outlet])
    publish(event, by=curator, at=NOON)
    make_event(published_by=curator)

    found = origins_of(scope_of_negotiation("border-talks", is_curator=False))

    assert found.most == (("daily", 1), *((f"envoy-{name}", 1) for name in "abcde"))
    assert (found.others, found.total) == (3, 9)
