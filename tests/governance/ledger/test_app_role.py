"""On PostgreSQL the portal can run as a role that owns nothing: it books a whole year, and every DDL is refused."""

from collections.abc import Iterator
from datetime import datetime
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction

from governance.ledger import actions
from governance.ledger.models import Account, GrantYear, Posting
from governance.ledger.queries import verify
from tests.governance.ledger.conftest import charge_to, commit_to

pytestmark = pytest.mark.django_db
POSTING, ACCOUNT, YEAR = (model._meta.db_table for model in (Posting, Account, GrantYear))
REFUSED = [
    f"DROP TABLE {POSTING} CASCADE",
    f"ALTER TABLE {POSTING} DISABLE TRIGGER ALL",
    f"ALTER TABLE {ACCOUNT} DROP CONSTRAINT account_stays_above_its_floor",
    f"ALTER TABLE {ACCOUNT} ADD COLUMN extra int",
    f"ALTER TABLE {POSTING} OWNER TO CURRENT_USER",
    f"DROP TRIGGER {POSTING}_guards_update ON {POSTING}",
    f"CREATE OR REPLACE FUNCTION {POSTING}_guards_update() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    f"DROP FUNCTION {POSTING}_posts() CASCADE",
    f"CREATE TRIGGER mine BEFORE INSERT ON {POSTING} FOR EACH ROW EXECUTE FUNCTION {POSTING}_posts()",
    f"CREATE RULE mine AS ON INSERT TO {POSTING} DO INSTEAD NOTHING",
    "CREATE TABLE public.mine (id int)",
    f"CREATE INDEX mine ON {POSTING} (amount)",
    f"TRUNCATE {POSTING} CASCADE",
    "SET session_replication_role = replica",
    f"UPDATE {POSTING} SET amount = 1",
    f"DELETE FROM {POSTING}",
    f"UPDATE {ACCOUNT} SET balance = 0",
    f"UPDATE {YEAR} SET last_seq = 0",
    "DROP SCHEMA public CASCADE",
]


@pytest.fixture
def as_app_role() -> Iterator[None]:
    """Everything below runs as the portal's own role."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no roles")
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE som_app NOLOGIN")
        call_command("app_role", "som_app")
        cursor.execute("SET LOCAL ROLE som_app")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def test_the_app_role_books_a_whole_year(spender, year, line, decision, as_app_role: None, at: datetime) -> None:
    kept = commit_to(line, year, 950_000, spender, at, authorisation=decision)
    charged = charge_to(kept, 300_000, spender, at)
    actions.reverse(charged, key=uuid4(), by=spender, at=at)
    actions.release(kept, 950_000, key=uuid4(), by=spender, at=at)
    actions.close_year(actions.open_year(2025, by=spender, at=at), by=spender, at=at)
    assert verify() == []


@pytest.mark.parametrize("statement", REFUSED)
def test_the_app_role_is_refused(commitment, as_app_role: None, statement: str) -> None:
    refused = pytest.raises(DatabaseError, match=r"permission denied|must be owner|must be able to")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("role", ["", "a b", "x; DROP TABLE y", '"'])
def test_a_role_has_a_plain_name(db: None, role: str) -> None:
    with pytest.raises(CommandError, match=r"is no name of a role|Only PostgreSQL"):
        call_command("app_role", role)
