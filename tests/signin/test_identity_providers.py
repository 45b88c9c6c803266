"""Signing in through an identity provider, against a real one on loopback."""

from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client
from playwright.sync_api import Browser

from governance.people.models import User
from tests import make
from tests.signin.identity_provider import CLIENT, SECRET, IdentityProvider
from tests.signin.second import set_app
from tests.signin.test_codes import is_signed_in

pytestmark = pytest.mark.usefixtures("commits_at_once")
START, BACK = "/aanmelden/extern/stad/", "/aanmelden/extern/stad/terug/"


@pytest.fixture(scope="module")
def running() -> Iterator[IdentityProvider]:
    """One provider for all tests here."""
    with IdentityProvider() as provider:
        yield provider


@pytest.fixture
def provider(running: IdentityProvider, settings: Any) -> IdentityProvider:
    """The provider, known to the portal as 'Stad Leuven'."""
    app = {"provider_id": "stad", "name": "Stad Leuven", "client_id": CLIENT, "secret": SECRET}
    apps = [app | {"settings": {"server_url": running.url}}]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": apps, "OAUTH_PKCE_ENABLED": True}}
    running.person = {"sub": "u-1", "email": "noor@school.example", "email_verified": True, "name": "Noor Peeters"}
    return running


def agreed(client: Client, **extra: str) -> str:
    """Press the button and agree at the provider: the address that the browser is sent back to."""
    asked = client.post(START, extra)
    assert asked.status_code == 302
    at = urlsplit(asked.headers["Location"])
    connection = HTTPConnection(at.netloc)
    connection.request("GET", f"{at.path}?{at.query}")
    back: str = connection.getresponse().headers["Location"]
    return back.removeprefix("http://testserver")


def test_no_provider_no_button(client: Client) -> None:
    assert client.get("/aanmelden/").status_code == 200
    assert "/aanmelden/extern/" not in client.get("/aanmelden/").content.decode()
    assert client.post(START).status_code == 404


@pytest.mark.usefixtures("provider")
def test_a_configured_provider_has_a_button(client: Client) -> None:
    page = client.get("/aanmelden/").content.decode()
    assert START in page
    assert "Stad Leuven" in page


@pytest.mark.usefixtures("provider")
def test_a_link_alone_starts_nothing(client: Client) -> None:
    """Otherwise a page elsewhere could sign somebody in with another's account."""
    assert client.get(START).status_code == 200


@pytest.mark.usefixtures("provider")
def test_an_unknown_verified_address_makes_an_account(client: Client) -> None:
    answer = client.get(agreed(client))
    person = User.objects.get(email="noor@school.example")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/welkom/")
    assert (person.name, person.has_usable_password()) == ("Noor Peeters", False)
    assert client.session["_auth_user_id"] == str(person.pk)
    assert mail.outbox == []
    assert SocialAccount.objects.get().extra_data == {}
    assert client.get("/aanmelden/extern/").status_code == 200


def test_a_known_verified_address_signs_in_to_the_account_that_is_there(
    client: Client, provider: IdentityProvider
) -> None:
    person = make.user("Bestaand")
    provider.person["email"] = person.email.upper()
    client.get(agreed(client))
    assert client.session["_auth_user_id"] == str(person.pk)
    assert User.objects.count() == 1
    assert SocialAccount.objects.get().user == person


def test_the_same_key_finds_the_same_person_after_a_change_of_address(
    client: Client, provider: IdentityProvider
) -> None:
    client.get(agreed(client))
    provider.person["email"] = "noor.peeters@school.example"
    again = Client()
    again.get(agreed(again))
    assert again.session["_auth_user_id"] == client.session["_auth_user_id"]


@pytest.mark.parametrize(
    "claims",
    [{"email_verified": False}, {"email_verified": None}, {"email": None}, {"email": ""}, {"email": "geen adres"}],
)
def test_an_address_that_is_not_vouched_for_is_refused_and_makes_nothing(
    client: Client, provider: IdentityProvider, claims: dict[str, Any]
) -> None:
    victim = make.user("Doelwit")
    provider.person |= {"email": victim.email} | claims
    answer = client.get(agreed(client))
    assert answer.status_code == 403
    assert "bevestigt je e-mailadres niet" in answer.content.decode()
    assert (is_signed_in(client), User.objects.count(), SocialAccount.objects.count()) == (False, 1, 0)


def test_control_a_provider_that_is_trusted_by_settings_vouches_for_its_own_domains(
    client: Client, provider: IdentityProvider, settings: Any
) -> None:
    """Microsoft Entra sends no email_verified: its own tenant's domains can be named."""
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["verified_email"] = ["school.example"]
    del provider.person["email_verified"]
    client.get(agreed(client))
    assert is_signed_in(client) is True
    provider.person |= {"sub": "u-2", "email": "iemand@elders.example"}
    other = Client()
    assert other.get(agreed(other)).status_code == 403


@pytest.mark.usefixtures("provider")
def test_an_answer_to_a_question_of_another_browser_is_refused(client: Client) -> None:
    back, other = agreed(client), Client()
    answer = other.get(back)
    assert (is_signed_in(other), User.objects.count(), answer.status_code < 500) == (False, 0, True)


@pytest.mark.usefixtures("provider")
def test_a_changed_state_is_refused(client: Client) -> None:
    code = agreed(client).partition("&state=")[0]
    client.get(f"{code}&state=forged")
    assert (is_signed_in(client), User.objects.count()) == (False, 0)


@pytest.mark.usefixtures("provider")
def test_an_answer_works_once(client: Client) -> None:
    back = agreed(client)
    client.get(back)
    client.post("/aanmelden/afmelden/")
    client.get(back)
    assert is_signed_in(client) is False


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize(
    "query", ["", "?error=access_denied", "?code=x", "?state=&code=", "?error=server_error&state=x"]
)
def test_a_broken_answer_is_a_page_and_not_a_failure(client: Client, query: str) -> None:
    assert client.get(BACK + query).status_code < 500
    assert is_signed_in(client) is False


def test_a_provider_that_is_down_is_a_page_and_not_a_failure(
    client: Client, provider: IdentityProvider, settings: Any
) -> None:
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = "http://127.0.0.1:9"
    answer = client.post(START, follow=True)
    assert answer.redirect_chain == [("/aanmelden/", 303)]
    assert "antwoordt niet" in next(str(message) for message in answer.context["messages"])


def test_hostile_claims_are_kept_harmless(client: Client, provider: IdentityProvider) -> None:
    provider.person["name"] = "Noor\x00\r\nBcc: <b>" + "x" * 5000
    client.get(agreed(client))
    name = User.objects.get().name
    assert (name[:14], len(name)) == ("NoorBcc: <b>xx", 120)


@pytest.mark.usefixtures("provider")
def test_next_only_leads_to_ourselves_here_too(client: Client) -> None:
    answer = client.get(agreed(client, next="https://evil.example/"))
    assert answer.headers["Location"] == "/welkom/"


def test_the_second_factor_is_asked_after_an_identity_provider_too(client: Client, provider: IdentityProvider) -> None:
    person = make.user()
    set_app(person)
    provider.person["email"] = person.email
    assert client.get(agreed(client)).headers["Location"] == "/aanmelden/tweede-stap/"
    assert is_signed_in(client) is False


def test_a_person_who_left_is_not_let_in(client: Client, provider: IdentityProvider) -> None:
    person = make.user(is_active=False)
    provider.person["email"] = person.email
    client.get(agreed(client))
    assert (is_signed_in(client), User.objects.count()) == (False, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_listed", [True, False])
def test_the_content_policy_lets_the_button_through_only_to_a_listed_provider(
    browser: Browser, live_server: Any, provider: IdentityProvider, settings: Any, is_listed: bool
) -> None:
    """The control: a provider that is missing in form-action makes the button do nothing at all."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    listed = ["'self'", provider.url] if is_listed else ["'self'"]
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives | {"form-action": listed}}
    page = browser.new_context(base_url=live_server.url).new_page()
    page.goto("/aanmelden/")
    page.get_by_role("button", name="Stad Leuven").click()
    if is_listed:
        page.wait_for_url(f"{live_server.url}/welkom/")  # somebody new is shown round
    else:
        page.wait_for_timeout(1000)
    assert User.objects.filter(email="noor@school.example").exists() is is_listed
