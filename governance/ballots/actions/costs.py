"""What a proposal asks per budget line, kept with it; and what an adopted one keeps aside, on all lines or on none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict
from uuid import uuid5

from governance.ballots.models import Cost, Decision, Proposal
from governance.ballots.queries import grant_year_of
from governance.ledger.actions import authorise, commit
from governance.ledger.models import BudgetLine
from governance.meetings.models.agenda import CLOSED_POINT
from governance.people.models import User
from som_portal.kit import clock

LONGEST_COUNTERPARTY = 120
LONGEST_SUBJECT = 200


class CostAsked(TypedDict):
    """Cents, more than 0, from a budget line, and what for in one line of text; maybe empty."""

    budget_line: BudgetLine
    amount: int
    purpose: str


def costs_asked(asked: Mapping[str, Any]) -> Sequence[CostAsked]:
    """What is asked per line, also when it was said as one amount from one line."""
    if "costs" in asked:
        return asked["costs"]
    amount = asked.get("amount", 0)
    return [CostAsked(budget_line=asked["budget_line"], amount=amount, purpose="")] if amount else []


def keep_costs(proposal: Proposal, costs: Sequence[CostAsked]) -> None:
    """Keep the costs of a proposal instead of those it had. For who holds its row, before it is on an agenda."""
    proposal.costs.all().delete()
    Cost.objects.bulk_create(Cost(proposal=proposal, **cost) for cost in costs)


def costs_in(proposal: Proposal) -> list[CostAsked]:
    """Its costs, for a form or a proposal that takes its place."""
    return [
        CostAsked(budget_line=cost.budget_line, amount=cost.amount, purpose=cost.purpose)
        for cost in proposal.costs.all()
    ]


def authorise_costs(decision: Decision, *, by: User | None, at: datetime) -> None:
    """Note in the ledger what the raad allows per line, once, in the budget year of the decision."""
    year = grant_year_of(decision)
    if decision.authorisation is not None or year is None:
        return
    costs, day = list(decision.ballot.proposal.costs.all()), clock.day_of(decision.decided_at)
    for cost in costs:
        cost.authorisation = authorise(year, cost.amount, decision.number, day, by=by, at=at)
        cost.save(update_fields=["authorisation"])
    decision.authorisation = costs[0].authorisation
    decision.save(update_fields=["authorisation"])


def commit_costs(decision: Decision, *, by: User | None, at: datetime) -> None:
    """Keep the money of every line aside. Raises Conflict when one does not fit; the caller undoes the others."""
    proposal = decision.ballot.proposal
    told = CLOSED_POINT if decision.ballot.agenda_item.is_private else proposal.question
    costs = list(proposal.costs.select_related("authorisation__year"))
    for cost in costs:
        assert cost.authorisation is not None  # the decision was authorised, so each of its lines was
        cost.commitment = commit(
            cost.budget_line,
            cost.authorisation.year,
            cost.amount,
            counterparty=told[:LONGEST_COUNTERPARTY],
            subject=f"{decision.number}: {told}"[:LONGEST_SUBJECT],
            asked_by=None,
            authorisation=cost.authorisation,
            key=uuid5(proposal.key, f"{decision.number}:{cost.budget_line.code}"),
            by=by,
            at=at,
        )
        cost.save(update_fields=["commitment"])
    decision.commitment = costs[0].commitment
    decision.save(update_fields=["commitment"])
