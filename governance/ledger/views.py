"""Pages of the budget: public to read; who may spend books, after a preview."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.ledger import access, actions, queries
from governance.ledger.forms import BookingForm, CommitForm, ReleaseForm, ReverseForm
from governance.ledger.models import BudgetLine, Commitment, GrantYear, Posting
from som_portal.kit import clock
from som_portal.kit.http import form_page, page_of, see_other

FORM = ["GET", "HEAD", "POST"]


def booking_page(
    request: HttpRequest, template: str, form: BookingForm, act: Callable[[Any], object], **context: Any
) -> HttpResponse:
    """The form, then what will be booked, then the booking: nothing is booked unseen."""

    def step(form: BookingForm) -> object:
        if not form.cleaned_data["sure"]:
            return render(request, "governance/ledger/preview.html", {**context, "form": form})
        goal = act(form.cleaned_data)
        messages.success(request, _("Het is geboekt."))
        return goal

    return form_page(request, template, form, step, context)


def line_in(year: int, code: str) -> dict[str, Any]:
    """A line in a year with its figures, or 404."""
    shown, line = get_object_or_404(GrantYear, year=year), get_object_or_404(BudgetLine, code=code)
    return {"year": shown, "line": line, "now": queries.line_overview(line, shown)}


@login_not_required
@require_safe
def current(request: HttpRequest) -> HttpResponse:
    """The budget year of today."""
    year = queries.current_year(clock.today())
    if year is None:
        return render(request, "governance/ledger/none.html")
    return see_other(year)


@login_not_required
@require_safe
def year_page(request: HttpRequest, year: int) -> HttpResponse:
    """The grant of a year: allocated, committed, spent and free, per werking and line."""
    shown = get_object_or_404(GrantYear, year=year)
    context = {"now": queries.year_overview(shown), "years": GrantYear.objects.all(), "year": shown}
    return render(request, "governance/ledger/year.html", context)


@login_not_required
@require_safe
def line_page(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """One line: its figures, its commitments and every posting."""
    context = line_in(year, code)
    context["commitments"] = queries.commitments_of(context["line"], context["year"])[:100]
    context["page"] = page_of(request, queries.postings_of(context["line"], context["year"]))
    context["can_spend"] = access.can_spend(request.user, at=clock.now())
    return render(request, "governance/ledger/line.html", context)


@login_not_required
@require_safe
def commitment_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The life of one commitment, booking by booking."""
    shown = Commitment.objects.select_related("year", "line", "account")
    commitment = get_object_or_404(shown, pk=pk)
    context: dict[str, Any] = {"commitment": commitment, "postings": queries.postings_about(commitment)}
    context["can_spend"] = access.can_spend(request.user, at=clock.now())
    return render(request, "governance/ledger/commitment.html", context)


@require_http_methods(FORM)
def commit(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Keep money of a line for a third party."""
    at, by = clock.now(), request.user
    access.can_spend(by, at=at).or_403()
    context = line_in(year, code)

    def act(typed: dict[str, Any]) -> Commitment:
        booked = {name: value for name, value in typed.items() if name != "sure"}
        return actions.commit(context["line"], context["year"], by=by, at=at, **booked)

    form = CommitForm(request.POST or None, year=context["year"])
    return booking_page(request, "governance/ledger/commit.html", form, act, **context)


@require_http_methods(FORM)
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Give what a commitment does not need back to its line."""
    at, by = clock.now(), request.user
    access.can_spend(by, at=at).or_403()
    commitment = get_object_or_404(Commitment.objects.select_related("year", "line", "account"), pk=pk)

    def act(typed: dict[str, Any]) -> Commitment:
        actions.release(commitment, typed["amount"], note=typed["note"], key=typed["key"], by=by, at=at)
        return commitment

    form = ReleaseForm(request.POST or None, initial={"amount": commitment.account.balance})
    return booking_page(request, "governance/ledger/release.html", form, act, commitment=commitment)


@require_http_methods(FORM)
def reverse(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a posting by its mirror."""
    at, by = clock.now(), request.user
    access.can_spend(by, at=at).or_403()
    posting = get_object_or_404(Posting.objects.select_related("year", "commitment"), pk=pk)

    def act(typed: dict[str, Any]) -> object:
        actions.reverse(posting, note=typed["note"], key=typed["key"], by=by, at=at)
        return posting.commitment or posting.year

    form = ReverseForm(request.POST or None)
    return booking_page(request, "governance/ledger/reverse.html", form, act, posting=posting)
