"""What must not be read is taken out everywhere; that it was, when and why stays, and the chain holds."""

import io
import json
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction
from django.test import Client
from django.urls import reverse

from tests.desk.admin.pages import change_page, form_of, list_page, messages_of
from tests.factories import (
    FACTS,
    NOON,
    cite,
    make_actor,
    make_article,
    make_curator,
    make_event,
    make_member,
)
from timeline.desk.merging import hindrances_to_undoing, merge
from timeline.desk.models import (
    Actor,
    DraftVersion,
    Event,
    Import,
    ImportPiece,
    ImportRow,
    Merge,
    Name,
    Source,
)
from timeline.desk.publishing import publish, refresh, retract
from timeline.desk.redaction import NotRedacted, containing, redact
from timeline.public.asking.filters import UNFILTERED
from timeline.public.asking.scope import scope_of_negotiation
from timeline.public.sharing import freeze, revoke
from timeline.public.store import guards, projection
from timeline.public.store.models import Deed, Published, Redaction, Revision, ShareLink
from timeline.records.document import canonical, parse, sha256_of
from timeline.records.redacted import REDACTED, remains_of, without

pytestmark = pytest.mark.django_db

ROOT = "/border-talks/"
WHY = "A name was removed to protect a person."
WORDS = "/admin/timeline/revision/words/"


@pytest.fixture
def manager():
    return make_curator("manager")


@pytest.fixture
def event(manager):
    """An event that named somebody, was frozen so, and was then corrected."""
    event = make_event("Canary meets the envoys", slug="meeting", summary="With Canary.")
    refresh(event, by=manager)
    publish(event, by=manager, at=NOON)
    return event


@pytest.fixture
def frozen(event, manager):
    return frozen_by(manager)


def frozen_by(manager, **terms):
    scope = scope_of_negotiation("border-talks", is_curator=True)
    terms = {"by": manager, "label": "", "at": NOON, "until": None} | terms
    return freeze(scope, UNFILTERED, **terms)


def corrected(event, manager):
    event.refresh_from_db()
    event.title, event.summary = "Envoys meet", ""
    event.save()
    publish(event, by=manager, at=NOON, reason="Canary is not to be named.")
    return event


def spoken_of(word):
    """Where the database still holds a word: (table, column) of every text of the app and of the admin's log."""
    found = set()
    for model in [*apps.get_app_config("timeline").get_models(), *apps.get_app_config("admin").get_models()]:
        for field in model._meta.concrete_fields:
            is_text = field.get_internal_type() in ("CharField", "TextField", "SlugField")
            if is_text and model.objects.filter(**{f"{field.attname}__icontains": word}).exists():
                found.add((model._meta.model_name, field.attname))
    return found


def rebuild():
    # PostgreSQL makes no index while deferred checks are left, which a commit would have done.
    connection.check_constraints()
    projection.rebuild()


def test_nothing_of_it_is_left_in_the_database(event, frozen, manager):
    corrected(event, manager)
    seqs = [found.seq for found in containing("canary")]
    assert len(seqs) == 2
    with pytest.raises(NotRedacted, match="correct or retract it first"):
        redact(seqs, by=manager, at=NOON, reason=WHY)

    publish_again(event, manager)
    done = redact(seqs, by=manager, at=NOON, reason=WHY)

    assert (done.revisions, done.links, done.rows) == (tuple(seqs), 1, ())
    assert spoken_of("Canary") == set()
    call_command("verify_revisions")


def publish_again(event, manager):
    event.refresh_from_db()
    event.summary = "They talked."
    event.save()
    publish(event, by=manager, at=NOON, reason="The summary was missing.")


def test_readers_are_told_that_when_and_why(event, manager, client):
    corrected(event, manager)
    redact([containing("Canary meets").get().seq], by=manager, at=NOON, reason=WHY)
    page = client.get(f"{ROOT}corrections/")
    redacted, correction = page.context["entries"]
    assert (redacted.line.title, redacted.line.deed, redacted.line.reason) == ("(redacted)", "Redacted", WHY)
    assert (correction.line.title, correction.changes) == ("Envoys meet", ())
    lines = client.get(f"{ROOT}events/meeting/").context["page"].revisions
    assert [(line.number, line.reason) for line in lines] == [
        (1, f"What this revision said was redacted. {WHY}"),
        (2, "Canary is not to be named."),
    ]
    assert client.get(f"{ROOT}corrections.atom").status_code == client.get(f"{ROOT}new/").status_code == 200
    assert "manager" not in page.content.decode()


def test_a_page_that_the_reader_has_is_drawn_again(event, manager, client):
    corrected(event, manager)
    etag = client.get(f"{ROOT}events/meeting/").headers["ETag"]
    redact([containing("Canary meets").get().seq], by=manager, at=NOON, reason=WHY)
    assert client.get(f"{ROOT}events/meeting/", headers={"if-none-match": etag}).status_code == 200


def test_a_retracted_event_goes_with_its_retraction_and_leaves_a_notice(event, manager, client):
    retract(event, by=manager, at=NOON, reason="Canary did not meet anybody.")
    done = redact([containing("Canary meets").first().seq], by=manager, at=NOON, reason=WHY)
    assert len(done.revisions) == 2
    assert done.rows == ("Canary meets the envoys",)
    page = client.get(f"{ROOT}events/meeting/")
    assert (page.status_code, page.context["tombstone"].reason) == (410, WHY)
    for path in ("", "events/meeting/", "corrections/", "corrections.atom", "new/", "timeline.json"):
        assert "Canary" not in client.get(ROOT + path).content.decode()
    lists = [client.get(ROOT + path).content.decode() for path in ("corrections/", "corrections.atom", "new/")]
    assert ["events/meeting/" in shown for shown in lists] == [False, False, False]
    assert Published.objects.filter(slug="meeting").count() == 0
    before = list(Published.objects.order_by("noun", "slug").values("noun", "slug", "seq", "number", "payload"))
    rebuild()
    assert list(Published.objects.order_by("noun", "slug").values("noun", "slug", "seq", "number", "payload")) == before
    call_command("verify_revisions")


def test_what_came_before_something_that_is_redacted_already_is_redacted_too(event, manager):
    corrected(event, manager)
    retract(event, by=manager, at=NOON, reason="Withdrawn.")
    first, *later = Revision.objects.filter(noun="event").order_by("seq").values_list("seq", flat=True)
    assert redact(later[:1], by=manager, at=NOON, reason=WHY).revisions == tuple(later)
    assert redact([first], by=manager, at=NOON, reason=WHY).revisions == (first,)
    call_command("verify_revisions")


def test_it_can_be_published_again_and_counts_on(event, manager, client):
    retract(event, by=manager, at=NOON, reason="Wrong.")
    redact([containing("Canary meets").first().seq], by=manager, at=NOON, reason=WHY)
    corrected(event, manager)
    assert Published.objects.get(slug="meeting").number == 3
    rebuild()
    assert Published.objects.get(slug="meeting").number == 3
    call_command("verify_revisions")


class TestFrozenLinks:
    def test_they_say_that_it_was_taken_out_and_their_hash_is_another(self, event, frozen, manager, client):
        link, token = frozen
        was = link.document_sha256
        etag = client.get(f"/s/{token}/").headers["ETag"]
        corrected(event, manager)
        redact([containing("Canary meets").get().seq], by=manager, at=NOON, reason=WHY)
        link.refresh_from_db()
        page = client.get(f"/s/{token}/", headers={"if-none-match": etag})
        assert "Part of it was redacted on 2 December 2025" in page.content.decode()
        data = client.get(f"/s/{token}/timeline.json").content
        assert sha256_of(data) == link.document_sha256 != was
        assert [each.title for each in parse(data).events] == [REDACTED]
        for path in ("", "events/meeting/", "actors/", "lanes/", "sources/", "new/", "corrections/"):
            shown = client.get(f"/s/{token}/{path}")
            assert (shown.status_code, "Canary" in shown.content.decode()) == (200, False)

    def test_those_frozen_after_the_correction_stay_as_they_are(self, event, manager):
        corrected(event, manager)
        link, _ = frozen_by(manager)
        redact([containing("Canary meets").get().seq], by=manager, at=NOON, reason=WHY)
        assert ShareLink.objects.get(pk=link.pk).document == link.document

    def test_those_revoked_forget_it_too(self, event, frozen, manager):
        link, _ = frozen
        revoke(link, at=NOON)
        corrected(event, manager)
        redact([containing("Canary meets").get().seq], by=manager, at=NOON, reason=WHY)
        assert "Canary" not in ShareLink.objects.get(pk=link.pk).document
        assert Published.objects.filter(edition=f"link {link.pk}").count() == 0


class TestRefusals:
    @pytest.mark.parametrize(
        ("seqs", "reason", "sentence"),
        [
            ([], WHY, "There is no such revision: none."),
            ([1, 99], WHY, "There is no such revision: 99."),
            ([1], " ", "Say in general words why something is redacted: readers are told."),
            ([1], WHY, "is what readers get of the"),
        ],
    )
    def test_a_sentence_says_why_not(self, event, manager, seqs, reason, sentence):
        with pytest.raises(NotRedacted) as refused:
            redact(seqs, by=manager, at=NOON, reason=reason)
        assert sentence in str(refused.value)
        assert Redaction.objects.count() == 0

    def test_nothing_is_redacted_twice_and_no_tombstone_is(self, event, manager):
        corrected(event, manager)
        seq = containing("Canary meets").get().seq
        redact([seq], by=manager, at=NOON, reason=WHY)
        for again in (seq, Revision.objects.get(deed=Deed.REDACTED).seq):
            with pytest.raises(NotRedacted, match="holds nothing that could be redacted"):
                redact([again], by=manager, at=NOON, reason=WHY)


class TestGuards:
    """What the database lets through, on either engine."""

    @pytest.fixture
    def seq(self, event, manager):
        corrected(event, manager)
        return containing("Canary meets").get().seq

    def execute(self, *statements):
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def test_nothing_is_emptied_without_a_tombstone(self, seq):
        with pytest.raises(Error, match="append-only"):
            self.execute(f"UPDATE timeline_revision SET payload = '', reason = '', salt = '' WHERE seq = {seq}")

    def test_no_redaction_is_noted_without_a_tombstone_of_the_same_record(self, seq, manager):
        last = Revision.objects.latest("seq").seq
        with pytest.raises(Error, match="needs a later tombstone"):
            self.execute(f"INSERT INTO timeline_redaction (revision_id, tombstone_id) VALUES ({seq}, {last})")
        redact([seq], by=manager, at=NOON, reason=WHY)
        tombstone = Revision.objects.get(deed=Deed.REDACTED).seq
        with pytest.raises(Error, match="needs a later tombstone"):
            self.execute(f"INSERT INTO timeline_redaction (revision_id, tombstone_id) VALUES (1, {tombstone})")

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE timeline_revision SET payload = 'x', reason = '', salt = '' WHERE seq = {seq}",
            "UPDATE timeline_revision SET payload = '', reason = '', salt = '', slug = 'x' WHERE seq = {seq}",
            "UPDATE timeline_revision SET payload = '', reason = '', salt = '' WHERE seq = {tombstone}",
            "DELETE FROM timeline_revision WHERE seq = {seq}",
            "DELETE FROM timeline_redaction",
            "UPDATE timeline_redaction SET tombstone_id = revision_id",
        ],
    )
    def test_nothing_but_emptying_is_let_through(self, seq, manager, statement):
        redact([seq], by=manager, at=NOON, reason=WHY)
        tombstone = Revision.objects.get(deed=Deed.REDACTED).seq
        with pytest.raises(Error, match="append-only"):
            self.execute(statement.format(seq=seq, tombstone=tombstone))

    @pytest.mark.parametrize(
        ("statement", "fault"),
        [
            (
                "UPDATE timeline_revision SET payload = '{{}}' WHERE seq = {seq}",
                "has another content than was published.",
            ),
            ("UPDATE timeline_revision SET payload = '', reason = '', salt = '' WHERE seq = 1", "has another content"),
            ("UPDATE timeline_revision SET payload = '{{}}' WHERE seq = {tombstone}", "has another content"),
            ("DELETE FROM timeline_redaction", "The list of what was redacted is not what the revisions say."),
        ],
    )
    def test_what_is_done_with_the_guards_away_is_found(self, seq, manager, statement, fault):
        redact([seq], by=manager, at=NOON, reason=WHY)
        tombstone = Revision.objects.get(deed=Deed.REDACTED).seq
        guards.remove(connection)
        self.execute(statement.format(seq=seq, tombstone=tombstone))
        guards.install(connection)
        with pytest.raises(CommandError, match=fault):
            call_command("verify_revisions")


class TestTheDesk:
    def test_it_forgets_the_versions_that_held_it_and_keeps_who_and_when(self, event, manager):
        corrected(event, manager)
        redact([containing("Canary meets").get().seq], by=manager, at=NOON, reason=WHY)
        versions = DraftVersion.objects.of(event).order_by("pk").values_list("deed", "by__username", "record")
        assert [(deed, by) for deed, by, record in versions if not record] == [
            ("saved", "manager"),
            ("published", "manager"),
        ]
        assert DraftVersion.objects.of(event).exclude(record="").count() == 2

    def test_a_manager_redacts_what_was_chosen_after_being_asked(self, event):
        client, manager = Client(), make_member("Manager", "ann")
        client.force_login(manager)
        corrected(event, manager)
        seq = containing("Canary meets").get().seq
        page = client.post(list_page(Revision), {"action": "redact_selected", "_selected_action": [seq]})
        assert [each.seq for each in page.context["revisions"]] == [seq]
        address = reverse("admin:timeline_revision_redact")
        refused = client.post(address, form_of(page) | {"reason": WHY})
        assert list(refused.context["form"].errors) == ["is_understood"]
        assert Redaction.objects.count() == 0
        done = client.post(address, form_of(page) | {"reason": WHY, "is_understood": "on"})
        assert [told.strip() for told in messages_of(done)] == [
            "1 revision is redacted; frozen links changed: 0.",
            f'Other places may hold the same words: <a href="{WORDS}">find where they still stand</a>.',
        ]
        shown = client.get(reverse("admin:timeline_revision_change", args=[seq])).content.decode()
        assert WHY in shown

    @pytest.mark.parametrize("role", ["Curator", "Editor", ""])
    def test_nobody_else_does(self, event, role):
        client = Client()
        client.force_login(make_member(role))
        assert client.post(reverse("admin:timeline_revision_redact"), {"revision": 1}).status_code == 403

    @pytest.mark.parametrize("numbers", [[], ["x"], ["9" * 30], list(range(1, 202))])
    def test_a_form_that_no_page_sends_is_refused(self, manager, numbers):
        client = Client()
        client.force_login(manager)
        assert client.post(reverse("admin:timeline_revision_redact"), {"revision": numbers}).status_code == 400

    def test_the_page_of_what_was_emptied_and_its_history_are_there(self, event, manager):
        client = Client()
        client.force_login(manager)
        corrected(event, manager)
        redact([containing("Canary meets").get().seq], by=manager, at=NOON, reason=WHY)
        page = client.get(reverse("admin:timeline_event_history", args=[event.pk])).content.decode()
        assert page.count("What this version held was redacted.") == 2


class TestWhereWordsStillStand:
    """The page on which a manager finds what is left, and empties what nobody can change by hand."""

    @pytest.fixture
    def client(self, event):
        client = Client()
        client.force_login(make_member("Manager", "ann"))
        return client

    @pytest.fixture
    def left(self, event, manager):
        """The name in every kind of place: drafts, articles, files, links, accounts, and what the desk remembers."""
        other = make_actor("Canary", slug="one-canary")
        kept = make_actor("Envoy", slug="envoy")
        merge(kept, other, by=manager, at=NOON)
        make_article("Canary met Bob Ray in Oslo on Friday.", title="Canary meets envoys")
        make_member("Curator", "canary")
        for link, _token in (frozen_by(manager), frozen_by(manager, label="The last one")):
            revoke(link, at=NOON)
        frozen_by(manager, label="Canary’s desk")
        for drafted_at, name in ((None, "waiting.csv"), (NOON, "drafted.csv"), (NOON, "canary.csv")):
            sent = Import.objects.create(
                negotiation=event.negotiation, name=name, shape="csv", encoding="utf-8-sig", made_at=NOON
            )
            ImportPiece.objects.create(of=sent, position=0, content=b"Title\r\nWith Canary\r\n")
            ImportRow.objects.create(of=sent, line=2, standing="new", title="Canary", proposal={"says": ["Canary"]})
            Import.objects.filter(pk=sent.pk).update(drafted_at=drafted_at)
        event.imported_as.create(collection="archive", key="7", position=2, spelt={"title": ["A", "Канарка Canary"]})

    def kinds(self, page):
        return {(str(place.kind), place.is_memory) for place, _page in page.context["places"]}

    def test_it_names_every_place_with_what_to_do_and_empties_the_memory(self, client, left, event):
        page = client.get(WORDS, {"words": "cAnArY"})
        by_hand = {"Revision", "Event", "Actor", "Article", "Share link", "User", "Import"}
        memory = {"Version at the desk", "Log entry", "Merge", "Import", "Event", "Share link"}
        assert self.kinds(page) == {(kind, False) for kind in by_hand} | {(kind, True) for kind in memory}
        assert f'<a href="{change_page(event)}">Canary meets the envoys</a>' in page.content.decode()

        refused = client.post(WORDS, {"words": "canary"})
        assert (refused.status_code, list(refused.context["deed"].errors)) == (400, ["is_understood"])
        assert self.kinds(refused) == self.kinds(page)

        emptied = client.post(WORDS, {"words": "canary", "is_understood": "on"})
        assert self.kinds(emptied) == {(kind, False) for kind in by_hand}
        assert set(Import.objects.values_list("name", flat=True)) == {"waiting.csv", "drafted.csv"}
        assert ShareLink.objects.count() == 1
        made = Merge.objects.get()
        assert hindrances_to_undoing(made) == ["What this merge moved was redacted, so it cannot be undone."]
        for shown in (change_page(event), reverse("admin:timeline_event_history", args=[event.pk]), list_page(Merge)):
            assert client.get(shown).status_code == 200
        call_command("verify_revisions")

    def test_an_actor_whose_address_names_somebody_goes_by_merging_it_into_another(self, event, manager):
        canary = make_actor("Canary", slug="one-canary")
        cite(event, source=Source.objects.get(), chain=[canary, Source.objects.get().outlet])
        publish(event, by=manager, at=NOON, reason="Canary told.")
        informant = make_actor("An informant", slug="informant")
        publish(informant, by=manager, at=NOON)
        merge(informant, canary, by=manager, at=NOON, reason="Not to be named.")
        Name.objects.filter(actor=informant).delete()
        publish(Actor.objects.get(pk=informant.pk), by=manager, at=NOON, reason="A name was removed.")
        corrected(event, manager)
        held = [found.seq for found in containing("canary") if found.payload and found.noun != "event"]
        held += [found.seq for found in containing("canary") if found.noun == "event"][:-1]
        redact(held, by=manager, at=NOON, reason=WHY)
        assert Client().get(f"{ROOT}actors/one-canary/").status_code == 404

    def test_letters_beyond_ascii_are_found_in_either_case_and_in_plain_data(self, client, left):
        assert self.kinds(client.get(WORDS, {"words": "КАНАРКА"})) == {("Event", True)}

    @pytest.mark.parametrize(("words", "status"), [("", 400), ("ab", 400), ("x" * 201, 400), ("nobody", 200)])
    def test_what_is_too_short_or_too_long_is_refused(self, client, words, status):
        page = client.get(WORDS, {"words": words})
        assert (page.status_code, page.context["places"]) == (status, [])

    @pytest.mark.parametrize("role", ["Curator", "Editor", ""])
    def test_only_a_manager_looks(self, event, role):
        client = Client()
        client.force_login(make_member(role))
        assert client.get(WORDS).status_code == client.post(WORDS).status_code == 403


class TestCommand:
    def test_it_lists_what_holds_a_text_and_redacts_by_number(self, event, manager, capsys):
        corrected(event, manager)
        call_command("redact", containing="canary meets")
        seq = Revision.objects.get(noun="event", deed="published").seq
        assert capsys.readouterr().out == f"{seq}: published event “meeting” border-talks\n"
        call_command("redact", seq, why=WHY, by="manager", noinput=True)
        assert capsys.readouterr().out.splitlines()[0] == (
            f"Redacted: revisions {seq}; 0 frozen links held them and are changed."
        )
        assert containing("Canary meets").count() == 0

    def test_it_asks_first_and_says_why_not(self, event, monkeypatch):
        monkeypatch.setattr("builtins.input", lambda question: "no")
        with pytest.raises(CommandError, match="Nothing was redacted"):
            call_command("redact", 1, why=WHY)
        with pytest.raises(CommandError, match="correct or retract it first"):
            call_command("redact", 1, why=WHY, noinput=True)
        with pytest.raises(CommandError, match="There is no account “nobody”"):
            call_command("redact", 1, why=WHY, by="nobody", noinput=True)
        with pytest.raises(CommandError, match="Name the revisions by their numbers"):
            call_command("redact", why=WHY)
        monkeypatch.undo()
        monkeypatch.setattr("sys.stdin", io.StringIO())
        with pytest.raises(CommandError, match="nobody is there to be asked"):
            call_command("redact", 1, why=WHY)


def test_a_document_stays_whole_and_says_nothing_of_what_is_taken_out_of_it():
    document = parse(Path(FACTS).read_bytes())
    everything = {(record.NOUN, record.slug) for record in document.records()}
    left = without(document, everything)
    assert {(record.NOUN, record.slug) for record in left.records()} == everything
    assert parse(canonical(left)) == left
    texts = {text for text in texts_in(json.loads(canonical(left))) if " " in text}
    assert texts <= {"negotiation-timeline/1", "under way", "plan revision", "not reported"}
    assert without(document, set()) == document


def texts_in(plain):
    if isinstance(plain, dict):
        for value in plain.values():
            yield from texts_in(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from texts_in(value)
    elif isinstance(plain, str):
        yield plain


def test_only_records_leave_remains():
    with pytest.raises(TypeError):
        remains_of("a text")


def test_an_event_that_was_never_there_is_simply_not_found(event, client):
    assert client.get(f"{ROOT}events/canary/").status_code == 404
    assert Event.objects.count() == 1
