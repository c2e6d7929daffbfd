"""The stages of a meeting: both sides across the table, and an unknown drawn as such."""

from tests.public.drawing.entries import meeting, with_records
from tests.public.plan_documents import shipped
from timeline.public.drawing.stages import Place, Seating, stages_of
from timeline.records.actor import Actor, ActorKind
from timeline.records.event import EventKind, Participation, Role


def staged(*participations, kind=EventKind.TALKS):
    """The one stage of a meeting with these participations."""
    stage = meeting("stage", parent="meeting", kind=kind, participations=participations)
    event = meeting()
    (drawn,) = stages_of(with_records(event, stage, *ENVOYS), event)
    return drawn


ENVOYS = [Actor(slug=f"envoy-{n}", kind=ActorKind.PERSON, name=f"Envoy {n}", represents="ukraine") for n in range(6)]
SIX = [Participation(actor=envoy.slug) for envoy in ENVOYS]


def test_the_stages_of_the_florida_talks_are_drawn_in_the_order_reported():
    document = shipped()

    drawn = stages_of(document, document.event("florida-talks"))

    assert [(stage.number, stage.title, stage.detail) for stage in drawn] == [
        (1, "Larger group", "Roughly an hour"),
        (2, "Three from each side", "Subject: almost only the dividing line"),
        (3, "One-on-one", "After the talks; day not stated"),
        (4, "Call to report back", "After the one-on-one; day not stated"),
    ]
    assert [(side.label, [seat.name for seat in side.seats], side.unknown) for side in drawn[0].sides] == [
        ("Ukraine", ["Rustem Umerov"], ("others not reported",)),
        ("United States", ["Marco Rubio"], ("others not reported",)),
    ]


def test_a_call_has_a_caller_and_a_called_and_no_table():
    document = shipped()

    call = stages_of(document, document.event("florida-talks"))[3]

    assert [(seat.side, seat.name, seat.slot) for seat in call.call] == [
        ("Ukraine", "Rustem Umerov", 2),
        ("", "Volodymyr Zelensky", 2),
    ]
    assert call.seating is None


def test_a_call_across_the_table_names_both_sides():
    caller = Participation(actor="steve-witkoff", role=Role.CALLER)
    called = Participation(actor="vladimir-putin", role=Role.CALLED)

    assert [seat.side for seat in staged(called, caller, kind=EventKind.CALL).call] == ["United States", "Russia"]


def test_a_call_of_which_only_one_end_is_named_is_a_table():
    stage = staged(Participation(actor="steve-witkoff", role=Role.CALLER), kind=EventKind.CALL)

    assert (stage.call, [side.label for side in stage.sides]) == (None, ["United States"])


def test_sides_sit_in_the_one_order_of_all_drawings():
    stage = staged(
        Participation(actor="dmitry-peskov"), Participation(actor="jared-kushner"), Participation(actor="rustem-umerov")
    )

    assert [side.label for side in stage.sides] == ["Ukraine", "United States", "Russia"]


def test_heads_sit_next_to_the_table_and_unknown_others_are_hatched():
    stage = staged(
        Participation(actor="rustem-umerov"),
        Participation(actor="marco-rubio"),
        Participation(side="united-states", note="others not reported"),
    )

    assert stage.seating == Seating(
        places=(Place(x="31.5", slot=2), Place(x="51.5", slot=1), Place(x="65.5", is_unknown=True)), tables=("48",)
    )


def test_more_seats_than_there_is_room_for_become_a_number():
    stage = staged(*SIX, Participation(actor="marco-rubio"))

    assert [(place.slot, place.number) for place in stage.seating.places] == [(2, 0), (2, 0), (0, 4), (1, 0)]


def test_a_side_alone_sits_in_the_middle():
    stage = staged(*SIX[:2])

    assert stage.seating == Seating(places=(Place(x="34.5", slot=2), Place(x="48.5", slot=2)))


def test_more_sides_than_there_is_room_for_are_only_written_out():
    states = [Actor(slug=f"state-{n}", kind=ActorKind.STATE, name=f"State {n}") for n in range(5)]
    event = meeting()
    stage = meeting("stage", parent="meeting", participations=tuple(Participation(actor=one.slug) for one in states))

    (drawn,) = stages_of(with_records(event, stage, *states), event)

    assert (drawn.seating, len(drawn.sides)) == (None, 5)
