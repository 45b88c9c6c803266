"""Nobody rewrites what was booked: not by the ORM, not by SQL, not by an upsert, not by bulk."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.contrib import admin
from django.db import DatabaseError, connection, models, transaction

from governance.ledger.models import Account, Authorisation, BudgetLine, Commitment, GrantYear, Invoice, Posting, Seal
from governance.ledger.queries import verify
from governance.ledger.rules import AccountKind, Movement
from governance.people.models import User
from som_portal.kit.guards import drop_guards
from tests.governance.ledger.conftest import charge_to

pytestmark = pytest.mark.django_db
GUARDED = (GrantYear, Account, Authorisation, Commitment, Invoice, Posting)


@pytest.fixture(autouse=True)
def booked(commitment: Commitment, spender: User, at: datetime) -> Posting:
    """A charge of € 1 000 on a commitment of € 9 500."""
    return charge_to(commitment, 100_000, spender, at)


def everything() -> list[Any]:
    """All rows of the ledger."""
    return [list(model.objects.order_by("pk").values_list()) for model in GUARDED]


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def last() -> Posting:
    return Posting.objects.order_by("pk").last()  # type: ignore[return-value]


def another(**changed: Any) -> Posting:
    """A posting like the last one, not yet written."""
    posting = last()
    posting.pk, posting.key = None, uuid4()
    posting.seq = posting.hash = posting.previous_hash = None
    for name, value in changed.items():
        setattr(posting, name, value)
    return posting


def changed(thing: models.Model, **values: Any) -> Any:
    for name, value in values.items():
        setattr(thing, name, value)
    return thing


def grant() -> Account:
    return Account.objects.get(kind=AccountKind.GRANT)


def spent() -> Account:
    return Account.objects.get(kind=AccountKind.SPENT)


def line_account() -> Account:
    return Account.objects.get(kind=AccountKind.LINE)


def year() -> GrantYear:
    return GrantYear.objects.get()


def named(table: type[models.Model]) -> str:
    return table._meta.db_table


ATTEMPTS: dict[str, Callable[[], object]] = {
    # postings
    "save a changed posting": lambda: changed(last(), amount=1).save(),
    "save a changed note": lambda: changed(last(), note="anders").save(),
    "update postings": lambda: Posting.objects.update(amount=1),
    "update with F": lambda: Posting.objects.update(amount=models.F("amount") + 1),
    "empty the numbers": lambda: Posting.objects.update(seq=None, hash=None),
    "bulk_update postings": lambda: Posting.objects.bulk_update([changed(last(), note="anders")], ["note"]),
    "delete a posting": lambda: Posting.objects.filter(pk=last().pk)._raw_delete("default"),
    "delete all postings": lambda: Posting.objects.all()._raw_delete("default"),
    "update_or_create a posting": lambda: Posting.objects.update_or_create(key=last().key, defaults={"amount": 1}),
    "upsert a posting": lambda: Posting.objects.bulk_create(
        [another(key=last().key)], update_conflicts=True, unique_fields=["key"], update_fields=["amount"]
    ),
    "force an id": lambda: another(pk=last().pk).save(force_insert=True),
    "SQL update": lambda: sql(f"UPDATE {named(Posting)} SET amount = 1"),
    "SQL delete": lambda: sql(f"DELETE FROM {named(Posting)}"),
    "own number": lambda: another(seq=99).save(),
    "own hash": lambda: another(hash="f" * 64).save(),
    "own previous hash": lambda: another(previous_hash="f" * 64).save(),
    # amounts and routes
    "nothing": lambda: another(amount=0).save(),
    "a negative amount": lambda: another(amount=-1).save(),
    "more than is left": lambda: another(amount=850_001).save(),
    "more than is left, conflicts ignored": lambda: Posting.objects.bulk_create(
        [another(amount=850_001)], ignore_conflicts=True
    ),
    "many that fit alone but not together": lambda: Posting.objects.bulk_create(
        [another(amount=500_000), another(amount=500_000)]
    ),
    "to itself": lambda: another(target=last().source).save(),
    "out of the grant": lambda: another(source=grant()).save(),
    "spend without a commitment": lambda: another(source=line_account(), commitment=None).save(),
    "money back from spent": lambda: another(source=spent(), target=line_account()).save(),
    "an unknown movement": lambda: another(kind="gift").save(),
    "a second grant": lambda: another(
        kind=Movement.GRANT, source=grant(), target=Account.objects.get(kind="free"), commitment=None, invoice=None
    ).save(),
    # papers
    "charge without an invoice": lambda: another(invoice=None, amount=1).save(),
    "charge beyond the invoice": lambda: another(amount=1).save(),
    "commit twice": lambda: Posting.objects.bulk_create(
        [changed(_like(Movement.COMMITMENT), amount=1)], ignore_conflicts=True
    ),
    "allocate twice": lambda: _like(Movement.ALLOCATION).save(),
    "allocate without a decision": lambda: changed(_like(Movement.ALLOCATION), authorisation=None).save(),
    "a reversal of nothing": lambda: another(kind=Movement.REVERSAL).save(),
    "a reversal that is no mirror": lambda: another(kind=Movement.REVERSAL, reverses=last()).save(),
    # accounts
    "a balance by hand": lambda: changed(spent(), balance=0).save(),
    "balances by update": lambda: Account.objects.update(balance=0),
    "a lower floor": lambda: changed(grant(), floor=-20_000_001).save(),
    "a floor on a line": lambda: changed(line_account(), floor=-1).save(),
    "SQL balance": lambda: sql(f"UPDATE {named(Account)} SET balance = balance + 1"),
    "delete accounts": lambda: Account.objects.all()._raw_delete("default"),
    "an account with money": lambda: Account.objects.create(
        year=year(), kind=AccountKind.COMMITMENT, line=line_account().line, balance=5
    ),
    "a second grant account": lambda: Account.objects.create(year=year(), kind=AccountKind.GRANT, floor=-20_000_000),
    "a second grant account, conflicts ignored": lambda: Account.objects.bulk_create(
        [Account(pk=grant().pk, year=year(), kind=AccountKind.GRANT, floor=-20_000_000)], ignore_conflicts=True
    ),
    "another kind": lambda: changed(grant(), kind=AccountKind.FREE, floor=0).save(),
    # years
    "the head of the year": lambda: GrantYear.objects.update(last_seq=0),
    "the hash of the year": lambda: GrantYear.objects.update(last_hash="f" * 64),
    "another year number": lambda: GrantYear.objects.update(year=2027),
    "close with money in it": lambda: GrantYear.objects.update(closed=True),
    "delete the year": lambda: GrantYear.objects.all()._raw_delete("default"),
    "a year that starts closed": lambda: GrantYear.objects.create(year=2030, closed=True),
    # papers are written once
    "change a decision": lambda: Authorisation.objects.update(amount=20_000_000),
    "delete a decision": lambda: Authorisation.objects.all()._raw_delete("default"),
    "change a commitment": lambda: Commitment.objects.update(amount=20_000_000),
    "change an invoice": lambda: Invoice.objects.update(amount=20_000_000),
    "a second pair of eyes that is the first": lambda: Commitment.objects.bulk_create(
        [
            Commitment(
                year=year(),
                line=line_account().line,
                account=_fresh_account(),
                amount=250_001,
                counterparty="x",
                subject="y",
                requested_by_id=_somebody(),
                approved_by_id=_somebody(),
            )
        ]
    ),
    "a seal of nothing": lambda: Seal.objects.create(
        year=year(), seq=99, hash="f" * 64, place="elders", published_at=last().created_at
    ),
    "a line below itself": lambda: BudgetLine.objects.update(kind="labo", parent=line_account().line),
    "spend directly above the limit": lambda: another(
        kind=Movement.DIRECT, source=line_account(), commitment=None, amount=25_001
    ).save(),
    "shift without another line": lambda: another(
        kind=Movement.SHIFT, source=line_account(), target=line_account(), commitment=None, invoice=None
    ).save(),
    "take back without a decision": lambda: another(
        kind=Movement.TAKEBACK,
        source=line_account(),
        target=Account.objects.get(kind="free"),
        commitment=None,
        invoice=None,
    ).save(),
    "a credit on an ordinary invoice": lambda: another(
        kind=Movement.CREDIT, source=spent(), target=line_account(), commitment=None
    ).save(),
    "delete an invoice": lambda: Invoice.objects.all()._raw_delete("default"),
}
ON_SQLITE: dict[str, Callable[[], object]] = {
    "replace a posting": lambda: sql(f"INSERT OR REPLACE INTO {named(Posting)} SELECT * FROM {named(Posting)}"),
    "replace an account": lambda: sql(f"INSERT OR REPLACE INTO {named(Account)} SELECT * FROM {named(Account)}"),
    "replace a year": lambda: sql(f"INSERT OR REPLACE INTO {named(GrantYear)} SELECT * FROM {named(GrantYear)}"),
    "replace an invoice": lambda: sql(f"REPLACE INTO {named(Invoice)} SELECT * FROM {named(Invoice)}"),
    "update or replace": lambda: sql(f"UPDATE OR REPLACE {named(Posting)} SET amount = 2"),
    "update or ignore": lambda: sql(f"UPDATE OR IGNORE {named(Account)} SET balance = 0"),
}
ON_POSTGRESQL: dict[str, Callable[[], object]] = {
    "truncate postings": lambda: sql(f"TRUNCATE {named(Posting)}"),
    "truncate everything": lambda: sql(f"TRUNCATE {named(GrantYear)} CASCADE"),
    "truncate accounts": lambda: sql(f"TRUNCATE {named(Account)} CASCADE"),
    "copy with a number": lambda: sql(
        f"INSERT INTO {named(Posting)} SELECT * FROM {named(Posting)} ON CONFLICT DO NOTHING"
    ),
}


def _somebody() -> int:
    return User.objects.order_by("pk").values_list("pk", flat=True)[0]


def _fresh_account() -> Account:
    return Account.objects.create(year=year(), kind=AccountKind.COMMITMENT, line=line_account().line)


def _like(movement: Movement) -> Posting:
    """A posting like the one of a kind, not yet written."""
    posting = Posting.objects.filter(kind=movement).order_by("pk").first()
    assert posting is not None
    posting.pk, posting.key = None, uuid4()
    posting.seq = posting.hash = posting.previous_hash = None
    return posting


def attempts() -> dict[str, Callable[[], object]]:
    return ATTEMPTS | (ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL)


@pytest.mark.parametrize("name", attempts())
def test_the_database_refuses_to(name: str) -> None:
    before = everything()
    with pytest.raises(DatabaseError), transaction.atomic():
        attempts()[name]()
    assert everything() == before
    assert verify() == []


def test_control_without_the_guards_the_harm_is_done() -> None:
    with transaction.atomic():
        drop_guards()
        for name in ("update postings", "a balance by hand", "the head of the year", "change a decision"):
            ATTEMPTS[name]()
        assert verify()[0] == "budget 2026: posting 1 was changed"
        transaction.set_rollback(True)
    assert verify() == []


def test_the_back_office_has_no_door_to_the_ledger() -> None:
    """No table of the ledger is in the admin, so nothing there can save, delete or act in bulk."""
    assert [model for model in (*GUARDED, BudgetLine, Seal) if admin.site.is_registered(model)] == []


def test_there_are_at_least_45_attempts() -> None:
    assert len(ATTEMPTS) + min(len(ON_SQLITE), len(ON_POSTGRESQL)) >= 45
