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


def previewed(
    request: HttpRequest, context: dict[str, Any], act: Callable[[Any], object], words: str
) -> Callable[[BookingForm], object]:
    """Show what will be booked first; book when the person is sure, and say so."""

    def step(form: BookingForm) -> object:
        if not form.cleaned_data["sure"]:
            return render(request, "governance/ledger/preview.html", {**context, "form": form})
        goal = act(form.cleaned_data)
        messages.success(request, words)
        return goal

    return step


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
    shown, line = get_object_or_404(GrantYear, year=year), get_object_or_404(BudgetLine, code=code)
    context = {"year": shown, "line": line, "now": queries.line_overview(line, shown)}
    context["commitments"] = queries.commitments_of(line, shown)[:100]
    context["page"] = page_of(request, queries.postings_of(line, shown))
    context["can_spend"] = access.can_spend(request.user, at=clock.now())
    return render(request, "governance/ledger/line.html", context)


@login_not_required
@require_safe
def commitment_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The life of one commitment, booking by booking."""
    shown = Commitment.objects.select_related("year", "line", "account")
    commitment = get_object_or_404(shown, pk=pk)
    context = {"commitment": commitment, "postings": queries.postings_about(commitment)}
    context["can_spend"] = access.can_spend(request.user, at=clock.now())
    return render(request, "governance/ledger/commitment.html", context)


@require_http_methods(FORM)
def commit(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Keep money of a line for a third party."""
    at, by = clock.now(), request.user
    access.can_spend(by, at=at).or_403()
    shown, line = get_object_or_404(GrantYear, year=year), get_object_or_404(BudgetLine, code=code)
    context = {"year": shown, "line": line, "now": queries.line_overview(line, shown)}

    def act(typed: dict[str, Any]) -> Commitment:
        del typed["sure"]
        return actions.commit(line, shown, typed.pop("amount"), by=by, at=at, **typed)

    step = previewed(request, context, act, _("De vastlegging is geboekt."))
    return form_page(
        request, "governance/ledger/commit.html", CommitForm(request.POST or None, year=shown), step, context
    )


@require_http_methods(FORM)
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Give what a commitment does not need back to its line."""
    at, by = clock.now(), request.user
    access.can_spend(by, at=at).or_403()
    commitment = get_object_or_404(Commitment.objects.select_related("year", "line", "account"), pk=pk)
    context = {"commitment": commitment}

    def act(typed: dict[str, Any]) -> Commitment:
        actions.release(commitment, typed["amount"], note=typed["note"], key=typed["key"], by=by, at=at)
        return commitment

    step = previewed(request, context, act, _("Het geld is vrijgegeven."))
    form = ReleaseForm(request.POST or None, initial={"amount": commitment.account.balance})
    return form_page(request, "governance/ledger/release.html", form, step, context)


@require_http_methods(FORM)
def reverse(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a posting by its mirror."""
    at, by = clock.now(), request.user
    access.can_spend(by, at=at).or_403()
    posting = get_object_or_404(Posting.objects.select_related("year", "commitment"), pk=pk)
    context = {"posting": posting}

    def act(typed: dict[str, Any]) -> object:
        actions.reverse(posting, note=typed["note"], key=typed["key"], by=by, at=at)
        return posting.commitment or posting.year

    step = previewed(request, context, act, _("De tegenboeking is geboekt."))
    return form_page(request, "governance/ledger/reverse.html", ReverseForm(request.POST or None), step, context)
