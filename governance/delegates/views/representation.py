"""Who speaks for whom in the raad."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.delegates import access, actions, queries
from governance.delegates.forms import MapForm, MapManyForm
from governance.delegates.models import Representation
from governance.people.models import Institution, Level
from governance.people.queries import net_choices
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of

FOLDER = "governance/delegates"


@login_not_required
@require_safe
def representations(request: HttpRequest) -> HttpResponse:
    """Find your institution, and read who speaks for it."""
    asked = request.GET.dict()
    context = {
        "page": page_of(request, queries.institutions_asked(asked)),
        "levels": Level.choices,
        "nets": net_choices(),
        "unmapped": queries.unmapped(Institution.objects.all()).count(),
        "can_map_institution": access.can_map_institution(request.user, at=clock.now()),
    }
    return render(request, f"{FOLDER}/representations.html", context)


@login_not_required
@require_safe
def representation(request: HttpRequest, slug: str) -> HttpResponse:
    """Who speaks for one institution in the raad, and who are its delegates in SOM plus."""
    rows, on = Institution.objects.select_related("representation__seat"), clock.today()
    institution = get_object_or_404(rows, slug=slug)
    verdict = access.can_map_institution(request.user, at=clock.now())
    context = {
        "institution": institution,
        "represented": queries.represented_by(institution, on),
        "delegation": queries.delegates_of(institution, on),
        "can_map_institution": verdict,
        "history": queries.history_of_mapping(institution) if verdict else [],
    }
    return render(request, f"{FOLDER}/representation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def map_institution(request: HttpRequest, slug: str) -> HttpResponse:
    """Say which seat of the raad speaks for an institution."""
    institution = get_object_or_404(Institution, slug=slug)
    access.can_map_institution(request.user, at=clock.now()).or_403()

    def act(form: BaseForm) -> Representation:
        mapped = actions.map_institution(institution, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("Bewaard. Iedereen ziet nu wie deze instelling vertegenwoordigt."))
        return mapped

    form = MapForm(request.POST or None, on=clock.today(), initial=_now(institution))
    return form_page(request, f"{FOLDER}/map_institution.html", form, act, {"institution": institution})


@require_http_methods(["GET", "HEAD", "POST"])
def map_institutions(request: HttpRequest) -> HttpResponse:
    """Say it for many institutions at once, after a preview."""
    access.can_map_institution(request.user, at=clock.now()).or_403()

    def act(form: BaseForm) -> str | HttpResponse:
        if not form.cleaned_data.pop("is_confirmed"):
            return render(request, f"{FOLDER}/map_preview.html", {"form": form, **form.cleaned_data})
        number = actions.map_institutions(**form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("%(number)s instellingen zijn gekoppeld.") % {"number": number})
        return "delegates:representations"

    form = MapManyForm(request.POST or None, on=clock.today())
    return form_page(request, f"{FOLDER}/map_institutions.html", form, act)


def _now(institution: Institution) -> dict[str, Any]:
    found = getattr(institution, "representation", None)
    return {"seat": found.seat_id, "reason": found.reason} if found else {}
