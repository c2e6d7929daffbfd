"""What the tests that drive a browser may ask for."""

import os
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from tests import get_browser
from tests.factories import make_curator

# Playwright keeps an event loop running in the test's thread, and Django then refuses its ordinary queries there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A busy machine is no fault of a page.
expect.set_options(timeout=20_000)

# Quiet: a test's browser must reach nothing but the test's server, not even its maker.
BROWSER_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": str(get_browser.find()), "args": BROWSER_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "en-GB", "timezone_id": "UTC"}


@pytest.fixture
def complaints():
    """What the browser complained of: console warnings and errors, exceptions, requests to another server.

    A test fails if any is left at its end; one that provokes a complaint takes it out of this list.
    """
    heard = []
    yield heard
    assert heard == []


@pytest.fixture
def new_context(new_context, complaints, live_server):
    """Playwright's own, with an ear on every page that is opened in the context."""

    def listened_to(**options):
        context = new_context(base_url=live_server.url, **options)
        listen(context, complaints, home=live_server.url)
        return context

    return listened_to


@pytest.fixture
def signed_in(new_context, live_server):
    """Opens a page of a context in which the curator “vera” is signed in, without going through the form."""

    def opened(**options):
        visit = Client()
        visit.force_login(make_curator("vera"))
        name = settings.SESSION_COOKIE_NAME
        context = new_context(**options)
        context.add_cookies([{"name": name, "value": visit.cookies[name].value, "url": live_server.url}])
        return context.new_page()

    return opened


# What htmx logs as errors when a newer request takes a running one's place: meant so. A request that fails says more.
TAKEN_BACK = ("htmx:sendAbort,", "htmx:afterRequest,")


def listen(context, complaints, *, home):
    def on_console(message):
        if message.type in {"warning", "error"} and not message.text.startswith(TAKEN_BACK):
            complaints.append(f"{message.type}: {message.text} ({message.location['url']})")

    def on_request(request):
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and f"{address.scheme}://{address.netloc}" != home:
            complaints.append(f"request to {request.url}")

    context.on("console", on_console)
    context.on("weberror", lambda problem: complaints.append(f"exception: {problem.error}"))
    context.on("request", on_request)
