"""The documents of a proposal: to download for who sees it, to put there for who proposed it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.ballots import access, actions
from governance.ballots.forms import ConfirmForm, ProposalDocumentForm
from governance.ballots.models import Proposal, ProposalDocument
from governance.ballots.views.proposals import FORM, thanked, typed, visible_proposal
from som_portal.kit import clock
from som_portal.kit.http import form_page
from som_portal.kit.uploads import pdf_download


@login_not_required
@require_safe
def proposal_document(request: HttpRequest, pk: int) -> HttpResponse:
    """A document of a proposal, to download for whoever sees the proposal."""
    found = _visible_document(request, pk)
    return pdf_download(f"document-{found.pk}", bytes(found.content))


@require_http_methods(FORM)
def add_proposal_document(request: HttpRequest, pk: int) -> HttpResponse:
    """The documents of a proposal of one's own, and a form to add one."""
    at = clock.now()
    proposal = visible_proposal(request, pk, at)
    access.may_revise(request.user, proposal).or_403()

    def act(form: ProposalDocumentForm) -> str:
        actions.add_proposal_document(proposal, **form.cleaned_data, by=request.user, at=at)
        return request.path

    done = thanked(request, _("Het document staat bij je voorstel."), act)
    form = ProposalDocumentForm(typed(request), request.FILES or None)
    context = {"proposal": proposal, "possible": access.is_revisable(proposal), "documents": proposal.documents.all()}
    return form_page(request, "governance/ballots/add_document.html", form, done, context)


@require_http_methods(FORM)
def remove_proposal_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a document away from a proposal of one's own."""
    at = clock.now()
    document = _visible_document(request, pk)
    proposal = visible_proposal(request, document.proposal_id, at)
    access.may_revise(request.user, proposal).or_403()

    def act(form: ConfirmForm) -> Proposal:
        return actions.remove_proposal_document(document, by=request.user, at=at)

    done = thanked(request, _("Het document staat niet meer bij je voorstel."), act)
    context = {"document": document, "proposal": proposal, "possible": access.is_revisable(proposal)}
    return form_page(request, "governance/ballots/remove_document.html", ConfirmForm(typed(request)), done, context)


def _visible_document(request: HttpRequest, pk: int) -> ProposalDocument:
    """A document of a proposal that this person may see; else 404."""
    visible = Proposal.objects.visible_to(request.user, at=clock.now())
    found: ProposalDocument = get_object_or_404(ProposalDocument.objects.filter(proposal__in=visible), pk=pk)
    return found
