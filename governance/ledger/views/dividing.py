"""A year from its opening to its closing, and its division over the lines."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.ledger import actions
from governance.ledger.forms import (
    AddLineForm,
    AllocateForm,
    AuthoriseForm,
    CloseYearForm,
    EntrustLineForm,
    OpenYearForm,
    ShiftForm,
    TakeBackForm,
)
from governance.ledger.models import BudgetLine, GrantYear
from governance.ledger.queries import current_year, next_year
from governance.ledger.views.steps import FORM, administrator, booking, spender, year_and_line
from governance.people.second_factor import asked_when_set
from som_portal.kit import clock
from som_portal.kit.http import form_page, found_or_404, see_other


@asked_when_set
@require_http_methods(FORM)
def open_year(request: HttpRequest) -> HttpResponse:
    """Open a budget year and write the city's grant in."""
    by, at = administrator(request)

    def deed(typed: dict[str, Any]) -> GrantYear:
        return actions.open_year(typed["year"], by=by, at=at)

    form = OpenYearForm(request.POST or None, initial={"year": next_year(at)})
    return booking(request, "open_year", form, deed, _("Het boekjaar is open."))


@require_http_methods(FORM)
def add_line(request: HttpRequest) -> HttpResponse:
    """Add a budgetpost, of a werking or below one."""
    by, at = administrator(request)

    def act(form: Any) -> HttpResponse:
        actions.add_line(**form.cleaned_data, by=by, at=at)
        messages.success(request, _("De post staat klaar."))
        return see_other("ledger:current")

    return form_page(request, "governance/ledger/add_line.html", AddLineForm(request.POST or None), act)


@require_http_methods(FORM)
def entrust_line(request: HttpRequest, code: str) -> HttpResponse:
    """Say who follows a line and may ask for its money: a labotrekker, the coordinator of a project."""
    by, at = administrator(request)
    line = get_object_or_404(BudgetLine.objects.select_related("holder"), code=code)

    def act(form: Any) -> HttpResponse:
        actions.entrust_line(line, form.cleaned_data["person"], by=by, at=at)
        messages.success(request, _("Je wijzigingen zijn opgeslagen."))
        return see_other("ledger:line", found_or_404(current_year(clock.day_of(at))).year, line.code)

    form = EntrustLineForm(request.POST or None, initial={"person": line.holder and line.holder.email})
    return form_page(request, "governance/ledger/entrust_line.html", form, act, {"line": line})


@asked_when_set
@require_http_methods(FORM)
def authorise(request: HttpRequest, year: int) -> HttpResponse:
    """Write a decision in that carries no money of its own."""
    by, at = administrator(request)
    shown = get_object_or_404(GrantYear, year=year)

    def act(form: Any) -> HttpResponse:
        actions.authorise(shown, form.cleaned_data.pop("amount"), **form.cleaned_data, by=by, at=at)
        messages.success(request, _("Het besluit staat klaar om toe te wijzen."))
        return see_other("ledger:allocate", shown.year)

    form = AuthoriseForm(request.POST or None)
    return form_page(request, "governance/ledger/authorise.html", form, act, {"year": shown})


@asked_when_set
@require_http_methods(FORM)
def allocate(request: HttpRequest, year: int) -> HttpResponse:
    """Give a line the amount of a decision."""
    by, at = administrator(request)
    shown = get_object_or_404(GrantYear, year=year)

    def deed(typed: dict[str, Any]) -> GrantYear:
        actions.allocate(**typed, by=by, at=at)
        return shown

    form = AllocateForm(request.POST or None, year=shown)
    return booking(request, "allocate", form, deed, _("De toewijzing is geboekt."))


@asked_when_set
@require_http_methods(FORM)
def take_back(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Take the amount of a decision back from a line, to divide it again."""
    by, at = administrator(request)
    shown, line = year_and_line(year, code)

    def deed(typed: dict[str, Any]) -> GrantYear:
        actions.take_back(line, **typed, by=by, at=at)
        return shown

    form = TakeBackForm(request.POST or None, line=line, year=shown)
    return booking(request, "take_back", form, deed, _("De terugname is geboekt."))


@asked_when_set
@require_http_methods(FORM)
def shift(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Move what is free from one line to another."""
    by, at = spender(request)
    shown, line = year_and_line(year, code)

    def deed(typed: dict[str, Any]) -> GrantYear:
        actions.shift(line, typed.pop("target"), shown, typed.pop("amount"), by=by, at=at, **typed)
        return shown

    form = ShiftForm(request.POST or None, line=line, year=shown)
    return booking(request, "shift", form, deed, _("De verschuiving is geboekt."))


@asked_when_set
@require_http_methods(FORM)
def close_year(request: HttpRequest, year: int) -> HttpResponse:
    """Close a year for good, after its checklist."""
    by, at = administrator(request)
    shown = get_object_or_404(GrantYear, year=year)

    def deed(typed: dict[str, Any]) -> GrantYear:
        return actions.close_year(shown, by=by, at=at)

    form = CloseYearForm(request.POST or None, year=shown)
    return booking(request, "close_year", form, deed, _("Het boekjaar is afgesloten."))
