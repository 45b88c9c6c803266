"""All mandates of the network on one list, and what is done to several at once: for the coördinatiecel."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.bodies import actions, queries
from governance.bodies.access import can_appoint
from governance.bodies.forms import ExtendSeveralForm, SelectionForm
from governance.bodies.models import Body
from governance.bodies.periods import is_extendable
from governance.bodies.views.asked import FORM, thanked
from governance.record.actions import note_bulk_look
from governance.record.models import Bulk
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of
from som_portal.kit.sheets import csv_page

PER_PAGE = 100


@require_safe
def mandate_list(request: HttpRequest) -> HttpResponse:
    """Every mandate, by body and state; several can be extended together."""
    today = clock.today()
    can_appoint(request.user, None, on=today).or_403()
    page = page_of(request, queries.mandates_in(*_asked(request), today), PER_PAGE)
    note_bulk_look(request.user, Bulk.MANDATES, len(page), at=clock.now())
    context = {
        "page": page,
        "rows": [(mandate, queries.state_of(mandate, today)) for mandate in page],
        "bodies": Body.objects.order_by("letter").values_list("slug", "name"),
        "states": queries.MandateState.choices,
    }
    return render(request, "governance/bodies/mandates.html", context)


@require_safe
def mandates_csv(request: HttpRequest) -> HttpResponse:
    """The list as a sheet, by body and state."""
    today = clock.today()
    can_appoint(request.user, None, on=today).or_403()
    rows = [queries.sheet_row(mandate, today) for mandate in queries.mandates_in(*_asked(request), today)]
    note_bulk_look(request.user, Bulk.MANDATES_SHEET, len(rows), at=clock.now())
    return csv_page("mandaten", queries.sheet_head(), rows)


@require_http_methods(FORM)
def extend_several(request: HttpRequest) -> HttpResponse:
    """Extend the chosen mandates to one 31 August: first each one's verdict, then all of those or none."""
    today, asked = clock.today(), SelectionForm(request.GET)
    can_appoint(request.user, None, on=today).or_403()

    def act(form: ExtendSeveralForm) -> str:
        actions.extend_several(**SelectionForm(request.POST).chosen, **form.said, by=request.user, at=clock.now())
        return reverse("bodies:mandates")

    done = thanked(request, _("De mandaten lopen door. Elke houder krijgt een mail."), act)
    form = ExtendSeveralForm(request.POST or None)
    return form_page(request, "governance/bodies/extend_several.html", form, done, _preview(asked, today))


def _preview(asked: SelectionForm, today: date) -> dict[str, Any]:
    """Each chosen mandate with its verdict, and the days one may choose."""
    first = queries.next_end(asked.mandates, today)
    until = asked.until or first
    verdicts = [(mandate, is_extendable(mandate, until)) for mandate in asked.mandates]
    return {
        "verdicts": verdicts,
        "extendable": [mandate for mandate, verdict in verdicts if verdict],
        "until": until,
        "days": [first.replace(year=first.year + later) for later in range(3)],
    }


def _asked(request: HttpRequest) -> tuple[str, str]:
    """State and body of the address; a body that does not exist has no mandates."""
    return request.GET.get("staat", ""), request.GET.get("orgaan", "").replace("\x00", "")[:40]
