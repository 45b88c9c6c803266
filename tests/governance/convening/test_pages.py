"""What delegates and the coördinatiecel see and press."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from governance.convening.models import MeetingRequest
from governance.people.models import User
from som_portal.front.dashboard import dashboard
from som_portal.front.desk import asks_of
from som_portal.kit import clock
from tests import make
from tests.governance.convening.scenes import asked, delegates, supported

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


@pytest.fixture(autouse=True)
def thursday_in_march() -> Iterator[None]:
    with time_machine.travel(make.AT, tick=False):
        yield


def test_a_delegate_asks_and_another_supports(client_of: ClientOf) -> None:
    first, second = delegates(2)
    client = client_of(first)
    typed = {"title": "Schermen in de klas", "reason": "In juni is het te laat.", "key": uuid4()}
    answer = client.post("/som-plus/op-vraag/nieuw/", typed, follow=True)
    assert "1 afgevaardigde van de 5" in answer.content.decode()
    request = MeetingRequest.objects.get()
    page = client_of(second).post(f"{request.get_absolute_url()}steunen/", follow=True).content.decode()
    assert "Je steunt deze vraag. Je hoort wat ervan komt." in page
    assert "Trek je steun in" in page
    assert first.name in page


def test_nothing_typed_is_lost(client_of: ClientOf) -> None:
    (delegate,) = delegates(1)
    answer = client_of(delegate).post("/som-plus/op-vraag/nieuw/", {"title": "", "reason": "Nu.", "key": uuid4()})
    assert (answer.status_code, "Nu." in answer.content.decode()) == (422, True)


def test_who_is_not_of_som_plus_reads_nothing(client_of: ClientOf) -> None:
    (delegate,) = delegates(1)
    request = asked(delegate)
    for person in (make.user(), make.raad(1)[0]):
        for path in ("/som-plus/op-vraag/", request.get_absolute_url()):
            assert client_of(person).get(path).status_code == 403


def test_an_overdue_request_shows_on_the_dashboard_and_on_the_desk(client_of: ClientOf) -> None:
    people, coordinator = delegates(5), make.coordinator()
    request = asked(people[0])
    assert dashboard(make.AT).requests == []
    supported(request, people[1:])
    assert dashboard(make.AT).requests == [request]
    assert f"SOM plus vraagt een vergadering: {request.title}" in [ask.title for ask in asks_of(coordinator, make.AT)]
    with time_machine.travel(make.AT + timedelta(days=40), tick=False):
        page = client_of(coordinator).get("/coordinatiecel/", follow=True).content.decode()
        assert dashboard(clock.now()).requests == [request]
    assert request.title in page
    assert "te laat" in page


def test_the_coordinatiecel_plans_from_the_request(client_of: ClientOf) -> None:
    people = delegates(5)
    request = supported(asked(people[0]), people[1:])
    client = client_of(make.coordinator())
    moment = {"day": "2026-03-26", "starts": "16:00", "ends": "18:00", "place": "Stadskantoor"}
    page = client.post(f"{request.get_absolute_url()}plannen/", moment, follow=True).content.decode()
    assert "donderdag 26 maart 2026" in page
    assert client.get(f"{request.get_absolute_url()}plannen/").status_code == 409
    assert "er komt een vergadering" in client.get(request.get_absolute_url()).content.decode()
