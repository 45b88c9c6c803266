"""The meeting an address names, through the one door."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from governance.bodies.models import Substitute
from governance.meetings import access
from governance.meetings.models import Attendance, Meeting
from governance.meetings.versions import with_agenda_sent


def meeting_or_404(request: HttpRequest, pk: int) -> Meeting:
    """The meeting with its bodies, when this person may know of it."""
    return get_object_or_404(Meeting.objects.visible_to(request.user).with_bodies(), pk=pk)


def meeting_with_agenda_or_404(request: HttpRequest, pk: int) -> Meeting:
    """The same, with the agenda as it was sent last.

    `is_attended`: somebody noted who came. `has_substitutes`: the bodies ever had one. Neither is then asked in vain.
    """
    rows = with_agenda_sent(Meeting.objects.visible_to(request.user).with_bodies())
    noted = Attendance.objects.filter(meeting=OuterRef("pk"))
    ours = Q(seat__body=OuterRef("body")) | Q(seat__body=OuterRef("joint_with"))
    rows = rows.annotate(is_attended=Exists(noted), has_substitutes=Exists(Substitute.objects.filter(ours)))
    return get_object_or_404(rows, pk=pk)


def meeting_to_change(request: HttpRequest, pk: int, at: datetime) -> Meeting:
    """The meeting, for who runs it. A page about one that is settled is a conflict; what is sent, the action judges."""
    meeting = meeting_or_404(request, pk)
    access.can_run_meeting(request.user, meeting, at=at).or_403()
    if request.method != "POST":
        access.is_unsettled(meeting).or_409()
    return meeting
