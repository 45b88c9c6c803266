"""The five bodies of the network, their seats, and who holds them."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.people.models import Institution
from som_portal.kit.rows import Rows


class Power(models.TextChoices):
    """What a seat entrusts to its holder; also a Django permission on Body (`governance.<value>`)."""

    COORDINATE = "coordinate", _("het netwerk coördineren")
    CHAIR = "chair", _("de raad voorzitten")
    VOTE = "vote", _("stemmen")
    ATTEND = "attend", _("deelnemen aan de vergadering")
    FACILITATE = "facilitate", _("de werkingen ondersteunen")
    SPEND = "spend", _("middelen vastleggen")
    READ_LEDGER = "read_ledger", _("het grootboek lezen")
    RUN_EVENTS = "run_events", _("events organiseren")
    EDIT_STORIES = "edit_stories", _("stories publiceren")


class Body(models.Model):
    """A netwerkonderdeel (charter, bijlage 1): SOM plus, raad, coördinatiecel, team or afstemmingscel."""

    slug = models.SlugField(max_length=40, unique=True)
    letter = models.CharField(max_length=1)
    name = models.CharField(max_length=80)

    objects = Rows.as_manager()

    class Meta:
        ordering = ["letter"]
        default_permissions = ()
        permissions = [(power.value, str(power.name)) for power in Power]

    def __str__(self) -> str:
        """By name."""
        return self.name

    def get_absolute_url(self) -> str:
        """The page of the body."""
        return reverse("bodies:detail", args=[self.slug])


class Seat(models.Model):
    """A place in a body (zetel); it stays when its holder changes."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    kind = models.SlugField(max_length=60, help_text="Kind of seat in the charter")
    number = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=200)
    is_voting = models.BooleanField(default=False)
    by_seat_only = models.BooleanField(default=False, help_text="Pupil and student: never show who holds it in public")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")

    objects = Rows.as_manager()

    class Meta:
        ordering = ["body", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["body", "kind", "number"], name="one_seat_per_body_kind_and_number"),
        ]

    def __str__(self) -> str:
        """By name."""
        return self.name


class MandateRows(Rows["Mandate"]):
    """Words about mandates."""

    def in_force(self, on: date) -> MandateRows:
        """Mandates that hold on this day; the last day counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)

    def ending_between(self, first: date, last: date) -> MandateRows:
        """Mandates whose last day falls between the two days, both included."""
        return self.filter(ends_on__range=(first, last))


class Mandate(models.Model):
    """A person on a seat from one day up to and including another. A duo holds one seat as holder 1 and 2."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="mandates")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mandates")
    holder = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = MandateRows.as_manager()

    class Meta:
        ordering = ["seat", "holder", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="mandate_ends_after_it_starts",
                violation_error_message=_("Een mandaat eindigt niet voor het begint."),
            ),
            models.CheckConstraint(condition=Q(holder__in=[1, 2]), name="a_seat_is_shared_by_two_at_most"),
            models.UniqueConstraint(fields=["seat", "holder", "starts_on"], name="one_mandate_per_holder_and_start"),
            models.UniqueConstraint(
                fields=["seat", "holder"], condition=Q(ends_on=None), name="one_open_mandate_per_holder"
            ),
        ]
        indexes = [models.Index(fields=["person", "starts_on"], name="mandates_of_a_person")]

    def __str__(self) -> str:
        """Seat and first day; no name, because this ends up in logs."""
        return f"{self.seat_id} from {self.starts_on}"

    def holds_on(self, day: date) -> bool:
        """Whether the mandate is in force on this day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
