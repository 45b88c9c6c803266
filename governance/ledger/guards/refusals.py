"""What the database refuses, as conditions in SQL that SQLite and PostgreSQL both read inside a trigger.

Each condition is written so that a NULL refuses too: `NOT EXISTS (what must be true)`.
"""

from governance.ledger.guards.paper_refusals import of_papers
from governance.ledger.guards.tables import Refusal, Tables
from governance.ledger.rules import GENESIS, AccountKind, Movement, Paper


def of_new_posting(t: Tables) -> list[Refusal]:
    """Asked before a posting is written; the row of its year is locked."""
    return [
        Refusal(
            "the database numbers and seals",
            "NEW.seq IS NOT NULL OR NEW.previous_hash IS NOT NULL OR NEW.hash IS NOT NULL",
        ),
        Refusal("this year is closed", f"NOT EXISTS (SELECT 1 FROM {t.year} WHERE id = NEW.year_id AND NOT closed)"),
        Refusal("an amount is a positive number of cents", "NOT coalesce(NEW.amount > 0, false)"),
        Refusal("no such movement", f"NOT EXISTS ({_both_accounts(t)} AND ({movement_matrix()}))"),
        Refusal("the wrong papers for this movement", f"NOT coalesce({paper_matrix()}, false)"),
        Refusal(
            "there is not that much money",
            f"NOT EXISTS (SELECT 1 FROM {t.account} WHERE id = NEW.source_id AND balance - NEW.amount >= floor)",
        ),
        *of_papers(t),
    ]


def movement_matrix() -> str:
    """The movements of the enum as one condition on NEW, its source `s` and its target `t`."""
    return " OR ".join(_row(movement) for movement in Movement)


def paper_matrix() -> str:
    """Which papers each movement cites, as one condition on NEW."""
    return " OR ".join(_papers(movement) for movement in Movement)


def of_year_change(t: Tables) -> list[Refusal]:
    """A year only moves its head to a posting that exists, and closes once, when nothing is left in it."""
    emptied = ", ".join(f"'{kind}'" for kind in (AccountKind.FREE, AccountKind.LINE, AccountKind.COMMITMENT))
    return [
        Refusal("a year keeps its number", "NEW.id <> OLD.id OR NEW.year <> OLD.year"),
        Refusal("a closed year never reopens", "OLD.closed AND NOT NEW.closed"),
        Refusal(
            "the head of a year follows its postings",
            "(NEW.last_seq <> OLD.last_seq OR NEW.last_hash <> OLD.last_hash) AND NOT EXISTS ("
            f"SELECT 1 FROM {t.posting} p WHERE p.year_id = OLD.id AND p.seq = OLD.last_seq + 1 "
            "AND NEW.last_seq = p.seq AND NEW.last_hash = p.hash)",
        ),
        Refusal(
            "a year closes when nothing is left in it",
            "NEW.closed AND NOT OLD.closed AND EXISTS ("
            f"SELECT 1 FROM {t.account} WHERE year_id = OLD.id AND kind IN ({emptied}) AND balance <> 0)",
        ),
    ]


def of_new_year(t: Tables) -> list[Refusal]:
    """A year starts open and empty, once."""
    return [
        Refusal("a year starts empty", f"NEW.closed OR NEW.last_seq <> 0 OR NEW.last_hash <> '{GENESIS}'"),
        Refusal("a year exists once", f"EXISTS (SELECT 1 FROM {t.year} WHERE id = NEW.id OR year = NEW.year)"),
    ]


def of_account_change(t: Tables) -> list[Refusal]:
    """Only a posting that its year has not yet counted moves a balance, by its own amount."""
    return [
        Refusal(
            "an account keeps its name and floor",
            "NEW.id <> OLD.id OR NEW.year_id <> OLD.year_id OR NEW.kind <> OLD.kind OR NEW.floor <> OLD.floor "
            "OR coalesce(NEW.line_id, 0) <> coalesce(OLD.line_id, 0)",
        ),
        Refusal(
            "only a posting moves a balance",
            "NEW.balance <> OLD.balance AND NOT EXISTS ("
            f"SELECT 1 FROM {t.posting} p WHERE p.year_id = OLD.year_id "
            f"AND p.seq = (SELECT last_seq + 1 FROM {t.year} WHERE id = OLD.year_id) "
            "AND ((p.source_id = OLD.id AND NEW.balance = OLD.balance - p.amount) "
            "OR (p.target_id = OLD.id AND NEW.balance = OLD.balance + p.amount)))",
        ),
    ]


def of_new_account(t: Tables) -> list[Refusal]:
    """An account starts at zero in an open year, once."""
    return [
        Refusal("an account starts at zero", "NEW.balance <> 0"),
        Refusal("this year is closed", f"NOT EXISTS (SELECT 1 FROM {t.year} WHERE id = NEW.year_id AND NOT closed)"),
        Refusal(
            "an account exists once",
            f"EXISTS (SELECT 1 FROM {t.account} a WHERE a.id = NEW.id OR (a.year_id = NEW.year_id "
            f"AND a.kind = NEW.kind AND a.kind <> '{AccountKind.COMMITMENT}' "
            "AND coalesce(a.line_id, 0) = coalesce(NEW.line_id, 0)))",
        ),
    ]


def replacing_posting(t: Tables) -> Refusal:
    """SQLite's INSERT OR REPLACE would erase what stands in the way."""
    return Refusal(
        "this posting exists",
        f"EXISTS (SELECT 1 FROM {t.posting} WHERE id = NEW.id OR key = NEW.key OR reverses_id = NEW.reverses_id)",
    )


def _both_accounts(t: Tables) -> str:
    return (
        f"SELECT 1 FROM {t.account} s, {t.account} t WHERE s.id = NEW.source_id AND t.id = NEW.target_id "
        "AND s.id <> t.id AND s.year_id = NEW.year_id AND t.year_id = NEW.year_id"
    )


def _row(movement: Movement) -> str:
    route = movement.route
    if route is None:
        return f"NEW.kind = '{movement}'"
    sources = ", ".join(f"'{kind}'" for kind in route.sources)
    same_line = " AND s.line_id = t.line_id" if route.keeps_line else ""
    return f"(NEW.kind = '{movement}' AND s.kind IN ({sources}) AND t.kind = '{route.target}'{same_line})"


def _papers(movement: Movement) -> str:
    if movement.route is None:
        return f"(NEW.kind = '{movement}' AND NEW.reverses_id IS NOT NULL)"
    parts = [f"NEW.kind = '{movement}'", "NEW.reverses_id IS NULL"]
    for paper in Paper:
        if paper in movement.route.needs:
            parts.append(f"NEW.{paper}_id IS NOT NULL")
        elif paper not in movement.route.may_cite:
            parts.append(f"NEW.{paper}_id IS NULL")
    return f"({' AND '.join(parts)})"
