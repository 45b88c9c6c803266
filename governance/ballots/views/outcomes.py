"""Pages beside a vote: conditions before, the note of the meeting after, a second try, follow-up and reviews."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.ballots import access, actions, queries
from governance.ballots.forms import ConditionsForm, FollowupForm, NoteForm, ProposalForm, ReviewForm
from governance.ballots.models import Decision
from governance.ballots.views.proposals import FORM, thanked, typed, visible_proposal
from som_portal.kit import clock
from som_portal.kit.http import form_page


def decision_of(request: HttpRequest, number: str) -> Decision:
    """The decision with its counted ballot, for who may see it; else 404."""
    return get_object_or_404(queries.decided_ballots(request.user), decision__number=number).decision


@require_http_methods(FORM)
def set_conditions(request: HttpRequest, pk: int) -> HttpResponse:
    """Say under which conditions the raad adopts a proposal, before it votes."""
    at = clock.now()
    proposal = visible_proposal(request, pk, at)
    access.may_set_conditions(request.user, at=at).or_403()

    def act(form: ConditionsForm) -> object:
        return actions.set_conditions(proposal, form.terms, by=request.user, at=at)

    form = ConditionsForm.of(proposal, clock.day_of(at), typed(request))
    context = {"proposal": proposal, "possible": access.is_conditionable(proposal)}
    done = thanked(request, _("De voorwaarden zijn bewaard."), act)
    return form_page(request, "governance/ballots/set_conditions.html", form, done, context)


@require_http_methods(FORM)
def lay_down_note(request: HttpRequest, number: str) -> HttpResponse:
    """Lay down why the meeting decided so, or send the proposal back with questions."""
    at, decision = clock.now(), decision_of(request, number)
    access.may_lay_down_note(request.user, at=at).or_403()

    def act(form: NoteForm) -> Decision:
        actions.lay_down_note(decision, **form.cleaned_data, by=request.user, at=at)
        return decision

    form = NoteForm.about(takes_questions=bool(access.takes_questions(decision)), data=typed(request))
    context = {"decision": decision, "possible": access.takes_a_note(getattr(decision, "note", None))}
    done = thanked(request, _("De nota van de vergadering ligt vast."), act)
    return form_page(request, "governance/ballots/lay_down_note.html", form, done, context)


@require_http_methods(FORM)
def resubmit_proposal(request: HttpRequest, number: str) -> HttpResponse:
    """Rework a proposal of one's own that came back with questions, and propose it anew."""
    at, decision = clock.now(), decision_of(request, number)
    access.may_revise(request.user, decision.ballot.proposal).or_403()

    def act(form: ProposalForm) -> object:
        key = form.cleaned_data["key"]
        return actions.resubmit_proposal(decision, key=key, by=request.user, at=at, **form.asked)

    form = ProposalForm(typed(request), initial=ProposalForm.initial_of(decision.ballot.proposal))
    context: dict[str, Any] = {"decision": decision, "note": getattr(decision, "note", None)}
    context["possible"] = access.is_resubmittable(decision)
    done = thanked(request, _("Je voorstel is opnieuw ingediend."), act)
    return form_page(request, "governance/ballots/resubmit.html", form, done, context)


@require_http_methods(FORM)
def follow_up_decision(request: HttpRequest, number: str) -> HttpResponse:
    """Say who follows a decision up, and when it is reviewed."""
    at, decision = clock.now(), decision_of(request, number)
    access.may_follow_up(request.user, decision, at=at).or_403()

    def act(form: FollowupForm) -> Decision:
        actions.follow_up_decision(decision, **form.cleaned_data, by=request.user, at=at)
        return decision

    form = FollowupForm(typed(request), decision=decision, on=clock.day_of(at))
    context = {"decision": decision, "possible": access.is_followable(decision, actions.last_review(decision))}
    done = thanked(request, _("De opvolging is afgesproken."), act)
    return form_page(request, "governance/ballots/follow_up.html", form, done, context)


@require_http_methods(FORM)
def review_decision(request: HttpRequest, number: str) -> HttpResponse:
    """Say how a decision goes, and when it is looked at again."""
    at, decision = clock.now(), decision_of(request, number)
    access.may_review(request.user, decision, at=at).or_403()

    def act(form: ReviewForm) -> Decision:
        actions.review_decision(decision, **form.cleaned_data, by=request.user, at=at)
        return decision

    context = {"decision": decision, "possible": access.is_reviewable(decision, actions.last_review(decision))}
    done = thanked(request, _("De evaluatie is bewaard."), act)
    form = ReviewForm(typed(request), on=clock.day_of(at))
    return form_page(request, "governance/ballots/review.html", form, done, context)
