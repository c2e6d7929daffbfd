"""Publishing and retracting from the desk: a page that asks, the deed, and a sentence for what stays as it was."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from tests.desk.admin.pages import add_page, change_page, form_of, list_page, messages_of, save
from tests.factories import NOON, cite, make_actor, make_event, make_negotiation, make_source
from timeline.desk.models import Actor, Event, Negotiation, Source
from timeline.desk.models.publishable import State
from timeline.desk.publishing import publish
from timeline.public.store.models import Revision


def ask(desk, action, *rows):
    """Choose rows in a list and the action above it; returns the page that asks."""
    return desk.post(
        list_page(type(rows[0])), {"action": f"{action}_selected", "_selected_action": [row.pk for row in rows]}
    )


def answer(desk, page, **typed):
    """Press the button of the page that asks."""
    return desk.post(page.context["action"], form_of(page) | typed)


def states(*rows):
    for row in rows:
        row.refresh_from_db()
    return [row.state for row in rows]


@pytest.fixture
def changed(curator):
    """An event that was changed since readers got it."""
    event = make_event("Envoys meet", published_by=curator)
    event.summary, event.content_sha256 = "More is known.", "not what was published"
    event.save()
    return event


class TestPublishing:
    def test_a_draft_is_published_with_what_it_names_and_all_of_it_is_said(self, desk):
        event = make_event("Envoys meet")

        page = ask(desk, "publish", event)
        assert page.context["rows"] == [event]
        assert [str(row) for row in page.context["along"]] == ["Border talks", "Daily", "Envoys meet (2025-12-01)"]
        assert page.context["form"] is None
        assert states(event) == [State.DRAFT]

        done = answer(desk, page)

        assert (done.status_code, done.url) == (302, change_page(event))
        assert messages_of(done) == [
            "“Envoys meet”, “Border talks”, “Daily” and “Envoys meet (2025-12-01)” are published."
        ]
        assert (
            states(event, Negotiation.objects.get(), Source.objects.get(), Actor.objects.get()) == [State.PUBLISHED] * 4
        )

    def test_what_is_ready_is_published_and_for_the_rest_a_sentence_says_why_not(self, desk):
        ready = make_event("Envoys meet")
        uncited = make_event("Unconfirmed", cited=False)
        undated = make_event("Some day", day=None)

        done = answer(desk, ask(desk, "publish", ready, uncited, undated))

        assert done.url == list_page(Event)
        assert states(ready, uncited, undated) == [State.PUBLISHED, State.DRAFT, State.DRAFT]
        assert messages_of(done)[1:] == [
            "“Unconfirmed” has no citation: every public fact needs a source.",
            "“Some day” has no date reading, and no event that it is known to follow.",
        ]

    def test_a_refused_row_leaves_nothing_of_what_it_names_behind(self, desk):
        undated = make_event("Some day", day=None)
        answer(desk, ask(desk, "publish", undated))
        assert Revision.objects.count() == 0
        assert states(Negotiation.objects.get()) == [State.DRAFT]

    def test_what_was_public_before_needs_a_reason(self, desk, changed):
        page = ask(desk, "publish", changed)
        assert page.context["form"] is not None

        refused = answer(desk, page, reason="  ")
        assert refused.status_code == 200
        assert refused.context["form"].errors == {"reason": ["Give a reason: readers are told why."]}
        assert states(changed) == [State.CHANGED]

        answer(desk, page, reason="The source gave more.")
        assert states(changed) == [State.PUBLISHED]
        latest = Revision.objects.latest("seq")
        assert (latest.deed, latest.reason) == ("corrected", "The source gave more.")

    def test_what_is_public_as_it_stands_is_left_and_said_so(self, desk, curator):
        event = make_event("Envoys meet", published_by=curator)
        page = ask(desk, "publish", event)
        assert page.context["form"] is None

        done = answer(desk, page)

        assert messages_of(done) == ["“Envoys meet” is public as it stands: nothing changed since."]
        assert Revision.objects.filter(noun="event").count() == 1

    def test_a_stage_and_its_event_are_published_in_one_go(self, desk):
        event = make_event("Talks")
        stage = make_event("First round", parent=event)

        done = answer(desk, ask(desk, "publish", event, stage))

        assert states(event, stage) == [State.PUBLISHED, State.PUBLISHED]
        assert len(messages_of(done)) == 1

    def test_a_row_that_was_changed_while_the_page_asked_stays_as_it_was(self, desk):
        event = make_event("Envoys meet")
        page = ask(desk, "publish", event)
        save(desk, change_page(event), summary="Not what was looked at.")

        done = answer(desk, page)

        assert messages_of(done)[1:] == ["“Envoys meet” was changed while you were looking, so it stays as it was."]
        assert states(event) == [State.DRAFT]

    def test_every_noun_has_both_deeds(self, desk):
        for row in (make_negotiation(), make_actor(), make_source()):
            answer(desk, ask(desk, "publish", row))
            assert states(row) == [State.PUBLISHED]
        envoy = Actor.objects.get(slug="ada-envoy")
        answer(desk, ask(desk, "retract", envoy), reason="Not needed.")
        assert states(envoy) == [State.RETRACTED]


class TestSaveAndPublish:
    def test_it_saves_and_goes_on_to_the_page_that_asks(self, desk):
        event = make_event("Envoys meet")

        saved = save(desk, change_page(event), summary="More.", _publish="Save and publish")

        event.refresh_from_db()
        assert (event.summary, event.state) == ("More.", State.DRAFT)
        assert saved.url == reverse("admin:timeline_event_publish", query={"id": event.pk})
        page = desk.get(saved.url)
        assert page.context["rows"] == [event]
        assert states(event) == [State.DRAFT]

        answer(desk, page)
        assert states(event) == [State.PUBLISHED]

    def test_it_does_so_for_a_new_row(self, desk):
        typed = {
            "title": "Border talks",
            "slug": "border-talks",
            "visibility": "public",
            "_publish": "Save and publish",
        }
        saved = desk.post(add_page(Negotiation), form_of(desk.get(add_page(Negotiation))) | typed)
        assert saved.url == reverse("admin:timeline_negotiation_publish", query={"id": Negotiation.objects.get().pk})

    def test_a_form_with_an_error_goes_nowhere(self, desk):
        event = make_event()
        assert save(desk, change_page(event), title="", _publish="Save and publish").status_code == 200

    def test_the_button_is_there(self, desk):
        page = desk.get(change_page(make_event())).content.decode()
        assert '<input type="submit" value="Save and publish" name="_publish">' in page


class TestRetracting:
    def test_it_needs_a_reason_which_readers_get(self, desk, curator):
        event = make_event("Envoys meet", published_by=curator)
        page = ask(desk, "retract", event)

        assert answer(desk, page).status_code == 200
        assert states(event) == [State.PUBLISHED]

        done = answer(desk, page, reason="The meeting did not take place.")
        assert states(event) == [State.RETRACTED]
        assert messages_of(done) == ["“Envoys meet” is retracted."]
        assert Revision.objects.latest("seq").reason == "The meeting did not take place."

    def test_a_draft_is_not_retracted(self, desk):
        done = answer(desk, ask(desk, "retract", make_event("Draft")), reason="Wrong.")
        assert messages_of(done) == ["“Draft” is not public, so there is nothing to retract."]

    def test_what_others_refer_to_is_held_back_and_they_are_named(self, desk, curator):
        make_event("Envoys meet", published_by=curator)
        source = Source.objects.get()
        done = answer(desk, ask(desk, "retract", source), reason="Withdrawn by the outlet.")
        assert states(source) == [State.PUBLISHED]
        assert messages_of(done) == [
            f"“{source}” is still referred to by “Envoys meet”: change or retract these first."
        ]

    def test_an_event_goes_with_its_stage_whatever_their_order(self, desk, curator):
        event = make_event("Talks", published_by=curator)
        stage = make_event("First round", parent=event, published_by=curator)
        answer(desk, ask(desk, "retract", event, stage), reason="They did not take place.")
        assert states(event, stage) == [State.RETRACTED, State.RETRACTED]

    def test_the_page_of_what_is_public_leads_there(self, desk, curator):
        public, draft = make_event(published_by=curator), make_event()
        address = reverse("admin:timeline_event_retract", query={"id": public.pk})
        assert f'<a href="{address}">Retract</a>' in desk.get(change_page(public)).content.decode()
        assert desk.get(address).context["rows"] == [public]
        assert ">Retract</a>" not in desk.get(change_page(draft)).content.decode()

    def test_what_was_retracted_can_be_published_again_with_a_reason(self, desk, curator):
        event = make_event(published_by=curator)
        answer(desk, ask(desk, "retract", event), reason="Wrong.")
        page = ask(desk, "publish", event)
        assert page.context["form"] is not None
        answer(desk, page, reason="It did take place.")
        assert states(event) == [State.PUBLISHED]


class TestTheDoor:
    def test_looking_changes_nothing(self, desk, changed):
        before = list(Event.objects.values())
        desk.get(reverse("admin:timeline_event_publish", query={"id": changed.pk}))
        ask(desk, "publish", changed)
        assert list(Event.objects.values()) == before

    @pytest.mark.parametrize("rows", [[], ["x"], ["1"], ["1:2:3"], ["1:x"], [f"{n}:0" for n in range(201)]])
    def test_a_form_that_no_page_sends_is_refused(self, desk, rows):
        make_event()
        assert desk.post(reverse("admin:timeline_event_publish"), {"row": rows}).status_code == 400

    def test_a_row_that_is_not_there_is_not_found(self, desk):
        for key in ("", "x", "999", "9" * 40):
            assert desk.get(reverse("admin:timeline_event_publish", query={"id": key})).status_code == 404

    def test_too_many_at_once_are_refused_in_a_sentence(self, desk):
        negotiation = make_negotiation()
        Event.objects.bulk_create(
            Event(negotiation=negotiation, slug=f"e-{n}", title="E", kind="talks", status="happened")
            for n in range(201)
        )
        chosen = {"action": "publish_selected", "_selected_action": [Event.objects.first().pk], "select_across": "1"}
        assert messages_of(desk.post(list_page(Event), chosen)) == ["Choose between 1 and 200 at once."]

    def test_without_the_permission_to_change_nobody_publishes(self, client, django_user_model):
        event = make_event()
        looker = django_user_model.objects.create_user("looker", password="x", is_staff=True)
        looker.user_permissions.add(Permission.objects.get(codename="view_event"))
        client.force_login(looker)

        assert client.get(change_page(event)).status_code == 200
        assert "_publish" not in client.get(change_page(event)).content.decode()
        assert client.get(reverse("admin:timeline_event_publish", query={"id": event.pk})).status_code == 403
        assert client.post(reverse("admin:timeline_event_publish"), {"row": f"{event.pk}:0"}).status_code == 403
        actions = client.get(list_page(Event)).context["action_form"].fields["action"].choices
        assert [name for name, _label in actions] == ["", "download_selected"]

    def test_a_stranger_is_sent_to_the_door(self, client, db):
        event = make_event()
        answer = client.post(reverse("admin:timeline_event_publish"), {"row": f"{event.pk}:0"})
        assert answer.url.startswith(reverse("admin:login"))
        assert states(event) == [State.DRAFT]

    def test_a_request_from_elsewhere_is_refused(self, curator):
        event = make_event()
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(curator)
        assert strict.post(reverse("admin:timeline_event_publish"), {"row": f"{event.pk}:0"}).status_code == 403
        assert states(event) == [State.DRAFT]


def test_along_says_what_was_retracted_before(desk, curator):
    envoy = make_actor("Ada Envoy")
    publish(envoy, by=curator, at=NOON)
    answer(desk, ask(desk, "retract", envoy), reason="Not needed.")
    event = make_event("Envoys meet", cited=False)
    cite(event, chain=[envoy])

    page = ask(desk, "publish", event)

    assert envoy in page.context["along"]
    assert page.context["form"] is not None
    answer(desk, page, reason="Ada Envoy is cited again.")
    assert states(event, envoy) == [State.PUBLISHED, State.PUBLISHED]
