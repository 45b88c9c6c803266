"""Booking: fill in, look back, book. The preview is the deed itself, rolled back, so it refuses what the deed would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.ledger import access, actions
from governance.ledger.forms import BookingForm, ChargeForm, CommitForm, ReleaseForm, ReverseForm
from governance.ledger.models import BudgetLine, Commitment, GrantYear, Posting
from governance.people.models import User
from governance.people.second_factor import asked_when_set
from som_portal.kit import clock
from som_portal.kit.http import form_page

FORM = ["GET", "HEAD", "POST"]
Deed = Callable[[Any], object]


@asked_when_set
@require_http_methods(FORM)
def commit(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Keep money of a line for a third party."""
    by, at = _spender(request)
    shown, line = get_object_or_404(GrantYear, year=year), get_object_or_404(BudgetLine, code=code)

    def deed(typed: dict[str, Any]) -> Commitment:
        return actions.commit(line, shown, typed.pop("amount"), by=by, at=at, **typed)

    form = CommitForm(request.POST or None, line=line, year=shown)
    return _booking(request, "commit", form, deed, _("De vastlegging is geboekt."))


@asked_when_set
@require_http_methods(FORM)
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Give what a commitment does not need back to its line."""
    by, at = _spender(request)
    commitment = _commitment(pk)

    def deed(typed: dict[str, Any]) -> Commitment:
        actions.release(commitment, typed.pop("amount"), by=by, at=at, **typed)
        return commitment

    form = ReleaseForm(request.POST or None, commitment=commitment)
    return _booking(request, "release", form, deed, _("Het geld is vrijgegeven."))


@asked_when_set
@require_http_methods(FORM)
def charge(request: HttpRequest, pk: int) -> HttpResponse:
    """Pay an invoice out of a commitment."""
    by, at = _spender(request)
    commitment = _commitment(pk)

    def deed(typed: dict[str, Any]) -> Commitment:
        actions.charge(commitment, typed.pop("amount"), by=by, at=at, **typed)
        return commitment

    form = ChargeForm(request.POST or None, commitment=commitment)
    return _booking(request, "charge", form, deed, _("De factuur is aangerekend."))


@asked_when_set
@require_http_methods(FORM)
def reverse(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a posting by its mirror."""
    by, at = _spender(request)
    shown = Posting.objects.select_related("year", "source", "target", "commitment", "authorisation", "invoice")
    posting = get_object_or_404(shown, pk=pk)

    def deed(typed: dict[str, Any]) -> object:
        actions.reverse(posting, by=by, at=at, **typed)
        return posting.commitment or posting.year

    form = ReverseForm(request.POST or None, posting=posting)
    return _booking(request, "reverse", form, deed, _("De tegenboeking is geboekt."))


def _spender(request: HttpRequest) -> tuple[User, datetime]:
    """Who books, when; 403 with the sentence for who may not."""
    at, by = clock.now(), request.user
    assert not isinstance(by, AnonymousUser)
    access.can_spend(by, at=at).or_403()
    return by, at


def _commitment(pk: int) -> Commitment:
    return get_object_or_404(Commitment.objects.select_related("year", "line", "account"), pk=pk)


def _booking(request: HttpRequest, page: str, form: BookingForm, deed: Deed, done: str) -> HttpResponse:
    """The form, then its preview, then the deed; what was typed survives each of them."""
    template = f"governance/ledger/{page}.html"

    def step(form: Any) -> object:
        if form.is_reopened:
            return render(request, template, {"form": form})
        if not form.is_sure:
            return _preview(request, page, form, deed)
        goal = deed(dict(form.cleaned_data))
        messages.success(request, done)
        return goal

    return form_page(request, template, form, step)


def _preview(request: HttpRequest, page: str, form: BookingForm, deed: Deed) -> HttpResponse:
    """Try the deed and take it back: a refusal shows now, not after the last click."""
    with transaction.atomic():
        deed(dict(form.cleaned_data))
        transaction.set_rollback(True)
    return render(request, "governance/ledger/preview.html", {"form": form, "words": form.in_words(), "deed": page})
