"""What goes with a meeting to who reads it: how far somebody read, the bundle as a PDF, and where a point came from."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from governance.challenges.models import Challenge, Signal
from governance.meetings.models import AgendaItem, Meeting
from som_portal.kit.rows import Rows


class Brought(models.Model):
    """A point that came from the field: the challenge or the signal behind it. Goes when the point goes."""

    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="brought")
    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, null=True, blank=True, related_name="brought")
    signal = models.ForeignKey(Signal, on_delete=models.PROTECT, null=True, blank=True, related_name="brought")

    objects = Rows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(challenge=None, signal__isnull=False) | Q(challenge__isnull=False, signal=None),
                name="a_point_comes_from_a_challenge_or_a_signal",
            ),
        ]

    def __str__(self) -> str:
        """By its point."""
        return str(self.item_id)


class ReadingMark(models.Model):
    """How far one person read the agenda of one meeting. Nobody else sees it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reading_marks")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="reading_marks")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="reading_marks")
    marked_at = models.DateTimeField()

    objects = Rows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "meeting"], name="one_reading_mark_per_person_and_meeting"),
        ]

    def __str__(self) -> str:
        """No name: this ends up in logs."""
        return f"mark in {self.meeting_id}"


class BundleRows(Rows["Bundle"]):
    """Words about bundles."""

    def waiting(self) -> Self:
        """Asked for and not made, the first asked first."""
        return self.filter(made_at=None, failed_at=None).order_by("asked_at", "pk")

    def made(self) -> Self:
        """Ready to download, the latest first; the bytes stay in the database."""
        return self.exclude(made_at=None).defer("content").order_by("-made_at", "-pk")


class Bundle(models.Model):
    """The agenda of a meeting with all that belongs to it, as one PDF.

    `for_members`: with the documents that are for the members only. `agenda_sha256`: the agenda it holds, as the hash
    of its rows; when that of today differs, the bundle is behind. `done` of `steps` while it is being made.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="bundles")
    for_members = models.BooleanField(default=True)
    asked_at = models.DateTimeField()
    done = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    agenda_sha256 = models.CharField(max_length=64, blank=True)
    content = models.BinaryField(default=bytes)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0, help_text="Bytes")

    objects = BundleRows.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "for_members"],
                condition=Q(made_at=None, failed_at=None),
                name="one_bundle_of_a_meeting_is_made_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(made_at=None) | (~Q(sha256="") & ~Q(size=0)), name="a_made_bundle_has_its_bytes"
            ),
        ]

    def __str__(self) -> str:
        """By its meeting."""
        return f"bundle of {self.meeting_id}"

    @property
    def is_waiting(self) -> bool:
        """Asked for, and the portal is at it or will be within the minute."""
        return self.made_at is None and self.failed_at is None

    @property
    def kilobytes(self) -> int:
        """Its size as people say it, at least 1."""
        return max(1, round(self.size / 1000))
