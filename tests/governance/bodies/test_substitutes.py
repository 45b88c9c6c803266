"""A permanent substitute reads what the seat reads, on its days; a vote, money and the network stay with the holder."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from governance.bodies.access import holds, powers_of
from governance.bodies.actions import appoint, appoint_substitute, release_substitute
from governance.bodies.models import Body, Power, Seat, Substitute
from governance.people.models import User
from som_portal.kit.access import Conflict, Refused
from tests import make

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
AUGUST = date(2026, 8, 31)


def standing_in(path: str, at: datetime, **days: date) -> User:
    """Somebody who stands in on the seat."""
    person = make.user()
    appoint_substitute(person, make.seat(path), **{"starts_on": at.date(), **days}, by=None, at=at)
    return person


def test_a_substitute_of_the_raad_takes_part_without_a_vote(at: datetime) -> None:
    person, raad = standing_in("som-raad/lop", at), Body.objects.get(slug="som-raad")
    assert powers_of(person, on=at.date(), body=raad) == {Power.ATTEND}
    assert holds(person, Power.ATTEND, on=at.date(), body=raad)
    assert not holds(person, Power.VOTE, on=at.date(), body=raad)


def test_a_substitute_of_the_coordinatiecel_neither_coordinates_nor_spends(at: datetime) -> None:
    person = standing_in("coordinatiecel/coordinator", at)
    assert powers_of(person, on=at.date()) == {Power.ATTEND, Power.READ_LEDGER}
    assert [power for power in (Power.COORDINATE, Power.SPEND) if holds(person, power, on=at.date())] == []


def test_control_the_seat_itself_gives_more(at: datetime) -> None:
    assert {Power.COORDINATE, Power.SPEND} <= powers_of(make.coordinator(), on=at.date())


def test_a_substitution_begins_and_ends_on_its_days(at: datetime) -> None:
    person = standing_in("som-raad/lop", at, starts_on=date(2026, 4, 1), ends_on=AUGUST)
    days = [date(2026, 3, 31), date(2026, 4, 1), AUGUST, date(2026, 9, 1)]
    assert [holds(person, Power.ATTEND, on=day) for day in days] == [False, True, True, False]


def test_a_substitute_sits_in_no_other_body(at: datetime) -> None:
    person = standing_in("som-raad/lop", at)
    assert not holds(person, Power.ATTEND, on=at.date(), body=Body.objects.get(slug="som-team"))


def test_an_inactive_substitute_has_nothing(at: datetime) -> None:
    person = standing_in("som-raad/lop", at)
    person.is_active = False
    assert powers_of(person, on=at.date()) == set()


def test_nobody_stands_in_for_themselves(at: datetime) -> None:
    holder = make.seated("som-raad/lop")
    with pytest.raises(Conflict, match="zit in die periode zelf op deze zetel"):
        appoint_substitute(holder, make.seat("som-raad/lop"), starts_on=at.date(), by=None, at=at)


def test_a_substitute_is_not_appointed_on_the_same_seat(at: datetime) -> None:
    person = standing_in("som-raad/lop", at)
    with pytest.raises(Conflict, match="de plaatsvervanger op deze zetel"):
        appoint(person, make.seat("som-raad/lop"), starts_on=at.date(), by=None, at=at)


def test_a_substitute_may_hold_another_seat(at: datetime) -> None:
    person = standing_in("som-raad/lop", at)
    appoint(person, make.seat("som-raad/vclb"), starts_on=at.date(), by=None, at=at)
    assert holds(person, Power.VOTE, on=at.date())


def test_a_seat_has_one_substitute_at_a_time(at: datetime) -> None:
    standing_in("som-raad/lop", at, ends_on=AUGUST)
    with pytest.raises(Conflict, match="al een plaatsvervanger"):
        standing_in("som-raad/lop", at, starts_on=AUGUST)
    standing_in("som-raad/lop", at, starts_on=date(2026, 9, 1))


def test_the_database_keeps_two_substitutes_apart(at: datetime) -> None:
    standing_in("som-raad/lop", at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Substitute.objects.create(seat=make.seat("som-raad/lop"), person=make.user(), starts_on=AUGUST)


def test_a_substitution_ends_with_its_temporary_seat(at: datetime) -> None:
    seat = make.seat("som-raad/lop")
    Seat.objects.filter(pk=seat.pk).update(
        expertise="ai", decision_number="B-1", starts_on=make.LONG_AGO, ends_on=AUGUST
    )
    with pytest.raises(Conflict, match="bestaat niet op al die dagen"):
        appoint_substitute(make.user(), seat, starts_on=at.date(), by=None, at=at)


def test_a_substitution_is_ended_earlier_never_later(at: datetime) -> None:
    substitute = standing_in("som-raad/lop", at, ends_on=AUGUST).substitutes.get()
    with pytest.raises(Conflict, match="eindigt dan al"):
        release_substitute(substitute, on=date(2026, 9, 1), by=None, at=at)
    assert release_substitute(substitute, on=date(2026, 3, 31), by=None, at=at).ends_on == date(2026, 3, 31)


def test_only_the_coordinatiecel_decides_who_stands_in(at: datetime) -> None:
    holder = make.seated("som-raad/lop")
    with pytest.raises(Refused, match="coördinatiecel"):
        appoint_substitute(make.user(), make.seat("som-raad/lop"), starts_on=at.date(), by=holder, at=at)


def test_the_coordinatiecel_appoints_and_ends_on_the_page_of_the_seat(client_of: ClientOf, at: datetime) -> None:
    seat, coordinator = make.seat("som-raad/lop"), client_of(make.coordinator())
    form = {"email": "in@som.example", "name": "Valt In", "starts_on": "2026-03-12", "key": str(uuid4())}
    answer = coordinator.post(reverse("bodies:appoint_substitute", args=["som-raad", seat.pk]), form)
    assert (answer.status_code, answer["Location"]) == (303, seat.get_absolute_url())
    assert "Valt In" in coordinator.get(seat.get_absolute_url()).content.decode()
    ending = reverse("bodies:release_substitute", args=["som-raad", Substitute.objects.get().pk])
    coordinator.post(ending, {"last_day": "2026-03-31", "key": str(uuid4())})
    assert Substitute.objects.get().ends_on == date(2026, 3, 31)


def test_a_second_substitute_answers_409_keeps_what_was_typed_and_makes_no_account(
    client_of: ClientOf, at: datetime
) -> None:
    standing_in("som-raad/lop", at)
    form = {"email": "in@som.example", "name": "Valt In", "starts_on": "2026-03-12", "key": str(uuid4())}
    page = reverse("bodies:appoint_substitute", args=["som-raad", make.seat("som-raad/lop").pk])
    answer = client_of(make.coordinator()).post(page, form)
    assert answer.status_code == 409
    assert "in@som.example" in answer.content.decode()
    assert not User.objects.filter(email="in@som.example").exists()
