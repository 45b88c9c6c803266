"""The vote of who votes for a seat: choose, confirm, receipt. The calmest pages of the house."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from governance.ballots import access, actions, queries
from governance.ballots.forms import VoteForm
from governance.ballots.models import Ballot, Elector
from governance.ballots.views.proposals import FORM, typed
from governance.people import second_factor
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.http import form_page, see_other


def seat_and_ballot(request: HttpRequest, pk: int, at: datetime) -> dict[str, Any]:
    """The ballot, the seat one votes for (`zetel` in the address, or the form) and all seats one holds on its roll.

    Raises Refused for who is not on the roll, Http404 for somebody else's seat.
    """
    ballot = get_object_or_404(queries.ballots(request.user), pk=pk)
    held = queries.electors_held(ballot, request.user)
    Verdict.when(held, access.not_on_roll(request.user, at=at)).or_403()
    named = request.POST.get("elector") or request.GET.get("zetel") or str(first_silent(held).pk)
    mine = [elector for elector in held if str(elector.pk) == named]
    if not mine:
        raise Http404
    facts = {"ballot": ballot, "proposal": queries.fetch_lists(ballot.proposal), "elector": mine[0], "held": held}
    facts |= {"by_proxy": queries.proxy_borne(request.user, mine[0]), "rounds": queries.rounds_of(ballot)[:1]}
    return facts | {"said": queries.said(mine[0]), "is_open": can_vote_now(request, ballot, mine[0], at)}


def can_vote_now(request: HttpRequest, ballot: Ballot, elector: Elector, at: datetime) -> Verdict:
    """Open, in the phase that takes answers, and the seat is free to vote."""
    is_free = access.is_free_to_vote(request.user, elector)
    is_to_vote = Verdict.when(not (ballot.is_secret and queries.said(elector)), access.SECRET_VOTED)
    return Verdict.first(access.is_voting_open(ballot, at=at), is_free, is_to_vote)


def first_silent(held: list[Elector]) -> Elector:
    """The first seat that has not voted, else the first."""
    return next((elector for elector in held if not queries.said(elector)), held[0])


def said_before(context: dict[str, Any]) -> dict[str, Any]:
    """What the form shows of a vote that is changed; of a secret vote nothing."""
    elector, ballot = context["elector"], context["ballot"]
    vote = getattr(elector, "vote", None)
    if vote is None or ballot.is_secret:
        return {"elector": elector.pk}
    choice = f"{vote.choice}:{vote.option_id}" if vote.option_id else vote.choice
    ranks = {f"place_{rank.option_id}": place for place, rank in enumerate(vote.ranks.all(), start=1)}
    return {"elector": elector.pk, "choice": choice} | ranks


def seat_in_secret(request: HttpRequest, pk: int) -> str:
    """The address where a seat chooses, when its ballot is secret; else empty."""
    ballot = get_object_or_404(queries.ballots(request.user), pk=pk)
    if not ballot.is_secret:
        return ""
    if request.method == "POST":
        words = _("Je keuze is nergens bewaard terwijl je bevestigde dat jij het bent: kies opnieuw.")
        messages.info(request, words)
    seat = request.POST.get("elector") or request.GET.get("zetel") or ""
    return reverse("ballots:vote", args=[pk]) + (f"?zetel={seat}" if seat.isdecimal() else "")


@never_cache
@require_http_methods(FORM)
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose for one seat; a page to confirm follows, so that nobody votes by accident."""
    context = seat_and_ballot(request, pk, clock.now())
    if context["ballot"].is_secret and second_factor.is_due(request):
        return second_factor.asked_before(request, seat_in_secret(request, pk))

    def act(form: VoteForm) -> HttpResponse:
        context["is_open"].or_409()
        if "reopened" in request.POST:
            return render(request, "governance/ballots/vote.html", context | {"form": form})
        return render(request, "governance/ballots/confirm.html", context | {"word": form.word, "form": form.hidden()})

    form = VoteForm(typed(request), ballot=context["ballot"], initial=said_before(context))
    return form_page(request, "governance/ballots/vote.html", form, act, context)


@never_cache
@second_factor.asked_or_sent_back(seat_in_secret)
@require_http_methods(FORM)
def cast_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the confirmed vote, then show the receipt."""
    at = clock.now()
    context = seat_and_ballot(request, pk, at)
    if request.method != "POST":
        return see_other("ballots:vote", pk)

    def act(form: VoteForm) -> str:
        actions.cast_vote(context["elector"], form.said, by=request.user, at=at, more=form.more)
        return f"{reverse('ballots:receipt', args=[pk])}?zetel={context['elector'].pk}"

    form = VoteForm(typed(request), ballot=context["ballot"])
    return form_page(request, "governance/ballots/vote.html", form, act, context)


@require_safe
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """What was said for a seat one holds, and until when it can change."""
    context = seat_and_ballot(request, pk, clock.now())
    context["receipt"] = queries.receipt_of(context["ballot"], context["elector"])
    return render(request, "governance/ballots/receipt.html", context)
