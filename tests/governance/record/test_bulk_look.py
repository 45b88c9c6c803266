"""Who saw many people's data at once is written down and stays written down, for a year at least."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from community.events.actions import register
from governance.people.models import User
from governance.record.actions import note_bulk_look
from governance.record.models import Bulk, BulkLook
from som_portal.kit import clock
from som_portal.kit.guards import drop_guards, install_guards
from tests import make
from tests.community import making

pytestmark = pytest.mark.django_db


def look(at: datetime) -> BulkLook:
    note_bulk_look(make.user(), Bulk.DIRECTORY, 12, at=at)
    return BulkLook.objects.get()


@pytest.mark.parametrize("page, what", [("deelnemers/", "deelnemers"), ("deelnemers.csv", "deelnemers-csv")])
def test_a_list_of_participants_is_noted(client_of: Callable[[User], Client], page: str, what: str) -> None:
    event, runner = making.event(), make.coordinator()
    for person in (make.user(), make.user()):
        register(event, key=uuid4(), by=person, at=make.AT)
    answer = client_of(runner).get(f"{event.get_absolute_url()}{page}")
    seen = [(row.viewer, row.what, row.thing, row.how_many) for row in BulkLook.objects.all()]
    assert (answer.status_code, seen) == (200, [(runner, what, f"event:{event.pk}", 2)])


def test_a_refused_look_is_not_noted(client_of: Callable[[User], Client]) -> None:
    event = making.event()
    register(event, key=uuid4(), by=make.user(), at=make.AT)
    client_of(make.user()).get(f"{event.get_absolute_url()}deelnemers/")
    assert BulkLook.objects.count() == 0


def test_an_empty_list_is_no_look() -> None:
    note_bulk_look(make.user(), Bulk.DIRECTORY, 0, at=clock.now())
    assert BulkLook.objects.count() == 0


@pytest.mark.parametrize("attempt", ["update", "delete"])
def test_a_look_can_be_neither_changed_nor_dropped(attempt: str) -> None:
    row = look(clock.now())
    attempts = {"update": lambda: BulkLook.objects.update(how_many=1), "delete": row.delete}
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        attempts[attempt]()


def test_control_without_the_guard_a_look_is_dropped() -> None:
    row = look(clock.now())
    drop_guards()
    assert row.delete()[0] == 1
    install_guards()


def test_a_look_of_more_than_a_year_ago_may_go() -> None:
    row = look(clock.now() - timedelta(days=BulkLook.KEPT_DAYS + 1))
    assert row.delete()[0] == 1
