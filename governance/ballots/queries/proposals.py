"""Questions about proposals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from governance.ballots.models import Ballot, Proposal
from governance.ballots.queries.beside import with_lists
from governance.ballots.queries.outcomes import RAAD, SCHEDULED, SUBMITTED, WITHDRAWN, Stage, ballot_stage
from governance.charter.norms import CompetenceNorm, charter
from governance.meetings.models import Meeting


def with_ballots(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """With all a list or a verdict needs: one query for the rows and three for what belongs to them."""
    rows = Ballot.objects.counted().tallied()
    return _with(proposals, rows).prefetch_related("focus_areas")


def with_ballots_of_one(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """For the page of one, that has its short lists: its ballot is asked for its options only when it has some."""
    return _with(with_lists(proposals), Ballot.objects.counted())


def _with(proposals: QuerySet[Proposal], rows: QuerySet[Ballot]) -> QuerySet[Proposal]:
    ballots = Prefetch("ballots", rows.select_related("body", "decision"))
    with_meeting = proposals.select_related("agenda_item__meeting__body", "budget_line", "seat__body")
    return with_meeting.prefetch_related(ballots)


def last_ballot(proposal: Proposal) -> Ballot | None:
    """The latest call; no query after `with_ballots`."""
    return max(proposal.ballots.all(), key=lambda ballot: ballot.call, default=None)


def vote_began(proposal: Proposal) -> bool:
    """A ballot was opened on it at the place on an agenda that it has now; no query after `with_ballots`."""
    ballot = last_ballot(proposal)
    return ballot is not None and ballot.agenda_item_id == proposal.agenda_item_id


def stage_of(proposal: Proposal, at: datetime) -> Stage:
    """Where a proposal stands, after `with_ballots`. An ended ballot has its result, laid down or not."""
    ballot = last_ballot(proposal)
    if proposal.withdrawn_at is not None:
        return WITHDRAWN
    if ballot is not None and vote_began(proposal):
        return ballot_stage(ballot, at)
    return SUBMITTED if proposal.agenda_item_id is None else SCHEDULED


def in_stage(proposals: QuerySet[Proposal], slug: str, at: datetime) -> QuerySet[Proposal]:
    """The proposals a filter asks for; an unknown filter asks for all."""
    mine = Ballot.objects.filter(proposal=OuterRef("pk"), agenda_item=OuterRef("agenda_item"))
    alive = proposals.filter(withdrawn_at=None)
    match slug:
        case "ingediend":
            return alive.filter(agenda_item=None)
        case "agenda":
            return alive.filter(~Exists(mine), agenda_item__isnull=False)
        case "stemming":
            return alive.filter(Exists(mine.open_at(at)))
        case "beslist":
            return alive.filter(Exists(mine), ~Exists(mine.open_at(at)))
        case "ingetrokken":
            return proposals.exclude(withdrawn_at=None)
    return proposals


def coming_raad_meetings(at: datetime) -> QuerySet[Meeting]:
    """Meetings of the raad that are still to begin, the nearest first."""
    coming = Meeting.objects.filter(body__slug=RAAD, cancelled_at=None, starts_at__gt=at)
    return coming.select_related("body", "joint_with").order_by("starts_at")


def competences() -> Sequence[CompetenceNorm]:
    """What the charter lets the raad decide on."""
    return charter().body(RAAD).competences


def competence_of(proposal: Proposal) -> CompetenceNorm | None:
    """The competence of the raad a proposal rests on."""
    return next((one for one in competences() if one.slug == proposal.competence), None)


def proposals_waiting() -> QuerySet[Proposal]:
    """For the dashboard: submitted and not yet on an agenda, the oldest first."""
    return Proposal.objects.filter(withdrawn_at=None, agenda_item=None).order_by("submitted_at")
