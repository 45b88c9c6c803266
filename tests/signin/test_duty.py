"""Who must have a second factor, outside debug and demo: the coördinatiecel, and staff in the back office."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from governance.bodies.access import NOT_COORDINATOR, require
from governance.bodies.models import Power
from governance.people.access import SET_A_SECOND_FACTOR, has_second_factor
from governance.people.models import User
from som_portal.kit import clock
from tests import make
from tests.signin.second import app_code, set_app
from tests.signin.test_codes import is_signed_in

pytestmark = pytest.mark.usefixtures("commits_at_once")
ClientOf = Callable[[User], Client]


def test_the_coordinatiecel_acts_only_with_a_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    person, today = make.coordinator(), clock.today()
    refused = require(person, Power.COORDINATE, NOT_COORDINATOR, on=today)
    assert (bool(refused), str(refused.reason)) == (False, str(SET_A_SECOND_FACTOR))
    set_app(person)
    again = User.objects.get(pk=person.pk)
    assert bool(require(again, Power.COORDINATE, NOT_COORDINATOR, on=today)) is True


def test_who_lacks_the_power_hears_that_first(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    refused = require(make.user(), Power.COORDINATE, NOT_COORDINATOR, on=clock.today())
    assert str(refused.reason) == str(NOT_COORDINATOR)


def test_the_portal_itself_and_other_powers_are_not_asked(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    member = make.raad(1)[0]
    assert bool(require(None, Power.COORDINATE, NOT_COORDINATOR, on=clock.today())) is True
    assert bool(require(member, Power.VOTE, NOT_COORDINATOR, on=clock.today())) is True


def test_recovery_codes_alone_are_no_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    person = make.user()
    Authenticator.objects.create(user=person, type="recovery_codes", data={})
    assert bool(has_second_factor(person)) is False


def test_in_debug_and_demo_nobody_has_to() -> None:
    assert bool(require(make.coordinator(), Power.COORDINATE, NOT_COORDINATOR, on=clock.today())) is True


# ---- the back office ----


def staff(**fields: Any) -> User:
    """A technical administrator."""
    return make.user("Beheer", is_staff=True, is_superuser=True, **fields)


def test_the_back_office_sends_strangers_to_our_own_sign_in(client: Client) -> None:
    first = client.get("/beheer/")
    assert first.headers["Location"] == "/beheer/login/?next=/beheer/"
    second = client.get(first.headers["Location"])
    assert second.headers["Location"] == "/aanmelden/?next=%2Fbeheer%2Flogin%2F%3Fnext%3D%2Fbeheer%2F"


def test_the_back_office_has_no_password_to_guess(client: Client) -> None:
    person = User.objects.create_superuser("beheer@school.example", "geheim", name="Beheer")
    statuses = {client.post("/beheer/login/", {"username": person.email, "password": "geheim"}).status_code}
    assert (statuses, is_signed_in(client)) == ({303}, False)
    assert client.get("/beheer/password_change/").status_code != 200


def test_the_back_office_is_closed_for_who_is_not_staff(client_of: ClientOf) -> None:
    answer = client_of(make.coordinator()).get("/beheer/login/")
    assert answer.status_code == 403
    assert "alleen voor technische beheerders" in answer.content.decode()


def test_staff_without_a_second_factor_hears_what_to_do(client_of: ClientOf, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client = client_of(staff())
    assert client.get("/beheer/").status_code == 302
    answer = client.get("/beheer/login/")
    assert (answer.status_code, str(SET_A_SECOND_FACTOR) in answer.content.decode()) == (403, True)


def test_staff_use_their_second_factor_and_come_in(client_of: ClientOf, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    person = staff()
    set_app(person)
    client = client_of(person)
    asked = client.get("/beheer/login/?next=/beheer/")
    assert asked.headers["Location"].startswith("/aanmelden/bevestigen/?next=")
    answer = client.post("/aanmelden/bevestigen/", {"code": app_code(), "next": "/beheer/login/"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/beheer/"
    assert answer.status_code == 200


def test_control_without_the_demand_staff_come_in_with_a_code_alone(client_of: ClientOf) -> None:
    assert client_of(staff()).get("/beheer/").status_code == 200


def test_reauthentication_is_limited_too(client_of: ClientOf) -> None:
    person = make.user()
    set_app(person)
    client = client_of(person)
    statuses = [client.post("/aanmelden/bevestigen/", {"code": "1"}).status_code for _ in range(11)]
    assert statuses[-1] == 429
    cache.clear()
