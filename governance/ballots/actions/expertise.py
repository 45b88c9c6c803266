"""A temporary seat of the raad for expertise it misses, by decision (house rule 9)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from governance.ballots import access
from governance.ballots.models import Decision
from governance.ballots.queries import decided_ballots
from governance.bodies import actions as bodies
from governance.bodies.models import Seat
from governance.people.models import User


@transaction.atomic
def add_expert_seat(
    decision: Decision,
    *,
    expertise: str,
    starts_on: date,
    ends_on: date,
    is_voting: bool,
    by: User,
    at: datetime,
) -> Seat:
    """Add the seat that an adopted decision of the raad asks for; `is_voting` only when its wording says so."""
    access.may_add_expert_seat(by, at=at).or_403()
    decision = decided_ballots(by).get(decision=decision).decision
    access.makes_expert_seats(decision).or_409()
    return bodies.add_expert_seat(
        decision.body,
        expertise,
        decision_number=decision.number,
        starts_on=starts_on,
        ends_on=ends_on,
        is_voting=is_voting,
        by=by,
        at=at,
    )
