"""Many hands on one seat: exactly one of them fills it, on both engines."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection

from governance.bodies.actions import appoint
from governance.bodies.models import Mandate
from governance.people.models import User
from som_portal.kit.access import Conflict
from som_portal.kit.guards import drop_guards, install_guards
from tests import make

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
HANDS = 16


def sit_down(person: User) -> None:
    appoint(person, make.seat("som-raad/lop"), starts_on=date(2026, 1, 1), by=None, at=make.AT)


def sit_down_past_the_action(person: User) -> None:
    """A colleague with a shell: no lock, no rule."""
    days = {"starts_on": _day(person), "ends_on": date(2026, 12, 31)}
    Mandate.objects.create(seat=make.seat("som-raad/lop"), person=person, **days)


def _day(person: User) -> date:
    """Another first day for each, so that only the guard can see the overlap."""
    return date(2026, 1, 1 + person.pk % 27)


def test_of_many_appointments_at_once_one_stands(together: Any) -> None:
    people = [make.user() for _hand in range(HANDS)]
    outcomes = together(*(lambda person=person: sit_down(person) for person in people))
    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == HANDS - 1
    assert Mandate.objects.count() == 1


def test_past_the_action_the_database_lets_one_stand(together: Any) -> None:
    people = [make.user() for _hand in range(HANDS)]
    outcomes = together(*(lambda person=person: sit_down_past_the_action(person) for person in people))
    assert sum(isinstance(outcome, IntegrityError) for outcome in outcomes) == HANDS - 1
    assert Mandate.objects.count() == 1


def test_control_without_rule_and_guard_many_stand(together: Any) -> None:
    drop_guards(connection)
    people = [make.user() for _hand in range(HANDS)]
    together(*(lambda person=person: sit_down_past_the_action(person) for person in people))
    stand = Mandate.objects.count()
    install_guards(connection)
    assert stand > 1
