"""Minutes that are read, commented on, and approved for good."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.charter.norms import house_rules
from governance.meetings.models import AgendaItem, Meeting
from som_portal.kit.rows import Rows

LONGEST_COMMENT = 2000
LONGEST_ERRATUM = 2000


class Stage(models.TextChoices):
    """How far the minutes of a meeting are; derived, never stored."""

    NOT_YET = "nog-niet", _("Nog geen verslag")
    DRAFT = "ontwerp", _("Ontwerp")
    READING = "ter-lezing", _("Ter lezing")
    WAITING = "wacht", _("Wacht op goedkeuring")
    APPROVED = "goedgekeurd", _("Goedgekeurd")


class MinutesRows(Rows["Minutes"]):
    """Words about minutes."""

    def approved(self) -> Self:
        """For good."""
        return self.filter(approval__isnull=False)

    def unapproved(self) -> Self:
        """Sent around, and not approved yet."""
        return self.filter(approval=None)

    def with_meeting(self) -> Self:
        """With the meeting, the point that approves them and the approval, in the same query."""
        where = ("meeting__body", "meeting__joint_with", "point__meeting__body")
        return self.select_related(*where, "approval__approved_in__meeting")


class Minutes(models.Model):
    """The minutes of a meeting, from the moment that they are sent around to be read.

    Before that there is no row: the draft follows from what happened. `point` puts them on a later agenda.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    circulated_at = models.DateTimeField()
    comments_until = models.DateField(help_text="The last day on which who attended comments")
    point = models.OneToOneField(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="approves_minutes"
    )

    objects = MinutesRows.as_manager()

    class Meta:
        ordering = ["-circulated_at", "-pk"]

    def __str__(self) -> str:
        """By meeting."""
        return f"minutes of {self.meeting_id}"

    def get_absolute_url(self) -> str:
        """The permanent page of the minutes."""
        return reverse("minutes:minutes", args=[self.meeting_id])

    @property
    def is_on_an_agenda(self) -> bool:
        """A meeting that is still to close has them on its agenda; needs the point and its meeting fetched."""
        return self.point is not None and not (self.point.meeting.is_cancelled or self.point.meeting.is_held)

    @property
    def is_public(self) -> bool:
        """Approved, and of a body whose minutes everybody reads; needs approval and body fetched."""
        return hasattr(self, "approval") and self.meeting.body.slug in house_rules().public_minutes_of

    def stage_on(self, day: date) -> Stage:
        """How far they are on a day; needs the approval fetched."""
        if hasattr(self, "approval"):
            return Stage.APPROVED
        return Stage.READING if day <= self.comments_until else Stage.WAITING


class MinutesReading(models.Model):
    """Somebody who attended read the draft and has nothing to add."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="readings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="minutes_readings")
    read_at = models.DateTimeField()

    objects = Rows.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minutes", "person"], name="a_draft_is_read_once_a_person")]

    def __str__(self) -> str:
        """Without a name, because this ends up in logs."""
        return f"reading of {self.minutes_id}"


class MinutesComment(models.Model):
    """What somebody who attended would write otherwise, about one point or the whole, and what became of it."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="minutes_comments")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="minutes_comments"
    )
    text = models.TextField(max_length=LONGEST_COMMENT)
    key = models.UUIDField(unique=True, editable=False)
    made_at = models.DateTimeField()
    answer = models.TextField(max_length=LONGEST_COMMENT, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = Rows.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="a_comment_on_minutes_is_answered_in_words",
            ),
        ]

    def __str__(self) -> str:
        """Without words, because this ends up in logs."""
        return f"comment {self.pk} on {self.minutes_id}"


class ApprovedMinutes(models.Model):
    """The text that a later meeting approved. The database refuses any change; an erratum says what was wrong."""

    minutes = models.OneToOneField(Minutes, on_delete=models.PROTECT, related_name="approval")
    approved_in = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="approvals")
    text = models.TextField(help_text="Canonical JSON of the sections (rules.as_text)")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the text, also in the record")
    public_digest = models.CharField(max_length=64, help_text="SHA-256 of the public part of the text")
    approved_at = models.DateTimeField()

    objects = Rows.as_manager()

    def __str__(self) -> str:
        """By minutes."""
        return f"approval of {self.minutes_id}"


class Erratum(models.Model):
    """What a later meeting corrects in approved minutes. Never changed either."""

    approval = models.ForeignKey(ApprovedMinutes, on_delete=models.PROTECT, related_name="errata")
    decided_in = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="errata")
    text = models.TextField(max_length=LONGEST_ERRATUM)
    key = models.UUIDField(unique=True, editable=False)
    made_at = models.DateTimeField()

    objects = Rows.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        """By number."""
        return f"erratum {self.pk}"
