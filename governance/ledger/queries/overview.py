"""The figures of a year and of a line: allocated, committed, spent, free. Amounts are cents."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from django.db.models import Sum

from governance.ledger.models import Account, BudgetLine, GrantYear
from governance.ledger.rules import AccountKind


class Figures(Protocol):
    """What a row of the budget shows: of a line, a werking or the whole year."""

    @property
    def allocated(self) -> int: ...
    @property
    def committed(self) -> int: ...
    @property
    def spent(self) -> int: ...
    @property
    def free(self) -> int: ...


@dataclass(frozen=True, slots=True)
class LineOverview:
    """One line in one year. What is allocated is committed, spent or free."""

    line: BudgetLine
    committed: int
    spent: int
    free: int

    @property
    def allocated(self) -> int:
        """The credit of the line."""
        return self.committed + self.spent + self.free


@dataclass(frozen=True, slots=True)
class WerkingOverview:
    """The lines of one werking."""

    werking: str
    name: str
    lines: tuple[LineOverview, ...]

    @property
    def allocated(self) -> int:
        """The credit of the werking."""
        return sum(line.allocated for line in self.lines)

    @property
    def committed(self) -> int:
        """Kept for third parties, not yet paid."""
        return sum(line.committed for line in self.lines)

    @property
    def spent(self) -> int:
        """Charged."""
        return sum(line.spent for line in self.lines)

    @property
    def free(self) -> int:
        """Allocated and not yet committed."""
        return sum(line.free for line in self.lines)


@dataclass(frozen=True, slots=True)
class YearOverview:
    """A whole year: grant = committed + spent + free, and free = undivided + what is free on the lines."""

    year: GrantYear
    grant: int
    undivided: int
    lines: tuple[LineOverview, ...]

    @property
    def allocated(self) -> int:
        """Divided over the lines."""
        return sum(line.allocated for line in self.lines)

    @property
    def committed(self) -> int:
        """Kept for third parties, not yet paid."""
        return sum(line.committed for line in self.lines)

    @property
    def spent(self) -> int:
        """Charged."""
        return sum(line.spent for line in self.lines)

    @property
    def free(self) -> int:
        """Neither committed nor spent."""
        return self.grant - self.committed - self.spent

    @property
    def werkingen(self) -> list[WerkingOverview]:
        """The lines by werking, in the order of the charter."""
        order = list(BudgetLine.Werking)
        lines = sorted(self.lines, key=lambda row: order.index(BudgetLine.Werking(row.line.werking)))
        return [
            WerkingOverview(werking, str(BudgetLine.Werking(werking).label), tuple(rows))
            for werking, rows in groupby(lines, key=lambda row: row.line.werking)
        ]


def year_overview(year: GrantYear) -> YearOverview:
    """Every figure of a year from the balances, in two queries whatever the number of postings."""
    sums: dict[tuple[int | None, str], int] = {
        (row["line"], row["kind"]): row["sum"]
        for row in Account.objects.filter(year=year).order_by().values("line", "kind").annotate(sum=Sum("balance"))
    }
    lines = BudgetLine.objects.filter(accounts__year=year, accounts__kind=AccountKind.LINE).order_by("code")
    return YearOverview(
        year=year,
        grant=-sums.get((None, AccountKind.GRANT), 0),
        undivided=sums.get((None, AccountKind.FREE), 0),
        lines=tuple(
            LineOverview(
                line=line,
                committed=sums.get((line.pk, AccountKind.COMMITMENT), 0),
                spent=sums.get((line.pk, AccountKind.SPENT), 0),
                free=sums.get((line.pk, AccountKind.LINE), 0),
            )
            for line in lines
        ),
    )


def line_overview(line: BudgetLine, year: GrantYear) -> LineOverview:
    """One line in one year, in one query."""
    rows = Account.objects.filter(year=year, line=line).order_by().values_list("kind").annotate(sum=Sum("balance"))
    sums: dict[str, int] = dict(rows)
    return LineOverview(
        line=line,
        committed=sums.get(AccountKind.COMMITMENT, 0),
        spent=sums.get(AccountKind.SPENT, 0),
        free=sums.get(AccountKind.LINE, 0),
    )
