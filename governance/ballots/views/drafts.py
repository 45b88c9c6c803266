"""Pages of a proposal that somebody is still writing."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.ballots import access, actions
from governance.ballots.forms import (
    ConfirmForm,
    DraftForm,
    ProposalForm,
    choices,
    form_of,
    in_another_kind,
    kind_of,
    stored_elsewise,
    typed_of,
)
from governance.ballots.models import Draft, Proposal
from governance.ballots.views.proposals import warned
from som_portal.kit import clock
from som_portal.kit.http import form_page

FORM = ["GET", "HEAD", "POST"]
TEMPLATE = "governance/ballots/propose.html"


@require_http_methods(FORM)
def propose(request: HttpRequest) -> HttpResponse:
    """Choose what kind of proposal it is, write it, keep it as a draft or submit it."""
    at = clock.now()
    access.may_propose(request.user, at=at).or_403()
    deeds = {"soort": _choose_kind, "bewaar": _save_draft}
    return deeds.get(request.POST.get("doe", ""), _submit)(request, at)


def _choose_kind(request: HttpRequest, at: datetime) -> HttpResponse:
    form = in_another_kind(request.POST)
    return render(request, TEMPLATE, {**_around(request, form), "form": form})


def _save_draft(request: HttpRequest, at: datetime) -> HttpResponse:
    def act(form: DraftForm) -> Draft:
        sent: dict[str, Any] = {"typed": typed_of(request.POST), "seen": request.POST.get("seen", "")}
        draft = actions.save_draft(key=form.cleaned_data["key"], kind=form.chosen, by=request.user, at=at, **sent)
        messages.success(request, _("Je concept is bewaard. Alleen jij ziet het."))
        return draft

    form = DraftForm(request.POST)
    return form_page(request, TEMPLATE, form, act, _around(request, form))


def _submit(request: HttpRequest, at: datetime) -> HttpResponse:
    def act(form: ProposalForm) -> Proposal:
        key, seen = form.cleaned_data["key"], request.POST.get("seen", "")
        proposal = actions.propose_drafted(key=key, seen=seen, by=request.user, at=at, **form.asked)
        messages.success(request, _("Je voorstel is ingediend. De coördinatiecel zet het op de agenda van de raad."))
        return warned(request, form, proposal)

    sent = request.POST if request.method == "POST" else None
    form = ProposalForm(sent, initial={"kind": kind_of(request.GET.get("soort", ""))})
    return form_page(request, TEMPLATE, form, act, _around(request, form))


@require_safe
def draft_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Go on with a draft of one's own; only who writes it sees it."""
    draft = get_object_or_404(Draft.objects.of(request.user), key=key)
    form = form_of(draft)
    return render(request, TEMPLATE, {**_around(request, form), "form": form, "draft": draft, "seen": draft.mark})


@require_http_methods(FORM)
def discard_draft(request: HttpRequest, key: UUID) -> HttpResponse:
    """Throw a draft of one's own away, after a look at it."""
    draft = get_object_or_404(Draft.objects.of(request.user), key=key)

    def act(form: ConfirmForm) -> str:
        actions.discard_draft(draft, by=request.user)
        messages.success(request, _("Je concept is weg."))
        return reverse("ballots:proposals")

    form = ConfirmForm(request.POST if request.method == "POST" else None)
    return form_page(request, "governance/ballots/discard_draft.html", form, act, {"draft": draft})


def _around(request: HttpRequest, form: ProposalForm) -> dict[str, Any]:
    """The kinds to choose from; the draft of a sent form, and what stands in it if it changed since it was seen."""
    context: dict[str, Any] = {"kinds": choices(form.chosen), "seen": request.POST.get("seen", "")}
    draft = _sent_draft(request)
    if draft is not None:
        context |= {"draft": draft}
        if draft.mark != context["seen"]:
            stored = stored_elsewise(draft, form, typed_of(request.POST))
            context |= {"stored": stored, "seen": draft.mark}
    return context


def _sent_draft(request: HttpRequest) -> Draft | None:
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        return None
    return Draft.objects.of(request.user).filter(key=key).first()
