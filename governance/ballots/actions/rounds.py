"""Consent in rounds: ask and react, move on to the next phase, integrate objections into a new round."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from governance.ballots import access
from governance.ballots.actions import mails
from governance.ballots.models import Ballot, Contribution, Elector, Objection, Round, Vote
from governance.ballots.queries import current_round
from governance.ballots.rules import Choice, is_same_text
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit.access import Verdict, is_same_click

NEXT_PHASE = {Round.Phase.CLARIFY.value: Round.Phase.REACT, Round.Phase.REACT.value: Round.Phase.ANSWER}


@transaction.atomic
def contribute(elector: Elector, text: str, *, key: UUID, by: User, at: datetime) -> Contribution:
    """Ask a question while clarifying, or react. The same `key` twice says it once."""
    ballot = Ballot.objects.locked(elector.ballot_id)
    access.may_vote(by, elector, at=at).or_403()
    access.is_voting_open(ballot, at=at, phase_matters=False).or_409()
    now = current_round(ballot)
    access.is_time_to_contribute(now).or_409()
    assert now is not None  # just asked
    fields = {"round": now, "elector": elector, "phase": now.phase, "text": text, "at": at, "by": by}
    said, is_new = Contribution.objects.get_or_create(key=key, defaults=fields)
    is_same_click(said, elector_id=elector.pk, by_id=by.pk, text=text)
    if is_new:
        record(by, "contribute", ballot, at=at, stream=ballot.body.slug, seat=elector.seat_id, round=now.number)
    return said


@transaction.atomic
def move_on(ballot: Ballot, phase: str, *, by: User, at: datetime) -> Round:
    """To the phase after this one; from a page that is behind, moving on twice is once."""
    ballot = Ballot.objects.locked(ballot.pk)
    access.may_run_ballot(by, at=at).or_403()
    access.is_voting_open(ballot, at=at, phase_matters=False).or_409()
    now = current_round(ballot)
    access.has_a_next_phase(now).or_409()
    assert now is not None  # just asked
    if NEXT_PHASE[now.phase] != phase:
        return now
    now.phase = phase
    now.save(update_fields=["phase"])
    record(by, "move_on", ballot, at=at, stream=ballot.body.slug, round=now.number, phase=phase)
    if phase == Round.Phase.ANSWER:
        mails.tell_consent_asked(ballot, now)
    return now


@transaction.atomic
def integrate(ballot: Ballot, text: str, *, after: int, by: User, at: datetime) -> Round:
    """Begin a new round with a text that takes the objections in; what was answered to the old text is no longer said.

    `after`: the number of the round that was read; integrating it twice is once.
    """
    ballot = Ballot.objects.locked(ballot.pk)
    access.may_run_ballot(by, at=at).or_403()
    access.is_voting_open(ballot, at=at, phase_matters=False).or_409()
    now = current_round(ballot)
    if now is not None and now.number == after + 1:
        Verdict.when(is_same_text(now.text, text), access.INTEGRATED).or_409()
        return now
    access.is_time_to_integrate(now, text).or_409()
    assert now is not None  # just asked
    said = [f"{vote.elector.seat_id}:{vote.choice}" for vote in _votes_of(ballot)]
    Vote.objects.filter(elector__ballot=ballot).delete()
    following = Round.objects.create(
        ballot=ballot, number=now.number + 1, phase=Round.Phase.REACT, text=text, opened_at=at
    )
    record(by, "integrate", ballot, at=at, stream=ballot.body.slug, round=following.number, votes=said)
    return following


def note_objection(
    ballot: Ballot, elector: Elector, choice: Choice, argument: str, way_out: str, *, by: User, at: datetime
) -> None:
    """Keep why a seat objects in this round, or take it away when it no longer does."""
    if not ballot.has_rounds:
        return
    now = current_round(ballot)
    if choice is not Choice.AGAINST:
        Objection.objects.filter(round=now, elector=elector).delete()
        return
    Verdict.when(argument and way_out, access.NO_ARGUMENT).or_409()
    Objection.objects.update_or_create(
        round=now, elector=elector, defaults={"argument": argument, "way_out": way_out, "at": at, "by": by}
    )


def _votes_of(ballot: Ballot) -> list[Vote]:
    return list(Vote.objects.filter(elector__ballot=ballot).select_related("elector").order_by("elector"))
