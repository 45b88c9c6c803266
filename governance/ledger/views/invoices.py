"""Invoices: write in, read, pay."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.ledger import access, actions, queries
from governance.ledger.forms import ChargeForm, CreditForm, NoteInvoiceForm, PayDirectlyForm
from governance.ledger.models import Commitment, Invoice, InvoicePaper
from governance.ledger.views.steps import FORM, booking, commitment_read, spender
from governance.people.second_factor import asked_when_set
from som_portal.kit import clock
from som_portal.kit.amounts import in_words
from som_portal.kit.http import form_page, found_or_404, page_of, see_other
from som_portal.kit.uploads import file_download

NOTED = {
    False: gettext_lazy("De factuur is ingeschreven. Er is nog niets betaald."),
    True: gettext_lazy("De creditnota is ingeschreven. Er is nog niets geboekt."),
}
TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png", "xml": "application/xml"}


@require_safe
def invoices(request: HttpRequest) -> HttpResponse:
    """Every invoice and credit note that was written in, the latest first."""
    access.can_read_invoices(request.user, at=clock.now()).or_403()
    page, can_spend = page_of(request, queries.invoices_for_reading()), access.can_spend(request.user, at=clock.now())
    context = {"page": page, "can_spend": can_spend}
    return render(request, "governance/ledger/invoices.html", context)


@require_safe
def invoice(request: HttpRequest, pk: int) -> HttpResponse:
    """One invoice: what it says, its paper, and what was booked on it."""
    at, shown = clock.now(), _readable(request, pk)
    postings = list(queries.postings_on(shown))
    context = {
        "invoice": shown,
        "words": in_words(shown.amount, get_language() or "nl"),
        "due": queries.uncharged_of(shown),
        "postings": postings,
        "is_credited": queries.is_credited(postings),
        "can_spend": access.can_spend(request.user, at=at),
        "can_withdraw": access.can_withdraw_invoice(request.user, shown, at=at),
    }
    return render(request, "governance/ledger/invoice.html", context)


@require_safe
def invoice_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper of an invoice, to download."""
    shown = _readable(request, pk)
    paper = get_object_or_404(InvoicePaper, invoice=shown)
    return file_download(f"factuur-{shown.pk}.{paper.kind}", bytes(paper.content), TYPES[paper.kind])


@require_http_methods(FORM)
def note_invoice(request: HttpRequest) -> HttpResponse:
    """Write an invoice in, by hand or from a Peppol file."""
    by, at = spender(request)

    def act(form: Any) -> Invoice:
        noted = actions.note_invoice(**form.cleaned_data, by=by, at=at)
        messages.success(request, NOTED[noted.credits_id is not None])
        return noted

    form = NoteInvoiceForm(request.POST or None, request.FILES or None)
    return form_page(request, "governance/ledger/note_invoice.html", form, act)


@require_POST
def withdraw_invoice(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invoice away on which nothing was ever booked."""
    by, at = spender(request)
    actions.withdraw_invoice(get_object_or_404(Invoice, pk=pk), by=by, at=at)
    messages.success(request, _("De factuur is weggehaald."))
    return see_other("ledger:invoices")


@asked_when_set
@require_http_methods(FORM)
def charge(request: HttpRequest, pk: int) -> HttpResponse:
    """Pay an invoice, or a part of it, out of a commitment."""
    by, at = spender(request)
    commitment = commitment_read(pk)

    def deed(typed: dict[str, Any]) -> Commitment:
        actions.charge(commitment, typed.pop("invoice"), typed.pop("amount"), by=by, at=at, **typed)
        return commitment

    form = ChargeForm(request.POST or None, commitment=commitment)
    return booking(request, "charge", form, deed, _("De factuur is aangerekend."))


@asked_when_set
@require_http_methods(FORM)
def pay_directly(request: HttpRequest, pk: int) -> HttpResponse:
    """Pay a small invoice from a line, without a commitment."""
    by, at = spender(request)
    shown, year = _invoice(pk), found_or_404(queries.current_year(clock.today()))

    def deed(typed: dict[str, Any]) -> Invoice:
        actions.pay_directly(typed.pop("line"), year, shown, typed.pop("amount"), by=by, at=at, **typed)
        return shown

    form = PayDirectlyForm(request.POST or None, invoice=shown, year=year)
    return booking(request, "pay_directly", form, deed, _("De factuur is betaald."))


@asked_when_set
@require_http_methods(FORM)
def credit(request: HttpRequest, pk: int) -> HttpResponse:
    """Book a credit note: the money goes back to the line that paid."""
    by, at = spender(request)
    shown = get_object_or_404(Invoice.objects.select_related("credits"), pk=pk, credits__isnull=False)
    year = found_or_404(queries.year_that_paid(shown))

    def deed(typed: dict[str, Any]) -> Invoice:
        actions.credit(shown, year, key=typed["key"], by=by, at=at)
        return shown

    form = CreditForm(request.POST or None, note=shown)
    return booking(request, "credit", form, deed, _("De creditnota is geboekt."))


def _invoice(pk: int) -> Invoice:
    return get_object_or_404(Invoice.objects.select_related("credits"), pk=pk)


def _readable(request: HttpRequest, pk: int) -> Invoice:
    """The invoice, for who may read papers; 403 with the sentence for others."""
    access.can_read_invoices(request.user, at=clock.now()).or_403()
    return get_object_or_404(Invoice.objects.select_related("credits", "paper"), pk=pk)
