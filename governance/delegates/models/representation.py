"""Which seat of the raad speaks for an institution."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.bodies.models import Seat
from governance.people.models import Institution
from som_portal.kit.rows import Rows

LONGEST_REASON = 300


class Representation(models.Model):
    """The seat of the raad that speaks for an institution, or the reason why there is none yet.

    A row comes from house rule 21, until the coördinatiecel decides otherwise: then `decided_at` says when.
    """

    institution = models.OneToOneField(Institution, on_delete=models.CASCADE, related_name="representation")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="representations")
    reason = models.CharField(max_length=LONGEST_REASON, blank=True, help_text="Why no seat, or why this one")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = Rows.as_manager()

    class Meta:
        ordering = ["institution"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(seat=None) | ~Q(reason=""),
                name="no_seat_has_a_reason",
                violation_error_message=_("Zeg waarom deze instelling nog geen zetel heeft."),
            ),
        ]

    def __str__(self) -> str:
        """By number; the record names it so."""
        return f"representation of institution {self.institution_id}"

    def get_absolute_url(self) -> str:
        """The page that tells an institution who speaks for it."""
        return reverse("delegates:representation", args=[self.institution.slug])
