"""The budget for everybody: the year, a line, a commitment, every posting."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from governance.ledger import access, queries
from governance.ledger.models import BudgetLine, Commitment, GrantYear
from governance.ledger.queries import YearOverview
from som_portal.kit import clock
from som_portal.kit.http import page_of, see_other

LATEST = 10


@login_not_required
@require_safe
def current(request: HttpRequest) -> HttpResponse:
    """The budget year of today."""
    year = queries.current_year(clock.today())
    if year is None:
        return render(request, "governance/ledger/none.html", access.deeds_open_to(request.user, at=clock.now()))
    return see_other(year)


@login_not_required
@require_safe
def year_page(request: HttpRequest, year: int) -> HttpResponse:
    """The grant of a year: allocated, committed, spent and free, per werking and line."""
    shown = get_object_or_404(GrantYear, year=year)
    context: dict[str, Any] = {"now": queries.year_overview(shown), "years": GrantYear.objects.all(), "year": shown}
    context["verified"] = queries.last_verification()
    context |= access.deeds_open_to(request.user, at=clock.now())
    return render(request, "governance/ledger/year.html", context | _outlook(context["now"]))


@login_not_required
@require_safe
def line_page(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """One line: its figures, its commitments and its latest postings."""
    shown, line = get_object_or_404(GrantYear, year=year), get_object_or_404(BudgetLine, code=code)
    context = {"year": shown, "line": line, "now": queries.line_overview(line, shown)}
    context["page"] = page_of(request, queries.commitments_of(line, shown))
    context["postings"] = queries.postings_of(line, shown)[:LATEST]
    context |= access.deeds_open_to(request.user, at=clock.now())
    context["can_request"] = access.can_request_commitment(request.user, line, shown, at=clock.now())
    return render(request, "governance/ledger/line.html", context)


@login_not_required
@require_safe
def postings_page(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Every posting of a line."""
    shown, line = get_object_or_404(GrantYear, year=year), get_object_or_404(BudgetLine, code=code)
    context = {"year": shown, "line": line, "page": page_of(request, queries.postings_of(line, shown))}
    context["can_spend"] = access.can_spend(request.user, at=clock.now())
    return render(request, "governance/ledger/postings.html", context)


@login_not_required
@require_safe
def commitment_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The life of one commitment, booking by booking."""
    shown = Commitment.objects.select_related("year", "line", "account")
    commitment = get_object_or_404(shown, pk=pk)
    context = {"commitment": commitment, "page": page_of(request, queries.postings_about(commitment))}
    context["can_spend"] = access.can_spend(request.user, at=clock.now())
    return render(request, "governance/ledger/commitment.html", context)


def _outlook(seen: YearOverview) -> dict[str, Any]:
    """How the year burns down, and what is left when every request is approved."""
    waiting = queries.waiting_cents(seen.year)
    today = clock.today()
    return {
        "burn": queries.burn_down_of(seen, today),
        "waiting": waiting,
        "expected": seen.free - waiting,
        "working_year": clock.working_year(today),
    }
