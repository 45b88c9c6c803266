"""Before the meeting: members suggest points, who prepares it answers and sends the agenda."""

from __future__ import annotations

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from governance.meetings import access, actions
from governance.meetings.deadlines import suggest_until
from governance.meetings.forms.agenda import DeclineForm, SuggestItemForm
from governance.meetings.models import AgendaSuggestion, Meeting
from governance.meetings.programme import what_leaves
from governance.meetings.views.fetch import meeting_or_404, meeting_to_change
from som_portal.kit import clock
from som_portal.kit.http import form_page, see_other

FORM = ["GET", "HEAD", "POST"]
FOLDER = "governance/meetings"


@require_http_methods(FORM)
def suggest_agenda_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a point on the agenda, and see what became of what you asked."""
    meeting, at = meeting_or_404(request, pk), clock.now()
    access.may_suggest(request.user, meeting).or_403()

    def act(form: BaseForm) -> str:
        actions.suggest_agenda_item(meeting, **form.cleaned_data, by=request.user, at=at)
        messages.success(request, _("Je voorstel is binnen. Je krijgt een mail met het antwoord."))
        return reverse("meetings:suggest_agenda_item", args=[pk])

    context = {"meeting": meeting, "takes": access.takes_suggestions(meeting, at=at), "until": suggest_until(meeting)}
    context["mine"] = meeting.suggestions.filter(suggested_by=request.user.pk)
    return form_page(request, f"{FOLDER}/suggest.html", SuggestItemForm(request.POST or None), act, context)


@require_POST
def accept_suggestion(request: HttpRequest, pk: int, suggestion: int) -> HttpResponse:
    """Put a suggested point on the agenda; who suggested it owns it and gets a mail."""
    _meeting, found = suggestion_to_answer(request, pk, suggestion)
    actions.accept_suggestion(found, by=request.user, at=clock.now())
    messages.success(request, _("Het punt staat op de agenda. Wie het voorstelde, krijgt een mail."))
    return see_other("meetings:add_agenda_item", pk)


@require_http_methods(FORM)
def decline_suggestion(request: HttpRequest, pk: int, suggestion: int) -> HttpResponse:
    """Say why a suggested point does not come on this agenda."""
    meeting, found = suggestion_to_answer(request, pk, suggestion)

    def act(form: BaseForm) -> str:
        actions.decline_suggestion(found, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("Je antwoord is verstuurd."))
        return reverse("meetings:add_agenda_item", args=[pk])

    context = {"meeting": meeting, "suggestion": found}
    return form_page(request, f"{FOLDER}/decline_suggestion.html", DeclineForm(request.POST or None), act, context)


@require_http_methods(FORM)
def send_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the agenda to the members, after a look at what they get and what changed since."""
    meeting, at = meeting_to_change(request, pk, clock.now()), clock.now()
    if request.method == "POST":
        actions.send_agenda(meeting, by=request.user, at=at)
        messages.success(request, _("De agenda is verstuurd. Wat je nog wijzigt, tonen we als nakomend."))
        return see_other(meeting)
    return render(request, f"{FOLDER}/send_agenda.html", what_leaves(meeting, at=at))


def suggestion_to_answer(request: HttpRequest, pk: int, suggestion: int) -> tuple[Meeting, AgendaSuggestion]:
    """The suggestion of this meeting, for who prepares it."""
    meeting = meeting_or_404(request, pk)
    access.can_run_meeting(request.user, meeting, at=clock.now()).or_403()
    rows = AgendaSuggestion.objects.select_related("suggested_by", "meeting__body", "meeting__joint_with")
    found = get_object_or_404(rows, pk=suggestion, meeting=meeting)
    if request.method != "POST":
        access.is_unanswered(found).or_409()
    return meeting, found
