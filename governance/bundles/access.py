"""Who reads a bundle, asks for its PDF, brings something to the raad and takes over what was left."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from governance.meetings import access as meetings
from governance.meetings.models import Meeting
from governance.people.models import User
from som_portal.kit.access import Verdict

NOT_HELD = _("Sluit eerst deze vergadering af. Dan weet je wat er overblijft.")
ANOTHER_BODY = _("Neem punten mee naar een vergadering van hetzelfde netwerkonderdeel.")
NOT_THE_RAAD = _("Kies een vergadering van de raad die nog komt.")
RAAD = "som-raad"


def can_read_bundle(by: User | AnonymousUser | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Who reads the agenda."""
    return meetings.can_read_agenda(by, meeting, at=at)


def can_ask_bundle(by: User | AnonymousUser | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """The members and who prepares the meeting: making one costs the portal some work."""
    return meetings.can_read_attendance(by, meeting, at=at)


def reads_all(by: User | AnonymousUser | None, meeting: Meeting, *, at: datetime) -> bool:
    """Also the documents that are for the members only."""
    return bool(meetings.can_read_attendance(by, meeting, at=at))


def can_carry_over(by: User | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Who prepares the meetings of the body, once this one is closed."""
    return Verdict.first(meetings.can_run_meeting(by, meeting, at=at), is_over(meeting))


def is_over(meeting: Meeting) -> Verdict:
    """Closed: what is left over is known."""
    return Verdict.when(meeting.is_held, NOT_HELD)


def takes_from(target: Meeting, meeting: Meeting, *, at: datetime) -> Verdict:
    """A coming meeting of the same body."""
    is_same = Verdict.when(target.body_id == meeting.body_id and target.pk != meeting.pk, ANOTHER_BODY)
    return Verdict.first(is_same, meetings.is_to_come(target, at))


def is_coming_raad(meeting: Meeting, *, at: datetime) -> Verdict:
    """A meeting of the raad that is still to begin."""
    is_raad = Verdict.when(meeting.body.slug == RAAD, NOT_THE_RAAD)
    return Verdict.first(is_raad, meetings.is_to_come(meeting, at))
