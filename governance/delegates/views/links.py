"""The page behind the link of an institution. Whoever has the link may answer; seeing it changes nothing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from governance.delegates import access, actions, queries, wording
from governance.delegates.forms import ProposalForm
from governance.delegates.models import DelegateConfirmation
from som_portal.kit import clock
from som_portal.kit.http import form_page, found_or_404, see_other

FOLDER = "governance/delegates"
FORM = ["GET", "HEAD", "POST"]


@never_cache
@login_not_required
@require_http_methods(FORM)
def confirm_delegates(request: HttpRequest, token: str) -> HttpResponse:
    """Who the portal knows as delegates of an institution, and whether that is right; afterwards what was answered."""
    found = found_or_404(queries.confirmation_behind(token))
    if request.method == "POST":
        actions.confirm_delegates(found, at=clock.now())
        messages.success(request, _("Bedankt. We noteerden dat het klopt."))
        return see_other("delegates:confirm_delegates", token)
    return render(request, f"{FOLDER}/confirm_delegates.html", _facts(found, token))


@never_cache
@login_not_required
@require_http_methods(FORM)
def propose_delegates(request: HttpRequest, token: str) -> HttpResponse:
    """Say per place who stays, who stops and who is new; the coördinatiecel looks before anything changes."""
    found = found_or_404(queries.confirmation_behind(token))
    if request.method != "POST" and not access.can_answer_by_link(found, at=clock.now()):
        return see_other("delegates:confirm_delegates", token)

    def act(form: BaseForm) -> str:
        actions.propose_delegates(found, form.proposed(), key=form.cleaned_data["key"], at=clock.now())  # type: ignore[attr-defined]
        return found.link

    places = queries.places_known(found.institution, clock.today())
    form = ProposalForm(places, today=clock.today(), data=request.POST or None)
    return form_page(request, f"{FOLDER}/propose_delegates.html", form, act, _facts(found, token))


def _facts(found: DelegateConfirmation, token: str) -> dict[str, Any]:
    """Names only while the link still works: an old link in somebody's mailbox tells nothing."""
    at = clock.now()
    is_over = at >= found.expires_at
    return {
        "confirmation": found,
        "institution": found.institution,
        "token": token,
        "answer": wording.answer_of(found, at),
        "verdict": access.can_answer_by_link(found, at=at),
        "is_over": is_over,
        "places": [] if is_over else queries.places_known(found.institution, clock.day_of(at)),
        "proposals": [] if is_over else found.proposals.select_related("seat", "mandate__person"),
    }
