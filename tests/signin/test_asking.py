"""Where the second factor is asked: voting and spending, once a quarter of an hour."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import quote

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, resolve, reverse

from governance.ballots.models import Vote
from governance.people.models import User
from governance.people.second_factor import asked_when_set
from som_portal.kit import clock
from som_portal.urls import urlpatterns as portal
from tests import make
from tests.governance.ballots import scenes
from tests.signin.second import app_code, set_app, signed_in_with_app
from tests.signin.test_second_factor import by_code

pytestmark = pytest.mark.usefixtures("commits_at_once")
ClientOf = Callable[[User], Client]
SECOND_STEP = "/aanmelden/tweede-stap/"


@asked_when_set
def spend(request: HttpRequest) -> HttpResponse:
    """A view that spends."""
    return HttpResponse(f"{request.method} {request.POST.get('amount', '')}")


urlpatterns = [*portal, path("uitgeven/", spend)]


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("ballots:cast_vote", [1]),
        ("ballots:reserve_money", ["RAAD-2026-001"]),
        ("ledger:commit", [2026, "lab"]),
        ("ledger:release", [1]),
        ("ledger:charge", [1]),
        ("ledger:reverse", [1]),
        ("ledger:pay_directly", [1]),
        ("ledger:credit", [1]),
        ("ledger:approve_request", [1]),
        ("ledger:request_commitment", [2026, "lab"]),
        ("ledger:shift", [2026, "lab"]),
        ("ledger:take_back", [2026, "lab"]),
        ("ledger:allocate", [2026]),
        ("ledger:authorise", [2026]),
        ("ledger:close_year", [2026]),
        ("ledger:open_year", []),
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
