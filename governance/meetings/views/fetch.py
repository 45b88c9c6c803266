"""The meeting an address names, through the one door."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from governance.meetings.models import Meeting


def meeting_or_404(request: HttpRequest, pk: int) -> Meeting:
    """The meeting with its bodies, when this person may know of it."""
    return get_object_or_404(Meeting.objects.visible_to(request.user).with_bodies(), pk=pk)
