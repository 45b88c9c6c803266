"""Looking closer: one posting, one working year, one's own lines."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from governance.ledger import access, queries
from som_portal.kit import clock


@login_not_required
@require_safe
def posting(request: HttpRequest, pk: int) -> HttpResponse:
    """One posting: from where to where, which decision, which paper, when; who booked it for who signed in."""
    shown = get_object_or_404(queries.postings_for_page(), pk=pk)
    context = {"posting": shown, **access.deeds_open_to(request.user, at=clock.now())}
    return render(request, "governance/ledger/posting.html", context)


@login_not_required
@require_safe
def working_year(request: HttpRequest, start: int) -> HttpResponse:
    """What one working year (September to August) committed and spent, line by line."""
    if not 2020 <= start <= 2100:
        raise Http404
    flows = queries.flows_in(start)
    context = {"start": start, "end": start + 1, "flows": flows, "spent": sum(one.spent for one in flows)}
    context["committed"] = sum(one.committed for one in flows)
    return render(request, "governance/ledger/working_year.html", context)


@require_safe
def my_lines(request: HttpRequest) -> HttpResponse:
    """What is left of one's own lines, in plain words."""
    assert not isinstance(request.user, AnonymousUser)
    year = queries.current_year(clock.today())
    lines = queries.lines_held_by(request.user, year) if year else []
    return render(request, "governance/ledger/my_lines.html", {"year": year, "lines": lines})
