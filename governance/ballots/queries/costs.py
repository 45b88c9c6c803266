"""Whether what a proposal says about its money is what its costs say."""

from __future__ import annotations

from governance.ballots.models import Proposal, sums_of
from governance.record.models import name_of


def broken_costs() -> list[str]:
    """A sentence for each proposal whose amount, line or costs do not say the same. Two queries."""
    proposals = Proposal.objects.select_related("budget_line").prefetch_related("costs").order_by("pk")
    return [f"{name_of(one)}: its amount is not the sum of its costs" for one in proposals if _is_broken(one)]


def _is_broken(proposal: Proposal) -> bool:
    said = sums_of([(cost.budget_line, cost.amount, cost.purpose) for cost in proposal.costs.all()])
    return any(getattr(proposal, name) != value for name, value in said.items())
