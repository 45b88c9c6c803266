"""Where the euros go: per werking, per speerpunt and per work, each with the decision that gave them. For everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, Subquery, Sum

from governance.ballots.models import Cost, Decision, Proposal
from governance.charter.models import FocusArea
from governance.ledger.models import BudgetLine, GrantYear
from governance.ledger.queries import (
    LineOverview,
    WerkingOverview,
    YearOverview,
    decisions_that_gave,
    year_overview,
)
from werkingen.laboratorium.models import Lab
from werkingen.works.models import Work

MOST = 100
WORK_OF = {"werking": "", "labo": "lab", "project": "project", "event": "event"}


@dataclass(frozen=True, slots=True)
class Given:
    """What one decision set aside, and for what."""

    decision: Decision
    proposal: Proposal
    lab: Lab | None
    cents: int
    spent_or_released: int


@dataclass(frozen=True, slots=True)
class OwnLine:
    """The line of a labo, a project or an event: its work when one points to it, and what stands on it."""

    row: LineOverview
    work: Work | None


@dataclass(frozen=True, slots=True)
class Whereto:
    """A budget year as money with a purpose."""

    overview: YearOverview
    werkingen: tuple[tuple[WerkingOverview, tuple[str, ...]], ...]
    """Each with the numbers of the decisions that gave its money."""
    own_lines: tuple[OwnLine, ...]
    given: tuple[Given, ...]
    by_focus: tuple[tuple[FocusArea, int], ...]
    """What was decided under each speerpunt; a decision under two of them counts for both, a private one for none."""


def whereto(year: GrantYear) -> Whereto:
    """Eight queries, whatever the number of decisions."""
    costs = Cost.objects.filter(proposal=OuterRef("ballot__proposal")).order_by().values("proposal")
    kept = costs.annotate(cents=Sum("commitment__amount")).values("cents")
    left = costs.annotate(cents=Sum("commitment__account__balance")).values("cents")
    rows: Any = Decision.objects.visible_to(AnonymousUser()).filter(commitment__year=year)
    rows = rows.select_related("ballot__proposal__lab")
    rows = (
        rows.annotate(kept=Subquery(kept), left=Subquery(left))
        .prefetch_related("ballot__proposal__focus_areas")
        .order_by("-decided_at", "-pk")[:MOST]
    )
    given = tuple(_given(decision) for decision in rows)
    sums: dict[FocusArea, int] = {}
    for one in (one for one in given if not one.decision.is_veiled):
        for area in one.proposal.focus_areas.all():
            sums[area] = sums.get(area, 0) + one.cents
    ordered = sorted(sums.items(), key=lambda pair: pair[0].pk)
    seen, gave = year_overview(year), decisions_that_gave(year)
    werkingen = tuple((one, tuple(gave.get(one.werking, ()))) for one in seen.werkingen)
    return Whereto(seen, werkingen, _own_lines(seen), given, tuple(ordered))


def _own_lines(seen: YearOverview) -> tuple[OwnLine, ...]:
    """The lines below those of the werkingen. A closed event is not named to everybody."""
    rows = {one.line.pk: one for one in seen.lines if one.line.parent_id}
    lines = BudgetLine.objects.filter(pk__in=rows).select_related("lab", "project", "event").order_by("werking", "code")
    return tuple(OwnLine(rows[line.pk], _public_work(line)) for line in lines)


def _public_work(line: BudgetLine) -> Work | None:
    work: Any = getattr(line, WORK_OF[line.kind], None)
    return None if getattr(work, "is_closed", False) else work


def _given(decision: Any) -> Given:
    proposal = decision.ballot.proposal
    return Given(decision, proposal, getattr(proposal, "lab", None), decision.kept, decision.kept - decision.left)
