"""The agenda of a meeting, for who prepares it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from governance.meetings import access, actions
from governance.meetings.forms.agenda import AgendaItemForm, ReviseItemForm
from governance.meetings.models import AgendaItem, Meeting
from governance.meetings.programme import length_of_agenda, programme_of
from governance.meetings.queries import invited
from governance.meetings.views.fetch import meeting_or_404, meeting_to_change
from som_portal.kit import clock
from som_portal.kit.http import form_page, see_other

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The points in their order, and one to add."""
    at = clock.now()
    meeting = meeting_to_change(request, pk, at)

    def act(form: BaseForm) -> str:
        actions.add_agenda_item(meeting, **form.cleaned_data, by=request.user, at=at)
        messages.success(request, _("Het punt staat op de agenda."))
        return reverse("meetings:add_agenda_item", args=[pk])

    form = AgendaItemForm(request.POST or None, people=invited(meeting))
    return form_page(request, "governance/meetings/agenda.html", form, act, agenda_context(request, meeting))


@require_http_methods(FORM)
def revise_agenda_item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Say a point otherwise: its words, minutes and owner; and its documents."""
    meeting = meeting_to_change(request, pk, clock.now())
    found = get_object_or_404(AgendaItem.objects.told(), pk=item, meeting=meeting)

    def act(form: BaseForm) -> str:
        actions.revise_agenda_item(found, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("Het punt is gewijzigd."))
        return reverse("meetings:add_agenda_item", args=[pk])

    form = ReviseItemForm(request.POST or None, item=found, people=invited(meeting))
    context = {"meeting": meeting, "item": found, "documents": found.documents.all()}
    return form_page(request, "governance/meetings/agenda_item.html", form, act, context)


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


def agenda_context(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """The points as they are, and whether they fit."""
    at = clock.now()
    points, waiting = programme_of(meeting, request.user, at=at), meeting.suggestions.waiting()
    return {
        "meeting": meeting,
        "points": points,
        "length": length_of_agenda(meeting, [one.item for one in points]),
        "suggestions": waiting.select_related("suggested_by"),
        "has_begun": meeting.starts_at <= at,
    }


def changed(request: HttpRequest, pk: int, item: int, action: Callable[..., AgendaItem], sentence: str) -> HttpResponse:
    """Ask for the right first, so that a stranger learns nothing about which points exist."""
    meeting, at = meeting_or_404(request, pk), clock.now()
    access.can_run_meeting(request.user, meeting, at=at).or_403()
    action(get_object_or_404(AgendaItem, pk=item, meeting=meeting), by=request.user, at=at)
    messages.success(request, sentence)
    return see_other("meetings:add_agenda_item", pk)
