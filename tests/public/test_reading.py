"""Every page of the record over HTTP: what stands on it, what it costs, and what it never shows."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from tests.factories import (
    FACTS,
    NOON,
    cite,
    made_once,
    make_actor,
    make_curator,
    make_event,
    make_negotiation,
    make_plan_version,
    make_provision,
    make_source,
    publish_facts,
)
from timeline.desk.models import Actor, Event, Negotiation, PeacePlanVersion, Source
from timeline.desk.publishing import publish, retract
from timeline.public.store.models import Published
from timeline.records.document import canonical, parse

pytestmark = pytest.mark.django_db

ROOT = "/ukraine-2025/"
PATHS = [
    "",
    "?q=Kyiv",
    "?q=Kyiv&order=relevance",
    "?order=oldest",
    "?side=russia&status=planned",
    "?from=2025-11-21&certainty=possible&outlet=sputnik&chain=state-media",
    "events/florida-talks/",
    "events/us-negotiators-sent-to-geneva/",
    "actors/",
    "actors/rustem-umerov/",
    "lanes/",
    "lanes/?side=russia&status=planned",
    "plans/",
    "plans/28-points...19-points/",
    "sources/",
    "sources/sputnik-2025-12-01/",
    "new/",
    "new/?since=2025-11-24",
    "corrections/",
    "corrections.atom",
    "method/",
    "?known=2025-12-01",
    "?lang=uk",
    "events/florida-talks/?known=2025-12-01",
    "timeline.json",
    "timeline.html",
    "timeline.html?side=russia&known=2025-12-01",
]
PAGES = ["/", f"/embed{ROOT}", *(ROOT + path for path in PATHS)]


@pytest.fixture
def facts():
    return publish_facts()


def test_every_page_answers_and_gives_an_anonymous_reader_no_cookie(client, facts):
    for address in PAGES:
        response = client.get(address)
        assert (address, response.status_code, dict(response.cookies)) == (address, 200, {})
        assert response.headers["Cache-Control"] == "public, no-cache"


def test_a_page_that_the_reader_has_is_not_drawn_again(client, facts):
    etags = {address: client.get(address).headers["ETag"] for address in PAGES}
    for address, etag in etags.items():
        again = client.get(address, headers={"if-none-match": etag})
        assert (address, again.status_code, again.content, again.headers["ETag"]) == (address, 304, b"", etag)
    make_event("Envoys meet", negotiation=Negotiation.objects.get(), published_by=make_curator())
    for address, etag in etags.items():
        assert (address, client.get(address, headers={"if-none-match": etag}).status_code) == (address, 200)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_but_reading_is_allowed(client, facts, method):
    answered = {address: getattr(client, method)(address).status_code for address in PAGES}
    assert answered == dict.fromkeys(PAGES, 405)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("?kind=war", 400),
        ("?side=atlantis", 400),
        ("?before=yesterday", 400),
        ("?order=chance", 400),
        ("?q=talks&order=relevance&before=2025-11-30.2025-11-30.0.florida-talks", 400),
        ("?after=%00", 400),
        ("?q=" + "x" * 201, 400),
        ("?when=the+week+after+the+summit", 422),
        ("?from=2025-12-01&to=2025-11-01", 422),
        ("?known=when+the+summit+ends", 422),
        ("?known=since+mid-November", 422),
        ("?known=%00", 422),
        ("plans/?known=31+February+2025", 422),
        ("timeline.json?known=soon+enough", 422),
        ("new/?since=when+the+summit+ends", 422),
        ("new/?since=before+December+2025", 422),
        ("events/florida-talks/?known=2025-11-30", 404),
        ("sources/sputnik-2025-12-01/?known=2025-11-30", 404),
        ("actors/jared-kushner/?known=2025-11-30", 404),
        ("events/never-happened/", 404),
        ("actors/nobody/", 404),
        ("sources/nothing/", 404),
        ("plans/28-points...17-points/", 404),
        ("lanes/?kind=war", 400),
        ("lanes/?when=the+week+after+the+summit", 422),
        ("timeline.json?kind=war", 400),
        ("timeline.html?kind=war", 400),
        ("timeline.html?when=the+week+after+the+summit", 422),
        ("corrections/?before=yesterday", 400),
        ("corrections/?before=0", 400),
        ("corrections/?before=99999999999999999999", 400),
    ],
)
def test_what_cannot_be_answered_is_a_4xx_with_a_sentence(client, facts, address, status):
    response = client.get(ROOT + address)
    assert response.status_code == status
    assert response.content.decode().strip().endswith("</html>")


def test_the_data_file_is_the_shipped_document(client, facts):
    response = client.get(ROOT + "timeline.json")
    assert response.headers["Content-Type"] == "application/json"
    assert response.content == canonical(parse(Path(FACTS).read_bytes()))


def test_the_data_file_of_a_view_is_closed_and_holds_the_view_alone(client, facts):
    document = parse(client.get(ROOT + "timeline.json?actor=jared-kushner").content)
    assert [event.slug for event in document.events if not event.parent] == ["florida-talks"]
    assert len(document.events) == 5
    assert document.plan_versions == ()


@pytest.mark.parametrize("words", ["Kyiv", "Гнатов", "Hnatov"])
def test_other_spellings_find_what_the_source_spells_otherwise(client, facts, words):
    response = client.get(ROOT, {"q": words})
    assert [event.slug for event in response.context["page"].so_far] == ["florida-talks"]
    assert "1 of 9 entries" in response.content.decode()


def test_an_empty_list_says_which_filters_exclude_each_other(client, facts):
    response = client.get(ROOT, {"actor": "jared-kushner", "side": "russia"})
    empty = response.context["empty"]
    assert empty.heading == "No entry has both person Jared Kushner and side Russia"
    assert [link.words for link in empty.links] == [
        "Leave out person Jared Kushner: 4 entries",
        "Leave out side Russia: 1 entry",
        "Show all entries: 9",
    ]
    assert empty.sentence == "Each of these is in the timeline, but no entry has all of them."


def test_where_no_single_filter_is_in_the_way_the_list_can_be_asked_for_each_alone(client, facts):
    empty = client.get(ROOT, {"q": "zebra", "actor": "jared-kushner", "side": "russia"}).context["empty"]
    assert empty.sentence == "By itself, “zebra” finds no entry either."
    assert [(link.words, link.url) for link in empty.links] == [
        ("Ask only for person Jared Kushner: 1 entry", f"{ROOT}?actor=jared-kushner"),
        ("Ask only for side Russia: 4 entries", f"{ROOT}?side=russia"),
        ("Show all entries: 9", ROOT),
    ]


def test_certainty_is_left_out_by_itself_and_never_stays_without_its_days(client, facts):
    asked = {"when": "December 2025", "certainty": "sure", "actor": "jared-kushner"}
    empty = client.get(ROOT, asked).context["empty"]
    assert empty.heading == (
        "No entry has all of dates “December 2025”, a date surely in range and person Jared Kushner"
    )
    assert [(link.words, link.url) for link in empty.links] == [
        ("Leave out dates “December 2025”: 1 entry", f"{ROOT}?actor=jared-kushner"),
        ("Leave out person Jared Kushner: 1 entry", f"{ROOT}?when=December+2025&certainty=sure"),
        ("Show all entries: 9", ROOT),
    ]


def test_days_in_words_and_days_from_a_week_must_both_hold(client, facts):
    asked = {"when": "until 30 November 2025", "from": "2025-11-24"}
    form = client.get(ROOT, asked).context["form"]
    assert (form.filters.start, form.filters.end) == (date(2025, 11, 24), date(2025, 11, 30))
    assert (form.without("when").start, form.without("when").end) == (date(2025, 11, 24), None)
    assert (form.without("from").start, form.without("from").end) == (None, date(2025, 11, 30))
    response = client.get(ROOT, asked | {"from": "2025-12-01"})
    assert (response.status_code, response.context["form"].errors) == (
        422,
        {"when": ["No day is in all of these dates."]},
    )
    assert response.context["page"].total == 9


@pytest.mark.parametrize(
    ("sent", "one"),
    [
        ("?q=&when=&actor=&side=russia&topic=", "?side=russia"),
        ("?side=ukraine&side=russia", "?side=russia"),
        ("?q=++plan++for+Ukraine+&order=", "?q=plan+for+Ukraine"),
        ("?order=relevance&side=russia", "?side=russia"),
        ("?certainty=sure", ""),
        ("?q=&colour=red", ""),
        ("?known=2025-12-01&kind=&side=russia", "?side=russia&known=2025-12-01"),
        ("lanes/?q=&side=russia&order=", "lanes/?side=russia"),
    ],
)
def test_blanks_repetitions_and_what_means_nothing_lead_to_the_one_address(client, facts, sent, one):
    response = client.get(ROOT + sent)
    assert (response.status_code, response.headers["Location"]) == (302, ROOT + one)
    assert client.get(ROOT + one).status_code == 200


def test_filters_in_use_are_told_in_words(client, facts):
    asked = "?q=plan&when=since+mid-November&from=2025-11-17&to=30+November&certainty=possible"
    asked += "&source=sputnik-2025-12-01&outlet=sputnik&chain=one-origin"
    assert [chip.label for chip in client.get(ROOT + asked).context["chips"]] == [
        "“plan”",
        "dates “since mid-November”",
        "from 17 November 2025",
        "to “30 November”",
        "a date possibly in range",
        "source 1 December 2025: US-Ukraine Negotiations Mainly Focused on Territorial Issue - Reports",
        "outlet Sputnik International",
        "one origin",
    ]


def test_htmx_is_told_the_one_address(client, facts):
    response = client.get(ROOT + "?q=&order=&side=russia", headers={"HX-Request": "true"})
    assert (response.status_code, response.headers["HX-Push-Url"]) == (200, f"{ROOT}?side=russia")


def test_the_menus_say_what_each_choice_leaves(client, facts):
    for headers in ({}, {"HX-Request": "true"}):
        page = client.get(ROOT, {"side": "russia"}, headers=headers).content.decode()
        choices = re.findall(r'<option value="[\w-]+"(?: selected)?>(.*?)</option>', page)
        assert [words for words in choices if words.startswith(("Steve", "Russia", "Ukraine", "Visit"))] == [
            "Steve Witkoff (1)",
            "Russia (4)",
            "Ukraine (1)",
            "Visit (2)",
        ]
        assert "Give dates first" in page


def test_htmx_gets_the_part_and_history_the_page(client, facts):
    part = client.get(ROOT, {"q": "Kyiv"}, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert 'id="results"' in part.content.decode()
    whole = client.get(ROOT, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in whole.content.decode()
    assert "HX-Request" in part.headers["Vary"]
    assert len({part.headers["ETag"], whole.headers["ETag"], client.get(ROOT, {"q": "Kyiv"}).headers["ETag"]}) == 3


def test_date_words_count_from_the_day_of_the_latest_source(client, facts):
    response = client.get(ROOT, {"when": "last week of November"})
    assert response.context["form"].filters.end == date(2025, 11, 30)
    assert "November 2025" in response.context["form"].heard


def test_a_private_negotiation_does_not_exist_for_readers(client, facts):
    curator = make_curator()
    private = make_negotiation("secret-talks", title="Secret talks", visibility="private")
    make_event("Envoys meet in secret", negotiation=private, slug="secret", published_by=curator)
    for address in ("/secret-talks/", "/secret-talks/events/secret/", "/secret-talks/timeline.json"):
        assert client.get(address).status_code == 404
    assert "Secret" not in client.get("/").content.decode()
    client.force_login(curator)
    seen = client.get("/secret-talks/")
    assert (seen.status_code, seen.headers["Cache-Control"]) == (200, "private, no-cache")


def test_a_name_printed_by_a_source_that_only_a_private_negotiation_cites_stays_private(client, facts):
    curator = make_curator()
    private = make_negotiation("secret-talks", visibility="private")
    leak = make_source("leak-2025-12-01", title="Leaked canary report")
    event = make_event("Envoys meet in secret", negotiation=private, cited=False)
    cite(event, source=leak)
    umerov = Actor.objects.get(slug="rustem-umerov")
    umerov.names.create(text="Canary Umerov", source=leak)
    publish(event, by=curator, at=NOON)
    publish(umerov, by=curator, at=NOON, reason="A further spelling.")
    for address in ("actors/rustem-umerov/", "timeline.json", "sources/"):
        assert "anary" not in client.get(ROOT + address).content.decode()
    assert client.get(ROOT + "sources/leak-2025-12-01/").status_code == 404
    client.force_login(curator)
    assert "Leaked canary report" in client.get("/secret-talks/sources/").content.decode()


def test_a_retracted_entry_keeps_its_address_with_a_notice_and_leaves_the_list(client, facts):
    event = Event.objects.get(slug="trump-confirms-witkoff-meeting")
    retract(event, by=make_curator(), at=NOON, reason="The source withdrew its report.")
    shown = client.get(ROOT + "events/trump-confirms-witkoff-meeting/")
    assert shown.status_code == 200
    assert "The source withdrew its report." in shown.content.decode()
    assert "in the coming days" not in shown.content.decode()
    listed = client.get(ROOT).context["page"]
    assert (listed.of, "trump-confirms-witkoff-meeting" in {event.slug for event in listed.so_far}) == (8, False)


def test_a_published_event_reads_as_before_until_it_is_published_again_with_a_reason(client, facts):
    curator = make_curator()
    event = Event.objects.get(slug="florida-talks")
    address = ROOT + "events/florida-talks/"
    before = client.get(address).content
    event.title = "Delegations meet in Florida"
    event.save()
    assert client.get(address).content == before
    publish(event, by=curator, at=timezone.now(), reason="A shorter title.")
    after = client.get(address)
    assert "<h1>Delegations meet in Florida</h1>" in after.content.decode()
    assert [line.reason for line in after.context["page"].revisions] == ["", "A shorter title."]


CANARY = "canary"


def test_desk_work_changes_no_public_byte(client, facts):
    """Body and headers of every public address, before and after drafts are made, changed and deleted."""
    before = everything_public(client)
    curator = make_curator(CANARY)
    negotiation = Negotiation.objects.get()
    drafts = [
        make_negotiation(f"{CANARY}-talks", title=CANARY),
        make_actor(CANARY),
        make_source(f"{CANARY}-source", title=CANARY),
        make_event(CANARY, negotiation=negotiation, slug=CANARY, summary=CANARY),
        make_plan_version(CANARY, negotiation=negotiation, slug=f"{CANARY}-plan"),
        make_provision(CANARY, negotiation=negotiation, slug=f"{CANARY}-provision"),
    ]
    for model in (Negotiation, Actor, Source, Event, PeacePlanVersion):
        row = model.objects.exclude(published_sha256="").first()
        name = "title" if hasattr(row, "title") else "name" if hasattr(row, "name") else "label"
        setattr(row, name, CANARY)
        row.save()
    florida = Event.objects.get(slug="florida-talks")
    florida.participations.create(actor=Actor.objects.get(slug=CANARY))
    florida.citations.all().delete()
    assert everything_public(client) == before

    for draft in drafts[3:]:
        draft.delete()
    assert everything_public(client) == before
    assert curator.username not in str(before)
    for address in (
        f"events/{CANARY}/",
        f"actors/{CANARY}/",
        f"sources/{CANARY}-source/",
        f"plans/{CANARY}...28-points/",
    ):
        assert client.get(ROOT + address).status_code == 404
    assert client.get(f"/{CANARY}-talks/").status_code == 404


def everything_public(client):
    slugs = list(Published.objects.values_list("noun", "slug"))
    events = [f"{ROOT}events/{slug}/" for noun, slug in slugs if noun == "event"]
    actors = [f"{ROOT}actors/{slug}/" for noun, slug in slugs if noun == "actor"]
    found = {}
    for address in [*PAGES, *events, *actors]:
        response = client.get(address)
        found[address] = (response.status_code, dict(response.headers), response.content)
    return found


def publish_times(number):
    """A negotiation with `number` of everything that a page lists."""
    curator = make_curator()
    negotiation = make_negotiation()
    sides = [make_actor(name, kind="state") for name in ("North", "South")]
    for slot, side in enumerate(sides, start=1):
        negotiation.parties.create(actor=side, slot=slot, position=slot)
    topic = negotiation.topics.create(slug="borders", label="Borders")
    version = make_plan_version("First plan", slug="first")
    cite(version)
    for index in range(number):
        envoy = make_actor(f"Envoy {index}", represents=sides[index % 2])
        source = make_source(f"report-{index}")
        envoy.names.create(text=f"Envoi {index}", source=source)
        event = make_event(f"Round {index}", slug=f"round-{index}", cited=False, day=f"2025-11-{10 + index}")
        event.topics.add(topic)
        event.participations.create(actor=envoy, role="head of delegation")
        cite(event, source=source, chain=[envoy, source.outlet])
        stage = make_event("In small circle", slug=f"stage-{index}", parent=event, day=f"2025-11-{10 + index}")
        stage.participations.create(actor=envoy)
        provision = make_provision(f"Point {index}")
        reading = version.readings.create(provision=provision, state="included")
        cite(reading, source=source)
        publish(stage, by=curator, at=NOON)
    second = make_plan_version("Second plan", slug="second")
    cite(second)
    second.relations.create(kind="revises", other=version)
    publish(second, by=curator, at=NOON)


@made_once
def publish_one_of_each():
    publish_times(1)


@made_once
def publish_three_of_each():
    publish_times(3)


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("", 36),
        ("?q=round&topic=borders&side=north", 40),
        ("?q=round&order=relevance", 37),
        ("?from=2025-11-01&to=2025-11-30", 38),
        ("?from=2025-11-01&certainty=sure&source=report-0&outlet=daily", 42),
        ("events/round-0/", 14),
        ("actors/", 12),
        ("actors/envoy-0/", 11),
        ("lanes/", 17),
        ("plans/", 8),
        ("plans/first...second/", 8),
        ("sources/", 10),
        ("sources/report-0/", 11),
        ("new/", 14),
        ("method/", 3),
        ("?known=2025-12-01", 38),
        ("events/round-0/?known=2025-12-01", 16),
        ("timeline.json?known=2025-12-01", 18),
        ("timeline.json", 16),
        ("timeline.html", 27),
    ],
)
@pytest.mark.parametrize("publish_items", [publish_one_of_each, publish_three_of_each])
def test_a_page_costs_the_same_number_of_queries_with_one_item_and_with_three(
    client, django_assert_num_queries, path, queries, publish_items
):
    publish_items()
    with django_assert_num_queries(queries):
        assert client.get("/border-talks/" + path).status_code == 200


def test_two_public_negotiations_are_listed_at_the_root(client, facts):
    curator = make_curator()
    other = make_negotiation("other-talks", title="Other talks")
    make_event("Envoys meet", negotiation=other, published_by=curator)
    response = client.get("/")
    assert [row.slug for row in response.context["negotiations"]] == ["other-talks", "ukraine-2025"]
    assert json.loads(client.get("/other-talks/timeline.json").content)["negotiation"]["title"] == "Other talks"
