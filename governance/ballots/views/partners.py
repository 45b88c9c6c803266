"""Pages of who takes part in a proposal."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.ballots import access, actions
from governance.ballots.forms import ConfirmForm, PartnerForm
from governance.ballots.models import Partner, Proposal
from governance.ballots.views.proposals import FORM, thanked, typed, visible_proposal
from som_portal.kit import clock
from som_portal.kit.http import form_page


@require_http_methods(FORM)
def add_partner(request: HttpRequest, pk: int) -> HttpResponse:
    """The partners of a proposal of one's own, and a form to add one."""
    at = clock.now()
    proposal = visible_proposal(request, pk, at)
    access.may_revise(request.user, proposal).or_403()

    def act(form: PartnerForm) -> str:
        actions.add_partner(proposal, by=request.user, at=at, **form.engaged)
        return request.path

    done = thanked(request, _("De partner staat bij je voorstel."), act)
    context = {"proposal": proposal, "possible": access.is_revisable(proposal)}
    return form_page(request, "governance/ballots/add_partner.html", PartnerForm(typed(request)), done, context)


@require_http_methods(FORM)
def remove_partner(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a partner away from a proposal of one's own."""
    at = clock.now()
    visible = Proposal.objects.visible_to(request.user, at=at)
    partner = get_object_or_404(Partner.objects.filter(proposal__in=visible), pk=pk)
    proposal = visible_proposal(request, partner.proposal_id, at)
    access.may_revise(request.user, proposal).or_403()

    def act(form: ConfirmForm) -> Proposal:
        return actions.remove_partner(partner, by=request.user, at=at)

    done = thanked(request, _("De partner staat niet meer bij je voorstel."), act)
    context = {"partner": partner, "proposal": proposal, "possible": access.is_revisable(proposal)}
    return form_page(request, "governance/ballots/remove_partner.html", ConfirmForm(typed(request)), done, context)
