"""SOM plus meets on demand: a delegate asks, others support, and from a threshold a clock runs."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.meetings.models import Meeting
from som_portal.kit.rows import Rows

LONGEST_TEXT = 1000


class RequestState(models.TextChoices):
    """How far a request is; derived, never stored."""

    GATHERING = "zoekt-steun", _("zoekt steun")
    WAITING = "wacht", _("wacht op de coördinatiecel")
    PLANNED = "gepland", _("er komt een vergadering")
    ANSWERED = "beantwoord", _("beantwoord")


TONES = {
    RequestState.GATHERING: "busy",
    RequestState.WAITING: "warn",
    RequestState.PLANNED: "ok",
    RequestState.ANSWERED: "idle",
}


class MeetingRequestRows(Rows["MeetingRequest"]):
    """Words about requests."""

    def unsettled(self) -> Self:
        """Neither planned nor answered."""
        return self.filter(settled_at=None)

    def waiting(self) -> Self:
        """Enough support, and no meeting and no answer yet: the nearest day first."""
        return self.unsettled().filter(due_on__isnull=False).order_by("due_on", "pk")

    def overdue(self, on: date) -> Self:
        """Waiting longer than was promised."""
        return self.waiting().filter(due_on__lt=on)

    def with_support(self) -> Self:
        """Each with `support_count`, and its meeting; the latest first."""
        rows = self.annotate(support_count=Count("supports")).select_related("meeting__body")
        return rows.order_by("-asked_at", "-pk")


class MeetingRequest(models.Model):
    """A delegate asks for a meeting of SOM plus ("en op vraag" in the charter), with a reason.

    `needed`: how many supporters start the clock, as it stood on the day of asking. `due_on`: the last day for an
    answer, set once when the clock starts. `settled_at` comes with a meeting or with an answer.
    """

    key = models.UUIDField(unique=True, editable=False)
    title = models.CharField(max_length=160)
    reason = models.TextField(max_length=LONGEST_TEXT)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="meeting_requests"
    )
    asked_at = models.DateTimeField()
    needed = models.PositiveSmallIntegerField()
    due_on = models.DateField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(max_length=LONGEST_TEXT, blank=True)
    meeting = models.OneToOneField(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="meeting_request"
    )

    objects = MeetingRequestRows.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(needed__gte=1), name="meeting_request_needs_somebody"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=False) | Q(answer="", meeting=None),
                name="meeting_request_outcome_has_a_moment",
            ),
            models.CheckConstraint(condition=Q(meeting=None) | Q(answer=""), name="meeting_request_has_one_outcome"),
        ]

    def __str__(self) -> str:
        """By its title."""
        return self.title

    def get_absolute_url(self) -> str:
        """For SOM plus and the coördinatiecel."""
        return reverse("convening:detail", args=[self.pk])

    @property
    def state(self) -> RequestState:
        """How far it is."""
        if self.settled_at:
            return RequestState.PLANNED if self.meeting_id else RequestState.ANSWERED
        return RequestState.WAITING if self.due_on else RequestState.GATHERING

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES[self.state]

    def is_overdue(self, on: date) -> bool:
        """The promised day has passed without an outcome."""
        return self.settled_at is None and self.due_on is not None and self.due_on < on


class RequestSupport(models.Model):
    """One delegate stands behind a request, once."""

    request = models.ForeignKey(MeetingRequest, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="request_supports")
    supported_at = models.DateTimeField()

    objects = Rows.as_manager()

    class Meta:
        ordering = ["supported_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["request", "person"], name="one_support_per_request_and_person")]

    def __str__(self) -> str:
        """By number; no name, because this ends up in logs."""
        return f"support {self.pk}"
