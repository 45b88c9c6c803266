"""Advice of SOM plus on who could sit in the raad."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.bodies.models import Seat
from som_portal.kit.rows import Rows

LONGEST_TEXT = 1000


class SuggestionState(models.TextChoices):
    """How far a suggestion is; derived, never stored."""

    OPEN = "open", _("wacht op antwoord")
    ANSWERED = "beantwoord", _("beantwoord")
    WITHDRAWN = "ingetrokken", _("ingetrokken")


TONES = {SuggestionState.OPEN: "busy", SuggestionState.ANSWERED: "ok", SuggestionState.WITHDRAWN: "idle"}
STILL_OPEN = Q(answered_at=None, withdrawn_at=None)


class SuggestionRows(Rows["Suggestion"]):
    """Words about suggestions."""

    def open(self) -> Self:
        """Neither answered nor withdrawn."""
        return self.filter(STILL_OPEN)

    def made_by(self, user: object) -> Self:
        """Your own."""
        return self.filter(suggested_by=user)

    def in_state(self, state: str) -> Self:
        """Those that stand here; an unknown word gives all of them."""
        states = {
            SuggestionState.OPEN: STILL_OPEN,
            SuggestionState.ANSWERED: Q(answered_at__isnull=False),
            SuggestionState.WITHDRAWN: Q(withdrawn_at__isnull=False),
        }
        return self.filter(states[SuggestionState(state)]) if state in SuggestionState.values else self.all()

    def to_forget(self, closed_before: datetime) -> Self:
        """Closed long enough: nobody needs the words about a person any longer."""
        is_old = Q(answered_at__lt=closed_before) | Q(withdrawn_at__lt=closed_before)
        return self.filter(is_old).exclude(who="", reason="", answer="")


class Suggestion(models.Model):
    """A person or a profile that a delegate suggests for a seat of the raad: advice, never an appointment.

    Whom it names is only for who suggested it and for the coördinatiecel.
    """

    key = models.UUIDField(unique=True, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="suggestions")
    suggested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="suggestions")
    who = models.CharField(max_length=160, blank=True, help_text="Somebody, or a profile; empty once forgotten")
    reason = models.TextField(max_length=LONGEST_TEXT, blank=True)
    suggested_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(max_length=LONGEST_TEXT, blank=True)

    objects = SuggestionRows.as_manager()

    class Meta:
        ordering = ["-suggested_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "suggested_by"], condition=STILL_OPEN, name="one_open_suggestion_a_delegate_and_seat"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(withdrawn_at=None), name="what_is_withdrawn_is_not_answered"
            ),
        ]

    def __str__(self) -> str:
        """By number; no name, because this ends up in logs."""
        return f"suggestion {self.pk}"

    def get_absolute_url(self) -> str:
        """Your own list: a suggestion has no page for others."""
        return reverse("delegates:my_suggestions")

    @property
    def state(self) -> SuggestionState:
        """How far it is."""
        if self.withdrawn_at:
            return SuggestionState.WITHDRAWN
        return SuggestionState.ANSWERED if self.answered_at else SuggestionState.OPEN

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES[self.state]
