"""Meetings: when, where, of whom, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import uuid4

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.bodies.models import Body
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.rows import Rows


class MeetingRows(Rows["Meeting"]):
    """Words about meetings."""

    def visible_to(self, user: User | AnonymousUser) -> MeetingRows:
        """That a body meets, when and where is public; `access.can_read_agenda` guards what it is about."""
        return self.all()

    def of_body(self, body: Body) -> MeetingRows:
        """Its own meetings and the joint ones it is invited to."""
        return self.of_bodies([body.pk])

    def of_bodies(self, bodies: Iterable[int]) -> MeetingRows:
        """Meetings of any of these bodies (primary keys), joint ones included, each once."""
        pks = list(bodies)
        return self.filter(Q(body__in=pks) | Q(joint_with__in=pks))

    def going_on(self) -> MeetingRows:
        """Not cancelled."""
        return self.filter(cancelled_at=None)

    def coming(self, at: datetime) -> MeetingRows:
        """Not over yet, the nearest first; cancelled ones too, so that nobody stands before a closed door."""
        return self.filter(ends_at__gte=at).order_by("starts_at", "pk")

    def past(self, at: datetime) -> MeetingRows:
        """Over, the latest first."""
        return self.filter(ends_at__lt=at).order_by("-starts_at", "-pk")

    def with_bodies(self) -> MeetingRows:
        """With the bodies that meet and the opening, in the same query."""
        return self.select_related("body", "joint_with", "opening")


class Meeting(models.Model):
    """One meeting of a body; `joint_with` is the body that is invited whole (the open raad with SOM plus).

    `held_at` is set when the meeting took place and was closed, with its attendance.
    """

    class State(models.TextChoices):
        """Derived from the moments; never stored."""

        PLANNED = "planned", gettext_lazy("Gepland")
        UNCONFIRMED = "unconfirmed", gettext_lazy("Nog af te sluiten")
        HELD = "held", gettext_lazy("Doorgegaan")
        CANCELLED = "cancelled", gettext_lazy("Geannuleerd")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    joint_with = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="joint_meetings")
    is_open = models.BooleanField(default=False, help_text="Everybody may attend and read the agenda")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=500, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    undecided_reason = models.CharField(max_length=500, blank=True, help_text="Why a point to decide stayed open")
    agenda_reminded_at = models.DateTimeField(null=True, blank=True)
    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0, help_text="Rises with every change that calendars must see")
    changed_at = models.DateTimeField(default=clock.now, help_text="When this version came about")

    objects = MeetingRows.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_starts",
                violation_error_message=gettext_lazy("Een vergadering eindigt na het begin."),
            ),
            models.CheckConstraint(
                condition=Q(held_at=None) | Q(cancelled_at=None), name="meeting_is_not_both_held_and_cancelled"
            ),
            models.CheckConstraint(
                condition=Q(joint_with=None) | ~Q(joint_with=F("body")), name="meeting_is_joint_with_another_body"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | ~Q(cancel_reason=""), name="meeting_is_cancelled_with_a_reason"
            ),
            models.UniqueConstraint(
                fields=["body", "starts_at"],
                condition=Q(cancelled_at=None),
                name="a_body_is_in_one_meeting_at_a_time",
                violation_error_message=gettext_lazy(
                    "Op dat moment staat er al een vergadering van dit netwerkonderdeel."
                ),
            ),
        ]
        indexes = [models.Index(fields=["starts_at"], name="meetings_by_start")]

    def __str__(self) -> str:
        """Body and day, as in lists of choices."""
        return f"{self.body} {self.day:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        """The page of the meeting."""
        return reverse("meetings:detail", args=[self.pk])

    @property
    def day(self) -> date:
        """The day in Leuven."""
        return clock.day_of(self.starts_at)

    @property
    def is_cancelled(self) -> bool:
        """It will not, or did not, take place."""
        return self.cancelled_at is not None

    @property
    def is_held(self) -> bool:
        """It took place and is closed."""
        return self.held_at is not None

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Who meets: the body, and the one that is invited whole."""
        return (self.body, self.joint_with) if self.joint_with else (self.body,)

    @property
    def who(self) -> str:
        """Who meets, in words."""
        if self.joint_with is None:
            return self.body.name
        return _("{body} met {other}").format(body=self.body.name, other=self.joint_with.name)

    def state_at(self, at: datetime) -> State:
        """What became of it, as seen at a moment."""
        if self.is_cancelled:
            return self.State.CANCELLED
        if self.is_held:
            return self.State.HELD
        return self.State.UNCONFIRMED if self.ends_at < at else self.State.PLANNED
