"""Amendments: suggest another text, accept it, decline it with a reason, or take it back.

Every deed holds the proposal, so that two hands on one text come one after the other.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from governance.ballots import access
from governance.ballots.actions import talk_mails
from governance.ballots.actions.proposals import lock_proposal
from governance.ballots.actions.versions import keep_version
from governance.ballots.models import Amendment, Proposal, Version
from governance.ballots.queries import RAAD
from governance.ballots.rules import mark_of_text, merged
from governance.bodies.models import Seat
from governance.people.models import User
from governance.record.actions import Fact, record
from som_portal.kit.access import Conflict, Verdict, is_same_click

VERBS = {
    Amendment.Settled.ACCEPTED: "accept_amendment",
    Amendment.Settled.DECLINED: "decline_amendment",
    Amendment.Settled.WITHDRAWN: "withdraw_amendment",
    Amendment.Settled.ADOPTED: "adopt_amendment",
    Amendment.Settled.REJECTED: "reject_amendment",
}


@transaction.atomic
def suggest_amendment(
    proposal: Proposal, part: str, text: str, *, why: str, key: UUID, by: User, at: datetime
) -> Amendment:
    """Suggest another text for one part, from one's seat in the raad. The same `key` twice is one amendment."""
    proposal = lock_proposal(proposal)
    access.may_join_in(by, proposal, at=at).or_403()
    made = Amendment.objects.filter(key=key).first()
    if made is not None:
        is_same_click(made, made_by_id=by.pk, proposal_id=proposal.pk, part=part, text=text, why=why)
        return made
    access.is_amendable(proposal, at=at).or_409()
    access.is_another_text(proposal, part, text).or_409()
    seat = access.raad_seat_of(by, at)
    assert seat is not None  # may join in
    facts = {"part": part, "before": getattr(proposal, part), "text": text, "why": why, "key": key}
    made = Amendment.objects.create(proposal=proposal, seat=seat, made_by=by, made_at=at, **facts)
    record(by, "suggest_amendment", proposal, at=at, stream=RAAD, seat=seat.pk, amendment=made.pk, part=part)
    talk_mails.tell_suggested(made)
    return made


@transaction.atomic
def accept_amendment(amendment: Amendment, *, seen: str, by: User, at: datetime) -> Amendment:
    """Take the suggested words into the proposal, beside whatever changed since it was written.

    `seen`: the mark of the text on the page that was read. Accepting twice is once. Raises Conflict when the text
    became another one since, or when the amendment touches words that changed.
    """
    amendment, proposal = held(amendment)
    access.may_answer(by, proposal).or_403()
    if amendment.settled_as == Amendment.Settled.ACCEPTED:
        return amendment
    access.is_waiting(amendment, proposal).or_409()
    access.is_text_free(amendment).or_409()
    current = getattr(proposal, amendment.part)
    Verdict.when(seen == mark_of_text(current), access.LOOK_AGAIN).or_409()
    text = merged(amendment.before, current, amendment.text)
    if text is None:
        raise Conflict(str(access.CLASHES))
    seat = access.seat_of_speaker(by, proposal)
    take_in(amendment, proposal, text, seat=seat, by=by, at=at)
    return settle(amendment, Amendment.Settled.ACCEPTED, seat, by=by, at=at)


@transaction.atomic
def decline_amendment(amendment: Amendment, reason: str, *, by: User, at: datetime) -> Amendment:
    """Leave the text as it is, and say why. Twice is once."""
    amendment, proposal = held(amendment)
    access.may_answer(by, proposal).or_403()
    if amendment.settled_as == Amendment.Settled.DECLINED:
        return amendment
    access.is_waiting(amendment, proposal).or_409()
    Verdict.when(reason.strip(), access.NO_REASON).or_409()
    amendment.reason = reason
    return settle(amendment, Amendment.Settled.DECLINED, access.seat_of_speaker(by, proposal), by=by, at=at)


@transaction.atomic
def withdraw_amendment(amendment: Amendment, *, by: User, at: datetime) -> Amendment:
    """Take one's amendment back. Twice is once."""
    amendment, proposal = held(amendment)
    access.may_withdraw_amendment(by, amendment).or_403()
    if amendment.settled_as == Amendment.Settled.WITHDRAWN:
        return amendment
    access.is_waiting(amendment, proposal).or_409()
    return settle(amendment, Amendment.Settled.WITHDRAWN, amendment.seat, by=by, at=at)


def take_in(
    amendment: Amendment, proposal: Proposal, text: str, *, seat: Seat | None, by: User | None, at: datetime
) -> None:
    """Give a held proposal its new text as a new version, and let the amendment remember what it replaced."""
    amendment.replaced, amendment.became = getattr(proposal, amendment.part), text
    setattr(proposal, amendment.part, text)
    proposal.save(update_fields=[amendment.part])
    keep_version(proposal, Version.Why.AMENDED, amendment=amendment, seat=seat, by=by, at=at)


def held(amendment: Amendment) -> tuple[Amendment, Proposal]:
    """Hold the proposal first, always: then read the amendment as it is now."""
    proposal = lock_proposal(Proposal(pk=amendment.proposal_id))
    afresh = Amendment.objects.told().select_related("made_by").get(pk=amendment.pk)
    return afresh, proposal


def settle(
    amendment: Amendment, how: Amendment.Settled, seat: Seat | None, *, by: User | None, at: datetime
) -> Amendment:
    """Write down what became of it, with the seat that made it and the seat that settled it (None: the raad)."""
    amendment.settled_as, amendment.settled_at = how, at
    amendment.settled_by, amendment.settled_seat = by, seat
    amendment.save()
    facts: dict[str, Fact] = {"amendment": amendment.pk, "part": amendment.part, "seat": amendment.seat_id}
    if seat is not None:
        facts["settled_by"] = seat.pk
    record(by, VERBS[how], amendment.proposal, at=at, stream=RAAD, **facts)
    if how is not Amendment.Settled.WITHDRAWN:
        talk_mails.tell_settled(amendment)
    return amendment
