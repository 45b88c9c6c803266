"""Who keeps the minutes of a meeting."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from governance.followup.access import can_make_action
from governance.meetings.access import CANCELLED
from governance.meetings.models import Meeting
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict

Person = User | AnonymousUser
NOT_YET = _("Notities maak je op de dag van de vergadering of erna.")


def can_keep_minutes(by: Person | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Who prepares the meetings of the body, and who chairs it, whatever the state of the minutes."""
    return can_make_action(by, meeting.body, at=at)


def can_write_note(by: Person | None, meeting: Meeting, *, at: datetime) -> Verdict:
    """Who keeps the minutes, from the day of the meeting until they are approved."""
    return Verdict.first(can_keep_minutes(by, meeting, at=at), takes_notes(meeting, at))


def takes_notes(meeting: Meeting, at: datetime) -> Verdict:
    """It goes on and its day has come."""
    return Verdict.first(
        Verdict.when(not meeting.is_cancelled, CANCELLED),
        Verdict.when(meeting.day <= clock.day_of(at), NOT_YET),
    )
