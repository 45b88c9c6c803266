"""Asking to belong to one's own institution, and answering."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.joining import access, actions, queries
from governance.joining.forms import AskToJoinForm, RefuseForm
from governance.joining.models import JoinRequest
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of, see_other

FOLDER = "governance/joining"


@require_http_methods(["GET", "HEAD", "POST"])
def ask_to_join(request: HttpRequest) -> HttpResponse:
    """Ask to belong to the institution of your mail address."""
    access.can_ask_to_join(request.user, at=clock.now()).or_403()
    context = {
        "institution": queries.institution_for(request.user),
        "waiting": queries.waiting_request_of(request.user),
    }

    def act(form: BaseForm) -> str:
        actions.ask_to_join(**form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("Je vraag is verstuurd. Je krijgt een mail zodra er een antwoord is."))
        return "joining:ask_to_join"

    return form_page(request, f"{FOLDER}/ask_to_join.html", AskToJoinForm(request.POST or None), act, context)


@require_safe
def join_requests(request: HttpRequest) -> HttpResponse:
    """Who asks to belong to your institution; to any of them, for the coördinatiecel."""
    at = clock.now()
    access.can_read_join_requests(request.user, at=at).or_403()
    rows = queries.requests_visible_to(request.user, clock.day_of(at)).waiting()
    return render(request, f"{FOLDER}/join_requests.html", {"page": page_of(request, rows)})


@require_POST
def admit(request: HttpRequest, pk: int) -> HttpResponse:
    """Say yes: from now on the person belongs to the institution."""
    found = actions.admit(_visible(request, pk), by=request.user, at=clock.now())
    messages.success(
        request,
        _("%(name)s hoort nu bij %(institution)s.") % {"name": found.person.name, "institution": found.institution},
    )
    return see_other("joining:join_requests")


@require_http_methods(["GET", "HEAD", "POST"])
def refuse_join_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Say no, with the reason that the person reads."""
    found = _visible(request, pk)

    def act(form: BaseForm) -> str:
        actions.refuse_join_request(found, **form.cleaned_data, by=request.user, at=clock.now())
        messages.success(request, _("Je antwoord is verstuurd."))
        return "joining:join_requests"

    return form_page(request, f"{FOLDER}/refuse.html", RefuseForm(request.POST or None), act, {"join_request": found})


def _visible(request: HttpRequest, pk: int) -> JoinRequest:
    """What this person may read; for the others it does not exist."""
    return get_object_or_404(queries.requests_visible_to(request.user, clock.today()), pk=pk)
