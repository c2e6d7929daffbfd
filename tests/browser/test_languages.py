"""Pages in other languages in a real browser: right to left, with longer words, and in Ukrainian."""

import re

import pytest
from babel.messages.catalog import Catalog
from django.test import override_settings
from playwright.sync_api import expect

from tests import catalogue
from tests.browser.judging import WIDTHS, too_wide, violations
from tests.factories import publish_facts

ROOT = "/ukraine-2025/"
PAGES = [
    ROOT,
    ROOT + "?actor=jared-kushner&side=russia",
    ROOT + "events/florida-talks/",
    ROOT + "actors/rustem-umerov/",
    ROOT + "lanes/",
    ROOT + "plans/28-points...19-points/",
    ROOT + "sources/sputnik-2025-12-01/",
    ROOT + "new/?since=2025-11-24",
    ROOT + "?known=2025-11-30",
    ROOT + "method/",
]


def in_language(address, language):
    return f"{address}{'&' if '?' in address else '?'}lang={language}"


def drawn_out(text):
    """The words, and half as many again, as a language with longer words would have."""
    more = re.sub(r"%\(\w+\)[ds]|\{\w+\}|<[^>]*>|[^\w ]", "", text).strip()
    return f"{text.rstrip()} {more[: len(more) // 2]}{text[len(text.rstrip()) :]}" if more else text


@pytest.fixture
def pretended(tmp_path, settings):
    """A language that reads right to left and takes half as much room again. Its code is that of Arabic."""
    words = Catalog(locale="ar")
    for found in catalogue.gathered():
        plural = isinstance(found.message, tuple)
        forms = (drawn_out(found.message[-1]),) * words.num_plurals if plural else drawn_out(found.message)
        words.add(found.message, forms, context=found.context)
    compiled = tmp_path / "ar/LC_MESSAGES/django.mo"
    compiled.parent.mkdir(parents=True)
    compiled.write_bytes(catalogue.compiled(words))
    with override_settings(LANGUAGES=[*settings.LANGUAGES, ("ar", "From right to left")], LOCALE_PATHS=[tmp_path]):
        yield


@pytest.fixture
def reader(new_context):
    publish_facts()
    return new_context().new_page()


def at_each_width(page):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        yield width


def test_pages_hold_right_to_left_and_with_longer_words(pretended, reader):
    found = {}
    for address in PAGES:
        assert reader.goto(in_language(address, "ar")).status == 200
        assert reader.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
        for width in at_each_width(reader):
            wide = violations(reader), too_wide(reader)
            # What is too wide for a page that reads right to left leaves it on the left.
            found[address, width] = (*wide, reader.evaluate("scrollTo(-9999, 0), scrollX"))
    assert {where: what for where, what in found.items() if what != ([], 0, 0)} == {}


def test_pages_hold_in_ukrainian(reader):
    found = {}
    for address in PAGES:
        assert reader.goto(in_language(address, "uk")).status == 200
        found |= {(address, width): too_wide(reader) for width in at_each_width(reader)}
    assert {where: what for where, what in found.items() if what != 0} == {}


def test_the_language_stays_while_a_reader_filters_and_follows_links(reader, live_server):
    reader.goto(ROOT)
    reader.get_by_role("link", name="Українська").click()
    reader.get_by_label("Сторона").select_option("russia")
    expect(reader.locator("#count")).to_have_text(re.compile("^4 із 9 записів"))
    expect(reader).to_have_url(f"{live_server.url}{ROOT}?side=russia&lang=uk")
    reader.get_by_role("link", name="Steve Witkoff to travel to Russia").first.click()
    expect(reader.get_by_role("heading", name="Хто має взяти участь")).to_be_visible()
    reader.get_by_role("link", name="English").click()
    expect(reader.get_by_role("heading", name="Who is to take part")).to_be_visible()
