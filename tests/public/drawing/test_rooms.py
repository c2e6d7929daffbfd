"""Who was in the room: named as present, not reported, or not named, and never one for the other."""

from tests.public.drawing.entries import meeting, with_records
from tests.public.plan_documents import shipped
from timeline.public.drawing.rooms import Presence, met, presence, rooms_of
from timeline.records.event import EventKind, Participation, Status

SIGNS = {Presence.PRESENT: "x", Presence.NOT_REPORTED: "/", Presence.NOT_NAMED: "-"}


def matrix(actor):
    document = shipped()
    (room,) = rooms_of(document, document.actor(actor), [document.event("florida-talks")])
    return {guest.slug: "".join(SIGNS[presence] for presence in guest.presences) for guest in room.guests}


def names(facts, actor, side, *events):
    return met(facts, facts.actor(actor), [facts.event(slug) for slug in events], side=side)


def taking_part(*slugs):
    return tuple(Participation(actor=slug) for slug in slugs)


def test_the_stages_of_the_florida_talks_as_reported():
    assert matrix("rustem-umerov") == {
        "marco-rubio": "xx--",
        "steve-witkoff": "/xx-",
        "jared-kushner": "/x--",
        "andriy-ignatov": "/x--",
        "vadym-skibitsky": "/x--",
        "volodymyr-zelensky": "/--x",
    }


def test_the_other_side_comes_first():
    assert list(matrix("rustem-umerov")) == [
        "marco-rubio",
        "steve-witkoff",
        "jared-kushner",
        "andriy-ignatov",
        "vadym-skibitsky",
        "volodymyr-zelensky",
    ]


def test_who_was_not_in_every_stage_has_a_row_of_their_own():
    assert next(iter(matrix("steve-witkoff").items())) == ("steve-witkoff", "/xx-")


def test_a_meeting_without_stages_or_without_the_actor_has_no_matrix():
    document = shipped()
    events = [document.event("florida-talks"), document.event("us-negotiators-sent-to-geneva")]

    assert rooms_of(document, document.actor("vladimir-putin"), events) == ()
    assert rooms_of(document, document.actor("united-states"), events) == ()


def test_a_stage_of_which_nobody_is_named_reports_nobody():
    assert presence(shipped(), meeting(), "rustem-umerov") == Presence.NOT_REPORTED


def test_others_on_one_side_say_nothing_of_the_other_side():
    stage = meeting(
        participations=(*taking_part("marco-rubio"), Participation(side="ukraine", note="others not reported"))
    )

    assert presence(shipped(), stage, "rustem-umerov") == Presence.NOT_REPORTED
    assert presence(shipped(), stage, "steve-witkoff") == Presence.NOT_NAMED


def test_a_side_that_is_not_stated_may_be_any_side():
    stage = meeting(participations=(*taking_part("marco-rubio"), Participation(note="other side not stated")))

    assert presence(shipped(), stage, "india") == Presence.NOT_REPORTED


def test_those_met_were_in_the_same_stage():
    assert names(shipped(), "rustem-umerov", "united-states", "florida-talks") == (
        "marco-rubio",
        "steve-witkoff",
        "jared-kushner",
    )
    assert names(shipped(), "rustem-umerov", "russia", "florida-talks") == ()


def test_a_call_is_not_a_meeting():
    assert names(shipped(), "volodymyr-zelensky", "ukraine", "florida-talks") == ()


def test_what_is_only_planned_is_not_a_meeting():
    pair = taking_part("steve-witkoff", "vladimir-putin")
    planned = meeting("planned", kind=EventKind.VISIT, status=Status.PLANNED, participations=pair)
    reported = meeting("reported", kind=EventKind.VISIT, status=Status.REPORTED, participations=pair)
    facts = with_records(planned, reported)

    assert names(facts, "steve-witkoff", "russia", "planned") == ()
    assert names(facts, "steve-witkoff", "russia", "reported") == ("vladimir-putin",)
