"""How often each seat attended, for the members of the body."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from governance.bodies.models import Body
from governance.sittings import access
from governance.sittings.queries.history import history_of, total_of, years_of
from som_portal.kit import clock
from som_portal.kit.http import page_of

SEATS_A_PAGE = 60


@require_safe
def attendance_history(request: HttpRequest, slug: str) -> HttpResponse:
    """How often each seat of a body attended over a working year; by seat, never by name."""
    at = clock.now()
    body = get_object_or_404(Body, slug=slug)
    access.can_read_history(request.user, body, at=at).or_403()
    years = years_of(body, at)
    year = next((one for one in years if str(one) == request.GET.get("werkjaar", "")), years[0])
    rows = history_of(body, year)
    total = total_of(rows)
    context = {"body": body, "years": years, "year": year, "next_year": year + 1, "total": total}
    context |= {"has_met": total.total() > 0, "page": page_of(request, rows, SEATS_A_PAGE)}
    return render(request, "governance/sittings/history.html", context)
