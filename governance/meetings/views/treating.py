"""What the meeting dealt with, and closing it."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from governance.meetings import access, actions
from governance.meetings.forms.agenda import HoldForm
from governance.meetings.models import Meeting
from governance.meetings.queries import attendance_of
from governance.meetings.views.agenda import changed
from governance.meetings.views.fetch import meeting_or_404
from som_portal.kit import clock
from som_portal.kit.http import form_page


@require_POST
def treat_agenda_item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Say that the meeting dealt with a point."""
    return changed(request, pk, item, actions.treat_agenda_item, _("Het punt is behandeld."))


@require_POST
def reopen_agenda_item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Say that a point is still to be dealt with."""
    return changed(request, pk, item, actions.reopen_agenda_item, _("Het punt staat weer open."))


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the meeting took place, after a look at what that fixes."""
    meeting, at = meeting_or_404(request, pk), clock.now()
    access.can_run_meeting(request.user, meeting, at=at).or_403()
    if request.method != "POST":
        access.is_ready_to_close(meeting, at).or_409()

    def act(form: Form) -> Meeting:
        return closed(request, meeting, form)

    form, context = closing(request, meeting)
    return form_page(request, "governance/meetings/hold.html", form, act, context)


def closing(request: HttpRequest, meeting: Meeting) -> tuple[HoldForm, dict[str, Any]]:
    """What is still open, as a form; and what one looks at before closing."""
    items = list(meeting.agenda_items.untreated().order_by("position"))
    asked = [item for item in items if item.is_balloted]
    form = HoldForm(request.POST if request.method == "POST" else None, items=items)
    return form, {"meeting": meeting, "attendance": attendance_of(meeting), "undecided": asked}


def closed(request: HttpRequest, meeting: Meeting, form: Form) -> Meeting:
    """The meeting, closed with what the form says."""
    meeting = actions.hold_meeting(meeting, **form.cleaned_data, by=request.user, at=clock.now())
    messages.success(request, _("De vergadering is afgesloten en telt mee voor het ritme."))
    return meeting
