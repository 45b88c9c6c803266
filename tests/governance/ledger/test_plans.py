"""A guard finds a posting by its number, however many there are, also before PostgreSQL has counted them.

With the year joined in (`p.seq = y.last_seq + 1`) a connection that began on an empty table kept a plan that read every
posting of the year, twice a posting: eight writers made 150 postings a second after two thousand, and 1 100 so.
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


def test_a_posting_reads_as_few_postings_after_many(commitment: Commitment, at: datetime) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite looks a posting up by its number, as its indexes say")
    read = []
    for size in (FEW, MANY):
        while Posting.objects.count() < size:
            release_a_cent(commitment, at)
        before = rows_read()
        release_a_cent(commitment, at)
        read.append(rows_read() - before)
    assert read[1] <= read[0] <= FEW
