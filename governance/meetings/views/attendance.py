"""Who came, and closing the meeting."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.meetings import access, actions, forms
from governance.meetings.queries import attendance_by_holder, attendance_of, seats_of
from governance.meetings.views.fetch import meeting_or_404
from som_portal.kit import clock
from som_portal.kit.http import form_page, see_other


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Note for every seat who came, online or in the room, and who was excused."""
    meeting, at = meeting_or_404(request, pk), clock.now()
    access.can_run_meeting(request.user, meeting, at=at).or_403()
    access.is_unsettled(meeting).or_409()
    noted = attendance_by_holder(meeting)

    def act(form: Any) -> object:
        present, second = form.noted(0), form.noted(1)
        recorded = actions.record_attendance(meeting, present=present, second=second, by=request.user, at=at)
        messages.success(request, _("De aanwezigheden zijn vastgelegd."))
        return recorded

    form = forms.AttendanceForm(request.POST or None, seats=seats_of(meeting), noted=noted)
    return form_page(request, "governance/meetings/attendance.html", form, act, {"meeting": meeting})


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the meeting took place, after a look at what that fixes."""
    meeting, at = meeting_or_404(request, pk), clock.now()
    access.can_run_meeting(request.user, meeting, at=at).or_403()
    if request.method == "POST":
        actions.hold_meeting(meeting, by=request.user, at=at)
        messages.success(request, _("De vergadering is afgesloten en telt mee voor het ritme."))
        return see_other(meeting)
    access.is_ready_to_close(meeting, at).or_409()
    context = {"meeting": meeting, "attendance": attendance_of(meeting)}
    return render(request, "governance/meetings/hold.html", context)
