"""A table at the desk: mapped, looked at, drafted, drafted again when its next edition comes, and given back."""

import csv
import io
from datetime import datetime

import pytest
from django.urls import reverse

from benchmarks.imports import agreements
from tests.desk.admin.pages import messages_of
from tests.factories import NOON, make_actor, make_event
from timeline.desk.imports import staging
from timeline.desk.merging import merge
from timeline.desk.models import Actor, DraftVersion, Event, Import, ImportedEvent, Source
from timeline.desk.publishing import publish, refresh
from timeline.desk.recording import record_of
from timeline.public.store.models import Revision

MAPPING = {"AgtId": "id", "Agt": "title", "Dat": "date", "Con": "topics", "Part": "actors", "Txt": "account"}
HEAD = "AgtId,Agt,Dat,Con,Part,Txt,Lgt\r\n"
MINSK = '12,Minsk Protocol,05/09/2014,Ukraine; Ceasefire,Ukraine; OSCE,"Signed.\r\nIn ""Minsk"".",2\r\n'
GENEVA = "13,Geneva statement,April 2014,Ukraine,Ukraine,=1+1,1\r\n"
TABLE = HEAD + MINSK + GENEVA


def cells(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def standings(desk):
    return [(row.line, row.standing, row.told) for row in desk.latest.rows.order_by("line")]


def test_a_table_becomes_drafts_with_their_source_and_nothing_public(desk, curator):
    ukraine = make_actor("Ukraine", kind="state")
    assert desk.send(TABLE).url == desk.at("columns")
    assert desk.say(MAPPING).url == desk.at("check")
    shown = desk.check().content.decode()
    assert standings(desk) == [(2, "new", ""), (4, "new", "")]
    assert "1 source:</strong> Archive of agreements" in shown
    assert "2 topics:</strong> Ukraine; Ceasefire" in shown
    assert "2 actors:</strong> Peace Archive; OSCE" in shown
    assert Event.objects.count() == 0

    assert messages_of(desk.draft()) == ["2 rows are drafted."]

    minsk = Event.objects.get(slug="minsk-protocol")
    record = record_of(minsk)
    assert (record.kind, record.status, record.date.edtf) == ("announcement", "reported", "2014-09-05")
    assert (record.date.phrase, str(record.date.anchor)) == ("05/09/2014", "2025-12-01")
    assert (record.topics, record.account) == (("ukraine", "ceasefire"), 'Signed.\r\nIn "Minsk".')
    assert [part.actor for part in record.participations] == [ukraine.slug, "osce"]
    (citation,) = record.citations
    source = Source.objects.get(slug=citation.source)
    assert (source.title, source.url) == ("Archive of agreements", "https://archive.example.org/")
    assert [(hop.actor, hop.verb, hop.held) for hop in citation.chain] == [("peace-archive", "reported", True)]
    assert Actor.objects.get(slug="osce").kind == "group"
    assert Event.objects.get(slug="geneva-statement").date_edtf == "2014-04"

    assert {event.state for event in Event.objects.all()} == {"draft"}
    assert Revision.objects.count() == 0
    assert list(curator.logentry_set.values_list("object_repr", "change_message").order_by("object_repr")) == [
        ("Geneva statement", "Imported from “archive.csv”."),
        ("Minsk Protocol", "Imported from “archive.csv”."),
    ]


def test_the_hash_of_what_is_drafted_is_that_of_what_would_be_published(desk, curator):
    desk.bring_in(TABLE, MAPPING)
    for model in (Event, Source, Actor):
        for row in model.objects.all():
            assert (row.content_sha256, bool(row.content_sha256)) == (refresh(row), True)
            (version,) = DraftVersion.objects.of(row)
            assert (version.sha256, version.deed, version.by) == (row.content_sha256, "saved", curator)
    desk.negotiation.refresh_from_db()
    assert (desk.negotiation.content_sha256, desk.negotiation.edits) == (refresh(desk.negotiation), 1)
    event = Event.objects.get(slug="minsk-protocol")
    publish(event, by=None, at=NOON)
    event.refresh_from_db()
    assert event.state == "published"


def test_the_same_file_again_changes_nothing(desk):
    desk.bring_in(TABLE, MAPPING)
    before = list(Event.objects.order_by("pk").values())
    desk.send(TABLE)
    assert desk.client.get(desk.at("columns")).context["form"].initial["column_1"] == "title"
    desk.say(MAPPING, published_on="2026-12-01")
    assert "Draft " not in desk.check().content.decode()
    assert standings(desk) == [(2, "same", ""), (4, "same", "")]
    assert list(Event.objects.order_by("pk").values()) == before
    assert ImportedEvent.objects.count() == 2


def test_the_next_edition_changes_what_the_file_changed_and_keeps_what_the_desk_did(desk):
    desk.bring_in(TABLE, MAPPING)
    minsk = Event.objects.get(slug="minsk-protocol")
    osce = minsk.participations.get(actor__slug="osce")
    osce.role = "mediator"
    osce.save()
    minsk.title, minsk.summary = "Minsk Protocol is signed", "By a curator."
    minsk.save()
    publish(minsk, by=None, at=NOON)
    changed = MINSK.replace("05/09/2014", "19/09/2014").replace("Ukraine; OSCE", "OSCE; Russia")
    desk.send(HEAD + "11,Added,2013,,,,\r\n" + GENEVA + changed)
    desk.say(MAPPING)
    desk.check()
    assert standings(desk) == [
        (2, "new", ""),
        (3, "same", ""),
        (4, "changed", "Changes: Date and Actors, with ; between."),
    ]
    desk.draft()
    minsk.refresh_from_db()
    assert (minsk.title, minsk.summary, minsk.date_edtf) == ("Minsk Protocol is signed", "By a curator.", "2014-09-19")
    assert list(minsk.participations.order_by("position").values_list("actor__slug", "role")) == [
        ("osce", "mediator"),
        ("russia", "took part"),
    ]
    assert (minsk.state, minsk.citations.count()) == ("changed", 1)
    assert minsk.content_sha256 == refresh(minsk)
    assert Event.objects.count() == 3
    assert [row["Agt"] for row in cells(desk.table())] == ["Added", "Geneva statement", "Minsk Protocol is signed"]


def test_it_comes_out_as_it_went_in_but_for_what_the_desk_changed(desk):
    long = "A very long title " * 30
    table = HEAD + MINSK + GENEVA + f"14,{long},,B; A,,\r\n".replace("\r\n", ",\r\n")
    desk.bring_in(table, MAPPING)
    title = Event.objects.get(title__startswith="A very").title
    assert (title[-5:], len(title) <= 300) == ("very…", True)
    mapped = [{name: row[name] for name in MAPPING} for row in cells(table)]
    assert cells(desk.table("?exact")) == mapped
    assert [row["Txt"] for row in cells(desk.table())] == ['Signed.\r\nIn "Minsk".', "'=1+1", ""]

    Event.objects.filter(slug="minsk-protocol").update(account="Otherwise.")
    assert cells(desk.table("?exact")) == [mapped[0] | {"Txt": "Otherwise."}, *mapped[1:]]


def test_refused_rows_are_told_with_their_lines_and_hold_up_the_rest_until_they_are_left_out(desk):
    make_actor("Ada", slug="ada-1")
    make_actor("Ada", slug="ada-2")
    rows = [
        MINSK,
        "13,Bad day,31/02/2014,,,,\r\n",
        "14,,2014,,,,\r\n",
        "15,Ragged,2014\r\n",
        "12,Again,2014,,,,\r\n",
        "16,Whose,2014,,Ada,,\r\n",
        "17,No\x00,2014,,,,\r\n",
        f"18,Topic,2014,{'x' * 101},,,\r\n",
        f"{'9' * 201},Key,2014,,,,\r\n",
    ]
    desk.send(HEAD + "".join(rows))
    desk.say(MAPPING)
    shown = desk.check()
    assert standings(desk) == [
        (2, "new", ""),
        (4, "refused", "“31/02/2014” is no date: day 31 of month 2 is in no calendar."),
        (5, "refused", "The row has no title."),
        (6, "refused", "The cells of the row (3) do not match the columns (7)."),
        (7, "refused", "The row has the id of the row at line 2."),
        (8, "refused", "“Ada” is a name of more than one actor: write ada-1, ada-2."),
        (9, "refused", "The row holds a NUL character, which no database keeps."),
        (10, "refused", f"“{'x' * 60}”: Ensure this value has at most 100 characters (it has 101)."),
        (11, "refused", "The id has more than 200 characters."),
    ]
    assert [row.line for row in shown.context["rows"]] == [4, 5, 6, 7, 8, 9, 10, 11]
    assert messages_of(desk.client.post(desk.at("check"))) == [
        "Nothing was drafted: some rows are refused. Mend the file, or tick that they stay out."
    ]
    assert Event.objects.count() == 0
    desk.draft(without_refused="yes")
    assert [event.title for event in Event.objects.all()] == ["Minsk Protocol"]


def test_a_second_row_that_leads_to_the_same_event_by_its_slug_is_refused_however_far_below(desk, monkeypatch):
    desk.bring_in(TABLE, MAPPING)
    mapping = {"Id": "id", "Slug": "slug", "Agt": "title"}
    rows = ["12,,Minsk Protocol", *(f"{number},,Talks" for number in range(100, 199)), ",minsk-protocol,Minsk"]
    desk.send("Id,Slug,Agt\r\n" + "\r\n".join([*rows, "77,minsk-protocol,Minsk once more"]))
    desk.say(mapping)
    monkeypatch.setattr("timeline.desk.admin.imports.SECONDS_A_STEP", -1)
    desk.check()
    desk.check()
    told = "The row leads to the same event as the row at line 2."
    assert [each for each in standings(desk) if each[1] != "new"] == [
        (2, "same", ""),
        (102, "refused", told),
        (103, "refused", told),
    ]


def test_two_rows_that_come_to_one_event_after_the_check_are_not_drafted(desk):
    desk.bring_in(TABLE, MAPPING)
    desk.send("Slug,Agt\r\nminsk-protocol,Minsk\r\ngeneva-statement,Geneva\r\n")
    desk.say({"Slug": "slug", "Agt": "title"})
    desk.check()
    ImportedEvent.objects.filter(key="12").update(key="slug geneva-statement")
    assert messages_of(desk.client.post(desk.at("check"))) == [
        "Nothing was drafted. The desk has changed since the rows were checked; "
        "line 3: It leads to the event of line 2 by now."
    ]
    assert set(Event.objects.values_list("title", flat=True)) == {"Minsk Protocol", "Geneva statement"}


def test_what_comes_between_the_check_and_the_drafting_undoes_all_of_it(desk):
    desk.bring_in(TABLE, MAPPING)
    desk.send(HEAD + "11,Added,2013,,,,\r\n" + MINSK.replace("Signed", "Initialled"))
    desk.say(MAPPING)
    desk.check()
    Event.objects.get(slug="minsk-protocol").delete()
    told = messages_of(desk.client.post(desk.at("check")))
    assert told == [
        "Nothing was drafted. The desk has changed since the rows were checked; line 3: Its event was deleted."
    ]
    assert [event.title for event in Event.objects.all()] == ["Geneva statement"]


def test_a_file_is_drafted_once(desk):
    desk.bring_in(TABLE, MAPPING)
    desk.draft()
    assert Event.objects.count() == 2
    assert (desk.latest.pieces.count(), desk.latest.rows.filter(proposal={}).count()) == (0, 2)


def test_checking_goes_on_where_it_stopped_and_shows_how_far_it_is(desk, monkeypatch):
    count = staging.BATCH * 2 + 5
    desk.send("Agt,Dat\r\n" + "".join(f"Talks {number},2014\r\n" for number in range(count)))
    desk.say({"Agt": "title", "Dat": "date"})
    monkeypatch.setattr("timeline.desk.admin.imports.SECONDS_A_STEP", -1)
    answers = [desk.check() for _step in range(3)]
    assert [answer.get("Refresh") for answer in answers] == ["0", "0", None]
    assert "100 of 205 rows are read." in answers[0].content.decode()
    assert desk.latest.counts() == {"new": count}


def test_of_two_requests_that_check_the_same_rows_one_is_kept(desk):
    desk.send(TABLE)
    desk.say(MAPPING)
    first, second = desk.latest, Import.objects.get(pk=desk.latest.pk)
    staging.check_on(first, has_time=lambda: True)
    assert staging.check_on(second, has_time=lambda: True).is_checked
    assert desk.latest.counts() == {"new": 2}


def test_a_row_without_an_id_is_known_by_its_title_and_date(desk):
    mapping = {"Agt": "title", "Dat": "date", "Txt": "account"}
    table = "Agt,Dat,Txt\r\nTalks,2014,a\r\nTalks,2015,b\r\n"
    desk.bring_in(table, mapping)
    desk.send(table.replace("b", "c") + "Talks,2014,d\r\n")
    desk.say(mapping)
    desk.check()
    assert standings(desk) == [
        (2, "same", ""),
        (3, "changed", "Changes: Account."),
        (4, "refused", "The row is that of line 2 once more."),
    ]


def test_a_row_may_name_its_own_source_which_its_words_for_a_date_count_from(desk):
    mapping = {"t": "title", "d": "date", "u": "source_url", "o": "source_outlet", "p": "source_published_on"}
    table = "t,d,u,o,p\r\nTalks,on Sunday,https://daily.example.org/1,Daily,03/12/2024\r\nMore,on Sunday,,,\r\n"
    desk.bring_in(table, mapping)
    talks, more = (Event.objects.get(slug=slug) for slug in ("talks", "more"))
    assert (talks.date_edtf, more.date_edtf) == ("2024-12-01", "2025-11-30")
    source = talks.citations.get().source
    assert (source.slug, source.title, source.outlet.kind) == ("daily-2024-12-03", "Talks", "outlet")
    assert cells(desk.table()) == cells(table)


def test_our_own_columns_go_out_and_come_back_to_the_same_events(desk):
    event = make_event("Envoys meet", negotiation=desk.negotiation)
    event.participations.create(actor=make_actor("Ada Envoy"))
    refresh(event)
    listed = reverse("admin:timeline_event_changelist")
    answer = desk.client.post(listed, {"action": "download_selected", "_selected_action": [event.pk]})
    table = b"".join(answer.streaming_content).decode()
    assert answer["Content-Disposition"] == 'attachment; filename="events.csv"'
    (row,) = cells(table)
    assert {name: text for name, text in row.items() if text} == {
        "slug": event.slug,
        "title": "Envoys meet",
        "kind": "talks",
        "status": "happened",
        "date": "2025-11-30",
        "is_ongoing": "no",
        "actors": "Ada Envoy",
        "source_outlet": "Daily",
        "source_title": "Envoys meet",
        "source_published_on": "2025-12-01",
    }
    mapping = {name: name for name in row}
    desk.send(table)
    desk.say(mapping)
    desk.check()
    assert standings(desk) == [(2, "same", "")]
    desk.send(table.replace("talks", "visit"))
    desk.say(mapping)
    desk.check()
    assert standings(desk) == [(2, "changed", "Changes: Kind.")]
    desk.draft()
    event.refresh_from_db()
    assert (event.kind, event.participations.count(), event.citations.count()) == ("visit", 1, 1)


@pytest.mark.parametrize(
    "mapping, terms, told",
    [
        ({"Dat": "date"}, {}, "Say which column holds the title of the event."),
        ({"Agt": "title", "Txt": "title"}, {}, "“Agt” goes there already."),
        ({"Agt": "title"}, {"outlet": ""}, "This field is required."),
        ({"Agt": "title"}, {"published_on": "soon"}, "Enter a valid date."),
        ({"Agt": "made up"}, {}, "Select a valid choice. made up is not one of the available choices."),
    ],
)
def test_what_is_missing_is_asked_for(desk, mapping, terms, told):
    desk.send(TABLE)
    answer = desk.say(mapping, **terms)
    assert (answer.status_code, told in answer.content.decode()) == (400, True)
    assert desk.check().url == desk.at("columns")


def test_a_file_that_was_thrown_away_leaves_nothing(desk):
    desk.send(TABLE)
    desk.say(MAPPING)
    desk.check()
    delete = reverse("admin:timeline_import_delete", args=[desk.latest.pk])
    assert desk.client.get(delete).status_code == 200
    desk.client.post(delete, {"post": "yes"})
    assert (Import.objects.count(), Event.objects.count()) == (0, 0)


def test_a_table_of_agreements_comes_out_unchanged_in_every_column_that_was_mapped(desk, tmp_path):
    path = tmp_path / "agreements.csv"
    agreements.write(path, count=20, longest=2_000)
    assert len(agreements.HEADING) == 38
    desk.bring_in(path.read_bytes(), agreements.MAPPING)
    table = path.read_bytes().decode()
    mapped = [{name: row[name] for name in row if name in agreements.MAPPING} for row in cells(table)]
    assert cells(desk.table("?exact")) == mapped
    first = Event.objects.get(imported_as__key="1")
    assert first.date_earliest == datetime.strptime(mapped[0]["Dat"], "%d/%m/%Y").date()  # noqa: DTZ007


def test_a_curators_own_reading_of_a_date_outlives_the_next_edition(desk):
    desk.bring_in(TABLE, MAPPING)
    minsk = Event.objects.get(slug="minsk-protocol")
    minsk.date_override, minsk.date_override_why = "2014-09-06", "Signed after midnight."
    minsk.save()
    desk.bring_in(TABLE.replace("05/09/2014", "04/09/2014"), MAPPING)
    minsk.refresh_from_db()
    assert (minsk.date_edtf, minsk.date.edtf, str(minsk.date_latest)) == ("2014-09-04", "2014-09-06", "2014-09-06")


def test_the_source_of_a_later_edition_joins_the_first_where_it_says_something_else(desk):
    mapping = MAPPING | {"Lgt": "source_locator"}
    desk.bring_in(TABLE, mapping)
    desk.bring_in(
        TABLE.replace("05/09/2014", "04/09/2014").replace(",2\r\n", ",3\r\n"), mapping, title="Second edition"
    )
    desk.bring_in(
        TABLE.replace("05/09/2014", "04/09/2014").replace(",2\r\n", ",4\r\n"), mapping, title="Second edition"
    )
    cited = Event.objects.get(slug="minsk-protocol").citations.order_by("pk")
    assert list(cited.values_list("source__title", "locator")) == [
        ("Archive of agreements", "2"),
        ("Second edition", "4"),
    ]
    assert Event.objects.get(slug="geneva-statement").citations.count() == 1


def test_two_new_rows_that_ask_for_one_slug_get_two(desk):
    mapping = {"i": "id", "s": "slug", "t": "title"}
    desk.bring_in("i,s,t\r\n1,talks,Talks\r\n2,talks,Other talks\r\n", mapping)
    assert list(Event.objects.order_by("slug").values_list("slug", flat=True)) == ["talks", "talks-2"]


def test_a_name_of_an_actor_that_was_merged_leads_to_the_one_that_was_kept(desk, curator):
    kept, gone = make_actor("Ada Envoy"), make_actor("A. Envoy", slug="a-envoy")
    merge(kept, gone, by=curator, at=NOON)
    desk.bring_in("t,a\r\nTalks,A. Envoy\r\nMore,a-envoy\r\n", {"t": "title", "a": "actors"})
    found = Event.objects.order_by("slug").values_list("slug", "participations__actor")
    assert list(found) == [("more", kept.pk), ("talks", kept.pk)]
