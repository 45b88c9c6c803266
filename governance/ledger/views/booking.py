"""Committing, asking, approving, releasing and correcting: fill in, look back, book."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.ledger import access, actions, queries
from governance.ledger.forms import (
    ApproveRequestForm,
    CommitForm,
    RefuseRequestForm,
    ReleaseForm,
    RequestCommitmentForm,
    ReverseForm,
)
from governance.ledger.models import Commitment, GrantYear, Posting, SpendingRequest
from governance.ledger.views.steps import FORM, booking, commitment_read, spender, year_and_line
from governance.people.second_factor import asked_when_set
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of


@asked_when_set
@require_http_methods(FORM)
def commit(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Keep money of a line for a third party."""
    by, at = spender(request)
    shown, line = year_and_line(year, code)

    def deed(typed: dict[str, Any]) -> Commitment:
        return actions.commit(line, shown, typed.pop("amount"), asked_by=by, by=by, at=at, **typed)

    form = CommitForm(request.POST or None, line=line, year=shown)
    return booking(request, "commit", form, deed, _("De vastlegging is geboekt."))


@asked_when_set
@require_http_methods(FORM)
def request_commitment(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Ask another person to keep money of a line aside."""
    at, by, (shown, line) = clock.now(), request.user, year_and_line(year, code)
    assert not isinstance(by, AnonymousUser)
    access.can_request_commitment(by, line, shown, at=at).or_403()

    def deed(typed: dict[str, Any]) -> SpendingRequest:
        return actions.request_commitment(line, shown, typed.pop("amount"), by=by, at=at, **typed)

    form = RequestCommitmentForm(request.POST or None, line=line, year=shown)
    return booking(request, "request_commitment", form, deed, _("Je aanvraag is verstuurd."))


@require_safe
def requests(request: HttpRequest, year: int) -> HttpResponse:
    """Everything that was asked in a year, what waits first."""
    access.can_read_requests(request.user, at=clock.now()).or_403()
    shown = get_object_or_404(GrantYear, year=year)
    context = {"year": shown, "page": page_of(request, queries.requests_of(shown))}
    return render(request, "governance/ledger/requests.html", context)


@require_safe
def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: what is asked, by whom, and the answer."""
    at, asked = clock.now(), _request(pk)
    access.can_read_request(request.user, asked, at=at).or_403()
    context = {"asked": asked, "can_approve": access.can_approve_request(request.user, asked, at=at)}
    context["can_refuse"] = access.can_refuse_request(request.user, asked, at=at)
    return render(request, "governance/ledger/request.html", context)


@asked_when_set
@require_http_methods(FORM)
def approve_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve with a visum what another person asked."""
    by, at = spender(request)
    asked = _request(pk)

    def deed(typed: dict[str, Any]) -> Commitment:
        return actions.approve_request(asked, by=by, at=at, **typed)

    form = ApproveRequestForm(request.POST or None, asked=asked)
    return booking(request, "approve_request", form, deed, _("Goedgekeurd: de vastlegging is geboekt."))


@require_http_methods(FORM)
def refuse_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuse with a reason what another person asked."""
    by, at = spender(request)
    asked = _request(pk)

    def act(form: Any) -> SpendingRequest:
        refused = actions.refuse_request(asked, form.cleaned_data["reason"], by=by, at=at)
        messages.success(request, _("De aanvraag is geweigerd."))
        return refused

    form = RefuseRequestForm(request.POST or None)
    return form_page(request, "governance/ledger/refuse_request.html", form, act, {"asked": asked})


@asked_when_set
@require_http_methods(FORM)
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Give what a commitment does not need back to its line."""
    by, at = spender(request)
    commitment = commitment_read(pk)

    def deed(typed: dict[str, Any]) -> Commitment:
        actions.release(commitment, typed.pop("amount"), by=by, at=at, **typed)
        return commitment

    form = ReleaseForm(request.POST or None, commitment=commitment)
    return booking(request, "release", form, deed, _("Het geld is vrijgegeven."))


@asked_when_set
@require_http_methods(FORM)
def reverse(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a posting by its mirror."""
    by, at = spender(request)
    shown = Posting.objects.select_related("year", "source", "target", "commitment", "authorisation", "invoice")
    posting = get_object_or_404(shown, pk=pk)

    def deed(typed: dict[str, Any]) -> object:
        actions.reverse(posting, by=by, at=at, **typed)
        return posting.commitment or posting.year

    form = ReverseForm(request.POST or None, posting=posting)
    return booking(request, "reverse", form, deed, _("De tegenboeking is geboekt."))


def _request(pk: int) -> SpendingRequest:
    rows = SpendingRequest.objects.select_related("year", "line", "authorisation", "requested_by", "refused_by")
    return get_object_or_404(rows.select_related("commitment"), pk=pk)
