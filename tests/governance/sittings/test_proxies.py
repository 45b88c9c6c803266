"""Who comes in votes alone: a proxy they gave ends at the door (house rule 6)."""

from uuid import uuid4

import pytest

from governance.ballots.actions import answer_proxy, give_proxy
from governance.ballots.models import Proxy
from governance.bodies.models import Seat
from governance.meetings import actions as meetings
from governance.meetings.models import Meeting
from governance.people.models import User
from governance.sittings.actions import check_in
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.sittings.scenes import START, opened_with, raad_with

pytestmark = pytest.mark.django_db


def seat_of(person: User) -> Seat:
    return person.mandates.get().seat


def given(meeting: Meeting, giver: User, bearer: User) -> Proxy:
    """An accepted proxy for the meeting."""
    proxy = give_proxy(meeting, seat_of(giver), bearer, key=uuid4(), by=giver, at=make.AT)
    return answer_proxy(proxy, accepts=True, by=bearer, at=make.AT)


def opened(meeting: Meeting) -> Meeting:
    meetings.open_meeting(meeting, by=None, at=START)
    return meeting


def test_the_proxy_ends_at_the_door_and_its_bearer_hears_it() -> None:
    giver, bearer = make.raad(2)
    proxy = given(raad_with("Gsm"), giver, bearer)
    meeting, mails = opened(proxy.meeting), OutgoingMail.objects.filter(to=bearer.email).count()
    check_in(meeting, seat_of(giver), giver, "present", by=giver, at=START)
    proxy.refresh_from_db()
    assert proxy.ended_as == Proxy.Ending.VOIDED
    assert OutgoingMail.objects.filter(to=bearer.email).count() == mails + 1


def test_the_bearer_who_comes_in_keeps_it() -> None:
    giver, bearer = make.raad(2)
    proxy = given(raad_with("Gsm"), giver, bearer)
    check_in(opened(proxy.meeting), seat_of(bearer), bearer, "present", by=bearer, at=START)
    proxy.refresh_from_db()
    assert proxy.ended_as == ""


def test_who_gave_none_just_comes_in() -> None:
    person = make.raad(1)[0]
    assert check_in(opened_with("Gsm"), seat_of(person), person, "online", by=person, at=START).came
