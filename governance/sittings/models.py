"""What happened when in a meeting: which point was on the table, and when the meeting was suspended."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from governance.meetings.models import AgendaItem, Meeting
from som_portal.kit.rows import Rows


class PointTimeRows(Rows["PointTime"]):
    """Words about the times of points."""

    def running(self) -> PointTimeRows:
        """On the table now."""
        return self.filter(finished_at=None)


class PointTime(models.Model):
    """A stretch of time during which one point was on the table; a point that is reopened has more than one.

    `meeting` stands beside the point so that the database itself keeps one point on the table at a time.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="point_times")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="times")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = PointTimeRows.as_manager()

    class Meta:
        ordering = ["started_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(finished_at=None), name="one_point_on_the_table_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(finished_at__gte=F("started_at")), name="a_point_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        """By number of the point."""
        return f"time of {self.item_id}"


class SuspensionRows(Rows["Suspension"]):
    """Words about suspensions."""

    def lasting(self) -> SuspensionRows:
        """Not resumed yet."""
        return self.filter(resumed_at=None)


class Suspension(models.Model):
    """That a meeting was suspended for a while (schorsing)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="suspensions")
    suspended_at = models.DateTimeField()
    resumed_at = models.DateTimeField(null=True, blank=True)

    objects = SuspensionRows.as_manager()

    class Meta:
        ordering = ["suspended_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(resumed_at=None), name="a_meeting_is_suspended_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(resumed_at=None) | Q(resumed_at__gte=F("suspended_at")),
                name="a_suspension_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        """By meeting."""
        return f"suspension of {self.meeting_id}"
