"""A test that commits must leave nothing to the next one, although nobody may delete a revision."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from tests.factories import make_curator, make_event
from timeline.desk.roles import ROLES
from timeline.public.store import guards
from timeline.public.store.models import Revision


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_starts_with_an_empty_record_that_is_guarded(turn):
    assert (Revision.objects.count(), bool(guards.names(connection))) == (0, True)

    make_event(published_by=make_curator())

    assert Revision.objects.count() > 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_starts_with_the_roles_and_all_that_they_may_do(turn):
    found = {group.name: group.permissions.count() for group in Group.objects.all()}
    assert found == {name: len(codenames) for name, codenames in ROLES.items()}
