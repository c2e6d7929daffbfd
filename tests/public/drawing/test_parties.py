"""Who took part: sides in alphabetical order and in the same form, what is not known among them."""

import re
from dataclasses import replace
from pathlib import Path

from tests.public.drawing.entries import changed, meeting, with_records
from tests.public.plan_documents import shipped
from timeline.public.drawing.parties import SLOTS, Chip, Row, rows, short_rows, slot_of, with_stages
from timeline.records.actor import Actor, ActorKind
from timeline.records.event import Participation, Role
from timeline.records.negotiation import Party


def sides_of(slug, draw=short_rows):
    document = shipped()
    return draw(document, with_stages(document, document.event(slug)))


def test_sides_stand_in_alphabetical_order_and_the_side_not_stated_last():
    document = with_records()
    participations = [
        Participation(note="other side not stated"),
        Participation(actor="jared-kushner"),
        Participation(actor="india"),
        Participation(actor="rustem-umerov"),
        Participation(actor="dmitry-peskov"),
    ]

    assert [(row.label, row.slot) for row in rows(document, participations)] == [
        ("Russia", 3),
        ("Ukraine", 2),
        ("United States", 1),
        ("India", 0),
        ("Side not stated", 0),
    ]


def test_who_is_not_named_stands_where_a_name_would():
    assert sides_of("us-negotiators-sent-to-geneva") == (
        Row(label="United States", slot=1, unknown=("negotiators not named",)),
        Row(label="Side not stated", slot=0, unknown=("other side not stated",)),
    )


def test_a_side_of_which_no_more_is_known_stands_for_itself():
    drawn = rows(with_records(), [Participation(actor="ukraine", role=Role.PARTY)])

    assert drawn == (Row(label="Ukraine", slot=2, chips=(Chip(slug="ukraine", name="Ukraine"),)),)


def test_a_list_gives_the_role_where_there_is_one_and_else_the_capacity_as_printed():
    ukraine, united_states = sides_of("florida-talks")

    assert [(chip.name, chip.role) for chip in united_states.chips] == [
        ("Marco Rubio", "head of delegation"),
        ("Steve Witkoff", "special envoy"),
        ("Jared Kushner", "Trump’s son-in-law"),
    ]
    assert [chip.name for chip in ukraine.chips] == ["Rustem Umerov", "Andriy Ignatov", "Vadym Skibitsky"]


def test_an_entrys_own_page_gives_both():
    assert sides_of("florida-talks", rows)[1].chips[0].role == "Secretary of State, head of delegation"


def test_those_named_only_in_a_stage_take_part_in_the_entry_but_not_who_was_called_afterwards():
    heads = tuple(one for one in shipped().event("florida-talks").participations if one.role == Role.HEAD)
    document = changed("florida-talks", participations=heads)

    drawn = rows(document, with_stages(document, document.event("florida-talks")))

    assert [[chip.name for chip in row.chips] for row in drawn] == [
        ["Rustem Umerov", "Andriy Ignatov", "Vadym Skibitsky"],
        ["Marco Rubio", "Steve Witkoff", "Jared Kushner"],
    ]


def test_a_list_shows_twelve_names_a_side_and_counts_the_rest():
    person = ActorKind.PERSON
    envoys = [Actor(slug=f"envoy-{n}", kind=person, name=f"Envoy {n}", represents="ukraine") for n in range(15)]
    event = meeting(participations=tuple(Participation(actor=envoy.slug) for envoy in envoys))
    document = with_records(*envoys, event)

    (short,), (full,) = (draw(document, event.participations) for draw in (short_rows, rows))

    assert (len(short.chips), short.more, len(full.chips), full.more) == (12, 3, 15, 0)


def test_a_stated_side_goes_before_the_one_that_an_actor_usually_speaks_for():
    participation = Participation(actor="jared-kushner", side="russia")

    (row,) = rows(with_records(), [participation])

    assert row.label == "Russia"


def test_a_party_beyond_those_that_differ_has_the_grey_mark():
    document = shipped()
    parties = tuple(Party(actor=party.actor, slot=party.slot + 4) for party in document.negotiation.parties)
    document = replace(document, negotiation=replace(document.negotiation, parties=parties))
    slots = {party.actor: slot_of(document, party.actor) for party in parties}
    assert slots == {"united-states": 5, "ukraine": 6, "russia": 0}


def test_every_slot_has_a_colour_and_a_shape():
    tokens, shapes = (Path(path).read_text() for path in ("static/css/tokens.css", "templates/public/_marks/defs.html"))
    wanted = [str(slot) for slot in range(SLOTS + 1)]
    assert re.findall(r"\.s(\d+) \{ --fill", tokens) == wanted
    assert re.findall(r'id="g-s(\d+)"', shapes) == wanted
