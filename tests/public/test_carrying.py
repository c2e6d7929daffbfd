"""The day of an earlier clock, and the language, on every address of a page."""

import pytest

from timeline.public.carrying import carried, carried_to_page, carried_to_pages

ROOT, CLOCK = "/border-talks/", "known=2025-11-21"


def with_day(html):
    return carried(html, root=ROOT, clock=CLOCK)


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<a href="/border-talks/">', '<a href="/border-talks/?known=2025-11-21">'),
        ('<a href="/border-talks/?q=a&amp;side=b">', '<a href="/border-talks/?q=a&amp;side=b&amp;known=2025-11-21">'),
        ('<a href="/border-talks/plans/#one">', '<a href="/border-talks/plans/?known=2025-11-21#one">'),
        ('<a hx-get="/border-talks/?before=x">', '<a hx-get="/border-talks/?before=x&amp;known=2025-11-21">'),
        ('<a class="wordmark" href="/">', '<a class="wordmark" href="/?known=2025-11-21">'),
        (
            '<form action="/border-talks/" method="get" hx-get="/border-talks/">',
            '<form action="/border-talks/" method="get" hx-get="/border-talks/">'
            '<input type="hidden" name="known" value="2025-11-21">',
        ),
        (
            '<form action="/border-talks/share/?q=a" method="post">',
            '<form action="/border-talks/share/?q=a&amp;known=2025-11-21" method="post">',
        ),
    ],
)
def test_an_address_of_the_timeline_gets_the_day(html, kept):
    assert with_day(html) == kept


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#main">',
        '<a href="?q=a">',
        '<a href="/border-talks/?known=2025-11-20">',
        '<a href="/border-talks/?q=a&amp;known=2025-11-20#results">',
        '<a href="/static/app.css">',
        '<a href="/border-talks-2/">',
        '<a href="https://example.org/border-talks/">',
        '<p data-href="/border-talks/">/border-talks/ href=',
        '<form action="/border-talks/" method="get" data-clock>',
        '<form action="/other/" method="get">',
    ],
)
def test_everything_else_stays(html):
    assert with_day(html) == html


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<a href="/">', '<a href="/?lang=uk">'),
        ('<a href="/talks/plans/#one">', '<a href="/talks/plans/?lang=uk#one">'),
        ('<a href="/talks/?q=a&amp;side=b">', '<a href="/talks/?q=a&amp;side=b&amp;lang=uk">'),
        (
            '<form action="/talks/" data-clock>',
            '<form action="/talks/" data-clock><input type="hidden" name="lang" value="uk">',
        ),
        ('<form action="/talks/share/" method="post">', '<form action="/talks/share/?lang=uk" method="post">'),
        *(
            (html, html)
            for html in (
                '<a href="/talks/?lang=en">',
                '<a href="/talks/timeline.json?known=2025-11-21">',
                '<a href="/static/app.css">',
                '<a href="/admin/">',
                '<a href="//example.org/talks/">',
                '<a href="https://example.org/talks/">',
                '<a href="?q=a">',
                '<a href="#main">',
                '<form method="post">',
            )
        ),
    ],
)
def test_an_address_of_a_page_gets_the_language(html, kept):
    assert carried_to_pages(html, query="lang=uk") == kept


def test_so_does_an_address_in_a_header():
    assert carried_to_page("/talks/share/?a=1&b=2", query="lang=uk") == "/talks/share/?a=1&b=2&lang=uk"
    assert carried_to_page("https://example.org/", query="lang=uk") == "https://example.org/"
