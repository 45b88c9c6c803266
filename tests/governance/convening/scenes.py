"""Delegates of SOM plus who ask for a meeting, through the same actions as everybody."""

from datetime import datetime
from uuid import uuid4

from governance.bodies.actions import appoint
from governance.bodies.models import Seat
from governance.convening import actions
from governance.convening.models import MeetingRequest
from governance.people.models import User
from tests import make


def delegates(how_many: int) -> list[User]:
    """People on the first vacant seats of SOM plus."""
    people = []
    for seat in Seat.objects.filter(body__slug="som-plus", mandates=None).order_by("pk")[:how_many]:
        person = make.user()
        appoint(person, seat, starts_on=make.LONG_AGO, by=None, at=make.AT)
        people.append(person)
    return people


def asked(by: User, at: datetime = make.AT, title: str = "Schermen in de klas") -> MeetingRequest:
    return actions.ask_meeting(title=title, reason="In juni is het te laat.", key=uuid4(), by=by, at=at)


def supported(request: MeetingRequest, people: list[User], at: datetime = make.AT) -> MeetingRequest:
    for person in people:
        actions.support_request(request, by=person, at=at)
    return MeetingRequest.objects.get(pk=request.pk)
