"""The meeting an address names, through the one door."""

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from governance.meetings import access
from governance.meetings.models import Meeting
from governance.meetings.versions import with_agenda_sent


def meeting_or_404(request: HttpRequest, pk: int) -> Meeting:
    """The meeting with its bodies, when this person may know of it."""
    return get_object_or_404(Meeting.objects.visible_to(request.user).with_bodies(), pk=pk)


def meeting_with_agenda_or_404(request: HttpRequest, pk: int) -> Meeting:
    """The same, with the agenda as it was sent last."""
    return get_object_or_404(with_agenda_sent(Meeting.objects.visible_to(request.user).with_bodies()), pk=pk)


def meeting_to_change(request: HttpRequest, pk: int, at: datetime) -> Meeting:
    """The meeting, for who runs it. A page about one that is settled is a conflict; what is sent, the action judges."""
    meeting = meeting_or_404(request, pk)
    access.can_run_meeting(request.user, meeting, at=at).or_403()
    if request.method != "POST":
        access.is_unsettled(meeting).or_409()
    return meeting
