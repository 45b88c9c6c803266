"""Voting at the table and by proxy, as the tests of turns and of interests tell it."""

from datetime import timedelta
from uuid import uuid4

from governance.ballots.actions import answer_proxy, cast_vote, give_proxy
from governance.ballots.models import Ballot, Proxy, Vote
from governance.ballots.rules import Choice
from governance.bodies.models import Seat
from governance.meetings.models import Meeting
from governance.people.models import User
from tests.governance.ballots import scenes

DAY = scenes.MEETING_DAY
BEFORE = DAY - timedelta(days=3)


def meeting_of(ballot: Ballot) -> Meeting:
    return Meeting.objects.get(agenda_items=ballot.agenda_item_id)


def seat_of(person: User) -> Seat:
    return Seat.objects.get(mandates__person=person)


def given(ballot: Ballot, giver: User, bearer: User) -> Proxy:
    return give_proxy(meeting_of(ballot), seat_of(giver), bearer, key=uuid4(), by=giver, at=BEFORE)


def accepted(ballot: Ballot, giver: User, bearer: User) -> Proxy:
    return answer_proxy(given(ballot, giver, bearer), accepts=True, by=bearer, at=BEFORE)


def vote_for(ballot: Ballot, seat_holder: User, by: User, choice: Choice = Choice.FOR) -> Vote:
    vote = cast_vote(scenes.elector_of(ballot, seat_holder), choice, by=by, at=DAY)
    assert vote is not None
    return vote
