"""What saves a curator's hands: the next draft, a copy, one citation for many events, a topic added in passing."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.desk.admin.pages import add_page, change_page, errors_of, form_of, list_page, messages_of, save
from tests.factories import (
    NOON,
    cite,
    make_actor,
    make_event,
    make_negotiation,
    make_plan_version,
    make_source,
)
from timeline.desk.models import Actor, Citation, Event, EventOrder, Participation, PlanMention, Topic
from timeline.desk.models.publishable import State
from timeline.desk.publishing import publish
from timeline.desk.recording import record_of


def copy_page(event):
    return reverse("admin:timeline_event_copy", args=[event.pk])


class TestTheNextDraft:
    def test_it_is_the_one_added_after_this_and_at_the_end_the_first(self, desk, curator):
        first, public, second = make_event("One"), make_event("Two", published_by=curator), make_event("Three")
        make_event("Elsewhere", negotiation=make_negotiation("other"))

        ways = [save(desk, change_page(event), _next="1").url for event in (first, public, second)]

        assert ways == [change_page(second), change_page(second), change_page(first)]

    def test_when_none_is_left_one_is_told_so(self, desk, curator):
        done = save(desk, change_page(make_event(published_by=curator)), _next="1")
        assert (done.url, messages_of(done)[-1]) == (list_page(Event), "No other draft is left.")

    def test_what_was_merged_is_none(self, desk):
        kept = make_actor("Kept")
        make_actor("Merged", merged_into=kept)
        assert save(desk, change_page(kept), _next="1").url == list_page(Actor)

    def test_the_button_and_its_keys_stand_on_the_page(self, desk):
        page = desk.get(change_page(make_event())).content.decode()
        assert '<input type="submit" value="Save and next draft" name="_next">' in page
        assert '<kbd data-keys="Control+Shift+Enter" data-presses="_next">Ctrl+Shift+Enter</kbd>' in page
        assert 'name="_next"' not in desk.get(add_page(Event, _popup=1)).content.decode()


@pytest.fixture
def talks(curator):
    """A public event with everything that an event may have."""
    before = make_event("Before")
    event = make_event("Talks", slug="talks", account="They talked.", cited=False)
    event.topics.add(Topic.objects.create(negotiation=event.negotiation, slug="border", label="Border"))
    EventOrder.objects.create(later=event, earlier=before)
    version = make_plan_version()
    cite(version)
    PlanMention.objects.create(event=event, version=version)
    cite(event, chain=[make_actor("Envoy"), Actor.objects.get(slug="daily")], locator="paragraph 2")
    part = Participation.objects.create(event=event, actor=Actor.objects.get(slug="envoy"))
    cite(part, supports="that they came")
    make_event("First round", parent=event)
    publish(event, by=curator, at=NOON)
    return Event.objects.get(pk=event.pk)


class TestACopy:
    def test_it_is_a_draft_that_says_the_same(self, desk, talks):
        page = desk.get(copy_page(talks))
        assert f'href="{copy_page(talks)}"' in desk.get(change_page(talks)).content.decode()
        done = desk.post(copy_page(talks), form_of(page))

        copy = Event.objects.get(slug="talks-copy")
        assert (done.url, copy.state) == (change_page(copy), State.DRAFT)
        assert record_of(copy) == type(record_of(copy))(**{**vars(record_of(talks)), "slug": "talks-copy"})
        assert copy.stages.count() == 0
        assert record_of(talks).citations[0].chain[0].actor == "envoy"

    def test_without_citations_none_comes_along_and_each_has_a_slug_of_its_own(self, desk, talks):
        for _ in range(2):
            desk.post(copy_page(talks))
        copy = Event.objects.get(slug="talks-copy-2")
        assert list(record_of(copy).all_citations()) == []
        assert [part.actor for part in record_of(copy).participations] == ["envoy"]

    def test_a_long_slug_leaves_room(self, desk):
        event = make_event(slug="a" * 120)
        desk.post(copy_page(event))
        assert Event.objects.latest("pk").slug == "a" * 110 + "-copy"

    def test_looking_copies_nothing_and_who_may_not_add_does_not_copy(self, desk, client, django_user_model, talks):
        count = Event.objects.count()
        desk.get(copy_page(talks))
        looker = django_user_model.objects.create_user("looker", password="x", is_staff=True)
        looker.user_permissions.add(Permission.objects.get(codename="view_event"))
        client.force_login(looker)
        assert client.post(copy_page(talks)).status_code == 403
        assert desk.post(reverse("admin:timeline_event_copy", args=[999])).status_code == 404
        assert Event.objects.count() == count


class TestOneCitationForMany:
    def ask(self, desk, *events):
        chosen = {"action": "cite_selected", "_selected_action": [event.pk for event in events]}
        return desk.post(list_page(Event), chosen)

    def test_each_event_gets_it_with_its_chain_and_none_twice(self, desk):
        source = make_source()
        cited, bare = make_event("One"), make_event("Two", cited=False)
        page = self.ask(desk, cited, bare)
        assert page.context["rows"] == [cited, bare]
        typed = {"source": source.pk, "chain_line": "Daily reported", "locator": "paragraph 2"}

        done = desk.post(page.context["action"], form_of(page) | typed)

        assert (done.url, messages_of(done)) == (list_page(Event), ["2 events cite it now."])
        added = [record_of(Event.objects.get(pk=event.pk)).citations[-1] for event in (cited, bare)]
        assert [(one.source, one.locator, one.chain[0].actor, one.chain[0].held) for one in added] == [
            (source.slug, "paragraph 2", "daily", True)
        ] * 2
        assert Event.objects.get(pk=cited.pk).edits == cited.edits + 1
        again = desk.post(page.context["action"], form_of(page) | typed)
        assert messages_of(again)[1:] == ["0 events cite it now.", "2 cited it for this already."]
        assert Citation.objects.count() == 3

    def test_what_cannot_be_read_is_said_and_nothing_is_cited(self, desk):
        page = self.ask(desk, make_event("One", cited=False))
        refused = desk.post(page.context["action"], form_of(page) | {"source": "x", "chain_line": "Nobody saw"})
        assert {name: len(errors) for name, errors in refused.context["form"].errors.items()} == {
            "source": 1,
            "chain_line": 1,
        }
        assert desk.post(page.context["action"], {}).status_code == 400
        assert Citation.objects.count() == 0

    def test_who_may_not_change_events_does_not_cite(self, client, django_user_model):
        event = make_event(cited=False)
        looker = django_user_model.objects.create_user("looker", password="x", is_staff=True)
        looker.user_permissions.add(Permission.objects.get(codename="view_event"))
        client.force_login(looker)
        assert client.post(reverse("admin:timeline_event_cite"), {"row": event.pk}).status_code == 403


class TestATopicInPassing:
    def test_it_is_added_to_its_negotiation_whose_record_changes(self, desk, curator):
        negotiation = make_negotiation()
        publish(negotiation, by=curator, at=NOON)
        page = desk.get(add_page(Topic, _popup=1))
        assert page.context["adminform"].form.initial["negotiation"] == negotiation.pk

        done = desk.post(add_page(Topic, _popup=1), form_of(page) | {"label": "Border", "slug": "border"})

        assert done.status_code == 200
        negotiation.refresh_from_db()
        assert (negotiation.state, negotiation.edits) == (State.CHANGED, 1)
        assert negotiation.topics.get().label == "Border"

    def test_a_slug_that_is_there_is_refused(self, desk):
        Topic.objects.create(negotiation=make_negotiation(), slug="border", label="Border")
        page = desk.get(add_page(Topic))
        refused = desk.post(add_page(Topic), form_of(page) | {"label": "Border", "slug": "border"})
        assert errors_of(refused) == ["Topic with this Negotiation and Slug already exists."]
