"""Two actors, or two sources, that turn out to be one: at the desk, before readers, and back again."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

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
)
from timeline.desk import merging, publishing
from timeline.desk.drafting import draft
from timeline.desk.gathering import document_of
from timeline.desk.merging import CannotMerge, merge, undo
from timeline.desk.models import (
    Actor,
    Citation,
    Event,
    Hop,
    Merge,
    Name,
    Negotiation,
    Office,
    Participation,
    Party,
    PeacePlanVersion,
    ProvisionReading,
    Source,
)
from timeline.desk.models.publishable import State
from timeline.desk.publishing import NotReady, publish, retract
from timeline.desk.recording import record_of
from timeline.public.store import ledger
from timeline.public.store.models import Published, Revision
from timeline.records.document import parse, readable
from timeline.records.plain import BadRecord

LATER = datetime(2025, 12, 3, 9, 0, tzinfo=UTC)
MUCH_LATER = datetime(2025, 12, 4, 9, 0, tzinfo=UTC)
WHY = "One person, printed in two spellings."
pytestmark = pytest.mark.django_db

TABLES = [Negotiation, Party, Actor, Name, Office, Source, Event, Participation, Citation, Hop]
TABLES += [PeacePlanVersion, ProvisionReading]


def everything():
    """Every row at the desk and of the record, but for what counts and orders edits."""
    rows = {
        model.__name__: [
            {name: value for name, value in row.items() if name != "edits"}
            for row in model.objects.order_by("pk").values()
        ]
        for model in TABLES
    }
    return rows | {"revisions": Revision.objects.count(), "entries": LogEntry.objects.count()}


def records():
    """The record of every noun at the desk, and what readers have of it."""
    rows = [row for model in publishing.NOUN_OF for row in model.objects.order_by("pk")]
    return [(record_of(row), publishing.public_record(row)) for row in rows]


def states():
    return {str(row): row.state for model in publishing.NOUN_OF for row in model.objects.order_by("pk")}


@pytest.fixture
def two():
    """One man under two spellings, each named in every way that an actor can be, all of it public; and a curator."""
    make_two()
    hnatov, ignatov = (Actor.objects.get(slug=slug) for slug in ("andrii-hnatov", "andriy-ignatov"))
    return hnatov, ignatov, User.objects.get()


@made_once
def make_two():
    curator = make_curator()
    ukraine = make_actor("Ukraine", kind="state")
    hnatov = make_actor("Andrii Hnatov", represents=ukraine)
    ignatov = make_actor("Andriy Ignatov", represents=ukraine, note="As one source prints it.")
    aide = make_actor("Aide", represents=ignatov)
    source = make_source()
    Name.objects.create(actor=hnatov, text="Андрій Гнатов", language="uk", source=source)
    Name.objects.create(actor=ignatov, text="A. Ignatov", source=source)
    Office.objects.create(actor=ignatov, title="Chief of the General Staff", source=source)
    Office.objects.create(actor=aide, title="Aide to the chief", organisation=ignatov, source=source)
    make_event("Hnatov speaks", slug="hnatov-speaks")
    talks = make_event("Ignatov meets the envoys", slug="talks")
    Participation.objects.create(event=talks, actor=ignatov, capacity="Chief of the General Staff")
    cite(Participation.objects.create(event=talks, actor=aide), chain=[ignatov, source.outlet])
    version = make_plan_version("First plan", slug="first")
    cite(version, chain=[ignatov, source.outlet])
    reading = ProvisionReading.objects.create(version=version, provision=make_provision(), state="included")
    cite(reading, chain=[ignatov, source.outlet])
    Participation.objects.create(event=Event.objects.get(slug="hnatov-speaks"), actor=hnatov)
    for row in (*Event.objects.order_by("pk"), version, hnatov, ignatov):
        publish(row, by=curator, at=NOON)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


class TestTwoActors:
    def test_the_kept_one_is_named_wherever_the_other_was_at_the_desk_and_in_the_record(self, two):
        hnatov, ignatov, curator = two
        merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)

        for record, public in records():
            others = record.slug != "andriy-ignatov"
            assert ("actor", "andriy-ignatov") not in set(record.references())
            assert public == record
            assert not others or record.NOUN != "actor" or record.merged_into is None
        assert merging.mentions_of(fresh(ignatov)) == []
        assert set(states().values()) == {State.PUBLISHED}

    def test_it_has_both_sets_of_names_and_offices(self, two):
        hnatov, ignatov, curator = two
        merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)

        kept = record_of(fresh(hnatov))
        assert [name.text for name in kept.names] == ["Андрій Гнатов", "Andriy Ignatov", "A. Ignatov"]
        assert [office.title for office in kept.offices] == ["Chief of the General Staff"]
        assert kept.note == "As one source prints it."

    def test_readers_are_told_once_of_each_record_with_the_reason_and_the_merged_one_comes_last(self, two):
        hnatov, ignatov, curator = two
        before = ledger.head().seq
        made = merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)

        told = Revision.objects.filter(seq__gt=before).order_by("seq")
        assert {(revision.deed, revision.reason, revision.at) for revision in told} == {("corrected", WHY, LATER)}
        assert sorted(revision.slug for revision in told) == [
            "aide",
            "andrii-hnatov",
            "andriy-ignatov",
            "first",
            "talks",
        ]
        assert told.last().slug == "andriy-ignatov"
        assert (made.first_seq, made.last_seq) == (told.first().seq, told.last().seq)
        assert list(ledger.faults()) == []

    def test_what_is_not_published_yet_stays_so(self, two):
        hnatov, ignatov, curator = two
        talks = Event.objects.get(slug="talks")
        talks.summary = "Still being checked."
        talks.save()
        publishing.refresh(talks)
        merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)

        talks = fresh(talks)
        assert talks.state == State.CHANGED
        assert publishing.public_record(talks).summary == ""
        assert publishing.public_record(talks).participations[0].actor == "andrii-hnatov"
        assert record_of(talks).summary == "Still being checked."

    def test_a_curator_who_has_a_page_open_is_told(self, two):
        hnatov, ignatov, curator = two
        before = dict(Event.objects.values_list("slug", "edits"))
        merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)

        assert dict(Event.objects.values_list("slug", "edits")) == before | {"talks": before["talks"] + 1}
        entries = LogEntry.objects.filter(change_message="“Andriy Ignatov” merged into “Andrii Hnatov”")
        assert {entry.object_repr for entry in entries} == {
            *("Andrii Hnatov", "Andriy Ignatov", "Aide", "Ignatov meets the envoys", "First plan")
        }

    def test_a_draft_is_merged_without_a_word_to_readers(self, two):
        hnatov, _ignatov, curator = two
        stray = make_actor("General Hnatov")
        before = ledger.head().seq
        merge(hnatov, stray, by=curator, at=LATER)

        assert ledger.head().seq == before
        assert fresh(hnatov).state == State.CHANGED

    def test_a_failure_half_way_leaves_nothing_changed(self, two, monkeypatch):
        hnatov, ignatov, curator = two
        before, amend, calls = everything(), publishing.amend, []

        def fails_the_third_time(*args, **how):
            calls.append(args)
            if len(calls) == 3:
                raise OSError("The disk is full.")
            return amend(*args, **how)

        monkeypatch.setattr(publishing, "amend", fails_the_third_time)
        with pytest.raises(OSError, match="full"):
            merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)

        assert everything() == before
        assert Merge.objects.count() == 0

    def test_the_published_tables_come_out_the_same_when_they_are_drawn_again(self, two):
        hnatov, ignatov, curator = two
        merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)
        columns = [field.name for field in Published._meta.fields if field.name != "id"]
        before = list(Published.objects.order_by("noun", "slug", "edition").values_list(*columns))
        publishing.ledger.projection.rebuild()

        assert list(Published.objects.order_by("noun", "slug", "edition").values_list(*columns)) == before

    def test_the_document_is_closed_and_loads_again_unchanged(self, two):
        hnatov, ignatov, curator = two
        old = readable(document_of(Negotiation.objects.get()))
        merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)
        document = document_of(Negotiation.objects.get())

        assert "andriy-ignatov" not in [actor.slug for actor in document.actors]
        drafted = draft(parse(readable(document)))
        assert (drafted.made, drafted.changed) == (0, 0)
        with pytest.raises(BadRecord, match="was merged into “andrii-hnatov” here"):
            draft(parse(old))

    def test_a_third_one_follows(self, two):
        hnatov, ignatov, curator = two
        third = make_actor("Andrii Viktorovych Hnatov")
        publish(third, by=curator, at=NOON)
        first = merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)
        merge(fresh(third), fresh(hnatov), by=curator, at=MUCH_LATER, reason=WHY)

        assert fresh(ignatov).merged_into == third
        assert publishing.public_record(fresh(ignatov)).merged_into == third.slug
        with pytest.raises(CannotMerge, match="was merged into “Andrii Viktorovych Hnatov” since: undo that first"):
            undo(first, by=curator, at=MUCH_LATER, reason="Two men after all.")


class TestOneKnownOnlyInPrivate:
    @pytest.fixture
    def canary(self, two):
        """An actor whom only a private negotiation names, where a source prints a name of theirs."""
        talks = make_negotiation("secret-talks", visibility="private")
        canary = make_actor("Zorro Canary", short_name="Canary", note="Canary note.")
        source = make_source("canary-src")
        Name.objects.create(actor=canary, text="Z. Canary", source=source)
        Office.objects.create(actor=canary, title="Canary officer", source=source)
        event = make_event("Canary speaks", negotiation=talks, cited=False)
        Participation.objects.create(event=event, actor=canary)
        cite(event, source=source)
        return canary

    def test_no_name_of_theirs_reaches_other_readers_and_undoing_gives_back_what_each_had(self, two, canary, client):
        hnatov, _ignatov, curator = two
        publish(Event.objects.get(title="Canary speaks"), by=curator, at=NOON)
        before = records()
        made = merge(hnatov, fresh(canary), by=curator, at=LATER, reason="Canary reason.")

        assert [name.text for name in record_of(fresh(hnatov)).names] == ["Андрій Гнатов", "Z. Canary"]
        for path in ("timeline.json", "actors/andrii-hnatov/", "?q=zorro", "corrections/", "corrections.atom"):
            assert "anary" not in client.get(f"/border-talks/{path}").content.decode()
        for words in ("zorro", "canary"):
            assert "events" not in client.get(f"/border-talks/timeline.json?q={words}").json()
        undo(made, by=curator, at=MUCH_LATER, reason="Two after all.")
        assert records() == before

    def test_nor_does_one_of_a_draft(self, two, canary):
        hnatov, _ignatov, curator = two
        merge(hnatov, canary, by=curator, at=LATER)

        assert [name.text for name in record_of(fresh(hnatov)).names] == ["Андрій Гнатов", "Z. Canary"]

    def test_they_are_not_kept_instead_of_one_whom_readers_have(self, two, canary):
        hnatov, _ignatov, curator = two
        publish(Event.objects.get(title="Canary speaks"), by=curator, at=NOON)
        with pytest.raises(CannotMerge, match="Readers have “Andrii Hnatov” and not “Zorro Canary”"):
            merge(fresh(canary), hnatov, by=curator, at=LATER, reason=WHY)


class TestRefusals:
    @pytest.mark.parametrize(
        "columns, sentence",
        [
            ({"kind": "outlet"}, "are of different kinds"),
            ({"represents": "kept"}, "is named on the page of the other"),
        ],
    )
    def test_two_that_cannot_be_one_are_not_merged(self, columns, sentence):
        kept = make_actor("Kept")
        columns = {name: kept if value == "kept" else value for name, value in columns.items()}
        with pytest.raises(CannotMerge, match=sentence):
            merge(kept, make_actor("Other", **columns), by=None, at=LATER)

    def test_two_parties_of_one_negotiation_are_not_merged(self):
        negotiation = make_negotiation()
        north, south = make_actor("North", kind="state"), make_actor("South", kind="state")
        for slot, actor in enumerate([north, south], start=1):
            Party.objects.create(negotiation=negotiation, actor=actor, slot=slot)
        with pytest.raises(CannotMerge, match="Both are parties to “Border talks”"):
            merge(north, south, by=None, at=LATER)

    def test_the_one_that_readers_have_is_kept(self, two):
        _hnatov, ignatov, curator = two
        with pytest.raises(CannotMerge, match="keep the one that they have"):
            merge(make_actor("Stray"), ignatov, by=curator, at=LATER, reason=WHY)

    def test_readers_are_given_a_reason(self, two):
        hnatov, ignatov, curator = two
        with pytest.raises(CannotMerge, match="give a reason"):
            merge(hnatov, ignatov, by=curator, at=LATER, reason=" ")

    def test_what_was_merged_is_neither_published_nor_retracted_nor_named(self, two):
        hnatov, ignatov, curator = two
        merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)
        ignatov = fresh(ignatov)
        with pytest.raises(NotReady, match="undo the merge first"):
            retract(ignatov, by=curator, at=LATER, reason="Wrong.")
        stale = make_event("Typed before the merge")
        Participation.objects.create(event=stale, actor=ignatov)
        with pytest.raises(NotReady, match="names “Andriy Ignatov”, which was merged into “Andrii Hnatov”"):
            publish(stale, by=curator, at=LATER)
        with pytest.raises(CannotMerge, match="was merged into “Andrii Hnatov” already"):
            merge(make_actor("Another"), ignatov, by=curator, at=LATER, reason=WHY)

    def test_sources_of_another_outlet_or_day_are_two(self):
        kept = make_source("a")
        other = make_source("b", outlet=make_actor("Weekly", kind="outlet"), published_on=date(2025, 12, 2))
        with pytest.raises(CannotMerge) as refused:
            merge(kept, other, by=None, at=LATER)
        assert [word in str(refused.value) for word in ("different outlets", "different days")] == [True, True]


@pytest.fixture
def two_sources():
    """One report, entered twice, each printing the same name, all public."""
    curator = make_curator()
    kept, other = make_source("a", url="https://daily.example/1"), make_source("b", place="Vienna")
    envoy = make_actor("Ada Envoy", affiliation_label="neutral", affiliation_source=other)
    for source in (other, kept):
        Name.objects.create(actor=envoy, text="A. Envoy", source=source, note=f"Printed in {source.slug}.")
    Office.objects.create(actor=envoy, title="Envoy", source=other)
    event = make_event("Envoys meet", cited=False)
    cite(event, source=other, chain=[envoy, other.outlet])
    cite(event, source=kept)
    version = make_plan_version("First plan", text_source=other)
    cite(version, source=other)
    for row in (event, version):
        publish(row, by=curator, at=NOON)
    return fresh(kept), fresh(other), curator


class TestTwoSources:
    def test_the_kept_one_is_cited_wherever_the_other_was(self, two_sources):
        kept, other, curator = two_sources
        merge(kept, other, by=curator, at=LATER, reason="One report.")

        for record, public in records():
            assert ("source", "b") not in set(record.references())
            assert public == record
        assert record_of(fresh(kept)).place == "Vienna"
        assert [name.note for name in record_of(Actor.objects.get(slug="ada-envoy")).names] == ["Printed in a."]

    def test_it_can_be_undone(self, two_sources):
        kept, other, curator = two_sources
        before = records()
        undo(merge(kept, other, by=curator, at=LATER, reason="One report."), by=curator, at=MUCH_LATER, reason="Two.")

        assert records() == before


class TestUndoing:
    def test_both_have_exactly_what_each_had(self, two):
        hnatov, ignatov, curator = two
        before, names = records(), list(Name.objects.filter(actor=ignatov).values())
        made = merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)
        undo(made, by=curator, at=MUCH_LATER, reason="They are two men.")

        assert records() == before
        assert list(Name.objects.filter(actor=ignatov).values()) == names
        assert set(states().values()) == {State.PUBLISHED}
        assert Merge.objects.get().undone_at == MUCH_LATER
        assert list(ledger.faults()) == []
        with pytest.raises(CannotMerge, match="was undone already"):
            undo(made, by=curator, at=MUCH_LATER, reason="Again.")

    def test_what_came_since_stays_with_the_kept_one(self, two):
        hnatov, ignatov, curator = two
        made = merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)
        Name.objects.create(actor=hnatov, text="Gen. Hnatov")
        later = make_event("A later statement")
        Participation.objects.create(event=later, actor=hnatov)
        undo(made, by=curator, at=MUCH_LATER, reason="They are two men.")

        assert [name.text for name in record_of(fresh(hnatov)).names] == ["Андрій Гнатов", "Gen. Hnatov"]
        assert later.participations.get().actor == hnatov

    def test_what_was_published_since_is_published_again_as_it_is_then(self, two):
        hnatov, ignatov, curator = two
        made = merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)
        talks = Event.objects.get(slug="talks")
        talks.summary = "They met for an hour."
        talks.save()
        publish(talks, by=curator, at=LATER, reason="More is known.")
        undo(made, by=curator, at=MUCH_LATER, reason="They are two men.")

        public = publishing.public_record(fresh(talks))
        assert (public.summary, public.participations[0].actor) == ("They met for an hour.", "andriy-ignatov")

    def test_what_was_retracted_since_stays_retracted(self, two):
        hnatov, ignatov, curator = two
        made = merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)
        talks = Event.objects.get(slug="talks")
        retract(talks, by=curator, at=LATER, reason="It did not take place.")
        undo(made, by=curator, at=MUCH_LATER, reason="They are two men.")

        assert fresh(talks).state == State.RETRACTED
        assert record_of(fresh(talks)).participations[0].actor == "andriy-ignatov"

    def test_it_is_refused_where_it_cannot_be_told_whose_something_is(self, two):
        hnatov, ignatov, curator = two
        made = merge(hnatov, ignatov, by=curator, at=LATER, reason=WHY)
        Participation.objects.filter(event__slug="talks", actor=hnatov).delete()
        Name.objects.filter(actor=hnatov, text="A. Ignatov").update(note="Corrected.")
        talks = Event.objects.get(slug="talks")
        publish(talks, by=curator, at=LATER, reason="Who took part is not known.")
        talks = fresh(talks)
        talks.summary = "Not published yet."
        talks.save()
        publishing.refresh(talks)
        before = everything()
        with pytest.raises(CannotMerge) as refused:
            undo(made, by=curator, at=MUCH_LATER, reason="They are two men.")

        assert str(refused.value) == (
            "What “Andrii Hnatov” got from “Andriy Ignatov” was changed since: see “names” on its page. "
            "1 place that named “Andriy Ignatov” names neither now, so it cannot be given back. "
            "Published since, and changed again without publishing: “Ignatov meets the envoys”. Publish these first."
        )
        assert everything() == before
