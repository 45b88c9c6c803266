"""An erasure against what the same person is doing at that moment: one of both waits, and nothing comes back."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from community.events.actions import register
from governance.ballots.actions import cast_vote
from governance.ballots.rules import Choice
from governance.bodies.actions import appoint
from governance.people.models import User
from governance.record.models import ActorSalt
from governance.record.queries import verify
from som_portal.kit import clock
from som_portal.privacy.actions import ask_erasure, erase_person
from tests import make
from tests.community import making
from tests.governance.ballots import scenes

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
Race = Callable[..., list[Any]]
ROUNDS = 4


def erasing(person: User, cell: User) -> Callable[[], Any]:
    """Let their seats end yesterday and erase them."""
    return lambda: erase_person(person, ends_terms=True, by=cell, at=make.AT)


def left_behind(person: User) -> tuple[str, bool, int, list[str]]:
    """Name, open or closed, salts, and what is broken in the record."""
    person.refresh_from_db()
    return person.name, person.is_active, ActorSalt.objects.filter(person=person).count(), verify()


def with_cookie(session: Session) -> Client:
    """Somebody who still has the cookie of a session."""
    client = Client()
    client.cookies["sessionid"] = session.session_key
    return client


ERASED: tuple[str, bool, int, list[str]] = ("gewiste persoon", False, 0, [])


def test_erasing_while_the_person_votes(together: Race) -> None:
    people, cell = make.raad(ROUNDS), make.coordinator()
    ballot = scenes.opened(scenes.budget_line())
    for person in people:
        ask_erasure(key=uuid4(), by=person, at=make.AT)
        elector = scenes.elector_of(ballot, person)
        again = User.objects.get(pk=person.pk)
        together(
            erasing(person, cell),
            lambda elector=elector, again=again: cast_vote(elector, Choice.FOR, by=again, at=make.AT),
        )
    assert [left_behind(person) for person in people] == [ERASED] * ROUNDS


def test_erasing_while_the_person_signs_in(together: Race) -> None:
    cell, people = make.coordinator(), [make.user() for _ in range(ROUNDS)]
    for person in people:
        ask_erasure(key=uuid4(), by=person, at=make.AT)
        again = User.objects.get(pk=person.pk)

        def sign_in(again: User = again) -> int:
            client = Client()
            client.force_login(again, backend="governance.people.backend.PersonBackend")
            return client.get("/signalen/mijn/").status_code

        together(erasing(person, cell), sign_in)
    opened = {with_cookie(session).get("/signalen/mijn/").status_code for session in Session.objects.all()}
    assert ([left_behind(person) for person in people], opened - {302}) == ([ERASED] * ROUNDS, set())


def test_erasing_while_the_person_registers(together: Race) -> None:
    cell, event = make.coordinator(), making.event(capacity=50)
    people = [make.user() for _ in range(ROUNDS)]
    for person in people:
        ask_erasure(key=uuid4(), by=person, at=make.AT)
        again = User.objects.get(pk=person.pk)
        together(erasing(person, cell), lambda again=again: register(event, key=uuid4(), by=again, at=make.AT))
    assert [left_behind(person) for person in people] == [ERASED] * ROUNDS


def test_erasing_while_the_person_is_appointed(together: Race) -> None:
    """Either the seat came first and the erasure is refused, or the erasure did and nobody is appointed."""
    cell, today, outcomes = make.coordinator(), clock.day_of(make.AT), []
    for seat in ("lop", "vclb", "steiner", "cbe"):
        person = make.user()
        ask_erasure(key=uuid4(), by=person, at=make.AT)
        again = User.objects.get(pk=person.pk)
        place = make.seat(f"som-raad/{seat}")
        together(
            lambda person=person: erase_person(person, by=cell, at=make.AT),
            lambda again=again, place=place: appoint(again, place, starts_on=today, by=None, at=make.AT),
        )
        person.refresh_from_db()
        outcomes.append(person.is_active == person.mandates.exists())
    assert outcomes == [True] * ROUNDS
