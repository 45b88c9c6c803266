"""Pages on which anybody counts a closed ballot again."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from governance.ballots import queries
from governance.ballots.models import Ballot


def closed_ballot(request: HttpRequest, number: str) -> Ballot:
    """The counted ballot of a decision."""
    return get_object_or_404(queries.decided_ballots(request.user), decision__number=number)


@login_not_required
@require_safe
def recount(request: HttpRequest, number: str) -> HttpResponse:
    """Count a closed ballot again, seat by seat, and lay it beside the record."""
    ballot = closed_ballot(request, number)
    context = {"ballot": ballot, "decision": ballot.decision, "recount": queries.recount_of(ballot, ballot.decision)}
    return render(request, "governance/ballots/recount.html", context)


@login_not_required
@require_safe
def bundle(request: HttpRequest, number: str) -> HttpResponse:
    """A closed ballot as a file that docs/verify_ballot.py checks without this portal."""
    ballot = closed_ballot(request, number)
    closing = queries.closing_of(ballot)
    if closing is None:
        raise Http404
    answer = JsonResponse(queries.bundle_of(ballot, ballot.decision, closing), json_dumps_params={"indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="{ballot.decision.number}.json"'
    return answer
