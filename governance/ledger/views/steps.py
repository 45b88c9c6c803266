"""The steps of every booking. The preview is the deed itself, rolled back, so it refuses what the deed would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from governance.ledger import access
from governance.ledger.forms import BookingForm
from governance.ledger.models import BudgetLine, Commitment, GrantYear
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.http import form_page

FORM = ["GET", "HEAD", "POST"]
Deed = Callable[[Any], object]


def spender(request: HttpRequest) -> tuple[User, datetime]:
    """Who books, when; 403 with the sentence for who may not."""
    at, by = clock.now(), request.user
    assert not isinstance(by, AnonymousUser)
    access.can_spend(by, at=at).or_403()
    return by, at


def administrator(request: HttpRequest) -> tuple[User, datetime]:
    """Who divides, when; 403 with the sentence for who may not."""
    at, by = clock.now(), request.user
    assert not isinstance(by, AnonymousUser)
    access.can_administer(by, at=at).or_403()
    return by, at


def year_and_line(year: int, code: str) -> tuple[GrantYear, BudgetLine]:
    """Both, or 404."""
    return get_object_or_404(GrantYear, year=year), get_object_or_404(BudgetLine, code=code)


def commitment_read(pk: int) -> Commitment:
    """With its year, line and account, or 404."""
    return get_object_or_404(Commitment.objects.select_related("year", "line", "account"), pk=pk)


def booking(request: HttpRequest, page: str, form: BookingForm, deed: Deed, done: str) -> HttpResponse:
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
    words = form.in_words()
    with transaction.atomic():
        deed(dict(form.cleaned_data))
        transaction.set_rollback(True)
    return render(request, "governance/ledger/preview.html", {"form": form, "words": words, "deed": page})
