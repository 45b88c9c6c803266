"""Who comes in through an identity provider that tells the institution number stands where they work."""

import json
from typing import Any

import pytest
from django.test import Client

from governance.people.actions import place
from governance.people.models import Institution, User
from governance.people.placing import claimed_number
from tests import make
from tests.signin.identity_provider import IdentityProvider
from tests.signin.test_identity_providers import agreed, provider, running

__all__ = ["provider", "running"]
pytestmark = pytest.mark.usefixtures("commits_at_once")
CLAIM, NUMBER = "instellingsnummer", "033456"


@pytest.fixture
def telling(commits_at_once: None, provider: IdentityProvider, settings: Any) -> IdentityProvider:
    """The provider tells the number of KU Leuven, in the claim that its settings name."""
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["institution_claim"] = CLAIM
    provider.person[CLAIM] = NUMBER
    Institution.objects.filter(slug="ku-leuven").update(official_number=NUMBER)
    Institution.objects.filter(slug="ucll").update(official_number="044567")
    return provider


def slug_of_the_person() -> str | None:
    person = User.objects.get(email="noor@school.example")
    return person.institution.slug if person.institution else None


@pytest.mark.usefixtures("telling")
def test_a_new_account_is_placed_at_once(client: Client) -> None:
    client.get(agreed(client))
    assert (slug_of_the_person(), User.objects.get().is_placed_by_number) == ("ku-leuven", True)


def test_somebody_known_who_belonged_nowhere_is_placed(client: Client, telling: IdentityProvider) -> None:
    known = make.user()
    telling.person["email"] = known.email
    client.get(agreed(client))
    known.refresh_from_db()
    assert known.institution == Institution.objects.get(slug="ku-leuven")


def test_who_changes_schools_moves_along(client: Client, telling: IdentityProvider) -> None:
    client.get(agreed(client))
    telling.person[CLAIM] = "044567"
    Client().get(agreed(Client()))
    again = Client()
    again.get(agreed(again))
    assert slug_of_the_person() == "ucll"


def test_what_a_person_or_the_coordinatiecel_said_stays(client: Client, telling: IdentityProvider) -> None:
    known = place(make.user(), Institution.objects.get(slug="ucll"))
    telling.person["email"] = known.email
    client.get(agreed(client))
    known.refresh_from_db()
    assert (known.institution.slug, known.is_placed_by_number) == ("ucll", False)


@pytest.mark.parametrize(
    ("sent", "logged"),
    [
        ("099999", "099999"),
        ("Noor Peeters", "odd"),
        ("x" * 5000, "odd"),
        ("noor@school.example", "odd"),
        ("٠٣٣٤٥٦", "odd"),
    ],
)
def test_an_unknown_number_changes_nothing_and_is_logged_without_the_person(
    client: Client, telling: IdentityProvider, capsys: pytest.CaptureFixture[str], sent: str, logged: str
) -> None:
    telling.person[CLAIM] = sent
    assert client.get(agreed(client)).status_code == 302
    assert slug_of_the_person() is None
    said = capsys.readouterr()
    lines = [line for line in (said.out + said.err).splitlines() if "unknown_institution_number" in line]
    assert len(lines) == 1
    assert f"number={logged}" in lines[0].replace("'", "") or json.loads(lines[0])["number"] == logged
    assert [word for word in ("Noor", "noor@", "xxx") if word in lines[0]] == []


def test_without_the_setting_the_claim_is_not_read(client: Client, telling: IdentityProvider, settings: Any) -> None:
    del settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["institution_claim"]
    client.get(agreed(client))
    assert slug_of_the_person() is None


def test_a_provider_that_vouches_for_no_address_places_nobody(client: Client, telling: IdentityProvider) -> None:
    victim = make.user()
    telling.person |= {"email": victim.email, "email_verified": False}
    assert client.get(agreed(client)).status_code == 403
    victim.refresh_from_db()
    assert victim.institution is None


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ({"userinfo": {CLAIM: "033456"}}, "033456"),
        ({"id_token": {CLAIM: " 033456 "}}, "033456"),
        ({"userinfo": {}, "id_token": {CLAIM: 33456}}, "033456"),
        ({"userinfo": {CLAIM: ["033456"]}}, "033456"),
        ({"userinfo": {CLAIM: ["033456", "044567"]}}, ""),
        ({"userinfo": {CLAIM: []}}, ""),
        ({"userinfo": {CLAIM: None}}, ""),
        ({"userinfo": {CLAIM: True}}, ""),
        ({"userinfo": {CLAIM: {"value": "033456"}}}, ""),
        ({"userinfo": None, "id_token": None}, ""),
        ({}, ""),
    ],
)
def test_a_claim_is_text_a_number_or_a_list_of_one(told: dict[str, Any], number: str) -> None:
    assert claimed_number(CLAIM, told) == number


def test_control_without_a_claim_to_read_nothing_is_said() -> None:
    assert claimed_number("", {"userinfo": {"": "033456", CLAIM: "033456"}}) == ""
