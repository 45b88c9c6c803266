"""The second factor: an app or a passkey, recovery codes, and where it is asked."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client

from governance.people.models import User
from tests import make
from tests.signin.second import app_code, set_app
from tests.signin.test_codes import CONFIRM, ask_code, code_in, is_signed_in

pytestmark = pytest.mark.usefixtures("commits_at_once")
ClientOf = Callable[[User], Client]
APP, SECOND_STEP, DEVICES = "/aanmelden/beveiliging/app/", "/aanmelden/tweede-stap/", "/aanmelden/toestellen/"


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
