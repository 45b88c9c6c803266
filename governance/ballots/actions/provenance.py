"""Which signals led to a proposal, and telling who gave them what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from governance.ballots import access
from governance.ballots.actions import talk_mails
from governance.ballots.actions.proposals import lock_proposal
from governance.ballots.models import Decision, Origin, Proposal
from governance.ballots.queries import RAAD, signallers_of
from governance.challenges.models import Challenge, Signal
from governance.people.models import User
from governance.record.actions import record
from som_portal.kit import clock


@transaction.atomic
def link_signals(
    proposal: Proposal, *, challenges: Iterable[Challenge], signals: Iterable[Signal], by: User, at: datetime
) -> Proposal:
    """Say what of the field is behind a proposal: these and no others of what this person may see."""
    proposal = lock_proposal(proposal)
    access.may_link_signals(by, proposal, at=at).or_403()
    access.is_linkable(proposal).or_409()
    seen = set(Signal.objects.visible_to(by, clock.day_of(at)).values_list("pk", flat=True))
    asked = {("challenge", one.pk) for one in challenges} | {("signal", one.pk) for one in signals if one.pk in seen}
    there = {
        ("challenge", row.challenge_id) if row.challenge_id else ("signal", row.signal_id): row
        for row in proposal.origins.all()
        if row.signal_id is None or row.signal_id in seen
    }
    if asked == set(there):
        return proposal
    Origin.objects.filter(pk__in=[row.pk for what, row in there.items() if what not in asked]).delete()
    for kind, pk in sorted(asked - set(there)):
        Origin.objects.create(proposal=proposal, **{f"{kind}_id": pk})
    facts = {f"{kind}s": sorted(pk for what, pk in asked if what == kind) for kind in ("challenge", "signal")}
    record(by, "link_signals", proposal, at=at, stream=RAAD, **facts)
    return proposal


def tell_signallers(decision: Decision) -> int:
    """Mail everybody whose signal is behind a decided proposal, once each; return how many. In the closing itself."""
    people = signallers_of(decision.ballot.proposal)
    for person, signal in people:
        talk_mails.tell_outcome(decision, person, signal)
    return len(people)
