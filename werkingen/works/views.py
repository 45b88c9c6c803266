"""What is done on the page of a labo, a project or an event alike; each fetches its own work by its address."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from som_portal.kit import clock
from som_portal.kit.http import form_page, see_other
from werkingen.works import access, actions
from werkingen.works.forms import LineForm, PartnerForm, UpdateForm
from werkingen.works.models import LedWork, Work


def deed_page(
    request: HttpRequest, work: Work, form: BaseForm, deed: Callable[..., object], title: str, button: str
) -> HttpResponse:
    """A form about one work: act with what was typed, then show the work."""

    def act(form: BaseForm) -> Work:
        deed(work, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("Je wijzigingen zijn opgeslagen."))
        return work

    context = {"work": work, "title": title, "button": button}
    return form_page(request, "werkingen/works/deed.html", form, act, context)


def post_update(request: HttpRequest, work: LedWork) -> HttpResponse:
    """Post news."""
    access.can_tend_work(request.user, work, at=clock.now()).or_403()
    form = UpdateForm(request.POST or None)
    return deed_page(request, work, form, actions.post_update, _("Schrijf nieuws"), _("Plaats dit nieuws"))


def add_partner(request: HttpRequest, work: LedWork) -> HttpResponse:
    """Add an institution."""
    access.can_tend_work(request.user, work, at=clock.now()).or_403()
    form = PartnerForm(request.POST or None)
    return deed_page(request, work, form, actions.add_partner, _("Voeg een partner toe"), _("Voeg toe"))


def remove_partner(request: HttpRequest, work: LedWork, institution: str) -> HttpResponse:
    """Take an institution off."""
    partner = get_object_or_404(work.partners.select_related("institution"), institution__slug=institution)
    actions.remove_partner(work, partner.institution, by=request.user, at=clock.now())
    messages.success(request, _("Je wijzigingen zijn opgeslagen."))
    return see_other(work)


def point_to_line(request: HttpRequest, work: Work) -> HttpResponse:
    """Say which budgetpost pays for it."""
    access.can_point_to_line(request.user, at=clock.now()).or_403()
    form = LineForm(request.POST or None, work=work)
    return deed_page(request, work, form, actions.point_to_line, _("Kies de budgetpost"), _("Kies deze post"))
