"""What decisions, commitments, invoices and lines allow: the action says it, the database keeps it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from governance.ledger import actions
from governance.ledger.models import Account, BudgetLine, Commitment, GrantYear, Invoice, Posting
from governance.ledger.queries import line_overview, room_of, verify
from governance.ledger.rules import AccountKind, Movement
from governance.people.models import User
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.ledger.conftest import CREDIT, charge_to, commit_to
from tests.governance.ledger.test_invariants import account, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(spender: User) -> User:
    """A second person who may spend."""
    return make.chair()


@pytest.fixture
def lab(line: BudgetLine, spender: User, at: datetime) -> BudgetLine:
    """A labo below the line of its werking."""
    return actions.add_line("AI", "AI in de klas", "laboratorium", kind="labo", parent=line, by=spender, at=at)


def invoice_of(amount: int, by: User, at: datetime, number: str = "F-1", **more: Any) -> Invoice:
    return actions.note_invoice("Drukkerij", number, date(2026, 3, 10), amount, by=by, at=at, **more)


# ---- I2, I5


@pytest.mark.parametrize("kind", [AccountKind.FREE, AccountKind.LINE, AccountKind.COMMITMENT, AccountKind.SPENT])
def test_i2_no_other_account_falls_below_zero(commitment: Commitment, spender: User, at: datetime, kind: str) -> None:
    charge_to(commitment, 100, spender, at)
    poor = Account.objects.get(kind=kind)
    with pytest.raises(DatabaseError), transaction.atomic():
        Account.objects.filter(pk=poor.pk).update(balance=-1)
    with pytest.raises(DatabaseError), transaction.atomic():
        post(Movement.CLOSING, poor, account(AccountKind.GRANT), poor.balance + 1, at)


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda rows: rows.update(note="anders"),
        lambda rows: rows._raw_delete("default"),
        lambda rows: rows.bulk_update([rows.first()], ["amount"]),
    ],
    ids=["update", "delete", "bulk"],
)
def test_i5_what_is_posted_stays(commitment: Commitment, rewrite: Callable[[Any], object]) -> None:
    before = list(Posting.objects.values_list())
    with pytest.raises(DatabaseError), transaction.atomic():
        rewrite(Posting.objects.all())
    assert list(Posting.objects.values_list()) == before


# ---- I13: invoices


def test_i13_an_invoice_is_charged_in_parts_and_never_beyond_its_amount(
    commitment: Commitment, spender: User, at: datetime
) -> None:
    invoice = invoice_of(300_000, spender, at)
    for part in (100_000, 150_000):
        actions.charge(commitment, invoice, part, key=uuid4(), by=spender, at=at)
    with pytest.raises(Conflict, match="nog €\u00a0500 te betalen"):
        actions.charge(commitment, invoice, 50_001, key=uuid4(), by=spender, at=at)
    spent = account(AccountKind.SPENT)
    with pytest.raises(DatabaseError, match="no further than its amount"):
        post(Movement.CHARGE, commitment.account, spent, 50_001, at, commitment=commitment, invoice=invoice)


@pytest.mark.parametrize("again", [{"supplier": "DRUKKERIJ"}, {"supplier": "Drukkerij NV", "kbo": "0123456749"}])
def test_i13_the_same_number_of_the_same_supplier_is_noted_once(
    line: BudgetLine, spender: User, at: datetime, again: dict[str, str]
) -> None:
    invoice_of(100, spender, at, number="2026-A", kbo="0123456749")
    with pytest.raises(Conflict, match="is al ingeschreven"):
        actions.note_invoice(number="2026-a", dated_on=at.date(), amount=5, by=spender, at=at, **again)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invoice.objects.create(number="2026-a", dated_on=at.date(), amount=5, **again)


def test_a_small_invoice_is_paid_without_a_commitment(
    line: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    small, large = invoice_of(25_000, spender, at), invoice_of(25_001, spender, at, number="F-2")
    actions.pay_directly(line, year, small, 25_000, key=uuid4(), by=spender, at=at)
    assert (line_overview(line, year).spent, line_overview(line, year).free) == (25_000, CREDIT - 25_000)
    with pytest.raises(Conflict, match="Zonder vastlegging betaal je tot en met €\u00a0250"):
        actions.pay_directly(line, year, large, 25_001, key=uuid4(), by=spender, at=at)
    with pytest.raises(DatabaseError, match="only a small invoice"):
        post(Movement.DIRECT, account(AccountKind.LINE), account(AccountKind.SPENT), 25_001, at, invoice=large)


def test_a_credit_note_gives_back_what_its_invoice_spent_once(
    commitment: Commitment, year: GrantYear, spender: User, at: datetime
) -> None:
    invoice = charge_to(commitment, 300_000, spender, at).invoice
    note = invoice_of(100_000, spender, at, number="CN-1", credits=invoice)
    actions.credit(note, year, key=uuid4(), by=spender, at=at)
    seen = line_overview(commitment.line, year)
    assert (seen.spent, seen.free) == (200_000, CREDIT - 950_000 + 100_000)
    with pytest.raises(Conflict, match="is al geboekt"):
        actions.credit(note, year, key=uuid4(), by=spender, at=at)
    with pytest.raises(DatabaseError, match="gives back what its invoice spent"):
        post(Movement.CREDIT, account(AccountKind.SPENT), account(AccountKind.LINE), 1, at, invoice=note)
    assert verify() == []


def test_a_credit_note_gives_back_no_more_than_was_charged(
    commitment: Commitment, year: GrantYear, spender: User, at: datetime
) -> None:
    invoice = charge_to(commitment, 100, spender, at).invoice
    note = invoice_of(101, spender, at, number="CN-1", credits=invoice)
    with pytest.raises(Conflict, match="is €\u00a01 betaald, €\u00a00,01 te weinig"):
        actions.credit(note, year, key=uuid4(), by=spender, at=at)
    with pytest.raises(Conflict, match="Dit is een creditnota"):
        actions.charge(commitment, note, 1, key=uuid4(), by=spender, at=at)


# ---- I16: four eyes


def test_i16_above_the_threshold_another_person_approves(
    line: BudgetLine, year: GrantYear, decision: Any, spender: User, other: User, at: datetime
) -> None:
    facts = {"counterparty": "kennisinstelling", "subject": "Onderzoek", "authorisation": decision}
    asked = actions.request_commitment(line, year, 950_000, **facts, key=uuid4(), by=spender, at=at)
    with pytest.raises(Conflict, match="keurt een andere persoon goed"):
        actions.approve_request(asked, key=uuid4(), by=spender, at=at)
    with pytest.raises(Conflict, match="keurt een andere persoon goed"):
        actions.commit(line, year, 950_000, asked_by=spender, **facts, key=uuid4(), by=spender, at=at)
    key = uuid4()
    booked = actions.approve_request(asked, visum="Offerte gezien", key=key, by=other, at=at)
    assert (booked.requested_by, booked.approved_by, booked.visum) == (spender, other, "Offerte gezien")
    assert actions.approve_request(asked, key=key, by=other, at=at) == booked
    with pytest.raises(Conflict, match="al geantwoord"):
        actions.approve_request(asked, key=uuid4(), by=other, at=at)


@pytest.mark.parametrize("approved", [True, False])
def test_i16_the_database_refuses_one_pair_of_eyes(
    line: BudgetLine, year: GrantYear, spender: User, approved: bool
) -> None:
    own = Account.objects.create(year=year, kind=AccountKind.COMMITMENT, line=line)
    words = {"counterparty": "x", "subject": "y", "requested_by": spender, "approved_by": spender if approved else None}
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.create(year=year, line=line, account=own, amount=250_001, **words)
    Commitment.objects.create(year=year, line=line, account=own, amount=250_000, **words)


def test_above_the_threshold_the_database_asks_for_a_decision(line: BudgetLine, year: GrantYear, at: datetime) -> None:
    own = Account.objects.create(year=year, kind=AccountKind.COMMITMENT, line=line)
    big = Commitment.objects.create(year=year, line=line, account=own, amount=250_001, counterparty="x", subject="y")
    with pytest.raises(DatabaseError, match="cites a decision"):
        post(Movement.COMMITMENT, account(AccountKind.LINE), own, 250_001, at, commitment=big)


def test_a_refused_request_books_nothing(line: BudgetLine, year: GrantYear, spender: User, other: User, at) -> None:
    facts = {"counterparty": "x", "subject": "y"}
    asked = actions.request_commitment(line, year, 100, **facts, key=uuid4(), by=spender, at=at)
    assert list(year.requests.open()) == [asked]
    actions.refuse_request(asked, "Te duur", by=other, at=at)
    assert (list(year.requests.open()), Commitment.objects.count()) == ([], 0)
    with pytest.raises(Conflict, match="al geantwoord"):
        actions.approve_request(asked, key=uuid4(), by=other, at=at)


def test_who_leads_a_labo_asks_for_its_own_line_only(
    lab: BudgetLine, line: BudgetLine, year: GrantYear, at: datetime
) -> None:
    lab.holder = make.user("Labotrekker")
    lab.save()
    facts = {"counterparty": "x", "subject": "y", "by": lab.holder, "at": at}
    assert actions.request_commitment(lab, year, 100, key=uuid4(), **facts).line == lab
    with pytest.raises(Refused):
        actions.request_commitment(line, year, 100, key=uuid4(), **facts)


# ---- lines below lines, shifts, taking back


def test_a_labo_gets_its_money_from_the_line_above_and_never_more(
    lab: BudgetLine, line: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    actions.shift(line, lab, year, CREDIT, key=uuid4(), by=spender, at=at)
    assert (line_overview(line, year).allocated, line_overview(lab, year).allocated) == (0, CREDIT)
    with pytest.raises(Conflict, match=r"er is €\u00a00,01 te weinig\. Nog vrij op deze post: €\u00a00"):
        actions.shift(line, lab, year, 1, key=uuid4(), by=spender, at=at)
    plan = actions.authorise(year, 100, "RAAD-2026-030", at.date(), by=spender, at=at)
    with pytest.raises(Conflict, match="wijst toe aan een werking"):
        actions.allocate(lab, plan, key=uuid4(), by=spender, at=at)
    ends = (account(AccountKind.FREE), Account.objects.get(kind=AccountKind.LINE, line=lab))
    with pytest.raises(DatabaseError, match="allocates to a werking"):
        post(Movement.ALLOCATION, *ends, 100, at, authorisation=plan)


def test_between_two_werkingen_the_raad_decides(line: BudgetLine, year: GrantYear, spender: User, at: datetime) -> None:
    studio = actions.add_line("STU", "Studio", "studio", by=spender, at=at)
    decided = actions.authorise(year, 100_000, "RAAD-2026-030", at.date(), by=spender, at=at)
    with pytest.raises(Conflict, match="Tussen twee werkingen beslist de raad"):
        actions.shift(line, studio, year, 100_000, key=uuid4(), by=spender, at=at)
    with pytest.raises(Conflict, match="Verschuif precies dat bedrag"):
        actions.shift(line, studio, year, 99_999, authorisation=decided, key=uuid4(), by=spender, at=at)
    actions.shift(line, studio, year, 100_000, authorisation=decided, key=uuid4(), by=spender, at=at)
    there = Account.objects.get(kind=AccountKind.LINE, line=studio)
    here = Account.objects.get(kind=AccountKind.LINE, line=line)
    with pytest.raises(DatabaseError, match="the raad decides"):
        post(Movement.SHIFT, here, there, 1, at)
    with pytest.raises(DatabaseError, match="used once"):
        post(Movement.SHIFT, here, there, 100_000, at, authorisation=decided)


def test_a_labo_of_another_werking_gets_nothing_past_its_own_line(
    line: BudgetLine, lab: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    second = actions.add_line("L2", "Tweede post", "laboratorium", by=spender, at=at)
    actions.shift(line, second, year, 100, key=uuid4(), by=spender, at=at)
    actions.shift(line, lab, year, 100, key=uuid4(), by=spender, at=at)
    with pytest.raises(Conflict, match="krijgt geld van de post erboven"):
        actions.shift(second, lab, year, 100, key=uuid4(), by=spender, at=at)
    source, target = (Account.objects.get(kind=AccountKind.LINE, line=one) for one in (second, lab))
    with pytest.raises(DatabaseError, match="from the line above it"):
        post(Movement.SHIFT, source, target, 1, at)


def test_the_raad_takes_back_what_is_free_once(line: BudgetLine, year: GrantYear, spender: User, at: datetime) -> None:
    decided = actions.authorise(year, 800_000, "RAAD-2026-031", at.date(), by=spender, at=at)
    actions.take_back(line, decided, key=uuid4(), by=spender, at=at)
    assert line_overview(line, year).allocated == CREDIT - 800_000
    assert room_of(decided).credit == 800_000
    with pytest.raises(Conflict, match="is al toegewezen"):
        actions.take_back(line, decided, key=uuid4(), by=spender, at=at)
    with pytest.raises(Conflict, match="geldt niet voor"):
        commit_to(line, year, 1, spender, at, authorisation=decided)


@pytest.mark.parametrize("werking", ["studio", "laboratorium"])
def test_a_line_stands_one_step_below_a_line_of_its_own_werking(
    lab: BudgetLine, line: BudgetLine, werking: str
) -> None:
    parent = lab if werking == "laboratorium" else line
    with pytest.raises(DatabaseError), transaction.atomic():
        BudgetLine.objects.create(code="X", name="X", werking=werking, kind="labo", parent=parent)
    with pytest.raises(DatabaseError), transaction.atomic():
        BudgetLine.objects.filter(pk=line.pk).update(werking="studio")
