"""The guards as SQLite triggers. Django's connection brings the SHA256 function; without it nothing can be posted.

`INSERT OR IGNORE` hands its own conflict rule to every statement inside a trigger, so that a CHECK on a balance would
be skipped in silence: everything is refused out loud, with RAISE, before a row is written.
An UPDATE names one row by its id: for more SQLite makes a table of the rows to come, dearer than all guards together.
"""

from collections.abc import Iterable

from governance.ledger.guards import refusals
from governance.ledger.guards.tables import Refusal, Tables
from governance.ledger.rules import SEALED_FIELDS


def triggers(name: str, t: Tables) -> dict[str, str]:
    """Trigger name → CREATE TRIGGER, for the year, the account or the posting."""
    return {"year": _year, "account": _account, "posting": _posting}[name](t)


def _year(t: Tables) -> dict[str, str]:
    return _named(
        t.year,
        insert=_trigger(t.year, "insert", refusals.of_new_year(t)),
        update=_trigger(t.year, "update", refusals.of_year_change(t)),
        delete=_trigger(t.year, "delete", [Refusal("a year stays", "true")]),
    )


def _account(t: Tables) -> dict[str, str]:
    return _named(
        t.account,
        insert=_trigger(t.account, "insert", refusals.of_new_account(t)),
        update=_trigger(t.account, "update", refusals.of_account_change(t)),
        delete=_trigger(t.account, "delete", [Refusal("an account stays", "true")]),
    )


def _posting(t: Tables) -> dict[str, str]:
    odd = Refusal(
        "an amount is a whole number, a moment is a moment",
        "typeof(NEW.amount) <> 'integer' OR length(NEW.created_at) NOT IN (19, 26)",
    )
    before = [refusals.replacing_posting(t), odd, *refusals.of_new_posting(t)]
    return {
        **_named(
            t.posting,
            insert=_trigger(t.posting, "insert", before),
            update=_trigger(
                t.posting, "update", [Refusal("a posting is never changed", "OLD.seq IS NOT NULL OR NEW.seq IS NULL")]
            ),
            delete=_trigger(t.posting, "delete", [Refusal("a posting is never removed", "true")]),
        ),
        f"{t.posting}_posts": f"CREATE TRIGGER {t.posting}_posts AFTER INSERT ON {t.posting} BEGIN {_post(t)} END",
    }


def _post(t: Tables) -> str:
    head = f"(SELECT last_{{}} FROM {t.year} WHERE id = NEW.year_id)"
    number, previous = f"({head.format('seq')} + 1)", head.format("hash")
    text = " || '|' || ".join([previous, *(_text(field, number) for field in SEALED_FIELDS)])
    unsealed = Refusal(
        "a posting is numbered and sealed",
        f"NEW.id < 1 OR NOT EXISTS (SELECT 1 FROM {t.posting} p JOIN {t.year} y ON y.id = p.year_id "
        "WHERE p.id = NEW.id AND y.last_seq = p.seq AND y.last_hash = p.hash)",
    )
    return (
        f"UPDATE {t.posting} SET seq = {number}, previous_hash = {previous}, hash = SHA256({text}) WHERE id = NEW.id; "
        f"UPDATE {t.account} SET balance = balance - NEW.amount WHERE id = NEW.source_id; "
        f"UPDATE {t.account} SET balance = balance + NEW.amount WHERE id = NEW.target_id; "
        f"UPDATE {t.year} SET last_hash = (SELECT hash FROM {t.posting} WHERE id = NEW.id), "
        "last_seq = last_seq + 1 WHERE id = NEW.year_id; "
        f"{_raise(unsealed)}"
    )


def _text(field: str, number: str) -> str:
    """A field of NEW as the seal reads it (see rules.seal)."""
    if field == "seq":
        return number
    if field == "created_at":
        return "substr(NEW.created_at || '.000000', 1, 26)"
    return f"coalesce(NEW.{field}, '')"


def _named(table: str, **statements: str) -> dict[str, str]:
    return {f"{table}_guards_{verb}": statement for verb, statement in statements.items()}


def _trigger(table: str, verb: str, refused: Iterable[Refusal]) -> str:
    body = " ".join(_raise(refusal) for refusal in refused)
    return f"CREATE TRIGGER {table}_guards_{verb} BEFORE {verb.upper()} ON {table} BEGIN {body} END"


def _raise(refusal: Refusal) -> str:
    return f"SELECT RAISE(ABORT, 'ledger: {refusal.message}') WHERE {refusal.is_asked} AND ({refusal.when});"
