"""The record is a chain: nothing in it can be changed, dropped or cut off unseen."""

from datetime import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from governance.bodies.models import Body
from governance.record.actions import record
from governance.record.models import Deed
from governance.record.queries import verify
from som_portal.kit.guards import drop_guards, install_guards
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_deeds(at: datetime) -> list[Deed]:
    body = Body.objects.get(slug="som-raad")
    person = make.user()
    return [record(person, "test", body, at=at, step=step) for step in range(3)]


def test_a_whole_chain_verifies(three_deeds: list[Deed]) -> None:
    assert verify() == []


@pytest.mark.parametrize("attempt", ["update", "delete", "queryset_update", "queryset_delete"])
def test_a_deed_cannot_be_changed(three_deeds: list[Deed], attempt: str) -> None:
    deed = three_deeds[1]
    attempts = {
        "update": deed.save,
        "delete": deed.delete,
        "queryset_update": lambda: Deed.objects.filter(pk=deed.pk).update(verb="other"),
        "queryset_delete": lambda: Deed.objects.filter(pk=deed.pk).delete(),
    }
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        attempts[attempt]()


def test_control_without_the_guard_the_chain_names_the_changed_deed(three_deeds: list[Deed]) -> None:
    drop_guards(connection)
    Deed.objects.filter(pk=three_deeds[1].pk).update(verb="other")
    install_guards(connection)
    assert verify() == ["netwerk: deed 2 (other) was changed"]


def test_control_a_cut_off_tail_is_noticed(three_deeds: list[Deed]) -> None:
    drop_guards(connection)
    Deed.objects.filter(pk=three_deeds[2].pk).delete()
    install_guards(connection)
    assert verify() == ["netwerk: the record ends at deed 2, its head says 3"]


def test_a_person_is_in_the_record_only_as_a_salted_mark(three_deeds: list[Deed], at: datetime) -> None:
    same_person = {deed.actor_mark for deed in three_deeds}
    assert len(same_person) == 1
    assert record(None, "tick", Body.objects.get(slug="som-raad"), at=at).actor_mark == ""
