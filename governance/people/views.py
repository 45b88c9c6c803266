"""The institutions that carry the network, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.people import queries
from governance.people.models import Level
from som_portal.kit.http import page_of


@login_not_required
@require_safe
def institutions(request: HttpRequest) -> HttpResponse:
    """Who signed, by level and by school network."""
    level, net = request.GET.get("niveau", ""), request.GET.get("net", "")
    context = {
        "institutions": page_of(request, queries.institutions_in(level, net)),
        "levels": Level.choices,
        "nets": queries.net_choices(),
    }
    return render(request, "governance/people/institution_list.html", context)
