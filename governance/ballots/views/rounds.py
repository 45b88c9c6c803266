"""Pages of a consent ballot: ask and react, move on, integrate."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.ballots import access, actions, queries
from governance.ballots.forms import ContributeForm, IntegrateForm, MoveOnForm
from governance.ballots.models import Ballot, Round
from governance.ballots.views.proposals import FORM, thanked, typed
from governance.ballots.views.voting import seat_and_ballot
from som_portal.kit import clock
from som_portal.kit.http import form_page


@require_http_methods(FORM)
def contribute(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a question about the text, or react to it, for a seat."""
    at = clock.now()
    context: dict[str, Any] = seat_and_ballot(request, pk, at)
    ballot, elector = context["ballot"], context["elector"]

    def act(form: ContributeForm) -> str:
        actions.contribute(elector, form.cleaned_data["text"], key=form.cleaned_data["key"], by=request.user, at=at)
        messages.success(request, _("Je bijdrage staat erbij."))
        return str(ballot.get_absolute_url())

    context["possible"] = access.is_time_to_contribute(queries.current_round(ballot))
    form = ContributeForm(typed(request))
    return form_page(request, "governance/ballots/contribute.html", form, act, context)


def consent_ballot(request: HttpRequest, pk: int) -> dict[str, Any]:
    """A consent ballot with its round, for who leads it. Raises Refused, or Http404 for another method."""
    access.may_run_ballot(request.user, at=clock.now()).or_403()
    ballot = get_object_or_404(queries.ballots(request.user), pk=pk)
    now = queries.current_round(ballot)
    if now is None:
        raise Http404
    return {"ballot": ballot, "proposal": ballot.proposal, "now": now, "rounds": queries.rounds_of(ballot)}


@require_http_methods(FORM)
def move_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a round to its next phase: from clarifying to reacting, from reacting to consent or objection."""
    at, context = clock.now(), consent_ballot(request, pk)
    ballot, now = context["ballot"], context["now"]

    def act(form: MoveOnForm) -> Ballot:
        actions.move_on(ballot, form.cleaned_data["phase"], by=request.user, at=at)
        return ballot

    context["possible"] = access.has_a_next_phase(now)
    following = Round.Phase.REACT if now.phase == Round.Phase.CLARIFY else Round.Phase.ANSWER
    done = thanked(request, _("De volgende stap is begonnen."), act)
    form = MoveOnForm(typed(request), initial={"phase": following})
    return form_page(request, "governance/ballots/move_on.html", form, done, context | {"following": following.label})


@require_http_methods(FORM)
def integrate(request: HttpRequest, pk: int) -> HttpResponse:
    """Take objections into the text and begin a new round."""
    at, context = clock.now(), consent_ballot(request, pk)
    ballot, now = context["ballot"], context["now"]

    def act(form: IntegrateForm) -> Ballot:
        text, after = form.cleaned_data["text"], form.cleaned_data["after"]
        actions.integrate(ballot, text, after=after, by=request.user, at=at)
        return ballot

    context["possible"] = access.is_time_to_integrate(now, "")
    done = thanked(request, _("De bezwaren zijn verwerkt. Een nieuwe ronde is begonnen."), act)
    form = IntegrateForm(typed(request), initial={"after": now.number, "text": now.text})
    return form_page(request, "governance/ballots/integrate.html", form, done, context)
