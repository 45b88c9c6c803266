"""What waits for somebody: decisions not yet used, requests, invoices, the closing of a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from governance.ledger.models import Authorisation, GrantYear, Invoice, Posting, Seal, SpendingRequest
from governance.ledger.queries.room import due_invoices, open_commitments
from governance.ledger.rules import Movement
from som_portal.kit import clock


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One thing to look at before a year closes."""

    words: str
    is_done: bool


def unused_authorisations(year: GrantYear) -> QuerySet[Authorisation]:
    """Decisions of a year that were not allocated, taken back or shifted, and under which nothing was committed."""
    used = Posting.objects.filter(year=year, authorisation__isnull=False).values("authorisation")
    return Authorisation.objects.filter(year=year).exclude(pk__in=used)


def decisions_that_gave(year: GrantYear) -> dict[str, list[str]]:
    """By werking, the numbers of the decisions whose money was allocated to it and stands. One query."""
    rows = Posting.objects.filter(year=year, kind=Movement.ALLOCATION, reversed_by=None).order_by("seq")
    found: dict[str, list[str]] = {}
    for werking, number in rows.values_list("target__line__werking", "authorisation__reference"):
        if number not in found.setdefault(werking, []):
            found[werking].append(number)
    return found


def requests_of(year: GrantYear) -> QuerySet[SpendingRequest]:
    """The requests of a year, the open ones first."""
    rows = year.requests.select_related("line", "year", "authorisation", "requested_by", "refused_by", "commitment")
    return rows.order_by("refused_at", "-requested_at")


def invoices_for_reading() -> QuerySet[Invoice]:
    """Every invoice with the invoice it credits, latest first."""
    return Invoice.objects.select_related("credits").order_by("-dated_on", "-pk")


def postings_on(invoice: Invoice) -> QuerySet[Posting]:
    """What was booked on an invoice, oldest first."""
    rows = invoice.postings.select_related("year", "source__line", "target__line", "commitment__line", "authorisation")
    return rows.select_related("invoice", "reverses", "reversed_by").order_by("year__year", "seq")


def is_credited(postings: Iterable[Posting]) -> bool:
    """A credit note was booked, among the postings on it, and that stands. No query after `postings_on`."""
    return any(one.kind == Movement.CREDIT and getattr(one, "reversed_by", None) is None for one in postings)


def closing_checklist(year: GrantYear) -> list[CheckItem]:
    """What must be done before a year closes, and what is."""
    open_ones, waiting, due = open_commitments(year).count(), year.requests.open().count(), len(due_invoices())
    over = clock.today().year > year.year
    return [
        CheckItem(_("Het jaar is voorbij."), over),
        CheckItem(_("Er staat geen vastlegging meer open (nu: %(n)s).") % {"n": open_ones}, not open_ones),
        CheckItem(_("Er wacht geen aanvraag meer (nu: %(n)s).") % {"n": waiting}, not waiting),
        CheckItem(_("Elke factuur is aangerekend (nu nog: %(n)s).") % {"n": due}, not due),
    ]


def seal_of(place: str) -> Seal | None:
    """The seal that a decision, minutes or a settlement prints."""
    return Seal.objects.filter(place=place).select_related("year").first()


def next_year(at: datetime) -> int:
    """The first budget year that is not open yet, from this year on."""
    this = clock.day_of(at).year
    taken = set(GrantYear.objects.filter(year__gte=this).values_list("year", flat=True))
    return next(year for year in range(this, this + len(taken) + 1) if year not in taken)


def year_that_paid(note: Invoice) -> GrantYear | None:
    """The budget year in which the invoice of a credit note was paid; the latest when there are more."""
    return GrantYear.objects.filter(postings__invoice=note.credits_id).order_by("-year").first()
