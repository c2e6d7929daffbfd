"""Every address of the admin, asked for by everybody who has no business there: each is refused, read or written."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, reverse

from tests.factories import NOON, make_actor, make_article, make_curator, make_event, make_member, publish_facts
from timeline.desk.merging import merge
from timeline.desk.models import Import, Negotiation, Proposal
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import share

pytestmark = pytest.mark.django_db

KEEPERS, EDITORS, MANAGERS, ALL = {"Curator", "Editor"}, {"Editor"}, {"Manager"}, {"Curator", "Editor", "Manager"}
METHODS = ("get", "post")

FOR_ANYBODY = {"index", "login", "logout", "password_change", "password_change_done", "jsi18n"}
"""Pages of whoever may sign in, by name; all others are of somebody."""

LED_ON = {None, "view_on_site", "app_list"}
"""Addresses that lead on to others, which ask who it is, or list what their reader may see."""

BY_VIEW = {
    "changelist": (ALL, ALL),
    "history": (ALL, ALL),
    "change": (ALL, KEEPERS),
    **dict.fromkeys(["publish", "retract", "merge", "undo"], (EDITORS, EDITORS)),
    **dict.fromkeys(["redact", "words"], (MANAGERS, MANAGERS)),
    # What is only written answers 405 to whoever reads, and the other way round.
    "bring_back": (ALL | {""}, KEEPERS),
    "autocomplete": (ALL, ALL | {""}),
}
"""The last word of an address's name -> who may read and who may write there; all else is for those who keep facts."""

BY_MODEL = {
    **dict.fromkeys(["article", "import", "proposal"], KEEPERS),
    **dict.fromkeys(["user", "group", "sharelink"], MANAGERS),
}
"""Tables that are not for everybody -> for whom."""

ONLY_READ = {"group", "merge", "revision", "sharelink", "topic"}
NOT_ADDED = ONLY_READ - {"topic"} | {"participation", "provisionreading"}
NOT_DELETED = ONLY_READ | {"user"}


def may(name, method):
    """The roles that may ask for an address of the admin, by its name; an empty one is whoever may sign in."""
    _app, model, view = name.split("_", 2) if name.count("_") > 1 else ("", "", name)
    roles = BY_MODEL.get(model) or BY_VIEW.get(view, (KEEPERS, KEEPERS))[METHODS.index(method)]
    is_closed = {"change": ONLY_READ if method == "post" else (), "add": NOT_ADDED, "delete": NOT_DELETED}
    return set() if model in is_closed.get(view, ()) else roles


@pytest.fixture
def rows():
    """Name of a model -> the key of one of its rows: what is not there would be refused to everybody."""
    publish_facts()
    root, negotiation = make_curator("root"), Negotiation.objects.get()
    make_event("Draft", negotiation=negotiation)
    merge(make_actor("Ada One"), make_actor("Ada Two"), by=root, at=NOON)
    make_article(negotiation=negotiation)
    Import.objects.create(
        negotiation=negotiation, name="x.csv", shape="csv", encoding="utf-8-sig", delimiter=",", made_at=NOON
    )
    scope = scope_of_negotiation(negotiation.slug, is_curator=True)
    share(scope, UNFILTERED, by=root, label="", at=NOON, until=None)
    return {model._meta.model_name: model.objects.earliest("pk").pk for model in [*admin.site._registry, Proposal]}


def addresses(rows):
    """(name, address) of every page of the admin that has a name of its own."""
    for route, name in routes(admin.site.urls[0]):
        if name in LED_ON:
            continue
        model = name.split("_")[1] if name.count("_") > 1 else ""
        filled = route.replace("<str:deed>", "accept").replace("<int:version>", "1")
        yield name, reverse("admin:index") + re.sub(r"<[^>]*>", str(rows.get(model, "")), filled)


def routes(patterns, before=""):
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield route, each.name
        else:
            yield from routes(each.url_patterns, route)


def test_every_address_of_the_admin_is_refused_to_whoever_it_is_not_for(rows):
    pages = list(addresses(rows))
    assert len({name for name, _address in pages} - FOR_ANYBODY) > 100
    let_in = []
    for role in ("", *sorted(ALL)):
        client = Client()
        client.force_login(make_member(role))
        closed = [(method, *page) for page in pages for method in METHODS if role not in may(page[0], method)]
        for method, name, address in closed:
            if name not in FOR_ANYBODY and getattr(client, method)(address).status_code != 403:
                let_in.append((role or "no role", method, address))
    assert let_in == []


def test_a_stranger_and_a_reader_with_an_account_are_sent_to_the_door(rows, django_user_model):
    stranger, reader = Client(), Client()
    reader.force_login(django_user_model.objects.create_user("reader"))
    door = reverse("admin:login")
    for name, address in addresses(rows):
        if name not in ("login", "logout"):
            answers = [getattr(client, method)(address) for client in (stranger, reader) for method in METHODS]
            assert {
                (answer.status_code, answer.headers.get("Location", "").startswith(door)) for answer in answers
            } == {(302, True)}, address
