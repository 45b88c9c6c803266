"""Guards of what stands beside the postings: the tree of lines, the published seals."""

from governance.ledger.guards.tables import Tables

Refusals = tuple[dict[str, str], str]


def of_line(t: Tables) -> Refusals:
    """A line stands one step below a line of the same werking, and stays there once money moved."""
    misplaced = (
        f"NEW.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {t.line} p WHERE p.id = NEW.parent_id "
        "AND p.parent_id IS NULL AND p.werking = NEW.werking)"
    )
    moved = (
        "(NEW.werking <> OLD.werking OR NEW.kind <> OLD.kind "
        "OR coalesce(NEW.parent_id, 0) <> coalesce(OLD.parent_id, 0))"
        f" AND (EXISTS (SELECT 1 FROM {t.account} a WHERE a.line_id = OLD.id)"
        f" OR EXISTS (SELECT 1 FROM {t.line} c WHERE c.parent_id = OLD.id))"
    )
    refused = {"INSERT": misplaced, "UPDATE": f"({misplaced}) OR ({moved})"}
    return refused, "ledger: a line stands below a line of its own werking"


def of_invoice(t: Tables) -> Refusals:
    """An invoice is never changed; it is withdrawn only as long as no posting cites it."""
    return _written_once(t.invoice, f"EXISTS (SELECT 1 FROM {t.posting} p WHERE p.invoice_id = OLD.id)")


def of_paper(t: Tables) -> Refusals:
    """The paper stays as long as its invoice."""
    return _written_once(t.paper, f"EXISTS (SELECT 1 FROM {t.posting} p WHERE p.invoice_id = OLD.invoice_id)")


def _written_once(table: str, cited: str) -> Refusals:
    refused = {"INSERT": f"EXISTS (SELECT 1 FROM {table} o WHERE o.id = NEW.id)", "UPDATE": "OLD.id = OLD.id"}
    return refused | {"DELETE": cited}, f"ledger: {table} is written once"


def of_seal(t: Tables) -> Refusals:
    """Only what was posted is sealed."""
    unposted = (
        f"NOT EXISTS (SELECT 1 FROM {t.posting} p WHERE p.year_id = NEW.year_id AND p.seq = NEW.seq "
        "AND p.hash = NEW.hash)"
    )
    return {"INSERT": unposted}, "ledger: a seal is of a posting that exists"
