"""What every test gets."""

import gc
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.models.signals import post_migrate
from django.template import Template
from django.test import override_settings
from django.test.signals import template_rendered

from timeline.desk.roles import make_groups
from timeline.public.asking import kept
from timeline.public.store import guards

BROWSER_TESTS = Path(__file__).parent / "browser"

QUICK = {
    # The hashed names of the real storage exist only after collectstatic.
    "STORAGES": {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
    "WHITENOISE_AUTOREFRESH": True,
    # A slow hash is the point of a password and a waste in a test.
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
}


def pytest_collection_modifyitems(config, items):
    """Mark what drives a browser, and refuse it anywhere but in its folder; leave out what the other database proves.

    That is what only the other one can prove, and, on PostgreSQL, whatever touches no database.
    """
    for item in items:
        if "browser" in item.fixturenames:
            refuse_elsewhere(item)
            item.add_marker("browser")
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    elsewhere = [
        item
        for item in items
        if item.get_closest_marker(other) or (connection.vendor == "postgresql" and not uses_database(item))
    ]
    config.hook.pytest_deselected(items=elsewhere)
    items[:] = [item for item in items if item not in elsewhere]


def refuse_elsewhere(item):
    """What drives a browser is run, or left out, by its folder: nothing else is collected then."""
    if BROWSER_TESTS not in item.path.parents:
        raise pytest.UsageError(f"{item.nodeid} drives a browser: it belongs in tests/browser.")


def pytest_collection_finish():
    """Leave what is there for the whole run, Django and some thousand tests, out of every later collection."""
    gc.freeze()
    gc.set_threshold(20_000)


def uses_database(item):
    needed = {"db", "transactional_db", "live_server"}
    return bool(item.get_closest_marker("django_db") or needed & {*item.fixturenames})


@pytest.fixture(autouse=True, scope="session")
def roles_after_a_flush():
    """Make the roles again after a test that commits: flushing takes away what the migrations made, and says so."""
    # Once the last app that has models has its permissions.
    post_migrate.connect(_make_roles, sender=[app for app in apps.get_app_configs() if app.models_module][-1])


def _make_roles(**_sent):
    make_groups(apps)


@pytest.fixture(autouse=True, scope="session")
def quick_settings():
    with override_settings(**QUICK):
        yield


@pytest.fixture(autouse=True, scope="session")
def pages_tell_of_themselves_alone(django_test_environment):
    """Let `response.context` be that of the page: nobody asks for those of its hundreds of parts and widgets."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", _draw_and_tell)
        yield


def _draw_and_tell(template, context):
    is_widget = (template.name or "").startswith(("django/forms/", "admin/widgets/"))
    if context.template is template and not is_widget:
        template_rendered.send(sender=template, template=template, context=context)
    return template.nodelist.render(context)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory, django_db_modify_db_settings_parallel_suffix):
    """On SQLite, a database in a file like the real one: only there do several connections wait for each other."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True)
def nothing_kept():
    """What this process keeps of a record must not outlive the test whose record it was."""
    for shelf in kept.shelves:
        shelf.clear()


@pytest.fixture(autouse=True)
def flushable_revisions(request):
    """Let a test that commits clean up after itself, although the database lets nobody delete a revision.

    Flushing sends `post_migrate`, which puts the guards back for the next test.
    """
    if not commits(request):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    guards.remove(connection)


def commits(request):
    marker = request.node.get_closest_marker("django_db")
    return bool({"transactional_db", "live_server"} & set(request.fixturenames)) or bool(
        marker and marker.kwargs.get("transaction")
    )
