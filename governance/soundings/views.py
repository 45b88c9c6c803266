"""Vraag het aan je achterban: ask, answer without an account, read, close."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from governance.ballots.models import Proposal
from governance.soundings import access, actions, forms, queries
from governance.soundings.models import Sounding
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of, see_other

FOLDER = "governance/soundings"
FORM = ["GET", "HEAD", "POST"]
MOST_SENTENCES = 50


@require_http_methods(FORM)
def open_sounding(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link with one question about a proposal; who made one already sees it."""
    at = clock.now()
    proposal = _to_ask_about(request, pk, at)
    mine = Sounding.objects.visible_to(request.user).filter(proposal=proposal).first()
    if mine is not None:
        return see_other(mine)

    def act(form: Any) -> Sounding:
        return actions.open_sounding(proposal, **form.cleaned_data, by=request.user, at=at)

    form = forms.OpenSoundingForm(_sent(request))
    context = {"proposal": proposal, "possible": access.is_to_be_asked(proposal, at=at)}
    return form_page(request, f"{FOLDER}/open_sounding.html", form, act, context)


@require_safe
def sounding(request: HttpRequest, pk: int) -> HttpResponse:
    """The link to share, and what was answered; only who asked sees it."""
    mine = _mine_or_404(request, pk)
    context = _asked(mine, clock.now()) | {"heard": queries.heard(mine)}
    context |= {"page": page_of(request, queries.sentences_of(mine), per_page=MOST_SENTENCES)}
    context |= {"link": f"{settings.SITE_URL}{mine.answer_path}"}
    return render(request, f"{FOLDER}/sounding.html", context)


@require_http_methods(FORM)
def close_sounding(request: HttpRequest, pk: int) -> HttpResponse:
    """Take no more answers."""
    mine = _mine_or_404(request, pk)

    def act(form: Any) -> Sounding:
        messages.success(request, _("De vraag is gesloten. De antwoorden blijven voor jou te lezen."))
        return actions.close_sounding(mine, by=request.user, at=clock.now())

    form = forms.CloseSoundingForm(_sent(request))
    return form_page(request, f"{FOLDER}/close_sounding.html", form, act, {"sounding": mine})


@login_not_required
@never_cache
@require_http_methods(FORM)
def answer_sounding(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say what you think of a proposal, with the link of a member; looking changes nothing."""
    at, asked = clock.now(), get_object_or_404(Sounding.objects.of_public_proposals(), key=key)
    context = _asked(asked, at) | {"is_done": "bedankt" in request.GET}

    def act(form: Any) -> object:
        if not ratelimit.consume(request, action="answer_sounding", key=str(asked.pk)):
            return _too_many(request, form, context)
        actions.answer_sounding(asked, **form.cleaned_data, at=at)
        return f"{request.path}?bedankt"

    form = forms.AnswerSoundingForm(_sent(request))
    return form_page(request, f"{FOLDER}/answer_sounding.html", form, act, context)


def _to_ask_about(request: HttpRequest, pk: int, at: datetime) -> Proposal:
    """A proposal one sees, for who may ask about it."""
    proposal = get_object_or_404(Proposal.objects.visible_to(request.user, at=at), pk=pk)
    access.may_open_sounding(request.user, at=at).or_403()
    return proposal


def _asked(sounding: Sounding, at: datetime) -> dict[str, Any]:
    """A question, whether it takes answers, and when it is forgotten."""
    facts = {"is_open": access.is_open(sounding, at=at), "forgotten_at": access.forgotten_at(sounding)}
    return {"sounding": sounding} | facts


def _sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when that is nothing; None when the form is only asked for."""
    return request.POST if request.method == "POST" else None


def _too_many(request: HttpRequest, form: Any, context: dict[str, Any]) -> HttpResponse:
    """The answer is still in the form, to be sent again later."""
    form.add_error(None, _("Er kwamen net heel veel antwoorden. Wacht een minuut en stuur het dan opnieuw."))
    shown = context | {"form": form}
    return render(request, f"{FOLDER}/answer_sounding.html", shown, status=HTTPStatus.TOO_MANY_REQUESTS)


def _mine_or_404(request: HttpRequest, pk: int) -> Sounding:
    """To everybody else it does not exist."""
    return get_object_or_404(Sounding.objects.visible_to(request.user).with_facts(), pk=pk)
