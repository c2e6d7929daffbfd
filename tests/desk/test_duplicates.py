"""What may be the same as what is typed: names but for spelling, addresses but for trifles, days and sides."""

import pytest

from tests.factories import make_actor, make_event, make_negotiation, make_source, on_day
from timeline.desk.duplicates import actors_like, bare_address, events_like, sources_like, who_took_part
from timeline.desk.models import Actor, Name, Participation

BARE = "daily.example/2025/12/talks?id=7"


@pytest.mark.parametrize(
    "url",
    [
        "https://daily.example/2025/12/talks?id=7",
        "http://www.daily.example/2025/12/talks/?id=7#comments",
        "HTTPS://Daily.Example/2025/12/talks?utm_source=x&id=7&fbclid=abc",
        " https://daily.example:443/2025/12/talks?id=7 ",
    ],
)
def test_addresses_that_lead_to_one_place_are_one(url):
    assert bare_address(url) == BARE


@pytest.mark.parametrize("url", ["", "x", "https://daily.example/", "https://[", "https://", "mailto:a@b.example"])
def test_what_leads_to_no_document_has_no_address(url):
    assert bare_address(url) == ""


def test_addresses_that_may_lead_elsewhere_are_two():
    others = ["https://daily.example/2025/12/talks", "https://m.daily.example/2025/12/talks?id=7", f"https://{BARE}0"]
    assert [bare_address(other) == BARE for other in others] == [False, False, False]


@pytest.fixture
def people(db):
    zelensky = make_actor("Volodymyr Zelensky")
    hnatov = make_actor("Andrii Hnatov", short_name="Hnatov")
    Name.objects.create(actor=hnatov, text="Andriy Ignatov")
    merged = make_actor("Andriy Hnatov", merged_into=hnatov)
    Name.objects.create(actor=merged, text="Gnatov A.")
    return zelensky, hnatov


@pytest.mark.parametrize(
    "typed, found",
    [
        ("Володимир Зеленський", ["Volodymyr Zelensky"]),
        ("Zelenskyy, Volodymyr", ["Volodymyr Zelensky"]),
        ("VOLODYMYR ZELENSKIY", ["Volodymyr Zelensky"]),
        ("Андрій Гнатов", ["Andrii Hnatov"]),
        ("andriy ignatov", ["Andrii Hnatov"]),
        ("Hnatov", ["Andrii Hnatov"]),
        ("Zelensky", []),
        ("Volodymyr Zelensky junior", []),
        ("Gnatov A.", []),
        ("", []),
        ("!?", []),
        ("x" * 5000, []),
    ],
)
def test_an_actor_is_found_by_its_name_in_another_spelling(people, typed, found):
    assert [str(actor) for actor in actors_like([typed])] == found


def test_nothing_is_like_itself(people):
    assert actors_like(["Hnatov"], besides=people[1]) == []


def test_a_source_is_found_by_its_address(db):
    source = make_source(url=f"https://www.{BARE}&utm_medium=mail")
    make_source("other", url=f"https://{BARE}0")
    make_source("without")
    assert sources_like(f"http://{BARE}#top") == [source]
    assert sources_like("") == []
    assert sources_like(f"http://{BARE}", besides=source) == []


@pytest.fixture
def florida(db):
    states = [make_actor(name, kind="state") for name in ("North", "South")]
    envoys = [make_actor(f"Envoy of {state}", represents=state) for state in states]
    event = make_event("Envoys meet", day="2025-11-30")
    for envoy in envoys:
        Participation.objects.create(event=event, actor=envoy)
    return event, states, envoys


def test_an_event_is_found_by_its_days_and_sides_whoever_spoke_for_them(florida):
    event, states, envoys = florida
    day = on_day("2025-11-30")
    keys = [actor.pk for actor in (states[0], envoys[1])]

    assert events_like(event.negotiation, day, keys) == [event]
    assert events_like(event.negotiation, day, keys[:1]) == []
    assert events_like(event.negotiation, on_day("2025-12-01"), keys) == []
    assert events_like(make_negotiation("other"), day, keys) == []
    assert events_like(event.negotiation, day, []) == []
    assert events_like(event.negotiation, day, keys, besides=event) == []


def test_an_event_and_its_stages_are_not_taken_for_each_other(florida):
    event, states, envoys = florida
    stage = make_event("First round", day="2025-11-30", parent=event)
    for state in states:
        Participation.objects.create(event=stage, side=state, note="not named")
    keys = [actor.pk for actor in envoys]

    assert who_took_part(stage) == [state.pk for state in states]
    assert events_like(event.negotiation, stage.date, who_took_part(stage), besides=stage) == []
    assert events_like(event.negotiation, event.date, keys, besides=event) == []
    assert events_like(event.negotiation, event.date, keys) == [event, stage]
    assert events_like(event.negotiation, event.date, keys, stage_of=event) == []


def test_the_stages_of_one_meeting_are_not_taken_for_each_other(florida):
    event, states, _envoys = florida
    first, second = (make_event(title, day="2025-11-30", parent=event) for title in ("First round", "Second round"))
    for stage in (first, second):
        for state in states:
            Participation.objects.create(event=stage, side=state, note="not named")
    keys = who_took_part(first)

    assert events_like(event.negotiation, first.date, keys, besides=second) == []
    assert events_like(event.negotiation, first.date, keys, besides=make_event("Another", day=None)) == [
        event,
        first,
        second,
    ]


def test_actors_who_speak_for_each_other_in_a_circle_end_the_search(florida):
    event, states, envoys = florida
    Actor.objects.filter(pk=states[0].pk).update(represents=envoys[0])
    assert events_like(event.negotiation, event.date, [states[0].pk]) == []
