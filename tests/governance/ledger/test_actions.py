"""Booking through the actions: who may, what fits, what is refused with which sentence."""

from datetime import date, datetime
from uuid import uuid4

import pytest

from governance.ledger import actions
from governance.ledger.models import Authorisation, BudgetLine, Commitment, GrantYear, Invoice, Posting
from governance.ledger.queries import line_overview, verify, year_overview
from governance.ledger.rules import Movement
from governance.people.models import User
from governance.record.queries import history_of
from governance.record.queries import verify as verify_record
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.ledger.conftest import CREDIT, charge_to, commit_to

NBSP = "\u00a0"


def figures(year: GrantYear) -> tuple[int, int, int, int, int]:
    seen = year_overview(year)
    return seen.grant, seen.allocated, seen.committed, seen.spent, seen.free


def test_a_year_opens_with_the_grant_of_the_charter(year: GrantYear) -> None:
    assert figures(year) == (20_000_000, 0, 0, 0, 20_000_000)


def test_a_year_opens_once(year: GrantYear, spender: User, at: datetime) -> None:
    with pytest.raises(Conflict, match="Het boekjaar 2026 bestaat al"):
        actions.open_year(2026, by=spender, at=at)


def test_a_decision_gives_its_amount_to_a_line(line: BudgetLine, year: GrantYear) -> None:
    assert figures(year) == (20_000_000, CREDIT, 0, 0, 20_000_000)
    assert year_overview(year).undivided == 20_000_000 - CREDIT


def test_a_decision_is_allocated_once(line: BudgetLine, decision: Authorisation, spender: User, at: datetime) -> None:
    actions.allocate(line, decision, key=uuid4(), by=spender, at=at)
    with pytest.raises(Conflict, match="Het bedrag van besluit RAAD-2026-014 is al toegewezen"):
        actions.allocate(line, decision, key=uuid4(), by=spender, at=at)


def test_no_more_is_allocated_than_the_city_grants(
    line: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    too_much = actions.authorise(year, 14_200_001, "RAAD-2026-001", date(2026, 1, 8), by=spender, at=at)
    with pytest.raises(Conflict, match=f"er is €{NBSP}0,01 te weinig. Nog te verdelen: €{NBSP}142.000"):
        actions.allocate(line, too_much, key=uuid4(), by=spender, at=at)


def test_a_commitment_keeps_money_of_its_line(commitment: Commitment, year: GrantYear) -> None:
    assert figures(year) == (20_000_000, CREDIT, 950_000, 0, 19_050_000)
    assert line_overview(commitment.line, year).free == CREDIT - 950_000


def test_up_to_2500_euro_the_coordinatiecel_decides_alone(
    line: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    assert commit_to(line, year, 250_000, spender, at).amount == 250_000


def test_above_2500_euro_a_decision_is_needed(line: BudgetLine, year: GrantYear, spender: User, at: datetime) -> None:
    with pytest.raises(Conflict) as refusal:
        commit_to(line, year, 250_001, spender, at)
    assert str(refusal.value) == (
        f"Boven €{NBSP}2.500 is een besluit van de SOM-raad nodig. Koppel het besluit of zet het op de agenda. "
        f"Dit bedrag ligt er €{NBSP}0,01 boven."
    )


def test_a_commitment_over_the_credit_is_refused_with_the_amounts(
    line: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    big = actions.authorise(year, CREDIT + 100_000, "RAAD-2026-020", date(2026, 3, 1), by=spender, at=at)
    with pytest.raises(Conflict) as refusal:
        commit_to(line, year, CREDIT + 50, spender, at, authorisation=big)
    assert str(refusal.value) == (
        f"Dit kan niet: met deze vastlegging ga je €{NBSP}0,50 boven het krediet van €{NBSP}58.000. "
        f"Nog vrij: €{NBSP}58.000. Vraag minder, of verschuif eerst geld naar deze post."
    )
    assert Commitment.objects.count() == 0


def test_a_decision_reaches_no_further_than_its_amount(
    commitment: Commitment, decision: Authorisation, spender: User, at: datetime
) -> None:
    with pytest.raises(Conflict, match="boven wat de raad besliste"):
        commit_to(commitment.line, commitment.year, 1, spender, at, authorisation=decision)


def test_a_decision_of_another_line_is_refused(line: BudgetLine, year: GrantYear, spender: User, at: datetime) -> None:
    plan = Authorisation.objects.get(reference="RAAD-2025-009")
    other = actions.add_line("STU", "Studio", "studio", by=spender, at=at)
    with pytest.raises(Conflict, match="Besluit RAAD-2025-009 geldt niet voor Studio in 2026"):
        commit_to(other, year, 300_000, spender, at, authorisation=plan)


def test_a_raadslid_without_a_seat_in_the_coordinatiecel_cannot_commit(
    line: BudgetLine, year: GrantYear, at: datetime
) -> None:
    [member] = make.raad(1)
    with pytest.raises(Refused, match="Geld vastleggen doet de coördinatiecel"):
        commit_to(line, year, 100_000, member, at)


def test_a_release_gives_the_rest_back(commitment: Commitment, year: GrantYear, spender: User, at: datetime) -> None:
    actions.release(commitment, 450_000, key=uuid4(), by=spender, at=at)
    assert figures(year) == (20_000_000, CREDIT, 500_000, 0, 19_500_000)


def test_a_charge_spends_what_was_committed(
    commitment: Commitment, year: GrantYear, spender: User, at: datetime
) -> None:
    charge_to(commitment, 231_000, spender, at)
    assert figures(year) == (20_000_000, CREDIT, 719_000, 231_000, 19_050_000)


def test_a_commitment_is_never_spent_beyond_its_amount(commitment: Commitment, spender: User, at: datetime) -> None:
    charge_to(commitment, 900_000, spender, at)
    with pytest.raises(Conflict) as refusal:
        charge_to(commitment, 50_001, spender, at, number="F-2")
    assert str(refusal.value) == (
        f"Op deze vastlegging staat nog €{NBSP}500. Dit is €{NBSP}0,01 te veel: kies hoogstens €{NBSP}500."
    )


def test_the_same_invoice_is_charged_once(commitment: Commitment, spender: User, at: datetime) -> None:
    charge_to(commitment, 100_000, spender, at, number="F-7")
    with pytest.raises(Conflict, match="Factuur F-7 van Kennisinstelling is al aangerekend"):
        charge_to(commitment, 100_000, spender, at, number="f-7")


def test_a_reversed_charge_can_be_charged_again(commitment: Commitment, spender: User, at: datetime) -> None:
    wrong = charge_to(commitment, 100_000, spender, at, number="F-7")
    actions.reverse(wrong, key=uuid4(), by=spender, at=at)
    charge_to(commitment, 100_000, spender, at, number="F-7")
    assert Invoice.objects.count() == 1


def test_a_reversal_is_the_exact_mirror(commitment: Commitment, year: GrantYear, spender: User, at: datetime) -> None:
    charged = charge_to(commitment, 245_000, spender, at)
    mirror = actions.reverse(charged, note="Factuur dubbel ingegeven", key=uuid4(), by=spender, at=at)
    assert (mirror.source_id, mirror.target_id, mirror.amount) == (charged.target_id, charged.source_id, 245_000)
    assert figures(year) == (20_000_000, CREDIT, 950_000, 0, 19_050_000)


def test_a_posting_is_reversed_once(commitment: Commitment, spender: User, at: datetime) -> None:
    charged = charge_to(commitment, 245_000, spender, at)
    actions.reverse(charged, key=uuid4(), by=spender, at=at)
    with pytest.raises(Conflict, match="al eens tegengeboekt"):
        actions.reverse(charged, key=uuid4(), by=spender, at=at)


def test_a_reversal_is_not_reversed(commitment: Commitment, spender: User, at: datetime) -> None:
    mirror = actions.reverse(charge_to(commitment, 245_000, spender, at), key=uuid4(), by=spender, at=at)
    with pytest.raises(Conflict, match="Deze boeking kan je niet tegenboeken"):
        actions.reverse(mirror, key=uuid4(), by=spender, at=at)


def test_a_commitment_that_was_spent_from_is_not_reversed(commitment: Commitment, spender: User, at: datetime) -> None:
    charge_to(commitment, 1, spender, at)
    booked = commitment.postings.get(kind=Movement.COMMITMENT)
    with pytest.raises(Conflict, match=f"er ontbreekt €{NBSP}0,01"):
        actions.reverse(booked, key=uuid4(), by=spender, at=at)


def test_a_reversed_commitment_gives_the_decision_its_room_back(
    commitment: Commitment, decision: Authorisation, year: GrantYear, spender: User, at: datetime
) -> None:
    actions.reverse(commitment.postings.get(), key=uuid4(), by=spender, at=at)
    assert commit_to(commitment.line, year, 950_000, spender, at, authorisation=decision).pk != commitment.pk


def test_the_same_key_twice_is_one_commitment_and_the_same_answer(
    line: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    key = uuid4()
    first = commit_to(line, year, 200_000, spender, at, key=key)
    assert commit_to(line, year, 200_000, spender, at, key=key) == first
    assert line_overview(line, year).committed == 200_000


def test_a_key_does_not_answer_for_another_booking(
    line: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    key = uuid4()
    commit_to(line, year, 200_000, spender, at, key=key)
    with pytest.raises(Conflict, match="boekte al iets anders"):
        commit_to(line, year, 100_000, spender, at, key=key)


def test_every_booking_is_in_the_record(commitment: Commitment, spender: User, at: datetime) -> None:
    charge_to(commitment, 100, spender, at)
    assert [deed.verb for deed in history_of(commitment)] == ["commit", "charge"]
    assert verify_record() == []


def test_a_year_closes_when_no_commitment_is_open(
    commitment: Commitment, year: GrantYear, spender: User, at: datetime
) -> None:
    later = at.replace(year=2027, month=1)
    with pytest.raises(Conflict, match=f"Er staan nog vastleggingen open, samen €{NBSP}"):
        actions.close_year(year, by=spender, at=later)
    charge_to(commitment, 900_000, spender, at)
    actions.release(commitment, 50_000, key=uuid4(), by=spender, at=at)
    closed = actions.close_year(year, by=spender, at=later)
    assert closed.closed
    assert year_overview(closed).grant == 900_000
    assert verify() == []


def test_a_running_year_is_not_closed(year: GrantYear, spender: User, at: datetime) -> None:
    with pytest.raises(Conflict, match="Het boekjaar 2026 loopt nog"):
        actions.close_year(year, by=spender, at=at)


def test_nothing_is_booked_in_a_closed_year(line: BudgetLine, year: GrantYear, spender: User, at: datetime) -> None:
    actions.close_year(year, by=spender, at=at.replace(year=2027))
    with pytest.raises(Conflict, match="Het boekjaar 2026 is afgesloten"):
        commit_to(line, year, 100, spender, at)
    assert Posting.objects.filter(kind=Movement.COMMITMENT).count() == 0
