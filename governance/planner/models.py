"""A plan for a whole working year of meetings, and the wishes it must keep."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.bodies.models import Body, Seat
from governance.planner.rules.problem import Planned
from governance.planner.wishes import Settings, settings_from
from som_portal.kit.rows import Rows


class YearPlanRows(Rows["YearPlan"]):
    """Words about year plans."""

    def waiting(self) -> YearPlanRows:
        """Asked for, and not solved yet."""
        return self.exclude(asked_at=None).order_by("asked_at", "pk")

    def published(self, year: int) -> YearPlanRows:
        """Of one year, the latest first."""
        return self.filter(year=year).exclude(published_at=None).order_by("-published_at", "-pk")


class YearPlan(models.Model):
    """One attempt at the year that begins in September of `year`: settings in, meetings out.

    `version` rises with every change of settings or wishes; `solved_version` says what the result answers.
    """

    class State(models.TextChoices):
        """Derived from the moments; never stored."""

        DRAFT = "draft", gettext_lazy("Concept")
        SOLVING = "solving", gettext_lazy("De planner rekent")
        IMPOSSIBLE = "impossible", gettext_lazy("Zo lukt het niet")
        PROPOSED = "proposed", gettext_lazy("Voorstel")
        STALE = "stale", gettext_lazy("Verouderd voorstel")
        PUBLISHED = "published", gettext_lazy("Gepubliceerd")

    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    chosen = models.JSONField(default=dict, help_text="Wishes per body and points per wish")
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True, help_text="Waiting for the solver since")
    keeps_rest = models.BooleanField(default=False, help_text="The meetings of the last result stay where they can")
    moves_standing = models.BooleanField(
        default=False, help_text="What is planned already may move, as little as can be"
    )
    rounds = models.PositiveSmallIntegerField(default=0)
    bound = models.IntegerField(default=0, help_text="No year costs fewer points")
    solved_at = models.DateTimeField(null=True, blank=True)
    solved_version = models.PositiveIntegerField(default=0)
    score = models.IntegerField(null=True, blank=True)
    result = models.JSONField(default=dict, help_text="Meetings, fixed moments, points, or why there is no year")
    published_at = models.DateTimeField(null=True, blank=True)
    key = models.UUIDField(unique=True, editable=False)

    objects = YearPlanRows.as_manager()

    class Meta:
        ordering = ["-year", "-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(solved_version__lte=F("version")), name="plan_solves_a_known_version"),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(score__isnull=False), name="a_published_plan_has_a_result"
            ),
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name

    def get_absolute_url(self) -> str:
        """The page where it is reviewed."""
        return reverse("planner:detail", args=[self.pk])

    @property
    def years(self) -> str:
        """2027-2028."""
        return f"{self.year}-{self.year + 1}"

    @property
    def settings(self) -> Settings:
        """What was filled in."""
        return settings_from(self.chosen)

    @property
    def meetings(self) -> tuple[Planned, ...]:
        """The meetings of the result, in order."""
        return tuple(planned_from(row) for row in self.result.get("meetings", ()))

    @property
    def state(self) -> State:
        """Where it stands."""
        if self.published_at:
            return self.State.PUBLISHED
        if self.asked_at:
            return self.State.SOLVING
        if self.solved_at is None:
            return self.State.DRAFT
        if self.solved_version != self.version:
            return self.State.STALE
        return self.State.IMPOSSIBLE if self.score is None else self.State.PROPOSED

    @property
    def gap(self) -> int:
        """How many points the proposal is from the best at most."""
        return max(0, (self.score or 0) - self.bound)

    @property
    def is_proven(self) -> bool:
        """No better year exists."""
        return self.score is not None and self.score <= self.bound


def planned_from(row: list[Any]) -> Planned:
    """A meeting as kept in the JSON column."""
    day, start, series, end, room, marked = row
    return Planned(date.fromisoformat(day), start, series, end, room, marked)


def as_row(meeting: Planned) -> list[Any]:
    """A meeting for the JSON column."""
    return [
        meeting.day.isoformat(), meeting.start, meeting.series, meeting.end, meeting.room, meeting.marked
    ]  # fmt: skip


class PlanWish(models.Model):
    """A hard wish of one plan: somebody is away, nobody meets, one meeting is fixed or forbidden, a rule is let go."""

    class Kind(models.TextChoices):
        """What is asked."""

        AWAY = "away", gettext_lazy("Iemand is er niet")
        BLOCKED = "blocked", gettext_lazy("Niemand vergadert")
        PIN = "pin", gettext_lazy("Deze vergadering ligt vast")
        FORBID = "forbid", gettext_lazy("Niet op dit moment")
        WAIVE = "waive", gettext_lazy("Afwijking van een regel")

    plan = models.ForeignKey(YearPlan, on_delete=models.CASCADE, related_name="wishes")
    kind = models.CharField(max_length=10, choices=Kind)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_wishes")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_wishes")
    first = models.DateField()
    last = models.DateField()
    start = models.TimeField(null=True, blank=True)
    rule = models.CharField(max_length=12, blank=True, help_text="Which rule is let go; only with an exemption")
    why = models.CharField(max_length=300, blank=True, help_text="What the days are, or why a rule is let go")

    objects = Rows.as_manager()

    class Meta:
        ordering = ["first", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gte=F("first")),
                name="plan_wish_ends_after_it_starts",
                violation_error_message=gettext_lazy("De laatste dag komt niet voor de eerste."),
            ),
            models.CheckConstraint(
                condition=Q(kind="away", seat__isnull=False)
                | Q(kind="blocked", seat=None)
                | Q(kind="pin", body__isnull=False, start__isnull=False)
                | Q(kind="forbid", body__isnull=False)
                | Q(kind="waive", seat=None),
                name="plan_wish_says_of_whom",
            ),
            models.CheckConstraint(
                condition=(Q(kind="waive") & ~Q(rule="")) | (~Q(kind="waive") & Q(rule="")),
                name="plan_wish_lets_a_rule_go_only_as_an_exemption",
            ),
        ]

    def __str__(self) -> str:
        """Kind and day; no name, because this ends up in logs."""
        return f"{self.kind} {self.first}"

    @property
    def about(self) -> str:
        """Of whom: a seat or a body, in words."""
        if self.seat:
            return _("{seat} ({body})").format(seat=self.seat.name, body=self.seat.body.name)
        return self.body.name if self.body else _("Alle netwerkonderdelen")

    @property
    def minute(self) -> int | None:
        """The start in minutes after midnight."""
        return None if self.start is None else minute_of(self.start)


def minute_of(hour: time) -> int:
    """Minutes after midnight."""
    return hour.hour * 60 + hour.minute


def hour_of(minute: int) -> time:
    """The time so many minutes after midnight."""
    return time(minute // 60, minute % 60)


def moment_of(day: date, minute: int, zone: Any) -> datetime:
    """A moment by the clock of a zone."""
    return datetime.combine(day, hour_of(minute), tzinfo=zone)
