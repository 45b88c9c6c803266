"""Pages of a ballot: its state for everybody, the vote for who holds a seat, opening and closing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.ballots import access, actions, queries
from governance.ballots.forms import ConfirmForm, OpenBallotForm, VoteForm
from governance.ballots.models import Ballot, Decision, Elector, Proposal
from governance.ballots.views.options import ballot_options
from governance.ballots.views.proposals import FORM, thanked, typed, visible_proposal
from governance.bodies.queries import voting_seats
from governance.people.second_factor import asked_when_set
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.http import form_page, see_other


def seat_and_ballot(request: HttpRequest, pk: int, at: datetime) -> dict[str, Any]:
    """The ballot, the seat one votes for (`zetel` in the address, or the form) and all seats one holds on its roll.

    Raises Refused for who is not on the roll, Http404 for somebody else's seat.
    """
    ballot = get_object_or_404(queries.ballots(), pk=pk)
    held = queries.electors_held(ballot, request.user)
    Verdict.when(held, access.not_on_roll(request.user, at=at)).or_403()
    named = request.POST.get("elector") or request.GET.get("zetel") or str(first_silent(held).pk)
    mine = [elector for elector in held if str(elector.pk) == named]
    if not mine:
        raise Http404
    facts = {"ballot": ballot, "proposal": ballot.proposal, "elector": mine[0], "held": held}
    return facts | {"said": queries.said(mine[0]), "is_open": access.is_voting_open(ballot, at=at)}


def first_silent(held: list[Elector]) -> Elector:
    """The first seat that has not voted, else the first."""
    return next((elector for elector in held if not queries.said(elector)), held[0])


def ballot_facts(ballot: Ballot, at: datetime) -> dict[str, Any]:
    """What a page tells about a ballot; results and seats only once it is over."""
    facts = {"ballot": ballot, "proposal": ballot.proposal, "stage": queries.ballot_stage(ballot, at)}
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
    ballot = get_object_or_404(queries.ballots(), pk=pk)
    held = queries.electors_held(ballot, request.user)
    context = ballot_facts(ballot, at) | {"held": held}
    context["options"] = ballot_options(request.user, ballot, held, at=at)
    return render(request, "governance/ballots/ballot.html", context)


@require_http_methods(FORM)
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose for one seat; a page to confirm follows, so that nobody votes by accident."""
    context = seat_and_ballot(request, pk, clock.now())

    def act(form: VoteForm) -> HttpResponse:
        context["is_open"].or_409()
        return render(request, "governance/ballots/confirm.html", context | {"form": form.hidden(), "word": form.word})

    form = VoteForm(typed(request), initial={"elector": context["elector"].pk, "choice": context["said"]})
    return form_page(request, "governance/ballots/vote.html", form, act, context)


@asked_when_set
@require_http_methods(FORM)
def cast_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the confirmed vote, then show the receipt."""
    at = clock.now()
    context = seat_and_ballot(request, pk, at)
    if request.method != "POST":
        return see_other("ballots:vote", pk)

    def act(form: VoteForm) -> str:
        actions.cast_vote(context["elector"], form.cleaned_data["choice"], by=request.user, at=at)
        return f"{reverse('ballots:receipt', args=[pk])}?zetel={context['elector'].pk}"

    return form_page(request, "governance/ballots/vote.html", VoteForm(typed(request)), act, context)


@require_safe
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """What was said for a seat one holds, and until when it can change."""
    return render(request, "governance/ballots/receipt.html", seat_and_ballot(request, pk, clock.now()))


@require_http_methods(FORM)
def open_ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose when the ballot closes and open it."""
    at = clock.now()
    proposal = visible_proposal(request, pk, at)
    context = opening_facts(request, proposal, at)

    def act(form: OpenBallotForm) -> Ballot:
        closes_at, key = form.cleaned_data["closes_at"], form.cleaned_data["key"]
        return actions.open_ballot(proposal, closes_at=closes_at, key=key, by=request.user, at=at)

    form = OpenBallotForm.suggested(typed(request), meeting=context["meeting"], at=at)
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
    ballot = get_object_or_404(queries.ballots(), pk=pk)
    access.may_run_ballot(request.user, at=at).or_403()

    def act(form: ConfirmForm) -> Decision:
        return actions.close_ballot(ballot, by=request.user, at=at)

    context = {"ballot": ballot, "proposal": ballot.proposal, "possible": access.is_closable(ballot, at=at)}
    done = thanked(request, _("De stemming is gesloten en geteld."), act)
    return form_page(request, "governance/ballots/close.html", ConfirmForm(typed(request)), done, context)
