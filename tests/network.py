"""The demo network of the tests. Seeding it takes seconds: SQLite does it once a run and then pours a copy."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, transaction

from som_portal.demo.seed import seed
from som_portal.kit import clock


@contextmanager
def demo_network() -> Iterator[None]:
    """The whole demo network, in one transaction that is never committed; afterwards everything is as it was."""
    with _as_it_was(), transaction.atomic():
        if connection.vendor != "sqlite":
            seed(clock.today())
        connection.check_constraints()  # once: else PostgreSQL does it again after every test of this transaction
        yield
        transaction.set_rollback(True)


def pour_demo() -> None:
    """The demo network into the test database, which is SQLite; who asks first seeds it for all workers."""
    folder = Path(os.environ["SOM_TEST_DIR"])
    kept = folder / f"demo-{clock.today():%Y%m%d}.sqlite3"
    connection.ensure_connection()
    with (folder / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            seed(clock.today())
            with closing(sqlite3.connect(kept)) as copy:
                connection.connection.backup(copy)
            return
    with closing(sqlite3.connect(kept)) as copy:
        copy.backup(connection.connection)


@contextmanager
def _as_it_was() -> Iterator[None]:
    """SQLite: with the demo poured in, and afterwards the database of before."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(":memory:")) as before:
        connection.connection.backup(before)
        pour_demo()
        yield
        before.backup(connection.connection)
