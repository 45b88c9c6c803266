"""What the pages of an invoice say is so: what is needed, what was written in, what can still be done."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from governance.ledger import actions
from governance.ledger.models import BudgetLine, Commitment, GrantYear
from governance.people.models import User
from tests.governance.ledger.conftest import charge_to
from tests.governance.ledger.test_invoices import NOTE
from tests.governance.ledger.test_papers import invoice_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client_of: Callable[[User], Client], spender: User) -> Client:
    return client_of(spender)


def test_what_an_invoice_cannot_do_without_is_not_called_optional(desk: Client, line: BudgetLine) -> None:
    page = desk.get(NOTE).content.decode()
    assert page.count("(tenzij het in een Peppol-bestand staat)") == 4
    assert page.count("(niet verplicht)") == 5


def test_a_booked_credit_note_is_not_offered_again_until_it_is_reversed(
    desk: Client, commitment: Commitment, year: GrantYear, spender: User, at: datetime
) -> None:
    paid = charge_to(commitment, 300_000, spender, at)
    typed = {"supplier": "Kennisinstelling", "number": "CN-1", "dated_on": "2026-03-10", "amount": "1000"}
    noted = desk.post(NOTE, typed | {"credits": paid.invoice_id}, follow=True)
    assert "De creditnota is ingeschreven. Er is nog niets geboekt." in noted.content.decode()
    note = noted.context["invoice"]
    assert "Boek de creditnota" in noted.content.decode()
    booked = actions.credit(note, year, key=uuid4(), by=spender, at=at)
    page = desk.get(note.get_absolute_url()).content.decode()
    assert "Boek de creditnota" not in page
    assert "Deze creditnota is geboekt." in page
    actions.reverse(booked, key=uuid4(), by=spender, at=at)
    assert "Boek de creditnota" in desk.get(note.get_absolute_url()).content.decode()


def test_a_charge_in_parts_is_not_called_impossible(desk: Client, commitment: Commitment, year: GrantYear) -> None:
    page = desk.get(f"/budget/vastleggingen/{commitment.pk}/aanrekenen/").content.decode()
    assert "In delen mag, samen nooit meer dan haar bedrag." in page


def test_an_ordinary_invoice_is_called_so(desk: Client, line: BudgetLine, spender: User, at: datetime) -> None:
    invoice_of(100, spender, at)
    typed = {"supplier": "Drukkerij", "number": "F-2", "dated_on": "2026-03-10", "amount": "10"}
    assert "De factuur is ingeschreven." in desk.post(NOTE, typed, follow=True).content.decode()
