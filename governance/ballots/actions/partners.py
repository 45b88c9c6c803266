"""Who takes part in a proposal: added and taken away by who proposed it, until it is on an agenda."""

from __future__ import annotations

from datetime import datetime
from typing import Unpack

from django.db import transaction

from governance.ballots import access
from governance.ballots.actions.proposals import Engaged, lock_proposal
from governance.ballots.actions.versions import keep_version
from governance.ballots.models import Partner, Proposal, Version
from governance.ballots.queries import RAAD
from governance.people.models import User
from governance.record.actions import record


@transaction.atomic
def add_partner(proposal: Proposal, *, by: User, at: datetime, **engaged: Unpack[Engaged]) -> Partner:
    """Say who takes part, and with what. The same engagement of the same partner twice is once."""
    proposal = lock_proposal(proposal)
    access.may_revise(by, proposal).or_403()
    access.is_revisable(proposal).or_409()
    same = ("institution", "name", "engagement")
    partner, is_new = Partner.objects.get_or_create(
        proposal=proposal,
        **{name: engaged[name] for name in same},  # type: ignore[literal-required]
        defaults={"does": engaged["does"], "is_paid": engaged["is_paid"]},
    )
    if is_new:
        _changed(partner, "add_partner", by, at)
    return partner


@transaction.atomic
def remove_partner(partner: Partner, *, by: User, at: datetime) -> Proposal:
    """Take a partner away from a proposal. Twice is once."""
    proposal = lock_proposal(partner.proposal)
    access.may_revise(by, proposal).or_403()
    access.is_revisable(proposal).or_409()
    if Partner.objects.filter(pk=partner.pk).delete()[0]:
        _changed(partner, "remove_partner", by, at)
    return proposal


def engaged_in(proposal: Proposal) -> list[Engaged]:
    """Its partners, for a proposal that takes its place."""
    return [
        Engaged(
            institution=one.institution,
            name=one.name,
            engagement=one.engagement,
            does=one.does,
            is_paid=one.is_paid,
        )
        for one in proposal.partners.all()
    ]


def _changed(partner: Partner, verb: str, by: User, at: datetime) -> None:
    proposal = lock_proposal(partner.proposal)
    keep_version(proposal, Version.Why.REVISED, seat=access.seat_of_speaker(by, proposal), by=by, at=at)
    facts = {"institution": partner.institution_id, "engagement": partner.engagement, "is_paid": partner.is_paid}
    record(by, verb, proposal, at=at, stream=RAAD, **facts)
