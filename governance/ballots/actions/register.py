"""Keeping the register: which decision replaces which."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from governance.ballots import access
from governance.ballots.models import Decision
from governance.people.models import User
from governance.record.actions import record


@transaction.atomic
def supersede_decision(decision: Decision, newer: Decision, *, by: User | None, at: datetime) -> Decision:
    """Write down that `newer` replaces `decision`; the wording of both stays. The same twice is once."""
    decision = Decision.objects.locked(decision.pk)
    access.may_supersede(by, at=at).or_403()
    if decision.superseded_by_id == newer.pk:
        return decision
    access.is_in_force(decision).or_409()
    access.replaces(newer, decision).or_409()
    decision.superseded_by = newer
    decision.save(update_fields=["superseded_by"])
    record(by, "supersede_decision", decision, at=at, stream=decision.body.slug, by_number=newer.number)
    return decision
