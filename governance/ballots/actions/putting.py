"""An amendment before the whole raad: a proposal of its own, on the same agenda, voted on before the other."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import override

from governance.ballots import access
from governance.ballots.actions.amendments import held, settle, take_in
from governance.ballots.actions.proposals import schedule_proposal
from governance.ballots.actions.versions import keep_version
from governance.ballots.models import LONGEST_QUESTION, Amendment, Ballot, Proposal, Version
from governance.ballots.queries import RAAD, current_round
from governance.ballots.rules import Outcome, Result, merged
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import is_unused


@transaction.atomic
def put_to_vote(amendment: Amendment, *, key: UUID, by: User, at: datetime) -> Proposal:
    """Put an amendment on the agenda of its proposal, to be voted on before it. Twice is once."""
    amendment, proposal = held(amendment)
    access.may_run_ballot(by, at=at).or_403()
    if amendment.put is not None and amendment.is_put:
        return amendment.put
    access.is_puttable(amendment, proposal).or_409()
    is_unused(Proposal.objects.filter(key=key))
    assert proposal.agenda_item is not None  # puttable: on an agenda
    put = Proposal.objects.create(
        kind=Proposal.Kind.AMENDMENT,
        question=_title_of(amendment, proposal),
        summary=merged(amendment.before, getattr(proposal, amendment.part), amendment.text) or "",
        why_together=amendment.why,
        competence=proposal.competence,
        duration_months=proposal.duration_months,
        proposer=amendment.made_by,
        seat=amendment.seat,
        key=key,
        submitted_at=at,
    )
    put.focus_areas.set(proposal.focus_areas.all())
    keep_version(put, Version.Why.SUBMITTED, seat=put.seat, by=put.proposer, at=at)
    amendment.put = put
    amendment.save(update_fields=["put"])
    record(by, "put_to_vote", proposal, at=at, stream=RAAD, amendment=amendment.pk, put=put.pk)
    return _behind_the_same_door(schedule_proposal(put, proposal.agenda_item.meeting, by=None, at=at), proposal)


def _behind_the_same_door(put: Proposal, proposal: Proposal) -> Proposal:
    """The point is as private as that of its proposal."""
    item, other = put.agenda_item, proposal.agenda_item
    assert item is not None and other is not None  # both are on the agenda
    if other.is_private:
        item.privacy, item.privacy_reason = other.privacy, other.privacy_reason
        item.save(update_fields=["privacy", "privacy_reason"])
    return put


def _title_of(amendment: Amendment, proposal: Proposal) -> str:
    """In Dutch, as everything on an agenda."""
    with override("nl"):
        part = f" ({amendment.get_part_display()})"
    return f"{proposal.question[: LONGEST_QUESTION - len(part)]}{part}"


def text_decided(ballot: Ballot) -> str:
    """The text the raad was asked, or the one that rounds of consent made of it."""
    now = current_round(ballot)
    return ballot.proposal.summary if now is None else now.text


def settle_by_vote(ballot: Ballot, outcome: Outcome, at: datetime) -> None:
    """What the raad said of an amendment: adopted, its words become those of the proposal. In the closing itself."""
    put = Amendment.objects.filter(put=ballot.proposal_id, settled_at=None).first()
    if put is None or outcome.result is Result.NO_QUORUM:
        return
    amendment, proposal = held(put)
    how = Amendment.Settled.ADOPTED if outcome.adopted else Amendment.Settled.REJECTED
    if outcome.adopted:
        take_in(amendment, proposal, text_decided(ballot), seat=None, by=None, at=at)
    settle(amendment, how, None, by=None, at=at)
