"""Guards: triggers that keep a promise when every colleague sleeps.

A subject registers the SQL of its guard for both engines; guards are (re)installed after every migrate, because
Django's ALTER TABLE on SQLite drops triggers without a word.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Guard:
    """The triggers on one table: per engine, name → CREATE TRIGGER.

    `functions` are what PostgreSQL's triggers call: name → CREATE FUNCTION, with the body between `$$` and `$$`.
    """

    table: str
    triggers: Mapping[str, Mapping[str, str]]
    functions: Mapping[str, str] = field(default_factory=dict)

    def install_on(self, vendor: str) -> Iterator[str]:
        """Statements that put the guard in place; its triggers are absent."""
        if vendor == "postgresql":
            yield from self.functions.values()
        yield from self.triggers[vendor].values()

    def expected_on(self, vendor: str) -> dict[str, str]:
        """What the catalogue of the database must show: SQLite keeps statements, PostgreSQL names and bodies."""
        if vendor == "sqlite":
            return dict(self.triggers["sqlite"])
        bodies = {name: statement.split("$$")[1] for name, statement in self.functions.items()}
        return dict.fromkeys((f"trigger {name}" for name in self.triggers["postgresql"]), "stands") | bodies

    def drop_on(self, vendor: str) -> Iterator[str]:
        """Statements that take the guard away; harmless when it is absent."""
        place = f" ON {self.table}" if vendor == "postgresql" else ""
        yield from (f"DROP TRIGGER IF EXISTS {name}{place}" for name in self.triggers[vendor])


PERSON_IS_GONE = "this person was erased"
"""The refusal of a guard that a request in flight may meet; answered with 403 and a sentence (kit/http)."""
SQLITE_REFUSES = {
    "update": "UPDATE ON {table}",
    "delete": "DELETE ON {table}",
    "replace": "INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)",
}
POSTGRESQL_REFUSES = {
    "update": "UPDATE ON {table} FOR EACH ROW",
    "delete": "DELETE ON {table} FOR EACH ROW",
    "truncate": "TRUNCATE ON {table}",
}
CATALOGUE = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT 'trigger ' || tgname, 'stands' FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' "
    "UNION ALL SELECT proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace",
}
REGISTERED: dict[str, Guard] = {}


def register(name: str, guard: Guard) -> None:
    """Add a guard to the house. Registering the same name again replaces it."""
    REGISTERED[name] = guard


def append_only(table: str, *, kept_days: int = 0) -> None:
    """Refuse UPDATE, DELETE, TRUNCATE and REPLACE on `table`, on both engines.

    With `kept_days`, rows whose moment `at` is longer ago may be deleted: what must be kept and what must go once.
    """
    refusal = f"{table} is append-only"
    function = f"{table}_is_append_only"
    register(
        f"{table}:append-only",
        Guard(
            table=table,
            triggers={
                "sqlite": {
                    f"{table}_no_{name}": f"CREATE TRIGGER {table}_no_{name} BEFORE {when.format(table=table)} "
                    f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
                    for name, when in (SQLITE_REFUSES | _deleting("sqlite", kept_days)).items()
                },
                "postgresql": {
                    f"{table}_no_{name}": f"CREATE TRIGGER {table}_no_{name} BEFORE {when.format(table=table)} "
                    f"EXECUTE FUNCTION {function}()"
                    for name, when in (POSTGRESQL_REFUSES | _deleting("postgresql", kept_days)).items()
                },
            },
            functions={
                function: f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ "
                f"BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
            },
        ),
    )


def _deleting(vendor: str, kept_days: int) -> dict[str, str]:
    """When a deletion is refused, instead of always."""
    young = {
        "sqlite": f"OLD.at > datetime('now', '-{kept_days} days')",
        "postgresql": f"OLD.at > now() - interval '{kept_days} days'",
    }
    each = " FOR EACH ROW" if vendor == "postgresql" else ""
    return {"delete": f"DELETE ON {{table}}{each} WHEN ({young[vendor]})"} if kept_days else {}


def refuse(table: str, word: str, events: Mapping[str, str], refusal: str, *, after_lock: str = "") -> None:
    """Refuse each event on the table ("INSERT", "UPDATE OF a, b", "DELETE") when its condition on NEW and OLD holds.

    `after_lock` is a SELECT … FOR … that PostgreSQL runs first, so that two transactions ask one after the other;
    on SQLite whoever writes is alone already.
    """
    function = f"{table}_{word}"
    names = {event: f"{function}_{event.split()[0].lower()}" for event in events}
    sqlite = {
        names[event]: f"CREATE TRIGGER {names[event]} BEFORE {event} ON {table} WHEN {condition}"
        f" BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
        for event, condition in events.items()
    }
    postgresql = {
        name: f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"
        for event, name in names.items()
    }
    lock = f" PERFORM {after_lock};" if after_lock else ""
    body = (
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$"
        f" BEGIN{lock} IF {_condition(events)} THEN"
        f" RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation'; END IF;"
        " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
    register(f"{table}:{word}", Guard(table, {"sqlite": sqlite, "postgresql": postgresql}, {function: body}))


def _condition(events: Mapping[str, str]) -> str:
    """Subqueries are not allowed in WHEN on PostgreSQL, so its function asks per operation."""
    cases = " ".join(f"WHEN '{event.split()[0]}' THEN ({condition})" for event, condition in events.items())
    return f"(CASE TG_OP {cases} END)"


def install_guards(connection: BaseDatabaseWrapper | None = None) -> None:
    """Drop and install every registered guard whose table exists."""
    connection = connection or connections[DEFAULT_DB_ALIAS]
    drop_guards(connection)
    _run(connection, [line for guard in _on(connection) for line in guard.install_on(connection.vendor)])


def drop_guards(connection: BaseDatabaseWrapper | None = None) -> None:
    """Drop every registered guard: only for flushing a test database."""
    connection = connection or connections[DEFAULT_DB_ALIAS]
    _run(connection, [line for guard in _on(connection) for line in guard.drop_on(connection.vendor)])


def missing_guards(connection: BaseDatabaseWrapper | None = None) -> list[str]:
    """Names of triggers that should stand on an existing table and do not, or no longer say the same."""
    connection = connection or connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor:
        cursor.execute(CATALOGUE[connection.vendor])
        standing: dict[str, str] = dict(cursor.fetchall())
    expected = {name: sql for guard in _on(connection) for name, sql in guard.expected_on(connection.vendor).items()}
    return sorted({name.removeprefix("trigger ") for name, sql in expected.items() if standing.get(name) != sql})


def _on(connection: BaseDatabaseWrapper) -> list[Guard]:
    tables = set(connection.introspection.table_names())
    return [guard for guard in REGISTERED.values() if guard.table in tables]


def _run(connection: BaseDatabaseWrapper, statements: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
