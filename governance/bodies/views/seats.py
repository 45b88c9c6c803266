"""One seat, and who stands in for its holders: for the coördinatiecel."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.bodies import actions, queries
from governance.bodies.access import can_appoint
from governance.bodies.forms import LastDayOnlyForm, SubstituteForm
from governance.bodies.models import Seat, Substitute
from governance.bodies.views.asked import FORM, seat_kept, thanked
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of


@require_safe
def seat(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The mandates of one seat, past and to come, for who keeps the list."""
    place = seat_kept(request, slug, pk)
    mandates = place.mandates.select_related("person").order_by("-starts_on", "holder")
    context = {
        "seat": place,
        "mandates": page_of(request, mandates),
        "substitutes": queries.substitutes_of(place),
        "changes": queries.history_of_seat(place),
        "today": clock.today(),
    }
    return render(request, "governance/bodies/seat.html", context)


@require_http_methods(FORM)
def appoint_substitute(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let somebody permanently stand in for who holds a seat."""
    place = seat_kept(request, slug, pk)

    def act(form: SubstituteForm) -> Seat:
        typed = {name: form.cleaned_data[name] for name in ("email", "name", "starts_on", "ends_on")}
        actions.appoint_substitute_by_mail(**typed, seat=place, by=request.user, at=clock.now())
        return place

    form = SubstituteForm.starting(place, clock.today(), request.POST or None)
    done = thanked(request, _("Deze zetel heeft nu een plaatsvervanger."), act)
    return form_page(request, "governance/bodies/appoint_substitute.html", form, done, {"seat": place})


@require_http_methods(FORM)
def release_substitute(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let a substitution end."""
    rows = Substitute.objects.select_related("seat__body", "person")
    substitute = get_object_or_404(rows, pk=pk, seat__body__slug=slug)
    can_appoint(request.user, substitute.seat, on=clock.today()).or_403()

    def act(form: LastDayOnlyForm) -> Seat:
        actions.release_substitute(substitute, on=form.cleaned_data["last_day"], by=request.user, at=clock.now())
        return substitute.seat

    form = LastDayOnlyForm(substitute, clock.today(), request.POST or None)
    done = thanked(request, _("De plaatsvervanging heeft nu een laatste dag."), act)
    return form_page(request, "governance/bodies/release_substitute.html", form, done, {"substitute": substitute})
