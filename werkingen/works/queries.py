"""The budgetpost of a work, and what stands on it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from governance.ledger.models import BudgetLine
from werkingen.works.models import Work


def lines_open_to(work: Work) -> QuerySet[BudgetLine]:
    """The lines of its kind that no other work has, its own included."""
    rows = BudgetLine.objects.filter(kind=work.LINE_KIND).order_by("code")
    return rows.filter(Q(**{f"{work._meta.model_name}__isnull": True}) | Q(pk=work.budget_line_id))
