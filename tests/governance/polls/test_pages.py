"""What members and planners see and press, signed in or with the link of their mail."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from governance.people.models import User
from governance.polls import queries
from governance.polls.links import answer_path
from governance.polls.models import DatePoll, PollAnswer
from som_portal.front.desk import asks_of
from tests import make
from tests.governance.meetings.scenes import body
from tests.governance.polls.scenes import answered, opened, options_of

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


@pytest.fixture(autouse=True)
def thursday_in_march() -> Iterator[None]:
    with time_machine.travel(make.AT, tick=False):
        yield


def test_a_member_answers_from_the_mail_without_signing_in(client: Client) -> None:
    member = make.raad(1)[0]
    poll = opened()
    path = answer_path(poll, member)
    page = client.get(path).content.decode()
    assert "Dinsdag 21 april 2026, van 16.30 uur tot 18.30 uur" in page
    assert page.count("<fieldset") == 3
    assert PollAnswer.objects.count() == 0
    first = options_of(poll)[0]
    answer = client.post(path, {f"option-{first.pk}": "ja"})
    assert answer.status_code == 303
    assert PollAnswer.objects.get().choice == "ja"
    assert "Extra raad" not in client.get("/").content.decode()


def test_a_link_answers_one_poll_for_one_person(client: Client) -> None:
    one, other = make.raad(2)
    poll, another = opened(), opened()
    token = answer_path(poll, one).rstrip("/").rpartition("/")[2]
    assert client.get(f"/vergaderingen/datum-prikken/{another.pk}/antwoorden/{token}/").status_code == 404
    forged = f"{other.pk}-{token.partition('-')[2]}"
    assert client.get(f"/vergaderingen/datum-prikken/{poll.pk}/antwoorden/{forged}/").status_code == 404
    one.mandates.update(ends_on=make.AT.date().replace(day=1))
    assert client.get(answer_path(poll, one)).status_code == 403


def test_nothing_chosen_is_said_and_nothing_stored(client: Client) -> None:
    member = make.raad(1)[0]
    poll = opened()
    answer = client.post(answer_path(poll, member), {"x": "1"})
    assert (answer.status_code, "Zeg van minstens één moment" in answer.content.decode()) == (422, True)


def test_a_poll_does_not_exist_for_who_is_not_of_the_body(client_of: ClientOf) -> None:
    poll = opened()
    assert client_of(make.user()).get(poll.get_absolute_url()).status_code == 404
    assert client_of(make.seated("som-team/adviseur")).get(poll.get_absolute_url()).status_code == 404
    assert client_of(make.raad(1)[0]).get(poll.get_absolute_url()).status_code == 200


def test_the_coordinator_opens_chooses_with_a_reason_and_the_meeting_stands(client_of: ClientOf) -> None:
    members, coordinator = make.raad(2), make.coordinator()
    client = client_of(coordinator)
    values = [one.starts_at.isoformat() for one in queries.proposals(body(), make.AT)[:2]]
    typed = {"what": "Extra raad", "moments": values, "place": "Zaal", "closes_on": "2026-03-20", "key": uuid4()}
    page = client.post("/vergaderingen/datum-prikken/nieuw/som-raad/", typed, follow=True).content.decode()
    assert members[0].name in page
    poll = DatePoll.objects.get()
    answered(poll, members[0], "ja")
    choose = f"{poll.get_absolute_url()}kiezen/{options_of(poll)[0].pk}/"
    assert client.post(choose, {"reason": ""}).status_code == 422
    page = client.post(choose, {"reason": "Het kan niet wachten."}, follow=True).content.decode()
    assert "Uitnodiging" not in page
    assert DatePoll.objects.get().meeting is not None
    assert "Het kan niet wachten." in client_of(members[1]).get(poll.get_absolute_url()).content.decode()
    assert client.get(choose).status_code == 409


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"closes_on": "2026-03-12"}, "Kies een dag die nog moet komen"),
        ({"closes_on": "2026-06-01"}, "Kies een dag voor het eerste moment"),
        ({"moments": ["2026-04-05T16:30:00+02:00"]}, "moments"),
        ({"what": ""}, "what"),
    ],
)
def test_odd_input_is_said_and_nothing_typed_is_lost(client_of: ClientOf, change: dict, words: str) -> None:
    values = [one.starts_at.isoformat() for one in queries.proposals(body(), make.AT)[:2]]
    typed = {"what": "Extra raad", "moments": values, "place": "Zaal 9", "closes_on": "2026-03-20", "key": uuid4()}
    answer = client_of(make.coordinator()).post("/vergaderingen/datum-prikken/nieuw/som-raad/", typed | change)
    page = answer.content.decode()
    assert (answer.status_code, words in page, "Zaal 9" in page) == (422, True, True)


def test_an_open_poll_stands_on_the_desk_until_it_is_answered() -> None:
    member = make.raad(1)[0]
    poll = opened()
    assert "Prik een datum: Extra raad" in [ask.title for ask in asks_of(member, make.AT)]
    answered(poll, member, "nee")
    assert "Prik een datum: Extra raad" not in [ask.title for ask in asks_of(member, make.AT)]


def test_a_poll_takes_as_many_queries_with_many_answers(
    client_of: ClientOf, django_assert_max_num_queries: Any
) -> None:
    members = make.raad(8)
    poll = opened()
    for member in members[1:]:
        answered(poll, member, "ja", "nee", "ja")
    client = client_of(members[0])
    client.get(poll.get_absolute_url())
    with django_assert_max_num_queries(10):
        client.get(poll.get_absolute_url())
