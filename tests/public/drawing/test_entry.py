"""An entry's own page: what it prints, in words that claim no more than the record."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.public.drawing.entries import changed, cited, dated, meeting, with_records
from tests.public.plan_documents import shipped
from timeline.public.asking.pages import EventPage, RevisionLine
from timeline.public.drawing import parties
from timeline.public.drawing.entry import Fact, HistoryLine, Neighbour, PlanLine, entry
from timeline.records.event import EventKind, PlanMention, Status

NOON = datetime(2025, 12, 2, 12, tzinfo=UTC)


def page(document, event, **fields):
    fields = {
        "document": document,
        "event": event,
        "number": 1,
        "first_at": NOON,
        "at": NOON,
        "is_retracted": False,
        "notice": "",
        "revisions": (RevisionLine(number=1, seq=7, at=NOON, deed="published", reason=""),),
        "earlier": None,
        "later": None,
    } | fields
    return EventPage(**fields)


def drawn(slug, document=None, **fields):
    document = document or shipped()
    return entry(page(document, document.event(slug), **fields))


@pytest.mark.parametrize(
    "slug, lede",
    [
        ("florida-talks", "Sunday 30 November 2025. Florida."),
        ("us-negotiators-sent-to-geneva", "23 or 30 November 2025. Geneva."),
        ("us-begins-promoting-proposal", "About 11 to 20 November 2025."),
        ("putin-visit-to-india", "Date not stated. India."),
        ("florida-larger-group", "Sunday 30 November 2025. Place not stated."),
    ],
)
def test_the_first_words_are_date_and_place(slug, lede):
    assert drawn(slug).lede == lede


def test_a_place_that_its_source_spells_otherwise_shows_both():
    document = changed("florida-talks", place="Kyiv", place_printed="Kiev")

    assert drawn("florida-talks", document).lede == "Sunday 30 November 2025. Kyiv; printed here as Kiev."


@pytest.mark.parametrize(
    "slug, what, who",
    [
        ("florida-talks", "What happened", "Who took part"),
        ("plan-goes-from-28-to-19-points", "What is reported", "Who took part"),
        ("witkoff-visit-to-russia", "What is planned", "Who is to take part"),
    ],
)
def test_no_heading_says_that_what_is_announced_has_happened(slug, what, who):
    assert (drawn(slug).what, drawn(slug).who) == (what, who)


def test_an_account_stands_in_its_paragraphs_and_a_summary_in_its_stead():
    document = changed("florida-talks", account="One.\n\nTwo.", summary="Short.")
    bare = changed("florida-talks", account="", summary="Short.")

    assert drawn("florida-talks", document).paragraphs == ("One.", "Two.")
    assert drawn("florida-talks", bare).paragraphs == ("Short.",)


def test_the_facts_in_short():
    assert drawn("florida-talks").facts == (
        Fact(term="Status", text="Happened"),
        Fact(term="Date", text="Sunday 30 November 2025, exact day"),
        Fact(term="Place", text="Florida"),
        Fact(term="Topic", text="Territory"),
        Fact(term="Named", text="Ukraine 3, United States 3"),
        Fact(term="Sources held", text="1"),
        Fact(term="Second source", text="None yet"),
    )


def test_of_many_sides_it_is_told_how_many_are_named_in_all(monkeypatch):
    monkeypatch.setattr(parties, "MOST_SIDES", 1)
    assert Fact(term="Named", text="6 on 2 sides") in drawn("florida-talks").facts


def test_two_sources_need_no_second_one():
    event = meeting(citations=(cited("dispatch"), cited("gazette")), status=Status.UNDER_WAY, duration="Two hours")

    facts = drawn("meeting", with_records(event)).facts

    assert facts == (
        Fact(term="Status", text="Under way"),
        Fact(term="Date", text="no date stated"),
        Fact(term="Duration", text="Two hours"),
        Fact(term="Sources held", text="2"),
    )


def test_a_citation_names_the_sources_and_whom_they_pass_on():
    event = meeting(
        citations=(
            cited("dispatch", "dmitry-peskov said", "axios reported", "daily relayed"),
            cited("dispatch"),
            cited("gazette", "dmitry-peskov said", "weekly reported"),
        )
    )

    assert drawn("meeting", with_records(event)).based_on == (
        "The Daily, 1 December 2025, relaying Axios; The Weekly (state media), 2 December 2025"
    )


def test_the_version_that_comes_with_an_entry_is_named_with_its_points():
    revision = drawn("plan-goes-from-28-to-19-points")

    assert revision.plan_lines == (PlanLine(words="With this entry comes “Revised plan”, 19 points."),)
    assert (revision.plan_link.earlier, revision.plan_link.later) == ("28-points", "19-points")


def test_a_version_that_is_only_spoken_of_and_one_that_is_not_stated():
    plans = (PlanMention(version="28-points", note="Its text is not held."), PlanMention())
    document = changed("florida-talks", plans=plans)

    assert drawn("florida-talks", document).plan_lines == (
        PlanLine(words="This is about “Original plan”, 28 points.", note="Its text is not held."),
        PlanLine(words="Which version of the plan is not stated."),
    )


def test_a_version_without_a_stated_number_of_points_says_so():
    version = replace(shipped().plan_version("19-points"), points=None)

    assert drawn("plan-goes-from-28-to-19-points", with_records(version)).plan_lines == (
        PlanLine(words="With this entry comes “Revised plan”, number of points not stated."),
    )


def test_the_history_begins_with_the_current_revision():
    first = RevisionLine(number=1, seq=7, at=NOON, deed="published", reason="")
    second = RevisionLine(number=2, seq=9, at=NOON, deed="corrected", reason="The place was misspelt.")

    assert drawn("florida-talks", revisions=(first, second)).history == (
        HistoryLine(number=2, at=NOON, deed="Corrected", reason="The place was misspelt."),
        HistoryLine(number=1, at=NOON, deed="Published", reason=""),
    )


def neighbours(event, other):
    """What an event's page says of another that stands before it in the list, and of the same one behind it."""
    document = with_records(event, other)
    found = entry(page(document, event, earlier=other, later=other))
    return found.earlier.order, found.later.order


@pytest.mark.parametrize(
    "here, there, earlier, later",
    [
        ("2025-11-30", "2025-11-23", "Earlier", "Later"),
        ("2025-11-30", "2025-11-30", "Same day, order not reported", "Same day, order not reported"),
        ("2025-11", "2025-11", "Same dates, order not reported", "Same dates, order not reported"),
        (
            "2025-11-30",
            "[2025-11-23,2025-11-30]",
            "Earlier in the list; the dates overlap",
            "Later in the list; the dates overlap",
        ),
    ],
)
def test_neighbours_are_earlier_or_later_only_if_no_day_fits_both(here, there, earlier, later):
    event, other = meeting("here", date=dated(here)), meeting("there", date=dated(there))

    assert neighbours(event, other) == (earlier, later)


def test_an_undated_neighbour_is_only_placed_in_the_list():
    assert neighbours(meeting("here", date=dated("2025-11-30")), meeting("there")) == (
        "Earlier in the list; no date stated",
        "Later in the list; no date stated",
    )


def test_a_neighbour_whose_order_is_known_is_earlier_or_later_whatever_its_date():
    event = meeting("here", date=dated("2025-11-30"), after=("there",))

    assert neighbours(event, meeting("there", date=dated("2025-11-30"))) == ("Earlier", "Later")


def test_a_neighbour_is_named_with_its_date():
    document = shipped()

    found = drawn("florida-talks", document, earlier=document.event("us-negotiators-sent-to-geneva")).earlier

    assert found == Neighbour(
        slug="us-negotiators-sent-to-geneva",
        title="US negotiators sent to Geneva",
        date="23 or 30 November 2025",
        order="Earlier in the list; the dates overlap",
    )


def test_the_date_is_drawn_day_by_day_where_it_is_near_its_source_and_on_a_line_where_it_is_not():
    near, far = drawn("florida-talks"), drawn("us-begins-promoting-proposal")
    unknown = drawn("putin-visit-to-india")

    assert (near.days is not None, near.line) == (True, None)
    assert (far.days, far.line is not None) == (None, True)
    assert (unknown.days, unknown.line) == (None, None)


def test_a_stage_leads_to_the_entry_that_it_belongs_to_and_an_event_to_what_it_follows():
    stage = drawn("umerov-and-witkoff-alone")

    assert stage.parent.slug == "florida-talks"
    assert [event.slug for event in stage.follows] == ["florida-three-a-side"]


def test_an_entry_that_names_nobody_counts_nobody():
    event = meeting(kind=EventKind.ANNOUNCEMENT, citations=(cited("dispatch"),))

    assert "Named" not in [fact.term for fact in drawn("meeting", with_records(event)).facts]
