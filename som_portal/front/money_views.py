"""Pages about the purpose of money: where it goes, and whose organisation benefits."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from governance.ballots import queries
from governance.ledger.models import GrantYear
from som_portal.front.interests import interests_in
from som_portal.front.money import whereto


@login_not_required
@require_safe
def money(request: HttpRequest, year: int) -> HttpResponse:
    """Where the euros of a year go: per werking, per speerpunt and per work, each with its decision."""
    shown = get_object_or_404(GrantYear, year=year)
    return render(request, "front/money.html", {"year": shown, "to": whereto(shown)})


@require_safe
def interests(request: HttpRequest, number: str) -> HttpResponse:
    """Which voting seats' organisations benefit from a decision, and how."""
    ballot = get_object_or_404(queries.decided_ballots(request.user), decision__number=number)
    context = {"decision": ballot.decision, "interests": interests_in(ballot)}
    return render(request, "front/interests.html", context)
