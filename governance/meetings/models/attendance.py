"""Who says they will come, and who came."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy

from governance.bodies.models import Seat
from governance.meetings.models.agenda import AgendaItem
from governance.meetings.models.meetings import Meeting
from som_portal.kit.rows import Rows

LONGEST_NOTE = 300


class Rsvp(models.Model):
    """What somebody who is invited answered: the last answer counts."""

    class Answer(models.TextChoices):
        """In the room, from afar, or not."""

        YES = "yes", gettext_lazy("Ik kom")
        ONLINE = "online", gettext_lazy("Ik volg online")
        NO = "no", gettext_lazy("Ik kan er niet bij zijn")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="rsvps")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="rsvps")
    answer = models.CharField(max_length=10, choices=Answer)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True, help_text="For who prepares the meeting")
    answered_at = models.DateTimeField()

    objects = Rows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_answer_per_meeting_and_person"),
            models.CheckConstraint(condition=Q(answer__in=["yes", "online", "no"]), name="rsvp_is_a_known_answer"),
        ]

    def __str__(self) -> str:
        """Without a name, because this ends up in logs."""
        return f"{self.meeting_id} {self.answer}"

    @property
    def comes(self) -> bool:
        """In the room or online."""
        return self.answer != self.Answer.NO


class AttendanceRows(Rows["Attendance"]):
    """Words about who was there."""

    def came(self) -> AttendanceRows:
        """In the room or online, however briefly."""
        return self.exclude(how=Attendance.How.EXCUSED)

    def inside(self) -> AttendanceRows:
        """There and not gone, as far as anybody noted."""
        return self.came().filter(left_at=None)


class Attendance(models.Model):
    """How one holder of a seat attended: one stay, from coming in to leaving, or an apology.

    Without `came_at` somebody noted afterwards that they were there, the whole meeting as far as anybody knows. Who
    leaves and comes back has a row a stay. `left_for`: the point they left the table for, because of an own interest.
    """

    class How(models.TextChoices):
        """There, there from afar, or excused. No row: nobody noted it."""

        PRESENT = "present", gettext_lazy("Aanwezig")
        ONLINE = "online", gettext_lazy("Online")
        EXCUSED = "excused", gettext_lazy("Verontschuldigd")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendance")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attendance")
    how = models.CharField(max_length=10, choices=How)
    came_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    left_for = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="left_by")

    objects = AttendanceRows.as_manager()

    class Meta:
        ordering = ["seat", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat", "person"],
                condition=Q(left_at=None),
                name="one_attendance_per_meeting_seat_and_person",
            ),
            models.CheckConstraint(
                condition=Q(how__in=["present", "online", "excused"]), name="attendance_is_in_a_known_way"
            ),
            models.CheckConstraint(
                condition=~Q(how="excused") | Q(came_at=None, left_at=None), name="who_is_excused_did_not_come"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("came_at")), name="nobody_leaves_before_coming"
            ),
            models.CheckConstraint(
                condition=Q(left_for=None) | Q(left_at__isnull=False), name="who_left_for_a_point_left"
            ),
        ]

    def __str__(self) -> str:
        """Without a name, because this ends up in logs."""
        return f"{self.meeting_id} {self.seat_id} {self.how}"

    @property
    def came(self) -> bool:
        """In the room or online."""
        return self.how != self.How.EXCUSED
