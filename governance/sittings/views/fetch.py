"""The meeting an address names, asked for before anything is told of it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from governance.meetings.access import can_run_meeting
from governance.meetings.models import AgendaItem, Meeting
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


def point_of(meeting: Meeting, item: int) -> AgendaItem:
    """A point of this meeting, and of no other."""
    return get_object_or_404(AgendaItem.objects.select_related("meeting__body", "note"), pk=item, meeting=meeting)


def number_of(point: AgendaItem) -> int:
    """Its place on the agenda, from 1."""
    return AgendaItem.objects.filter(meeting=point.meeting_id, position__lte=point.position).count()


def to_point(point: AgendaItem) -> HttpResponse:
    """To the page of the sitting, at this point."""
    return see_other(f"{reverse('sittings:sitting', args=[point.meeting_id])}?punt={number_of(point)}")


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when that is nothing; None when the form is only asked for."""
    return request.POST if request.method == "POST" else None
