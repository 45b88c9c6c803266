"""Looking at a year: how it burns down, what is expected, what a working year moved, and one's own lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, F, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce, ExtractMonth

from governance.ledger import pictures
from governance.ledger.models import BudgetLine, GrantYear, Posting
from governance.ledger.queries.overview import LineOverview, YearOverview, line_overview
from governance.ledger.rules import PAYS_AN_INVOICE, Movement
from governance.people.models import User

WIDE, TALL = 360, 160
SPENDS, GIVES_BACK = PAYS_AN_INVOICE, (Movement.CREDIT,)
COMMITS, UNCOMMITS = (Movement.COMMITMENT,), (Movement.RELEASE, Movement.CHARGE)


@dataclass(frozen=True, slots=True)
class BurnDown:
    """Twelve months, and the two lines that show them."""

    months: list[pictures.Month]
    ideal_path: str
    left_path: str


@dataclass(frozen=True, slots=True)
class Flow:
    """What was newly committed and spent on a line in a period, corrections counted."""

    line: BudgetLine
    committed: int
    spent: int


def burn_down_of(seen: YearOverview, on: date) -> BurnDown:
    """The grant less what was spent, month by month, until `on`. One query."""
    rows = Posting.objects.filter(year=seen.year).annotate(month=ExtractMonth("booked_on")).values("month").order_by()
    spent = dict(rows.annotate(sum=_net(SPENDS, GIVES_BACK)).values_list("month", "sum"))
    known = 12 if on.year > seen.year.year else on.month if on.year == seen.year.year else 0
    grant = seen.grant
    months = pictures.burn_down(grant, [spent.get(number, 0) for number in range(1, 13)], known)
    done = [month.left for month in months if month.left is not None]
    return BurnDown(
        months=months,
        ideal_path=pictures.line_through([month.ideal for month in months], grant, WIDE, TALL),
        left_path=pictures.line_through(done, grant, WIDE, TALL),
    )


def waiting_cents(year: GrantYear) -> int:
    """What is asked and not answered: not booked yet, but expected."""
    return int(year.requests.open().aggregate(sum=Coalesce(Sum("amount"), 0))["sum"])


def flows_in(working_year: int) -> list[Flow]:
    """Per line, what was committed and spent between 1 September and 31 August, over two budget years. Two queries."""
    since, until = date(working_year, 9, 1), date(working_year + 1, 8, 31)
    rows: Any = Posting.objects.filter(booked_on__range=(since, until)).order_by()
    rows = rows.annotate(on=Coalesce("source__line", "target__line")).exclude(on=None).values("on")
    moved = rows.annotate(spent=_net(SPENDS, GIVES_BACK), committed=_net(COMMITS, UNCOMMITS))
    sums = {row["on"]: row for row in moved}
    lines = BudgetLine.objects.filter(pk__in=sums).order_by("code")
    return [Flow(line, sums[line.pk]["committed"], sums[line.pk]["spent"]) for line in lines]


def lines_held_by(person: User, year: GrantYear) -> list[LineOverview]:
    """The lines whose holder somebody is: a labotrekker or a coordinator of a project has one or two."""
    lines = person.budget_lines.filter(accounts__year=year, accounts__kind="line").order_by("code")
    return [line_overview(line, year) for line in lines[:20]]


def postings_for_page() -> QuerySet[Posting]:
    """Postings with everything that the page of one of them tells."""
    return Posting.objects.select_related(
        *("year", "actor", "source__line", "target__line", "authorisation", "commitment", "invoice"),
        *("reverses", "reversed_by"),
    )


def _net(adds: tuple[Movement, ...], takes: tuple[Movement, ...]) -> Coalesce:
    """Sum of these movements less those, a reversal counting against what it reverses."""
    signed = Case(
        When(kind__in=adds, then=F("amount")),
        When(kind__in=takes, then=-F("amount")),
        When(reverses__kind__in=adds, then=-F("amount")),
        When(reverses__kind__in=takes, then=F("amount")),
        default=Value(0),
    )
    return Coalesce(Sum(signed), 0)
