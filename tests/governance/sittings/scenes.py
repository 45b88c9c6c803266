"""A raad of a week from now, opened at its hour, with points on its agenda."""

from datetime import timedelta

from django.test import Client

from governance.bodies.models import Mandate
from governance.meetings.actions import check_in, open_meeting
from governance.meetings.models import Meeting
from governance.people.models import User
from tests.governance.meetings.scenes import IN_A_WEEK, add, plan

START, MINUTE = IN_A_WEEK, timedelta(minutes=1)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend="governance.people.backend.PersonBackend")
    return client


def raad_with(*titles: str) -> Meeting:
    """Planned, with these points."""
    meeting = plan()
    for title in titles:
        add(meeting, title)
    return meeting


def opened_with(*titles: str) -> Meeting:
    """Opened when it starts."""
    meeting = raad_with(*titles)
    open_meeting(meeting, by=None, at=START)
    return Meeting.objects.with_bodies().get(pk=meeting.pk)


def come_in(meeting: Meeting, person: User, minute: int = 0) -> None:
    """In the room, so many minutes after the start."""
    seat = Mandate.objects.filter(person=person, seat__body=meeting.body)[0].seat
    check_in(meeting, seat, person, "present", by=None, at=START + minute * MINUTE)
