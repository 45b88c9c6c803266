"""Sixteen writers, one payment left: one of them books, on both engines, fifty rounds long; a thousand in --long."""

import random
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError

from governance.ledger import actions
from governance.ledger.models import Account, BudgetLine, Commitment, GrantYear, Posting
from governance.ledger.queries import line_overview, verify
from governance.ledger.rules import AccountKind, Movement
from governance.people.models import User
from som_portal.kit.access import Conflict
from tests.governance.ledger.conftest import commit_to

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
WRITERS, ROUNDS, PAYMENT = 8, 5, 200_000
MANY, LAST = 16, 10_000
Together = Callable[..., list[Any]]


@pytest.fixture
def bare_line(year: GrantYear, spender: User, at: datetime) -> BudgetLine:
    """A line without a credit yet."""
    return actions.add_line("LAB", "Laboratorium", "laboratorium", by=spender, at=at)


def one_payment_more(line: BudgetLine, year: GrantYear, by: User, at: datetime) -> None:
    """Give the line a credit of exactly one payment more."""
    decision = actions.authorise(year, PAYMENT, "RAAD-2026-001", date(2026, 1, 8), by=by, at=at)
    actions.allocate(line, decision, key=uuid4(), by=by, at=at)


@pytest.mark.parametrize("rounds", [50, pytest.param(1_000, marks=pytest.mark.long)])
def test_the_last_payment_is_committed_once(
    bare_line: BudgetLine, year: GrantYear, spender: User, at: datetime, together: Together, rounds: int
) -> None:
    for number in range(1, rounds + 1):
        left = one_payment_left(bare_line, year, spender, at)
        answers = together(*[lambda: commit_to(bare_line, year, LAST, spender, at)] * MANY)
        assert [type(answer) for answer in answers].count(Commitment) == 1
        assert [type(answer) for answer in answers].count(Conflict) == MANY - 1
        assert (left, line_overview(bare_line, year).free) == (LAST, 0)
        assert line_overview(bare_line, year).committed == number * LAST
    assert verify() == []


@pytest.mark.long
def test_a_minute_of_everything_at_once_breaks_nothing_and_never_deadlocks(
    bare_line: BudgetLine, year: GrantYear, spender: User, at: datetime, together: Together
) -> None:
    for _ in range(20):
        one_payment_more(bare_line, year, spender, at)
    until = time.monotonic() + 60
    odd: list[Exception] = []

    def busy(number: int) -> None:
        chance = random.Random(number)
        while time.monotonic() < until:
            try:
                _any_deed(chance, bare_line, year, spender, at)
            except Conflict:
                continue
            except Exception as error:
                odd.append(error)

    together(*[lambda number=number: busy(number) for number in range(MANY)])
    assert odd == []
    assert verify() == []


def _any_deed(chance: random.Random, line: BudgetLine, year: GrantYear, by: User, at: datetime) -> None:
    """Commit, release or reverse, whatever comes up."""
    latest = Commitment.objects.order_by("?").first()
    match chance.choice(["commit", "commit", "release", "reverse"]):
        case "release" if latest:
            actions.release(latest, chance.randint(1, 5_000), key=uuid4(), by=by, at=at)
        case "reverse":
            actions.reverse(Posting.objects.order_by("-seq")[0], key=uuid4(), by=by, at=at)
        case _:
            commit_to(line, year, chance.randint(1, 50_000), by, at)


def one_payment_left(line: BudgetLine, year: GrantYear, by: User, at: datetime) -> int:
    """Leave exactly one payment on the line; returns what is free."""
    decision = actions.authorise(year, LAST, "RAAD-2026-001", date(2026, 1, 8), by=by, at=at)
    actions.allocate(line, decision, key=uuid4(), by=by, at=at)
    return line_overview(line, year).free


def test_the_same_key_from_eight_clicks_is_one_commitment(
    bare_line: BudgetLine, year: GrantYear, spender: User, at: datetime, together: Together
) -> None:
    for _ in range(ROUNDS):
        one_payment_more(bare_line, year, spender, at)
    for number in range(1, ROUNDS + 1):
        key = uuid4()
        answers = together(*[lambda key=key: commit_to(bare_line, year, PAYMENT, spender, at, key=key)] * WRITERS)
        assert len({answer.pk for answer in answers}) == 1
        assert Commitment.objects.count() == number


def test_the_database_alone_keeps_the_last_payment(
    bare_line: BudgetLine, year: GrantYear, spender: User, at: datetime, together: Together
) -> None:
    """Writers that skip the action, its lock and its verdict: the guards are enough."""
    for _ in range(ROUNDS):
        one_payment_more(bare_line, year, spender, at)
        prepared = [unchecked(bare_line, year, at) for _ in range(WRITERS)]
        answers = together(*[posting.save for posting in prepared])
        assert sum(answer is None for answer in answers) == 1
        assert sum(isinstance(answer, DatabaseError) for answer in answers) == WRITERS - 1
    overview = line_overview(bare_line, year)
    assert (overview.committed, overview.free) == (ROUNDS * PAYMENT, 0)


def test_numbers_have_no_gap_when_refusals_race(
    bare_line: BudgetLine, year: GrantYear, spender: User, at: datetime, together: Together
) -> None:
    for _ in range(ROUNDS):
        one_payment_more(bare_line, year, spender, at)
        together(*[lambda: commit_to(bare_line, year, PAYMENT, spender, at)] * WRITERS)
    numbers = list(Posting.objects.order_by("seq").values_list("seq", flat=True))
    assert numbers == list(range(1, 1 + 1 + 2 * ROUNDS))


def test_control_without_guard_and_lock_the_last_payment_is_committed_eight_times(
    bare_line: BudgetLine,
    year: GrantYear,
    spender: User,
    at: datetime,
    together: Together,
    guards_off: Callable[[], AbstractContextManager[None]],
) -> None:
    one_payment_more(bare_line, year, spender, at)
    all_have_read = threading.Barrier(WRITERS)

    def read_then_write() -> None:
        free = line_overview(bare_line, year).free
        all_have_read.wait(30)
        if free >= PAYMENT:
            unchecked(bare_line, year, at).save()

    with guards_off():
        together(*[read_then_write] * WRITERS)
        assert Posting.objects.filter(kind=Movement.COMMITMENT).count() == WRITERS
        assert verify() != []
        Posting.objects.filter(kind=Movement.COMMITMENT).delete()


def unchecked(line: BudgetLine, year: GrantYear, at: datetime) -> Posting:
    """A commitment posting nobody asked about, not yet written."""
    account = Account.objects.create(year=year, kind=AccountKind.COMMITMENT, line=line)
    commitment = Commitment.objects.create(
        year=year, line=line, account=account, amount=PAYMENT, counterparty="wie dan ook", subject="wat dan ook"
    )
    return Posting(
        key=uuid4(),
        year=year,
        kind=Movement.COMMITMENT,
        source=Account.objects.get(year=year, kind=AccountKind.LINE, line=line),
        target=account,
        amount=PAYMENT,
        booked_on=at.date(),
        created_at=at,
        commitment=commitment,
    )
