"""Rights follow dated mandates, to the day, without any task in between."""

from datetime import date, datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction

from governance.bodies.access import holds
from governance.bodies.actions import add_seat, appoint, release
from governance.bodies.models import Body, Mandate, Power
from governance.bodies.queries import seats_on, vacancies
from governance.bodies.sync import sync_charter
from governance.people.models import User
from som_portal.kit.access import Conflict, Refused
from tests import make

pytestmark = pytest.mark.django_db


def test_the_charter_is_synced_once() -> None:
    assert sync_charter() == 0


def test_the_raad_has_22_voting_seats_and_2_observers() -> None:
    seats = Body.objects.get(slug="som-raad").seats
    assert (seats.filter(is_voting=True).count(), seats.filter(is_voting=False).count()) == (22, 2)


def test_som_plus_has_a_seat_for_each_institution() -> None:
    assert Body.objects.get(slug="som-plus").seats.values("institution").distinct().count() == 75


def test_a_mandate_holds_on_its_last_day_and_not_the_day_after() -> None:
    person = make.seated("som-raad/lop", ends_on=date(2026, 8, 31))
    raad = Body.objects.get(slug="som-raad")
    assert holds(person, Power.VOTE, on=date(2026, 8, 31), body=raad)
    assert not holds(person, Power.VOTE, on=date(2026, 9, 1), body=raad)


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [("2026-08-31T21:59:59+00:00", True), ("2026-08-31T22:00:00+00:00", False)],
)
def test_django_asks_the_mandates_of_today_in_leuven(moment: str, allowed: bool) -> None:
    person = make.seated("som-raad/lop", ends_on=date(2026, 8, 31))
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        asked_afresh = User.objects.get(pk=person.pk)
        assert asked_afresh.has_perm("governance.vote", Body.objects.get(slug="som-raad")) is allowed


def test_a_power_in_one_body_is_none_in_another() -> None:
    person = make.seated("som-raad/lop")
    assert not holds(person, Power.ATTEND, on=make.AT.date(), body=Body.objects.get(slug="som-team"))


def test_observers_of_the_raad_do_not_vote() -> None:
    person = make.seated("som-raad/coordinator")
    raad = Body.objects.get(slug="som-raad")
    assert holds(person, Power.ATTEND, on=make.AT.date(), body=raad)
    assert not holds(person, Power.VOTE, on=make.AT.date(), body=raad)


def test_a_group_gives_its_power() -> None:
    assert holds(make.group_member("redactieteam"), Power.EDIT_STORIES, on=make.AT.date())


def test_an_inactive_person_has_no_power() -> None:
    person = make.coordinator()
    person.is_active = False
    assert not holds(person, Power.COORDINATE, on=make.AT.date())


def test_only_the_coordinatiecel_appoints(at: datetime) -> None:
    with pytest.raises(Refused, match="coördinatiecel"):
        appoint(make.user(), make.seat("som-raad/lop"), starts_on=at.date(), by=make.user(), at=at)
    assert not Mandate.objects.exists()


def test_a_taken_seat_is_refused_with_a_sentence(at: datetime) -> None:
    make.seated("som-raad/lop")
    with pytest.raises(Conflict, match="zit in die periode al iemand"):
        appoint(make.user(), make.seat("som-raad/lop"), starts_on=at.date(), by=None, at=at)


def test_a_duo_shares_a_seat(at: datetime) -> None:
    first = make.seated("som-raad/codis-basis", 4)
    second = make.user()
    appoint(second, make.seat("som-raad/codis-basis", 4), starts_on=at.date(), holder=2, by=None, at=at)
    row = next(row for row in seats_on(Body.objects.get(slug="som-raad"), at.date()) if row.mandates)
    assert row.holders == (first, second)


def test_a_released_seat_is_vacant_the_day_after(at: datetime) -> None:
    person = make.seated("som-raad/lop")
    release(person.mandates.get(), on=date(2026, 3, 12), by=make.coordinator(), at=at)
    lop = make.seat("som-raad/lop")
    assert lop not in vacancies(date(2026, 3, 12))
    assert lop in vacancies(date(2026, 3, 13))


def test_the_database_refuses_a_second_open_mandate_of_the_same_holder() -> None:
    person = make.seated("som-raad/lop")
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(seat=make.seat("som-raad/lop"), person=person, starts_on=date(2026, 1, 1))


def test_a_second_project_expert_gets_a_seat(at: datetime) -> None:
    team = Body.objects.get(slug="som-team")
    seat = add_seat(team, "projectdeskundige", "Projectdeskundige (studio) 2", by=make.coordinator(), at=at)
    assert (seat.number, seat.is_voting) == (2, False)
