"""The budget years and the seals that were published of them."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from governance.ledger.rules import GENESIS
from som_portal.kit.rows import Rows


class GrantYear(models.Model):
    """A budget year (boekjaar) and the head of its chain of postings. Its row is the lock of the year."""

    year = models.PositiveSmallIntegerField(unique=True)
    closed = models.BooleanField(default=False)
    last_seq = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default=GENESIS)

    objects = Rows.as_manager()

    class Meta:
        ordering = ["-year"]

    def __str__(self) -> str:
        """The year itself."""
        return str(self.year)

    def get_absolute_url(self) -> str:
        """The public page of the year."""
        return reverse("ledger:year", args=[self.year])


class Verification(models.Model):
    """That the whole ledger was recomputed, each night and after every migrate, and what was broken then."""

    at = models.DateTimeField()
    broken = models.JSONField(default=list, help_text="A sentence for each thing that was broken; empty when whole")

    objects = Rows.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        get_latest_by = ["at", "pk"]

    def __str__(self) -> str:
        """When, and how many things were broken."""
        return f"{self.at:%Y-%m-%d %H:%M} {len(self.broken)}"


class Seal(models.Model):
    """A published anchor: the number and the hash that stood on paper, in a decision or on the settlement.

    A chain alone does not show that its tail was cut off, nor that all of it was made anew.
    """

    year = models.ForeignKey(GrantYear, on_delete=models.PROTECT, related_name="seals")
    seq = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    place = models.CharField(max_length=60, help_text="Where it was published, such as RAAD-2026-014")
    published_at = models.DateTimeField()

    objects = Rows.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["year", "place"], name="one_seal_a_place_a_year"),
            models.CheckConstraint(condition=models.Q(seq__gt=0), name="seal_is_of_a_posting"),
        ]

    def __str__(self) -> str:
        """As it is printed: 2026/17 and the hash."""
        return f"{self.year}/{self.seq} {self.hash}"
