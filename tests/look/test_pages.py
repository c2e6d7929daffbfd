"""The frame of every page, the method page and the error pages."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.http import HttpResponseServerError
from django.template.loader import render_to_string
from django.views.defaults import server_error

from timeline.dates import conventions
from timeline.public.drawing.period import samples

PUBLIC = {
    "site_name": "Negotiation Timeline",
    "root": "/talks-2025/",
    "section": "plans",
    "negotiation": SimpleNamespace(title="The talks of 2025"),
    "scope": SimpleNamespace(is_shared=False),
}
FROZEN = SimpleNamespace(
    is_shared=True,
    is_frozen=True,
    includes_exports=False,
    label="Research desk",
    frozen_on=date(2025, 12, 1),
    sha256="6a080bbc304ba3414b090f4a26072c4e",
    expires_on=None,
)


def test_the_navigation_says_where_the_reader_is():
    page = render_to_string("base.html", PUBLIC)

    assert page.count('aria-current="page"') == 1
    assert '<a href="/talks-2025/plans/" aria-current="page">Plan versions</a>' in page


def test_without_a_negotiation_there_is_no_navigation():
    assert "<nav" not in render_to_string("base.html", {"site_name": "Negotiation Timeline"})


def test_inside_a_shared_copy_every_link_stays_inside():
    page = render_to_string("base.html", PUBLIC | {"root": "/s/token/", "scope": FROZEN})

    assert [link for link in links(page) if not link.startswith(("/s/token/", "#", "/static/", "static/"))] == [""]


def links(page):
    return [part.split('"')[0] for part in page.split('href="')[1:]]


def test_a_frozen_copy_says_who_shared_it_when_and_which_state_it_is():
    shared = {"scope": FROZEN, "root": "/s/token/", "corrections_since": 2}
    page = " ".join(render_to_string("public/_banner.html", shared).split())

    assert page == (
        '<section class="banner" aria-label="Read-only copy"><div class="wrap"> '
        "<p><strong>Read-only copy</strong> shared by Research desk</p> "
        '<p>Frozen <time datetime="2025-12-01">1 December 2025</time></p> '
        '<p>sha256 <span class="mono">6a080bbc304b…</span></p> '
        "<p>2 corrections have been published since.</p> </div></section>"
    )


@pytest.mark.parametrize(
    ("context", "tags"), [(PUBLIC, 0), (PUBLIC | {"noindex": True}, 1), (PUBLIC | {"scope": FROZEN}, 1)]
)
def test_only_what_is_not_for_everyone_is_kept_from_search_engines(context, tags):
    assert render_to_string("base.html", context).count('<meta name="robots" content="noindex') == tags


def test_the_method_page_prints_every_convention_and_every_mark():
    page = render_to_string("public/method.html", PUBLIC | {"conventions": conventions, "marks": samples()})

    assert [sentence for sentence in conventions.sentences() if sentence not in page] == []
    assert page.count('<svg class="fluid" height="14"') == 7


@pytest.mark.parametrize("status", ["400", "403", "403_csrf", "404", "410", "500"])
def test_an_error_page_needs_no_context_and_no_script(status):
    page = render_to_string(f"{status}.html")

    assert page.count("<h1>") == 1
    assert "<script" not in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_refusal_says_what_to_type_instead():
    page = render_to_string("400.html", {"message": "“23 Foo” is no date. Try “23 November 2025”."})

    assert '<p class="lede">“23 Foo” is no date. Try “23 November 2025”.</p>' in page


def test_a_failure_is_answered_without_asking_the_database(rf):
    response = server_error(rf.get("/"))

    assert isinstance(response, HttpResponseServerError)
    assert "<h1>This page could not be shown</h1>" in response.content.decode()


def test_a_dead_link_gives_no_hint_of_what_it_held():
    site = {"site_name": "Negotiation Timeline"}

    assert visible(PUBLIC | site | {"root": "/s/token/", "scope": FROZEN}) == visible(site)


def visible(context):
    page = render_to_string("410.html", context)
    return " ".join(page.replace('<meta name="robots" content="noindex, nofollow">', "").split())
