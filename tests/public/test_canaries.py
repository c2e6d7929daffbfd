"""A canary in every private place, and a walk through every public address: none may be heard in body or headers."""

import html
import re
from contextlib import suppress
from datetime import timedelta
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.db.models import CharField, F, JSONField, TextField, Value
from django.db.models.functions import Cast, Concat
from django.urls import Resolver404, URLPattern, get_resolver, resolve

from tests.factories import (
    NOON,
    cite,
    make_actor,
    make_article,
    make_curator,
    make_event,
    make_negotiation,
    make_plan_version,
    make_provision,
    make_source,
    publish_facts,
)
from timeline.desk import merging, redaction
from timeline.desk.models import (
    Actor,
    Event,
    Import,
    ImportedEvent,
    ImportPiece,
    ImportRow,
    Negotiation,
    Office,
)
from timeline.desk.publishing import hand_in, publish, retract
from timeline.public.asking.filters import UNFILTERED, EventFilters
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import freeze, revoke, share
from timeline.public.store.models import Revision, ShareLink

pytestmark = pytest.mark.django_db

CANARY = "canary"
ROOT = "/ukraine-2025/"
HIDDEN = "hidden"
ONE_MAN = {"at": NOON + timedelta(hours=1), "reason": f"{CANARY} says that they are one man."}


@pytest.fixture
def editor():
    return make_curator("editor")


@pytest.fixture
def roots(editor):
    """The addresses below which a stranger reads, once every private place holds a canary."""
    publish_facts()
    work_in_private(editor)
    links = [a_link(share, editor, EventFilters(side="russia")), a_link(freeze, editor)]
    revoked = a_link(freeze, editor)
    revoke(ShareLink.objects.latest("pk"), at=NOON)
    fill_with_canaries()
    return ["/", ROOT, *links, a_link(freeze, editor), revoked]


def a_link(how, editor, filters=UNFILTERED):
    scope = scope_of_negotiation("ukraine-2025", is_curator=True)
    _link, token = how(scope, filters, by=editor, label="Research desk", at=NOON, until=None)
    return f"/s/{token}/"


def work_in_private(editor):
    """At least one row of every table of the desk, with all that may happen to it; the slugs begin with HIDDEN."""
    here = Negotiation.objects.get()
    there = make_negotiation(f"{HIDDEN}-talks", title=f"A {CANARY} sings", visibility="private")
    source = make_source(f"{HIDDEN}-source", title=f"{CANARY} paper", outlet=Actor.objects.get(slug="sputnik"))
    envoy = make_actor(f"{CANARY} envoy", slug=f"{HIDDEN}-actor")
    for negotiation, name in ((there, "event"), (here, "draft")):
        event = make_event(f"{CANARY} meets", negotiation=negotiation, slug=f"{HIDDEN}-{name}", cited=False)
        event.participations.create(actor=envoy, capacity=f"{CANARY} capacity")
        cite(event, source=source)
        make_plan_version(f"{CANARY} plan", negotiation=negotiation, slug=f"{HIDDEN}-{name}-plan")
        make_provision(f"{CANARY} point", negotiation=negotiation, slug=f"{HIDDEN}-{name}-point")
    publish(Event.objects.get(slug=f"{HIDDEN}-event"), by=editor, at=NOON)
    hand_in(Event.objects.get(slug=f"{HIDDEN}-draft"), by=editor, at=NOON)
    Office.objects.create(actor=envoy, title=f"{CANARY} office", source=source)
    make_article(f"{CANARY} Lee met Bob Ray in Oslo on Friday.", negotiation=here)
    receive_a_file(here, by=editor)
    take_something_out(here, editor)
    print_of_someone_public(source, editor)
    merging.merge(Actor.objects.get(slug="dmitry-peskov"), kept_in_private(there, source, editor), **ONE_MAN, by=editor)
    merged = make_actor("A. Hnatov", slug="a-hnatov")
    publish(merged, by=editor, at=NOON)
    merging.merge(Actor.objects.get(slug="andriy-ignatov"), merged, by=editor, at=NOON, reason="One man.")


def print_of_someone_public(source, editor):
    """A private source prints a name and an office of an actor whom readers know, and a reason says so."""
    known = Actor.objects.get(slug="marco-rubio")
    known.names.create(text=f"Marco {CANARY}", source=source)
    known.offices.create(title=f"{CANARY} officer", source=source)
    publish(Actor.objects.get(pk=known.pk), by=editor, at=NOON, reason=f"{CANARY} paper prints it.")


def kept_in_private(negotiation, source, editor):
    """Somebody whom a private negotiation alone names, and who turns out to be known to readers by another name."""
    alias = make_actor(f"Zorro {CANARY}", slug=f"{HIDDEN}-alias", note=f"{CANARY} note")
    alias.names.create(text=f"Z. {CANARY}", source=source)
    event = make_event(f"{CANARY} speaks", negotiation=negotiation, slug=f"{HIDDEN}-alias-event", cited=False)
    event.participations.create(actor=alias)
    cite(event, source=source)
    publish(event, by=editor, at=NOON)
    return Actor.objects.get(pk=alias.pk)


def receive_a_file(negotiation, *, by):
    sent = Import.objects.create(negotiation=negotiation, name=f"{CANARY}.csv", shape="csv", made_at=NOON, made_by=by)
    ImportPiece.objects.create(of=sent, position=0, content=CANARY.encode())
    ImportRow.objects.create(of=sent, line=2, standing="new")
    ImportedEvent.objects.create(event=negotiation.events.latest("pk"), collection=CANARY, key=CANARY, position=2)


def take_something_out(negotiation, editor):
    """One event that was redacted with its retraction, and one that said something else once."""
    gone = make_event(f"{CANARY} is named", negotiation=negotiation, slug=f"{CANARY}-gone", published_by=editor)
    retract(gone, by=editor, at=NOON, reason=f"{CANARY} is not to be named.")
    changed = make_event(f"{CANARY} was there", negotiation=negotiation, slug="changed", published_by=editor)
    Event.objects.filter(pk=changed.pk).update(title="Envoys were there")
    publish(Event.objects.get(pk=changed.pk), by=editor, at=NOON, reason="A name is left out.")
    named = Revision.objects.filter(slug__in=[gone.slug, "changed"], payload__contains=CANARY)
    redaction.redact([each.seq for each in named], by=editor, at=NOON, reason="A name was removed.")


def fill_with_canaries():
    """Write a canary into every column of the desk that takes words: also of what is public, as an edit since then."""
    silent = {model._meta.label for model in private_models() if not fill(model)}
    # Their rows hold keys, days and words from a list only.
    assert silent == {"timeline.EventOrder", "timeline.Party", "timeline.PlanRelation", "timeline.ImportPiece"}
    ImportPiece.objects.update(content=CANARY.encode())
    ShareLink.objects.exclude(revoked_at=None).update(label=f"{CANARY} label")


def private_models():
    desk = [each for each in apps.get_app_config("timeline").get_models() if ".desk." in each.__module__]
    return [*desk, get_user_model(), LogEntry]


def fill(model):
    """Whether a table has columns that take words; they hold a canary then, each row another one."""
    assert model.objects.exists(), f"There is no {model._meta.label} that could be told."
    words = {field.attname: a_canary_for(field) for field in model._meta.concrete_fields if takes_words(field)}
    model.objects.update(**words)
    return bool(words)


def takes_words(field):
    is_text = isinstance(field, CharField | TextField) and (field.max_length or 100) > 20
    is_mark = field.attname in ("slug", "password") or field.attname.endswith("sha256")
    return isinstance(field, JSONField) or (is_text and not field.choices and not is_mark)


def a_canary_for(field):
    if isinstance(field, JSONField):
        return {CANARY: CANARY}
    return Concat(Value(f"{CANARY} "), Cast(F("pk"), CharField()), output_field=CharField())


def test_no_address_tells_strangers_of_anything_private(client, editor, roots):
    walk = Walk(client)
    walk.through([*roots, *(root + path for root in roots[1:] for path in ODD_PATHS), *ODD_ADDRESSES])
    hidden = [address for root in [*roots[1:], "/embed/", f"/{HIDDEN}-talks/"] for address in hidden_below(root)]
    of_hidden = {walk.ask(address).status_code for address in hidden}
    of_desk = {walk.ask(address).status_code for address in desk_addresses()}
    assert walk.heard == []
    assert (of_hidden, of_desk) == ({404, 410}, {200, 302})
    assert walk.statuses == {200, 301, 302, 400, 404, 410, 422}
    assert set(routes()) - walk.routes == set()
    client.force_login(editor)
    assert [walk.ask(address).status_code for address in (f"/{HIDDEN}-talks/", "/admin/timeline/article/")] == [
        200,
        200,
    ]
    assert [address for address, _told in walk.heard] == [f"/{HIDDEN}-talks/", "/admin/timeline/article/"]


ODD_PATHS = ["nothing/", f"events/{CANARY}-gone/", "events/changed/", "actors/a-hnatov/", "?kind=war", "?when=one+day"]
ODD_PATHS += ["corrections/", "corrections.atom", "new/?since=2025-01-01", f"sources/?after={HIDDEN}-source"]
ODD_PATHS += ["?q=sings", "plans/?known=2025-11-21", "share/", "share/1/revoke/", f"?actor={HIDDEN}-actor"]
ODD_ADDRESSES = ["/nothing", "/healthz", "/readyz", "/favicon.ico", "/robots.txt", "/sitemap.xml", "/s/unknown/"]
ODD_ADDRESSES += ["/static/staticfiles.json", "/?lang=uk", "/?lang=xx", "/embed/ukraine-2025/"]


def hidden_below(root):
    """The addresses that private rows would have below a root, if a stranger had any."""
    for name in ("event", "draft"):
        yield f"{root}events/{HIDDEN}-{name}/"
        yield f"{root}plans/{HIDDEN}-{name}-plan...28-points/"
    yield f"{root}actors/{HIDDEN}-alias/"
    yield from (f"{root}{HIDDEN}-talks/", f"{root}actors/{HIDDEN}-actor/", f"{root}sources/{HIDDEN}-source/")


def desk_addresses():
    """The addresses of the desk, where a stranger is sent to the door; and the door."""
    yield from ("/" + re.sub(r"<[^>]*>", "1", route) for route in routes() if route.startswith("admin/"))
    yield "/admin/timeline/"
    yield "/admin/login/?next=/admin/timeline/article/1/change/"


class Walk:
    """A stranger who asks for addresses, follows the links on pages, and listens for canaries.

    Every page below a negotiation is asked for, one of each route below a share link, and of addresses with a query
    string one for each word of each route: the others differ in what they say after it.
    """

    def __init__(self, client):
        self.client = client
        self.heard = []
        self.statuses = set()
        self.routes = set()
        self.kinds = set()

    def through(self, addresses):
        """Ask for some addresses, and for what they lead to."""
        waiting = list(addresses)
        while waiting:
            address = waiting.pop()
            response = self.ask(address)
            if "?" not in address:
                waiting += [each for each in links_of(address, response) if self.is_of_a_new_kind(each)]

    def ask(self, address):
        """The answer to an address."""
        response = self.client.get(address)
        self.statuses.add(response.status_code)
        with suppress(Resolver404):
            self.routes.add(response.resolver_match.route)
        told = f"{response.getvalue().decode()}\n{response.headers.items()}\n{response.cookies}".lower()
        # A page names itself by the address that was asked for.
        told = told.replace(urlsplit(address).path, "")
        if CANARY in told:
            at = told.index(CANARY)
            self.heard.append((address, told[max(at - 60, 0) : at + 60]))
        return response

    def is_of_a_new_kind(self, address):
        parts = urlsplit(address)
        if parts.netloc or parts.path.startswith(("/static/", "/admin/")):
            return False
        found = resolve(parts.path)
        words = {name for name, _value in parse_qsl(parts.query)} or {found.kwargs.get("token", parts.path)}
        new = {(found.route, word) for word in words} - self.kinds
        self.kinds |= new
        return bool(new)


def links_of(address, response):
    """What a page, or an answer that sends elsewhere, leads to."""
    found = re.findall(r'(?:href|action|hx-get|src)="([^"#]+)', response.getvalue().decode())
    joined = [urljoin(address, html.unescape(each)) for each in [*found, response.get("Location", address)]]
    return {each.removeprefix("http://testserver") for each in joined} - {address}


def routes(patterns=None, before=""):
    """Every route of the site, as `resolver_match` spells it."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(each.pattern).removeprefix("^")
        if isinstance(each, URLPattern):
            yield route
        else:
            yield from routes(each.url_patterns, route)
