"""Papers and words made to harm, or only pasted from elsewhere: nothing breaks, and every line gets what is its own."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

from governance.ledger import actions
from governance.ledger.models import Account, BudgetLine, Commitment, GrantYear, Invoice, Posting
from governance.ledger.queries import line_overview, verify
from governance.ledger.rules import AccountKind, Movement
from governance.ledger.ubl import NotReadable, read_ubl
from governance.people.models import User
from som_portal.kit.access import Conflict
from tests.governance.ledger.conftest import commit_to
from tests.governance.ledger.test_invariants import post
from tests.governance.ledger.test_invoices import NOTE, ubl
from tests.governance.ledger.test_papers import invoice_of

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


@pytest.fixture
def desk(client_of: ClientOf, spender: User) -> Client:
    return client_of(spender)


@pytest.fixture
def studio(year: GrantYear, spender: User, at: datetime) -> BudgetLine:
    """Another werking, with € 20 000."""
    added = actions.add_line("STU", "Studio", "studio", by=spender, at=at)
    plan = actions.authorise(year, 2_000_000, "RAAD-2025-010", date(2025, 12, 11), by=spender, at=at)
    actions.allocate(added, plan, key=uuid4(), by=spender, at=at)
    return added


def paid(commitment: Commitment, invoice: Invoice, amount: int, by: User, at: datetime) -> None:
    actions.charge(commitment, invoice, amount, key=uuid4(), by=by, at=at)


# ---- a credit note on an invoice that two lines paid -----------------------------------------------------------------
def test_a_line_gets_back_no_more_than_it_paid_of_the_invoice(
    commitment: Commitment, line: BudgetLine, studio: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    """€ 600 on one line and € 400 on the other: a credit note of € 500 is not € 500 for the last one that paid."""
    invoice, other = invoice_of(100_000, spender, at), commit_to(studio, year, 200_000, spender, at)
    paid(commitment, invoice, 60_000, spender, at)
    paid(other, invoice, 40_000, spender, at)
    paid(other, invoice_of(90_000, spender, at, number="F-2"), 90_000, spender, at)
    note = invoice_of(50_000, spender, at, number="CN-1", credits=invoice)
    actions.credit(note, year, key=uuid4(), by=spender, at=at)
    assert (line_overview(line, year).spent, line_overview(studio, year).spent) == (10_000, 130_000)
    assert verify() == []


def test_the_database_keeps_each_line_to_what_it_paid(
    commitment: Commitment, studio: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    """Past the actions: a credit note on the wrong line, and a reversal of what another line already gave back."""
    invoice, other = invoice_of(100_000, spender, at), commit_to(studio, year, 200_000, spender, at)
    paid(commitment, invoice, 60_000, spender, at)
    paid(other, invoice, 40_000, spender, at)
    paid(other, invoice_of(90_000, spender, at, number="F-2"), 90_000, spender, at)
    note = invoice_of(50_000, spender, at, number="CN-1", credits=invoice)
    spent, free = (Account.objects.get(kind=kind, line=studio) for kind in (AccountKind.SPENT, AccountKind.LINE))
    with pytest.raises(DatabaseError, match="no more comes back than was paid"), transaction.atomic():
        post(Movement.CREDIT, spent, free, 50_000, at, invoice=note)
    given_back = actions.credit(note, year, key=uuid4(), by=spender, at=at)
    first = Posting.objects.get(invoice=invoice, kind=Movement.CHARGE, target=given_back.source)
    paid(commitment, invoice_of(90_000, spender, at, number="F-3"), 90_000, spender, at)
    mirror = {"commitment": commitment, "invoice": invoice, "reverses": first}
    with pytest.raises(DatabaseError, match="a payment that came back is not reversed"), transaction.atomic():
        post(Movement.REVERSAL, first.target, first.source, 60_000, at, **mirror)
    with pytest.raises(Conflict, match="kwam al geld terug"):
        actions.reverse(first, key=uuid4(), by=spender, at=at)


def test_a_credit_note_that_no_line_paid_by_itself_says_so(
    commitment: Commitment, studio: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    """€ 900 back of € 1 000 that two lines paid: no line can take it, and the sentence says how to go on."""
    invoice, other = invoice_of(100_000, spender, at), commit_to(studio, year, 200_000, spender, at)
    paid(commitment, invoice, 60_000, spender, at)
    paid(other, invoice, 40_000, spender, at)
    note = invoice_of(90_000, spender, at, number="CN-1", credits=invoice)
    with pytest.raises(Conflict, match="meer dan één post"):
        actions.credit(note, year, key=uuid4(), by=spender, at=at)


# ---- Peppol ----------------------------------------------------------------------------------------------------------
@pytest.mark.hostile
@pytest.mark.parametrize("odd", ["1e999999", "1e999990", "-1e999999", "1e-999999", "sNaN", "١٠٠", "1_000"])
def test_a_number_made_to_harm_is_no_amount(odd: str) -> None:
    with pytest.raises(NotReadable):
        read_ubl(ubl(euros=odd).encode())


def credit_note(euros: str = "100.00", about: str = "F-1") -> str:
    """A Peppol credit note about an invoice."""
    reference = "<cac:BillingReference><cac:InvoiceDocumentReference>"
    reference += f"<cbc:ID>{about}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>"
    text = ubl(euros=euros, number="CN-9").replace("Invoice-2", "CreditNote-2")
    text = text.replace("<Invoice ", "<CreditNote ").replace("</Invoice>", "</CreditNote>")
    return text.replace("<cac:AccountingSupplierParty>", f"{reference}<cac:AccountingSupplierParty>")


@pytest.mark.hostile
@pytest.mark.parametrize("typed", [{"kbo": "1"}, {"supplier": "x" * 200}, {"supplier": "a\x00b"}])
def test_a_peppol_credit_note_beside_a_wrong_number_is_an_error_and_not_a_crash(
    desk: Client, line: BudgetLine, typed: dict[str, str]
) -> None:
    answer = desk.post(NOTE, {"scan": SimpleUploadedFile("f.xml", credit_note().encode()), **typed})
    assert answer.status_code == 422
    assert Invoice.objects.count() == 0


def test_a_peppol_invoice_does_not_become_a_credit_note(
    desk: Client, line: BudgetLine, spender: User, at: datetime
) -> None:
    """The file says that we pay; a choice in the form that says the contrary is an error."""
    other = invoice_of(50_000, spender, at)
    answer = desk.post(NOTE, {"scan": SimpleUploadedFile("f.xml", ubl().encode()), "credits": other.pk})
    assert answer.status_code == 422
    assert "geen creditnota" in answer.content.decode()


# ---- double invoices -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("number", ["f 2026 7", "F2026 7", " F 2026  7", "F\u00a02026 7", "F 2026\t7"])
def test_an_invoice_is_the_same_whatever_its_spaces_and_case(
    line: BudgetLine, spender: User, at: datetime, number: str
) -> None:
    invoice_of(100, spender, at, number="F 2026 7")
    with pytest.raises(Conflict, match="is al ingeschreven"):
        invoice_of(100, spender, at, number=number)


@pytest.mark.parametrize("supplier", ["CAFÉ DE WIT", "Café  de Wit", "Cafe\u0301 de Wit", "Café\u00a0de Wit"])
def test_a_supplier_is_the_same_whatever_its_spaces_case_and_accents(
    line: BudgetLine, spender: User, at: datetime, supplier: str
) -> None:
    actions.note_invoice("Café de Wit", "7", date(2026, 3, 10), 100, by=spender, at=at)
    with pytest.raises(Conflict, match="is al ingeschreven"):
        actions.note_invoice(supplier, "7", date(2026, 3, 10), 100, by=spender, at=at)


# ---- words that a file cannot hold -----------------------------------------------------------------------------------
ODD = "a\x0bb\x01c\x1fd\ufffee"
FORMS = ["afrekening.pdf", "afrekening.xlsx", "boekingen.csv", "machine.csv", "boekjaar.beancount", "boekjaar.journal"]


@pytest.mark.hostile
def test_signs_that_no_workbook_holds_break_no_settlement(
    commitment: Commitment, line: BudgetLine, year: GrantYear, spender: User, at: datetime, client: Client
) -> None:
    """Word puts \\x0b where a line breaks; once booked it stays, so every form must read it."""
    words = {"counterparty": ODD, "subject": ODD}
    asked = {"asked_by": spender, "key": uuid4(), "by": spender, "at": at}
    actions.commit(line, year, 100, **words, **asked)
    actions.note_invoice(ODD, ODD, date(2026, 3, 10), 100, by=spender, at=at)
    assert {name: client.get(f"/budget/2026/afrekening/{name}").status_code for name in FORMS} == dict.fromkeys(
        FORMS, 200
    )
