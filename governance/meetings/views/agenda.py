"""The agenda of a meeting, for who prepares it."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from governance.meetings import access, actions, forms
from governance.meetings.models import AgendaItem
from governance.meetings.views.fetch import meeting_or_404, meeting_to_change
from som_portal.kit import clock
from som_portal.kit.http import form_page, see_other


@require_http_methods(["GET", "HEAD", "POST"])
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The points in their order, and one to add."""
    at = clock.now()
    meeting = meeting_to_change(request, pk, at)

    def act(form: BaseForm) -> str:
        actions.add_agenda_item(meeting, **form.cleaned_data, by=request.user, at=at)
        messages.success(request, _("Het punt staat op de agenda."))
        return reverse("meetings:add_agenda_item", args=[pk])

    context = {"meeting": meeting, "items": list(meeting.agenda_items.all())}
    return form_page(
        request, "governance/meetings/agenda.html", forms.AgendaItemForm(request.POST or None), act, context
    )


@require_POST
def raise_agenda_item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """One place up."""
    return changed(request, pk, item, actions.raise_agenda_item, _("Het punt staat een plaats hoger."))


@require_POST
def lower_agenda_item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """One place down."""
    return changed(request, pk, item, actions.lower_agenda_item, _("Het punt staat een plaats lager."))


@require_POST
def remove_agenda_item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Off the agenda."""
    return changed(request, pk, item, actions.remove_agenda_item, _("Het punt is van de agenda."))


def changed(request: HttpRequest, pk: int, item: int, action: Callable[..., AgendaItem], sentence: str) -> HttpResponse:
    """Ask for the right first, so that a stranger learns nothing about which points exist."""
    meeting, at = meeting_or_404(request, pk), clock.now()
    access.can_run_meeting(request.user, meeting, at=at).or_403()
    action(get_object_or_404(AgendaItem, pk=item, meeting=meeting), by=request.user, at=at)
    messages.success(request, sentence)
    return see_other("meetings:add_agenda_item", pk)
