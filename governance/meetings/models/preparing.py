"""What comes before a meeting: points that members suggest, and the agenda as it was sent."""

from __future__ import annotations

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from governance.meetings.models.agenda import LONGEST_EXPLANATION, LONGEST_TITLE, AgendaItem
from governance.meetings.models.meetings import Meeting
from som_portal.kit.guards import append_only
from som_portal.kit.rows import Rows

LONGEST_REASON = 500


class AgendaSuggestionRows(Rows["AgendaSuggestion"]):
    """Words about suggestions."""

    def waiting(self) -> Self:
        """Not answered yet, the first asked first."""
        return self.filter(answered_at=None).order_by("suggested_at", "pk")


class AgendaSuggestion(models.Model):
    """A point that a member asks for. Answered with a reason it is declined; answered without, it became `item`."""

    class State(models.TextChoices):
        """Derived from the answer; never stored."""

        WAITING = "waiting", gettext_lazy("Wacht op antwoord")
        ACCEPTED = "accepted", gettext_lazy("Op de agenda")
        DECLINED = "declined", gettext_lazy("Niet op de agenda")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="suggestions")
    suggested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="agenda_suggestions"
    )
    title = models.CharField(max_length=LONGEST_TITLE)
    explanation = models.TextField(max_length=LONGEST_EXPLANATION, blank=True)
    minutes = models.PositiveSmallIntegerField(default=15)
    suggested_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    item = models.OneToOneField(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="suggestion")
    key = models.UUIDField(unique=True, default=uuid4, editable=False)

    objects = AgendaSuggestionRows.as_manager()

    class Meta:
        ordering = ["suggested_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reason="") | Q(item=None, answered_at__isnull=False),
                name="a_suggestion_is_accepted_or_declined",
            ),
            models.CheckConstraint(condition=Q(minutes__range=(1, 480)), name="a_suggestion_takes_some_minutes"),
        ]

    def __str__(self) -> str:
        """By title."""
        return self.title

    @property
    def state(self) -> State:
        """Where it stands."""
        if self.answered_at is None:
            return self.State.WAITING
        return self.State.DECLINED if self.reason else self.State.ACCEPTED

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return {"waiting": "busy", "accepted": "ok", "declined": "idle"}[self.state]


class AgendaVersion(models.Model):
    """The agenda as it was sent to the members. Never changed; its hash stands in the record.

    `points`: the rows of `governance.meetings.versions`, with a person by number and never by name.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()
    points = models.JSONField()
    sha256 = models.CharField(max_length=64)

    objects = Rows.as_manager()

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_agenda_version_per_number"),
        ]

    def __str__(self) -> str:
        """Meeting and number."""
        return f"{self.meeting_id}/{self.number}"


append_only(AgendaVersion._meta.db_table)
