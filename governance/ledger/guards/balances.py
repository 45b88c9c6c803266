"""How a posting moves money, in SQL that SQLite and PostgreSQL both read inside a trigger."""

from governance.ledger.guards.tables import Tables


def move(t: Tables) -> str:
    """Both balances in one statement; the row of the year is locked, so their order is nobody's concern."""
    return (
        f"UPDATE {t.account} SET balance = balance + CASE id WHEN NEW.source_id THEN -NEW.amount ELSE NEW.amount END "
        "WHERE id IN (NEW.source_id, NEW.target_id); "
    )
