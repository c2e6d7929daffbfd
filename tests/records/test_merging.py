"""Two records of one actor or one source: what is gained, what is given back, and that no name is left behind."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from tests.records.samples import any_of
from timeline.records.actor import Actor, Affiliation, Name, NameKind, Office
from timeline.records.document import NOUNS
from timeline.records.merging import ChangedSince, absorbed, released, renamed
from timeline.records.source import Source

HNATOV = Actor(
    slug="hnatov",
    kind="person",
    name="Andrii Hnatov",
    represents="ukraine",
    note="Named in May.",
    names=(Name(text="Андрій Гнатов", language="uk"),),
    offices=(Office(title="Chief"),),
)
IGNATOV = Actor(
    slug="ignatov",
    kind="person",
    name="Andriy Ignatov",
    short_name="Ignatov",
    represents="russia",
    note="As one source prints it.",
    affiliation=Affiliation(label="army"),
    names=(Name(text="Андрій Гнатов", language="uk"), Name(text="A. Ignatov", source="sputnik")),
    offices=(Office(title="Chief"), Office(title="Chief of the General Staff", source="sputnik")),
)
BOTH = absorbed(HNATOV, IGNATOV)


def test_an_actor_gains_every_name_and_office_once():
    assert BOTH.names == (
        *HNATOV.names,
        Name(text="Andriy Ignatov"),
        Name(text="Ignatov", kind=NameKind.SHORT),
        Name(text="A. Ignatov", source="sputnik"),
    )
    assert BOTH.offices == (Office(title="Chief"), Office(title="Chief of the General Staff", source="sputnik"))


def test_what_both_have_stays_and_what_is_missing_is_filled():
    assert (BOTH.slug, BOTH.name, BOTH.short_name, BOTH.represents) == ("hnatov", "Andrii Hnatov", "", "ukraine")
    assert (BOTH.affiliation, BOTH.note) == (Affiliation(label="army"), "Named in May.\nAs one source prints it.")


def test_of_an_actor_whom_readers_are_not_told_of_only_what_a_source_prints_is_gained():
    both = absorbed(HNATOV, IGNATOV, is_told=False)

    assert both == replace(
        HNATOV,
        names=(*HNATOV.names, Name(text="A. Ignatov", source="sputnik")),
        offices=(Office(title="Chief"), Office(title="Chief of the General Staff", source="sputnik")),
    )
    assert absorbed(replace(HNATOV, represents=None), IGNATOV, is_told=False).represents is None


def test_a_source_gains_what_is_missing():
    kept = Source(slug="a", outlet="wire", title="Talks", published_on=date(2025, 12, 1), url="https://a.example/")
    other = replace(kept, slug="b", url="https://b.example/", place="Vienna", accessed_on=date(2025, 12, 2))

    assert absorbed(kept, other) == replace(kept, place="Vienna", accessed_on=date(2025, 12, 2))


def test_what_was_gained_is_given_back_and_what_came_since_stays():
    since = Name(text="Hnatov A.", language="en")

    assert released(BOTH, before=HNATOV, after=BOTH) == HNATOV
    later = replace(BOTH, name="Andrii Hnatov, General", names=(*BOTH.names, since))
    assert released(later, before=HNATOV, after=BOTH) == replace(
        HNATOV, name="Andrii Hnatov, General", names=(*HNATOV.names, since)
    )


@pytest.mark.parametrize("changed", [{"names": HNATOV.names}, {"offices": ()}, {"note": "Other."}])
def test_what_was_gained_and_then_changed_is_not_given_back_in_silence(changed):
    with pytest.raises(ChangedSince, match=next(iter(changed))):
        released(replace(BOTH, **changed), before=HNATOV, after=BOTH)


@pytest.mark.parametrize("kind", NOUNS.values(), ids=list(NOUNS))
def test_no_record_names_the_old_one_afterwards(kind):
    """A field that came to hold slugs and is missing from the table of such fields would be found here."""

    @given(any_of(kind))
    def holds(record):
        for noun, old in {(noun, slug) for noun, slug in record.references() if noun in ("actor", "source")}:
            assert (noun, old) not in set(renamed(record, noun, old=old, new="kept").references())

    holds()


def test_two_names_that_become_one_are_told_once():
    actor = replace(HNATOV, names=(Name(text="Hnatov", source="b", note="x"), Name(text="Hnatov", source="a")))

    assert renamed(actor, "source", old="b", new="a").names == (Name(text="Hnatov", source="a"),)


def test_one_that_was_merged_into_the_old_one_follows():
    assert renamed(replace(IGNATOV, merged_into="hnatov"), "actor", old="hnatov", new="chief").merged_into == "chief"
