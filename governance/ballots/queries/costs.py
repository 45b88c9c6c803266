"""What a proposal asks per budget line, for machines; and whether that is what it says about its money."""

from __future__ import annotations

from typing import TypedDict

from governance.ballots.models import Proposal, sums_of
from governance.record.models import name_of


class LineAsked(TypedDict):
    """One budget line of a decision: its code and name, what the money is for, and cents asked and committed."""

    code: str
    name: str
    purpose: str
    cents: int
    committed_cents: int


def lines_of(proposal: Proposal) -> list[LineAsked]:
    """What is asked of each line, in the order in which it was asked. All is committed or nothing (0105). One query."""
    return [
        LineAsked(
            code=cost.budget_line.code,
            name=cost.budget_line.name,
            purpose=cost.purpose,
            cents=cost.amount,
            committed_cents=cost.amount if cost.commitment_id else 0,
        )
        for cost in proposal.costs.all()
    ]


def broken_costs() -> list[str]:
    """A sentence for each proposal whose amount, line or costs do not say the same. Two queries."""
    proposals = Proposal.objects.select_related("budget_line").prefetch_related("costs").order_by("pk")
    return [f"{name_of(one)}: its amount is not the sum of its costs" for one in proposals if _is_broken(one)]


def _is_broken(proposal: Proposal) -> bool:
    said = sums_of([(cost.budget_line, cost.amount, cost.purpose) for cost in proposal.costs.all()])
    return any(getattr(proposal, name) != value for name, value in said.items())
