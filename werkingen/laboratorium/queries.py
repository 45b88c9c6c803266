"""Questions about labs that span the proposal and its decision."""

from django.db.models import Prefetch

from governance.ballots.models import Ballot, Decision, Proposal
from governance.ballots.queries import outcome_of
from som_portal.kit.rows import Rows
from werkingen.laboratorium.models import Lab
from werkingen.laboratorium.rules import Journey


def decided_ballots(path: str = "ballots") -> Prefetch:
    """Prefetch for proposals: their ballots that led to a decision, counted, in one query. `path`: from the rows."""
    decided = Ballot.objects.counted().filter(decision__isnull=False).select_related("decision")
    return Prefetch(path, decided, to_attr="decided")


def decision_on(proposal: Proposal) -> Decision | None:
    """The decision that adopted the proposal. One query, or none after `decided_ballots`."""
    ballots = getattr(proposal, "decided", None)
    if ballots is None:
        ballots = Ballot.objects.counted().filter(proposal=proposal, decision__isnull=False).select_related("decision")
    return next((ballot.decision for ballot in ballots if outcome_of(ballot).adopted), None)


def journey_of(lab: Lab) -> Journey:
    """How far the lab came, and whether the raad adopted its proposal."""
    adopted = decision_on(lab.proposal) is not None if lab.proposal else None
    return Journey(reached=tuple((row.phase, row.reached_on) for row in lab.phases.all()), adopted=adopted)


def proposals_without_lab() -> Rows[Proposal]:
    """Proposals for a lab that no lab carries yet, latest first."""
    rows = Proposal.objects.filter(kind=Proposal.Kind.LAB, lab=None, withdrawn_at=None)
    return rows.order_by("-submitted_at", "-pk")


def adopted_without_lab() -> list[Proposal]:
    """Those among them that the raad adopted. Two queries."""
    decided = proposals_without_lab().filter(ballots__decision__isnull=False).distinct()
    return [proposal for proposal in decided.prefetch_related(decided_ballots())[:50] if decision_on(proposal)]
