"""What the coördinatiecel keeps about an institution."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.joining import access, actions
from governance.joining.forms import InstitutionForm
from governance.people.models import Institution
from som_portal.kit import clock
from som_portal.kit.http import form_page


@require_http_methods(["GET", "HEAD", "POST"])
def keep_institution(request: HttpRequest, slug: str) -> HttpResponse:
    """Number, size, general address and mail domains of an institution."""
    institution = get_object_or_404(Institution, slug=slug)
    access.can_keep_institution(request.user, at=clock.now()).or_403()

    def act(form: BaseForm) -> Institution:
        actions.keep_institution(institution, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("De gegevens van de instelling zijn bewaard."))
        return institution

    form = InstitutionForm.about(institution, request.POST or None)
    return form_page(request, "governance/joining/keep_institution.html", form, act, {"institution": institution})
