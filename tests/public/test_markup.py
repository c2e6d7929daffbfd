"""The markup of every page: one heading above all, none skipped, every reference found, and no page too heavy."""

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from string import ascii_lowercase

import pytest
from django.contrib.staticfiles import finders

from tests.factories import publish_facts
from tests.look.stylesheets import CSS
from tests.public.test_reading import PAGES
from timeline.public.store.models import Published
from timeline.static_bundle import bundle

pytestmark = pytest.mark.django_db


class Outline(HTMLParser):
    """Ids, what refers to them, headings by level, and tags, in the order of a page."""

    REFERRING = {"aria-labelledby", "aria-describedby", "aria-controls", "for", "form"}

    def __init__(self, html):
        super().__init__()
        self.ids, self.references, self.levels, self.tags = [], set(), [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append(tag)
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.references |= {word for name in self.REFERRING & set(attrs) for word in attrs[name].split()}
        if attrs.get("href", "").startswith("#") and len(attrs["href"]) > 1:
            self.references.add(attrs["href"][1:])
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))


def test_headings_ids_and_landmarks_of_every_page(client):
    publish_facts()
    faults = {}
    for address in PAGES:
        response = client.get(address)
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        html = response.content.decode()
        page = Outline(html)
        skipped = [pair for pair in zip(page.levels, page.levels[1:], strict=False) if pair[1] > pair[0] + 1]
        twice = {name for name in page.ids if page.ids.count(name) > 1}
        faults[address] = (
            *(page.levels.count(1), page.tags.count("main"), page.tags.count("header") > 0),
            *(skipped, twice, page.references - set(page.ids)),
            f'<html lang="{"uk" if "lang=uk" in address else "en-gb"}">' in html,
        )
    assert {address: found for address, found in faults.items() if found != (1, 1, True, [], set(), set(), True)} == {}


def zipped(text):
    return len(gzip.compress(text.encode()))


def test_the_stylesheet_weighs_at_most_14_kilobytes():
    assert zipped(bundle(CSS)) <= 14_000


def test_all_script_of_a_page_weighs_at_most_20_kilobytes(client):
    publish_facts()
    html = client.get("/ukraine-2025/").content.decode()
    scripts = re.findall(r'<script src="/static/([^"?]+)', html)
    assert [script.split("/")[-1] for script in scripts] == ["htmx-2.min.js", "app.js"]
    assert sum(zipped(Path(finders.find(script)).read_text(encoding="utf-8")) for script in scripts) <= 20_000


def test_a_full_page_of_a_timeline_with_all_its_drawings_weighs_at_most_25_kilobytes(client):
    publish_facts()
    copy_entries(times=2)
    html = client.get("/ukraine-2025/").content.decode()
    assert (html.count('class="ev-title"'), html.count('<details class="sub-events">')) == (27, 3)
    assert zipped(html) <= 25_000


def copy_entries(*, times):
    """More entries like the shipped ones, stages and all, in words that no compression has seen before."""
    rows = list(Published.objects.filter(edition="", noun="event").order_by("pk"))
    for number in range(1, times + 1):
        for row in rows:
            payload = json.loads(row.payload)
            words = {name: rotated(payload[name], number) for name in ("title", "summary", "note") if name in payload}
            slugs = {name: f"{payload[name]}-{number}" for name in ("slug", "parent") if name in payload}
            payload |= words | slugs
            row.pk, row.slug, row.payload = None, payload["slug"], json.dumps(payload)
            row.entry = payload.get("parent", row.slug)
        Published.objects.bulk_create(rows)


def rotated(text, number):
    """The text with every small letter so many places further in the alphabet."""
    ahead = ascii_lowercase[number:] + ascii_lowercase[:number]
    return text.translate(str.maketrans(ascii_lowercase, ahead))
