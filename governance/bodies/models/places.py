"""The five bodies of the network, and their seats."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.people.models import Institution
from som_portal.kit.folding import Folded, FoldedField
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


class SeatRows(Rows["Seat"]):
    """Words about seats."""

    def standing(self, on: date) -> SeatRows:
        """Seats that exist on this day; a temporary one has a first and a last day."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gte=on))


class Seat(Folded):
    """A place in a body (zetel); it stays when its holder changes. An extra seat for missing expertise has an end."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    kind = models.SlugField(max_length=60, help_text="Kind of seat in the charter")
    number = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=200)
    name_key = FoldedField(source="name")
    is_voting = models.BooleanField(default=False)
    by_seat_only = models.BooleanField(default=False, help_text="Pupil and student: never show who holds it in public")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    expertise = models.CharField(max_length=120, blank=True, help_text="What was missing; only of a temporary seat")
    decision_number = models.CharField(max_length=30, blank=True, help_text="The decision that made a temporary seat")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = SeatRows.as_manager()

    class Meta:
        ordering = ["body", "pk"]
        indexes = [models.Index(fields=["body", "kind", "institution"], name="seats_of_an_institution")]
        constraints = [
            models.UniqueConstraint(fields=["body", "kind", "number"], name="one_seat_per_body_kind_and_number"),
            models.CheckConstraint(
                condition=Q(expertise="", decision_number="")
                | ~Q(expertise="")
                & ~Q(decision_number="")
                & Q(starts_on__isnull=False, ends_on__isnull=False, ends_on__gte=F("starts_on")),
                name="an_extra_seat_has_reason_decision_and_end",
                violation_error_message=_("Een extra zetel heeft een reden, een besluit en een einddatum."),
            ),
        ]

    def __str__(self) -> str:
        """By name."""
        return self.name

    def get_absolute_url(self) -> str:
        """The page of the seat, for who keeps the list."""
        return reverse("bodies:seat", args=[self.body.slug, self.pk])
