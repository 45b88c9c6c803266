"""A passkey in a real browser: added, used to sign in, used to confirm, taken away. The device is a virtual one."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Page, expect

from governance.people.actions import confirm_address
from tests import make
from tests.signin.test_codes import code_in

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
HOME = re.compile(r"^http://[^/]+/$")
SignedIn = Callable[..., Page]


@pytest.fixture(autouse=True)
def plain_http(settings: Any) -> None:
    """The live server has no certificate; browsers allow passkeys on localhost."""
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True


def with_device(page: Page) -> Page:
    """A page whose browser has a fingerprint reader that always says yes."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page


def add_passkey(page: Page) -> None:
    """Add a passkey that may sign in without a code."""
    page.goto("/aanmelden/beveiliging/passkeys/nieuw/")
    page.locator("[name=name]").fill("Mijn laptop")
    page.locator("[name=passwordless]").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/herstelcodes/")


def sign_out(page: Page) -> None:
    """Leave by the form."""
    page.goto("/aanmelden/afmelden/")
    page.locator("main form button").first.click()
    page.wait_for_url(HOME)


def session_of(page: Page) -> SessionStore:
    """This browser's session, as the server keeps it."""
    return SessionStore(next(item["value"] for item in page.context.cookies() if item["name"] == "sessionid"))


def forget_second_factor(page: Page) -> None:
    """As if a quarter of an hour went by since the second factor was used."""
    session = session_of(page)
    del session["account_authentication_methods"]
    session.save()


def test_a_passkey_signs_in_without_a_code(signed_in: SignedIn) -> None:
    person = make.user("Noor")
    confirm_address(person)
    page = with_device(signed_in(person))
    add_passkey(page)
    assert list(Authenticator.objects.order_by("type").values_list("type", flat=True)) == ["recovery_codes", "webauthn"]
    sign_out(page)
    page.goto("/aanmelden/")
    page.locator("#passkey_login").click()
    page.wait_for_url(HOME)
    assert session_of(page)["_auth_user_id"] == str(person.pk)


def test_a_passkey_is_asked_after_the_code_and_another_device_does_not_get_past_it(
    signed_in: SignedIn, new_context: Any, mailoutbox: Any
) -> None:
    person = make.user("Noor")
    add_passkey(with_device(signed_in(person)))
    page = new_context().new_page()
    page.goto("/aanmelden/")
    page.locator("[name=login]").fill(person.email)
    page.locator("main form button").first.click()
    page.locator("[name=code]").fill(code_in(mailoutbox[-1]))
    page.locator("main form button").first.click()
    page.wait_for_url("**/tweede-stap/")
    page.goto("/aanmelden/toestellen/")
    expect(page).to_have_url(re.compile(r"/tweede-stap/$"))


def test_a_passkey_confirms_and_is_taken_away(signed_in: SignedIn) -> None:
    person = make.user("Noor")
    page = with_device(signed_in(person))
    add_passkey(page)
    key = Authenticator.objects.get(user=person, type="webauthn")
    forget_second_factor(page)
    page.goto(f"/aanmelden/beveiliging/passkeys/{key.pk}/weg/")
    expect(page).to_have_url(re.compile(r"/bevestigen/passkey/"))
    page.locator("#mfa_webauthn_reauthenticate").click()
    page.wait_for_url("**/weg/")
    page.locator("main form button").first.click()
    page.wait_for_url("**/passkeys/")
    assert Authenticator.objects.count() == 0
