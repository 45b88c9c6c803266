"""What the members of a body bring, and what nobody brings yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from governance.bodies import queries
from governance.bodies.access import can_appoint, can_read_profiles
from governance.bodies.models import Body
from governance.record.actions import note_bulk_look
from governance.record.models import Bulk
from som_portal.kit import clock
from som_portal.kit.http import page_of
from som_portal.kit.sheets import csv_page


@require_safe
def profile_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Expectations and expertise by seat, the gaps first: for the members of the body and the coördinatiecel."""
    body, today = get_object_or_404(Body, slug=slug), clock.today()
    can_read_profiles(request.user, body, on=today).or_403()
    found = queries.coverage(body, today)
    page = page_of(request, list(found.rows))
    note_bulk_look(request.user, Bulk.PROFILES, len(page), thing=body, at=clock.now())
    context = {"body": body, "coverage": found, "page": page, "table": found.table(list(page))}
    context["can_appoint"] = can_appoint(request.user, body, on=today)
    return render(request, "governance/bodies/profiles.html", context)


@require_safe
def profiles_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a sheet: a line for everything that a seat brings, and for what nobody brings."""
    body, today = get_object_or_404(Body, slug=slug), clock.today()
    can_read_profiles(request.user, body, on=today).or_403()
    found = queries.coverage(body, today)
    note_bulk_look(request.user, Bulk.PROFILES_SHEET, len(found.rows), thing=body, at=clock.now())
    return csv_page(f"profielen-{body.slug}", queries.coverage_head(), queries.coverage_rows(found))
