"""Propose together: ask a seat, answer, step back. Every deed holds the proposal, so that one comes after the other."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from governance.ballots import access
from governance.ballots.actions import together_mails
from governance.ballots.actions.proposals import lock_proposal
from governance.ballots.models import CoProposer, Proposal
from governance.ballots.queries import RAAD
from governance.bodies.models import Seat
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Verdict


@transaction.atomic
def ask_coproposer(proposal: Proposal, seat: Seat, *, key: UUID, by: User, at: datetime) -> CoProposer:
    """Ask a seat of the raad to propose together. The same `key` twice is once."""
    proposal = lock_proposal(proposal)
    access.may_ask_coproposer(by, proposal).or_403()
    known = CoProposer.objects.filter(key=key).first()
    if known is not None:
        is_same = known.asked_by_id == by.pk and known.proposal_id == proposal.pk
        Verdict.when(is_same, _("Dit formulier is al gebruikt. Begin opnieuw.")).or_409()
        return known
    access.is_askable(seat, proposal, at=at).or_409()
    row = CoProposer.objects.create(proposal=proposal, seat=seat, asked_by=by, asked_at=at, key=key)
    record(by, "ask_coproposer", row, at=at, stream=RAAD, proposal=proposal.pk, seat=seat.pk)
    together_mails.tell_asked_along(row, at)
    return row


@transaction.atomic
def answer_coproposal(row: CoProposer, *, accepts: bool, by: User, at: datetime) -> CoProposer:
    """Propose together, or not. The same answer twice is once."""
    row, proposal = _held(row)
    access.may_answer_coproposal(by, row, at=at).or_403()
    if row.person_id == by.pk and accepts == row.is_accepted:
        return row
    access.is_answerable(row, proposal).or_409()
    row.person, row.accepted_at, row.ended_at = by, at if accepts else None, None if accepts else at
    row.save(update_fields=["person", "accepted_at", "ended_at"])
    if accepts:
        record(by, "propose_together", proposal, at=at, stream=RAAD, seat=row.seat_id)
    else:
        record(by, "decline_coproposal", row, at=at, stream=RAAD, proposal=proposal.pk, seat=row.seat_id)
    together_mails.tell_answered_along(row)
    return row


@transaction.atomic
def end_coproposal(row: CoProposer, *, by: User, at: datetime) -> CoProposer:
    """Step back from a proposal, or take the asking back while it waits. Twice is once."""
    row, proposal = _held(row)
    if row.ended_at is not None and by.pk in (row.person_id, row.asked_by_id):
        return row
    access.may_end_coproposal(by, row, proposal).or_403()
    access.is_endable(row, proposal).or_409()
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    if row.accepted_at is None:
        record(by, "unask_coproposer", row, at=at, stream=RAAD, proposal=proposal.pk, seat=row.seat_id)
        return row
    record(by, "step_back", proposal, at=at, stream=RAAD, seat=row.seat_id)
    together_mails.tell_stepped_back(row)
    return row


def _held(row: CoProposer) -> tuple[CoProposer, Proposal]:
    """Hold the proposal first, always: then read the row as it is now."""
    proposal = lock_proposal(Proposal(pk=row.proposal_id))
    return CoProposer.objects.select_related("seat", "asked_by", "proposal").get(pk=row.pk), proposal
