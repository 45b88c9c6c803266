"""The guards as PostgreSQL triggers: the year row is the lock, so numbers have no gap and the cap has no race.

The functions run with the rights of their owner and a fixed search path, so that the app's own role needs no right to
touch a balance and cannot slip another table in between. They find a posting by its number, never by reading them all:
a plan made when the table was counted empty would go on doing that, in the connection that made it, while it fills.
"""

from collections.abc import Iterable

from governance.ledger.guards import refusals
from governance.ledger.guards.tables import Refusal, Tables
from governance.ledger.rules import GENESIS, SEALED_FIELDS

Function = tuple[str, str]
VERBS = ("insert", "update", "delete", "truncate")


def triggers(name: str, t: Tables) -> dict[str, str]:
    """Trigger name → CREATE TRIGGER, for the year, the account or the posting."""
    table = getattr(t, name)
    before = {
        f"{table}_guards_{verb}": f"CREATE TRIGGER {table}_guards_{verb} BEFORE {verb.upper()} ON {table} "
        f"{_rows(verb)}EXECUTE FUNCTION {table}_guards_{verb}()"
        for verb in VERBS
    }
    posts = {
        f"{table}_posts": f"CREATE TRIGGER {table}_posts AFTER INSERT ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_posts()"
    }
    return before | posts if name == "posting" else before


def functions(name: str, t: Tables) -> dict[str, str]:
    """The functions those triggers call: name → CREATE FUNCTION."""
    return dict({"year": _year, "account": _account, "posting": _posting}[name](t))


def _year(t: Tables) -> list[Function]:
    return [
        _guard(t.year, "insert", refusals.of_new_year(t)),
        _guard(t.year, "update", refusals.of_year_change(t)),
        *_never(t.year, "a year stays"),
    ]


def _account(t: Tables) -> list[Function]:
    return [
        _guard(t.account, "insert", refusals.of_new_account(t)),
        _guard(t.account, "update", refusals.of_account_change(t)),
        *_never(t.account, "an account stays"),
    ]


def _posting(t: Tables) -> list[Function]:
    lock = f"PERFORM 1 FROM {t.year} WHERE id = NEW.year_id FOR NO KEY UPDATE;"
    text = " || '|' || ".join(["NEW.previous_hash", *(_text(field) for field in SEALED_FIELDS)])
    last = f"FROM {t.posting} WHERE year_id = NEW.year_id ORDER BY seq DESC LIMIT 1"
    number_and_seal = (
        f"NEW.seq := coalesce((SELECT seq {last}), 0) + 1; "
        f"NEW.previous_hash := coalesce((SELECT hash {last}), '{GENESIS}'); "
        f"NEW.hash := encode(sha256(convert_to({text}, 'UTF8')), 'hex');"
    )
    move = (
        f"UPDATE {t.account} SET balance = balance + CASE id WHEN NEW.source_id THEN -NEW.amount ELSE NEW.amount END "
        "WHERE id IN (NEW.source_id, NEW.target_id);"
    )
    head = f"UPDATE {t.year} SET last_seq = NEW.seq, last_hash = NEW.hash WHERE id = NEW.year_id;"
    return [
        _guard(t.posting, "insert", refusals.of_new_posting(t), first=lock, then=number_and_seal),
        _guard(t.posting, "update", [Refusal("a posting is never changed", "true")]),
        *_never(t.posting, "a posting is never removed"),
        _function(f"{t.posting}_posts", f"{move} {head} RETURN NULL;"),
    ]


def _text(field: str) -> str:
    """A field of NEW as the seal reads it (see rules.seal)."""
    match field:
        case "created_at":
            return "to_char(NEW.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
        case "booked_on":
            return "to_char(NEW.booked_on, 'YYYY-MM-DD')"
        case "key":
            return "replace(NEW.key::text, '-', '')"
    return f"coalesce(NEW.{field}::text, '')"


def _rows(verb: str) -> str:
    return "" if verb == "truncate" else "FOR EACH ROW "


def _never(table: str, message: str) -> list[Function]:
    return [_guard(table, verb, [Refusal(message, "true")]) for verb in ("delete", "truncate")]


def _guard(table: str, verb: str, refused: Iterable[Refusal], *, first: str = "", then: str = "") -> Function:
    checks = " ".join(
        f"IF {refusal.is_asked} THEN IF {refusal.when} THEN RAISE EXCEPTION 'ledger: {refusal.message}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; END IF;"
        for refusal in refused
    )
    return _function(f"{table}_guards_{verb}", f"{first} {checks} {then} RETURN NEW;")


def _function(name: str, body: str) -> Function:
    return (
        name,
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
        f"SET search_path = public, pg_temp SET enable_seqscan = off AS $$ BEGIN {body} END $$",
    )
