"""The chair's page: points, clock, vote, notes of two people, actions, the end."""

from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from governance.ballots.actions import cast_vote, schedule_proposal
from governance.ballots.models import Ballot, Decision
from governance.ballots.rules import Choice
from governance.followup.models import ActionItem
from governance.meetings.actions import open_meeting
from governance.meetings.models import AgendaItem, Meeting
from governance.minutes.models import ItemNote
from governance.sittings.models import PointTime
from tests import make
from tests.governance.ballots import scenes as voting
from tests.governance.meetings.scenes import plan
from tests.governance.sittings.scenes import START, come_in, opened_with, signed_in

pytestmark = pytest.mark.django_db
NOW = START + timedelta(minutes=5)


@pytest.fixture(autouse=True)
def _during_the_meeting() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def chair() -> Client:
    return signed_in(make.coordinator())


def path(name: str, meeting: Meeting, *more: int) -> str:
    return reverse(f"sittings:{name}", args=[meeting.pk, *more])


def page(client: Client, meeting: Meeting, asked: str = "") -> str:
    answer = client.get(path("sitting", meeting), {"punt": asked})
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_points_are_begun_finished_and_reopened(chair: Client) -> None:
    meeting = opened_with("Welkom", "Rondvraag")
    first = meeting.agenda_items.all()[0]
    assert "Begin met dit punt" in page(chair, meeting)
    answer = chair.post(path("start_point", meeting, first.pk))
    assert answer["Location"].endswith("?punt=1")
    assert "data-clock" in page(chair, meeting)
    chair.post(path("finish_point", meeting, first.pk))
    assert 'id="punt" class="point__title" lang="nl">Rondvraag' in page(chair, meeting)
    assert "Heropen dit punt" in page(chair, meeting, "1")
    chair.post(path("start_point", meeting, first.pk))
    assert PointTime.objects.filter(item=first).count() == 2
    assert not AgendaItem.objects.get(pk=first.pk).is_treated


def test_two_people_write_one_note_and_both_texts_are_shown(chair: Client) -> None:
    meeting = opened_with("Welkom")
    item, other = meeting.agenda_items.get(), signed_in(make.chair())
    first = chair.post(path("write_note", meeting, item.pk), {"text": "Wat ik hoorde", "seen": "0"})
    assert first.status_code == HTTPStatus.SEE_OTHER
    second = other.post(path("write_note", meeting, item.pk), {"text": "Wat zij hoorde", "seen": "0"})
    assert second.status_code == HTTPStatus.CONFLICT
    shown = second.content.decode()
    assert "Wat ik hoorde" in shown
    assert "Wat zij hoorde" in shown
    assert ItemNote.objects.get().text == "Wat ik hoorde"
    again = {"text": "Wat ik hoorde, en wat zij hoorde", "seen": "1"}
    assert other.post(path("write_note", meeting, item.pk), again).status_code == HTTPStatus.SEE_OTHER
    assert ItemNote.objects.get().text == "Wat ik hoorde, en wat zij hoorde"


def test_an_action_is_noted_at_a_point_for_a_seat(chair: Client) -> None:
    make.seated("som-raad/ku-leuven")
    meeting = opened_with("Welkom")
    item, seat = meeting.agenda_items.get(), make.seat("som-raad/ku-leuven")
    form = {"what": "Belt de scholen", "seat": seat.pk, "due_on": "2026-04-10", "key": str(uuid4())}
    for _twice in range(2):
        chair.post(path("make_action", meeting, item.pk), form)
    assert [(row.what, row.seat, row.item) for row in ActionItem.objects.all()] == [("Belt de scholen", seat, item)]
    assert "Belt de scholen" in page(chair, meeting)


def test_a_vote_is_opened_closed_and_read_aloud(chair: Client) -> None:
    person = make.seated("som-raad/ku-leuven")
    meeting, asked = plan(), voting.proposal(at=make.AT)
    schedule_proposal(asked, meeting, by=None, at=make.AT)
    open_meeting(meeting, by=None, at=START)
    item = meeting.agenda_items.get()
    for _twice in range(2):
        chair.post(path("open_ballot", meeting, item.pk))
    ballot = Ballot.objects.get()
    cast_vote(ballot.electors.held_by(person).get(), Choice.FOR, by=person, at=NOW)
    assert "1 van 1 zetels stemden." in page(chair, meeting)
    assert "Sluit en tel" in chair.get(path("close_ballot", meeting, item.pk)).content.decode()
    chair.post(path("close_ballot", meeting, item.pk))
    shown = page(chair, meeting)
    assert "Lees voor" in shown
    assert "keurt het labo" in shown
    assert Decision.objects.get().number in shown


def test_the_end_shows_what_was_not_dealt_with_and_closes(chair: Client) -> None:
    person = make.seated("som-raad/ku-leuven")
    meeting = opened_with("Welkom", "Rondvraag")
    come_in(meeting, person)
    shown = chair.get(path("close_sitting", meeting)).content.decode()
    assert shown.count("blijft over voor een volgende vergadering") == 2
    answer = chair.post(path("close_sitting", meeting))
    assert answer["Location"] == meeting.get_absolute_url()
    assert Meeting.objects.get().is_held


def test_suspending_stops_the_clock_and_resuming_goes_on(chair: Client) -> None:
    meeting = opened_with("Welkom")
    chair.post(path("start_point", meeting, meeting.agenda_items.get().pk))
    chair.post(path("suspend_meeting", meeting))
    assert "data-clock data-used" not in page(chair, meeting)
    assert chair.post(path("start_point", meeting, meeting.agenda_items.get().pk)).status_code == HTTPStatus.CONFLICT
    chair.post(path("resume_meeting", meeting))
    assert "data-clock data-used" in page(chair, meeting)


def test_the_wall_shows_the_point_and_no_names_or_notes(chair: Client) -> None:
    person = make.seated("som-raad/ku-leuven")
    meeting = opened_with("Welkom")
    item = meeting.agenda_items.get()
    come_in(meeting, person)
    chair.post(path("start_point", meeting, item.pk))
    chair.post(path("write_note", meeting, item.pk), {"text": "Vertrouwelijk", "seen": "0"})
    wall = signed_in(person).get(path("projection", meeting)).content.decode()
    assert "Welkom" in wall
    assert "Vertrouwelijk" not in wall
    assert wall.count(person.name) <= 1  # only in the masthead, who is signed in


@pytest.mark.parametrize("asked", ["0", "99", "abc", "-1", "9" * 30])
def test_an_odd_point_in_the_address_shows_the_first_to_do(chair: Client, asked: str) -> None:
    assert "Welkom" in page(chair, opened_with("Welkom"), asked)


def test_a_point_of_another_meeting_is_unknown_here(chair: Client) -> None:
    elsewhere = plan(starts_at=START + timedelta(hours=4))
    meeting = opened_with("Welkom")
    item = meeting.agenda_items.get()
    for name in ("start_point", "finish_point", "leave_for_point", "write_note", "make_action", "open_ballot"):
        assert chair.post(path(name, elsewhere, item.pk)).status_code == HTTPStatus.NOT_FOUND
