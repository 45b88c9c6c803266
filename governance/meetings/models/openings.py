"""Who sat at the table when a meeting opened; later mandates change nothing here."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from governance.bodies.models import Seat
from governance.meetings.models.meetings import Meeting
from som_portal.kit.rows import Rows


class Opening(models.Model):
    """That a meeting was opened, and when: once, whoever asks."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="opening")
    opened_at = models.DateTimeField()

    objects = Rows.as_manager()

    def __str__(self) -> str:
        """By meeting."""
        return f"opening of {self.meeting_id}"


class SeatAtOpening(models.Model):
    """One seat of a body that met, as it was at the opening."""

    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="seats")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="openings")
    seat_name = models.CharField(max_length=200)
    is_voting = models.BooleanField()
    is_filled = models.BooleanField()

    objects = Rows.as_manager()

    class Meta:
        ordering = ["opening", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["opening", "seat"], name="a_seat_is_at_an_opening_once"),
        ]

    def __str__(self) -> str:
        """By the seat."""
        return self.seat_name


class HolderAtOpening(models.Model):
    """Who could take the seat that day: its holder, the second holder of a duo, or a permanent substitute."""

    class Place(models.IntegerChoices):
        """As what."""

        FIRST = 1
        SECOND = 2
        SUBSTITUTE = 3

    seat_at_opening = models.ForeignKey(SeatAtOpening, on_delete=models.CASCADE, related_name="holders")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="openings")
    place = models.PositiveSmallIntegerField(choices=Place)

    objects = Rows.as_manager()

    class Meta:
        ordering = ["seat_at_opening", "place"]
        constraints = [
            models.UniqueConstraint(fields=["seat_at_opening", "place"], name="one_holder_a_place_at_an_opening"),
            models.CheckConstraint(condition=Q(place__in=[1, 2, 3]), name="a_holder_at_an_opening_has_a_known_place"),
        ]

    def __str__(self) -> str:
        """No name: this ends up in logs."""
        return f"holder of {self.seat_at_opening_id}"
