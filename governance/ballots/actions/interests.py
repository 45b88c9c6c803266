"""An interest of one's own (house rule 8): the holder of a seat steps aside, or says why there is none."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from governance.ballots import access
from governance.ballots.models import Ballot, Elector, Recusal, Vote
from governance.people.models import User
from governance.record.actions import record


@transaction.atomic
def state_interest(elector: Elector, state: str, *, reason: str, by: User, at: datetime) -> Recusal:
    """Declare an interest (the seat no longer votes) or contest it (it does, and everybody reads why)."""
    ballot = Ballot.objects.locked(elector.ballot_id)
    access.may_state_interest(by, elector, at=at).or_403()
    access.is_voting_open(ballot, at=at, phase_matters=False).or_409()
    access.is_interest_statable(ballot, elector, state, reason).or_409()
    said = {"state": state, "reason": reason, "at": at, "by": by}
    recusal, _is_new = Recusal.objects.update_or_create(elector=elector, defaults=said)
    if recusal.stands:
        Vote.objects.filter(elector=elector).delete()
    record(by, "state_interest", ballot, at=at, stream=ballot.body.slug, seat=elector.seat_id, state=state)
    return recusal
