"""What a reader should know of a timeline as a whole; every number in it is counted."""

from tests.public.drawing.entries import cited, meeting, with_records
from tests.public.plan_documents import shipped
from timeline.public.drawing.notices import SingleSource, origins, single_source

SPUTNIK = {"sputnik-2025-12-01": 9}
BY_ORIGIN = {
    "sputnik": 5,
    "dmitry-peskov": 2,
    "donald-trump": 2,
    "news-outlets": 1,
    "two-ukrainian-officials": 1,
}


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

    notice = single_source(with_records(event), [event], entries=1, sources={"dispatch": 1})

    assert notice.rest == (
        "The only entry comes from one article by The Daily. It has not yet been matched with a second source."
    )


def test_people_who_keep_their_names_back_are_told_from_those_who_do_not():
    citations = (
        cited("dispatch", "two-ukrainian-officials told", "daily reported"),
        cited("dispatch", "dmitry-peskov said", "daily reported"),
    )
    event = meeting(citations=citations)

    notice = single_source(with_records(event), [event], entries=1, sources={"dispatch": 1})

    assert ", which passes on people it names and people it does not name." in notice.rest


def test_two_sources_need_no_notice():
    document = with_records()

    assert single_source(document, entries_of(document), entries=9, sources=SPUTNIK | {"dispatch": 1}) is None


def test_an_empty_timeline_needs_no_notice():
    assert single_source(shipped(), [], entries=0, sources={}) is None


def test_whose_word_the_entries_rest_on():
    found = origins(shipped(), entries=9, by_origin=BY_ORIGIN, by_source=SPUTNIK)

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
    sources = {"dispatch": 1, "gazette": 1}

    found = origins(with_records(), entries=2, by_origin={"daily": 1, "weekly": 1}, by_source=sources)

    assert [share.words for share in found.shares] == [
        "1 from The Daily’s own account",
        "1 from The Weekly’s own account",
    ]
    assert found.notes == ()


def test_more_entries_than_can_be_told_apart_are_not_drawn():
    (share,) = origins(with_records(), entries=5000, by_origin={"daily": 4000}, by_source={"dispatch": 1}).shares

    assert (share.words, share.squares) == ("4000 from The Daily’s own account", ())


def test_origins_beyond_the_sixth_are_counted():
    slugs = ("sputnik", "axios", "daily", "weekly", "dmitry-peskov", "donald-trump", "vladimir-putin", "marco-rubio")

    found = origins(with_records(), entries=8, by_origin=dict.fromkeys(slugs, 1), by_source=SPUTNIK | {"dispatch": 1})

    assert len(found.shares) == 6
    assert found.notes == ("2 more origins are not listed here.",)


def test_squares_fit_their_drawing_however_many_there_are():
    for entries in (1, 9, 24):
        (share,) = origins(with_records(), entries=entries, by_origin={"daily": 1}, by_source={}).shares
        last = share.squares[-1]

        assert float(last.x) + float(last.width) <= 126
