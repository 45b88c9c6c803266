"""Consent in rounds: clarify, react, consent or objection, and integrate into a new round with a new text."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance.ballots.models.proposals import LONGEST_TEXT
from governance.ballots.models.voting import Ballot, Elector
from som_portal.kit.rows import Rows

LONGEST_SAID = 1000


class Round(models.Model):
    """One round of a consent ballot. `text` is what is asked in it; a next round has another text."""

    class Phase(models.TextChoices):
        """What the seats do now."""

        CLARIFY = "clarify", _("Verhelderen")
        REACT = "react", _("Reageren")
        ANSWER = "answer", _("Consent of bezwaar")

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    phase = models.CharField(max_length=10, choices=Phase, default=Phase.CLARIFY)
    text = models.TextField(max_length=LONGEST_TEXT)
    opened_at = models.DateTimeField()

    objects = Rows.as_manager()

    class Meta:
        ordering = ["ballot", "number"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "number"], name="a_round_has_a_number_of_its_own"),
            models.CheckConstraint(condition=Q(phase__in=["clarify", "react", "answer"]), name="a_round_is_in_a_phase"),
        ]

    def __str__(self) -> str:
        """By ballot and number."""
        return f"{self.ballot_id}/{self.number}"


class Contribution(models.Model):
    """What a seat asked while clarifying, or said while reacting."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="contributions")
    elector = models.ForeignKey(Elector, on_delete=models.PROTECT, related_name="contributions")
    phase = models.CharField(max_length=10, choices=Round.Phase)
    text = models.TextField(max_length=LONGEST_SAID)
    key = models.UUIDField(unique=True, help_text="Of the form: a double click says it once")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = Rows.as_manager()

    class Meta:
        ordering = ["round", "pk"]

    def __str__(self) -> str:
        """By round and seat."""
        return f"{self.round_id} {self.elector_id}"


class Objection(models.Model):
    """A paramount objection of a seat in a round: why, and what would take it away."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="objections")
    elector = models.ForeignKey(Elector, on_delete=models.PROTECT, related_name="objections")
    argument = models.TextField(max_length=LONGEST_SAID)
    way_out = models.TextField(max_length=LONGEST_SAID, help_text="What would take the objection away")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = Rows.as_manager()

    class Meta:
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "elector"], name="a_seat_objects_once_a_round"),
            models.CheckConstraint(
                condition=~Q(argument="") & ~Q(way_out=""), name="an_objection_has_an_argument_and_a_way_out"
            ),
        ]

    def __str__(self) -> str:
        """By round and seat."""
        return f"{self.round_id} {self.elector_id}"
