"""The ear that browser tests have on the console: it hears what must not happen."""

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

LOUD = """<!doctype html><title>Loud</title><link rel="icon" href="/icon">
<p style="color: red">words</p><script>1</script>"""
ASKING = """<!doctype html><title>Asking</title><link rel="icon" href="/icon">
<meta name="htmx-config" content='{"includeIndicatorStyles": false}'>
<script src="/static/django_htmx/htmx-2.min.js"></script>
<p id="answer" hx-sync="this:replace" hx-trigger="ask" hx-get="/missing/">nothing yet</p>"""

urlpatterns = [
    path("loud/", lambda request: HttpResponse(LOUD)),
    path("asking/", lambda request: HttpResponse(ASKING)),
    path("missing/", lambda request: HttpResponse(status=404)),
    path("icon", lambda request: HttpResponse(content_type="image/svg+xml")),
]


@pytest.fixture(autouse=True)
def with_a_loud_page():
    with override_settings(ROOT_URLCONF=__name__):
        yield


def test_inline_style_and_script_are_heard(page, complaints):
    page.goto("/loud/")
    heard, complaints[:] = list(complaints), []

    assert sorted(complaint.split("'")[0] for complaint in heard) == [
        "error: Applying inline style violates the following Content Security Policy directive ",
        "error: Executing inline script violates the following Content Security Policy directive ",
    ]


def test_a_request_to_another_server_is_heard(page, complaints, live_server):
    elsewhere = live_server.url.replace("localhost", "127.0.0.1") + "/icon"
    page.goto(elsewhere)
    heard, complaints[:] = list(complaints), []

    assert heard[0] == f"request to {elsewhere}"


def test_a_request_that_fails_is_heard_and_one_whose_place_a_newer_one_takes_is_not(page, complaints):
    page.goto("/asking/")
    with page.expect_event("console", lambda message: "Status Error" in message.text):
        page.evaluate("htmx.trigger('#answer', 'ask'); htmx.trigger('#answer', 'ask')")
    heard, complaints[:] = list(complaints), []

    assert [complaint.split(" (")[0] for complaint in heard] == [
        "error: Failed to load resource: the server responded with a status of 404",
        "error: Response Status Error Code 404 from /missing/, [object HTMLParagraphElement]",
    ]
