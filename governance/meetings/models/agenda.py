"""What a meeting is about."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from governance.meetings.models.meetings import Meeting
from som_portal.kit.rows import Rows


class AgendaItem(models.Model):
    """One point of the agenda; `minutes` is the time foreseen."""

    class Kind(models.TextChoices):
        """What is asked of the meeting."""

        INFO = "info", gettext_lazy("Ter info")
        DISCUSS = "discuss", gettext_lazy("Ter bespreking")
        DECIDE = "decide", gettext_lazy("Ter beslissing")
        MINUTES = "minutes", gettext_lazy("Goedkeuring verslag")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agenda_items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField(default=15)
    key = models.UUIDField(unique=True, default=uuid4, editable=False)

    objects = Rows.as_manager()

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="one_agenda_item_per_position"),
            models.CheckConstraint(
                condition=Q(kind__in=["info", "discuss", "decide", "minutes"]), name="agenda_item_has_a_known_kind"
            ),
            models.CheckConstraint(condition=Q(minutes__range=(1, 480)), name="agenda_item_takes_some_minutes"),
        ]

    def __str__(self) -> str:
        """By title."""
        return self.title
