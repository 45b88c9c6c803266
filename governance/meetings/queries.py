"""Questions about meetings: who sits there, what is next, and how each body keeps its rhythm."""

from __future__ import annotations

from datetime import date, datetime, time

from governance.bodies.queries import SeatOnDate, seats_held, seats_on
from governance.meetings.models import Meeting
from governance.people.models import User
from som_portal.kit import clock


def seats_of(meeting: Meeting) -> list[SeatOnDate]:
    """The seats of the bodies that meet, with their holders on the day they meet. Two queries a body."""
    return [row for body in meeting.bodies for row in seats_on(body, meeting.day)]


def next_meetings_for(user: User, on: date, most: int = 3) -> list[Meeting]:
    """The first meetings from a day on of the bodies in which a person holds a seat that day. One query at most."""
    bodies = {seat.body_id for seat in seats_held(user, on)}
    if not bodies:
        return []
    rows = Meeting.objects.visible_to(user).going_on().of_bodies(bodies).with_bodies()
    return list(rows.coming(start_of(on))[:most])


def start_of(day: date) -> datetime:
    """Midnight in Leuven."""
    return datetime.combine(day, time(), tzinfo=clock.BRUSSELS)
