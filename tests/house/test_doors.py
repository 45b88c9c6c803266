"""Every door of the portal is closed for strangers, unless it is on the list of open ones here."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.answers import bare

SAMPLES = {"int": "999999", "slug": "bestaat-niet", "uuid": str(UUID(int=1))}
"""A value for each kind of part in an address; nothing answers to it."""

OPEN = """
admin:login set_language front:home front:accessibility front:feedback front:privacy front:healthz front:readyz
account_login account_request_login_code account_confirm_login_code account_signup account_email_verification_sent
account_logout account_inactive mfa_authenticate mfa_login_webauthn
openid_connect_login openid_connect_callback socialaccount_signup socialaccount_login_cancelled
charter:charter charter:house_rules people:institutions people:institution bodies:network bodies:detail
delegates:confirm_delegates delegates:propose_delegates
bodies:seats_csv
delegates:list delegates:list_csv delegates:representations delegates:representation
meetings:list meetings:detail meetings:rhythm meetings:year meetings:public_feed meetings:body_feed
minutes:list minutes:minutes minutes:minutes_pdf
meetings:personal_feed meetings:rsvp_by_link meetings:agenda_document challenges:list challenges:detail
polls:answer_by_link soundings:answer_sounding bundles:read bundles:download
ballots:proposals ballots:proposal ballots:proposal_document
ballots:ballot ballots:decisions ballots:decisions_csv ballots:decision
ballots:methods ballots:versions ballots:version ballots:amendment ballots:proxy_by_link ballots:recount ballots:bundle
ballots:decision_jsonld ballots:decisions_jsonld ballots:decisions_feed
joining:accept_invitation
ledger:current ledger:year ledger:line ledger:postings ledger:commitment ledger:settlement ledger:export
ledger:posting ledger:working_year front:money
laboratorium:index laboratorium:detail studio:index studio:detail
community:index events:list events:detail stories:list stories:detail
"""
"""Pages open to strangers; what they show is held by `visible_to`. A new one is added here on purpose."""

Door = tuple[str, str, Callable[..., Any]]


def doors(patterns: list[Any], prefix: str = "/", space: str = "") -> Iterator[Door]:
    """Every named address below `patterns` as (name, an address that fits, view)."""
    for entry in patterns:
        route = prefix + re.sub(r"<(?:(\w+):)?\w+>", lambda part: SAMPLES.get(part[1], "x"), str(entry.pattern))
        if isinstance(entry, URLResolver):
            yield from doors(entry.url_patterns, route, entry.namespace or space)
        elif isinstance(entry, URLPattern):
            yield f"{space}:{entry.name}" if space else str(entry.name), route, entry.callback


def is_open(view: Callable[..., Any]) -> bool:
    """Whether LoginRequiredMiddleware lets strangers in."""
    return getattr(view, "login_required", True) is False


def is_ours(name: str) -> bool:
    """The pages inside Django's admin stand behind its own door, walked by its own test."""
    return not name.startswith("admin:") or name == "admin:login"


ALL = [door for door in doors(get_resolver().url_patterns) if is_ours(door[0])]
CLOSED = sorted({address for _, address, view in ALL if not is_open(view)})
OPENED = sorted({address for _, address, view in ALL if is_open(view)})
INSIDE_ADMIN = sorted(
    {
        address
        for name, address, _ in doors(get_resolver().url_patterns)
        if not is_ours(name) and not set("^$(") & set(address)
    }
)


def test_the_walk_sees_the_whole_portal() -> None:
    names = {name for name, _, _ in ALL}
    assert {"front:home", "account_login", "mfa_index", "bodies:detail", "ballots:cast_vote"} <= names


def test_the_open_doors_are_exactly_those_on_the_list() -> None:
    found = {name for name, _, view in ALL if is_open(view)}
    assert (found - set(OPEN.split()), set(OPEN.split()) - found) == (set(), set())


@pytest.mark.django_db
@pytest.mark.parametrize("address", CLOSED)
def test_a_closed_door_sends_strangers_to_the_sign_in_page_whatever_they_send(client: Client, address: str) -> None:
    for answer in (client.get(address), client.post(address), client.put(address), client.delete(address)):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/aanmelden/?next=")


@pytest.mark.django_db
@pytest.mark.parametrize("address", OPENED)
def test_an_open_door_never_fails(client: Client, address: str) -> None:
    answers = [client.get(address), client.post(address)]
    assert [answer.status_code for answer in answers if answer.status_code >= 500] == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", [address for address in OPENED if "bestaat-niet" in address or "999999" in address])
def test_a_thing_that_does_not_exist_is_the_same_page_as_an_address_that_does_not(client: Client, address: str) -> None:
    """Read by a stranger; the subjects test that what is hidden equals this page too."""
    answer = client.get(address)
    if answer.status_code != 302:
        assert bare(answer) == bare(client.get(f"/{address.split('/')[1]}/dit/pad/bestaat/nergens/"))


@pytest.mark.django_db
@pytest.mark.parametrize("address", INSIDE_ADMIN)
def test_the_back_office_shows_strangers_nothing(client: Client, address: str) -> None:
    for answer in (client.get(address), client.post(address)):
        assert answer.status_code in (302, 303, 404)


@pytest.mark.django_db
def test_control_a_door_without_its_lock_is_seen(client: Client, settings: Any) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "LoginRequired" not in name]
    statuses = {Client(raise_request_exception=False).get(address).status_code for address in CLOSED}
    assert statuses != {302}
