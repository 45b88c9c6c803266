"""What a proposal asked, each time that became something else: kept whole, and never changed."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ballots.models.amendments import Amendment
from governance.ballots.models.proposals import Proposal
from governance.bodies.models import Seat
from som_portal.kit.rows import Rows


class VersionRows(Rows["Version"]):
    """Words about versions."""

    def told(self) -> Self:
        """With the seat they are shown by and the amendment they took in: one query."""
        return self.select_related("seat__body", "amendment__seat__body")


class Version(models.Model):
    """Everything a proposal asked from `made_at` on, as `queries.said_by` reads it. Shown by seat."""

    class Why(models.TextChoices):
        """What made it another version."""

        SUBMITTED = "submitted", _("Ingediend")
        REVISED = "revised", _("Gewijzigd door de indiener")
        AMENDED = "amended", _("Amendement overgenomen")

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(help_text="1, 2, 3 … per proposal, without a gap")
    why = models.CharField(max_length=10, choices=Why)
    amendment = models.ForeignKey(
        Amendment, on_delete=models.PROTECT, null=True, blank=True, related_name="versions", help_text="What it took in"
    )
    snapshot = models.JSONField(help_text="All that is asked, per field; money in cents, nothing that is empty")
    seat = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="versions",
        help_text="The seat that wrote it down; empty: the raad, by vote",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="versions"
    )
    made_at = models.DateTimeField()

    objects = VersionRows.as_manager()

    class Meta:
        ordering = ["proposal", "number"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="one_version_per_proposal_and_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="versions_count_from_1"),
            models.CheckConstraint(
                condition=Q(why="amended", amendment__isnull=False)
                | Q(why__in=["submitted", "revised"], amendment__isnull=True),
                name="an_amended_version_names_its_amendment",
            ),
        ]

    def __str__(self) -> str:
        """Without words, because this ends up in logs."""
        return f"version {self.number} of {self.proposal_id}"

    def get_absolute_url(self) -> str:
        """The page of the version: what changed, and its whole text."""
        return reverse("ballots:version", args=[self.proposal_id, self.number])
