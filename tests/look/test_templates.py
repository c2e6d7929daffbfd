"""What holds for every template: nothing inline, nothing from elsewhere, every word through translation."""

import re
from html.parser import HTMLParser

import pytest

from tests.look.stylesheets import templates

ALL = templates()
READERS = templates(leaving_out=("admin",))

# The file to keep has nothing but itself, so its stylesheet stands in it, allowed by hash.
ALLOWED = ("public/file.html", "a style element")

FORBIDDEN = {
    "a style attribute": r"\sstyle=",
    "a style element": r"<style\b",
    "an inline script": r"<script\b(?![^>]*\ssrc=)",
    "an event attribute": r"\son[a-z]+=|\shx-on\b|\shx-vals=.?js:",
    "a javascript: address": r"javascript:",
    "something fetched from elsewhere": r"""(?:\ssrc|<link\b[^>]*\shref)=["'](?:https?:)?//""",
}


@pytest.mark.parametrize("what", FORBIDDEN)
@pytest.mark.parametrize("name", ALL)
def test_no_template_has(name, what):
    assert re.findall(FORBIDDEN[what], without_tags(ALL[name])) == (["<style"] if (name, what) == ALLOWED else [])


@pytest.mark.parametrize("name", READERS)
def test_every_word_that_a_reader_sees_is_translated(name):
    assert words_outside_translation(READERS[name]) == []


def test_the_check_for_untranslated_words_finds_them():
    source = '<p title="Tip">Bare {{ value }}</p>{% translate "Fine" %}<i aria-label="{% translate "Fine" %}"></i>'

    assert words_outside_translation(source) == ["Tip", "Bare"]


def without_tags(source):
    return re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", source, flags=re.DOTALL)


# The name of a thing, the same in every language.
NAMES = {"sha256"}


def words_outside_translation(source):
    source = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", "", source, flags=re.DOTALL)
    reader = Words()
    reader.feed(without_tags(source))
    reader.close()
    return [text for text in reader.found if text not in NAMES]


class Words(HTMLParser):
    """Collects text, and attributes that are read out or shown, if they have a letter."""

    SEEN = {"aria-label", "title", "alt", "placeholder", "data-label", "data-copied", "data-loading"}

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in self.SEEN or (tag == "meta" and ("name", "description") in attrs and name == "content"):
                self._keep(value or "")

    def handle_data(self, data):
        self._keep(data)

    def _keep(self, text):
        if re.search(r"[^\W\d_]", text):
            self.found.append(text.strip())
