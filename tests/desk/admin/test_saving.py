"""Saving at the desk: two curators on one row, what stays fixed once public, and what may be deleted."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection, transaction
from django.test import Client

from tests.desk.admin.pages import add_page, change_page, errors_of, form_of, line, messages_of, save
from tests.factories import (
    NOON,
    cite,
    make_actor,
    make_curator,
    make_event,
    make_negotiation,
    make_plan_version,
    make_provision,
    make_source,
    publish_facts,
)
from timeline.desk.admin.forms import LockedForm
from timeline.desk.admin.plan import strains_of
from timeline.desk.keeping import Overtaken, claim
from timeline.desk.merging import merge
from timeline.desk.models import (
    Actor,
    Citation,
    Event,
    EventOrder,
    Negotiation,
    Participation,
    PeacePlanVersion,
    PlanMention,
    PlanRelation,
    ProvisionReading,
    Source,
    Topic,
)
from timeline.desk.publishing import publish, retract


@pytest.fixture
def other_desk(db):
    client = Client()
    client.force_login(make_curator("mira"))
    return client


class TestTwoCurators:
    def test_the_second_is_told_who_was_first_and_keeps_what_they_typed(self, desk, other_desk):
        event = make_event("Envoys meet")
        page = change_page(event)
        first, second = form_of(other_desk.get(page)), form_of(desk.get(page))
        assert other_desk.post(page, first | {"summary": "By the first."}).status_code == 302

        answer = desk.post(page, second | {"summary": "By the second.", "place": "Vienna"})

        event.refresh_from_db()
        assert (event.summary, event.place) == ("By the first.", "")
        (complaint,) = errors_of(answer)
        when = LogEntry.objects.get(object_id=str(event.pk)).action_time
        time = f"{when:%H:%M} UTC on {when.day} {when:%B %Y}"
        assert complaint == f"“Envoys meet” was changed by mira at {time}, after you opened this page."
        kept = form_of(answer)
        assert (kept["summary"], kept["place"]) == (["By the second."], ["Vienna"])
        assert f'<a href="{page}" target="_blank" rel="noopener">' in answer.content.decode()

    def test_the_second_is_refused_again_until_they_have_looked(self, desk, other_desk):
        event = make_event()
        page = change_page(event)
        stale = form_of(desk.get(page)) | {"summary": "By the second."}
        save(other_desk, page, summary="By the first.")

        again = form_of(desk.post(page, stale))
        refused = desk.post(page, again)
        assert refused.status_code == 200
        assert "edits_looked_at" not in again

        event.refresh_from_db()
        accepted = desk.post(page, again | {"edits_looked_at": event.edits})

        event.refresh_from_db()
        assert (accepted.status_code, event.summary) == (302, "By the second.")

    def test_looking_once_does_not_let_a_third_save_be_overwritten(self, desk, other_desk):
        event = make_event()
        page = change_page(event)
        stale = form_of(desk.get(page)) | {"summary": "By the second."}
        save(other_desk, page, summary="By the first.")
        event.refresh_from_db()
        looked_at = event.edits
        save(other_desk, page, summary="By the first, again.")

        assert desk.post(page, stale | {"edits_looked_at": looked_at}).status_code == 200
        event.refresh_from_db()
        assert event.summary == "By the first, again."

    def test_a_change_to_a_part_on_its_own_page_counts(self, desk, other_desk):
        event = make_event()
        citation = event.citations.get()
        stale = form_of(desk.get(change_page(event)))

        save(other_desk, change_page(citation), locator="page 4")
        answer = desk.post(change_page(event), stale | line("citations", 0, locator="page 5"))

        citation.refresh_from_db()
        assert (answer.status_code, citation.locator) == (200, "page 4")

    def test_a_part_that_was_removed_meanwhile_stops_nothing_but_the_save(self, desk, other_desk):
        event = make_event()
        note = Participation.objects.create(event=event, note="others not stated")
        page = change_page(event)
        stale = form_of(desk.get(page)) | {"summary": "By the second."}
        save(other_desk, page, **line("participations", 0, DELETE="on"))
        assert not Participation.objects.filter(pk=note.pk).exists()

        answer = desk.post(page, stale)

        assert answer.status_code == 200
        assert form_of(answer)["summary"] == ["By the second."]

    def test_a_save_between_check_and_write_is_noticed_by_the_write(self, desk, other_desk, monkeypatch):
        event = make_event("Envoys meet")
        page = change_page(event)
        stale = form_of(desk.get(page)) | {"summary": "By the second."}
        save(other_desk, page, summary="By the first.")
        check, checked = LockedForm.clean, []

        def check_too_early(form):
            checked.append(form)
            return check(form) if len(checked) > 1 else super(LockedForm, form).clean()

        monkeypatch.setattr(LockedForm, "clean", check_too_early)
        answer = desk.post(page, stale)

        event.refresh_from_db()
        assert (answer.status_code, event.summary, len(checked)) == (200, "By the first.", 2)
        assert form_of(answer)["summary"] == ["By the second."]

    @pytest.mark.django_db(transaction=True)
    def test_of_two_saves_at_the_same_moment_one_comes_through(self, desk, other_desk):
        event = make_event()
        page = change_page(event)
        typed = {
            client: form_of(client.get(page)) | {"summary": name} for client, name in [(desk, "A"), (other_desk, "B")]
        }
        start = Barrier(2)

        def post(client):
            start.wait()
            try:
                return client.post(page, typed[client]).status_code
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as curators:
            answers = sorted(curators.map(post, [desk, other_desk]))

        event.refresh_from_db()
        assert (answers, event.edits) == ([200, 302], 1)

    def test_of_two_claims_on_the_same_count_one_comes_through(self, db):
        event = make_event()
        claim(Event.objects.get(pk=event.pk), seen=0)
        with pytest.raises(Overtaken), transaction.atomic():
            claim(Event.objects.get(pk=event.pk), seen=0)
        event.refresh_from_db()
        assert event.edits == 1

    def test_a_save_does_not_undo_what_was_published_while_the_form_was_open(self, desk, curator):
        event = make_event()
        page = change_page(event)
        typed = form_of(desk.get(page))
        publish(event, by=curator, at=NOON)

        desk.post(page, typed | {"summary": "More."})

        event.refresh_from_db()
        assert (event.state, event.summary) == ("changed", "More.")

    def test_a_save_does_not_bring_back_what_was_retracted_while_the_form_was_open(self, desk, curator):
        event = make_event(published_by=curator)
        page = change_page(event)
        typed = form_of(desk.get(page))
        retract(event, by=curator, at=NOON, reason="Withdrawn.")

        assert desk.post(page, typed | {"summary": "More."}).status_code == 302

        event.refresh_from_db()
        assert (event.state, event.summary) == ("retracted", "More.")

    def test_a_merge_overtakes_the_pages_of_both_and_of_what_named_the_one(self, desk, curator):
        envoy, double = make_actor("Ada Envoy"), make_actor("A. Envoy")
        event = make_event()
        Participation.objects.create(event=event, actor=double)
        typed = {page: form_of(desk.get(page)) for page in map(change_page, (envoy, double, event))}
        merge(envoy, double, by=curator, at=NOON)

        answers = {page: desk.post(page, sent) for page, sent in typed.items()}

        assert [answer.status_code for answer in answers.values()] == [200, 410, 200]
        assert dict(answers[change_page(double)].context["typed"])["name"] == "A. Envoy"
        assert all("was changed by vera" in " ".join(errors_of(answers[change_page(row)])) for row in (envoy, event))
        assert (Actor.objects.get(pk=double.pk).merged_into, event.participations.get().actor) == (envoy, envoy)

    def test_what_was_typed_on_the_page_of_something_deleted_is_given_back(self, desk, other_desk):
        event = make_event()
        page = change_page(event)
        typed = form_of(desk.get(page)) | {"summary": "By the second.\r\nIn two lines."}
        typed |= line("participations", 0, note="others not stated")
        other_desk.post(page.replace("change", "delete"), {"post": "yes"})
        assert not Event.objects.exists()

        answer = desk.post(page, typed)

        given_back = dict(answer.context["typed"])
        assert answer.status_code == 410
        assert given_back["summary"] == "By the second.\r\nIn two lines."
        assert given_back["participations 0 note"] == "others not stated"
        counted = {"csrfmiddlewaretoken", "edits seen", "citations TOTAL FORMS", "citations 0 id"}
        assert set(given_back) & counted == set()
        assert Event.objects.count() == 0

    def test_of_two_who_add_a_line_the_second_is_told_and_neither_line_is_lost(self, desk, other_desk):
        event = make_event(cited=False)
        page = change_page(event)
        first, second = form_of(other_desk.get(page)), form_of(desk.get(page))
        lines = {"participations-TOTAL_FORMS": "1"} | line("participations", 0, position="0", role="speaker")
        other_desk.post(page, first | lines | line("participations", 0, note="By the first."))

        answer = desk.post(page, second | lines | line("participations", 0, note="By the second."))

        assert [part.note for part in event.participations.all()] == ["By the first."]
        assert (answer.status_code, form_of(answer)["participations-0-note"]) == (200, ["By the second."])

    def test_a_form_without_its_count_is_refused(self, desk):
        event = make_event()
        typed = form_of(desk.get(change_page(event)))
        del typed["edits_seen"]
        assert desk.post(change_page(event), typed | {"summary": "Blind."}).status_code == 200
        event.refresh_from_db()
        assert event.summary == ""


class TestStateOfARow:
    def test_saving_a_published_row_leaves_readers_with_what_was_published_and_says_so(self, desk, curator):
        event = make_event("Envoys meet", published_by=curator)

        answer = save(desk, change_page(event), summary="More is known.")

        event.refresh_from_db()
        assert event.state == "changed"
        assert (
            "Readers still see “Envoys meet” as it was published. Publish it again, with a reason, to show this."
            in messages_of(answer)
        )

    def test_undoing_the_change_makes_it_published_again(self, desk, curator):
        event = make_event(published_by=curator)
        save(desk, change_page(event), summary="More is known.")
        save(desk, change_page(event), summary="")

        event.refresh_from_db()
        assert event.state == "published"

    def test_saving_without_a_change_leaves_a_published_row_published(self, desk, curator):
        event = make_event(published_by=curator)
        version = make_plan_version()
        cite(version)
        publish(version, by=curator, at=NOON)
        actor = Actor.objects.get(slug="daily")
        for row in (event, version, actor, Source.objects.get(), Negotiation.objects.get()):
            save(desk, change_page(row))
            row.refresh_from_db()
            assert (type(row), row.state) == (type(row), "published")

    def test_a_change_on_the_page_of_a_part_changes_the_noun(self, desk, curator):
        event = make_event(published_by=curator)
        answer = save(desk, change_page(event.citations.get()), locator="page 4")

        event.refresh_from_db()
        assert event.state == "changed"
        assert (answer.status_code, answer.url) == (302, change_page(event))


def test_the_shipped_facts_can_be_saved_untouched(desk, curator):
    publish_facts()
    rows = [
        *Event.objects.all(),
        *PeacePlanVersion.objects.all(),
        *Actor.objects.filter(slug__in=["ukraine", "sputnik"]),
    ]
    for row in rows:
        assert save(desk, change_page(row)).status_code == 302
        row.refresh_from_db()
        assert (str(row), row.state) == (str(row), "published")


class TestSlug:
    def test_it_is_prefilled_from_the_title_until_readers_have_the_address(self, desk, curator):
        event = make_event(slug="envoys-meet")
        assert '"dependency_list": ["title"]' in desk.get(change_page(event)).content.decode().replace("&quot;", '"')

        publish(event, by=curator, at=NOON)
        answer = desk.post(change_page(event), form_of(desk.get(change_page(event))) | {"slug": "another"})

        event.refresh_from_db()
        assert (answer.status_code, event.slug) == (302, "envoys-meet")
        assert "slug" not in form_of(desk.get(change_page(event)))

    def test_a_published_event_stays_in_its_negotiation(self, desk, curator):
        event = make_event(published_by=curator)
        elsewhere = make_negotiation("elsewhere")
        save(desk, change_page(event), negotiation=elsewhere.pk)

        event.refresh_from_db()
        assert event.negotiation != elsewhere

    def test_a_negotiation_takes_no_address_of_the_site(self, desk):
        answer = desk.post(
            add_page(Negotiation),
            form_of(desk.get(add_page(Negotiation))) | {"title": "Admin", "slug": "admin", "visibility": "private"},
        )
        assert errors_of(answer) == ["“admin” is an address of this site already. Choose another slug."]

    def test_the_slug_of_a_topic_stays_once_records_may_name_it(self, desk, curator):
        negotiation = make_negotiation()
        Topic.objects.create(negotiation=negotiation, slug="border", label="Border")
        publish(negotiation, by=curator, at=NOON)

        save(desk, change_page(negotiation), **line("topics", 0, slug="frontier", label="Frontier"))

        topic = Topic.objects.get()
        assert (topic.slug, topic.label) == ("border", "Frontier")


class TestOneNegotiation:
    @pytest.fixture
    def event(self, db):
        return make_event("Envoys meet")

    @pytest.fixture
    def elsewhere(self, db):
        return make_negotiation("elsewhere", title="Elsewhere")

    def test_topics(self, desk, event, elsewhere):
        foreign = Topic.objects.create(negotiation=elsewhere, slug="border", label="Border")
        answer = save(desk, change_page(event), topics=foreign.pk)
        assert errors_of(answer) == ["“Border” belongs to another negotiation."]

    def test_what_an_event_follows(self, desk, event, elsewhere):
        foreign = make_event("Far away", negotiation=elsewhere)
        answer = save(
            desk,
            change_page(event),
            **{"follows-TOTAL_FORMS": 1},
            **line("follows", 0, earlier=foreign.pk, later=event.pk, id=""),
        )
        assert errors_of(answer) == ["“Far away” belongs to another negotiation."]

    def test_mentions_of_the_plan(self, desk, event, elsewhere):
        foreign = make_plan_version("Foreign plan", negotiation=elsewhere)
        typed = line("plan_mentions", 0, version=foreign.pk, event=event.pk, id="", position=0)
        answer = save(desk, change_page(event), **{"plan_mentions-TOTAL_FORMS": 1}, **typed)
        assert errors_of(answer) == ["“Foreign plan” belongs to another negotiation."]

    def test_readings_and_relations_of_a_version(self, desk, event, elsewhere):
        version = make_plan_version("Ours", negotiation=event.negotiation)
        foreign, provision = make_plan_version("Theirs", negotiation=elsewhere), make_provision(negotiation=elsewhere)
        typed = line("readings", 0, provision=provision.pk, state="included", version=version.pk, id="")
        typed |= line("relations", 0, other=foreign.pk, kind="revises", version=version.pk, id="")
        answer = save(desk, change_page(version), **{"readings-TOTAL_FORMS": 1, "relations-TOTAL_FORMS": 1}, **typed)
        assert errors_of(answer) == [
            "“Ceasefire” belongs to another negotiation.",
            "“Theirs” belongs to another negotiation.",
        ]


class TestWhatCannotBe:
    def test_a_participation_names_an_actor_or_a_gap(self, desk):
        event = make_event()
        typed = line("participations", 0, role="took part", position=0, event=event.pk, id="", capacity="Envoy")
        answer = save(desk, change_page(event), **{"participations-TOTAL_FORMS": 1}, **typed)
        assert errors_of(answer) == ["Name an actor, or write what is not known: “other side not stated”."]

    def test_a_mention_of_the_plan_says_something(self, desk):
        event = make_event()
        typed = line("plan_mentions", 0, position=3, event=event.pk, id="")
        answer = save(desk, change_page(event), **{"plan_mentions-TOTAL_FORMS": 1}, **typed)
        assert errors_of(answer) == ["Name a version, or write that it is not stated which."]

    @pytest.mark.parametrize("steps", [0, 1, 2])
    def test_no_event_follows_itself_however_many_steps_apart(self, desk, steps):
        event = make_event("Envoys meet")
        last = event
        for step in range(steps):
            later = make_event(f"Step {step}")
            EventOrder.objects.create(later=later, earlier=last)
            last = later
        typed = line("follows", 0, earlier=last.pk, later=event.pk, id="")

        answer = save(desk, change_page(event), **{"follows-TOTAL_FORMS": 1}, **typed)

        assert errors_of(answer) == [f"“{last}” is itself stated to come after “Envoys meet”."]

    def test_a_citation_is_for_one_fact(self, desk):
        event, version, source = make_event(), make_plan_version(), make_source("second")
        page = add_page(Citation)
        refusal = ["A citation is for exactly one fact: an event, a participation, a plan version or a reading."]

        typed = form_of(desk.get(page)) | {"source": source.pk}
        assert errors_of(desk.post(page, typed)) == refusal
        assert errors_of(desk.post(page, typed | {"event": event.pk, "plan_version": version.pk})) == refusal
        assert desk.post(page, typed | {"event": event.pk}).status_code == 302
        assert source.citations.get().event == event

    def test_a_citation_stays_with_its_fact(self, desk):
        citation, other = make_event().citations.get(), make_event("Other")
        save(desk, change_page(citation), event=other.pk)
        citation.refresh_from_db()
        assert citation.event != other


class TestDeleting:
    def delete(self, desk, row):
        return desk.post(f"{change_page(row).removesuffix('change/')}delete/", {"post": "yes"})

    def test_a_draft_goes_with_its_parts(self, desk):
        event = make_event()
        assert self.delete(desk, event).status_code == 302
        assert (Event.objects.count(), Citation.objects.count()) == (0, 0)

    def test_what_was_ever_public_stays(self, desk, curator):
        published, retracted = make_event(published_by=curator), make_event(published_by=curator)
        retract(retracted, by=curator, at=NOON, reason="Wrong.")
        for row in (published, retracted):
            assert self.delete(desk, row).status_code == 403
            assert "deletelink" not in desk.get(change_page(row)).content.decode()
        assert Event.objects.count() == 2

    def test_what_is_in_use_stays_and_the_page_says_who_uses_it(self, desk):
        envoy = make_actor("Ada Envoy")
        cite(make_event(cited=False), chain=[envoy])

        page = self.delete(desk, envoy).content.decode()

        assert "“Ada Envoy” is in use, so it cannot be deleted. These name it; change or delete them first:" in page
        assert "Ada Envoy reported" in page
        assert Actor.objects.filter(pk=envoy.pk).exists()

    def test_a_stage_keeps_its_event(self, desk):
        event = make_event("Talks")
        make_event("First round", parent=event)
        assert "First round" in self.delete(desk, event).content.decode()
        assert Event.objects.count() == 2

    def test_nothing_is_deleted_by_the_list(self, desk):
        event = make_event()
        desk.post(
            "/admin/timeline/event/", {"action": "delete_selected", "_selected_action": [event.pk], "post": "yes"}
        )
        assert Event.objects.count() == 1

    def test_deleting_a_part_changes_the_noun_and_is_on_its_record(self, desk, curator):
        event = make_event(published_by=curator)
        second = cite(event, source=make_source("second"))

        answer = self.delete(desk, second)

        event.refresh_from_db()
        assert (answer.url, event.edits, event.citations.count()) == (change_page(event), 1, 1)
        latest = LogEntry.objects.filter(object_id=str(event.pk), content_type__model="event").latest("pk")
        assert latest.get_change_message() == f"Deleted citation “{second}”."


class TestStages:
    def test_a_stage_is_added_from_its_event(self, desk):
        event = make_event("Talks", position=0)
        make_event("First round", parent=event, position=3)
        page = desk.get(change_page(event)).content.decode()
        link = f"/admin/timeline/event/add/?negotiation={event.negotiation_id}&amp;parent={event.pk}&amp;position=4"
        assert link in page

        form = form_of(desk.get(link.replace("&amp;", "&")))
        assert (form["parent"], form["position"]) == ([str(event.pk)], ["4"])
        typed = {"title": "Second round", "slug": "second-round", "kind": "talks", "status": "happened"}
        desk.post(add_page(Event), form | typed)

        assert Event.objects.get(slug="second-round").parent == event

    def test_a_stage_has_none(self, desk):
        stage = make_event("First round", parent=make_event("Talks"))
        assert "This is a stage itself." in desk.get(change_page(stage)).content.decode()


class TestParts:
    def test_citations_of_a_participation_and_of_a_reading_are_one_link_away(self, desk):
        event, version = make_event(), make_plan_version()
        participation = Participation.objects.create(event=event, actor=make_actor())
        reading = ProvisionReading.objects.create(version=version, provision=make_provision(), state="included")
        cite(participation)
        for noun, part, words in [(event, participation, "1 citation"), (version, reading, "0 citations")]:
            page = desk.get(change_page(noun)).content.decode()
            assert f'<a href="{change_page(part)}">{words}<' in page

    def test_they_are_added_and_removed_with_their_noun_alone(self, desk):
        for model in (Participation, ProvisionReading):
            assert desk.get(add_page(model)).status_code == 403

    def test_the_gap_of_a_mention_is_kept(self, desk):
        event = make_event()
        typed = line("plan_mentions", 0, note="which version is not stated", event=event.pk, id="", position=0)
        save(desk, change_page(event), **{"plan_mentions-TOTAL_FORMS": 1}, **typed)
        assert PlanMention.objects.get().note == "which version is not stated"


class TestWhatReadersSee:
    def test_a_page_leads_to_what_readers_see_once_there_is_something(self, desk, curator):
        event = make_event(published_by=curator)
        draft, negotiation = make_event(), Negotiation.objects.get()
        version = make_plan_version()
        cite(version)
        publish(version, by=curator, at=NOON)

        for row, address in [
            (event, f"/border-talks/events/{event.slug}/"),
            (negotiation, "/border-talks/"),
            (version, "/border-talks/plans/"),
        ]:
            assert f'<a href="{address}" class="viewsitelink">' in desk.get(change_page(row)).content.decode()
        assert "viewsitelink" not in desk.get(change_page(draft)).content.decode()

    def test_readings_that_do_not_fit_the_stated_points_are_pointed_out(self, desk):
        first, second = make_plan_version("First plan", points=1), make_plan_version("Second plan", points=1)
        for title in ("Ceasefire", "Monitors"):
            provision = make_provision(title)
            ProvisionReading.objects.create(version=first, provision=provision, state="included")
        PlanRelation.objects.create(version=second, kind="revises", other=first)

        expected = [sentence for sentence in strains_of(second) if "First plan" in sentence]
        assert len(expected) == 1
        for version in (first, second):
            assert expected[0] in messages_of(save(desk, change_page(version)))
