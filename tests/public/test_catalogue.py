"""The catalogues against the code: nothing that readers see is without its words in every language."""

import re

import pytest

from tests import catalogue
from tests.look.stylesheets import templates

LANGUAGES = catalogue.languages()
PLACEHOLDER = re.compile(r"%\(\w+\)[ds]|\{\w+\}|</?\w+[^>]*>")


@pytest.fixture(scope="module", params=LANGUAGES)
def kept(request):
    return catalogue.catalogue_of(request.param)


def forms(text):
    return [text] if isinstance(text, str) else list(text)


def placeholders(text):
    return set(PLACEHOLDER.findall(text))


def test_every_message_is_translated(kept):
    """Where this fails, `make words` lists what is to be written, and where."""
    now = catalogue.brought_up_to_date(kept)
    assert [message.id for message in catalogue.untranslated(now)] == []
    assert {(message.id, message.context) for message in kept} == {(message.id, message.context) for message in now}


def test_no_translation_is_a_guess(kept):
    assert [message.id for message in kept if message.id and message.fuzzy] == []


def test_a_translation_has_the_placeholders_of_its_message(kept):
    """Each form has those of the counted one: what is “one” in a language may be 21 as well."""
    wrong = [
        (message.id, form)
        for message in kept
        for form in forms(message.string)
        if message.id and placeholders(form) != placeholders(forms(message.id)[-1])
    ]
    assert wrong == []


def test_what_stands_before_and_behind_a_message_stays(kept):
    """A message that begins with a comma or a blank is put behind other words."""
    edge = re.compile(r"^[\s,:]*|[\s]*$")
    wrong = [
        message.id
        for message in kept
        for form in forms(message.string)
        if message.id and edge.findall(form) != edge.findall(forms(message.id)[-1])
    ]
    assert wrong == []


def test_a_message_with_a_placeholder_is_never_both_counted_and_plain():
    """A catalogue has one entry for both, and the counted one may want a number that the plain one is not given."""
    counted = {one.message[0] for one in catalogue.gathered() if not isinstance(one.message, str)}
    plain = {one.message for one in catalogue.gathered() if isinstance(one.message, str) and not one.context}
    assert [message for message in counted & plain if placeholders(message)] == []


def test_the_compiled_catalogue_is_that_of_the_words(kept):
    compiled = catalogue.po_of(str(kept.locale)).with_suffix(".mo").read_bytes()
    assert compiled == catalogue.compiled(kept), "Run `make words`."


def test_a_catalogue_that_no_person_has_read_says_so_at_its_head_and_on_the_method_page(kept):
    note = kept.get("These words were written in English.", "where the words of this language come from").string
    assert ("machine-made" in kept.header_comment) == ("машина" in note)


def test_words_are_gathered_from_calls_templates_and_sentences():
    by_place = {(one.place, one.message) for one in catalogue.gathered()}
    assert {
        ("timeline/public/wording.py", "Talks"),
        ("timeline/public/drawing/attribution.py", ("%(n)d report", "%(n)d reports")),
        ("templates/public/_versions.html", "Text held"),
        ("templates/public/_card.html", ("%(n)s stage", "%(n)s stages, in order")),
        ("timeline/dates/conventions.py", "The middle of a month is days 11 to 20."),
        ("timeline/dates/refusals.py", "“{phrase}” gives no days."),
    } <= by_place


def test_templates_leave_the_names_of_months_to_the_words_for_dates():
    """Django's own have one form, which stands wrong behind a day in many languages."""
    readers = templates(leaving_out=("admin",))
    written = {name: re.findall(r'date:"[^"]*[A-CEFMNb][^"]*"', source) for name, source in readers.items()}
    assert {name: found for name, found in written.items() if found} == {}
