"""The holder accepts a mandate, says what they bring, or does not accept it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.bodies import actions
from governance.bodies.access import can_accept
from governance.bodies.forms import DeclarationForm, DeclineForm
from governance.bodies.models import Mandate
from governance.bodies.views.asked import FORM, mandate_read, thanked
from som_portal.kit import clock
from som_portal.kit.http import form_page


@require_http_methods(FORM)
def accept(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Accept a mandate and say what one brings; can be changed later."""
    found = mandate_read(request, slug, pk)
    can_accept(request.user, found, on=clock.today()).or_403()

    def act(form: DeclarationForm) -> Mandate:
        return actions.accept(found, declared=form.declared, by=request.user, at=clock.now())

    done = thanked(request, _("Bewaard. Je kan dit altijd wijzigen."), act)
    form = DeclarationForm(found, request.POST or None)
    return form_page(request, "governance/bodies/accept.html", form, done, {"mandate": found})


@require_http_methods(FORM)
def decline(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Not accept a mandate, with a reason that the coördinatiecel hears."""
    found = mandate_read(request, slug, pk)
    can_accept(request.user, found, on=clock.today()).or_403()

    def act(form: DeclineForm) -> Mandate:
        said = {name: form.cleaned_data[name] for name in ("reason", "key")}
        return actions.decline(found, **said, by=request.user, at=clock.now())

    done = thanked(request, _("De coördinatiecel weet het nu en laat je iets weten."), act)
    return form_page(
        request, "governance/bodies/decline.html", DeclineForm(request.POST or None), done, {"mandate": found}
    )
