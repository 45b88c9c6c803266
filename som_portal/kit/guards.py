"""Guards: triggers that keep a promise when every colleague sleeps.

A subject registers the SQL of its guard for both engines; guards are (re)installed after every migrate, because
Django's ALTER TABLE on SQLite drops triggers without a word.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Guard:
    """One guard: statements that install it, statements that drop it (harmless when absent), names of its triggers."""

    table: str
    triggers: tuple[str, ...]
    install: dict[str, Sequence[str]]
    drop: dict[str, Sequence[str]]


REGISTERED: dict[str, Guard] = {}


def register(name: str, guard: Guard) -> None:
    """Add a guard to the house. Registering the same name again replaces it."""
    REGISTERED[name] = guard


def append_only(table: str) -> None:
    """Refuse UPDATE, DELETE, TRUNCATE and REPLACE on `table`, on both engines."""
    names = (f"{table}_no_update", f"{table}_no_delete")
    refusal = f"{table} is append-only"
    sqlite = [
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
        for verb in ("update", "delete")
    ]
    function = f"{table}_is_append_only"
    postgresql = [
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER {names[0]} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()",
        f"CREATE TRIGGER {names[1]} BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {function}()",
    ]
    register(
        f"{table}:append-only",
        Guard(
            table=table,
            triggers=names,
            install={"sqlite": sqlite, "postgresql": postgresql},
            drop={
                "sqlite": [f"DROP TRIGGER IF EXISTS {name}" for name in names],
                "postgresql": [
                    f"DROP TRIGGER IF EXISTS {name} ON {table}" for name in (*names, f"{table}_no_truncate")
                ],
            },
        ),
    )


def install_guards(connection: BaseDatabaseWrapper | None = None) -> None:
    """Drop and install every registered guard whose table exists."""
    connection = connection or connections[DEFAULT_DB_ALIAS]
    drop_guards(connection)
    tables = set(connection.introspection.table_names())
    _run(connection, [line for guard in _on(tables) for line in guard.install[connection.vendor]])


def drop_guards(connection: BaseDatabaseWrapper | None = None) -> None:
    """Drop every registered guard: only for flushing a test database."""
    connection = connection or connections[DEFAULT_DB_ALIAS]
    tables = set(connection.introspection.table_names())
    _run(connection, [line for guard in _on(tables) for line in guard.drop[connection.vendor]])


def missing_guards(connection: BaseDatabaseWrapper | None = None) -> list[str]:
    """Names of triggers that should stand on an existing table and do not."""
    connection = connection or connections[DEFAULT_DB_ALIAS]
    tables = set(connection.introspection.table_names())
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }
    with connection.cursor() as cursor:
        cursor.execute(query[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    return sorted(name for guard in _on(tables) for name in guard.triggers if name not in standing)


def _on(tables: set[str]) -> list[Guard]:
    return [guard for guard in REGISTERED.values() if guard.table in tables]


def _run(connection: BaseDatabaseWrapper, statements: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
