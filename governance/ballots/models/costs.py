"""What a proposal costs: one row for each budget line from which it asks money."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models
from django.db.models import Q

from governance.ballots.models.proposals import Proposal
from governance.ledger.models import Authorisation, BudgetLine, Commitment
from som_portal.kit.money import euro

LONGEST_PURPOSE = 120
MOST_COSTS = 5
"""Budget lines one proposal may ask money from."""


def sums_of(costs: Sequence[tuple[BudgetLine, int, str]]) -> dict[str, object]:
    """What a proposal itself says about its costs (line, cents, what for): enough to read a list without them."""
    return {
        "amount": sum(cents for _line, cents, _purpose in costs),
        "budget_line": costs[0][0] if costs else None,
        "is_itemised": len(costs) > 1 or any(purpose for _line, _cents, purpose in costs),
    }


class NamedCosts(models.Manager["Cost"]):
    """Always with the budget line: a cost is told by it."""

    def get_queryset(self) -> models.QuerySet[Cost]:
        """One query, however many costs."""
        return super().get_queryset().select_related("budget_line")


class Cost(models.Model):
    """What a proposal asks from one budget line, and what the ledger keeps for it once it is adopted.

    `amount` and `budget_line` of the proposal are the sum and the first line of its costs; `is_itemised` when they
    say more than that. `sums_of` is the only one that says so, and `verify` checks it.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="costs")
    budget_line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="costs")
    amount = models.PositiveBigIntegerField(help_text="Cents")
    purpose = models.CharField(max_length=LONGEST_PURPOSE, blank=True, help_text="What it is for, in Dutch")
    authorisation = models.OneToOneField(
        Authorisation, on_delete=models.PROTECT, null=True, blank=True, related_name="cost"
    )
    commitment = models.OneToOneField(Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="cost")

    objects = NamedCosts()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "budget_line"], name="a_proposal_asks_once_of_a_line"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_cost_is_positive"),
        ]

    def __str__(self) -> str:
        """The line, the amount and what for, in Dutch: this is printed and kept in versions."""
        purpose = f" ({self.purpose})" if self.purpose else ""
        return f"{self.budget_line.name}: {euro(self.amount)}{purpose}"
