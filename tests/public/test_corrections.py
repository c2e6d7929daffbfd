"""The page of corrections and its feed: what it said, what it says, why and when; never who, nor what is not shown."""

import re
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests.factories import (
    NOON,
    cite,
    make_actor,
    make_curator,
    make_event,
    make_negotiation,
    make_plan_version,
    make_source,
    publish_facts,
)
from timeline.desk.models import Actor, Event, Negotiation
from timeline.desk.publishing import hand_in, publish, refresh, retract, send_back
from timeline.public.asking.filters import UNFILTERED, EventFilters
from timeline.public.asking.kept import shelves
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import freeze, share

pytestmark = pytest.mark.django_db

ROOT = "/ukraine-2025/"
ATOM = "{http://www.w3.org/2005/Atom}"
LATER = datetime(2025, 12, 3, 9, tzinfo=UTC)


@pytest.fixture
def curator():
    publish_facts()
    return make_curator("canary")


def correct(row, *, by, reason="The source says so.", at=LATER, **columns):
    row.refresh_from_db()
    for name, value in columns.items():
        setattr(row, name, value)
    row.save()
    return publish(row, by=by, at=at, reason=reason)


def entries(client, root=ROOT, query=""):
    # A page that is kept is not drawn, and so has no context.
    for shelf in shelves:
        shelf.clear()
    return client.get(f"{root}corrections/{query}").context["entries"]


def fields_of(entry):
    return {
        each.label: ("".join(p.text for p in each.said), "".join(p.text for p in each.says)) for each in entry.changes
    }


def link(how, curator, filters=UNFILTERED, negotiation="ukraine-2025", **terms):
    scope = scope_of_negotiation(negotiation, is_curator=True)
    _, token = how(scope, filters, **({"by": curator, "at": timezone.now(), "label": "", "until": None} | terms))
    return f"/s/{token}/"


def test_a_correction_says_what_it_said_what_it_says_when_and_why(client, curator):
    event = Event.objects.get(slug="florida-talks")
    correct(event, by=curator, title="Delegations meet in Florida", reason="A shorter title.")
    (entry,) = entries(client)
    assert (entry.line.deed, entry.line.reason, entry.line.at) == ("Corrected", "A shorter title.", LATER)
    assert list(fields_of(entry)) == ["Title"]
    assert fields_of(entry)["Title"][1] == "Delegations meet in Florida"
    page = client.get(ROOT + "corrections/").content.decode()
    assert "Corrected by the editors on 3 December 2025." in page
    assert curator.username not in page


def test_days_rules_and_yes_or_no_are_told_in_the_language_of_the_page(client, curator):
    event = Event.objects.get(slug="florida-talks")
    correct(event, by=curator, is_ongoing=True, date_override="2025-11-29", date_override_why="Another day.")
    english, ukrainian = (fields_of(entries(client, query=query)[0]) for query in ("", "?lang=uk"))
    assert english == {
        "Date": (
            "“On Sunday”: 30 November 2025 (A weekday alone is the latest such day up to the publication day.)",
            "“On Sunday”: 29 November 2025 (Another day.)",
        ),
        "Goes on": ("no", "yes"),
    }
    assert ukrainian == {
        "Дата": (
            "“On Sunday”: 30 листопада 2025 (Сам день тижня — це останній такий день до дня публікації включно.)",
            "“On Sunday”: 29 листопада 2025 (Another day.)",
        ),
        "Триває": ("ні", "так"),
    }


def test_the_vocabulary_of_the_record_is_told_in_the_language_of_the_page(client, curator):
    correct(Event.objects.get(slug="florida-talks"), by=curator, kind="visit", status="reported")
    english, ukrainian = (fields_of(entries(client, query=query)[0]) for query in ("", "?lang=uk"))
    assert english == {"Kind": ("Talks", "Visit"), "Status": ("Happened", "Reported")}
    assert ukrainian == {"Вид": ("Переговори", "Візит"), "Статус": ("Відбулося", "Повідомлено")}


def test_names_stand_for_slugs_also_of_whom_the_entry_no_longer_names(client, curator):
    wrong, right = make_actor("Wrong Envoy"), make_actor("Right Envoy")
    event = make_event("Envoys meet", negotiation=Negotiation.objects.get(), slug="mixed-up")
    part = event.participations.create(actor=wrong)
    publish(event, by=curator, at=NOON)
    part.actor = right
    part.save()
    correct(event, by=curator, reason="It was another envoy.")
    assert fields_of(entries(client)[0]) == {"Who took part": ("Wrong Envoy", "Right Envoy")}


def test_a_retraction_says_why_and_leads_to_the_notice(client, curator):
    retract(Event.objects.get(slug="trump-confirms-witkoff-meeting"), by=curator, at=LATER, reason="Withdrawn.")
    (entry,) = entries(client)
    assert (entry.line.deed, entry.note, entry.changes) == ("Retracted", "It is no longer part of the timeline.", ())
    assert client.get(ROOT + entry.line.path).status_code == 200


def test_the_list_goes_on_by_place(client, curator, monkeypatch):
    monkeypatch.setattr("timeline.public.asking.corrections.PAGE_SIZE", 2)
    event = Event.objects.get(slug="florida-talks")
    for number in range(5):
        correct(event, by=curator, title=f"Title {number}", reason=f"Reason {number}.")
    seen, address = [], f"{ROOT}corrections/"
    for _page in range(3):
        page = client.get(address)
        seen.append([entry.line.reason for entry in page.context["entries"]])
        address = f"{ROOT}corrections/?before={page.context['page'].earlier}"
        assert (f'class="btn" href="{address}"' in page.content.decode()) == (len(seen) < 3)
    assert seen == [["Reason 4.", "Reason 3."], ["Reason 2.", "Reason 1."], ["Reason 0."]]
    assert page.context["page"].total == 5


def test_an_earlier_day_knows_no_later_correction(client, curator):
    correct(Event.objects.get(slug="florida-talks"), by=curator, title="Delegations meet")
    assert entries(client, query="?known=2025-12-02") == []
    assert len(entries(client, query="?known=2025-12-03")) == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_are_days_too(client, curator, day):
    correct(Event.objects.get(slug="florida-talks"), by=curator, title="Delegations meet")
    shared = f"/s/{share_of_day(day, curator)}/"
    addresses = [f"{ROOT}{path}known={day}" for path in ("corrections/?", "corrections.atom?", "new/?", "?")]
    addresses += [f"{shared}{path}" for path in ("corrections/", "corrections.atom", "new/", "")]
    addresses += [f"{ROOT}{path}since={day}" for path in ("new/?", "new/?known=9999-12-31&", "new/?known=0001-01-01&")]
    assert {client.get(address).status_code for address in addresses} == {200}


def share_of_day(day, curator):
    scope = scope_of_negotiation("ukraine-2025", is_curator=True).as_known_on(date.fromisoformat(day))
    return share(scope, UNFILTERED, by=curator, at=timezone.now(), label="", until=None)[1]


def test_what_only_a_private_negotiation_cites_is_not_told(client, curator):
    private = make_negotiation("secret-talks", title="Canary talks", visibility="private")
    leak = make_source("leak-2025-12-01", title="Leaked canary report")
    secret = make_event("Canary event", negotiation=private, cited=False)
    cite(secret, source=leak)
    publish(secret, by=curator, at=NOON)
    correct(secret, by=curator, title="Canary event again", reason="Canary reason.")
    umerov = Actor.objects.get(slug="rustem-umerov")
    umerov.names.create(text="Canary Umerov", source=leak)
    correct(umerov, by=curator, reason="A canary spelling.")
    for address in ("corrections/", "corrections.atom"):
        assert "anary" not in client.get(ROOT + address).content.decode()
    assert client.get("/secret-talks/corrections/").status_code == 404
    client.force_login(curator)
    assert [entry.line.reason for entry in entries(client, "/secret-talks/")] == ["Canary reason."]


def test_nor_is_what_only_a_version_of_a_private_plan_cites(client, curator):
    leak = make_source("leak-2025-12-01", title="Leaked canary report")
    private = make_negotiation("secret-talks", title="Canary talks", visibility="private")
    draft = make_plan_version("Canary plan", negotiation=private)
    cite(draft, source=leak)
    publish(draft, by=curator, at=NOON)
    umerov = Actor.objects.get(slug="rustem-umerov")
    umerov.names.create(text="Canary Umerov", source=leak)
    publish(umerov, by=curator, at=NOON, reason="A spelling.")
    addresses = [ROOT + path for path in ("actors/rustem-umerov/", "corrections/", "timeline.json", "?q=canary")]
    assert [client.get(address).content.decode().count("Canary Umerov") for address in addresses] == [0, 0, 0, 0]


@pytest.fixture
def secret(curator):
    """A source that only a private negotiation cites."""
    talks = make_negotiation("secret-talks", visibility="private")
    source = make_source("leak-2025-12-01")
    secret = make_event("Secret event", negotiation=talks, cited=False)
    cite(secret, source=source)
    publish(secret, by=curator, at=NOON)
    return source


def print_in_private(source, curator, spelling="Canary Umerov", **how):
    umerov = Actor.objects.get(slug="rustem-umerov")
    umerov.names.create(text=spelling, source=source)
    umerov.offices.create(title="Canary officer", source=source)
    correct(umerov, by=curator, reason="Canary reason.", **how)


def test_a_frozen_link_does_not_tell_what_only_a_private_negotiation_cites(client, curator, secret):
    correct(Event.objects.get(slug="florida-talks"), by=curator, title="Delegations meet", reason="Shorter.")
    print_in_private(secret, curator)
    correct(Actor.objects.get(slug="rustem-umerov"), by=curator, name="Rustem Umierov", reason="As printed.")
    whole, part = link(freeze, curator), link(freeze, curator, EventFilters(side="ukraine"))
    for root in (whole, part):
        for address in ("corrections/", "corrections.atom", "new/?since=2025-01-01"):
            assert "anary" not in client.get(root + address).content.decode()
        latest, first = entries(client, root)
        assert (latest.line.reason, first.line.reason) == ("As printed.", "Shorter.")
        assert fields_of(latest) == {"Name": ("Rustem Umerov", "Rustem Umierov")}


def test_what_changed_only_in_private_is_neither_listed_nor_counted(client, curator, secret, monkeypatch):
    monkeypatch.setattr("timeline.public.asking.corrections.PAGE_SIZE", 1)
    florida = Event.objects.get(slug="florida-talks")
    frozen = link(freeze, curator)
    correct(florida, by=curator, title="One", reason="First.")
    print_in_private(secret, curator)
    correct(florida, by=curator, title="Two", reason="Second.")
    for root in (ROOT, link(share, curator), link(freeze, curator)):
        seen = client.get(root + "new/?since=2025-12-02")
        assert [line.reason for line in seen.context["drawn"].corrections] == ["Second.", "First."]
        first = client.get(root + "corrections/")
        last = client.get(f"{root}corrections/?before={first.context['page'].earlier}")
        assert [[e.line.reason for e in each.context["entries"]] for each in (first, last)] == [["Second."], ["First."]]
        assert (first.context["page"].total, last.context["page"].earlier) == (2, None)
    assert client.get(frozen).context["corrections_since"] == 2


def test_what_was_corrected_while_a_negotiation_was_private_stays_so(client, curator):
    talks = make_negotiation("quiet-talks", visibility="private")
    event = make_event("Canary", negotiation=talks, published_by=curator)
    correct(event, by=curator, title="Envoys meet", reason="Canary was a working title.")
    correct(talks, by=curator, visibility="public", reason="The talks were announced.")
    assert entries(client, "/quiet-talks/") == []
    correct(event, by=curator, title="Envoys meet again", reason="It was the second time.")
    assert [entry.line.reason for entry in entries(client, "/quiet-talks/")] == ["It was the second time."]
    assert "anary" not in client.get("/quiet-talks/corrections/").content.decode()


def test_what_was_corrected_of_somebody_before_the_negotiation_named_them_is_not_told(client, curator, secret):
    envoy, outlet = make_actor("Ada Canary"), secret.outlet
    publish(envoy, by=curator, at=NOON)
    reason = "Canary: wrong in our secret talks."
    for each, column in ((envoy, "name"), (secret, "title"), (outlet, "name")):
        correct(each, by=curator, reason=reason, at=NOON, **{column: f"Ada {column}"})
    florida = Event.objects.get(slug="florida-talks")
    florida.participations.create(actor=envoy, position=9)
    cite(florida, source=secret, chain=[envoy])
    correct(florida, by=curator, reason="One more.")
    assert [entry.line.reason for entry in entries(client, ROOT)] == ["One more."]
    assert "anary" not in client.get(ROOT + "new/?since=2025-01-01").content.decode()
    correct(envoy, by=curator, name="Ada B. Envoy", reason="As she signs.")
    correct(secret, by=curator, title="Envoys met", reason="Its own words.")
    correct(outlet, by=curator, name="The Daily", reason="As it calls itself.")
    told = [entry.line.reason for entry in entries(client, ROOT)]
    assert told == ["As it calls itself.", "Its own words.", "As she signs.", "One more."]


def test_a_link_tells_of_corrections_within_its_view(client, curator):
    root = link(share, curator, EventFilters(actor="dmitry-peskov"))
    wrong = make_actor("Canary Envoy")
    seen = Event.objects.get(slug="kremlin-confirms-witkoff-trip")
    part = seen.participations.create(actor=wrong, position=9)
    correct(seen, by=curator, reason="One more.")
    part.delete()
    correct(seen, by=curator, reason="One less.")
    correct(Event.objects.get(slug="florida-talks"), by=curator, title="Canary", reason="Canary.")
    assert [entry.line.reason for entry in entries(client, root)] == ["One less.", "One more."]
    for address in ("corrections/", "corrections.atom"):
        assert "anary" not in client.get(root + address).content.decode()
    assert "(not shown here)" in client.get(root + "corrections/").content.decode()


def test_a_frozen_link_knows_those_up_to_its_moment_and_counts_the_rest(client, curator):
    event = Event.objects.get(slug="florida-talks")
    correct(event, by=curator, title="Delegations meet", reason="Before.")
    root = link(freeze, curator)
    correct(event, by=curator, title="Delegations meet again", reason="After.")
    page = client.get(root + "corrections/")
    assert [entry.line.reason for entry in page.context["entries"]] == ["Before."]
    assert page.context["corrections_since"] == 1


def test_what_is_done_at_the_desk_between_two_publications_is_in_no_public_answer(client, curator):
    event = Event.objects.get(slug="florida-talks")
    correct(event, by=curator, title="Delegations meet")
    paths = ("", "events/florida-talks/", "corrections/", "corrections.atom", "new/", "timeline.json")
    before = [client.get(ROOT + path).content for path in paths]
    event.refresh_from_db()
    event.summary = "Canary"
    event.save()
    refresh(event, by=curator)
    hand_in(event, by=curator, at=LATER)
    send_back(event, by=curator, at=LATER)
    assert [client.get(ROOT + path).content for path in paths] == before
    assert [content for content in before if b"canary" in content.lower()] == []


class TestFeed:
    def test_it_is_atom_with_an_entry_for_each_correction(self, client, curator):
        event = Event.objects.get(slug="florida-talks")
        first = correct(event, by=curator, title="Delegations & <others> meet", reason="Shorter.")
        response = client.get(ROOT + "corrections.atom")
        feed = ElementTree.fromstring(response.content)
        assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
        address = "http://testserver/ukraine-2025/corrections"
        assert feed.findtext(f"{ATOM}id") == f"{address}.atom"
        assert feed.findtext(f"{ATOM}updated") == "2025-12-03T09:00:00+00:00"
        assert {each.get("rel"): each.get("href") for each in feed.findall(f"{ATOM}link")} == {
            "self": f"{address}.atom",
            "alternate": f"{address}/",
        }
        (entry,) = feed.findall(f"{ATOM}entry")
        assert entry.findtext(f"{ATOM}title") == "Corrected: Delegations & <others> meet"
        assert entry.findtext(f"{ATOM}summary") == "Shorter."
        assert "<ins>Delegations &amp; &lt;others&gt; meet</ins>" in entry.findtext(f"{ATOM}content")
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", entry.findtext(f"{ATOM}id"))
        assert feed.find(f"{ATOM}generator").get("version") == first.hash[:12]

    def test_an_entry_keeps_its_id_when_others_come(self, client, curator):
        event = Event.objects.get(slug="florida-talks")
        found = []
        for title in ("One", "Two"):
            correct(event, by=curator, title=title)
            feed = ElementTree.fromstring(client.get(ROOT + "corrections.atom").content)
            found.append([entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")])
        assert found[1][1:] == found[0]
        assert len(set(found[1])) == 2

    def test_without_a_correction_it_is_dated_by_the_record(self, client, curator):
        feed = ElementTree.fromstring(client.get(ROOT + "corrections.atom").content)
        assert feed.findtext(f"{ATOM}updated") == NOON.isoformat()
        assert feed.findall(f"{ATOM}entry") == []

    def test_what_xml_has_no_place_for_is_left_out(self, client, curator):
        correct(Event.objects.get(slug="florida-talks"), by=curator, title="A\x0bB\x1f", reason="\x02Odd\ufffe.")
        feed = ElementTree.fromstring(client.get(ROOT + "corrections.atom").content)
        assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "Corrected: AB"

    def test_a_link_without_files_has_no_feed(self, client, curator):
        root = link(share, curator, with_exports=False)
        assert client.get(root + "corrections.atom").status_code == 404
        assert ".atom" not in client.get(root + "corrections/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_with_one_correction_and_with_three(client, curator, django_assert_num_queries, number):
    for index in range(number):
        correct(Event.objects.order_by("pk")[index], by=curator, title=f"Title {index}")
    with django_assert_num_queries(18):
        assert client.get(ROOT + "corrections/").status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_what_changed_only_in_private_costs_one_look_however_much_it_is(
    client, curator, secret, django_assert_num_queries, number
):
    correct(Event.objects.get(slug="florida-talks"), by=curator, title="Delegations meet")
    for index in range(number):
        print_in_private(secret, curator, spelling=f"Umerov {index}")
    with django_assert_num_queries(22):
        assert client.get(ROOT + "corrections/").status_code == 200
