"""What each person sees of the meetings, and how many questions a page asks of the database."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from governance.meetings import actions
from governance.meetings.models import Meeting
from governance.people.models import User
from tests import make
from tests.governance.meetings.scenes import IN_A_WEEK, add, body, plan

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
Queries = Callable[..., Any]
SECRET = "Labovoorstel rust in de schooldag"


@pytest.fixture(autouse=True)
def thursday_in_march() -> Iterator[None]:
    with time_machine.travel(make.AT, tick=False):
        yield


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return re.sub('name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())


@pytest.fixture
def raad_meeting() -> Meeting:
    meeting = plan()
    add(meeting, SECRET)
    return meeting


def test_a_stranger_sees_when_and_where_and_not_what_about(client: Client, raad_meeting: Meeting) -> None:
    page = text_of(client, f"/vergaderingen/{raad_meeting.pk}/")
    assert "donderdag 19 maart 2026, van 10.00 uur tot 12.00 uur" in page
    assert "Stadskantoor" in page
    assert SECRET not in page
    assert "De agenda is er voor de leden." in page


def test_a_stranger_learns_nothing_from_an_empty_or_a_full_agenda(client: Client, raad_meeting: Meeting) -> None:
    full = text_of(client, f"/vergaderingen/{raad_meeting.pk}/")
    actions.remove_agenda_item(raad_meeting.agenda_items.get(), by=None, at=make.AT)
    assert text_of(client, f"/vergaderingen/{raad_meeting.pk}/") == full


def readers() -> dict[str, tuple[Callable[[], User], bool]]:
    return {
        "outsider": (make.user, False),
        "team member": (lambda: make.seated("som-team/adviseur"), False),
        "raad member": (lambda: make.raad(1)[0], True),
        "coordinator": (make.coordinator, True),
        "former raad member": (
            lambda: make.seated("som-raad/ucll", ends_on=make.AT.date() - timedelta(days=1)),
            False,
        ),
    }


@pytest.mark.parametrize("who", readers())
def test_the_agenda_is_for_the_members_and_the_coordination(
    client_of: SignedIn, raad_meeting: Meeting, who: str
) -> None:
    person, reads = readers()[who]
    assert (SECRET in text_of(client_of(person()), f"/vergaderingen/{raad_meeting.pk}/")) is reads


def test_the_agenda_of_an_open_meeting_is_for_everybody_and_its_attendance_is_not(
    client: Client, client_of: SignedIn
) -> None:
    member = make.seated("som-raad/ku-leuven")
    meeting = plan(is_open=True, joint_with=body("som-plus"))
    add(meeting, SECRET)
    actions.record_attendance(meeting, present={make.seat("som-raad/ku-leuven").pk: "online"}, by=None, at=make.AT)
    page = text_of(client, f"/vergaderingen/{meeting.pk}/")
    assert SECRET in page
    assert "SOM raad met SOM plus" in page
    assert member.name not in page
    assert member.name in text_of(client_of(member), f"/vergaderingen/{meeting.pk}/")


def test_who_holds_the_pupils_seat_is_not_named_to_fellow_members(client_of: SignedIn) -> None:
    pupil = make.seated("som-raad/leerling-so")
    meeting = plan()
    actions.record_attendance(meeting, present={make.seat("som-raad/leerling-so").pk: "present"}, by=None, at=make.AT)
    page = text_of(client_of(make.raad(1)[0]), f"/vergaderingen/{meeting.pk}/")
    assert pupil.name not in page
    assert "alleen de zetel" in page


def test_the_list_is_public_and_shows_what_is_to_come_first(client: Client, raad_meeting: Meeting) -> None:
    plan("som-team", make.AT + timedelta(days=1))
    page = text_of(client, "/vergaderingen/")
    assert page.index("SOM team, vrijdag 13 maart 2026") < page.index("SOM raad, donderdag 19 maart 2026")
    assert "Plan een vergadering" not in page


def test_the_list_is_filtered_by_body_and_by_time(client: Client, raad_meeting: Meeting) -> None:
    plan("som-team", make.AT + timedelta(days=1))
    plan("som-raad", make.AT - timedelta(days=30))
    assert "SOM team, vrijdag" not in text_of(client, "/vergaderingen/?orgaan=som-raad")
    past = text_of(client, "/vergaderingen/?wanneer=voorbij")
    assert "dinsdag 10 februari 2026" in past
    assert "Nog af te sluiten" in past
    assert "19 maart 2026" not in past


def test_a_cancelled_meeting_stays_in_the_list_with_its_reason(client: Client, raad_meeting: Meeting) -> None:
    actions.cancel_meeting(raad_meeting, reason="De zaal is ondergelopen.", by=None, at=make.AT)
    assert "Geannuleerd" in text_of(client, "/vergaderingen/")
    assert "De zaal is ondergelopen." in text_of(client, f"/vergaderingen/{raad_meeting.pk}/")


@pytest.mark.hostile
@pytest.mark.parametrize(
    "query", ["page=-1", "page=abc", "page=1000000000", "orgaan=%27--", "wanneer=ooit", "orgaan=" + "x" * 5000]
)
def test_an_odd_address_of_the_list_is_harmless(client: Client, query: str) -> None:
    assert client.get(f"/vergaderingen/?{query}").status_code == 200


@pytest.mark.parametrize("pk", [0, 999999, 10**30])
def test_a_meeting_that_does_not_exist_is_not_found(client: Client, pk: int) -> None:
    assert client.get(f"/vergaderingen/{pk}/").status_code == 404


def test_the_rhythm_is_public_and_says_in_a_table_what_it_draws(client: Client) -> None:
    plan("som-raad", IN_A_WEEK)
    page = text_of(client, "/vergaderingen/ritme/")
    assert page.count('<svg viewBox="-8 0 380') == 6
    assert page.count("<title ") == page.count("<desc ") == 6
    assert "4 keer per jaar + 1 keer open met SOM plus" in page
    assert "SOM raad: 1 van 5 vergaderingen dit schooljaar gepland. Plan er nog 4." in page
    assert "donderdag 19 maart 2026" in page
    assert "Paasvakantie" in page
    assert "afspraak, niet in het charter" in page


def fill(how_many: int) -> None:
    for number in range(how_many):
        starts_at = make.AT + timedelta(days=1 + number)
        add(plan("som-team", starts_at, joint_with=body("afstemmingscel")), f"punt {number}")


@pytest.mark.parametrize(("url", "most"), [("/vergaderingen/", 12), ("/vergaderingen/ritme/", 10)])
def test_a_list_asks_as_much_of_the_database_for_one_meeting_as_for_twenty(
    client_of: SignedIn, django_assert_max_num_queries: Queries, url: str, most: int
) -> None:
    client = client_of(make.coordinator())
    fill(1)
    with django_assert_max_num_queries(most) as few:
        text_of(client, url)
    fill_more = len(few)
    for number in range(20):
        plan("som-raad", make.AT + timedelta(days=40 + number))
    with django_assert_max_num_queries(most) as many:
        text_of(client, url)
    assert len(many) == fill_more


def test_a_detail_asks_as_much_for_a_long_agenda_as_for_a_short_one(
    client_of: SignedIn, django_assert_max_num_queries: Queries
) -> None:
    client, meeting = client_of(make.coordinator()), plan("som-team")
    make.seated("som-team/adviseur")
    actions.record_attendance(meeting, present={make.seat("som-team/adviseur").pk: "online"}, by=None, at=make.AT)
    add(meeting, "een")
    with django_assert_max_num_queries(10) as few:
        text_of(client, f"/vergaderingen/{meeting.pk}/")
    for number in range(20):
        add(meeting, f"punt {number}")
    with django_assert_max_num_queries(10) as many:
        text_of(client, f"/vergaderingen/{meeting.pk}/")
    assert len(many) == len(few)
