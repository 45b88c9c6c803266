"""The facts of a settlement and of its two journals, read once; every form shows these and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from governance.ledger.models import Account, Commitment, GrantYear, Invoice, Posting, Seal
from governance.ledger.queries.overview import YearOverview, year_overview
from governance.ledger.rules import AccountKind, Movement
from som_portal.kit.access import Sentence

ENTITY = "SOM Leuven"
EXPENSES = (Movement.CHARGE, Movement.DIRECT, Movement.CREDIT)
"""Movements of the general journal: what is really spent. All others belong to the budgetary journal."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One posting with the fields that BBC asks of a journal."""

    seq: int
    day: date
    year: int
    movement: str
    name: Sentence
    source: str
    target: str
    source_id: int
    target_id: int
    amount: int
    words: str
    policy_field: str
    action: str
    decision: str
    invoice: str
    sha256: str
    reverses: int | None
    is_expense: bool
    is_commitment: bool
    hash: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision divided over the lines, and what was committed under it. The same euro may stand in both."""

    divided: int
    committed: int

    def and_divided(self, cents: int) -> Decided:
        """With so much more divided."""
        return Decided(self.divided + cents, self.committed)

    def and_committed(self, cents: int) -> Decided:
        """With so much more committed."""
        return Decided(self.divided, self.committed + cents)


@dataclass(frozen=True)
class Settlement:
    """A whole year as it is settled with the city."""

    year: GrantYear
    overview: YearOverview
    entries: tuple[Entry, ...]
    accounts: dict[str, int]
    """The name of each account and its stored balance."""
    invoices: tuple[Invoice, ...] = ()
    open_commitments: tuple[Commitment, ...] = ()
    seals: tuple[Seal, ...] = field(default=())

    @cached_property
    def journals(self) -> dict[bool, tuple[Entry, ...]]:
        """The budgetary journal (False) and the general journal (True)."""
        return {side: tuple(one for one in self.entries if one.is_expense is side) for side in (False, True)}

    @property
    def decisions(self) -> dict[str, Decided]:
        """What each decision divided, and what was committed under it, net of reversals, by its number."""
        sums: dict[str, Decided] = {}
        for one in self.entries:
            if one.decision:
                so_far, cents = sums.get(one.decision, Decided(0, 0)), -one.amount if one.reverses else one.amount
                sums[one.decision] = so_far.and_committed(cents) if one.is_commitment else so_far.and_divided(cents)
        return sums

    @property
    def seal_line(self) -> str:
        """Where the chain stands now, as it is printed: 2026/17 and the hash."""
        return f"{self.year.year}/{self.year.last_seq} {self.year.last_hash}"


def settlement_of(year: GrantYear) -> Settlement:
    """Read a year in a handful of queries, whatever its size."""
    accounts = {one.pk: one for one in Account.objects.filter(year=year).select_related("line")}
    names = {pk: account_name(one) for pk, one in accounts.items()}
    rows = Posting.objects.filter(year=year).order_by("seq")
    rows = rows.select_related("year", "authorisation", "invoice", "commitment", "reverses")
    invoices = Invoice.objects.filter(postings__year=year).distinct().order_by("dated_on", "pk")
    open_ones = Commitment.objects.filter(year=year, account__balance__gt=0).select_related("account", "line")
    return Settlement(
        year=year,
        overview=year_overview(year),
        entries=tuple(_entry(row, accounts, names) for row in rows),
        accounts={names[pk]: one.balance for pk, one in accounts.items()},
        invoices=tuple(invoices),
        open_commitments=tuple(open_ones.order_by("pk")),
        seals=tuple(year.seals.order_by("seq", "pk")),
    )


def account_name(account: Account) -> str:
    """One name in every form, in the manner of a plain-text ledger: letters, digits and colons."""
    line = f"{account.line_id}-{account.line.code.upper().replace('_', '-')}" if account.line else ""
    match AccountKind(account.kind):
        case AccountKind.GRANT:
            return "Income:Toelage"
        case AccountKind.FREE:
            return "Assets:Te-Verdelen"
        case AccountKind.LINE:
            return f"Assets:Post:{line}"
        case AccountKind.COMMITMENT:
            return f"Assets:Vastgelegd:{line}:{account.pk}"
    return f"Expenses:Post:{line}"


def _entry(row: Posting, accounts: dict[int, Account], names: dict[int, str]) -> Entry:
    line = accounts[row.source_id].line or accounts[row.target_id].line
    corrected = row.reverses or row
    return Entry(
        seq=row.seq or 0,
        day=row.booked_on,
        year=row.year.year,
        movement=row.kind,
        name=row.get_kind_display(),
        source=names[row.source_id],
        target=names[row.target_id],
        source_id=row.source_id,
        target_id=row.target_id,
        amount=row.amount,
        words=row.note or (row.commitment.subject if row.commitment else ""),
        policy_field=str(line.get_werking_display()) if line else "",
        action=line.name if line else "",
        decision=row.authorisation.reference if row.authorisation else "",
        invoice=f"{row.invoice.supplier} {row.invoice.number}" if row.invoice else "",
        sha256=row.invoice.sha256 if row.invoice else "",
        reverses=row.reverses.seq if row.reverses else None,
        is_expense=corrected.kind in EXPENSES,
        is_commitment=corrected.kind == Movement.COMMITMENT,
        hash=row.hash or "",
    )
