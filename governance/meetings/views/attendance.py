"""Who came."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.meetings import actions, forms
from governance.meetings.queries import attendance_by_holder, attendance_foreseen, seats_of
from governance.meetings.views.fetch import meeting_to_change
from som_portal.kit import clock
from som_portal.kit.http import form_page


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
