"""The second factor: an app or a passkey, recovery codes, and where it is asked."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, resolve, reverse

from governance.ballots.models import Vote
from governance.bodies.access import NOT_COORDINATOR, require
from governance.bodies.models import Power
from governance.people.access import SET_A_SECOND_FACTOR, has_second_factor
from governance.people.models import User
from governance.people.second_factor import asked_when_set
from som_portal.kit import clock
from som_portal.urls import urlpatterns as portal
from tests import make
from tests.governance.ballots import scenes
from tests.signin.second import app_code, set_app, signed_in_with_app
from tests.signin.test_codes import CONFIRM, ask_code, code_in, is_signed_in

pytestmark = pytest.mark.usefixtures("commits_at_once")
ClientOf = Callable[[User], Client]
APP, SECOND_STEP, DEVICES = "/aanmelden/beveiliging/app/", "/aanmelden/tweede-stap/", "/aanmelden/toestellen/"


@asked_when_set
def spend(request: HttpRequest) -> HttpResponse:
    """A view that spends."""
    return HttpResponse(f"{request.method} {request.POST.get('amount', '')}")


urlpatterns = [*portal, path("uitgeven/", spend)]


def by_code(client: Client, person: User) -> Any:
    """Sign in with a code by mail, as far as that goes."""
    ask_code(client, person.email)
    return client.post(CONFIRM, {"code": code_in(mail.outbox[-1])})


def test_an_app_is_added_with_its_first_code_and_gives_recovery_codes(client: Client) -> None:
    person = make.user("Noor")
    by_code(client, person)
    secret = client.get(APP).context["form"].secret
    assert client.post(APP, {"code": "000000"}).status_code == 422
    answer = client.post(APP, {"code": app_code(secret)})
    assert answer.headers["Location"] == "/aanmelden/beveiliging/herstelcodes/"
    assert client.get(answer.headers["Location"]).status_code == 200
    kinds = Authenticator.objects.filter(user=person).order_by("type").values_list("type", flat=True)
    assert list(kinds) == ["recovery_codes", "totp"]
    assert [message.subject for message in mail.outbox[1:]] == ["Er veranderde iets aan je account bij SOM"]
    assert "Er is een authenticator-app toegevoegd." in mail.outbox[1].body


def test_recovery_codes_are_shown_to_who_used_the_second_factor_lately(client_of: ClientOf) -> None:
    person = make.user()
    set_app(person)
    RecoveryCodes.activate(person)
    client = client_of(person)
    asked = client.get("/aanmelden/beveiliging/herstelcodes/")
    assert asked.headers["Location"].startswith("/aanmelden/bevestigen/?next=")


def test_the_secret_of_an_app_is_unreadable_in_a_copy_of_the_database(client: Client) -> None:
    by_code(client, make.user())
    secret = client.get(APP).context["form"].secret
    client.post(APP, {"code": app_code(secret)})
    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_who_has_an_app_needs_its_code_after_the_code_by_mail(client: Client) -> None:
    person = make.user()
    set_app(person)
    assert by_code(client, person).headers["Location"] == SECOND_STEP
    assert is_signed_in(client) is False
    assert client.post(SECOND_STEP, {"code": "123"}).status_code == 422
    assert client.post(SECOND_STEP, {"code": app_code()}).headers["Location"] == "/"
    assert is_signed_in(client) is True


def test_a_code_of_the_app_works_once(client: Client) -> None:
    person, code = make.user(), app_code()
    set_app(person)
    by_code(client, person)
    client.post(SECOND_STEP, {"code": code})
    thief = Client()
    by_code(thief, person)
    thief.post(SECOND_STEP, {"code": code})
    assert is_signed_in(thief) is False


def test_five_wrong_codes_of_the_app_in_five_minutes_are_the_last_tries(client: Client) -> None:
    person = make.user()
    set_app(person)
    by_code(client, person)
    for _ in range(5):
        client.post(SECOND_STEP, {"code": "1"})
    client.post(SECOND_STEP, {"code": app_code()})
    assert is_signed_in(client) is False


def test_control_with_fewer_wrong_codes_the_right_one_is_taken(client: Client) -> None:
    person = make.user()
    set_app(person)
    by_code(client, person)
    for _ in range(4):
        client.post(SECOND_STEP, {"code": "1"})
    client.post(SECOND_STEP, {"code": app_code()})
    assert is_signed_in(client) is True


def test_a_recovery_code_replaces_a_lost_phone_once(client: Client) -> None:
    person = make.user()
    by_code(client, person)
    client.post(APP, {"code": app_code(client.get(APP).context["form"].secret)})
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert len(codes) == 10
    outcomes = []
    for _ in range(2):
        other = Client()
        by_code(other, person)
        other.post(SECOND_STEP, {"code": codes[0]})
        outcomes.append(is_signed_in(other))
    assert outcomes == [True, False]


# ---- signing out other devices ----


def test_signing_out_other_devices_ends_their_sessions_and_keeps_this_one() -> None:
    person, here, there = make.user(), Client(), Client()
    for client in (here, there):
        by_code(client, person)
    assert (here.get(DEVICES).status_code, UserSession.objects.count()) == (200, 2)
    assert here.post(DEVICES).status_code == 302
    assert there.get(DEVICES).headers["Location"] == "/aanmelden/?next=/aanmelden/toestellen/"
    assert here.get(DEVICES).status_code == 200


def test_a_person_who_is_no_longer_active_is_out_at_once(client_of: ClientOf) -> None:
    person = make.user()
    client = client_of(person)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert client.get(DEVICES).status_code == 302


# ---- where a second factor is asked ----


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("ballots:cast_vote", [1]),
        ("ballots:reserve_money", ["RAAD-2026-001"]),
        ("ledger:commit", [2026, "lab"]),
        ("ledger:release", [1]),
        ("ledger:charge", [1]),
        ("ledger:reverse", [1]),
    ],
)
def test_voting_and_spending_ask_for_it(name: str, args: list[object]) -> None:
    assert resolve(reverse(name, args=args)).func.asks_second_factor is True  # type: ignore[attr-defined]


def test_a_vote_waits_for_the_second_factor_and_is_then_cast(client_of: ClientOf) -> None:
    with time_machine.travel(make.AT, tick=False):
        member = make.raad(12)[0]
        ballot = scenes.opened(scenes.budget_line())
        set_app(member)
        client, elector = client_of(member), scenes.elector_of(ballot, member)
        address = reverse("ballots:cast_vote", args=[ballot.pk])
        asked = client.post(address, {"elector": elector.pk, "choice": "for"})
        assert (asked.headers["Location"], Vote.objects.count()) == (
            f"/aanmelden/bevestigen/?next={quote(address, '')}",
            0,
        )
        done = client.post(asked.headers["Location"], {"code": app_code(), "next": address})
    assert (done.status_code, Vote.objects.get().elector) == (303, elector)


@pytest.mark.urls(__name__)
def test_who_has_none_set_spends_without_being_asked(client_of: ClientOf) -> None:
    assert client_of(make.user()).post("/uitgeven/", {"amount": "12"}).content == b"POST 12"


@pytest.mark.urls(__name__)
def test_who_has_one_set_is_asked_and_then_the_sent_form_is_acted_on(client_of: ClientOf) -> None:
    person = make.user()
    set_app(person)
    client = client_of(person)
    assert client.get("/uitgeven/").content == b"GET "
    asked = client.post("/uitgeven/", {"amount": "12"})
    assert asked.headers["Location"] == "/aanmelden/bevestigen/?next=%2Fuitgeven%2F"
    wrong = client.post(asked.headers["Location"], {"code": "1"})
    assert wrong.status_code == 422
    done = client.post(asked.headers["Location"], {"code": app_code(), "next": "/uitgeven/"})
    assert done.content == b"POST 12"


@pytest.mark.urls(__name__)
def test_it_is_asked_once_a_quarter_of_an_hour(client_of: ClientOf) -> None:
    person, start = make.user(), clock.now()
    set_app(person)
    with time_machine.travel(start, tick=False) as traveller:
        client = signed_in_with_app(client_of(person), person)
        assert client.post("/uitgeven/", {"amount": "1"}).status_code == 200
        traveller.move_to(start + timedelta(minutes=15, seconds=1))
        assert client.post("/uitgeven/", {"amount": "2"}).status_code == 302


@pytest.mark.urls(__name__)
def test_a_second_factor_at_sign_in_counts(client: Client) -> None:
    person = make.user()
    set_app(person)
    by_code(client, person)
    client.post(SECOND_STEP, {"code": app_code()})
    assert client.post("/uitgeven/", {"amount": "3"}).content == b"POST 3"


@pytest.mark.urls(__name__)
def test_somebody_elses_session_record_does_not_count(client_of: ClientOf) -> None:
    first, second = make.user(), make.user()
    set_app(first)
    set_app(second)
    client = signed_in_with_app(client_of(first), first)
    client.force_login(second, backend="governance.people.backend.PersonBackend")
    assert client.post("/uitgeven/", {"amount": "4"}).status_code == 302


# ---- the coördinatiecel must set one, outside debug and demo ----


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
