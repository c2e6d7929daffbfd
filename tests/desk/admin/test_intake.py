"""Taking an article in at the desk: what is refused, what becomes a draft, and that all of it can be undone."""

import html

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from benchmarks.intake.marked import articles
from tests.desk.admin.pages import add_page, change_page, form_of, messages_of
from tests.factories import NOON, make_member, publish_facts
from timeline.desk.intake.propose import LONGEST
from timeline.desk.models import (
    Actor,
    Article,
    Citation,
    Event,
    Negotiation,
    PeacePlanVersion,
    Proposal,
    Provision,
    Source,
)
from timeline.desk.publishing import publish
from timeline.public.store.models import Revision

pytestmark = pytest.mark.django_db

FLORIDA = next(one.article.text for one in articles("development") if one.name == "florida")


@pytest.fixture
def facts(db):
    publish_facts()
    return Negotiation.objects.get()


def take_in(desk, *, text=FLORIDA, **typed):
    filled = {
        "negotiation": Negotiation.objects.get().pk,
        "outlet": Actor.objects.get(slug="sputnik").pk,
        "title": "On the Florida talks",
        "published_on": "2025-12-01",
        "text": text,
    } | typed
    return desk.post(add_page(Article), filled)


@pytest.fixture
def article(facts, desk):
    response = take_in(desk, url="https://news.example/florida")
    article = Article.objects.get()
    assert response["Location"] == reverse("admin:timeline_article_drafts", args=[article.pk])
    return article


def proposed(article, number, kind="event"):
    return article.proposals.get(kind=kind, number=number)


def decide(desk, proposal, deed, **typed):
    response = desk.post(reverse("admin:timeline_proposal_decide", args=[proposal.pk, deed]), typed)
    proposal.refresh_from_db()
    return response


def test_an_article_is_read_into_proposals_and_nothing_else(article):
    kinds = [article.proposals.filter(kind=kind).count() for kind in Proposal.Kind]
    assert kinds == [13, 0, 0]  # the actors and both versions are known already
    assert Event.objects.filter(published_sha256="").count() == 0


def test_accepting_leaves_a_draft_with_its_citation_chain_and_passage(article, desk):
    talks, stage = proposed(article, 1), proposed(article, 5)
    decide(desk, talks, "accept")
    decide(desk, stage, "accept")
    event = talks.event
    assert (event.title, event.date_phrase, event.date_edtf) == (
        "United States and Ukraine meet in Florida",
        "on Sunday",
        "2025-11-30",
    )
    assert talks.passage == "The US and Ukrainian delegations met in Florida on Sunday."
    assert (talks.citation.source.url, talks.citation.locator) == ("https://news.example/florida", "paragraph 2")
    assert stage.event.parent == event
    assert talks.passage in html.unescape(desk.get(change_page(event)).content.decode())
    assert [f"{hop.actor.slug} {hop.verb}" for hop in stage.citation.chain.order_by("position")] == [
        "two-ukrainian-officials told",
        "axios reported",
        "sputnik relayed",
    ]
    assert list(event.participations.order_by("position").values_list("actor__slug", "role")) == [
        ("united-states", "party"),
        ("ukraine", "party"),
        ("marco-rubio", "head of delegation"),
        ("rustem-umerov", "head of delegation"),
    ]


def test_all_that_is_proposed_can_be_published_as_it_is(article, desk, curator):
    for proposal in article.proposals.of("event"):
        decide(desk, proposal, "accept")
    before = Revision.objects.count()
    for event in Event.objects.filter(proposals__article=article).order_by("pk"):
        publish(event, by=curator, at=NOON)
    assert Revision.objects.count() - before == 13 + 1  # and the source


def test_the_text_of_an_article_stays_at_the_desk(article, desk, client, curator):
    for proposal in article.proposals.of("event"):
        decide(desk, proposal, "accept")
    for event in Event.objects.filter(proposals__article=article).order_by("pk"):
        publish(event, by=curator, at=NOON)
    told = client.get("/ukraine-2025/timeline.json").content.decode()
    assert [one for one in article.text.split("\n\n") if one in told] == []
    assert Article.objects.filter(text__contains="de facto border").exists()
    assert client.get(reverse("admin:timeline_article_drafts", args=[article.pk])).status_code == 302


def test_a_doubtful_date_is_what_the_curator_chooses(article, desk):
    geneva = article.proposals.get(is_doubtful=True)
    for chosen, edtf in [("", "[2025-11-23,2025-11-30]"), ("2025-11-23", "2025-11-23"), ("2025-11-30", "2025-11-30")]:
        decide(desk, geneva, "accept", date=chosen)
        assert geneva.event.date.edtf == edtf
        decide(desk, geneva, "undo")
    answer = decide(desk, geneva, "accept", date="2024-01-01")
    assert messages_of(answer)[-1:] == ["This date is none of the readings. Choose one of them."]


def test_undo_leaves_the_desk_as_it_was(article, desk):
    rows = (Event, Citation, Source, Actor)
    before = [model.objects.count() for model in rows]
    for proposal in article.proposals.of("event"):
        decide(desk, proposal, "accept")
    for proposal in article.proposals.of("event"):
        decide(desk, proposal, "undo")
    assert [model.objects.count() for model in rows] == before
    assert set(article.proposals.values_list("state", flat=True)) == {"proposed"}


def test_a_draft_that_was_changed_or_published_is_not_undone(article, desk, curator):
    talks = proposed(article, 1)
    assert decide(desk, talks, "edit")["Location"] == reverse("admin:timeline_event_change", args=[talks.event.pk])
    page = reverse("admin:timeline_event_change", args=[talks.event.pk])
    desk.post(page, form_of(desk.get(page)) | {"summary": "They met."})
    answer = decide(desk, talks, "undo")
    assert messages_of(answer)[-1] == (
        "“United States and Ukraine meet in Florida” was changed since, so it stays. "
        "Delete it on its own page if it is not wanted."
    )
    assert (talks.state, talks.event.summary) == ("accepted", "They met.")


def test_discarding_is_undone_too_and_needs_no_draft(article, desk):
    talks = proposed(article, 1)
    decide(desk, talks, "discard")
    assert (talks.state, Event.objects.filter(published_sha256="").count()) == ("discarded", 0)
    decide(desk, talks, "undo")
    assert talks.state == "proposed"


def test_sure_ones_are_accepted_at_once(article, desk):
    sure = list(article.proposals.sure().values_list("number", flat=True))
    desk.post(reverse("admin:timeline_article_accept_sure", args=[article.pk]))
    assert list(article.proposals.of("event").filter(state="accepted").values_list("number", flat=True)) == sure


def test_what_was_accepted_at_once_is_undone_at_once_but_not_what_was_changed_since(article, desk):
    by_hand = article.proposals.sure().first()
    decide(desk, by_hand, "accept")
    page = desk.get(desk.post(reverse("admin:timeline_article_accept_sure", args=[article.pk]))["Location"])
    numbers = page.context["at_once"]
    changed = proposed(article, numbers[0])
    Event.objects.filter(pk=changed.event_id).update(content_sha256="changed")
    answer = desk.post(reverse("admin:timeline_article_undo", args=[article.pk]), {"numbers": form_of(page)["numbers"]})
    accepted = article.proposals.of("event").filter(state="accepted").values_list("number", flat=True)
    assert set(accepted) == {by_hand.number, changed.number}
    assert messages_of(answer)[-1].startswith(f"“{changed.event}” was changed since, so it stays.")


def test_the_drafts_of_an_article_are_published_from_its_page(article, desk):
    desk.post(reverse("admin:timeline_article_accept_sure", args=[article.pk]))
    asked = desk.get(reverse("admin:timeline_article_publish", args=[article.pk]))
    rows = asked.context["rows"]
    assert {row.pk for row in rows} == set(article.proposals.filter(state="accepted").values_list("event", flat=True))
    desk.post(asked.context["action"], form_of(asked))
    assert {row.state.value for row in Event.objects.filter(pk__in=[row.pk for row in rows])} == {"published"}
    again = desk.get(reverse("admin:timeline_article_publish", args=[article.pk]))
    assert again["Location"] == reverse("admin:timeline_article_drafts", args=[article.pk])


def test_a_curator_hands_the_drafts_of_an_article_in(article, desk, client):
    desk.post(reverse("admin:timeline_article_accept_sure", args=[article.pk]))
    client.force_login(make_member("Curator"))
    assert client.get(reverse("admin:timeline_article_publish", args=[article.pk])).status_code == 403
    client.post(reverse("admin:timeline_article_hand_in", args=[article.pk]))
    events = Event.objects.filter(proposals__article=article)
    assert {row.state.value for row in events} == {"in review"}


def test_without_javascript_the_next_open_draft_is_shown(article, desk):
    doubtful = article.proposals.of("event").get(is_doubtful=True)
    first = decide(desk, doubtful, "accept")["Location"]
    last = decide(desk, proposed(article, 13), "discard")["Location"]
    assert [first.rpartition("#")[2], last.rpartition("#")[2]] == ["event-1", "event-1"]


NEWCOMERS = (
    "Ilse Brandt, the foreign minister of Norland, met Tomas Veld in Ferrin on Friday.\n\n"
    "A 15-point plan was cut to 9 points."
)


def test_new_names_become_actors_with_the_draft_that_names_them_or_a_note(facts, desk):
    take_in(desk, text=NEWCOMERS)
    article = Article.objects.get()
    names = {one.proposed["name"]: one for one in article.proposals.of("actor")}
    decide(desk, names["Tomas Veld"], "discard")
    meeting = proposed(article, 1)
    decide(desk, meeting, "accept")
    assert list(meeting.event.participations.order_by("position").values_list("actor__name", "capacity", "note")) == [
        ("Ilse Brandt", "the foreign minister of Norland", ""),
        (None, "", "Tomas Veld"),
    ]
    decide(desk, meeting, "undo")
    assert not Actor.objects.filter(name="Ilse Brandt").exists()
    names["Ilse Brandt"].refresh_from_db()
    assert names["Ilse Brandt"].state == "proposed"


def test_versions_of_the_plan_become_drafts_with_their_relation(facts, desk):
    take_in(desk, text=NEWCOMERS)
    article = Article.objects.get()
    for proposal in article.proposals.of("plan version"):
        decide(desk, proposal, "accept")
    nine = PeacePlanVersion.objects.get(points=9)
    assert [(one.kind, one.other.points) for one in nine.relations.all()] == [("revises", 15)]
    assert nine.citations.get().chain.get().actor.slug == "sputnik"


READ = "A 15-point plan was cut to 9 points, Axios reported. Those on elections and on Crimea were removed."


def test_readings_of_a_new_version_come_with_their_provisions_and_go_with_them(facts, desk, curator):
    take_in(desk, text=READ)
    article = Article.objects.get()
    nine = article.proposals.get(kind="plan version", proposed__points=9)
    before = set(Provision.objects.values_list("pk", flat=True))
    decide(desk, nine, "accept")
    readings = nine.plan_version.readings.order_by("position")
    assert [(one.provision.title, one.state) for one in readings] == [("Elections", "removed"), ("Crimea", "removed")]
    for citation in (nine.citation, readings[0].citations.get()):
        assert [hop.actor.slug for hop in citation.chain.order_by("position")] == ["axios", "sputnik"]
    decide(desk, nine, "undo")
    assert (PeacePlanVersion.objects.filter(points=9).count(), set(Provision.objects.values_list("pk", flat=True))) == (
        0, before,
    )  # fmt: skip
    decide(desk, nine, "accept")
    publish(nine.plan_version, by=curator, at=NOON)


def test_a_version_that_the_desk_has_is_offered_with_what_it_has_not(facts, desk):
    text = "The 28-point plan was cut to 19 points. The provisions on less US military aid and on elections are gone."
    take_in(desk, text=text)
    (offered,) = Article.objects.get().proposals.of("plan version")
    page = desk.get(reverse("admin:timeline_article_drafts", args=[offered.article_id])).content.decode()
    assert [words in page for words in ("Removed: Elections", "Removed: Less US military aid")] == [True, False]
    version = PeacePlanVersion.objects.get(points=19)
    count = version.readings.count()
    decide(desk, offered, "accept")
    assert (offered.plan_version, version.readings.count()) == (version, count + 1)
    decide(desk, offered, "undo")
    version.refresh_from_db()
    assert (version.readings.count(), version.state.value) == (count, "published")
    assert not Provision.objects.filter(title="Elections").exists()


def upload(name, content):
    return SimpleUploadedFile(name, content)


PAGE = """<html><head><title>x</title></head><body><nav>Menu</nav><article><p>Ann met Bob on <b>Friday</b>.</p>
<script>x</script><p>Ende: Żółć</p></article></body></html>"""


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt", "Ann met Bob.\r\nГнатов".encode("utf-16"), "Ann met Bob.\nГнатов"),
        ("a.txt", "Zażółć “x”".encode("utf-8-sig"), "Zażółć “x”"),
        ("a.txt", "caf\xe9".encode("windows-1252"), "café"),
        ("a.html", PAGE.encode(), "Ann met Bob on Friday.\n\nEnde: Żółć"),
    ],
)
def test_a_file_is_read_whatever_its_encoding(facts, desk, name, content, text):
    take_in(desk, text="", upload=upload(name, content))
    assert Article.objects.get().text == text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": ""}, "Paste the text of the article, or choose a file."),
        ({"text": "a " * LONGEST}, "characters; at most 100,000 are read at once. Take it in parts."),
        ({"upload": upload("a.pdf", b"x")}, "Choose a .txt or .html file."),
        ({"text": "", "upload": upload("a.html", b"<script>x</script>")}, "No text was found in the file."),
        ({"text": "", "upload": upload("a.txt", b"\x00\x01" * 99)}, "The file holds no text."),
        ({"text": "", "upload": upload("a.txt", b"x" * 2_000_001)}, "The file is too large."),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(facts, desk, typed, sentence):
    response = take_in(desk, **typed)
    assert (response.status_code, Article.objects.count()) == (200, 0)
    errors = response.context["adminform"].form.errors
    assert [one for found in errors.values() for one in found if sentence in one] != []


def test_only_those_who_may_add_events_decide(article, client):
    reader = get_user_model().objects.create_user("rita", is_staff=True)
    client.force_login(reader)
    page = reverse("admin:timeline_article_drafts", args=[article.pk])
    assert client.get(page).status_code == 403
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    assert client.get(page).status_code == 200
    assert decide(client, proposed(article, 1), "accept").status_code == 403
    assert client.post(reverse("admin:timeline_article_accept_sure", args=[article.pk])).status_code == 403


def test_htmx_gets_the_card_and_the_count_back(article, desk):
    address = reverse("admin:timeline_proposal_decide", args=[proposed(article, 1).pk, "accept"])
    part = desk.post(address, headers={"HX-Request": "true"}).content.decode()
    assert part.count('<li class="draft') == 1
    assert "1 of 13 accepted" in part
    assert "Undo" in part


def test_deeds_are_posts_and_known_ones(article, desk):
    talks = proposed(article, 1)
    assert desk.get(reverse("admin:timeline_proposal_decide", args=[talks.pk, "accept"])).status_code == 405
    assert desk.get(reverse("admin:timeline_article_accept_sure", args=[article.pk])).status_code == 405
    assert desk.post(reverse("admin:timeline_proposal_decide", args=[talks.pk, "burn"])).status_code == 404
    assert desk.get(reverse("admin:timeline_article_drafts", args=[99])).status_code == 404


def test_a_day_that_no_calendar_has_is_shown_as_it_stands_and_accepted_without_a_date(facts, desk):
    take_in(desk, text="On February 30, 2025 Rubio met Umerov.")
    article = Article.objects.get()
    page = desk.get(reverse("admin:timeline_article_drafts", args=[article.pk])).content.decode()
    assert "“On February 30, 2025” is no day that the calendar has: it cannot be read." in html.unescape(page)
    draft = proposed(article, 1)
    decide(desk, draft, "accept")
    assert (draft.event.date_edtf, article.proposals.sure().count()) == ("", 0)
