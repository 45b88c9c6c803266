"""Who leads a sitting, who takes part in it, and who reads what it leaves."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from governance.ballots.models import Ballot
from governance.bodies.access import holds
from governance.bodies.models import Body, Power
from governance.meetings.access import (
    NOT_INVITED,
    can_answer_invitation,
    can_run_meeting,
    has_seat_at_opening,
    is_going_on,
    is_ready_to_close,
)
from governance.meetings.models import Meeting
from governance.people.models import User
from governance.sittings.models import Suspension
from som_portal.kit import clock
from som_portal.kit.access import Verdict

SUSPENDED = _("De vergadering is geschorst. Hervat ze eerst.")
VOTE_IS_OPEN = _("Er loopt nog een stemming van deze vergadering. Sluit eerst de stemming.")
MEMBERS_ONLY = _("Hoe vaak een zetel er was, lezen de leden van dit netwerkonderdeel en de coördinatiecel.")


def may_take_part(by: User | AnonymousUser, meeting: Meeting, *, at: datetime) -> Verdict:
    """Whoever is invited that day, could take a seat at the opening, or runs the meeting."""
    if can_answer_invitation(by, meeting) or (isinstance(by, User) and has_seat_at_opening(by, meeting)):
        return Verdict.yes()
    return Verdict.when(isinstance(by, User) and can_run_meeting(by, meeting, at=at), NOT_INVITED)


def can_read_history(by: User | AnonymousUser, body: Body, *, at: datetime) -> Verdict:
    """The members of the body today, and the coördinatiecel."""
    on = clock.day_of(at)
    reads = isinstance(by, User) and by.is_active
    takes_part = reads and (holds(by, Power.ATTEND, on=on, body=body) or holds(by, Power.COORDINATE, on=on))
    return Verdict.when(takes_part, MEMBERS_ONLY)


def is_open(meeting: Meeting) -> Verdict:
    """Opened and not closed, suspended or not."""
    return is_going_on(meeting)


def is_in_session(meeting: Meeting) -> Verdict:
    """Opened, not closed and not suspended."""
    return Verdict.first(
        is_going_on(meeting),
        Verdict.when(not Suspension.objects.lasting().filter(meeting=meeting).exists(), SUSPENDED),
    )


def has_no_open_vote(meeting: Meeting, *, at: datetime) -> Verdict:
    """Every vote that was opened at the table is closed; a digital one goes on after the meeting."""
    at_the_table = [ballot for ballot in open_votes(meeting, at) if ballot.is_in_meeting]
    return Verdict.when(not at_the_table, VOTE_IS_OPEN)


def can_close_sitting(meeting: Meeting, at: datetime) -> Verdict:
    """It goes on, it began, somebody came, and no vote is open at the table; for who leads it."""
    going_on = is_going_on(meeting)
    return going_on and (is_ready_to_close(meeting, at) and has_no_open_vote(meeting, at=at))


def open_votes(meeting: Meeting, at: datetime) -> list[Ballot]:
    """The votes about points of this meeting that take votes now. One query."""
    return list(Ballot.objects.open_at(at).filter(agenda_item__meeting=meeting))
