"""The network for everybody; seats and mandates for the coördinatiecel."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.bodies import actions, queries
from governance.bodies.access import can_appoint
from governance.bodies.forms import AppointForm, ReleaseForm
from governance.bodies.models import Body, Mandate, Seat
from governance.charter import drawings
from governance.charter.norms import charter
from governance.charter.queries import body_on_paper
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of


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


@require_safe
def seat(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The mandates of one seat, past and to come, for who keeps the list."""
    place = get_object_or_404(Seat.objects.select_related("body"), pk=pk, body__slug=slug)
    can_appoint(request.user, place, on=clock.today()).or_403()
    mandates = place.mandates.select_related("person").order_by("-starts_on", "holder")
    context = {"seat": place, "mandates": page_of(request, mandates), "today": clock.today()}
    return render(request, "governance/bodies/seat.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def appoint(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Put somebody on a seat."""
    place = get_object_or_404(Seat.objects.select_related("body"), pk=pk, body__slug=slug)
    can_appoint(request.user, place, on=clock.today()).or_403()

    def act(form: BaseForm) -> str:
        data = form.cleaned_data
        holder = 2 if data.pop("is_duo") else 1
        mandate = actions.appoint_by_mail(**data, seat=place, holder=holder, by=request.user, at=clock.now())
        messages.success(request, _("%(name)s zit op deze zetel.") % {"name": mandate.person.name})
        return reverse("bodies:seat", args=[slug, pk])

    form = AppointForm.starting(clock.today(), request.POST or None)
    return form_page(request, "governance/bodies/appoint.html", form, act, {"seat": place})


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let a mandate end, after a preview of what that means."""
    mandate = get_object_or_404(Mandate.objects.select_related("seat__body", "person"), pk=pk, seat__body__slug=slug)
    can_appoint(request.user, mandate.seat, on=clock.today()).or_403()

    def act(form: BaseForm) -> str | HttpResponse:
        if not form.cleaned_data["is_confirmed"]:
            return render(request, "governance/bodies/release_preview.html", {"mandate": mandate, "form": form})
        actions.release(mandate, on=form.cleaned_data["last_day"], by=request.user, at=clock.now())
        messages.success(request, _("Het mandaat heeft nu een laatste dag."))
        return reverse("bodies:seat", args=[slug, mandate.seat_id])

    form = ReleaseForm(mandate, today=clock.today(), data=request.POST or None)
    return form_page(request, "governance/bodies/release.html", form, act, {"mandate": mandate})
