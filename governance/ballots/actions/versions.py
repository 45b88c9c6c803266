"""Keeping what a proposal asks, each time that becomes something else."""

from __future__ import annotations

from datetime import datetime

from governance.ballots.models import Amendment, Proposal, Version
from governance.ballots.queries import is_same_asked, said_by
from governance.bodies.models import Seat
from governance.people.models import User


def keep_version(
    proposal: Proposal,
    why: Version.Why,
    *,
    seat: Seat | None,
    amendment: Amendment | None = None,
    by: User | None,
    at: datetime,
) -> Version:
    """Keep what a proposal asks now, unless its last version says so already. For who changes it, and holds its row.

    Holding the row gives numbers without a gap. Returns the version that says what is asked now.
    """
    last, snapshot = proposal.versions.order_by("number").last(), said_by(proposal)
    if last is not None and is_same_asked(last.snapshot, snapshot):
        return last
    return Version.objects.create(
        proposal=proposal,
        number=last.number + 1 if last else 1,
        why=why,
        amendment=amendment,
        snapshot=snapshot,
        seat=seat,
        made_by=by,
        made_at=at,
    )
