"""Choose a date together: moments, and what each member says about them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.bodies.models import Body
from governance.meetings.models import Meeting
from governance.polls.rules import Choice
from som_portal.kit import clock
from som_portal.kit.rows import Rows

LONGEST_REASON = 500


class PollState(models.TextChoices):
    """How far a poll is; derived, never stored."""

    OPEN = "open", _("open")
    OVER = "afgelopen", _("wacht op een keuze")
    CHOSEN = "gekozen", _("datum gekozen")
    DROPPED = "gestopt", _("gestopt")


TONES = {PollState.OPEN: "busy", PollState.OVER: "warn", PollState.CHOSEN: "ok", PollState.DROPPED: "idle"}


class DatePollRows(Rows["DatePoll"]):
    """Words about polls."""

    def of_bodies(self, bodies: Iterable[int]) -> Self:
        """Those of these bodies (primary keys)."""
        return self.filter(body__in=list(bodies))

    def running(self, at: datetime) -> Self:
        """Not settled, and the deadline is still to come; the nearest first."""
        return self.filter(settled_at=None, closes_at__gt=at).order_by("closes_at", "pk")

    def with_facts(self) -> Self:
        """With the body and the meeting, in the same query."""
        return self.select_related("body", "meeting")


class DatePoll(models.Model):
    """ "Prik een datum" for one body. `settled_at` comes with a meeting, or without one when nobody can.

    `reason`: why a date was chosen without quorum or a required seat, or why the poll was stopped.
    """

    key = models.UUIDField(unique=True, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="date_polls")
    what = models.CharField(max_length=160)
    place = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="date_poll")

    objects = DatePollRows.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opened_at")), name="date_poll_closes_after_it_opens"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=False) | Q(meeting=None, reason=""),
                name="date_poll_outcome_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(meeting__isnull=False) | ~Q(reason=""),
                name="date_poll_without_date_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """By what it is about."""
        return self.what

    def get_absolute_url(self) -> str:
        """For the members of the body."""
        return reverse("polls:detail", args=[self.pk])

    def state_at(self, at: datetime) -> PollState:
        """How far it is, as seen at a moment."""
        if self.settled_at:
            return PollState.CHOSEN if self.meeting_id else PollState.DROPPED
        return PollState.OPEN if at < self.closes_at else PollState.OVER


class PollOption(models.Model):
    """One moment to choose."""

    poll = models.ForeignKey(DatePoll, on_delete=models.CASCADE, related_name="options")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    objects = Rows.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "starts_at"], name="one_option_per_poll_and_moment"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="poll_option_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        """By moment."""
        return f"{clock.local(self.starts_at):%d-%m-%Y %H:%M}"

    @property
    def day(self) -> date:
        """The day in Leuven."""
        return clock.day_of(self.starts_at)


class PollAnswer(models.Model):
    """What one person says about one moment. No row: not answered."""

    option = models.ForeignKey(PollOption, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="poll_answers")
    choice = models.CharField(max_length=15, choices=[(one.value, one.value) for one in Choice])
    answered_at = models.DateTimeField()

    objects = Rows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["option", "person"], name="one_poll_answer_per_option_and_person"),
            models.CheckConstraint(
                condition=Q(choice__in=[one.value for one in Choice]), name="poll_answer_is_a_known_choice"
            ),
        ]

    def __str__(self) -> str:
        """Without a name, because this ends up in logs."""
        return f"{self.option_id} {self.choice}"
