"""The meeting an address names, asked for before anything is told of it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from governance.meetings.access import can_run_meeting
from governance.meetings.models import Meeting
from governance.sittings import access
from som_portal.kit.http import see_other


def led_by(request: HttpRequest, pk: int, at: datetime) -> Meeting:
    """The meeting, for who runs it."""
    meeting = meeting_or_404(request, pk)
    can_run_meeting(request.user, meeting, at=at).or_403()
    return meeting


def with_a_seat_for(request: HttpRequest, pk: int, at: datetime) -> Meeting:
    """The meeting, for who takes part in it or runs it."""
    meeting = meeting_or_404(request, pk)
    access.may_take_part(request.user, meeting, at=at).or_403()
    return meeting


def meeting_or_404(request: HttpRequest, pk: int) -> Meeting:
    """The meeting with its bodies and its opening."""
    return get_object_or_404(Meeting.objects.visible_to(request.user).with_bodies(), pk=pk)


def back(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """To one's own page, or to the roll for who sent the form from there."""
    name = "sittings:roll" if request.POST.get("van") == "lijst" else "sittings:check_in"
    return see_other(name, meeting.pk)
