"""The charter for everybody: the text with our reading beside it, and the defaults that are ours."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance.charter import drawings, queries
from governance.charter.norms import charter, house_rules
from som_portal.kit import clock


@login_not_required
@require_safe
def charter_page(request: HttpRequest) -> HttpResponse:
    """The whole charter on one page, so that it can be read aloud, searched and printed."""
    context = {
        "charter": charter(),
        "chapters": queries.chapters(),
        "bodies": queries.bodies_on_paper(),
        "institutions": queries.signatories(),
        "relations": drawings.relations(),
        "network_drawing": drawings.network_drawing(),
        "werkingen_drawing": drawings.werkingen_drawing(),
        "validity": queries.validity(clock.today()),
    }
    return render(request, "governance/charter/charter.html", context)


@login_not_required
@require_safe
def house_rules_page(request: HttpRequest) -> HttpResponse:
    """What the charter leaves open, with our default and the reason for it."""
    context = {"rules": house_rules(), "numbers": queries.numbers_on(clock.today())}
    return render(request, "governance/charter/house_rules.html", context)
