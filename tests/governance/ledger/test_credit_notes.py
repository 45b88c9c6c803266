"""What a credit note gave back is not given back again, nor asked again; the action says it, the database keeps it."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError

from governance.ledger import actions
from governance.ledger.models import Commitment, GrantYear
from governance.ledger.queries import line_overview, uncharged_of, verify
from governance.ledger.rules import AccountKind, Movement
from governance.people.models import User
from som_portal.kit.access import Conflict
from tests.governance.ledger.conftest import charge_to
from tests.governance.ledger.test_invariants import account, post
from tests.governance.ledger.test_papers import invoice_of

pytestmark = pytest.mark.django_db


def test_a_payment_is_not_reversed_after_its_credit_note(
    commitment: Commitment, year: GrantYear, spender: User, at: datetime
) -> None:
    """Other payments on the line would cover it: the balance alone does not stop it."""
    paid = charge_to(commitment, 300_000, spender, at)
    charge_to(commitment, 400_000, spender, at, number="F-2")
    note = invoice_of(100_000, spender, at, number="CN-1", credits=paid.invoice)
    given_back = actions.credit(note, year, key=uuid4(), by=spender, at=at)
    with pytest.raises(Conflict, match=r"geeft €\u00a01\.000 te veel terug\. Boek eerst de creditnota tegen"):
        actions.reverse(paid, key=uuid4(), by=spender, at=at)
    with pytest.raises(DatabaseError, match="a payment that came back is not reversed"):
        mirror = {"commitment": commitment, "invoice": paid.invoice, "reverses": paid}
        post(Movement.REVERSAL, paid.target, paid.source, 300_000, at, **mirror)
    actions.reverse(given_back, key=uuid4(), by=spender, at=at)
    actions.reverse(paid, key=uuid4(), by=spender, at=at)
    assert line_overview(commitment.line, year).spent == 400_000
    assert verify() == []


def test_two_credit_notes_together_give_back_no_more_than_was_paid(
    commitment: Commitment, year: GrantYear, spender: User, at: datetime
) -> None:
    paid = charge_to(commitment, 300_000, spender, at)
    charge_to(commitment, 400_000, spender, at, number="F-2")
    one, two = (invoice_of(200_000, spender, at, number=f"CN-{n}", credits=paid.invoice) for n in (1, 2))
    actions.credit(one, year, key=uuid4(), by=spender, at=at)
    with pytest.raises(Conflict, match=r"is €\u00a01\.000 betaald, €\u00a01\.000 te weinig"):
        actions.credit(two, year, key=uuid4(), by=spender, at=at)
    with pytest.raises(DatabaseError, match="no more comes back than was paid"):
        post(Movement.CREDIT, account(AccountKind.SPENT), account(AccountKind.LINE), 200_000, at, invoice=two)


def test_after_a_credit_note_nothing_more_is_due(
    commitment: Commitment, year: GrantYear, spender: User, at: datetime
) -> None:
    invoice = charge_to(commitment, 300_000, spender, at).invoice
    note = invoice_of(100_000, spender, at, number="CN-1", credits=invoice)
    actions.credit(note, year, key=uuid4(), by=spender, at=at)
    assert uncharged_of(invoice) == 0
    with pytest.raises(Conflict, match="is al aangerekend"):
        actions.charge(commitment, invoice, 1, key=uuid4(), by=spender, at=at)
