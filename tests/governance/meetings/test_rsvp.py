"""Whether people come: asked by mail, answered by link or signed in, counted for the quorum."""

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from http import HTTPStatus
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from governance.bodies.models import Substitute
from governance.meetings import access, actions
from governance.meetings.links import rsvp_path
from governance.meetings.models import Meeting, Rsvp
from governance.meetings.queries import expected_at, standing_in_at
from governance.meetings.rules.expected import Expected, SeatAnswer, expected
from governance.meetings.tasks import remind_of_meetings
from governance.people.models import User
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.meetings import scenes

pytestmark = pytest.mark.django_db
YES, ONLINE, NO = Rsvp.Answer


@pytest.fixture(autouse=True)
def _in_march_2026() -> Any:
    with time_machine.travel(make.AT, tick=False):
        yield


def promised(meeting: Meeting) -> Expected:
    found = expected_at(meeting, meeting.rsvps.all(), standing_in_at(meeting))
    assert found is not None
    return found


def substitute(path: str) -> User:
    person = make.user()
    Substitute.objects.create(seat=make.seat(path), person=person, starts_on=make.LONG_AGO)
    return person


def mails(word: str) -> list[str]:
    """Who got a mail about this effect."""
    return list(OutgoingMail.objects.filter(key__startswith=word).order_by("pk").values_list("to", flat=True))


def test_the_last_answer_counts() -> None:
    person, meeting = make.seated("som-raad/lop"), scenes.plan()
    actions.answer_invitation(meeting, YES, by=person, at=make.AT)
    actions.answer_invitation(meeting, NO, "Ziek", by=person, at=make.AT)
    assert list(meeting.rsvps.values_list("answer", "note")) == [("no", "Ziek")]


@pytest.mark.parametrize("path", ["som-team/adviseur", "som-plus/afgevaardigde"])
def test_who_sits_elsewhere_is_not_asked(path: str) -> None:
    with pytest.raises(Refused):
        actions.answer_invitation(scenes.plan(), YES, by=make.seated(path), at=make.AT)


def test_who_no_longer_sits_there_on_the_day_itself_is_not_asked() -> None:
    person = make.seated("som-raad/lop", ends_on=scenes.IN_A_WEEK.date() - timedelta(days=1))
    assert not access.can_answer_invitation(person, scenes.plan())


def test_a_meeting_that_began_takes_no_answers() -> None:
    person, meeting = make.seated("som-raad/lop"), scenes.plan()
    with pytest.raises(Conflict):
        actions.answer_invitation(meeting, YES, by=person, at=meeting.starts_at)


def test_a_no_asks_the_substitute_once() -> None:
    person, other = make.seated("som-raad/lop"), substitute("som-raad/lop")
    meeting = scenes.plan()
    for _again in range(2):
        actions.answer_invitation(meeting, NO, by=person, at=make.AT)
    assert mails("substitute-asked") == [other.email]


def test_a_yes_asks_no_substitute() -> None:
    person, meeting = make.seated("som-raad/lop"), scenes.plan()
    substitute("som-raad/lop")
    actions.answer_invitation(meeting, YES, by=person, at=make.AT)
    assert mails("substitute-asked") == []


def test_a_substitute_who_comes_counts_for_the_seat() -> None:
    person, other = make.seated("som-raad/lop"), substitute("som-raad/lop")
    meeting = scenes.plan()
    actions.answer_invitation(meeting, NO, by=person, at=make.AT)
    assert (promised(meeting).coming, promised(meeting).silent) == (0, ("LOP",))
    actions.answer_invitation(meeting, ONLINE, by=other, at=make.AT)
    assert promised(meeting).coming == 1


def test_a_duo_comes_when_one_of_the_two_comes() -> None:
    first, meeting = make.seated("som-raad/lop"), scenes.plan()
    second = make.user()
    place = make.seat("som-raad/lop")
    make.appoint(second, place, starts_on=make.LONG_AGO, holder=2, by=None, at=make.AT)
    actions.answer_invitation(meeting, NO, by=first, at=make.AT)
    assert promised(meeting).absent == ()
    actions.answer_invitation(meeting, YES, by=second, at=make.AT)
    assert promised(meeting).coming == 1


def test_the_promise_names_who_is_missing() -> None:
    people, meeting = make.raad(3), scenes.plan()
    actions.answer_invitation(meeting, YES, by=people[0], at=make.AT)
    actions.answer_invitation(meeting, NO, by=people[1], at=make.AT)
    assert promised(meeting) == Expected(3, 2, 1, ("KU Leuven 2",), ("UCLL 1",))


@given(st.lists(st.sampled_from([True, False, None]), max_size=24))
def test_a_promise_adds_up(answers: list[bool | None]) -> None:
    found = expected([SeatAnswer(str(number), comes) for number, comes in enumerate(answers)], Fraction(1, 2))
    assert found.coming + len(found.absent) + len(found.silent) == found.filled == len(answers)
    assert found.quorum * 2 > found.filled >= (found.quorum - 1) * 2
    assert found.is_reachable == (found.filled - len(found.absent) >= found.quorum)
    assert (found.missing == 0) == (found.coming >= found.quorum)


def test_the_link_of_the_mail_answers_without_signing_in(client: Client) -> None:
    person, meeting = make.seated("som-raad/lop"), scenes.plan()
    path = rsvp_path(meeting, person)
    assert path in OutgoingMail.objects.get(to=person.email).text
    assert client.post(path, {"answer": "no", "note": "Ziek"}).status_code == HTTPStatus.SEE_OTHER
    assert meeting.rsvps.get(person=person).answer == NO


def test_looking_at_the_link_answers_nothing(client: Client) -> None:
    person, meeting = make.seated("som-raad/lop"), scenes.plan()
    assert client.get(rsvp_path(meeting, person)).status_code == HTTPStatus.OK
    assert meeting.rsvps.count() == 0


def test_a_link_is_of_one_person_and_one_meeting(client: Client) -> None:
    person, other = make.raad(2)
    meeting, next_one = scenes.plan(), scenes.plan(starts_at=scenes.IN_A_WEEK + timedelta(days=1))
    token = rsvp_path(meeting, person).split("/")[-2]
    forged = f"{other.pk}-{token.partition('-')[2]}"
    tried = [(next_one.pk, token), (meeting.pk, forged), (meeting.pk, token[:-1]), (meeting.pk, "9" * 40)]
    paths = [reverse("meetings:rsvp_by_link", args=each) for each in tried]
    assert [client.post(path, {"answer": "yes"}).status_code for path in paths] == [HTTPStatus.NOT_FOUND] * 4


def test_control_without_the_proof_a_forged_link_answers_for_another(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, other = make.raad(2)
    meeting = scenes.plan()
    monkeypatch.setattr("governance.meetings.links.is_proven", lambda _text, _proof, *, salt: True)
    forged = rsvp_path(meeting, person).replace(f"/{person.pk}-", f"/{other.pk}-")
    client.post(forged, {"answer": "yes"})
    assert meeting.rsvps.get().person == other


def test_the_link_of_a_former_member_says_that_it_is_not_for_them(client: Client) -> None:
    person, meeting = make.seated("som-raad/lop"), scenes.plan()
    path = rsvp_path(meeting, person)
    actions_release(person)
    assert client.get(path).status_code == HTTPStatus.FORBIDDEN


def actions_release(person: User) -> None:
    person.mandates.update(ends_on=make.AT.date())


def test_the_messages_are_for_who_prepares_the_meeting(client_of: Callable[[User], Client]) -> None:
    person, fellow = make.raad(2)
    meeting = scenes.plan()
    actions.answer_invitation(meeting, YES, "Ik breng taart mee", by=person, at=make.AT)
    page = meeting.get_absolute_url()
    assert "taart" not in client_of(fellow).get(page).content.decode()
    assert "taart" in client_of(make.coordinator()).get(page).content.decode()


def test_the_attendance_list_begins_with_what_people_said(client_of: Callable[[User], Client]) -> None:
    person, meeting = make.seated("som-raad/lop"), scenes.plan()
    actions.answer_invitation(meeting, ONLINE, by=person, at=make.AT)
    form = client_of(make.coordinator()).get(reverse("meetings:record_attendance", args=[meeting.pk])).context["form"]
    assert form.fields[f"seat-{make.seat('som-raad/lop').pk}-0"].initial == "online"


def test_the_desk_asks_until_there_is_an_answer(client_of: Callable[[User], Client]) -> None:
    person, meeting = make.seated("som-raad/lop"), scenes.plan()
    client, path = client_of(person), reverse("meetings:answer_invitation", args=[meeting.pk])
    assert path in client.get("/").content.decode()
    client.post(path, {"answer": "yes"})
    assert path not in client.get("/").content.decode()


def test_the_day_before_everybody_is_reminded_once_but_who_said_no() -> None:
    coming, absent = make.raad(2)
    meeting = scenes.plan()
    actions.answer_invitation(meeting, NO, by=absent, at=make.AT)
    the_day_before = meeting.starts_at - timedelta(days=1)
    assert remind_of_meetings(make.AT) == 0
    for _again in range(2):
        assert remind_of_meetings(the_day_before) == 1
    assert mails("meeting-tomorrow") == [coming.email]


def test_a_wrong_answer_keeps_the_message(client_of: Callable[[User], Client]) -> None:
    person, meeting = make.seated("som-raad/lop"), scenes.plan()
    path = reverse("meetings:answer_invitation", args=[meeting.pk])
    answer = client_of(person).post(path, {"answer": "misschien", "note": "Taart"})
    assert (answer.status_code, "Taart" in answer.content.decode()) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)


def test_the_seats_still_needed_are_named_until_enough_promised_or_too_few_can() -> None:
    def needed(*comes: bool | None) -> tuple[str, ...]:
        rows = [SeatAnswer(f"zetel {number}", one) for number, one in enumerate(comes)]
        return expected(rows, Fraction(1, 2)).needed

    assert needed(True, None, None, False) == ("zetel 1", "zetel 2")
    assert needed(True, True, True, None) == ()
    assert needed(True, False, False, None) == ()
