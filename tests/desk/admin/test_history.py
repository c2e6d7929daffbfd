"""A row's history at the desk: who did what to it, when and why, word by word, and the way back."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.desk.admin.pages import change_page, messages_of, save
from tests.factories import NOON, made_once, make_actor, make_curator, make_event, make_member, publish_facts
from timeline.desk.drafting import write_back
from timeline.desk.history import PAGE_SIZE, history_of
from timeline.desk.models import DraftVersion, Event
from timeline.desk.models.publishable import State
from timeline.desk.publishing import ROWS, publish, refresh
from timeline.desk.recording import record_of
from timeline.public.drawing.corrections import changed_fields
from timeline.public.store.models import Revision


def history_page(row):
    return reverse(f"admin:timeline_{row._meta.model_name}_history", args=[row.pk])


def steps_of(client, row):
    return client.get(history_page(row)).context["steps"]


def bring_back(client, row, step, **typed):
    row.refresh_from_db()
    address = reverse(f"admin:timeline_{row._meta.model_name}_bring_back", args=[row.pk, step.key])
    return client.post(address, {"edits": row.edits} | typed)


def told(changes):
    return {each.label: ("".join(p.text for p in each.said), "".join(p.text for p in each.says)) for each in changes}


@pytest.fixture
def curator(db):
    return User.objects.filter(username="vera").first() or make_curator()


@pytest.fixture
def event(db):
    """What was saved, published, saved twice more by another, and published again. It comes before the desk."""
    make_history()
    return Event.objects.get()


@made_once
def make_history():
    vera, ann = make_curator(), make_member("Editor", "ann")
    event = make_event("Envoys meet", summary="They talked.")
    save(signed_in(vera), change_page(event), summary="They talked for two hours.")
    publish(Event.objects.get(), by=vera, at=NOON)
    save(signed_in(ann), change_page(event), summary="They talked for three hours.")
    save(signed_in(ann), change_page(event), title="Two envoys meet")
    publish(Event.objects.get(), by=ann, at=NOON, reason="The source says so.")


def signed_in(member):
    client = Client()
    client.force_login(member)
    return client


def test_each_step_says_what_was_done_by_whom_why_and_which_words_changed(event, desk):
    steps = steps_of(desk, event)
    assert [(step.deed, step.by, step.reason, told(changes)) for step, changes in steps] == [
        ("Published as a correction", "ann", "The source says so.", {}),
        ("Saved", "ann", "", {"Title": ("Envoys meet", "Two envoys meet")}),
        (
            *("Saved", "ann", ""),
            {"Summary": ("They talked for two hours.", "They talked for three hours.")},
        ),
        ("Published", "vera", "", {}),
        ("Saved", "vera", "", {}),
    ]
    assert [step.revision for step, _ in steps] == [
        *Revision.objects.filter(deed="corrected").values_list("pk", flat=True),
        None,
        None,
        Revision.objects.get(noun="event", deed="published").seq,
        None,
    ]
    assert [step.is_present for step, _ in steps] == [True, True, False, False, False]
    page = desk.get(history_page(event)).content.decode()
    assert "<del>two</del>" in page
    assert "<ins>three</ins>" in page


def test_the_words_of_the_record_read_as_readers_see_them(db):
    event = make_event("Envoys meet")
    event.participations.create(actor=make_actor("Ada Envoy"), role="mediator")
    refresh(event)
    event.status = "under way"
    event.participations.update(role="head of delegation")
    refresh(event)
    changes = changed_fields(history_of(event)[0][0].changes)
    assert told(changes) == {
        "Status": ("Happened", "Under way"),
        "Who took part": ("Ada Envoy; mediator", "Ada Envoy; head of delegation"),
    }


def test_an_old_version_is_brought_back_as_a_draft_and_readers_see_what_they_saw(event, desk):
    oldest = steps_of(desk, event)[-1][0]
    published = Revision.objects.count()

    done = bring_back(desk, event, oldest)

    event.refresh_from_db()
    assert (done.status_code, done.url) == (302, change_page(event))
    assert messages_of(done) == ["“Envoys meet” holds the earlier version again, as a draft."]
    assert (event.title, event.summary, event.state) == ("Envoys meet", "They talked for two hours.", State.CHANGED)
    assert Revision.objects.count() == published
    newest = DraftVersion.objects.of(event).latest("pk")
    assert (newest.deed, newest.by.username, newest.sha256) == (
        *("saved", "vera"),
        DraftVersion.objects.get(pk=oldest.key).sha256,
    )


def test_every_noun_is_brought_back_whole(db):
    publish_facts()
    for model in ROWS.values():
        for row in model.objects.order_by("pk"):
            before = record_of(row)
            write_back(row, before)
            assert record_of(model.objects.get(pk=row.pk)) == before


def test_what_a_version_names_and_the_desk_has_no_more_keeps_it_from_coming_back(desk):
    event, envoy = make_event("Envoys meet"), make_actor("Ada Envoy")
    event.participations.create(actor=envoy)
    refresh(event)
    step = history_of(event)[0][0]
    event.participations.all().delete()
    envoy.delete()
    refresh(event)
    done = bring_back(desk, event, step)
    assert messages_of(done) == ["“Envoys meet” stays as it is: actor “ada-envoy”: is no longer at the desk."]
    assert event.participations.count() == 0


def test_a_change_in_the_meantime_is_not_run_over(event, desk):
    step = steps_of(desk, event)[-1][0]
    done = bring_back(desk, event, step, edits="0")
    assert messages_of(done) == ["“Two envoys meet” was changed while you were looking, so it stays as it was."]
    assert Event.objects.get().title == "Two envoys meet"


def test_parts_and_days_of_sources_are_edits_too(desk):
    event = make_event("Envoys meet")
    refresh(event)
    citation = event.citations.get()
    save(desk, change_page(citation), locator="Paragraph 2")
    assert history_of(event)[0][0].by == "vera"
    desk.post(reverse("admin:timeline_citation_delete", args=[citation.pk]), {"post": "yes"})
    assert [told_fields(step) for step in history_of(event)[0][:2]] == [["citations"], ["citations"]]


def told_fields(step):
    return [change.field for change in step.changes]


def test_a_long_history_goes_on(desk):
    actor = make_actor()
    for number in range(PAGE_SIZE + 2):
        actor.note = f"Note {number}"
        actor.save()
        refresh(actor)
    page = desk.get(history_page(actor))
    assert len(page.context["steps"]) == PAGE_SIZE
    rest = desk.get(history_page(actor) + f"?before={page.context['earlier']}")
    assert (len(rest.context["steps"]), rest.context["earlier"]) == (2, None)
    assert desk.get(history_page(actor) + "?before=x").status_code == 200


def test_who_may_not_change_a_row_reads_its_history_and_brings_nothing_back(event, desk):
    manager = signed_in(make_member("Manager"))
    step = steps_of(desk, event)[-1][0]
    page = manager.get(history_page(event))
    assert "Bring this one back" not in page.content.decode()
    assert bring_back(manager, event, step).status_code == 403
    assert Client().post(page.wsgi_request.path).status_code == 302


def test_a_version_of_another_row_is_not_found(event, desk):
    other = make_event("Another")
    refresh(other)
    assert bring_back(desk, event, history_of(other)[0][0]).status_code == 404


def test_looking_brings_nothing_back(event, desk):
    step = steps_of(desk, event)[-1][0]
    address = reverse("admin:timeline_event_bring_back", args=[event.pk, step.key])
    assert desk.get(address).status_code == 405
