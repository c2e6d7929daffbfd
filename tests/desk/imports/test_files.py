"""Files as they come: in any encoding, of any format, by anybody, and however hostile."""

import json
import tracemalloc
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from tests.desk.admin.pages import messages_of
from tests.factories import FACTS
from timeline.desk.models import Actor, Event, Import, Negotiation
from timeline.public.store.models import Revision

RUSSIAN = "Название;Дата\r\nПеремирие в Минске;5 Sept 2014\r\n"


@pytest.mark.parametrize(
    "encoding, shown",
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("cp1251", "Windows-1251")],
)
def test_the_encoding_is_found_shown_and_read(desk, encoding, shown):
    desk.send(RUSSIAN.encode(encoding))
    page = desk.client.get(desk.at("columns"))
    assert f"<dt>Encoding</dt><dd>{shown}</dd>" in page.content.decode()
    assert desk.latest.heading == ["Название", "Дата"]
    desk.say({"Название": "title", "Дата": "date"})
    desk.check()
    desk.draft()
    assert Event.objects.values_list("title", "slug", "date_edtf").get() == (
        "Перемирие в Минске",
        "event",
        "2014-09-05",
    )


def test_an_encoding_that_was_found_out_wrongly_is_changed_on_the_page(desk):
    desk.send("Titre;Date\r\nТ;2014\r\n".encode("cp1251"))
    assert desk.latest.encoding == "cp1252"
    change = {"reading": "1", "encoding": "cp1251", "delimiter": ";"}
    assert desk.client.post(desk.at("columns"), change).url == desk.at("columns")
    assert desk.client.get(desk.at("columns")).context["columns"][0][1] == ["Т"]
    answer = desk.client.post(desk.at("columns"), change | {"encoding": "utf-8-sig"})
    assert messages_of(answer) == ["Line 1 or one soon after it cannot be read as UTF-8. Choose another encoding."]
    assert desk.latest.encoding == "cp1251"


@pytest.mark.parametrize(
    "content, told",
    [
        (b"", "The submitted file is empty."),
        (b"\r\n\r\n", "The file is empty."),
        (b"PK\x03\x04" + b"\x00" * 1000, "This is a spreadsheet or another packed file, not text."),
        (b"title,date\r\n", "The file has no row below its first line, which names the columns."),
        (b",,,\r\n", "The file has no row below its first line, which names the columns."),
        (b"a\x00,b\r\n1,2\r\n", "The first line holds a NUL character."),
        (b'a,b\r\n"x"y,2\r\n', "In the row at line 2 a quotation mark is out of place."),
        (b'{"a": 1}', "This JSON is neither a timeline document"),
        (b'{"events": [', "The file cannot be read as JSON"),
        (b"[" * 100_000 + b'"events"', "The file cannot be read as JSON"),
        (b"a,b\r\n" + b"1,2\r\n" * 4, "The file has more than 3 rows. Divide it into several files."),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence_and_not_kept(desk, settings, content, told):
    settings.IMPORT_MOST_ROWS = 3
    answer = desk.send(content)
    assert answer.status_code == 400
    assert [error for error in answer.context["form"].errors["file"] if error.startswith(told)]
    assert Import.objects.count() == 0


def test_a_file_that_is_too_large_is_refused(desk, settings):
    settings.IMPORT_MOST_MB = 1
    answer = desk.send(b"a,b\r\n" + b"1,2\r\n" * 300_000)
    assert answer.context["form"].errors["file"] == ["The file has more than 1 MB. Divide it into several files."]


def test_memory_does_not_grow_with_the_file(desk):
    row = f"Talks,{'x' * 20_000}\r\n".encode()
    tracemalloc.start()
    desk.send(b"title,text\r\n" + row)
    tracemalloc.reset_peak()
    before, _peak = tracemalloc.get_traced_memory()
    content = b"title,text\r\n" + row * 500
    desk.send(content)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # Twice for the request that the test itself puts together, and some pieces of a megabyte.
    assert (peak - before) / len(content) < 4


def test_a_cell_of_200_000_characters_and_formulas_are_kept_as_text(desk):
    long = "Текст " * 33_334
    desk.send(f"title,text,note\r\nTalks,{long},\"=cmd|' /C calc'!A0\"\r\n")
    desk.say({"title": "title", "text": "account", "note": "note"})
    desk.check()
    desk.draft()
    assert Event.objects.values_list("account", "note").get() == (long, "=cmd|' /C calc'!A0")


def test_markup_in_a_file_is_shown_as_text(desk):
    desk.send("title,<script>alert(1)</script>\r\n<img src=x onerror=alert(2)>,<b>\r\n")
    assert "<script>alert(1)" not in desk.client.get(desk.at("columns")).content.decode()
    desk.say({"title": "title"})
    page = desk.check().content.decode()
    assert ("<img src=x" in page, "&lt;img src=x onerror=alert(2)&gt;" in page) == (False, True)


def test_a_spreadsheet_of_timelinejs_needs_no_mapping(desk):
    desk.send("Year,Month,Headline,Text,Type\r\n2014,9,Minsk,<p>Signed</p>,\r\n,,All,,title\r\n")
    page = desk.client.get(desk.at("columns"))
    assert page.context["columns"] == []
    assert (desk.latest.shape, desk.say({}).url) == ("timelinejs sheet", desk.at("check"))
    desk.check()
    desk.draft()
    event = Event.objects.get()
    assert (event.title, event.account, event.date_edtf) == ("Minsk", "Signed", "2014-09")
    assert event.date_rule == "The file gives the date in parts."
    assert desk.latest.counts() == {"new": 1, "left out": 1}


def test_slides_of_timelinejs_are_found_again_by_their_ids(desk):
    slide = {"unique_id": "a", "start_date": {"year": 2014}, "text": {"headline": "Minsk"}}
    content = {"events": [slide]}
    desk.send(json.dumps(content), name="slides.json")
    assert desk.latest.shape == "timelinejs"
    desk.say({})
    desk.check()
    desk.draft()
    slide["start_date"]["month"] = 9
    desk.send(json.dumps(content), name="slides.json")
    desk.say({}, collection="archive")
    desk.check()
    assert desk.latest.counts() == {"changed": 1}
    desk.draft()
    assert Event.objects.get().date_edtf == "2014-09"


def test_a_timeline_document_is_looked_at_without_leaving_anything_and_then_drafted(desk):
    content = Path(FACTS).read_bytes()
    assert desk.send(content, name="facts.json").url == desk.at("check")
    page = desk.check()
    assert (desk.latest.counts(), Event.objects.count()) == ({"new": 43}, 0)
    assert page.context["rows"][0].title.startswith("negotiation: ")
    desk.draft()
    assert (Event.objects.filter(negotiation__slug="ukraine-2025").count() > 0, Revision.objects.count()) == (True, 0)
    assert desk.latest.negotiation.slug == "ukraine-2025"

    plain = json.loads(content)
    plain["events"][0]["title"] = "Another title"
    desk.send(json.dumps(plain), name="facts.json")
    desk.check()
    assert desk.latest.counts() == {"same": 42, "changed": 1}


def test_a_document_that_is_wrong_is_told_place_by_place_and_not_drafted(desk):
    plain = json.loads(Path(FACTS).read_bytes())
    plain["events"][0]["kind"] = "war"
    plain["events"][1]["slug"] = "A B"
    desk.send(json.dumps(plain), name="facts.json")
    desk.check()
    rows = list(desk.latest.rows.order_by("line").values_list("standing", "title"))
    assert rows[0] == ("refused", "events[0].kind")
    desk.draft(without_refused="yes")
    assert (Negotiation.objects.count(), Actor.objects.count()) == (1, 0)


def test_only_who_may_add_and_change_events_may_import(desk, negotiation):
    desk.send(RUSSIAN)
    pages = [reverse("admin:timeline_import_changelist"), reverse("admin:timeline_import_add")]
    pages += [desk.at(step) for step in ("columns", "check", "table")]
    pages += [reverse(f"admin:timeline_import_{name}", args=[desk.latest.pk]) for name in ("change", "delete")]
    stranger, reader, helper = Client(), Client(), Client()
    stranger.force_login(get_user_model().objects.create_user("sam", is_staff=True))
    allowed = get_user_model().objects.create_user("ann", is_staff=True)
    allowed.user_permissions.set(Permission.objects.filter(codename__in=["add_event", "change_event"]))
    helper.force_login(allowed)
    assert [helper.get(page).status_code for page in pages] == [200, 200, 200, 302, 404, 302, 200]
    assert [stranger.get(page).status_code for page in pages] == [403] * len(pages)
    assert [reader.get(page).status_code for page in pages] == [302] * len(pages)
    assert stranger.post(desk.at("check")).status_code == 403
    missing = [reverse("admin:timeline_import_check", args=[10**6]), desk.at("table")]
    assert [desk.client.get(page).status_code for page in missing] == [404, 404]
