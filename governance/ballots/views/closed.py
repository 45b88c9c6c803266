"""What everybody sees of a decision that was taken behind closed doors: number, day, body."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from governance.ballots.models import Decision


def closed_decision(request: HttpRequest, number: str) -> Decision:
    """A decision of which this reader may know only that it is there; else 404."""
    return get_object_or_404(Decision.objects.visible_to(request.user).select_related("body"), number=number)


def closed_doors(request: HttpRequest, number: str) -> HttpResponse:
    """Its page, also where it would be counted again."""
    return render(request, "governance/ballots/closed.html", {"decision": closed_decision(request, number)})
