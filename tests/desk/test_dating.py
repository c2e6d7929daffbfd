"""What a curator types of a date, and what becomes of it in the row."""

from datetime import date

import pytest

from tests.factories import cite, make_actor, make_event, make_source
from timeline.dates.reader import Unreadable
from timeline.desk import dating
from timeline.desk.models import Citation, Event, Hop

MONDAY = date(2025, 12, 1)


def read(phrase, *, anchor=MONDAY, row=None, **override):
    row = row or Event()
    return row, dating.read_into(row, phrase=phrase, anchor=anchor, **override)


def test_a_phrase_fills_every_column_and_is_told_with_its_rule():
    event, told = read("On Sunday")

    assert (event.date_phrase, event.date_anchor, event.date_edtf) == ("On Sunday", MONDAY, "2025-11-30")
    assert (event.date_earliest, event.date_latest) == (date(2025, 11, 30), date(2025, 11, 30))
    assert told.startswith(f"“On Sunday” read as Sunday 30 November 2025: {event.date_rule.rstrip('.')}.")


def test_other_readings_are_kept_and_told():
    event, told = read("on Sunday")

    assert [other["edtf"] for other in event.date_alternatives] == ["2025-11-23"]
    assert "It may also be Sunday 23 November 2025: " in told


def test_an_unreadable_phrase_is_refused_and_leaves_the_row_alone():
    event = Event(date_phrase="on Monday", date_edtf="2025-12-01")

    with pytest.raises(Unreadable, match="“recently” gives no days"):
        read("recently", row=event)
    assert (event.date_phrase, event.date_edtf) == ("on Monday", "2025-12-01")


def test_an_unreadable_phrase_is_kept_beside_a_reading_of_the_curators_own():
    event, told = read("recently", override="2025-11", why="The report speaks of November.")

    assert (event.date_phrase, event.date_edtf, event.date_override) == ("recently", "", "2025-11")
    assert told == "Your reading stands, November 2025: The report speaks of November."


def test_a_phrase_that_states_only_an_order_is_kept_without_a_reading():
    event, told = read("subsequently")

    assert (event.date_phrase, event.date_edtf, event.date_latest) == ("subsequently", "", None)
    assert told.startswith("“subsequently” states only an order, not a date.")


def test_the_override_stands_over_the_reading():
    event, told = read("on Sunday", override="[2025-11-23,2025-11-30]", why="One source, two readings.")

    assert event.date_edtf == "2025-11-30"
    assert (event.date_earliest, event.date_latest) == (date(2025, 11, 23), date(2025, 11, 30))
    assert told.endswith("Your reading stands, 23 or 30 November 2025: One source, two readings.")


def test_what_goes_on_is_dated_by_its_start():
    event, _told = read("since mid-November", row=Event(is_ongoing=True))

    assert event.date_edtf == "2025-11-11~/2025-11-20~"


def test_a_phrase_counts_from_somewhere():
    with pytest.raises(Unreadable, match="give the source its date first"):
        read("on Sunday", anchor=None)


def test_no_phrase_is_no_date():
    event, told = read("", anchor=None)

    assert (event.date_phrase, event.date_edtf, event.date_latest, told) == ("", "", None, "")


def test_the_override_alone_can_change():
    event, _told = read("on Sunday")
    event.date_rule = "A reading that an import brought."

    dating.override_in(event, override="2025-11-23", why="It is background.")
    assert (event.date_edtf, event.date_rule, event.date_override) == (
        "2025-11-30",
        "A reading that an import brought.",
        "2025-11-23",
    )


@pytest.mark.django_db
class TestWhatADateCountsFrom:
    def test_the_day_of_the_first_citation_in_order(self):
        event = make_event(cited=False)
        assert dating.counts_from(event) is None

        cite(event, source=make_source("later", published_on=date(2025, 12, 5)), position=2)
        cite(event, source=make_source("sooner", published_on=date(2025, 12, 3)), position=1)
        assert dating.counts_from(event) == date(2025, 12, 3)

    def test_the_day_of_the_citations_own_source_for_it_and_its_hops(self):
        citation = cite(make_event(cited=False), source=make_source("third", published_on=date(2025, 12, 3)))

        assert dating.counts_from(citation) == date(2025, 12, 3)
        assert dating.counts_from(citation.chain.get()) == date(2025, 12, 3)
        assert dating.counts_from(Citation()) is None

    def test_when_a_source_turns_out_to_be_of_another_day_what_counted_from_it_is_read_again(self):
        event, other = make_event(), make_event()
        citation = event.citations.get()
        hop = citation.chain.get()
        for row in (event, citation, hop):
            dating.read_into(row, phrase="on Sunday", anchor=MONDAY)
            row.save()
        dating.read_into(other, phrase="on Sunday", anchor=date(2025, 11, 3))
        other.save()

        source = citation.source
        source.published_on = date(2025, 12, 8)
        changed = dating.follow(dating.resting_on(source), was=MONDAY, now=source.published_on)

        assert {(type(row), row.pk) for row in changed} == {(Event, event.pk), (Citation, citation.pk), (Hop, hop.pk)}
        event.refresh_from_db()
        other.refresh_from_db()
        assert (event.date_edtf, event.date_anchor) == ("2025-12-07", date(2025, 12, 8))
        assert (other.date_edtf, other.date_anchor) == ("2025-11-02", date(2025, 11, 3))

    def test_an_event_does_not_follow_a_source_that_it_cites_second(self):
        first = make_source("first", published_on=MONDAY)
        event = make_event(cited=False)
        cite(event, source=first, position=0)
        second = make_source("second", outlet=make_actor("Weekly", kind="outlet"), published_on=MONDAY)
        cite(event, source=second, position=1)

        assert event not in list(dating.resting_on(second))
        assert event in list(dating.resting_on(first))
