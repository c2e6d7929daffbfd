"""The list: every entry of the shipped facts as a card, under a date no more exact than its source."""

from dataclasses import replace
from datetime import date

from tests.public.drawing.entries import changed, cited, dated, meeting, with_records
from tests.public.plan_documents import shipped
from timeline.public.drawing.cards import PlanLink, card, day_sections, tags
from timeline.public.drawing.marks import Mark
from timeline.records.event import Status

WITHIN = (date(2025, 11, 11), date(2025, 12, 3))


def drawn(slug):
    document = shipped()
    return card(document, document.event(slug))


def sections(document, *slugs, within=WITHIN):
    return day_sections(document, [document.event(slug) for slug in slugs], within=within)


def test_entries_with_equal_dates_share_a_heading():
    found = sections(shipped(), "florida-talks", "kremlin-confirms-witkoff-trip", "us-negotiators-sent-to-geneva")

    assert [(section.heading.big, [one.slug for one in section.cards]) for section in found] == [
        ("30 Nov", ["florida-talks", "kremlin-confirms-witkoff-trip"]),
        ("23 or 30 Nov", ["us-negotiators-sent-to-geneva"]),
    ]


def test_what_is_planned_for_a_day_does_not_share_the_heading_of_what_happened_on_it():
    planned = meeting("planned", date=dated("2025-11-30"), status=Status.PLANNED)

    found = sections(with_records(planned), "florida-talks", "planned")

    assert [section.line.mark for section in found] == [Mark.DAY, Mark.PLANNED]


def test_every_section_has_an_id_of_its_own():
    document = shipped()
    entries = [event.slug for event in document.events if not event.parent]

    ids = [section.id for section in sections(document, *entries)]

    assert len(set(ids)) == len(ids)


def test_the_year_is_said_once_the_list_spans_two():
    found = sections(shipped(), "florida-talks", within=(date(2024, 12, 31), date(2025, 12, 3)))

    assert found[0].heading.big == "30 Nov 2025"


def test_a_list_without_any_day_has_no_lines():
    (section,) = sections(shipped(), "putin-visit-to-india", within=(None, None))

    assert section.line is None


def test_marks_on_the_rail_say_how_exact_a_date_is():
    slugs = ("florida-talks", "us-negotiators-sent-to-geneva", "us-begins-promoting-proposal", "putin-visit-to-india")

    assert [drawn(slug).rail.mark for slug in slugs] == [Mark.DAY, Mark.UNCLEAR, Mark.ABOUT, Mark.PLANNED]


def test_tags_say_kind_status_and_doubt_about_the_date():
    geneva = drawn("us-negotiators-sent-to-geneva").tags
    trip = drawn("witkoff-visit-to-russia").tags
    revision = drawn("plan-goes-from-28-to-19-points").tags

    assert (geneva.kind, geneva.status, geneva.status_mark, geneva.date_doubt) == (
        "Talks", "Happened", "day-on", "Date unclear",
    )  # fmt: skip
    assert (trip.kind, trip.status, trip.status_mark, trip.date_doubt) == ("Visit", "Planned", "mk-plan", "")
    assert (revision.status, revision.status_mark) == ("Reported", "mk-open")
    assert [topic.slug for topic in revision.topics] == ["territory", "armed-forces", "us-aid", "foreign-forces"]


def test_what_has_begun_and_has_no_end_is_ongoing():
    assert drawn("us-begins-promoting-proposal").tags.status == "Happened, ongoing"


def test_sources_that_disagree_make_the_date_disputed_and_keep_their_own():
    citations = (
        cited("dispatch", date=dated("2025-11-23")),
        cited("gazette", date=dated("2025-11-30")),
    )
    event = meeting(date=dated("2025-11-23/2025-11-30"), citations=citations)

    shown = card(with_records(event), event)

    assert (shown.tags.date_doubt, shown.rail.mark) == ("Date disputed", Mark.DISPUTED)
    assert [(one.origin, one.words) for one in shown.disputed] == [
        ("The Daily", "23 November 2025"),
        ("The Weekly", "30 November 2025"),
    ]


def test_remarks_on_other_entries_and_undated_ones_are_set_smaller():
    document = shipped()
    minor = {event.slug for event in document.events if not event.parent and card(document, event).is_minor}

    assert minor == {"kremlin-confirms-witkoff-trip", "trump-confirms-witkoff-meeting", "putin-visit-to-india"}


def test_the_entry_that_introduces_a_revision_leads_to_the_comparison():
    assert drawn("plan-goes-from-28-to-19-points").plan_link == PlanLink(
        earlier="28-points", later="19-points", words="See what was removed, and who says so"
    )
    assert drawn("us-begins-promoting-proposal").plan_link is None


def test_a_revision_without_removals_is_not_said_to_have_any():
    version = replace(shipped().plan_version("19-points"), readings=())
    document = with_records(version)

    link = card(document, document.event("plan-goes-from-28-to-19-points")).plan_link

    assert link.words == "See what changed, and who says so"


def test_a_note_on_an_entry_with_stages_stands_below_them():
    florida, trip = drawn("florida-talks"), drawn("witkoff-visit-to-russia")

    assert (florida.note, florida.stages_note) == ("", shipped().event("florida-talks").note)
    assert (trip.note, trip.stages_note) == (shipped().event("witkoff-visit-to-russia").note, "")


def test_topics_stand_in_the_order_of_the_negotiation():
    document = changed("florida-talks", topics=("settlement", "territory"))

    topics = tags(document, document.event("florida-talks")).topics

    assert [topic.slug for topic in topics] == ["territory", "settlement"]
