"""The outbox table."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from som_portal.kit.rows import Rows

MOST_ATTEMPTS = 8


class OutgoingMailRows(Rows["OutgoingMail"]):
    """Words about outgoing mail."""

    def due(self, at: datetime) -> Self:
        """Not sent, not given up, and not waiting after a failure."""
        return self.filter(sent_at=None, attempts__lt=MOST_ATTEMPTS, not_before__lte=at)

    def spent(self) -> Self:
        """Sent, or given up after too many attempts."""
        return self.filter(Q(sent_at__isnull=False) | Q(attempts__gte=MOST_ATTEMPTS))


class OutgoingMail(models.Model):
    """One mail to one address. `key` names the effect ("ballot-opened:12:34"), so it is sent once."""

    WORDS = ("to", "subject", "text", "calendar")

    key = models.CharField(max_length=200, unique=True)
    to = models.EmailField()
    subject = models.CharField(max_length=300)
    text = models.TextField()
    calendar = models.TextField(blank=True, help_text="An iTIP message that goes with the text")
    queued_at = models.DateTimeField(auto_now_add=True)
    not_before = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    is_forgettable = models.BooleanField(
        default=False, help_text="Keeps no address and no words once it left or failed"
    )

    objects = OutgoingMailRows.as_manager()

    class Meta:
        indexes = [models.Index(fields=["sent_at", "not_before"], name="outgoing_mail_due")]

    def __str__(self) -> str:
        """By its effect."""
        return self.key

    def emptied(self) -> OutgoingMail:
        """Without address and words; its key stays, so that its effect is not mailed again. Not saved."""
        for name in self.WORDS:
            setattr(self, name, "")
        return self
