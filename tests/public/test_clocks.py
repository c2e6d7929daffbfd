"""The second clock: what every page shows as known on an earlier day, and the page of what is new since one."""

import re
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model

from tests.factories import (
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
from timeline.dates.value import FuzzyDate, Reading
from timeline.desk.models import Actor, Event, Negotiation, Source
from timeline.desk.publishing import publish, retract
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import freeze, share
from timeline.public.store.models import Published, ShareLink
from timeline.records.document import parse, sha256_of

pytestmark = pytest.mark.django_db

ROOT = "/border-talks/"


def stated(phrase, edtf, anchor):
    return FuzzyDate(phrase=phrase, anchor=date.fromisoformat(anchor), reading=Reading(edtf=edtf, rule="As printed."))


@pytest.fixture
def story():
    return published_story()


@pytest.fixture
def curator(story):
    return get_user_model().objects.get()


@made_once
def published_story():
    """Three sources, of 20 and 24 November and 1 December, and what each of them alone bears out."""
    curator = make_curator()
    negotiation = make_negotiation(state_of_play="Both sides signed on Sunday.")
    north, south = (make_actor(name, kind="state") for name in ("North", "South"))
    for slot, side in enumerate((north, south), start=1):
        negotiation.parties.create(actor=side, slot=slot, position=slot)
    negotiation.topics.create(slug="borders", label="Borders")
    late_topic = negotiation.topics.create(slug="trade", label="Trade")
    first, second, third = (
        make_source(slug, title=f"Report {slug}", published_on=date.fromisoformat(day))
        for slug, day in (("first", "2025-11-20"), ("second", "2025-11-24"), ("third", "2025-12-01"))
    )
    envoy, minister = make_actor("Ada Envoy", represents=north), make_actor("Max Minister", represents=south)
    envoy.names.create(text="Ada Gesandte", source=third)
    envoy.offices.create(title="Special envoy", source=second)

    meeting = make_event("Envoys meet", slug="meeting", cited=False, summary="The minister joined them.")
    meeting.date = stated("on Wednesday", "2025-11-19", "2025-11-20")
    meeting.save()
    meeting.participations.create(actor=envoy)
    cite(meeting.participations.create(actor=minister), source=third)
    cite(meeting, source=first)
    cite(meeting, source=second)

    journey = make_event("The envoy travels", slug="journey", cited=False)
    journey.date = stated("on Sunday", "2025-11-30", "2025-12-01")
    journey.save()
    journey.participations.create(actor=envoy)
    date_in(cite(journey, source=second), stated("late in November", "2025-11-21~/2025-11-30~", "2025-11-24"))
    date_in(cite(journey, source=third), journey.date)

    signing = make_event("The plan is signed", slug="signing", cited=False, kind="announcement")
    signing.date = stated("on Sunday", "2025-11-30", "2025-12-01")
    signing.save()
    signing.topics.add(late_topic)
    cite(signing, source=third)

    one = make_plan_version("First plan", slug="one", points=3)
    cite(one, source=first)
    two = make_plan_version("Second plan", slug="two", points=2, introduced_by=signing)
    two.relations.create(kind="revises", other=one)
    cite(two, source=third)
    truce, trade = make_provision("Truce", slug="truce"), make_provision("Trade", slug="trade")
    cite(one.readings.create(provision=truce, state="included"), source=first)
    cite(one.readings.create(provision=trade, state="included"), source=third)
    cite(two.readings.create(provision=trade, state="removed"), source=third)
    for row in (meeting, journey, signing, one, two):
        publish(row, by=curator, at=NOON)
    return negotiation


def date_in(citation, when):
    citation.date = when
    citation.save()


def listed(client, query):
    """The entries of the timeline with their dates and statuses, planned ones first."""
    shown = client.get(ROOT + query).context["page"]
    return [(event.slug, event.date.edtf, str(event.status)) for event in (*shown.ahead, *shown.so_far)]


def test_the_present_shows_everything(client, story):
    assert listed(client, "") == [
        ("signing", "2025-11-30", "happened"),
        ("journey", "2025-11-30", "happened"),
        ("meeting", "2025-11-19", "happened"),
    ]
    assert 'class="clock"' not in client.get(ROOT).content.decode()


@pytest.mark.parametrize(
    ("known", "entries"),
    [
        ("2025-11-19", []),
        ("2025-11-20", [("meeting", "2025-11-19", "happened")]),
        ("2025-11-23", [("meeting", "2025-11-19", "happened")]),
        ("2025-11-24", [("journey", "2025-11-21~/2025-11-30~", "happened"), ("meeting", "2025-11-19", "happened")]),
        (
            "2025-12-01",
            [
                ("signing", "2025-11-30", "happened"),
                ("journey", "2025-11-30", "happened"),
                ("meeting", "2025-11-19", "happened"),
            ],
        ),
    ],
)
def test_an_entry_appears_with_its_first_source_and_dated_by_the_sources_of_the_day(client, story, known, entries):
    assert listed(client, f"?known={known}") == entries


def test_what_lay_ahead_of_the_day_is_planned_and_stands_ahead(client, story, curator):
    late = Event.objects.get(slug="signing")
    date_in(cite(late, source=Source.objects.get(slug="second")), stated("on 30 November", "2025-11-30", "2025-11-24"))
    publish(late, by=curator, at=NOON, reason="An earlier announcement.")
    shown = client.get(ROOT + "?known=2025-11-24").context["page"]
    assert [(event.slug, str(event.status)) for event in shown.ahead] == [("signing", "planned")]
    assert listed(client, "?known=2025-11-24&status=planned") == [("signing", "2025-11-30", "planned")]
    # The source of 1 December counts only from then, but by 30 November the day itself had come.
    assert listed(client, "?known=2025-11-30&q=signed") == [("signing", "2025-11-30", "happened")]


def test_what_only_later_sources_bear_out_is_not_there(client, story):
    then = parse(client.get(ROOT + "timeline.json?known=2025-11-20").content)
    (meeting,) = then.events
    assert [participation.actor for participation in meeting.participations] == ["ada-envoy"]
    assert [citation.source for citation in meeting.citations] == ["first"]
    assert (meeting.summary, then.negotiation.state_of_play) == ("", "")
    assert [source.slug for source in then.sources] == ["first"]
    assert {actor.slug for actor in then.actors} == {"ada-envoy", "daily", "north", "south"}
    (envoy,) = (actor for actor in then.actors if actor.slug == "ada-envoy")
    assert (envoy.names, envoy.offices) == ((), ())
    (version,) = then.plan_versions
    assert [reading.provision for reading in version.readings] == ["truce"]
    assert (version.points, then.negotiation.topics) == (3, ())


def test_every_data_file_of_an_earlier_day_is_closed(client, story):
    for day in ("2025-11-19", "2025-11-20", "2025-11-24", "2025-11-30", "2025-12-01"):
        assert parse(client.get(f"{ROOT}timeline.json?known={day}").content).negotiation.slug == "border-talks"
    assert client.get(ROOT + "timeline.json?known=2025-11-30").content != client.get(ROOT + "timeline.json").content


@pytest.mark.parametrize(
    ("path", "then", "now"),
    [
        ("events/signing/", 404, 200),
        ("actors/max-minister/", 404, 200),
        ("sources/second/", 404, 200),
        ("plans/one...two/", 404, 200),
        ("events/meeting/", 200, 200),
        ("actors/ada-envoy/", 200, 200),
        ("plans/", 200, 200),
        ("sources/first/", 200, 200),
        ("new/", 200, 200),
        ("method/", 200, 200),
    ],
)
def test_every_page_follows_the_clock(client, story, path, then, now):
    response = client.get(f"{ROOT}{path}?known=2025-11-20")
    assert (response.status_code, client.get(ROOT + path).status_code) == (then, now)
    page = response.content.decode()
    later = ("signed", "Minister", "minister", "Gesandte", "Special envoy", "Second plan", "Report second", "Trade")
    assert [word for word in later if word in page] == []


def test_filters_offer_and_find_only_what_was_known(client, story):
    form = client.get(ROOT + "?known=2025-11-20").context["form"]
    assert [value for value, _ in form.fields["actor"].choices] == ["", "ada-envoy"]
    assert [value for value, _ in form.fields["topic"].choices] == [""]
    assert client.get(ROOT + "?known=2025-11-20&actor=max-minister").status_code == 400
    assert listed(client, "?known=2025-11-20&q=minister") == []
    assert [slug for slug, *_ in listed(client, "?q=minister")] == ["meeting"]


def test_the_notice_of_a_single_source_and_the_counts_follow_the_clock(client, story):
    assert client.get(ROOT).context["notice"] is None
    then = client.get(ROOT + "?known=2025-11-20").context
    assert then["notice"].finding == "One source so far."
    assert (then["page"].sources, then["page"].of) == (("first",), 1)
    event = client.get(ROOT + "events/meeting/?known=2025-11-24").context["entry"]
    assert event.standing.counts == "2 reports, 1 independent origin"
    assert client.get(ROOT + "events/meeting/?known=2025-11-20").context["entry"].standing.reports == 1


def test_a_day_may_be_given_in_words_and_stands_in_links_as_a_day(client, story):
    page = client.get(ROOT, {"known": "20 November"})
    assert "As known on 20 November 2025." in page.content.decode()
    assert page.content.decode().count("known=2025-11-20") > 10
    assert page.context["page"].of == 1


def test_every_link_keeps_the_day_but_the_one_to_the_present(client, story):
    reached = set()
    for path in ("", "events/meeting/", "actors/", "actors/ada-envoy/", "plans/", "sources/", "new/"):
        page = client.get(f"{ROOT}{path}?known=2025-11-24").content.decode()
        links = re.findall(r'(?:href|hx-get)="([^"#][^"]*)"', re.sub(r"<form[^>]*>", "", page))
        forgetful = [link for link in links if "known=2025-11-24" not in link and not link.startswith("/static/")]
        assert (path, forgetful) == (path, ["./"])
        reached |= {unescaped(link) for link in links if link.startswith(ROOT)}
    assert [link for link in reached if client.get(link).status_code != 200] == []


def unescaped(link):
    return link.partition("#")[0].replace("&amp;", "&")


def test_filters_and_the_day_stand_side_by_side(client, story):
    page = client.get(ROOT + "?actor=ada-envoy&known=2025-11-24").content.decode()
    assert '<input type="hidden" name="known" value="2025-11-24">' in page
    assert 'href="?actor=ada-envoy"' in page
    assert f'href="{ROOT}?known=2025-11-24#results"' in page
    part = client.get(ROOT + "?known=2025-11-24&q=travels", headers={"HX-Request": "true"}).content.decode()
    assert f'href="{ROOT}events/journey/?known=2025-11-24"' in part


def test_pages_by_key_hold_each_entry_of_the_day_once(client, story, curator, monkeypatch):
    monkeypatch.setattr("timeline.public.asking.pages.PAGE_SIZE", 1)
    first = client.get(ROOT + "?known=2025-11-24").context["page"]
    second = client.get(ROOT, {"known": "2025-11-24", "before": first.next_cursor}).context["page"]
    assert [event.slug for event in (*first.so_far, *second.so_far)] == ["journey", "meeting"]
    assert second.next_cursor is None


def test_nothing_published_by_then_is_said_in_a_sentence(client):
    publish_facts()
    response = client.get("/ukraine-2025/?known=2025-11-30")
    assert response.context["empty"].heading == "Nothing had been published by 30 November 2025"
    assert "Florida" not in response.content.decode()
    assert "Nothing had been published by 30 November 2025" in (
        client.get("/ukraine-2025/new/?known=2025-11-30").content.decode()
    )


def test_a_corrected_publication_day_moves_what_rests_on_the_source(client, story, curator):
    second = Source.objects.get(slug="second")
    second.published_on = date(2025, 11, 22)
    second.save()
    publish(second, by=curator, at=NOON, reason="The page gives an earlier day.")
    assert [slug for slug, *_ in listed(client, "?known=2025-11-22")] == ["journey", "meeting"]
    assert [slug for slug, *_ in listed(client, "?known=2025-11-21")] == ["meeting"]


def test_a_retracted_entry_leaves_every_day(client, story, curator):
    retract(Event.objects.get(slug="journey"), by=curator, at=NOON, reason="Another envoy.")
    assert [slug for slug, *_ in listed(client, "?known=2025-11-24")] == ["meeting"]
    assert Published.objects.filter(slug="journey").count() == 1


# --- share links ----------------------------------------------------------------------------------------------------


@pytest.fixture(params=[share, freeze])
def shared(request, story, curator):
    """A link to what was known on 24 November, live or frozen, as the share page makes it."""
    scope = scope_of_negotiation("border-talks", is_curator=True).as_known_on(date(2025, 11, 24))
    link, token = request.param(scope, UNFILTERED, by=curator, at=NOON, label="Desk", until=None)
    return link, f"/s/{token}/"


def test_a_link_keeps_its_day_and_nobody_below_it_can_pass_it(client, shared):
    link, root = shared
    assert link.view == "known=2025-11-24"
    for query in ("", "?known=2025-12-01", "?known=2025-11-24"):
        page = client.get(root + query)
        assert [event.slug for event in page.context["page"].so_far] == ["journey", "meeting"]
        assert "As known on 24 November 2025." in page.content.decode()
        assert "signed" not in page.content.decode()
    assert client.get(root + "events/signing/?known=2025-12-01").status_code == 404
    assert [event.slug for event in client.get(root + "?known=2025-11-20").context["page"].so_far] == ["meeting"]


def test_a_frozen_link_keeps_the_document_of_its_day(client, story, curator):
    scope = scope_of_negotiation("border-talks", is_curator=True).as_known_on(date(2025, 11, 24))
    link, token = freeze(scope, UNFILTERED, by=curator, at=NOON, label="", until=None)
    content = client.get(f"/s/{token}/timeline.json").content
    assert sha256_of(content) == link.document_sha256
    assert content == client.get(ROOT + "timeline.json?known=2025-11-24").content


def test_the_share_page_shares_the_day(client, story, curator):
    client.force_login(curator)
    page = client.get(ROOT + "?known=2025-11-24").content.decode()
    assert f'href="{ROOT}share/?known=2025-11-24"' in page
    form = client.get(ROOT + "share/?known=2025-11-24").content.decode()
    assert f'action="{ROOT}share/?known=2025-11-24"' in form
    client.post(ROOT + "share/?known=2025-11-24", {"mode": "live"})
    assert ShareLink.objects.get().view == "known=2025-11-24"
    assert client.get(ROOT + "share/?known=after+the+summit").status_code == 422


# --- what is new ----------------------------------------------------------------------------------------------------


def briefing(client, query="", root=ROOT):
    return client.get(f"{root}new/{query}").context["drawn"]


@pytest.mark.parametrize(
    ("since", "entries", "versions"),
    [
        ("2025-11-20", ["signing", "journey", "meeting"], ["one", "two"]),
        ("2025-11-21", ["signing", "journey"], ["two"]),
        ("24 November", ["signing", "journey"], ["two"]),
        ("2025-11-25", ["signing"], ["two"]),
        ("2025-12-02", [], []),
    ],
)
def test_what_is_new_is_what_became_known_on_the_day_or_later(client, story, since, entries, versions):
    drawn = client.get(ROOT + "new/", {"since": since}).context["drawn"]
    assert [entry.slug for entry in drawn.entries] == entries
    assert [version.slug for version in drawn.versions] == versions


def test_without_a_day_the_week_before_the_latest_source_is_shown(client, story):
    assert briefing(client).day == "24 November 2025"


def test_sources_are_numbered_footnotes(client, story):
    drawn = briefing(client, "?since=2025-11-20")
    assert [(note.number, note.slug) for note in drawn.footnotes] == [(1, "third"), (2, "second"), (3, "first")]
    assert [[note.number for note in entry.notes] for entry in drawn.entries] == [[1], [2, 1], [3, 2, 1]]
    page = client.get(ROOT + "new/?since=2025-11-20").content.decode()
    assert re.findall(r'id="note-(\d)"', page) == ["1", "2", "3"]


def test_corrections_say_what_and_why_and_never_who(client, story, curator):
    event = Event.objects.get(slug="meeting")
    event.title = "Envoys meet twice"
    event.save()
    publish(event, by=curator, at=datetime(2025, 12, 3, 9, tzinfo=UTC), reason="The source speaks of two rounds.")
    retract(
        Event.objects.get(slug="journey"),
        by=curator,
        at=datetime(2025, 12, 4, 9, tzinfo=UTC),
        reason="It was another envoy.",
    )
    drawn = briefing(client, "?since=2025-12-03")
    assert [(line.title, line.deed, line.reason) for line in drawn.corrections] == [
        ("The envoy travels", "Retracted", "It was another envoy."),
        ("Envoys meet twice", "Corrected", "The source speaks of two rounds."),
    ]
    assert [line.reason for line in briefing(client, "?since=2025-12-04").corrections] == ["It was another envoy."]
    page = client.get(ROOT + "new/?since=2025-12-03").content.decode()
    assert curator.username not in page
    assert client.get(ROOT + "new/?since=2025-12-03&known=2025-12-01").context["drawn"].corrections == ()


def test_corrections_of_another_negotiation_or_outside_a_view_are_not_told(client, story, curator):
    other = make_negotiation("secret-talks", visibility="private")
    secret = make_event("Canary", negotiation=other, slug="canary", published_by=curator)
    lost = make_actor("Canary Actor")
    publish(lost, by=curator, at=NOON)
    for row in (secret, lost, Event.objects.get(slug="meeting"), Event.objects.get(slug="signing")):
        name = "title" if hasattr(row, "title") else "name"
        setattr(row, name, f"{getattr(row, name)} again")
        row.save()
        publish(row, by=curator, at=NOON, reason=f"Canary reason of {row.slug}.")
    found = [line.reason for line in briefing(client, "?since=2025-12-01").corrections]
    assert found == ["Canary reason of signing.", "Canary reason of meeting."]

    scope = scope_of_negotiation("border-talks", is_curator=True)
    view = UNFILTERED.__class__(q="signed")
    _, token = share(scope, view, by=curator, at=NOON, label="", until=None)
    narrow = briefing(client, "?since=2025-11-01", root=f"/s/{token}/")
    assert [entry.slug for entry in narrow.entries] == ["signing"]
    assert [line.reason for line in narrow.corrections] == ["Canary reason of signing."]


def test_a_long_briefing_says_how_much_it_leaves_out(client, story, curator, monkeypatch):
    monkeypatch.setattr("timeline.public.asking.pages.PAGE_SIZE", 1)
    drawn = briefing(client, "?since=2025-11-20")
    assert [entry.slug for entry in drawn.entries] == ["signing"]
    assert drawn.more_entries == "2 more entries became known since; a later day gives a shorter list."
    assert drawn.count == "3 entries, 2 plan versions, 0 corrections"


def test_a_day_that_cannot_be_read_is_a_422_with_the_words_kept(client, story):
    response = client.get(ROOT + "new/?since=after+the+summit")
    assert response.status_code == 422
    assert 'value="after the summit"' in response.content.decode()
    assert len(response.context["form"].errors["since"]) == 1


def test_a_name_of_an_actor_that_a_later_source_prints_is_hidden_from_the_page_of_the_day(client, story):
    assert Actor.objects.get(slug="ada-envoy").names.count() == 1
    assert "Gesandte" in client.get(ROOT + "actors/ada-envoy/").content.decode()
    assert "Special envoy" in client.get(ROOT + "actors/ada-envoy/?known=2025-11-24").content.decode()
    assert "Gesandte" not in client.get(ROOT + "actors/ada-envoy/?known=2025-11-24").content.decode()
    assert Negotiation.objects.count() == 1
