"""Who comes in votes alone: a proxy they gave ends at the door (house rule 6)."""

from uuid import uuid4

import pytest

from governance.ballots.actions import (
    answer_proxy,
    cast_vote,
    give_proxy,
    open_ballot,
    schedule_proposal,
    state_interest,
)
from governance.ballots.models import Ballot, Proxy
from governance.ballots.queries import electors_held, outcome_of
from governance.ballots.rules import Choice
from governance.bodies.models import Seat
from governance.meetings import actions as meetings
from governance.meetings.models import Meeting
from governance.people.models import User
from governance.sittings.actions import check_in
from governance.sittings.queries import roll_of
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.governance.ballots import scenes
from tests.governance.sittings.scenes import MINUTE, START, come_in, opened_with, raad_with

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


def lamp(meeting: Meeting, minute: int = 5) -> tuple[int, int, int]:
    """Seats that can vote, of those by proxy, and how many it takes."""
    quorum = roll_of(meeting, START + minute * MINUTE).quorum
    return quorum.present, quorum.proxied, quorum.needed


def test_the_lamp_counts_a_proxy_once_its_bearer_is_in_until_the_giver_comes() -> None:
    giver, bearer, other = make.raad(3)
    meeting = opened(given(raad_with("Gsm"), giver, bearer).meeting)
    assert lamp(meeting) == (0, 0, 2)
    come_in(meeting, bearer)
    assert lamp(meeting) == (2, 1, 2)
    come_in(meeting, other, minute=1)
    assert lamp(meeting) == (3, 1, 2)
    check_in(meeting, seat_of(giver), giver, "present", by=giver, at=START + 2 * MINUTE)
    assert lamp(meeting) == (3, 0, 2)


def test_the_lamp_counts_no_proxy_of_who_went_away_or_never_said_yes() -> None:
    giver, bearer, *_others = make.raad(3)
    proxy = given(raad_with("Gsm"), giver, bearer)
    Proxy.objects.filter(pk=proxy.pk).update(accepted_at=None)
    meeting = opened(proxy.meeting)
    come_in(meeting, bearer)
    assert lamp(meeting) == (1, 0, 2)
    Proxy.objects.filter(pk=proxy.pk).update(accepted_at=make.AT)
    meetings.check_out(meeting, seat_of(bearer), bearer, by=bearer, at=START + 3 * MINUTE)
    assert lamp(meeting) == (0, 0, 2)


def test_the_ballot_at_the_table_says_the_number_of_the_lamp() -> None:
    giver, bearer, *_others = make.raad(3)
    proxy = given(raad_with("Gsm"), giver, bearer)
    proposal = schedule_proposal(scenes.proposal(), proxy.meeting, by=None, at=make.AT)
    meeting = opened(proxy.meeting)
    come_in(meeting, bearer)
    at = START + 2 * MINUTE
    ballot = open_ballot(proposal, closes_at=START + 60 * MINUTE, by=None, at=at)
    for elector in electors_held(ballot, bearer):
        cast_vote(elector, Choice.FOR, by=bearer, at=at)
    said = outcome_of(Ballot.objects.counted().get(pk=ballot.pk))
    assert (said.counts.cast, said.counts.proxied, said.quorum) == lamp(meeting) == (2, 1, 2)


def test_the_lamp_leaves_out_who_steps_aside_while_the_vote_is_open() -> None:
    people = make.raad(4)
    meeting = raad_with("Gsm")
    proposal = schedule_proposal(scenes.proposal(), meeting, by=None, at=make.AT)
    opened(meeting)
    for person in people:
        come_in(meeting, person)
    assert lamp(meeting) == (4, 0, 3)
    ballot = open_ballot(proposal, closes_at=START + 60 * MINUTE, by=None, at=START + MINUTE)
    state_interest(scenes.elector_of(ballot, people[0]), "declared", reason="", by=people[0], at=START + MINUTE)
    assert lamp(meeting) == (3, 0, 2)
