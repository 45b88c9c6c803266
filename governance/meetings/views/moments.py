"""Planning, moving and cancelling."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.meetings import access, actions, forms
from governance.meetings.models import Meeting
from governance.meetings.queries import bodies_planned_by, invited
from governance.meetings.views.fetch import meeting_or_404, meeting_to_change
from som_portal.kit import clock
from som_portal.kit.http import form_page


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a meeting of a body this person plans for."""
    at = clock.now()
    bodies = bodies_planned_by(request.user, at)
    access.can_plan_something(request.user, bodies, at=at).or_403()

    def act(form: Any) -> object:
        meeting = actions.plan_meeting(**form.meeting(), by=request.user, at=at)
        messages.success(request, _("De vergadering staat gepland en de leden zijn uitgenodigd. Stel nu de agenda op."))
        return meeting

    form = forms.PlanForm(request.POST or None, bodies=bodies, at=at, initial={"body": request.GET.get("orgaan", "")})
    return form_page(request, "governance/meetings/plan.html", form, act)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a meeting another moment or place."""
    meeting, at = meeting_or_404(request, pk), clock.now()
    access.can_run_meeting(request.user, meeting, at=at).or_403()
    access.is_to_come(meeting, at).or_409()

    def act(form: Any) -> object:
        moved = actions.move_meeting(meeting, **form.moment(), by=request.user, at=at)
        messages.success(request, _("De vergadering is aangepast. De leden krijgen een mail met het nieuwe moment."))
        return moved

    form = forms.move_form(meeting, request.POST or None, at=at)
    return form_page(request, "governance/meetings/move.html", form, act, {"meeting": meeting})


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a meeting off, after a preview of the mail that the members get."""
    at = clock.now()
    meeting = meeting_to_change(request, pk, at)

    def act(form: Any) -> object:
        if not form.cleaned_data["is_confirmed"]:
            return preview(request, meeting, form.cleaned_data["reason"])
        actions.cancel_meeting(meeting, reason=form.cleaned_data["reason"], by=request.user, at=at)
        messages.success(request, _("De vergadering is geannuleerd. De leden krijgen een mail met de reden."))
        return meeting

    form = forms.CancelForm(request.POST or None)
    return form_page(request, "governance/meetings/cancel.html", form, act, {"meeting": meeting})


def preview(request: HttpRequest, meeting: Meeting, reason: str) -> HttpResponse:
    """How many members are told, and what they read."""
    context = {"meeting": meeting, "reason": reason, "told": len(invited(meeting))}
    return render(request, "governance/meetings/cancel_preview.html", context)
