import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories import make_curator, make_negotiation
from timeline.desk.models import Import

TERMS = {
    "outlet": "Peace Archive",
    "title": "Archive of agreements",
    "url": "https://archive.example.org/",
    "published_on": "2025-12-01",
    "collection": "archive",
    "kind": "announcement",
    "status": "reported",
    "order": "day first",
    "actor_kind": "group",
}


@pytest.fixture
def curator(db):
    return make_curator()


@pytest.fixture
def negotiation(db):
    return make_negotiation("border-talks")


@pytest.fixture
def desk(curator, negotiation):
    return Desk(curator, negotiation)


class Desk:
    """A curator's browser at the pages of an import."""

    def __init__(self, curator, negotiation):
        self.client = Client()
        self.client.force_login(curator)
        self.negotiation = negotiation

    def send(self, content, *, name="archive.csv", encoding=""):
        """Send a file in; returns the answer."""
        content = content.encode() if isinstance(content, str) else content
        typed = {"file": SimpleUploadedFile(name, content), "encoding": encoding, "negotiation": self.negotiation.pk}
        return self.client.post(reverse("admin:timeline_import_add"), typed)

    def at(self, step, staged=None):
        return reverse(f"admin:timeline_import_{step}", args=[(staged or self.latest).pk])

    @property
    def latest(self):
        return Import.objects.latest("pk")

    def say(self, mapping, **terms):
        """Map columns by their names and say what is true of the file; returns the answer."""
        heading = self.latest.heading
        mapped = {f"column_{heading.index(column)}": field for column, field in mapping.items()}
        return self.client.post(self.at("columns"), TERMS | mapped | terms)

    def check(self, **query):
        return self.client.get(self.at("check"), query)

    def draft(self, **typed):
        return self.client.post(self.at("check"), typed, follow=True)

    def bring_in(self, content, mapping, **terms):
        """The whole way of a table; returns the answer to drafting it."""
        self.send(content)
        self.say(mapping, **terms)
        self.check()
        return self.draft()

    def table(self, query=""):
        return b"".join(self.client.get(self.at("table") + query).streaming_content).decode()
