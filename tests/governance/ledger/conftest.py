"""A budget year 2026 with one line of € 58 000, booked through the actions like everybody's."""

from datetime import date, datetime
from uuid import UUID, uuid4

import pytest

from governance.ledger import actions
from governance.ledger.models import Authorisation, BudgetLine, Commitment, GrantYear, Invoice
from governance.people.models import User
from tests import make

CREDIT = 5_800_000


@pytest.fixture
def spender(db: None) -> User:
    return make.coordinator()


@pytest.fixture
def year(spender: User, at: datetime) -> GrantYear:
    return actions.open_year(2026, by=spender, at=at)


@pytest.fixture
def line(year: GrantYear, spender: User, at: datetime) -> BudgetLine:
    """Laboratorium, with a credit of € 58 000."""
    added = actions.add_line("LAB", "Laboratorium", "laboratorium", by=spender, at=at)
    plan = actions.authorise(year, CREDIT, "RAAD-2025-009", date(2025, 12, 11), by=spender, at=at)
    actions.allocate(added, plan, key=uuid4(), by=spender, at=at)
    return added


@pytest.fixture
def decision(year: GrantYear, spender: User, at: datetime) -> Authorisation:
    """The raad gives € 9 500 to a labo."""
    return actions.authorise(year, 950_000, "RAAD-2026-014", date(2026, 3, 5), by=spender, at=at)


@pytest.fixture
def commitment(line: BudgetLine, year: GrantYear, decision: Authorisation, spender: User, at: datetime) -> Commitment:
    """€ 9 500 kept for a knowledge partner."""
    return commit_to(line, year, 950_000, spender, at, authorisation=decision)


def commit_to(
    line: BudgetLine,
    year: GrantYear,
    amount: int,
    by: User | None,
    at: datetime,
    *,
    authorisation: Authorisation | None = None,
    key: UUID | None = None,
) -> Commitment:
    """Commit with made-up words."""
    return actions.commit(
        line,
        year,
        amount,
        counterparty="kennisinstelling",
        subject="Onderzoeksuren",
        asked_by=None if authorisation else by,
        authorisation=authorisation,
        key=key or uuid4(),
        by=by,
        at=at,
    )


def charge_to(
    commitment: Commitment, amount: int, by: User | None, at: datetime, *, number: str = "F-1", key: UUID | None = None
):
    """Charge an invoice of the knowledge partner."""
    invoice = Invoice.objects.numbered("Kennisinstelling", number) or actions.note_invoice(
        "Kennisinstelling", number, date(2026, 3, 10), amount, by=by, at=at
    )
    return actions.charge(
        commitment,
        invoice,
        amount,
        key=key or uuid4(),
        by=by,
        at=at,
    )
