"""Opening, checking in and leaving, as people do it: on a page."""

from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.meetings import actions
from governance.meetings.models import HolderAtOpening, Meeting, Opening
from governance.people.models import User
from tests import make
from tests.governance.meetings.scenes import HOUR, IN_A_WEEK, plan

pytestmark = pytest.mark.django_db
START = IN_A_WEEK


@pytest.fixture(autouse=True)
def _during_the_meeting() -> Iterator[None]:
    with time_machine.travel(START + timedelta(minutes=5), tick=False):
        yield


@pytest.fixture
def meeting() -> Meeting:
    return plan()


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend="governance.people.backend.PersonBackend")
    return client


def path(name: str, meeting: Meeting) -> str:
    return reverse(f"sittings:{name}", args=[meeting.pk])


def opened(meeting: Meeting) -> Opening:
    return actions.open_meeting(meeting, by=None, at=START)


def holder_of(person: User) -> int:
    return HolderAtOpening.objects.get(person=person).pk


def test_the_chair_opens_and_sees_the_roll_with_the_lamp(meeting: Meeting) -> None:
    make.raad(3)
    client = signed_in(make.coordinator())
    answer = client.post(path("open_meeting", meeting), follow=True)
    assert answer.redirect_chain == [(path("roll", meeting), HTTPStatus.SEE_OTHER)]
    assert "Nog 2 zetels nodig" in answer.content.decode()


def test_a_member_checks_in_from_the_phone_and_leaves(meeting: Meeting) -> None:
    person = make.seated("som-raad/ku-leuven")
    opened(meeting)
    client, form = signed_in(person), {"holder": holder_of(person)}
    assert "In de zaal" in client.get(path("check_in", meeting)).content.decode()
    client.post(path("check_in", meeting), form | {"how": "online"})
    stay = meeting.attendance.get()
    assert (stay.how, stay.came_at) == ("online", START + timedelta(minutes=5))
    page = client.post(path("check_out", meeting), form, follow=True).content.decode()
    assert "Genoteerd: je bent weg." in page
    assert meeting.attendance.get().left_at == START + timedelta(minutes=5)


def test_nobody_checks_another_in_from_a_phone(meeting: Meeting) -> None:
    person, other = make.raad(2)
    opened(meeting)
    form = {"holder": holder_of(other), "how": "present"}
    answer = signed_in(person).post(path("check_in", meeting), form)
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Je meldt alleen jezelf aan." in answer.content.decode()
    assert not meeting.attendance.exists()


@pytest.mark.parametrize("typed", [{}, {"holder": "9" * 40}, {"holder": "\x00"}, {"holder": "-1", "how": "door"}])
def test_odd_input_is_a_sentence(meeting: Meeting, typed: dict[str, str]) -> None:
    person = make.seated("som-raad/ku-leuven")
    opened(meeting)
    for name in ("check_in", "check_out"):
        answer = signed_in(person).post(path(name, meeting), typed)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert 'role="alert"' in answer.content.decode()


def test_a_holder_of_another_meeting_is_unknown_here(meeting: Meeting) -> None:
    person = make.seated("som-raad/ku-leuven")
    elsewhere = plan(starts_at=START + 4 * HOUR)
    opened(elsewhere)
    opened(meeting)
    holder = HolderAtOpening.objects.get(person=person, seat_at_opening__opening__meeting=elsewhere).pk
    answer = signed_in(person).post(path("check_in", meeting), {"holder": holder, "how": "present"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not meeting.attendance.exists()


def test_a_pupil_is_shown_by_seat_on_every_page_of_the_sitting(meeting: Meeting) -> None:
    pupil = make.seated("som-raad/leerling-so")
    client = signed_in(make.coordinator())
    before = client.get(path("open_meeting", meeting)).content.decode()
    opened(meeting)
    roll = client.get(path("roll", meeting)).content.decode()
    assert pupil.name not in before + roll
    assert "alleen de zetel" in before
    assert "alleen de zetel" in roll


def test_before_the_opening_the_page_says_when_to_come_back(meeting: Meeting) -> None:
    person = make.seated("som-raad/ku-leuven")
    page = signed_in(person).get(path("check_in", meeting)).content.decode()
    assert "Deze vergadering is nog niet geopend." in page
    assert "Kom dan terug naar deze pagina." in page


def test_a_late_apology_is_noted_from_the_roll(meeting: Meeting) -> None:
    person = make.seated("som-raad/ku-leuven")
    opened(meeting)
    client = signed_in(make.coordinator())
    answer = client.post(path("excuse", meeting), {"holder": holder_of(person), "van": "lijst"})
    assert answer["Location"] == path("roll", meeting)
    assert [row.how for row in meeting.attendance.all()] == ["excused"]


def test_the_page_of_the_meeting_leads_to_opening_and_checking_in(meeting: Meeting) -> None:
    person = make.seated("som-raad/ku-leuven")
    chair = signed_in(make.coordinator())
    assert path("open_meeting", meeting) in chair.get(meeting.get_absolute_url()).content.decode()
    opened(meeting)
    assert path("check_in", meeting) in signed_in(person).get(meeting.get_absolute_url()).content.decode()
    assert path("check_in", meeting) not in signed_in(make.user()).get(meeting.get_absolute_url()).content.decode()
