"""The meeting and minutes an address names, through the one door."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from governance.meetings.models import Meeting
from governance.minutes import access, queries
from governance.minutes.models import Minutes


def meeting_or_404(request: HttpRequest, pk: int) -> Meeting:
    """The meeting with its bodies."""
    return get_object_or_404(Meeting.objects.visible_to(request.user).with_bodies(), pk=pk)


def meeting_to_keep(request: HttpRequest, pk: int, at: datetime) -> Meeting:
    """The meeting, for who keeps its minutes."""
    meeting = meeting_or_404(request, pk)
    access.can_keep_minutes(request.user, meeting, at=at).or_403()
    return meeting


def minutes_or_404(request: HttpRequest, pk: int, at: datetime) -> Minutes:
    """Minutes that were sent around, for the members; before that there are none."""
    meeting = meeting_or_404(request, pk)
    access.can_read_whole_minutes(request.user, meeting, at=at).or_403()
    minutes = queries.minutes_of(meeting)
    return minutes or get_object_or_404(Minutes.objects.none(), meeting=pk)


def minutes_to_keep(request: HttpRequest, pk: int, at: datetime) -> Minutes:
    """The same, for who keeps them."""
    meeting_to_keep(request, pk, at)
    return minutes_or_404(request, pk, at)
