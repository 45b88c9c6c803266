"""Invoices: note, charge, pay a small one directly, book a credit note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from governance.ledger import access, queries
from governance.ledger.actions.posting import STREAM, account_of, known, post, recorded
from governance.ledger.models import BudgetLine, Commitment, GrantYear, Invoice, InvoicePaper, Posting
from governance.ledger.rules import AccountKind, Movement
from governance.people.models import User
from governance.record.actions import record


@dataclass(frozen=True, slots=True)
class Scan:
    """The paper of an invoice: what it is and what it holds."""

    kind: str
    content: bytes
    sha256: str


@transaction.atomic
def note_invoice(
    supplier: str,
    number: str,
    dated_on: date,
    amount: int,
    *,
    kbo: str = "",
    ogm: str = "",
    iban: str = "",
    credits: Invoice | None = None,
    scan: Scan | None = None,
    by: User | None,
    at: datetime,
) -> Invoice:
    """Write an invoice in, or a credit note on the invoice that it `credits`; nothing is booked yet."""
    access.can_spend(by, at=at).or_403()
    access.can_note_invoice(by, supplier, number, kbo, at=at).or_409()
    invoice = Invoice.objects.create(
        supplier=supplier,
        number=number,
        dated_on=dated_on,
        amount=amount,
        kbo=kbo,
        ogm=ogm,
        iban=iban,
        credits=credits,
        sha256=scan.sha256 if scan else "",
    )
    if scan:
        InvoicePaper.objects.create(invoice=invoice, kind=scan.kind, content=scan.content)
    record(by, "note_invoice", invoice, at=at, stream=STREAM, amount=amount, sha256=invoice.sha256)
    return invoice


@transaction.atomic
def withdraw_invoice(invoice: Invoice, *, by: User | None, at: datetime) -> None:
    """Take an invoice away that was written in wrongly and on which nothing was ever booked."""
    invoice = Invoice.objects.locked(invoice.pk)
    access.can_spend(by, at=at).or_403()
    access.can_withdraw_invoice(by, invoice, at=at).or_409()
    record(by, "withdraw_invoice", invoice, at=at, stream=STREAM, amount=invoice.amount, sha256=invoice.sha256)
    InvoicePaper.objects.filter(invoice=invoice).delete()
    invoice.delete()


@transaction.atomic
def charge(
    commitment: Commitment,
    invoice: Invoice,
    amount: int,
    *,
    note: str = "",
    key: UUID,
    by: User | None,
    at: datetime,
) -> Posting:
    """Pay an invoice, or a part of it, out of a commitment (aanrekening)."""
    year = GrantYear.objects.locked(commitment.year_id)
    access.can_spend(by, at=at).or_403()
    if booked := known(key, Movement.CHARGE, commitment=commitment, invoice=invoice, amount=amount):
        return booked
    access.can_charge(by, commitment, invoice, amount, at=at).or_409()
    spent = account_of(year, AccountKind.SPENT, commitment.line)
    papers = {"commitment": commitment, "invoice": invoice}
    posting = post(Movement.CHARGE, commitment.account, spent, amount, key=key, by=by, at=at, note=note, **papers)
    return recorded(by, "charge", commitment, posting, at=at)


@transaction.atomic
def pay_directly(
    line: BudgetLine,
    year: GrantYear,
    invoice: Invoice,
    amount: int,
    *,
    note: str = "",
    key: UUID,
    by: User | None,
    at: datetime,
) -> Posting:
    """Pay a small invoice from its line without a commitment (directe uitgave)."""
    year = GrantYear.objects.locked(year.pk)
    access.can_spend(by, at=at).or_403()
    if booked := known(key, Movement.DIRECT, source__line=line, invoice=invoice, amount=amount):
        return booked
    access.can_pay_directly(by, line, year, invoice, amount, at=at).or_409()
    ends = (account_of(year, AccountKind.LINE, line), account_of(year, AccountKind.SPENT, line))
    posting = post(Movement.DIRECT, *ends, amount, key=key, by=by, at=at, note=note, invoice=invoice)
    return recorded(by, "pay_directly", invoice, posting, at=at)


@transaction.atomic
def credit(note: Invoice, year: GrantYear, *, key: UUID, by: User | None, at: datetime) -> Posting:
    """Book a credit note: what its invoice spent goes back, free, to the line that paid it."""
    year = GrantYear.objects.locked(year.pk)
    access.can_spend(by, at=at).or_403()
    if booked := known(key, Movement.CREDIT, invoice=note):
        return booked
    access.can_credit(by, year, note, at=at).or_409()
    spent = queries.account_credited_by(note, year)
    assert spent is not None and spent.line is not None  # can be credited
    ends = (spent, account_of(year, AccountKind.LINE, spent.line))
    posting = post(Movement.CREDIT, *ends, note.amount, key=key, by=by, at=at, invoice=note)
    return recorded(by, "credit", note, posting, at=at)
