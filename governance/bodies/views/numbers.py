"""The coördinatiecel chooses a number of a house rule."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.bodies import actions
from governance.bodies.access import can_choose_number
from governance.bodies.forms import ChooseNumberForm
from governance.bodies.views.asked import FORM, previewed, thanked
from governance.charter.norms import HouseNumber, house_rules
from governance.charter.queries import choices_of, chosen
from som_portal.kit import clock


@require_http_methods(FORM)
def choose_number(request: HttpRequest, number: str) -> HttpResponse:
    """Choose another number for a house rule from a day on, after a preview; the past keeps its own."""
    found, today = _number(number), clock.today()
    can_choose_number(request.user, on=today).or_403()

    def act(form: ChooseNumberForm) -> str:
        actions.choose_number(number, **form.said, by=request.user, at=clock.now())
        return reverse("charter:house_rules")

    form = ChooseNumberForm(found, today, request.POST or None)
    done = thanked(request, _("Het getal is gekozen. Tot die dag geldt het vorige."), act)
    return previewed(request, form, "choose_number", done, _facts(found, form))


def _number(slug: str) -> HouseNumber:
    try:
        return house_rules().number(slug)
    except KeyError as unknown:
        raise Http404 from unknown


def _facts(number: HouseNumber, form: ChooseNumberForm) -> dict[str, Any]:
    """The rule, the number of today and of the day that is asked, and what was chosen before."""
    since = form.cleaned_data["since"] if form.is_previewable else clock.today()
    return {
        "number": number,
        "rule": house_rules().rule(number.rule),
        "now": chosen(number.slug, clock.today()),
        "before": chosen(number.slug, since),
        "choices": choices_of(number.slug)[:100],
    }
