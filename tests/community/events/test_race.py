"""The last places, asked for by many at one moment: capacity is never passed, on both engines."""

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from community.events import actions
from community.events.models import Event, Registration
from governance.people.models import User
from som_portal.kit.access import Conflict
from tests import make
from tests.community import making

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
ASKING, PLACES, ROUNDS = 8, 2, 5
Together = Callable[..., list[Any]]


def test_the_last_places_are_taken_once(at: datetime, together: Together) -> None:
    people = [make.user() for _ in range(ASKING)]
    for _ in range(ROUNDS):
        event = making.event(capacity=PLACES)
        answers = together(*[asking(event, person, at) for person in people])
        kinds = [type(answer) for answer in answers]
        assert (kinds.count(Registration), kinds.count(Conflict)) == (PLACES, ASKING - PLACES)
        assert event.registrations.active().count() == PLACES


def test_eight_clicks_of_one_person_are_one_place(at: datetime, together: Together) -> None:
    person = make.user()
    for _ in range(ROUNDS):
        event, key = making.event(capacity=PLACES), uuid4()
        answers = together(*[asking(event, person, at, key)] * ASKING)
        assert len({answer.pk for answer in answers}) == 1


def test_control_without_the_lock_the_room_is_too_small(at: datetime, together: Together) -> None:
    """The same question without lock and transaction: everybody counts before anybody sits."""
    event = making.event(capacity=PLACES)
    counted = threading.Barrier(ASKING)

    def sit_unguarded(person: User) -> Callable[[], None]:
        def sit() -> None:
            is_free = event.registrations.active().count() < event.capacity
            counted.wait(30)
            if is_free:
                Registration.objects.create(event=event, person=person, key=uuid4(), registered_at=at)

        return sit

    together(*[sit_unguarded(make.user()) for _ in range(ASKING)])
    assert Event.objects.with_taken().get().taken == ASKING


def asking(event: Event, person: User, at: datetime, key: Any = None) -> Callable[[], Registration]:
    """One person asking for a place."""
    return lambda: actions.register(event, key=key or uuid4(), by=person, at=at)
