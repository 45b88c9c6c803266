"""Pages of the talk around a proposal: questions with answers, and where it comes from."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.ballots import access, actions, queries
from governance.ballots.forms import AnswerQuestionForm, AskForm, LinkSignalsForm
from governance.ballots.models import Proposal, Question
from governance.ballots.views.proposals import FORM, thanked, typed, visible_proposal
from som_portal.kit import clock
from som_portal.kit.http import form_page


@require_http_methods(FORM)
def ask_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a question about a proposal before the raad decides, for a seat of the raad."""
    at = clock.now()
    proposal = visible_proposal(request, pk, at)
    access.may_join_in(request.user, proposal, at=at).or_403()

    def act(form: AskForm) -> str:
        actions.ask_question(proposal, form.cleaned_data["text"], key=form.cleaned_data["key"], by=request.user, at=at)
        return f"{proposal.get_absolute_url()}#vragen"

    done = thanked(request, _("Je vraag staat bij het voorstel. Je krijgt een mail met het antwoord."), act)
    context = {"proposal": proposal, "possible": access.is_before_the_vote(proposal)}
    context |= {"seat": access.raad_seat_of(request.user, at), "questions": queries.questions_of(proposal)}
    return form_page(request, "governance/ballots/ask.html", AskForm(typed(request)), done, context)


@require_http_methods(FORM)
def answer_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a question about a proposal of one's own."""
    at = clock.now()
    question = _visible_question(request, pk, at)
    access.may_answer(request.user, question.proposal).or_403()

    def act(form: AnswerQuestionForm) -> str:
        actions.answer_question(question, form.cleaned_data["answer"], by=request.user, at=at)
        return f"{question.proposal.get_absolute_url()}#vragen"

    done = thanked(request, _("Je antwoord staat bij het voorstel. Wie het vroeg, kreeg een mail."), act)
    context = {"question": question, "proposal": question.proposal, "possible": access.is_unanswered(question)}
    return form_page(request, "governance/ballots/answer.html", AnswerQuestionForm(typed(request)), done, context)


def _visible_question(request: HttpRequest, pk: int, at: datetime) -> Question:
    """A question about a proposal that this person may see; else 404."""
    visible = Proposal.objects.visible_to(request.user, at=at)
    return get_object_or_404(Question.objects.told().select_related("proposal").filter(proposal__in=visible), pk=pk)


@require_http_methods(FORM)
def link_signals(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which signals and challenges led to a proposal."""
    at = clock.now()
    proposal = visible_proposal(request, pk, at)
    access.may_link_signals(request.user, proposal, at=at).or_403()

    def act(form: LinkSignalsForm) -> str:
        actions.link_signals(proposal, **form.cleaned_data, by=request.user, at=at)
        return f"{proposal.get_absolute_url()}#herkomst"

    done = thanked(request, _("Bewaard. Wie die signalen gaf, krijgt een mail zodra de raad beslist."), act)
    context = {"proposal": proposal, "possible": access.is_linkable(proposal)}
    form = LinkSignalsForm.of(proposal, request.user, at, typed(request))
    return form_page(request, "governance/ballots/link_signals.html", form, done, context)
