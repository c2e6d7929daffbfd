"""What a reader should know of a timeline as a whole; every number in it is counted."""

from tests.public.drawing.entries import cited, meeting, with_records
from tests.public.plan_documents import shipped
from timeline.public.asking.totals import Origins
from timeline.public.drawing.notices import SingleSource, origins, single_source

SPUTNIK = ("sputnik-2025-12-01",)
BY_ORIGIN = Origins(
    most=(
        ("sputnik", 5),
        ("dmitry-peskov", 2),
        ("donald-trump", 2),
        ("news-outlets", 1),
        ("two-ukrainian-officials", 1),
    ),
    total=11,
)


def entries_of(document):
    return [event for event in document.events if not event.parent]


def test_the_shipped_timeline_says_that_it_has_one_source():
    document = shipped()

    assert single_source(document, entries_of(document), entries=9, sources=SPUTNIK) == SingleSource(
        finding="One source so far.",
        rest="All 9 entries come from one article by Sputnik (Russian state media), which passes on Axios, outlets it "
        "does not name and people it names. None has yet been matched with a second source.",
    )


def test_a_part_of_the_list_does_not_say_whom_the_source_passes_on():
    document = shipped()

    notice = single_source(document, entries_of(document)[:3], entries=9, sources=SPUTNIK)

    assert notice.rest == (
        "All 9 entries come from one article by Sputnik (Russian state media). "
        "None has yet been matched with a second source."
    )


def test_a_lone_entry_is_not_spoken_of_in_the_plural():
    event = meeting(citations=(cited("dispatch"),))

    notice = single_source(with_records(event), [event], entries=1, sources=("dispatch",))

    assert notice.rest == (
        "The only entry comes from one article by The Daily. It has not yet been matched with a second source."
    )


def test_people_who_keep_their_names_back_are_told_from_those_who_do_not():
    citations = (
        cited("dispatch", "two-ukrainian-officials told", "daily reported"),
        cited("dispatch", "dmitry-peskov said", "daily reported"),
    )
    event = meeting(citations=citations)

    notice = single_source(with_records(event), [event], entries=1, sources=("dispatch",))

    assert ", which passes on people it names and people it does not name." in notice.rest


def test_two_sources_need_no_notice():
    document = with_records()

    assert single_source(document, entries_of(document), entries=9, sources=(*SPUTNIK, "dispatch")) is None


def test_an_empty_timeline_needs_no_notice():
    assert single_source(shipped(), [], entries=0, sources=()) is None


def test_whose_word_the_entries_rest_on():
    found = origins(shipped(), BY_ORIGIN, entries=9, sources=SPUTNIK)

    assert [share.words for share in found.shares] == [
        "5 from Sputnik’s own account",
        "2 from Dmitry Peskov",
        "2 from Donald Trump",
        "1 from News outlets (not named)",
        "1 from Two Ukrainian officials (unnamed)",
    ]
    assert [sum(square.is_on for square in share.squares) for share in found.shares] == [5, 2, 2, 1, 1]
    assert {len(share.squares) for share in found.shares} == {9}
    assert found.notes == (
        "All 9 reached us through Sputnik (Russian state media).",
        "An entry that rests on several origins counts under each.",
    )


def test_entries_with_one_origin_each_need_no_note_on_counting():
    counted = Origins(most=(("daily", 1), ("weekly", 1)), total=2)

    found = origins(with_records(), counted, entries=2, sources=("dispatch", "gazette"))

    assert [share.words for share in found.shares] == [
        "1 from The Daily’s own account",
        "1 from The Weekly’s own account",
    ]
    assert found.notes == ()


def test_more_entries_than_can_be_told_apart_are_not_drawn():
    counted = Origins(most=(("daily", 4000),), total=4000)

    (share,) = origins(with_records(), counted, entries=5000, sources=("dispatch",)).shares

    assert (share.words, share.squares) == ("4000 from The Daily’s own account", ())


def test_origins_that_are_not_listed_are_counted():
    counted = Origins(most=(("daily", 4), ("weekly", 2)), others=2, total=8)

    found = origins(with_records(), counted, entries=8, sources=(*SPUTNIK, "dispatch"))

    assert len(found.shares) == 2
    assert found.notes == ("2 more origins are not listed here.",)


def test_squares_fit_their_drawing_however_many_there_are():
    for entries in (1, 9, 24):
        (share,) = origins(with_records(), Origins(most=(("daily", 1),)), entries=entries, sources=()).shares
        last = share.squares[-1]

        assert float(last.x) + float(last.width) <= 126
