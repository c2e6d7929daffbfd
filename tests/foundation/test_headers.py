"""What goes with every answer."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

PAGE = b"<!doctype html><title>A page</title>" + b"<p>words</p>" * 100

urlpatterns = [path("page/", lambda request: HttpResponse(PAGE))]

with_a_page = override_settings(ROOT_URLCONF=__name__)


def directives(response):
    """The policy as {directive: sources}; the order of directives means nothing."""
    policy = response["Content-Security-Policy"]
    return dict(directive.strip().split(" ", 1) for directive in policy.split(";"))


STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


@with_a_page
@pytest.mark.parametrize("address, status", [("/page/", 200), ("/nowhere/", 404)])
@pytest.mark.django_db
def test_every_answer_carries_the_same_strict_policy(client, address, status):
    response = client.get(address)

    assert (response.status_code, directives(response)) == (status, STRICT)


@pytest.mark.django_db
def test_the_desk_has_no_policy_of_its_own(client):
    assert directives(client.get("/admin/login/")) == STRICT


@with_a_page
def test_the_other_headers_that_protect_readers(client):
    response = client.get("/page/")

    expected = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "DENY",
    }
    assert {name: response.get(name) for name in expected} == expected
    assert "geolocation=()" in response["Permissions-Policy"].split(", ")


@with_a_page
def test_a_reader_gets_no_cookie_and_none_is_asked_for(client):
    response = client.get("/page/")

    assert (dict(response.cookies), response.get("Vary")) == ({}, "Accept-Language, Accept-Encoding")


@with_a_page
def test_pages_are_compressed_for_whoever_takes_it(client):
    response = client.get("/page/", headers={"accept-encoding": "gzip"})

    assert (response["Content-Encoding"], gzip.decompress(response.content)) == ("gzip", PAGE)


def test_https_is_one_switch(client, settings):
    # Not by the decorator: it would end before the fixture does, and what the fixture then puts back is not ours.
    settings.ROOT_URLCONF = __name__
    settings.SECURE_SSL_REDIRECT = True

    response = client.get("/page/")

    assert (response.status_code, response["Location"]) == (301, "https://testserver/page/")


@pytest.mark.django_db
def test_the_icon_that_browsers_ask_for_unasked_is_ours(client):
    response = client.get("/favicon.ico")

    assert (response.status_code, response["Location"]) == (302, "/static/favicon.svg")
