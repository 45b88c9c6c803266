"""The network for everybody, today and on any date."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from governance.bodies import composition, pictures, queries, seating
from governance.bodies.access import can_appoint, can_read_profiles
from governance.bodies.forms import DayForm
from governance.bodies.models import Body
from governance.bodies.wording import sentences
from governance.charter import drawings
from governance.charter.norms import charter
from governance.charter.queries import body_on_paper
from som_portal.kit import clock
from som_portal.kit.http import page_of
from som_portal.kit.sheets import csv_page


@login_not_required
@require_safe
def network(request: HttpRequest) -> HttpResponse:
    """The five bodies, what they do and how many seats wait for somebody, today or on any date."""
    days = days_around(request)
    context = {
        "bodies": queries.bodies_on(days["day"]),
        "charter": charter(),
        "relations": drawings.relations(),
        "network_drawing": drawings.network_drawing(),
        "werkingen_drawing": drawings.werkingen_drawing(),
        "charter_url": reverse("charter:charter"),
    }
    return render(request, "governance/bodies/network.html", context | days)


@login_not_required
@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: what the charter says of it and who sits in it, today or on any date."""
    body, days = get_object_or_404(Body, slug=slug), days_around(request)
    verdict = can_appoint(request.user, body, on=clock.today())
    context = {"body": body_on_paper(slug), "can_appoint": verdict, **days, **seats_of(request, body, days["day"])}
    context["wrong"] = sentences(one for one in context["wrong"] if verdict or not one.is_personal)
    context["can_read_profiles"] = can_read_profiles(request.user, body, on=clock.today())
    return render(request, "governance/bodies/detail.html", context)


@login_not_required
@require_safe
def seats_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Who sits in a body on a day, as a sheet: what is public of it."""
    body, day = get_object_or_404(Body, slug=slug), days_around(request)["day"]
    header = (_("Zetel"), _("Soort"), _("Stemt mee"), _("Wie"), _("Van"), _("Tot en met"))
    rows = [_line(row) for row in queries.seats_on(body, day)]
    return csv_page(f"{slug}-{day:%Y-%m-%d}", header, rows)


def days_around(request: HttpRequest) -> dict[str, Any]:
    """The day asked for, and the first days of the working years around it."""
    form = DayForm(request.GET, today=clock.today())
    first = date(clock.working_year(form.day), clock.WORKING_YEAR_STARTS_IN, 1)
    return {
        "day_form": form,
        "day": form.day,
        "is_today": form.day == form.today,
        "is_past": form.day < form.today,
        "year_before": first.replace(year=first.year - 1),
        "year_after": first.replace(year=first.year + 1),
    }


def seats_of(request: HttpRequest, body: Body, day: date) -> dict[str, Any]:
    """The seats of one page by kind, how many are vacant, and what is not as the charter asks."""
    fillings = seating.fillings_of(body, day)
    page = page_of(request, composition.seats_then(body, day), count=sum(one.seats for one in fillings))
    rows = seating.rows_of(page.object_list, day)
    return {
        "page": page,
        "kinds": seating.by_kind(body.slug, rows),
        "drawn": [pictures.drawn(one) for one in fillings],
        "vacant": sum(one.vacant for one in fillings),
        "wrong": composition.wrong_on(body, [row.held for row in rows], day, of=page.paginator.count),
    }


def _line(row: queries.SeatOnDate) -> tuple[str, ...]:
    names = [*row.public_names, *([_("ingevuld, naam niet publiek")] if row.has_unnamed_holder else [])]
    starts = min((mandate.starts_on for mandate in row.mandates), default=None)
    ends = [mandate.ends_on for mandate in row.mandates if mandate.ends_on]
    return (
        row.seat.name,
        row.seat.kind,
        _("ja") if row.seat.is_voting else _("nee"),
        ", ".join(names) or _("openstaande zetel"),
        str(starts or ""),
        str(min(ends, default="")),
    )
