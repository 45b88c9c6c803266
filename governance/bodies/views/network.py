"""The network for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.bodies import queries
from governance.bodies.access import can_appoint
from governance.bodies.models import Body
from governance.charter import drawings
from governance.charter.norms import charter
from governance.charter.queries import body_on_paper
from som_portal.kit import clock
from som_portal.kit.http import page_of


@login_not_required
@require_safe
def network(request: HttpRequest) -> HttpResponse:
    """The five bodies, what they do and how many seats wait for somebody."""
    context = {
        "bodies": queries.bodies_on(clock.today()),
        "charter": charter(),
        "relations": drawings.relations(),
        "network_drawing": drawings.network_drawing(),
        "werkingen_drawing": drawings.werkingen_drawing(),
        "charter_url": reverse("charter:charter"),
    }
    return render(request, "governance/bodies/network.html", context)


@login_not_required
@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: what the charter says of it and who sits in it today."""
    body, today = get_object_or_404(Body, slug=slug), clock.today()
    seats = queries.seats_on(body, today)
    verdict = can_appoint(request.user, body, on=today)
    context = {
        "body": body_on_paper(slug),
        "seats": page_of(request, seats),
        "vacant": sum(row.is_vacant for row in seats),
        "can_appoint": verdict,
        "ending_soon": queries.ending_soon(seats, today) if verdict else [],
    }
    return render(request, "governance/bodies/detail.html", context)
