"""The settlement of a year, on screen and in the forms that others read."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from governance.ledger import reports
from governance.ledger.models import GrantYear
from governance.ledger.reports import Settlement
from som_portal.kit import clock
from som_portal.kit.http import page_of
from som_portal.kit.uploads import file_download

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXTS = {
    "boekingen.csv": (reports.journal_csv, "text/csv; charset=utf-8"),
    "machine.csv": (reports.machine_csv, "text/csv; charset=utf-8"),
    "boekjaar.beancount": (reports.beancount, "text/plain; charset=utf-8"),
    "boekjaar.journal": (reports.hledger, "text/plain; charset=utf-8"),
    "boekjaar.json": (reports.journal_json, "application/json"),
}


@login_not_required
@require_safe
def settlement(request: HttpRequest, year: int) -> HttpResponse:
    """The settlement of a year: figures, decisions, every posting, the seal, and every form to download."""
    settled = reports.settlement_of(get_object_or_404(GrantYear, year=year))
    context = {"year": settled.year, "settled": settled, "now": settled.overview}
    return render(
        request, "governance/ledger/settlement.html", context | {"page": page_of(request, list(settled.entries))}
    )


@login_not_required
@require_safe
def export(request: HttpRequest, year: int, name: str) -> HttpResponse:
    """The settlement as a file: PDF, workbook, CSV, beancount, hledger or JSON."""
    settled = reports.settlement_of(get_object_or_404(GrantYear, year=year))
    content, content_type = _made(settled, name)
    return file_download(f"som-{year}-{name}", content, content_type)


def _made(settled: Settlement, name: str) -> tuple[bytes, str]:
    """The bytes of one form, and what they are; 404 for a form that does not exist."""
    if name == "afrekening.pdf":
        return reports.settlement_pdf(settled, at=clock.now().replace(microsecond=0)), "application/pdf"
    if name == "afrekening.xlsx":
        return reports.settlement_xlsx(settled), XLSX
    if name not in TEXTS:
        raise Http404
    write, content_type = TEXTS[name]
    return write(settled).encode(), content_type
