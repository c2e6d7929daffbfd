"""Dates as they are typed at the desk: read on saving, shown with their rule, refused where they give no days."""

from datetime import date

import pytest

from tests.desk.admin.pages import add_page, change_page, errors_of, form_of, line, messages_of, save
from tests.factories import cite, make_actor, make_event, make_negotiation, make_plan_version, make_source
from timeline.desk.models import Citation, Event, EventOrder, Source


@pytest.fixture
def monday(db):
    return make_source(published_on=date(2025, 12, 1))


@pytest.fixture
def event(monday):
    event = make_event("Envoys meet", day=None, cited=False)
    cite(event, source=monday)
    return event


def shown(desk, row):
    return " ".join(desk.get(change_page(row)).content.decode().split())


def test_a_phrase_counts_from_the_day_of_the_source_and_its_reading_is_told_and_shown(desk, event):
    answer = save(desk, change_page(event), date_phrase="On Sunday")

    event.refresh_from_db()
    assert (event.date_edtf, event.date_anchor) == ("2025-11-30", date(2025, 12, 1))
    told = f"“On Sunday” read as Sunday 30 November 2025: {event.date_rule.rstrip('.')}."
    assert messages_of(answer)[0].startswith(told)
    page = shown(desk, event)
    assert f"<strong>Sunday 30 November 2025</strong>: {event.date_rule}" in page
    assert "<strong>Sunday 23 November 2025</strong>" in page
    assert "Counted from 1 December 2025." in page


def test_a_new_event_counts_from_the_citation_typed_below_it(desk, monday):
    later = make_source("later", published_on=date(2025, 12, 8))
    form = form_of(desk.get(add_page(Event)))
    typed = {
        "negotiation": make_negotiation().pk,
        "title": "Envoys meet",
        "slug": "envoys-meet",
        "kind": "talks",
        "status": "happened",
        "date_phrase": "on Sunday",
        "citations-TOTAL_FORMS": 2,
        **line("citations", 0, source=monday.pk, position=2),
        **line("citations", 1, source=later.pk, position=1, id="", event=""),
    }
    answer = desk.post(add_page(Event), form | typed)

    assert answer.status_code == 302
    assert Event.objects.get().date_edtf == "2025-12-07"


def test_a_new_event_without_a_source_is_told_what_is_missing(desk):
    form = form_of(desk.get(add_page(Event)))
    typed = {"title": "Envoys meet", "slug": "x", "kind": "talks", "status": "happened", "date_phrase": "on Sunday"}
    answer = desk.post(add_page(Event), form | typed | {"negotiation": make_negotiation().pk})

    (error,) = errors_of(answer)
    assert error.startswith("That counts from the day of publication: give the source its date first")


def test_what_gives_no_days_is_refused_in_the_readers_words_and_stays_in_the_form(desk, event):
    answer = save(desk, change_page(event), date_phrase="recently")

    (error,) = errors_of(answer)
    assert error.startswith("“recently” gives no days.")
    assert form_of(answer)["date_phrase"] == ["recently"]
    event.refresh_from_db()
    assert event.date_phrase == ""


def test_what_gives_no_days_stands_beside_the_curators_own_reading(desk, event):
    save(desk, change_page(event), date_phrase="recently", date_override="2025-11", date_override_why="So the report.")

    event.refresh_from_db()
    assert (event.date_phrase, event.date_edtf, event.date_latest) == ("recently", "", date(2025, 11, 30))
    assert "Your reading stands: <strong>November 2025</strong>: So the report." in shown(desk, event)


@pytest.mark.parametrize(
    "override, why, error",
    [
        ("2025-11-30", "", "Say why your reading stands: readers see the reason."),
        ("", "So the report.", "Give your reading, or take the reason away."),
        (
            "30 Nov",
            "So the report.",
            "“30 Nov” is not a date in EDTF, as in 2025-11-30, 2025-11 or 2025-11-11~/2025-11-20~.",
        ),
    ],
)
def test_an_override_is_a_date_with_a_reason(desk, event, override, why, error):
    answer = save(desk, change_page(event), date_override=override, date_override_why=why)
    assert errors_of(answer) == [error]


def test_an_override_taken_away_leaves_the_rule_to_stand(desk, event):
    save(desk, change_page(event), date_phrase="on Sunday", date_override="2025-11-23", date_override_why="Background.")
    answer = save(desk, change_page(event), date_override="", date_override_why="")

    event.refresh_from_db()
    assert event.date_latest == date(2025, 11, 30)
    assert messages_of(answer)[0].startswith("“on Sunday” read as Sunday 30 November 2025")


def test_an_override_taken_from_an_unreadable_phrase_leaves_an_error(desk, event):
    save(desk, change_page(event), date_phrase="recently", date_override="2025-11", date_override_why="So the report.")
    answer = save(desk, change_page(event), date_override="", date_override_why="")
    assert errors_of(answer)[0].startswith("“recently” gives no days.")


def test_an_order_alone_is_kept_and_is_published_once_it_is_known_what_comes_before(desk, event):
    answer = save(desk, change_page(event), date_phrase="subsequently")

    event.refresh_from_db()
    assert (event.date_phrase, event.date_edtf) == ("subsequently", "")
    assert messages_of(answer)[0].startswith("“subsequently” states only an order")
    assert "The phrase states only an order." in shown(desk, event)

    publishing = {"row": f"{event.pk}:{event.edits}"}
    refused = desk.post("/admin/timeline/event/publish/", publishing)
    assert messages_of(refused) == ["“Envoys meet” has no date reading, and no event that it is known to follow."]
    EventOrder.objects.create(later=event, earlier=make_event("The plan appears"))
    desk.post("/admin/timeline/event/publish/", publishing)
    event.refresh_from_db()
    assert event.state == "published"


def test_what_goes_on_is_dated_by_its_start(desk, event):
    save(desk, change_page(event), date_phrase="since mid-November", is_ongoing="on")
    event.refresh_from_db()
    assert event.date_edtf == "2025-11-11~/2025-11-20~"

    typed = form_of(desk.get(change_page(event)))
    del typed["is_ongoing"]
    desk.post(change_page(event), typed)
    event.refresh_from_db()
    assert event.date_edtf == "2025-11-11~/.."


def test_saving_something_else_leaves_a_reading_as_it_is(desk, event):
    save(desk, change_page(event), date_phrase="on Sunday")
    Event.objects.update(date_rule="As an import brought it.")

    answer = save(desk, change_page(event), summary="More.")

    event.refresh_from_db()
    assert event.date_rule == "As an import brought it."
    assert [message for message in messages_of(answer) if "read as" in message] == []


class TestWhenTheSourceIsAnotherOne:
    @pytest.fixture
    def later(self, monday):
        return make_source("later", outlet=make_actor("Weekly", kind="outlet"), published_on=date(2025, 12, 8))

    @pytest.fixture
    def dated(self, desk, event):
        """An event, its citation and its hop, each with “on Sunday” as its source has it."""
        citation = event.citations.get()
        save(desk, change_page(event), date_phrase="on Sunday", **line("citations", 0, date_phrase="on Sunday"))
        save(desk, change_page(citation), **line("chain", 0, date_phrase="on Sunday"))
        return event, citation, citation.chain.get()

    def readings(self, dated):
        for row in dated:
            row.refresh_from_db()
        return [row.date_edtf for row in dated]

    def test_all_three_count_from_the_same_day_at_first(self, dated):
        assert self.readings(dated) == ["2025-11-30"] * 3

    def test_they_follow_on_the_page_of_the_event(self, desk, dated, later):
        save(desk, change_page(dated[0]), **line("citations", 0, source=later.pk))
        assert self.readings(dated) == ["2025-12-07"] * 3

    def test_the_citation_and_its_hop_follow_on_the_page_of_the_citation(self, desk, dated, later):
        answer = save(desk, change_page(dated[1]), source=later.pk)
        assert self.readings(dated[1:]) == ["2025-12-07"] * 2
        assert len([message for message in messages_of(answer) if "Sunday 7 December 2025" in message]) == 2

    def test_they_follow_a_source_that_turns_out_to_be_of_another_day(self, desk, dated, monday):
        answer = save(desk, change_page(monday), published_on="2025-12-08")
        assert self.readings(dated) == ["2025-12-07"] * 3
        assert "3 dates that count from this source were read again." in messages_of(answer)

    def test_a_day_that_the_curator_typed_stays(self, desk, dated, later, monday):
        event = dated[0]
        save(desk, change_page(event), date_anchor="2025-11-24", **line("citations", 0, date_anchor="2025-11-24"))
        assert self.readings(dated)[:2] == ["2025-11-23"] * 2

        save(desk, change_page(event), **line("citations", 0, source=later.pk))
        save(desk, change_page(monday), published_on="2025-12-15")

        assert self.readings(dated)[:2] == ["2025-11-23"] * 2
        assert form_of(desk.get(change_page(event)))["date_anchor"] == ["24/11/2025"]

    def test_an_anchor_that_is_the_sources_day_is_left_empty_in_the_form(self, desk, dated):
        assert form_of(desk.get(change_page(dated[0])))["date_anchor"] == [""]

    def test_a_source_of_another_day_changes_what_is_public_of_nothing(self, desk, dated, curator, monday):
        event = dated[0]
        desk.post("/admin/timeline/event/publish/", {"row": f"{event.pk}:{Event.objects.get().edits}"})
        edits = Event.objects.get().edits

        save(desk, change_page(monday), published_on="2025-12-08")

        event.refresh_from_db()
        assert (event.state, event.edits > edits, Source.objects.get().state) == ("changed", True, "changed")


def test_a_citation_has_a_date_of_its_own(desk, event):
    answer = save(desk, change_page(event), **line("citations", 0, date_phrase="in the coming days"))

    citation = Citation.objects.get()
    assert (citation.date_edtf, citation.date_anchor) == ("2025-12-01/2025-12-07", date(2025, 12, 1))
    assert messages_of(answer)[0].startswith("“in the coming days” read as 1 to 7 December 2025")


def test_a_citation_that_cannot_be_read_is_refused_below_the_event(desk, event):
    answer = save(desk, change_page(event), **line("citations", 0, date_phrase="soon"))
    assert errors_of(answer)[0].startswith("“soon” gives no days.")


def test_a_plan_version_is_dated_the_same_way(desk, monday):
    version = make_plan_version()
    cite(version, source=monday)
    save(desk, change_page(version), date_phrase="at the beginning of the week")
    version.refresh_from_db()
    assert version.date_edtf == "2025-12-01/2025-12-03"


@pytest.mark.parametrize("source", ["", "0"])
def test_a_source_that_is_none_is_no_anchor(desk, event, source):
    answer = save(desk, change_page(event), date_phrase="on Sunday", **line("citations", 0, source=source))
    assert answer.status_code == 200
    assert any(error.startswith("That counts from the day of publication") for error in errors_of(answer))
