"""What the papers of a posting allow, in SQL that both engines read. Thresholds are house rule 15, in cents."""

from governance.charter.norms import house_rules
from governance.ledger.guards.tables import Refusal, Tables, kinds
from governance.ledger.rules import PAYS_AN_INVOICE, USES_A_DECISION, Movement, Paper


def of_papers(t: Tables) -> list[Refusal]:
    """What a decision, a commitment, an invoice or a reversed posting allows."""
    return [*_of_authorisation(t), *_of_line(t), *_of_commitment(t), *_of_invoice(t), *_of_reversal(t)]


def _booked(t: Tables, column: str, booked: tuple[Movement, ...]) -> str:
    """What was booked of those kinds on the paper in `column`, less what was reversed."""
    return _sum(t, f"p.{column} = NEW.{column}", booked)


def _sum(t: Tables, where: str, booked: tuple[Movement, ...]) -> str:
    """What was booked of those kinds on postings `p` that are so, less what was reversed."""
    these = kinds(booked)
    return (
        f"coalesce((SELECT sum(CASE WHEN p.kind IN {these} THEN p.amount ELSE -p.amount END) FROM {t.posting} p "
        f"WHERE {where} AND p.seq IS NOT NULL AND (p.kind IN {these} OR EXISTS ("
        f"SELECT 1 FROM {t.posting} r WHERE r.id = p.reverses_id AND r.kind IN {these}))), 0)"
    )


def _stands(t: Tables, invoice: str) -> str:
    """What was paid on an invoice from where NEW takes it back, less what came back there by its credit notes."""
    there = "(p.source_id = NEW.source_id OR p.target_id = NEW.source_id)"
    notes = f"p.invoice_id IN (SELECT n.id FROM {t.invoice} n WHERE n.credits_id = {invoice}) AND {there}"
    paid = _sum(t, f"p.invoice_id = {invoice} AND {there}", PAYS_AN_INVOICE)
    return f"({paid} - {_sum(t, notes, (Movement.CREDIT,))})"


def _of_authorisation(t: Tables) -> list[Refusal]:
    return [
        Refusal(
            "an authorisation is used once, for its amount, in its year",
            "NEW.authorisation_id IS NOT NULL AND (EXISTS ("
            f"SELECT 1 FROM {t.posting} p WHERE p.authorisation_id = NEW.authorisation_id "
            f"AND p.kind IN {kinds(USES_A_DECISION)}) "
            f"OR NOT EXISTS (SELECT 1 FROM {t.authorisation} a WHERE a.id = NEW.authorisation_id "
            "AND a.year_id = NEW.year_id AND a.amount = NEW.amount))",
            of=USES_A_DECISION,
        ),
        Refusal(
            "an authorisation reaches no further than its amount",
            "NEW.authorisation_id IS NOT NULL AND NOT EXISTS ("
            f"SELECT 1 FROM {t.authorisation} a WHERE a.id = NEW.authorisation_id AND a.year_id = NEW.year_id "
            f"AND {_booked(t, 'authorisation_id', (Movement.COMMITMENT,))} + NEW.amount <= a.amount)",
            of=(Movement.COMMITMENT,),
        ),
        Refusal(
            "an authorisation counts on the line it was allocated to",
            f"EXISTS (SELECT 1 FROM {t.posting} p "
            f"JOIN {t.account} there ON there.id = p.target_id JOIN {t.account} here ON here.id = NEW.source_id "
            f"WHERE p.authorisation_id = NEW.authorisation_id AND p.kind IN {kinds(USES_A_DECISION)} "
            "AND coalesce(there.line_id, 0) <> here.line_id)",
            of=(Movement.COMMITMENT,),
        ),
    ]


def _of_commitment(t: Tables) -> list[Refusal]:
    return [
        Refusal(
            "a commitment is booked once, for its amount, on its own account",
            f"(EXISTS (SELECT 1 FROM {t.posting} p "
            f"WHERE p.commitment_id = NEW.commitment_id AND p.kind = '{Movement.COMMITMENT}') "
            f"OR NOT EXISTS (SELECT 1 FROM {t.commitment} c WHERE c.id = NEW.commitment_id "
            "AND c.account_id = NEW.target_id AND c.amount = NEW.amount))",
            of=(Movement.COMMITMENT,),
        ),
        Refusal(
            "a commitment pays from its own account",
            f"NOT EXISTS (SELECT 1 FROM {t.commitment} c "
            "WHERE c.id = NEW.commitment_id AND c.account_id = NEW.source_id)",
            of=(Movement.CHARGE, Movement.RELEASE),
        ),
        Refusal(
            "above the threshold a commitment cites a decision",
            f"NEW.authorisation_id IS NULL AND NEW.amount > {house_rules().day_to_day_cents}",
            of=(Movement.COMMITMENT,),
        ),
    ]


def _of_line(t: Tables) -> list[Refusal]:
    """A line below another gets its money from that one; between two werkingen the raad decides."""
    ends = (
        f"SELECT 1 FROM {t.account} s JOIN {t.line} sl ON sl.id = s.line_id, {t.account} t "
        f"JOIN {t.line} tl ON tl.id = t.line_id WHERE s.id = NEW.source_id AND t.id = NEW.target_id"
    )
    return [
        Refusal(
            "the raad allocates to a werking",
            f"EXISTS (SELECT 1 FROM {t.account} a JOIN {t.line} l "
            "ON l.id = a.line_id WHERE a.id = NEW.target_id AND l.parent_id IS NOT NULL)",
            of=(Movement.ALLOCATION,),
        ),
        Refusal(
            "between two werkingen the raad decides",
            f"NEW.authorisation_id IS NULL AND NOT EXISTS ({ends} AND sl.werking = tl.werking)",
            of=(Movement.SHIFT,),
        ),
        Refusal(
            "a line gets money from the line above it",
            f"EXISTS ({ends} AND tl.parent_id IS NOT NULL AND coalesce(sl.parent_id, sl.id) <> tl.parent_id)",
            of=(Movement.SHIFT,),
        ),
    ]


def _of_invoice(t: Tables) -> list[Refusal]:
    paid = f"{_booked(t, 'invoice_id', PAYS_AN_INVOICE)} + NEW.amount <= i.amount"
    back = f"{_booked(t, 'invoice_id', (Movement.CREDIT,))} + NEW.amount <= i.amount"
    return [
        Refusal(
            "an invoice is charged no further than its amount",
            f"NOT EXISTS (SELECT 1 FROM {t.invoice} i WHERE i.id = NEW.invoice_id AND i.credits_id IS NULL AND {paid})",
            of=PAYS_AN_INVOICE,
        ),
        Refusal(
            "a credit note gives back what its invoice spent there",
            f"NOT EXISTS (SELECT 1 FROM {t.invoice} i "
            f"JOIN {t.posting} c ON c.invoice_id = i.credits_id AND c.kind IN {kinds(PAYS_AN_INVOICE)} "
            f"WHERE i.id = NEW.invoice_id AND c.target_id = NEW.source_id AND {back})",
            of=(Movement.CREDIT,),
        ),
        Refusal(
            "no more comes back than was paid on an invoice",
            f"NEW.amount > {_stands(t, f'(SELECT i.credits_id FROM {t.invoice} i WHERE i.id = NEW.invoice_id)')}",
            of=(Movement.CREDIT,),
        ),
        Refusal(
            "without a commitment only a small invoice is paid",
            f"NEW.amount > {house_rules().direct_cents}",
            of=(Movement.DIRECT,),
        ),
    ]


def _of_reversal(t: Tables) -> list[Refusal]:
    same_papers = " AND ".join(f"coalesce(r.{paper}_id, 0) = coalesce(NEW.{paper}_id, 0)" for paper in Paper)
    return [
        Refusal(
            "a reversal is the exact mirror of one posting, once",
            f"(EXISTS (SELECT 1 FROM {t.posting} p "
            "WHERE p.reverses_id = NEW.reverses_id) "
            f"OR NOT EXISTS (SELECT 1 FROM {t.posting} r WHERE r.id = NEW.reverses_id "
            f"AND r.kind <> '{Movement.REVERSAL}' AND r.year_id = NEW.year_id AND r.amount = NEW.amount "
            f"AND r.source_id = NEW.target_id AND r.target_id = NEW.source_id AND {same_papers}))",
            of=(Movement.REVERSAL,),
        ),
        Refusal(
            "a payment that came back is not reversed",
            f"EXISTS (SELECT 1 FROM {t.posting} r "
            f"WHERE r.id = NEW.reverses_id AND r.kind IN {kinds(PAYS_AN_INVOICE)}) "
            f"AND NEW.amount > {_stands(t, 'NEW.invoice_id')}",
            of=(Movement.REVERSAL,),
        ),
    ]
