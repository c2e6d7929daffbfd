import pytest
from django.test import Client

from tests.factories import make_curator


@pytest.fixture
def curator(db):
    return make_curator()


@pytest.fixture
def desk(curator):
    """A browser in which a curator is signed in."""
    client = Client()
    client.force_login(curator)
    return client
