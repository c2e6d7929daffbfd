"""/healthz and /readyz, for whatever watches over the process."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import OperationalError


def answer(response):
    return response.status_code, response.content.decode(), response["Cache-Control"], response.cookies.output()


def test_health_needs_no_database(client):
    assert answer(client.get("/healthz")) == (200, "ok\n", "no-store", "")


@pytest.mark.django_db
def test_ready_once_the_database_holds_every_migration(client):
    assert answer(client.get("/readyz")) == (200, "ok\n", "no-store", "")


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing(client):
    MigrationRecorder(connection).record_unapplied("timeline", "0001_initial")

    assert answer(client.get("/readyz")) == (
        503,
        "Not every migration is applied yet (1 to go): run “manage.py migrate”.\n",
        "no-store",
        "",
    )


@pytest.mark.django_db
def test_ready_costs_two_queries(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/readyz")


def test_not_ready_without_a_database_and_no_reason_leaks(client, monkeypatch):
    def fails(_):
        raise OperationalError("connection to server at db.example.org failed: password of curator is wrong")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", fails)

    assert answer(client.get("/readyz")) == (503, "The database does not answer.\n", "no-store", "")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_a_probe_may_use_any_host_name_and_plain_http(client, settings, path):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get(path, headers={"host": "10.0.0.7:8000"}).status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_probe_only_reads(client, path):
    assert client.post(path).status_code == 405
