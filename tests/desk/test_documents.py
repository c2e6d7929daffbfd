"""Documents in and out of the desk: all of one or nothing, again and again the same."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories import FACTS, make_curator, publish_facts
from timeline.desk.models import Actor, Event, Name, Negotiation
from timeline.public.store.models import Revision
from timeline.records.document import canonical, parse

pytestmark = pytest.mark.django_db


def run(command, *arguments, **options):
    out = io.StringIO()
    call_command(command, *arguments, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def plain():
    return json.loads(Path(FACTS).read_bytes())


@pytest.fixture
def load(tmp_path):
    def load(plain, **options):
        file = tmp_path / "document.json"
        file.write_text(json.dumps(plain), encoding="utf-8")
        return run("load_document", str(file), **options)

    return load


def test_loading_and_dumping_gives_the_same_bytes():
    assert run("load_document", FACTS) == "ukraine-2025: 43 made, 0 changed, 0 unchanged; 0 published.\n"
    assert run("dump_document", "ukraine-2025").encode() == Path(FACTS).read_bytes()
    assert run("dump_document", "ukraine-2025", canonical=True).encode() == canonical(parse(Path(FACTS).read_bytes()))


def test_loading_again_changes_nothing():
    publish_facts()
    before = list(Event.objects.order_by("pk").values()), list(Name.objects.order_by("pk").values())
    assert run("load_document", FACTS, publish=True) == "ukraine-2025: 0 made, 0 changed, 43 unchanged; 0 published.\n"
    assert (list(Event.objects.order_by("pk").values()), list(Name.objects.order_by("pk").values())) == before


def test_a_changed_record_is_changed_at_the_desk_and_no_other(load, plain):
    publish_facts()
    plain["events"][0]["title"] = "Another title"
    assert load(plain) == "ukraine-2025: 0 made, 1 changed, 42 unchanged; 0 published.\n"
    assert Event.objects.get(slug=plain["events"][0]["slug"]).title == "Another title"
    with pytest.raises(CommandError, match="give readers a reason"):
        load(plain, publish=True)
    assert load(plain, publish=True, reason="Another title.").endswith("; 1 published.\n")
    assert Revision.objects.order_by("-seq").first().reason == "Another title."


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        (("events", 0, "kind"), "war", "events[0].kind: should be one of talks"),
        (("events", 0, "colour"), "red", "events[0].colour: is not a field here."),
        (("actors", 1, "represents"), "nobody", "actors[1]"),
        (("sources", 0, "published_on"), "yesterday", "sources[0].published_on: should be a day"),
        (("format",), "negotiation-timeline/0", "format: should be"),
        (("events", 0, "title"), "x" * 301, "title: Ensure this value has at most 300 characters"),
    ],
)
def test_a_document_that_is_wrong_is_refused_with_its_place_and_leaves_nothing(load, plain, place, value, told):
    *path, last = place
    target = plain
    for step in path:
        target = target[step]
    target[last] = value
    with pytest.raises(CommandError) as refusal:
        load(plain)
    assert told in str(refusal.value)
    assert (Negotiation.objects.count(), Actor.objects.count(), Event.objects.count()) == (0, 0, 0)


def test_a_date_in_words_alone_is_read_and_stays_read(load, plain):
    florida = next(event for event in plain["events"] if event["slug"] == "florida-talks")
    florida["date"] = {"phrase": "late last week"}
    start = next(event for event in plain["events"] if event.get("is_ongoing"))
    start["date"] = {"phrase": "since early November", "anchor": "2025-12-01"}
    assert load(plain).startswith("ukraine-2025: 43 made")
    assert Event.objects.get(slug="florida-talks").date_edtf == "2025-11-28/2025-11-30"
    assert Event.objects.get(slug="florida-talks").date_anchor.isoformat() == "2025-12-01"
    assert Event.objects.get(slug=start["slug"]).date_edtf == "2025-11-01~/2025-11-10~"
    assert load(plain) == "ukraine-2025: 0 made, 0 changed, 43 unchanged; 0 published.\n"


def test_a_date_in_words_that_give_no_day_is_refused_with_its_place(load, plain):
    plain["events"][0]["date"] = {"phrase": "recently"}
    with pytest.raises(CommandError, match="date “recently”"):
        load(plain)
    assert Event.objects.count() == 0


def test_what_is_not_ready_to_be_published_is_not_loaded_either(load, plain):
    del plain["events"][0]["citations"]
    with pytest.raises(CommandError, match=r"Nothing was loaded\. .* has no citation"):
        load(plain, publish=True)
    assert (Event.objects.count(), Revision.objects.count()) == (0, 0)


def test_commands_say_what_they_cannot_find(tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        run("load_document", str(tmp_path / "missing.json"))
    with pytest.raises(CommandError, match="There is no curator “nobody”"):
        run("load_document", FACTS, publish=True, by="nobody")
    with pytest.raises(CommandError, match=r"There is no negotiation “peace”\. There is: none\."):
        run("dump_document", "peace")


def test_publishing_is_signed_where_a_curator_is_named():
    vera = make_curator("vera")
    run("load_document", FACTS, publish=True, by="vera")
    assert vera.logentry_set.count() == 43
