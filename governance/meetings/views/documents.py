"""The documents of an agenda: to download for who may read them, to put there for who prepares the meeting."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.meetings import access, actions
from governance.meetings.forms.agenda import AgendaDocumentForm
from governance.meetings.models import AgendaDocument, AgendaItem
from governance.meetings.privacy import papers_for
from governance.meetings.views.fetch import meeting_or_404, meeting_to_change
from som_portal.kit import clock
from som_portal.kit.http import form_page, see_other
from som_portal.kit.uploads import pdf_download


@login_not_required
@require_safe
def agenda_document(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    """A document of the agenda, to download: for who reads the agenda, or for the members only."""
    meeting, at = meeting_or_404(request, pk), clock.now()
    access.can_read_agenda(request.user, meeting, at=clock.now()).or_403()
    found = get_object_or_404(papers_for(request.user, meeting, clock.day_of(at)), pk=document)
    access.can_read_document(request.user, found, meeting, at=clock.now()).or_403()
    return pdf_download(f"stuk-{found.pk}", bytes(found.content))


@require_http_methods(["GET", "HEAD", "POST"])
def add_agenda_document(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Put a PDF with a point of the agenda."""
    meeting = meeting_to_change(request, pk, clock.now())
    found = get_object_or_404(AgendaItem, pk=item, meeting=meeting)

    def act(form: BaseForm) -> str:
        actions.add_agenda_document(found, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("Het stuk staat bij het punt."))
        return reverse("meetings:revise_agenda_item", args=[pk, item])

    form = AgendaDocumentForm(request.POST or None, request.FILES or None)
    context = {"meeting": meeting, "item": found}
    return form_page(request, "governance/meetings/agenda_document.html", form, act, context)


@require_POST
def remove_agenda_document(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    """Take a document away."""
    meeting, at = meeting_or_404(request, pk), clock.now()
    access.can_run_meeting(request.user, meeting, at=at).or_403()
    found = get_object_or_404(AgendaDocument.objects.listed().select_related("item"), pk=document, item__meeting=pk)
    item = actions.remove_agenda_document(found, by=request.user, at=at)
    messages.success(request, _("Het stuk is weg."))
    return see_other("meetings:revise_agenda_item", pk, item.pk)
