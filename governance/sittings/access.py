"""Who leads a sitting, who takes part in it, and who reads what it leaves."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from governance.bodies.access import holds
from governance.bodies.models import Body, Power
from governance.meetings.access import NOT_INVITED, can_answer_invitation, can_run_meeting, has_seat_at_opening
from governance.meetings.models import Meeting
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict

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
