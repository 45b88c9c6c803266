"""The invariants of the ledger, one test each, against the database itself.

I2, I5, I13 and I16 are in test_papers, I17 in test_reports, I18 in test_faults, I19 in test_whole, I20 in test_checks.
"""

from contextlib import suppress
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance.ledger import actions
from governance.ledger.models import Account, Authorisation, BudgetLine, Commitment, GrantYear, Posting
from governance.ledger.queries import year_overview
from governance.ledger.queries.whole import verify
from governance.ledger.rules import GENESIS, AccountKind, Movement
from governance.people.models import User
from som_portal.kit.access import Conflict
from tests.governance.ledger.conftest import charge_to, commit_to

pytestmark = pytest.mark.django_db


def post(kind: Movement, source: Account, target: Account, amount: int, at: datetime, **papers: Any) -> Posting:
    """A posting that no action asked for."""
    with transaction.atomic():
        return Posting.objects.create(
            key=uuid4(),
            year=source.year,
            kind=kind,
            source=source,
            target=target,
            amount=amount,
            booked_on=at.date(),
            created_at=at,
            **papers,
        )


def account(kind: AccountKind, year: GrantYear | None = None) -> Account:
    return Account.objects.filter(kind=kind, **({"year": year} if year else {})).get()


def test_i1_the_grant_never_passes_its_floor(year: GrantYear, at: datetime) -> None:
    with pytest.raises(DatabaseError):
        post(Movement.GRANT, account(AccountKind.GRANT), account(AccountKind.FREE), 1, at)
    assert account(AccountKind.GRANT).balance == -20_000_000


def test_i1_no_lower_floor_is_stored(db: None) -> None:
    year = GrantYear.objects.create(year=2031)
    for floor in (-20_000_001, -1, 0):
        with pytest.raises(IntegrityError), transaction.atomic():
            Account.objects.create(year=year, kind=AccountKind.GRANT, floor=floor)


def test_i3_the_balances_of_a_year_add_up_to_nothing(commitment: Commitment, spender: User, at: datetime) -> None:
    charge_to(commitment, 300_000, spender, at)
    assert Account.objects.aggregate(sum=Sum("balance"))["sum"] == 0


STEPS = st.lists(
    st.tuples(st.sampled_from(["commit", "charge", "release", "reverse"]), st.integers(1, 400_000)), max_size=14
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_i4_a_balance_is_what_came_in_less_what_went_out(
    line: BudgetLine, year: GrantYear, spender: User, at: datetime, steps: list[tuple[str, int]]
) -> None:
    with transaction.atomic():
        for number, (verb, amount) in enumerate(steps):
            _step(verb, amount, number, line, year, spender, at)
        seen = year_overview(year)
        assert seen.grant == seen.committed + seen.spent + seen.free == 20_000_000
        assert verify() == []
        transaction.set_rollback(True)


def _step(verb: str, amount: int, number: int, line: BudgetLine, year: GrantYear, by: User, at: datetime) -> None:
    """One random deed; a refusal is fine, a broken ledger is not."""
    latest = Commitment.objects.first()
    try:
        if verb == "commit" or latest is None:
            commit_to(line, year, amount, by, at)
        elif verb == "charge":
            charge_to(latest, amount, by, at, number=f"F-{number}")
        elif verb == "release":
            actions.release(latest, amount, key=uuid4(), by=by, at=at)
        else:
            actions.reverse(Posting.objects.latest("seq"), key=uuid4(), by=by, at=at)
    except Conflict:
        return


def test_i6_a_rolled_back_posting_leaves_no_gap(line: BudgetLine, year: GrantYear, spender: User, at: datetime) -> None:
    for amount in (100, 200):
        with transaction.atomic():
            commit_to(line, year, amount, spender, at)
            transaction.set_rollback(True)
    commit_to(line, year, 300, spender, at)
    assert list(Posting.objects.order_by("seq").values_list("seq", "amount")) == [
        (1, 20_000_000),
        (2, 5_800_000),
        (3, 300),
    ]


def test_i7_each_hash_seals_what_came_before(commitment: Commitment, year: GrantYear) -> None:
    sealed = list(Posting.objects.order_by("seq"))
    assert [posting.previous_hash for posting in sealed] == [GENESIS, *(posting.hash for posting in sealed[:-1])]
    assert [posting.hash for posting in sealed] == [posting.computed_hash() for posting in sealed]
    year.refresh_from_db()
    assert (year.last_seq, year.last_hash) == (3, sealed[-1].hash)


@pytest.mark.parametrize("note", ["", "a|b||", "é € ’ 你好", "'; DROP TABLE x; --", "regel\nregel", "%s {0} \\"])
def test_i7_any_note_and_any_moment_is_sealed(commitment: Commitment, spender: User, at: datetime, note: str) -> None:
    for moment in (at, at.replace(microsecond=1), at.replace(microsecond=120_000)):
        released = actions.release(commitment, 1, note=note, key=uuid4(), by=None, at=moment)
        assert released.hash == Posting.objects.get(pk=released.pk).computed_hash()


def test_i8_money_stays_within_its_year(line: BudgetLine, spender: User, at: datetime) -> None:
    actions.open_year(2027, by=spender, at=at)
    other = account(AccountKind.FREE, GrantYear.objects.get(year=2027))
    with pytest.raises(DatabaseError, match="no such movement"):
        post(Movement.CLOSING, account(AccountKind.LINE), other, 1, at)


def test_i8_no_part_of_a_cent_is_stored(commitment: Commitment) -> None:
    """SQLite would keep 1.5 as it is: the guard refuses it. PostgreSQL's column rounds it."""
    released = Posting(kind=Movement.RELEASE, source=commitment.account, commitment=commitment)
    with suppress(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Posting._meta.db_table} (key, year_id, kind, source_id, target_id, amount, booked_on,"
            " created_at, note, commitment_id) VALUES (%s, %s, 'release', %s, %s, 1.5, '2026-03-12',"
            " '2026-03-12 09:00:00', '', %s)",
            [
                uuid4().hex,
                commitment.year_id,
                released.source_id,
                account(AccountKind.LINE).pk,
                commitment.pk,
            ],
        )
    assert all(isinstance(amount, int) for amount in Posting.objects.values_list("amount", flat=True))


@pytest.mark.parametrize("kind", list(Movement))
def test_i9_only_the_movement_matrix(commitment: Commitment, spender: User, at: datetime, kind: Movement) -> None:
    """Every pair of accounts, for every kind: only what the matrix names is booked."""
    charge_to(commitment, 100_000, spender, at)
    second = actions.add_line("LAB2", "Labo 2", "laboratorium", by=spender, at=at)
    actions.shift(commitment.line, second, commitment.year, 100, key=uuid4(), by=spender, at=at)
    unused = actions.authorise(commitment.year, 1, "RAAD-2026-099", at.date(), by=spender, at=at)
    invoice = actions.note_invoice("Drukkerij", "1", at.date(), 1_000_000, by=spender, at=at)
    papers: list[dict[str, Any]] = [
        {},
        {"commitment": commitment},
        {"authorisation": unused},
        {"invoice": invoice},
        {"commitment": commitment, "invoice": invoice},
        {"commitment": commitment, "authorisation": unused},
    ]
    booked = {
        (source.kind, target.kind)
        for source in Account.objects.exclude(kind=AccountKind.GRANT)
        for target in Account.objects.all()
        if any(_is_booked(kind, source, target, at, cited) for cited in papers)
    }
    allowed = {
        Movement.ALLOCATION: {("free", "line")},
        Movement.TAKEBACK: {("line", "free")},
        Movement.SHIFT: {("line", "line")},
        Movement.CHARGE: {("commitment", "spent")},
        Movement.DIRECT: {("line", "spent")},
        Movement.RELEASE: {("commitment", "line")},
        Movement.CLOSING: {("line", "grant"), ("free", "grant")},
    }
    assert booked == allowed.get(kind, set())


def _is_booked(kind: Movement, source: Account, target: Account, at: datetime, papers: dict[str, Any]) -> bool:
    """Whether the database takes it; taken back at once, so that one try does not use up the next."""
    try:
        with transaction.atomic():
            post(kind, source, target, 1, at, **papers)
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return True


def test_i10_nothing_is_booked_in_a_closed_year_and_it_never_reopens(
    line: BudgetLine, year: GrantYear, spender: User, at: datetime
) -> None:
    actions.close_year(year, by=spender, at=at.replace(year=2027))
    with pytest.raises(DatabaseError, match="this year is closed"):
        post(Movement.CLOSING, account(AccountKind.FREE), account(AccountKind.GRANT), 1, at)
    with pytest.raises(DatabaseError, match="this year is closed"), transaction.atomic():
        Account.objects.create(year=year, kind=AccountKind.COMMITMENT, line=line)
    with pytest.raises(DatabaseError, match="never reopens"), transaction.atomic():
        GrantYear.objects.update(closed=False)


def test_i10_no_year_closes_with_an_open_commitment(commitment: Commitment, at: datetime) -> None:
    for kind in (AccountKind.LINE, AccountKind.FREE):
        left = account(kind)
        post(Movement.CLOSING, left, account(AccountKind.GRANT), left.balance, at)
    with pytest.raises(DatabaseError, match="closes when nothing is left"), transaction.atomic():
        GrantYear.objects.update(closed=True)


@pytest.mark.parametrize("changed", [{"amount": 99}, {"swap": True}, {"commitment": None}, {"reverses": None}], ids=str)
def test_i11_only_the_exact_mirror_reverses(
    commitment: Commitment, spender: User, at: datetime, changed: dict[str, Any]
) -> None:
    charged = charge_to(commitment, 100, spender, at)
    ends = (charged.source, charged.target) if changed.pop("swap", False) else (charged.target, charged.source)
    papers = {"commitment": commitment, "invoice": charged.invoice, "reverses": charged} | changed
    with pytest.raises(DatabaseError):
        post(Movement.REVERSAL, *ends, papers.pop("amount", 100), at, **papers)


def test_i11_a_posting_is_reversed_once_and_a_reversal_never(
    commitment: Commitment, spender: User, at: datetime
) -> None:
    charged = charge_to(commitment, 100, spender, at)
    mirror = actions.reverse(charged, key=uuid4(), by=spender, at=at)
    papers = {"commitment": commitment, "invoice": charged.invoice}
    with pytest.raises(DatabaseError):
        post(Movement.REVERSAL, charged.target, charged.source, 100, at, reverses=charged, **papers)
    with pytest.raises(DatabaseError):
        post(Movement.REVERSAL, charged.source, charged.target, 100, at, reverses=mirror, **papers)


def test_i12_an_allocation_cites_a_decision_of_the_year_for_its_amount(
    line: BudgetLine, decision: Authorisation, spender: User, at: datetime
) -> None:
    ends = (account(AccountKind.FREE), account(AccountKind.LINE))
    elsewhere = actions.authorise(
        actions.open_year(2027, by=spender, at=at), 950_000, "RAAD-2026-050", date(2026, 3, 1), by=spender, at=at
    )
    for amount, cited in ((949_999, decision), (950_000, elsewhere), (950_000, None)):
        with pytest.raises(DatabaseError):
            post(Movement.ALLOCATION, *ends, amount, at, authorisation=cited)
    post(Movement.ALLOCATION, *ends, 950_000, at, authorisation=decision)
    with pytest.raises(DatabaseError):
        post(Movement.ALLOCATION, *ends, 950_000, at, authorisation=decision)


def test_i14_a_commitment_is_never_spent_beyond_its_amount(commitment: Commitment, spender: User, at: datetime) -> None:
    invoice = charge_to(commitment, 950_000, spender, at).invoice
    with pytest.raises(DatabaseError):
        post(
            Movement.CHARGE,
            commitment.account,
            account(AccountKind.SPENT),
            1,
            at,
            commitment=commitment,
            invoice=invoice,
        )


def test_i15_a_key_is_used_once(commitment: Commitment, at: datetime) -> None:
    used = commitment.postings.get().key
    again = Posting(
        key=UUID(str(used)),
        year=commitment.year,
        kind=Movement.RELEASE,
        source=commitment.account,
        target=account(AccountKind.LINE),
        amount=1,
        booked_on=at.date(),
        created_at=at,
        commitment=commitment,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
