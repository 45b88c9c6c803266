"""A guard finds a posting by its number, however many there are, also where PostgreSQL has counted none or not yet.

A fresh table is taken for a small one, a table vacuumed while it was empty for an empty one: then reading all of it is
the cheapest plan, and a connection keeps that plan until somebody counts again. With the year joined in
(`p.seq = y.last_seq + 1`) the fresh table too was read whole, twice a posting: eight writers made 150 postings a second
after two thousand, and 1 100 so.

SQLite looks a posting up by its number, as its indexes say; there it is an UPDATE of two rows at once that costs: it
keeps the rows to come in a table of their own.
"""

from datetime import datetime
from uuid import uuid4

import pytest
from django.db import connection

from governance.ledger.models import Account, Commitment, Posting
from governance.ledger.rules import AccountKind, Movement

FEW, MANY = 20, 300
READ = "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'governance_posting'"


def release_a_cent(commitment: Commitment, at: datetime) -> None:
    """By the model itself: what is asked here is asked by the guards."""
    Posting.objects.create(
        key=uuid4(),
        year=commitment.year,
        kind=Movement.RELEASE,
        source=commitment.account,
        target=Account.objects.get(kind=AccountKind.LINE, line=commitment.line),
        commitment=commitment,
        amount=1,
        booked_on=at.date(),
        created_at=at,
    )


def rows_read() -> int:
    """Rows of postings that this transaction read so far."""
    with connection.cursor() as cursor:
        cursor.execute(READ)
        return int(cursor.fetchone()[0])


@pytest.fixture(params=["never counted", "counted empty"])
def counted(request: pytest.FixtureRequest, db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL counts before it plans")
    if request.param == "counted empty":
        another = connection.copy()
        another.set_autocommit(True)
        with another.cursor() as cursor:
            cursor.execute("VACUUM governance_posting")
        another.close()


def test_a_posting_reads_as_few_postings_after_many(counted: None, commitment: Commitment, at: datetime) -> None:
    read = []
    for size in (FEW, MANY):
        while Posting.objects.count() < size:
            release_a_cent(commitment, at)
        before = rows_read()
        release_a_cent(commitment, at)
        read.append(rows_read() - before)
    assert read[1] <= read[0] <= FEW


def tables_made_for(statement: str) -> int:
    """Tables of rows to come that SQLite makes for a statement and its triggers; those of a list in IN have a key."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement}")
        return sum(operation == "OpenEphemeral" and key is None for _, operation, _, _, _, key, *_ in cursor.fetchall())


def test_a_posting_makes_no_table_of_the_rows_it_moves(db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL updates two rows as one")
    assert tables_made_for("UPDATE governance_account SET balance = balance WHERE id IN (1, 2)") == 1
    assert tables_made_for("INSERT INTO governance_posting (kind, amount) VALUES ('release', 1)") == 0
