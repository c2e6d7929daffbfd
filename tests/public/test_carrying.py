"""The day of an earlier clock on every address of a page."""

import pytest

from timeline.public.carrying import carried

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
