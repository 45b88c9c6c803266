"""Where the euros go: per werking, per speerpunt and per work, each with the decision that gave them. For everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser

from governance.ballots.models import Decision, Proposal
from governance.charter.models import FocusArea
from governance.ledger.models import GrantYear
from governance.ledger.queries import YearOverview, year_overview
from werkingen.laboratorium.models import Lab

MOST = 100


@dataclass(frozen=True, slots=True)
class Given:
    """What one decision set aside, and for what."""

    decision: Decision
    proposal: Proposal
    lab: Lab | None
    cents: int
    spent_or_released: int


@dataclass(frozen=True, slots=True)
class Whereto:
    """A budget year as money with a purpose."""

    overview: YearOverview
    given: tuple[Given, ...]
    by_focus: tuple[tuple[FocusArea, int], ...]
    """What was decided under each speerpunt; a decision under two of them counts for both, a private one for none."""


def whereto(year: GrantYear) -> Whereto:
    """Six queries, whatever the number of decisions."""
    rows: Any = Decision.objects.visible_to(AnonymousUser()).filter(commitment__year=year)
    rows = rows.select_related("commitment__account", "ballot__proposal__budget_line", "ballot__proposal__lab")
    rows = rows.prefetch_related("ballot__proposal__focus_areas").order_by("-decided_at", "-pk")[:MOST]
    given = tuple(_given(decision) for decision in rows)
    sums: dict[FocusArea, int] = {}
    for one in (one for one in given if not one.decision.is_veiled):
        for area in one.proposal.focus_areas.all():
            sums[area] = sums.get(area, 0) + one.cents
    ordered = sorted(sums.items(), key=lambda pair: pair[0].pk)
    return Whereto(year_overview(year), given, tuple(ordered))


def _given(decision: Any) -> Given:
    proposal = decision.ballot.proposal
    kept = decision.commitment
    return Given(decision, proposal, getattr(proposal, "lab", None), kept.amount, kept.amount - kept.account.balance)
