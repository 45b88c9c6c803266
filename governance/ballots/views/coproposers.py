"""Pages of proposing together: ask a seat, answer, step back."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.ballots import access, actions, queries
from governance.ballots.forms import AnswerCoproposalForm, AskCoproposerForm, ConfirmForm
from governance.ballots.models import CoProposer, Proposal
from governance.ballots.views.proposals import FORM, thanked, typed, visible_proposal
from som_portal.kit import clock
from som_portal.kit.http import form_page


@require_http_methods(FORM)
def ask_coproposer(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask another seat of the raad to propose together."""
    at = clock.now()
    proposal = visible_proposal(request, pk, at)
    access.may_ask_coproposer(request.user, proposal).or_403()

    def act(form: AskCoproposerForm) -> Proposal:
        sent = {"seat": form.cleaned_data["seat"], "key": form.cleaned_data["key"]}
        return actions.ask_coproposer(proposal, **sent, by=request.user, at=at).proposal

    form = AskCoproposerForm(typed(request), seats=queries.seats_to_ask(proposal, at))
    done = thanked(request, _("De vraag is verstuurd. Je krijgt een mail met het antwoord."), act)
    context = {"proposal": proposal, "possible": access.is_revisable(proposal)}
    return form_page(request, "governance/ballots/ask_coproposer.html", form, done, context)


@require_http_methods(FORM)
def answer_coproposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether one's seat proposes together."""
    at = clock.now()
    row, proposal = _asked(request, pk, at)
    access.may_answer_coproposal(request.user, row, at=at).or_403()

    def act(form: AnswerCoproposalForm) -> Proposal:
        return actions.answer_coproposal(row, accepts=form.accepts, by=request.user, at=at).proposal

    done = thanked(request, _("Je antwoord is genoteerd."), act)
    context = {"row": row, "proposal": proposal, "possible": access.is_answerable(row, proposal)}
    form = AnswerCoproposalForm(typed(request))
    return form_page(request, "governance/ballots/answer_coproposal.html", form, done, context)


@require_http_methods(FORM)
def end_coproposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Step back from a proposal, or take the asking back while it waits."""
    at = clock.now()
    row, proposal = _asked(request, pk, at)
    access.may_end_coproposal(request.user, row, proposal).or_403()

    def act(form: ConfirmForm) -> Proposal:
        return actions.end_coproposal(row, by=request.user, at=at).proposal

    words = _("Je zetel dient niet langer mee in.") if row.accepted_at else _("Je vraag is ingetrokken.")
    context = {"row": row, "proposal": proposal, "possible": access.is_endable(row, proposal)}
    template = "governance/ballots/end_coproposal.html"
    return form_page(request, template, ConfirmForm(typed(request)), thanked(request, words, act), context)


def _asked(request: HttpRequest, pk: int, at: datetime) -> tuple[CoProposer, Proposal]:
    """An asking with its proposal, as far as this person may see that; else 404."""
    row = get_object_or_404(CoProposer.objects.select_related("seat", "asked_by"), pk=pk)
    return row, visible_proposal(request, row.proposal_id, at)
