"""The places of the institutions in SOM plus."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.bodies.access import can_appoint
from governance.delegates import access, actions, queries, wording
from governance.delegates.forms import AdjustForm
from governance.people.models import Level
from governance.people.queries import net_choices
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of
from som_portal.kit.sheets import csv_page

FOLDER = "governance/delegates"


@login_not_required
@require_safe
def delegates(request: HttpRequest) -> HttpResponse:
    """Who speaks for each institution in SOM plus, and which places are open."""
    on, asked = clock.today(), request.GET.dict()
    measure = queries.measure_on(on)
    page = page_of(request, queries.delegations_in(asked, on, measure))
    filters = {
        "states": queries.State.choices,
        "levels": Level.choices,
        "nets": net_choices(),
    }
    context = {"page": page, "rows": list(map(queries.delegation_of, page)), "figures": queries.figures(on, measure)}
    context |= filters | {"measure": measure, "can_appoint": can_appoint(request.user, None, on=on)}
    return render(request, f"{FOLDER}/list.html", context)


@login_not_required
@require_safe
def delegates_csv(request: HttpRequest) -> HttpResponse:
    """The same list for a spreadsheet, with the names that are public."""
    on = clock.today()
    rows = queries.delegations_in(request.GET.dict(), on, queries.measure_on(on))
    return csv_page("afgevaardigden", wording.SHEET_HEAD, map(wording.sheet_row, map(queries.delegation_of, rows)))


@require_http_methods(["GET", "HEAD", "POST"])
def adjust_seats(request: HttpRequest) -> HttpResponse:
    """Open and close second seats, after a look at what changes."""
    access.can_adjust_seats(request.user, at=clock.now()).or_403()
    plan = queries.plan_on(clock.today())

    def act(form: BaseForm) -> str:
        actions.adjust_seats(seen=form.cleaned_data["seen"], by=request.user, at=clock.now())
        messages.success(request, _("De zetels van SOM plus zijn aangepast."))
        return "delegates:list"

    form = AdjustForm(request.POST or None, initial={"seen": plan.mark})
    return form_page(request, f"{FOLDER}/adjust_seats.html", form, act, {"plan": plan})
