"""Lists of the desk: what they find, what they show, and that their cost does not grow."""

from datetime import UTC, date, datetime
from itertools import count

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.admin.pages import change_page, list_page
from tests.factories import (
    NOON,
    cite,
    make_actor,
    make_article,
    make_event,
    make_negotiation,
    make_plan_version,
    make_provision,
    make_source,
)
from timeline.desk.merging import merge
from timeline.desk.models import (
    Actor,
    Citation,
    Event,
    Import,
    Name,
    Negotiation,
    Office,
    Participation,
    Party,
    ProvisionReading,
    Topic,
)
from timeline.desk.publishing import publish, refresh, retract
from timeline.public.store.models import Revision, ShareLink, ShareOpening

OURS = [model for model in admin.site._registry if model._meta.app_label == "timeline"]
numbers = count(1)


def make_one_of_everything(curator):
    """A row of every noun and every part, tied to new rows of all that it may refer to."""
    n = next(numbers)
    state = make_actor(f"State {n}", kind="state")
    person = make_actor(f"Person {n}", represents=state)
    source = make_source(f"source-{n}", outlet=make_actor(f"Outlet {n}", kind="outlet"), published_on=date(2025, 12, 1))
    Name.objects.create(actor=person, text=f"P. {n}", source=source)
    Office.objects.create(actor=person, title="Envoy", organisation=state, source=source)
    negotiation = make_negotiation(f"talks-{n}", title=f"Talks {n}")
    Party.objects.create(negotiation=negotiation, actor=state, slot=1)
    topic = Topic.objects.create(negotiation=negotiation, slug="border", label=f"Border {n}")
    parent = make_event(f"Meeting {n}", negotiation=negotiation, cited=False)
    stage = make_event(f"Stage {n}", negotiation=negotiation, parent=parent, cited=False)
    stage.topics.add(topic)
    cite(stage, source=source)
    cite(Participation.objects.create(event=parent, actor=person, side=state), source=source)
    version = make_plan_version(f"Plan {n}", negotiation=negotiation, introduced_by=parent)
    provision = make_provision(f"Provision {n}", negotiation=negotiation, topic=topic)
    cite(ProvisionReading.objects.create(version=version, provision=provision, state="included"), source=source)
    publish(source, by=curator, at=NOON)
    merge(person, make_actor(f"Second person {n}"), by=curator, at=NOON)
    link = ShareLink.objects.create(token_sha256=f"{n:064}", negotiation="talks", made_at=NOON, made_by=curator)
    sent = {"shape": "csv", "encoding": "utf-8-sig", "delimiter": ",", "made_at": NOON, "made_by": curator}
    Import.objects.create(name=f"file-{n}.csv", negotiation=negotiation, **sent)
    make_article(title=f"Article {n}", negotiation=negotiation)
    ShareOpening.objects.create(link=link, day=date(2025, 12, 2), count=n)


def queries_of(client, pages):
    """How many queries each page asks, and how many rows it finds."""
    asked, rows = {}, {}
    for page in pages:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(page)
        assert (page, response.status_code) == (page, 200)
        asked[page], rows[page] = len(queries), response.context["cl"].result_count
    return asked, rows


def test_no_list_and_no_search_asks_more_of_the_database_when_it_shows_more(desk, curator):
    lists, searches = [list_page(model) for model in OURS], [list_page(model, q="a") for model in OURS]
    make_one_of_everything(curator)
    queries_of(desk, lists[:1])
    few, rows_before = queries_of(desk, lists + searches)

    make_one_of_everything(curator)
    make_one_of_everything(curator)
    many, rows_after = queries_of(desk, lists + searches)

    assert [page for page in lists if rows_after[page] < rows_before[page] + 2] == []
    assert many == few


def test_every_page_of_a_row_opens(desk, curator):
    make_one_of_everything(curator)
    pages = [change_page(model.objects.order_by("pk").last()) for model in OURS]

    assert {page: desk.get(page, follow=True).status_code for page in pages} == dict.fromkeys(pages, 200)


def found(desk, model, words):
    response = desk.get(list_page(model, q=words))
    assert response.status_code == 200
    return [str(row) for row in response.context["cl"].result_list]


@pytest.fixture
def hnatov(db):
    actor = make_actor("Andrii Hnatov")
    source = make_source()
    for text, language in [("Andriy Ignatov", "en"), ("Андрій Гнатов", "uk"), ("Hnatov", "en")]:
        Name.objects.create(actor=actor, text=text, language=language, source=source)
    return actor


@pytest.mark.parametrize(
    "spelling", ["Ignatov", "hnatov", "Гнатов", "гнатов", "ГНАТОВ", "andriy ignatov", '"Andriy Ignatov"']
)
def test_an_actor_is_found_by_any_spelling_once(desk, hnatov, spelling):
    make_actor("Ada Envoy")
    assert found(desk, Actor, spelling) == ["Andrii Hnatov"]


def test_an_event_is_found_by_its_words_and_by_any_spelling_of_who_took_part(desk, hnatov):
    other = make_actor("Ada Envoy")
    talks = make_event("Delegations meet", summary="About the border.")
    make_event("Something else")
    for actor in (hnatov, other):
        Participation.objects.create(event=talks, actor=actor)

    for words in ("delegations", "border", "Гнатов", "Ignatov Ada"):
        assert found(desk, Event, words) == ["Delegations meet"]
    assert found(desk, Event, "Ignatov nobody") == []


def test_a_citation_is_found_by_its_source_its_fact_and_its_chain(desk, hnatov):
    citation = cite(make_event("Delegations meet", cited=False), chain=[hnatov])
    cite(make_event("Something else", cited=False), source=make_source("x", title="Other", outlet=make_actor("Weekly")))

    for words in ("Envoys meet", "Delegations", "Гнатов"):
        assert found(desk, Citation, words) == [str(citation)]


def test_a_search_survives_what_a_keyboard_can_do(desk, hnatov):
    for words in ('"', "'", "%", "\\", "a" * 5000, "a " * 500, "\x00", "Гнатов\x00"):
        assert desk.get(list_page(Actor, q=words)).status_code == 200
        answer = desk.get(
            "/admin/autocomplete/",
            {"term": words, "app_label": "timeline", "model_name": "participation", "field_name": "actor"},
        )
        assert answer.status_code == 200


def test_a_choice_of_an_actor_is_searched_by_any_spelling(desk, hnatov):
    answer = desk.get(
        "/admin/autocomplete/",
        {"term": "гнатов", "app_label": "timeline", "model_name": "participation", "field_name": "actor"},
    )
    assert answer.json()["results"] == [{"id": str(hnatov.pk), "text": "Andrii Hnatov"}]


@pytest.fixture
def one_in_each_state(curator):
    make_event("Draft")
    make_event("Published", published_by=curator)
    changed = make_event("Changed", published_by=curator)
    changed.summary = "Something new."
    changed.save()
    refresh(changed)
    retract(make_event("Retracted", published_by=curator), by=curator, at=NOON, reason="Wrong.")


@pytest.mark.parametrize("state", ["draft", "published", "changed", "retracted"])
def test_the_state_is_a_column_and_a_filter(desk, one_in_each_state, state):
    response = desk.get(list_page(Event, state=state))

    (event,) = response.context["cl"].result_list
    assert (event.title.lower(), event.state) == (state, state)
    assert f'<td class="field-state">{event.state.label}</td>' in response.content.decode()


def test_a_state_that_is_none_is_no_filter(desk, one_in_each_state):
    assert desk.get(list_page(Event, state="nonsense")).context["cl"].result_count == 4


def test_events_without_a_date_stand_first_then_the_latest(desk):
    for title, day in [("Older", "2025-11-01"), ("Undated", None), ("Newer", "2025-11-30")]:
        make_event(title, day=day)

    assert [event.title for event in desk.get(list_page(Event)).context["cl"].result_list] == [
        "Undated",
        "Newer",
        "Older",
    ]


def test_the_front_page_names_the_nouns_and_not_their_parts(desk):
    (app,) = [app for app in desk.get("/admin/").context["app_list"] if app["app_label"] == "timeline"]

    assert [model["object_name"] for model in app["models"]] == [
        "Actor",
        "Article",
        "Event",
        "Import",
        "Merge",
        "Negotiation",
        "PeacePlanVersion",
        "Provision",
        "Revision",
        "ShareLink",
        "Source",
    ]


def test_revisions_and_topics_are_only_looked_at(desk, curator):
    make_event(published_by=curator)
    Topic.objects.create(negotiation=Negotiation.objects.get(), slug="border", label="Border")
    for model in (Revision, Topic):
        row = model.objects.order_by("pk").last()
        page = change_page(row)
        assert desk.post(page, {}).status_code == 403
        assert desk.post(f"{page.removesuffix('change/')}delete/", {"post": "yes"}).status_code == 403
        assert desk.get(f"{list_page(model)}add/").status_code == (403 if model is Revision else 200)
        form = desk.get(list_page(model)).context["action_form"]
        offered = [name for name, _label in form.fields["action"].choices[1:]] if form else []
        assert offered == (["redact_selected"] if model is Revision else [])


def test_a_revision_shows_the_record_it_made_public(desk, curator):
    make_event("Envoys meet in Vienna", published_by=curator)
    revision = Revision.objects.get(noun="event")

    assert "Envoys meet in Vienna" in desk.get(change_page(revision)).content.decode()


def test_a_share_link_is_revoked_from_the_list_and_its_token_is_nowhere(desk, curator):
    link = ShareLink.objects.create(
        token_sha256="a1" * 32,
        label="Press",
        negotiation="talks",
        made_at=datetime(2025, 12, 1, tzinfo=UTC),
        made_by=curator,
    )
    ShareOpening.objects.create(link=link, day=date(2025, 12, 2), count=3)
    shown = desk.get(list_page(ShareLink)).content.decode() + desk.get(change_page(link)).content.decode()
    assert "Press" in shown
    assert link.token_sha256 not in shown
    assert '<td class="field-opened">3</td>' in shown

    answer = desk.post(list_page(ShareLink), {"action": "revoke_selected", "_selected_action": [link.pk]}, follow=True)

    link.refresh_from_db()
    assert link.revoked_at is not None
    assert [str(message) for message in answer.context["messages"]] == ["1 link is revoked."]
    assert '<td class="field-standing">Revoked</td>' in answer.content.decode()


def test_without_the_permission_no_share_link_is_revoked(client, django_user_model, curator):
    looker = django_user_model.objects.create_user("looker", password="x", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_sharelink"))
    client.force_login(looker)
    link = ShareLink.objects.create(token_sha256="b2" * 32, negotiation="talks", made_at=NOON, made_by=curator)

    client.post(list_page(ShareLink), {"action": "revoke_selected", "_selected_action": [link.pk]})

    link.refresh_from_db()
    assert link.revoked_at is None
