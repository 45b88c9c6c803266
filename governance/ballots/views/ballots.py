"""Pages of a ballot: its state for everybody, opening and closing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.ballots import access, actions, queries
from governance.ballots.forms import ConfirmForm, OpenBallotForm
from governance.ballots.models import Ballot, Decision, Proposal
from governance.ballots.views.options import ballot_options
from governance.ballots.views.proposals import FORM, thanked, typed, visible_proposal
from governance.bodies.queries import voting_seats
from som_portal.kit import clock
from som_portal.kit.http import form_page


def ballot_facts(ballot: Ballot, at: datetime) -> dict[str, Any]:
    """What a page tells about a ballot; results and seats only once it is over."""
    facts = {
        "ballot": ballot,
        "proposal": queries.fetch_lists(ballot.proposal),
        "stage": queries.ballot_stage(ballot, at),
    }
    facts |= {
        "is_open": ballot.is_open(at),
        "quorum": queries.outcome_of(ballot).quorum,
        "sentences": queries.explained(ballot, at),
    }
    return facts if ballot.is_open(at) else facts | {"seats": queries.seats_of(ballot)}


@login_not_required
@require_safe
def ballot_page(request: HttpRequest, pk: int) -> HttpResponse:
    """State and participation; after closing the result, its sentences and the vote of each seat."""
    at = clock.now()
    ballot = get_object_or_404(queries.ballots(request.user), pk=pk)
    held = queries.electors_held(ballot, request.user)
    context = ballot_facts(ballot, at) | {"held": held, "rounds": queries.rounds_of(ballot)}
    context["interests"] = queries.interests_in(ballot)
    context["options"] = ballot_options(request.user, ballot, held, at=at)
    return render(request, "governance/ballots/ballot.html", context)


@require_http_methods(FORM)
def open_ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose when the ballot closes and open it."""
    at = clock.now()
    proposal = visible_proposal(request, pk, at)
    context = opening_facts(request, proposal, at)

    def act(form: OpenBallotForm) -> Ballot:
        return actions.open_ballot(proposal, **form.window, by=request.user, at=at)

    asked = {name: context[name] for name in ("proposal", "meeting", "roll")}
    form = OpenBallotForm.suggested(typed(request), **asked, at=at)
    done = thanked(request, _("De stemming is open."), act)
    return form_page(request, "governance/ballots/open.html", form, done, context)


def opening_facts(request: HttpRequest, proposal: Proposal, at: datetime) -> dict[str, Any]:
    """The meeting and the roll as it is today. Raises Refused, or Conflict when there is no meeting to open it for."""
    access.may_run_ballot(request.user, at=at).or_403()
    access.is_on_agenda(proposal).or_409()
    assert proposal.agenda_item is not None  # just asked
    meeting = proposal.agenda_item.meeting
    roll = voting_seats(meeting.body, clock.day_of(at))
    return {"proposal": proposal, "meeting": meeting, "roll": roll, "possible": access.is_ready_to_open(proposal)}


@require_http_methods(FORM)
def close_ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """Close and count, after a preview of what closing does."""
    at = clock.now()
    ballot = get_object_or_404(queries.ballots(request.user), pk=pk)
    access.may_run_ballot(request.user, at=at).or_403()

    def act(form: ConfirmForm) -> Decision:
        return actions.close_ballot(ballot, by=request.user, at=at)

    context = {"ballot": ballot, "proposal": ballot.proposal, "possible": access.is_closable(ballot, at=at)}
    done = thanked(request, _("De stemming is gesloten en geteld."), act)
    return form_page(request, "governance/ballots/close.html", ConfirmForm(typed(request)), done, context)


@login_not_required
@require_safe
def methods(request: HttpRequest) -> HttpResponse:
    """How the raad decides: each method in a paragraph, and what a secret ballot promises and what not."""
    return render(request, "governance/ballots/methods.html")
