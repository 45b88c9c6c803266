"""The postings. Amounts are whole euro cents; the database posts (see guards), Python only asks."""

from __future__ import annotations

from datetime import UTC, date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from governance.ledger.models.invoices import Invoice
from governance.ledger.models.lines import Account
from governance.ledger.models.papers import Authorisation, Commitment
from governance.ledger.models.years import GrantYear
from governance.ledger.rules import SEALED_FIELDS, USES_A_DECISION, Movement, seal
from som_portal.kit.rows import Rows

MOVEMENT_NAMES = {
    Movement.GRANT: _("Toelage"),
    Movement.ALLOCATION: _("Toewijzing"),
    Movement.TAKEBACK: _("Terugname"),
    Movement.SHIFT: _("Verschuiving"),
    Movement.COMMITMENT: _("Vastlegging"),
    Movement.RELEASE: _("Vrijgave"),
    Movement.CHARGE: _("Aanrekening"),
    Movement.DIRECT: _("Directe uitgave"),
    Movement.CREDIT: _("Creditnota"),
    Movement.CLOSING: _("Afsluiting"),
    Movement.REVERSAL: _("Tegenboeking"),
}


class Posting(models.Model):
    """A boeking: moves `amount` from one account to another of the same year. The database numbers and seals it."""

    key = models.UUIDField(unique=True)
    year = models.ForeignKey(GrantYear, on_delete=models.PROTECT, related_name="postings", db_index=False)
    seq = models.PositiveBigIntegerField(null=True, editable=False, help_text="1..n without a gap, by the database")
    kind = models.CharField(max_length=12, choices=[(kind.value, name) for kind, name in MOVEMENT_NAMES.items()])
    source = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="outgoing")
    target = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="incoming")
    amount = models.BigIntegerField()
    booked_on = models.DateField()
    created_at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="postings",
        db_index=False,
    )
    note = models.CharField(max_length=200, blank=True)
    authorisation = models.ForeignKey(
        Authorisation, on_delete=models.PROTECT, null=True, blank=True, related_name="postings", db_index=False
    )
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="postings")
    invoice = models.ForeignKey(
        Invoice, on_delete=models.PROTECT, null=True, blank=True, related_name="postings", db_index=False
    )
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by")
    previous_hash = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001 - empty until sealed
    hash = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001 - empty until sealed

    objects = Rows.as_manager()

    class Meta:
        ordering = ["-year__year", "-seq"]
        indexes = [
            models.Index(fields=[paper], name=f"posting_with_{paper}", condition=Q(**{f"{paper}__isnull": False}))
            for paper in ("actor", "authorisation", "invoice")
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="posting_is_positive"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="posting_goes_between_two_accounts"),
            models.UniqueConstraint(fields=["year", "seq"], name="posting_number_is_used_once"),
            models.UniqueConstraint(
                fields=["authorisation"],
                condition=Q(kind__in=[kind.value for kind in USES_A_DECISION]),
                name="authorisation_is_allocated_once",
            ),
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(kind=Movement.COMMITMENT.value), name="commitment_is_booked_once"
            ),
        ]

    def __str__(self) -> str:
        """Year and number."""
        return f"{self.year_id}/{self.seq}"

    @property
    def is_reversible(self) -> bool:
        """The grant, a closing and a reversal stay as they are; the rest can be corrected by a mirror."""
        return self.kind not in (Movement.GRANT, Movement.CLOSING, Movement.REVERSAL)

    def computed_hash(self) -> str:
        """What the database must have sealed this posting with."""
        return seal(self.previous_hash or "", {name: _sealed(getattr(self, name)) for name in SEALED_FIELDS})


def _sealed(value: Any) -> str:
    """A field as the seal reads it."""
    if value is None:
        return ""
    if hasattr(value, "hex") and not isinstance(value, int):
        return str(value.hex)
    if hasattr(value, "astimezone"):
        return str(value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f"))
    return value.isoformat() if isinstance(value, date) else str(value)
