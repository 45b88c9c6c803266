"""Where a proposal comes from: the signals and challenges of the field behind it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from governance.ballots.models.proposals import Proposal
from governance.challenges.models import Challenge, Signal
from som_portal.kit.rows import Rows


class Origin(models.Model):
    """One signal, or one challenge with all its signals, that led to a proposal."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="origins")
    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, null=True, blank=True, related_name="origins")
    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, null=True, blank=True, related_name="origins")

    objects = Rows.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(challenge=None, signal__isnull=False) | Q(challenge__isnull=False, signal=None),
                name="an_origin_is_a_challenge_or_a_signal",
            ),
            models.UniqueConstraint(fields=["proposal", "challenge"], name="a_challenge_leads_to_a_proposal_once"),
            models.UniqueConstraint(fields=["proposal", "signal"], name="a_signal_leads_to_a_proposal_once"),
        ]

    def __str__(self) -> str:
        """By number."""
        return f"origin {self.pk} of {self.proposal_id}"
