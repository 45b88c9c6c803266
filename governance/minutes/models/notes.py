"""What was said about a point of the agenda."""

from __future__ import annotations

from django.db import models

from governance.meetings.models import AgendaItem
from som_portal.kit.rows import Rows

LONGEST_NOTE = 8000


class ItemNote(models.Model):
    """The one note of a point. `version` rises with every save: who saves against an older one overwrites nobody.

    Decisions and action items are rows of their own, not text. A private note is left out of what the public reads.
    """

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="note")
    text = models.TextField(max_length=LONGEST_NOTE, blank=True)
    is_private = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    objects = Rows.as_manager()

    def __str__(self) -> str:
        """By number; no words, because this ends up in logs."""
        return f"note of {self.item_id}"
