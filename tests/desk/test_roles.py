"""Who may do what at the desk, tried by address: each role, each deed, whether it is allowed."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.desk.admin.pages import add_page, change_page, list_page, messages_of, save
from tests.factories import NOON, make_curator, make_event, make_member, make_source
from timeline.desk import publishing, roles
from timeline.desk.models import Actor, DraftVersion, Event, Negotiation, Source
from timeline.desk.models.publishable import State
from timeline.desk.publishing import NotReady, hand_in, publish, refresh, send_back
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import share
from timeline.public.store.models import Revision, ShareLink

pytestmark = pytest.mark.django_db

SHARE_PAGE = "/border-talks/share/"
WHO = ["Curator", "Editor", "Manager", "", "stranger", "superuser"]


@pytest.fixture
def things(db):
    """A published event and a draft, a link, and the account of another."""
    admin = make_curator("root")
    public = make_event("Envoys meet", slug="public", published_by=admin)
    draft = make_event("Draft", slug="draft")
    link, _token = share(
        scope_of_negotiation("border-talks", is_curator=True), UNFILTERED, by=admin, label="", at=NOON, until=None
    )
    return {"public": public, "draft": draft, "link": link, "other": make_member("Curator", "other"), "admin": admin}


def browser_of(who, things):
    client = Client()
    if who == "superuser":
        client.force_login(things["admin"])
    elif who != "stranger":
        client.force_login(make_member(who))
    return client


def deed_page(name, what):
    return lambda client, things: client.get(reverse(f"admin:timeline_event_{name}", query={"id": things[what].pk}))


def do_deed(name, what):
    def post(client, things):
        row = things[what]
        typed = {"row": f"{row.pk}:{row.edits}", "reason": "The source says so."}
        return client.post(reverse(f"admin:timeline_event_{name}"), typed)

    return post


def get(address):
    return lambda client, things: client.get(address(things))


def post(address, **typed):
    return lambda client, things: client.post(address(things), typed)


ALL, NONE = {"Curator", "Editor", "Manager", "superuser"}, {"superuser"}
KEEPERS, EDITORS, MANAGERS = {"Curator", "Editor", "superuser"}, {"Editor", "superuser"}, {"Manager", "superuser"}

DEEDS = {
    "look at events": (get(lambda things: list_page(Event)), ALL),
    "look at an event": (get(lambda things: change_page(things["public"])), ALL),
    "add an event": (get(lambda things: add_page(Event)), KEEPERS),
    "add an actor": (get(lambda things: add_page(Actor)), KEEPERS),
    "add a source": (get(lambda things: add_page(Source)), KEEPERS),
    "save an event": (post(lambda things: change_page(things["draft"])), KEEPERS),
    "delete a draft": (get(lambda things: reverse("admin:timeline_event_delete", args=[things["draft"].pk])), KEEPERS),
    "delete what is public": (
        get(lambda things: reverse("admin:timeline_event_delete", args=[things["public"].pk])),
        set(),
    ),
    "be asked before publishing": (deed_page("publish", "draft"), EDITORS),
    "publish": (do_deed("publish", "draft"), EDITORS),
    "be asked before retracting": (deed_page("retract", "public"), EDITORS),
    "retract": (do_deed("retract", "public"), EDITORS),
    "look at revisions": (get(lambda things: list_page(Revision)), ALL),
    "look at share links": (get(lambda things: list_page(ShareLink)), MANAGERS),
    "open the page of links": (get(lambda things: SHARE_PAGE), MANAGERS),
    "make a link": (post(lambda things: SHARE_PAGE, mode="live"), MANAGERS),
    "revoke a link": (post(lambda things: f"{SHARE_PAGE}{things['link'].pk}/revoke/"), MANAGERS),
    "look at accounts": (get(lambda things: list_page_of_accounts()), MANAGERS),
    "add an account": (get(lambda things: reverse("admin:auth_user_add")), MANAGERS),
    "change an account": (get(lambda things: account_page(things["other"])), MANAGERS),
    "set a superuser's password": (
        get(lambda things: reverse("admin:auth_user_password_change", args=[things["admin"].pk])),
        NONE,
    ),
    "save a superuser": (post(lambda things: account_page(things["admin"]), username="mine"), NONE),
    "delete an account": (get(lambda things: reverse("admin:auth_user_delete", args=[things["other"].pk])), NONE),
    "change a role": (post(lambda things: role_page(), name="Mine"), NONE),
}


def list_page_of_accounts():
    return reverse("admin:auth_user_changelist")


def account_page(account):
    return reverse("admin:auth_user_change", args=[account.pk])


def role_page():
    return reverse("admin:auth_group_change", args=[Group.objects.get(name="Curator").pk])


@pytest.mark.parametrize("who", WHO)
def test_each_role_may_do_its_own_deeds_and_no_other(things, who):
    client = browser_of(who, things)
    # Signing in is asked of a stranger; whoever is signed in is refused, or let through to the page or past it.
    expected = {
        name: True if who in allowed else "sign in" if who == "stranger" else False
        for name, (_, allowed) in DEEDS.items()
    }
    assert {name: outcome(deed(client, things)) for name, (deed, _) in DEEDS.items()} == expected


def outcome(response):
    if response.status_code == 302 and response.url.startswith(reverse("admin:login")):
        return "sign in"
    return response.status_code != 403


def test_a_refused_deed_leaves_everything_as_it_was(things):
    before = [list(model.objects.order_by("pk").values()) for model in (Event, Revision, ShareLink)]
    for who in ("Curator", ""):
        client = browser_of(who, things)
        for name in ("publish", "retract", "make a link", "revoke a link", "save a superuser", "change a role"):
            DEEDS[name][0](client, things)
    assert [list(model.objects.order_by("pk").values()) for model in (Event, Revision, ShareLink)] == before
    assert set(User.objects.filter(is_superuser=True).values_list("username", flat=True)) == {"root"}


def test_the_roles_are_there_from_the_first_migration_on():
    assert {
        group.name: set(group.permissions.values_list("codename", flat=True))
        for group in Group.objects.filter(name__in=roles.ROLES)
    } == {name: set(codenames) for name, codenames in roles.ROLES.items()}
    roles.make_groups(apps)
    assert Group.objects.count() == len(roles.ROLES)


def test_every_table_of_the_desk_belongs_to_a_role():
    desk = {
        model._meta.model_name for model in apps.get_app_config("timeline").get_models() if ".desk." in model.__module__
    }
    assert desk - {*roles.NOUNS, *roles.PARTS, *roles.INTAKE} == {"draftversion"}


def test_a_manager_makes_nobody_a_superuser_and_gives_no_permission_beside_the_roles(things):
    manager, other = browser_of("Manager", things), things["other"]
    page = manager.get(account_page(other))
    assert {"is_superuser", "user_permissions"} & set(page.context["adminform"].form.fields) == set()
    editor = Group.objects.get(name="Editor").pk
    typed = {"is_superuser": "on", "user_permissions": "1", "groups": editor, "is_staff": "on", "is_active": "on"}
    save(manager, account_page(other), **typed)
    other.refresh_from_db()
    assert (other.is_superuser, other.user_permissions.count()) == (False, 0)
    assert [group.name for group in other.groups.all()] == ["Editor"]


def test_a_page_offers_what_its_reader_may_do(things):
    shown = {}
    for who in ("Curator", "Editor", "Manager"):
        client = browser_of(who, things)
        draft, talks = (
            client.get(change_page(things["draft"])).content.decode(),
            client.get("/border-talks/").content.decode(),
        )
        shown[who] = ("_review" in draft, "_publish" in draft, "/border-talks/share/" in talks)
    assert shown == {
        "Curator": (True, False, False),
        "Editor": (False, True, False),
        "Manager": (False, False, True),
    }
    chosen = {"action": "publish_selected", "_selected_action": [things["draft"].pk]}
    Client().post(list_page(Event), chosen)
    assert Event.objects.get(slug="draft").state == State.DRAFT


class TestReview:
    def test_a_curator_hands_in_and_an_editor_finds_it(self, things):
        curator = browser_of("Curator", things)
        saved = save(curator, change_page(things["draft"]), summary="More.", _review="Save and hand in for review")
        assert messages_of(saved)[-1] == "“Draft”: In review"
        editor = browser_of("Editor", things)
        listed = editor.get(list_page(Event, state="in review")).context["cl"].result_list
        assert [event.slug for event in listed] == ["draft"]
        do_deed("publish", "draft")(editor, {"draft": Event.objects.get(slug="draft")})
        assert Event.objects.get(slug="draft").state == State.PUBLISHED

    def test_a_later_change_takes_it_out_of_review(self, things):
        event, curator = things["draft"], things["other"]
        hand_in(event, by=curator, at=NOON)
        event.refresh_from_db()
        assert (event.state, Event.objects.in_state("in review").count()) == (State.IN_REVIEW, 1)
        event.title = "Another title"
        event.save()
        refresh(event)
        assert (event.state, Event.objects.in_state("in review").count()) == (State.DRAFT, 0)
        assert Event.objects.in_state("draft").count() == 1

    def test_it_is_sent_back(self, things):
        client = browser_of("Editor", things)
        chosen = {"_selected_action": [things["draft"].pk]}
        client.post(list_page(Event), chosen | {"action": "hand_in_selected"})
        sent = client.post(list_page(Event), chosen | {"action": "send_back_selected"})
        assert messages_of(sent)[-1] == "“Draft”: Draft"
        again = client.post(list_page(Event), chosen | {"action": "send_back_selected"})
        assert messages_of(again)[-1] == "“Draft” is not in review."

    def test_what_could_not_be_published_is_not_handed_in(self, things):
        uncited = make_event("Unconfirmed", cited=False)
        with pytest.raises(NotReady, match="has no citation"):
            hand_in(uncited, by=things["other"], at=NOON)
        with pytest.raises(NotReady, match="nothing changed since"):
            hand_in(things["public"], by=things["other"], at=NOON)

    def test_something_public_is_in_review_too_while_readers_see_what_they_saw(self, things):
        event = things["public"]
        event.summary = "More is known."
        event.save()
        refresh(event)
        hand_in(event, by=things["other"], at=NOON)
        event.refresh_from_db()
        assert (event.state, event.is_public) == (State.IN_REVIEW, True)
        assert Event.objects.in_state("changed").count() == 0


class TestTwoPairsOfEyes:
    @pytest.fixture(autouse=True)
    def asked_for(self, settings):
        settings.TWO_PAIRS_OF_EYES = True

    @pytest.fixture
    def saved(self, things):
        """A draft that its editor, Eve, saved alone; everything it names is public."""
        eve = make_member("Editor", "eve")
        things["draft"].summary = "By Eve."
        things["draft"].save()
        refresh(things["draft"], by=eve)
        return things["draft"], eve

    def test_nobody_publishes_what_they_alone_saved(self, things, saved):
        event, eve = saved
        client = Client()
        client.force_login(eve)
        done = do_deed("publish", "draft")(client, {"draft": event})
        assert messages_of(done) == [
            "“Draft” stands as you alone left it. Two pairs of eyes are asked for: somebody else publishes it."
        ]
        assert Event.objects.get(slug="draft").state == State.DRAFT

    def test_somebody_else_does(self, things, saved):
        event, _eve = saved
        assert publish(event, by=make_member("Editor", "ann"), at=NOON).slug == "draft"

    def test_who_handed_it_in_has_looked_at_it(self, things, saved):
        event, eve = saved
        hand_in(event, by=things["other"], at=NOON)
        assert publish(event, by=eve, at=NOON).slug == "draft"

    def test_who_sent_it_back_has_not_agreed_to_it(self, things, saved):
        event, eve = saved
        hand_in(event, by=eve, at=NOON)
        send_back(event, by=things["other"], at=NOON)
        with pytest.raises(NotReady, match="Two pairs of eyes"):
            publish(event, by=eve, at=NOON)

    def test_a_change_after_the_second_look_counts_anew(self, things, saved):
        event, eve = saved
        hand_in(event, by=things["other"], at=NOON)
        event.refresh_from_db()
        event.summary = "By Eve, and not looked at."
        event.save()
        refresh(event, by=eve)
        with pytest.raises(NotReady, match="Two pairs of eyes"):
            publish(event, by=eve, at=NOON)

    def test_what_goes_along_is_held_to_the_same(self, things):
        eve, source = make_member("Editor", "eve"), make_source("weekly-1")
        refresh(source, by=eve)
        event = make_event("Envoys meet", negotiation=Negotiation.objects.get(), cited=False)
        event.citations.create(source=source).chain.create(actor=source.outlet, verb="reported")
        refresh(event, by=things["other"])
        with pytest.raises(NotReady, match="Two pairs of eyes"):
            publish(event, by=eve, at=NOON)

    def test_a_command_is_nobodys_own_work(self, things):
        refresh(things["draft"])
        assert publishing.publish_all([things["draft"]], by=None, at=NOON) == 1


def test_without_the_setting_an_editor_publishes_alone(things):
    eve = make_member("Editor", "eve")
    refresh(things["draft"], by=eve)
    assert publish(things["draft"], by=eve, at=timezone.now()).slug == "draft"


def test_an_office_without_a_source_is_not_published(things):
    envoy = Actor.objects.create(slug="ada", kind="person", name="Ada")
    envoy.offices.create(title="Special envoy")
    with pytest.raises(NotReady, match="The office “Special envoy” of “Ada” has no source"):
        publish(envoy, by=things["admin"], at=NOON)


def test_an_event_needs_a_source_of_its_own(things):
    event = make_event("Envoys meet", cited=False)
    part = event.participations.create(note="other side not stated")
    source = Source.objects.get()
    part.citations.create(source=source).chain.create(actor=source.outlet, verb="reported")
    with pytest.raises(NotReady, match="has no citation"):
        publish(event, by=things["admin"], at=NOON)


def test_each_save_is_remembered_with_who_saved_it(things):
    for who, summary in (("Curator", "One."), ("Editor", "Two."), ("Editor", "Two.")):
        member = User.objects.filter(username=who.lower()).first() or make_member(who)
        client = Client()
        client.force_login(member)
        save(client, change_page(things["draft"]), summary=summary)
    assert list(DraftVersion.objects.of(things["draft"]).order_by("pk").values_list("deed", "by__username")) == [
        ("saved", "curator"),
        ("saved", "editor"),
    ]
