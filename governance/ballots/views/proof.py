"""Pages on which anybody counts a closed ballot again."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.ballots import queries
from governance.ballots.models import Ballot
from governance.ballots.views.closed import closed_decision, closed_doors


def counted_ballot(request: HttpRequest, number: str) -> Ballot | None:
    """The counted ballot of a decision, for who sees it whole."""
    return queries.decided_ballots(request.user).filter(decision__number=number).first()


@login_not_required
@require_safe
def recount(request: HttpRequest, number: str) -> HttpResponse:
    """Count a closed ballot again, seat by seat, and lay it beside the record."""
    ballot = counted_ballot(request, number)
    if ballot is None:
        return closed_doors(request, number)
    context = {"ballot": ballot, "decision": ballot.decision, "recount": queries.recount_of(ballot, ballot.decision)}
    return render(request, "governance/ballots/recount.html", context)


def bundled(ballot: Ballot) -> dict[str, Any]:
    """The file of a ballot that was closed; Http404 for one that was not."""
    closing = queries.closing_of(ballot)
    if closing is None:
        raise Http404
    return queries.bundle_of(ballot, ballot.decision, closing)


@login_not_required
@require_safe
def bundle(request: HttpRequest, number: str) -> HttpResponse:
    """A closed ballot as a file that docs/verify_ballot.py checks without this portal."""
    ballot = counted_ballot(request, number)
    facts = bundled(ballot) if ballot else queries.closed_bundle_of(closed_decision(request, number))
    answer = JsonResponse(facts, json_dumps_params={"indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="{facts["number"]}.json"'
    return answer
