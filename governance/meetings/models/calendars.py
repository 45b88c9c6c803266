"""The secret addresses of calendars."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy

from som_portal.kit.rows import Rows


class CalendarAddress(models.Model):
    """The secret address at which the calendar programs of one person read their meetings. No row: no address."""

    class Alarm(models.IntegerChoices):
        """How long before a meeting the calendar program warns, in minutes."""

        QUARTER = 15, gettext_lazy("een kwartier vooraf")
        HOUR = 60, gettext_lazy("een uur vooraf")
        DAY = 1440, gettext_lazy("een dag vooraf")

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_address")
    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    alarm_minutes = models.PositiveSmallIntegerField(choices=Alarm, null=True, blank=True)
    made_at = models.DateTimeField()

    objects = Rows.as_manager()

    def __str__(self) -> str:
        """By person; never the address itself."""
        return f"calendar of {self.person_id}"
