"""Seats that propose together with the one that began."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from governance.ballots.models.proposals import Proposal
from governance.bodies.models import Seat
from som_portal.kit.rows import Rows


class CoProposerRows(Rows["CoProposer"]):
    """Words about co-proposers."""

    def live(self) -> Self:
        """Asked or accepted, and not over."""
        return self.filter(ended_at=None)

    def asked(self) -> Self:
        """Waiting for an answer."""
        return self.live().filter(accepted_at=None)

    def accepted(self) -> Self:
        """Proposing together."""
        return self.live().exclude(accepted_at=None)


class CoProposer(models.Model):
    """A seat of the raad that is asked to propose together; `person` is who answered for it. Shown by seat.

    Nobody but those two sees the asking. Ended: declined, stepped back, or the asking was taken back.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="coproposers")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="coproposals")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="coproposals_asked")
    asked_at = models.DateTimeField()
    key = models.UUIDField(unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="coproposals"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CoProposerRows.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "seat"], condition=Q(ended_at=None), name="a_seat_proposes_together_once"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(person__isnull=False), name="who_accepts_to_propose_is_somebody"
            ),
        ]

    def __str__(self) -> str:
        """By seat."""
        return f"{self.seat_id} with {self.proposal_id}"

    def get_absolute_url(self) -> str:
        """The page where the seat answers, and steps back."""
        return reverse("ballots:answer_coproposal", args=[self.pk])

    @property
    def is_accepted(self) -> bool:
        """Proposes together now."""
        return self.accepted_at is not None and self.ended_at is None
