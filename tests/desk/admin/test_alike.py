"""Likely duplicates at the desk: below what is typed, after a save, and only for those who may see the rows."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.desk.admin.pages import add_page, change_page, form_of, line, messages_of, save
from tests.factories import make_actor, make_event, make_source
from timeline.desk.models import Actor, Event, Participation, Source

LINK = '<a href="{}" target="_blank" rel="noopener">{}</a> (Draft)'
NOTICE = "Perhaps the same (each opens in a new tab): "


def asked(desk, noun, **typed):
    return desk.get(reverse("likely-duplicates", args=[noun]), typed)


def link(row):
    return LINK.format(change_page(row), row)


@pytest.fixture
def rows(curator):
    envoy = make_actor("Volodymyr Zelensky")
    source = make_source(url="https://daily.example/talks")
    event = make_event("Envoys meet", day="2025-11-30")
    Participation.objects.create(event=event, actor=envoy)
    return envoy, source, event


def test_what_is_typed_is_answered_with_links(desk, rows):
    envoy, source, event = rows
    date = {"negotiation": event.negotiation_id, "date_phrase": "on Sunday", "citations-0-source": source.pk}
    answers = [
        asked(desk, "actor", **{"name": "", "names-0-text": "Зеленський Володимир"}),
        asked(desk, "source", url="http://www.daily.example/talks/"),
        asked(desk, "event", **date, **{"participations-0-actor": envoy.pk}),
    ]
    assert [answer.content.decode() for answer in answers] == [NOTICE + link(row) for row in rows]
    assert "no-store" in answers[0].headers["Cache-Control"]


@pytest.mark.parametrize(
    "noun, typed",
    [
        ("actor", {"name": "Ada Envoy"}),
        ("actor", {"name": "\x00"}),
        ("actor", {"besides": "x", "name": "a " * 5000}),
        ("source", {"url": "https://["}),
        ("event", {}),
        ("event", {"negotiation": "9" * 40, "date_phrase": "on Sunday"}),
        ("event", {"date_phrase": "some time", "participations-0-actor": "x"}),
        ("event", {"date_anchor": "yesterday"}),
    ],
)
def test_what_is_like_nothing_or_cannot_be_read_is_answered_too(desk, rows, noun, typed):
    typed = {"negotiation": rows[2].negotiation_id} | typed
    assert asked(desk, noun, **typed).content.decode() == "None found."


def test_only_who_may_see_a_noun_is_told_of_it(desk, client, django_user_model, rows):
    assert asked(desk, "negotiation").status_code == 404
    assert asked(client, "actor").status_code == 302
    looker = django_user_model.objects.create_user("looker", password="x", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_source"))
    client.force_login(looker)
    assert [asked(client, noun).status_code for noun in ("actor", "event", "source")] == [403, 403, 200]


def test_without_javascript_a_message_tells_after_the_save_and_holds_nothing_back(desk, rows):
    envoy, source, event = rows
    typed = {"kind": "person", "name": "Володимир Зеленський", "slug": "volodymyr"}
    added = desk.post(add_page(Actor), form_of(desk.get(add_page(Actor))) | typed)
    assert messages_of(added)[0] == NOTICE + link(envoy)
    assert added.status_code == 302
    again = Actor.objects.get(slug="volodymyr")
    assert f"{NOTICE}{link(envoy)}" in desk.get(change_page(again)).content.decode()
    assert not any(NOTICE in told for told in messages_of(save(desk, change_page(again), note="Two men.")))

    typed = {"outlet": source.outlet_id, "title": "Again", "slug": "again", "published_on": "2025-12-01"}
    typed |= {"url": "https://daily.example/talks?utm_source=x"}
    added = desk.post(add_page(Source), form_of(desk.get(add_page(Source))) | typed)
    assert messages_of(added)[0] == NOTICE + link(source)

    typed = {"negotiation": event.negotiation_id, "title": "They meet", "slug": "they-meet", "kind": "talks"}
    typed |= {"status": "happened", "date_phrase": "on Sunday", "date_anchor": "2025-12-01"}
    typed |= line("participations", 0, actor=envoy.pk)
    added = desk.post(add_page(Event), form_of(desk.get(add_page(Event))) | typed)
    assert NOTICE + link(event) in messages_of(added)
