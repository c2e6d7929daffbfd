"""What was known of an event or a plan version on a day: the rules, one by one."""

from dataclasses import replace
from datetime import date

import pytest

from timeline.dates.value import UNDATED, FuzzyDate, Precision, Reading
from timeline.records.attribution import Citation
from timeline.records.event import Event, EventKind, Participation, Status
from timeline.records.known import DATE_FROM_CITATION, NO_DATE_YET, known_on, phases
from timeline.records.plan import PlanVersion, ProvisionReading, ReadingState

PUBLISHED = {"early": date(2025, 11, 20), "middle": date(2025, 11, 24), "late": date(2025, 12, 1)}
EARLY, MIDDLE, LATE = PUBLISHED.values()


def dated(edtf, anchor=EARLY, *, override=None, alternatives=()):
    return FuzzyDate(
        phrase="on Sunday",
        anchor=anchor,
        reading=Reading(edtf=edtf),
        override=override and Reading(edtf=override),
        alternatives=tuple(Reading(edtf=other) for other in alternatives),
    )


def cited(*sources, **dates):
    return tuple(Citation(source=source, date=dates.get(source)) for source in sources)


def event(*sources, when=None, **fields):
    columns = {"kind": EventKind.TALKS, "status": Status.HAPPENED} | fields
    dates = columns.pop("dates", {})
    citations = cited(*sources, **dates)
    return Event(slug="talks", title="Talks", date=when or dated("2025-11-16"), citations=citations, **columns)


def on(day, record):
    return known_on(record, day, PUBLISHED)


def test_nothing_is_known_before_the_first_source_and_all_from_the_last():
    talks = event("early", "late", summary="They met twice.")
    assert on(date(2025, 11, 19), talks) is None
    assert on(LATE, talks) == talks


def test_a_source_that_is_not_published_at_all_bears_nothing_out():
    assert phases(event("elsewhere"), PUBLISHED) == ()


def test_sentences_of_ours_are_left_out_while_a_source_is_missing():
    talks = event("early", "late", summary="S", account="A", note="N", place="Geneva", place_printed="Genf")
    then = on(EARLY, talks)
    assert (then.summary, then.account, then.note, then.place_printed, then.place) == ("", "", "", "", "Geneva")


def test_a_participation_goes_with_its_last_citation_and_without_one_rests_on_the_event():
    talks = event("early", "late")
    own = Participation(actor="ada", citations=cited("early", "late"))
    later = Participation(actor="max", citations=cited("late"))
    shared = Participation(actor="eva")
    then = on(EARLY, replace(talks, participations=(own, later, shared)))
    assert then.participations == (replace(own, citations=cited("early")), shared)
    early_only = Participation(actor="ada", citations=cited("early"))
    unborne = on(EARLY, replace(event("late"), participations=(early_only, shared)))
    assert (unborne.participations, unborne.citations) == ((early_only,), ())


@pytest.mark.parametrize(
    ("when", "dates", "then", "note"),
    [
        # The words were out, and nothing that is cut states a date.
        (dated("2025-11-16"), {}, "2025-11-16", ""),
        # The words are a later source's; one that is left states a date.
        (dated("2025-11-16", LATE), {"early": dated("2025-11-15")}, "2025-11-15", DATE_FROM_CITATION),
        # Nothing left states one.
        (dated("2025-11-16", LATE), {}, "", NO_DATE_YET),
        (dated("2025-11-16", None), {}, "", NO_DATE_YET),
        # A later source states another date: the date may have been moved for it.
        (
            dated("2025-11-16"),
            {"early": dated("2025-11-09"), "late": dated("2025-11-16")},
            "2025-11-09",
            DATE_FROM_CITATION,
        ),
        # Of several, the latest source that was out.
        (
            dated("2025-11-16", LATE),
            {"early": dated("2025-11-09"), "middle": dated("2025-11-10", MIDDLE)},
            "2025-11-10",
            DATE_FROM_CITATION,
        ),
        # A curator's own reading may rest on a later source; without it the words admit all their readings.
        (dated("2025-11-16", override="2025-11-09"), {}, "2025-11-16", DATE_FROM_CITATION),
        (
            dated("2025-11-16", override="2025-11-09", alternatives=["2025-11-09"]),
            {},
            "[2025-11-09,2025-11-16]",
            DATE_FROM_CITATION,
        ),
        (
            dated("2025-11-16", override="2025-11-16", alternatives=["2025-11-10/2025-11-12"]),
            {},
            "2025-11-10/2025-11-16",
            DATE_FROM_CITATION,
        ),
        (
            dated("2025-11-16", override="2025-11-16", alternatives=["2025-11-10/.."]),
            {},
            "2025-11-10/..",
            DATE_FROM_CITATION,
        ),
        (dated("../2025-11-16", override="2025-11-16", alternatives=["2025-11-10/.."]), {}, "", NO_DATE_YET),
    ],
)
def test_the_date_is_the_one_that_the_sources_left_support(when, dates, then, note):
    talks = event("early", "middle", "late", when=when, dates=dates)
    known = on(MIDDLE, talks)
    assert (known.date.edtf, known.date_note) == (then, note)
    assert on(LATE, talks) == talks


def test_taking_an_override_away_never_makes_a_date_more_exact():
    unclear = dated("2025-11-23", override="[2025-11-16,2025-11-23]", alternatives=["2025-11-16"])
    assert on(EARLY, event("early", "late", when=unclear)).date.precision == Precision.UNCLEAR


@pytest.mark.parametrize(
    ("status", "then"),
    [("happened", "planned"), ("reported", "planned"), ("under way", "planned"), ("cancelled", "cancelled")],
)
def test_what_lay_ahead_was_planned_until_its_first_possible_day(status, then):
    talks = event("early", when=dated("2025-11-23/2025-11-25"), status=Status(status))
    assert on(date(2025, 11, 22), talks).status == then
    assert on(date(2025, 11, 23), talks).status == status
    assert on(EARLY, event("early", when=UNDATED, status=Status(status))).status == status


def test_phases_are_the_days_on_which_something_changed():
    talks = event("early", "late", when=dated("2025-11-23"))
    found = phases(talks, PUBLISHED)
    assert [day for day, _ in found] == [EARLY, date(2025, 11, 23), LATE]
    assert [str(then.status) for _, then in found] == ["planned", "happened", "happened"]
    assert found[-1][1] == talks
    assert [day for day, _ in phases(event("early"), PUBLISHED)] == [EARLY]


def test_every_phase_is_what_was_known_on_each_of_its_days():
    talks = event("early", "middle", "late", when=dated("2025-11-23", LATE), dates={"middle": dated("2025-11-22")})
    for day in (date(2025, 11, number) for number in range(18, 31)):
        by_phase = [then for first, then in phases(talks, PUBLISHED) if first <= day]
        assert on(day, talks) == (by_phase[-1] if by_phase else None)


def test_a_version_loses_readings_points_and_text_that_only_later_sources_give():
    army = ProvisionReading(provision="army", state=ReadingState.INCLUDED, citations=cited("early"))
    trade = ProvisionReading(provision="trade", state=ReadingState.INCLUDED, citations=cited("late"))
    version = PlanVersion(slug="one", label="One", points=28, text_source="late", readings=(army, trade))
    then = on(EARLY, replace(version, citations=cited("early", "late"), authorship="North", note="N"))
    assert (then.readings, then.points, then.text_source) == ((army,), 28, None)
    assert (then.authorship, then.note) == ("", "")
    assert on(EARLY, replace(version, citations=cited("late"))).points is None
    assert on(EARLY, replace(version, citations=cited("early"), readings=())).text_source is None
    assert on(date(2025, 11, 19), replace(version, citations=cited("early"))) is None
