"""Who takes part in a proposal: added and taken away by who proposed it, until it is on an agenda."""

from __future__ import annotations

from datetime import datetime
from typing import Unpack

from django.db import transaction

from governance.ballots.actions.proposals import Engaged, lock_to_revise, note_revision
from governance.ballots.models import Partner, Proposal
from governance.people.models import User
from governance.record.actions import Fact


@transaction.atomic
def add_partner(proposal: Proposal, *, by: User, at: datetime, **engaged: Unpack[Engaged]) -> Partner:
    """Say who takes part, and with what. The same engagement of the same partner twice is once."""
    proposal = lock_to_revise(proposal, by)
    same = ("institution", "name", "engagement")
    partner, is_new = Partner.objects.get_or_create(
        proposal=proposal,
        **{name: engaged[name] for name in same},  # type: ignore[literal-required]
        defaults={"does": engaged["does"], "is_paid": engaged["is_paid"]},
    )
    if is_new:
        note_revision(proposal, "add_partner", by=by, at=at, **_facts(partner))
    return partner


@transaction.atomic
def remove_partner(partner: Partner, *, by: User, at: datetime) -> Proposal:
    """Take a partner away from a proposal. Twice is once."""
    proposal = lock_to_revise(partner.proposal, by)
    if Partner.objects.filter(pk=partner.pk).delete()[0]:
        note_revision(proposal, "remove_partner", by=by, at=at, **_facts(partner))
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


def _facts(partner: Partner) -> dict[str, Fact]:
    """What the record keeps of a partner: no words, because people type those."""
    return {"institution": partner.institution_id, "engagement": partner.engagement, "is_paid": partner.is_paid}
