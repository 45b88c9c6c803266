"""The figures of a year and of a line: allocated, committed, spent, free. Amounts are cents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple, Protocol

from django.db.models import OuterRef, Subquery, Sum
from django.utils.translation import gettext as _

from governance.ledger import pictures
from governance.ledger.models import Account, BudgetLine, GrantYear
from governance.ledger.rules import AccountKind

OF_A_LINE = (AccountKind.COMMITMENT, AccountKind.SPENT, AccountKind.LINE)


class Used:
    """How much of a credit is used, for a row of the budget; mixed into each of them."""

    __slots__ = ()

    @property
    def used_percent(self: Figures) -> int:
        """Committed or spent, in percents of what was allocated."""
        return pictures.percent(self.committed + self.spent, self.allocated)

    @property
    def tone(self: Figures) -> str:
        """ "warn" from 80 %, "bad" from 95 %."""
        return pictures.used_tone(self.committed + self.spent, self.allocated)

    @property
    def bar(self: Figures) -> list[tuple[str, int, int]]:
        """The parts of a bar of 1 000 wide: kind, where it begins, how wide it is."""
        spent, committed = pictures.widths([self.spent, self.committed], self.allocated, 1_000)
        return [("spent", 0, spent), ("committed", spent, committed)]


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
class LineOverview(Used):
    """One line in one year. What is allocated is committed, spent or free."""

    line: BudgetLine
    committed: int
    spent: int
    free: int

    @property
    def allocated(self) -> int:
        """The credit of the line."""
        return self.committed + self.spent + self.free


class InYear(NamedTuple):
    """A line with the number of the budget year its figures are of."""

    year: int
    row: LineOverview


class Summed(Used):
    """A row of the budget that has lines; mixed into each of them."""

    __slots__ = ()

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


@dataclass(frozen=True, slots=True)
class WerkingOverview(Summed):
    """The lines of one werking."""

    werking: str
    name: str
    lines: tuple[LineOverview, ...]

    @property
    def free(self) -> int:
        """Allocated and not yet committed."""
        return sum(line.free for line in self.lines)


@dataclass(frozen=True, slots=True)
class YearOverview(Summed):
    """A whole year: grant = committed + spent + free, and free = undivided + what is free on the lines."""

    year: GrantYear
    grant: int
    undivided: int
    lines: tuple[LineOverview, ...]

    @property
    def free(self) -> int:
        """Neither committed nor spent."""
        return self.grant - self.committed - self.spent

    @property
    def waterfall(self) -> list[pictures.Step]:
        """From the grant down to what is not divided yet."""
        falls = [
            (_("Uitgegeven"), self.spent, "spent"),
            (_("Vastgelegd"), self.committed, "committed"),
            (_("Vrij op de posten"), self.allocated - self.spent - self.committed, "allocated"),
        ]
        return pictures.waterfall((_("Toelage"), self.grant), falls, _("Nog te verdelen"), 360)

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
    return _of_line(line, dict(rows))


def beside(line: str, on: date) -> dict[str, Any]:
    """For rows of another table with a foreign key `line` to a budget line: annotations of what stands on it.

    `money_year` is the year of a day, or the latest before it, with an account of the line; the sums are of that year.
    """
    accounts = Account.objects.filter(line=OuterRef(line), year__year__lte=on.year).order_by()
    in_year = accounts.filter(year__year=OuterRef("money_year")).values("line").annotate(sum=Sum("balance"))
    sums = {f"money_{kind}": Subquery(in_year.filter(kind=kind).values("sum")) for kind in OF_A_LINE}
    return {"money_year": Subquery(accounts.order_by("-year__year").values("year__year")[:1]), **sums}


def read_beside(line: BudgetLine, row: Any) -> InYear | None:
    """What `beside` annotated on a row; None when no money ever stood on the line."""
    if row.money_year is None:
        return None
    return InYear(row.money_year, _of_line(line, {kind: getattr(row, f"money_{kind}") or 0 for kind in OF_A_LINE}))


def _of_line(line: BudgetLine, sums: dict[str, int]) -> LineOverview:
    return LineOverview(
        line=line,
        committed=sums.get(AccountKind.COMMITMENT, 0),
        spent=sums.get(AccountKind.SPENT, 0),
        free=sums.get(AccountKind.LINE, 0),
    )
