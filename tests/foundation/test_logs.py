"""The log must not hold what opens a share link."""

import logging

from timeline.logs import WithoutTokens

TOKEN = "zJ4vQ8mW2xk1Tq0L_fYb-9cRdE7uHs3GaNoPiKl5MnV"


def written(message, *args):
    record = logging.LogRecord("django.request", logging.ERROR, "file", 1, message, args, None)
    assert WithoutTokens().filter(record) is True
    return record.getMessage()


def test_a_share_link_is_logged_without_its_token():
    assert written("%s: %s", "Internal Server Error", f"/s/{TOKEN}/events/geneva/") == (
        "Internal Server Error: /s/…/events/geneva/"
    )


def test_other_addresses_are_logged_as_they_are():
    assert written("Internal Server Error: %s", "/ukraine-2025/sources/") == (
        "Internal Server Error: /ukraine-2025/sources/"
    )
