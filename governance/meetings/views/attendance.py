"""Who came, and closing the meeting."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.meetings import access, actions, forms
from governance.meetings.queries import attendance_by_holder, attendance_foreseen, attendance_of, seats_of
from governance.meetings.views.fetch import meeting_or_404, meeting_to_change
from som_portal.kit import clock
from som_portal.kit.http import form_page, see_other


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Note for every seat who came, online or in the room, and who was excused."""
    at = clock.now()
    meeting = meeting_to_change(request, pk, at)

    def act(form: Any) -> object:
        noted = {"present": form.noted(0), "second": form.noted(1)}
        actions.record_attendance(meeting, **noted, by=request.user, at=at)
        messages.success(request, _("De aanwezigheden zijn vastgelegd."))
        return meeting

    drafts = {"noted": attendance_by_holder(meeting), "foreseen": attendance_foreseen(meeting)}
    form = forms.AttendanceForm(request.POST or None, seats=seats_of(meeting), **drafts)
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
