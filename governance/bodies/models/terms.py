"""A person on a seat for a while: a mandate, or a permanent substitution."""

from __future__ import annotations

from datetime import date
from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.bodies.models.places import Seat
from som_portal.kit.rows import Rows

LONGEST_REASON = 500
AnyTerm = TypeVar("AnyTerm", bound="Term")
ENDS_TOO_EARLY = _("Een mandaat eindigt niet voor het begint.")


class TermRows(Rows[AnyTerm]):
    """Words about terms."""

    def in_force(self, on: date) -> Self:
        """Terms that hold on this day; the last day counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)

    def ending_between(self, first: date, last: date) -> Self:
        """Terms whose last day falls between the two days, both included."""
        return self.filter(ends_on__range=(first, last))

    def touching(self, first: date, last: date | None) -> Self:
        """Terms that share a day with the period; without a last day it never ends."""
        rows = self.filter(Q(ends_on=None) | Q(ends_on__gte=first))
        return rows if last is None else rows.filter(starts_on__lte=last)


class Term(models.Model):
    """A person on a seat from one day up to and including another, days in Leuven."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="%(class)ss")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="%(class)ss")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Seat and first day; no name, because this ends up in logs."""
        return f"{self.seat_id} from {self.starts_on}"

    def touches(self, first: date, last: date | None) -> bool:
        """Whether it shares a day with a period; without a last day that never ends."""
        return (self.ends_on is None or self.ends_on >= first) and (last is None or self.starts_on <= last)

    def is_over(self, day: date) -> bool:
        """Whether its last day lies before this day."""
        return self.ends_on is not None and self.ends_on < day

    def holds_on(self, day: date) -> bool:
        """Whether the term is in force on this day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class Mandate(Term):
    """Who holds a seat. A duo holds one seat as holder 1 and 2: two persons, one vote (house rule 7)."""

    holder = models.PositiveSmallIntegerField(default=1)
    accepted_at = models.DateTimeField(null=True, blank=True, help_text="When the holder accepted; rights do not wait")

    objects = TermRows["Mandate"].as_manager()

    class Meta:
        ordering = ["seat", "holder", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="mandate_ends_after_it_starts",
                violation_error_message=ENDS_TOO_EARLY,
            ),
            models.CheckConstraint(condition=Q(holder__in=[1, 2]), name="a_seat_is_shared_by_two_at_most"),
            models.UniqueConstraint(fields=["seat", "holder", "starts_on"], name="one_mandate_per_holder_and_start"),
            models.UniqueConstraint(
                fields=["seat", "holder"], condition=Q(ends_on=None), name="one_open_mandate_per_holder"
            ),
        ]
        indexes = [models.Index(fields=["person", "starts_on"], name="mandates_of_a_person")]

    def get_absolute_url(self) -> str:
        """The page of the mandate, for its holder and who keeps the list."""
        return reverse("bodies:mandate", args=[self.seat.body.slug, self.pk])


class Substitute(Term):
    """Who permanently stands in for the holders of a seat (plaatsvervanger); goes before a proxy (house rule 6)."""

    objects = TermRows["Substitute"].as_manager()

    class Meta:
        ordering = ["seat", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="substitute_ends_after_starting",
                violation_error_message=ENDS_TOO_EARLY,
            ),
        ]
        indexes = [models.Index(fields=["person", "starts_on"], name="substitutions_of_a_person")]
