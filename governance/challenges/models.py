"""From a raw signal out of the field to a challenge that several schools recognise."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.bodies.queries import seats_held
from governance.charter.models import FocusArea
from governance.people.models import Level, User
from som_portal.kit.rows import Rows

BODIES_THAT_READ = ("som-raad", "som-plus", "coordinatiecel", "som-team")


class SignalState(models.TextChoices):
    """Where a signal stands; derived from what happened to it, never stored."""

    NEW = "nieuw", _("Nieuw")
    IN_DISCUSSION = "in-bespreking", _("In bespreking")
    BUNDLED = "gebundeld", _("Gebundeld")
    ANSWERED = "beantwoord", _("Beantwoord")
    REFERRED = "doorverwezen", _("Doorverwezen")


TONES = {
    SignalState.NEW: "warn",
    SignalState.IN_DISCUSSION: "busy",
    SignalState.BUNDLED: "ok",
    SignalState.ANSWERED: "ok",
    SignalState.REFERRED: "idle",
}
IN_STATE = {
    SignalState.NEW: Q(taken_up_at=None, answered_at=None, challenge=None),
    SignalState.IN_DISCUSSION: Q(taken_up_at__isnull=False, answered_at=None, challenge=None),
    SignalState.BUNDLED: Q(challenge__isnull=False),
    SignalState.ANSWERED: Q(answered_at__isnull=False, is_referred=False),
    SignalState.REFERRED: Q(answered_at__isnull=False, is_referred=True),
}


def reads_every_signal(user: User, on: date) -> bool:
    """Whether a seat of this day lets the person read what the whole field says."""
    return any(seat.body.slug in BODIES_THAT_READ for seat in seats_held(user, on))


class ChallengeRows(Rows["Challenge"]):
    """Words about challenges."""

    def with_signal_count(self) -> Self:
        """Each row carries `signal_count`: how many signals stand behind it."""
        return self.annotate(signal_count=Count("signals", distinct=True)).order_by("-opened_at", "-pk")

    def focused_on(self, slug: str) -> Self:
        """Only those under one speerpunt."""
        return self.filter(focus_areas__slug=slug)


class Challenge(models.Model):
    """An onderwijsuitdaging: signals that belong together, candidate for a labo or a project."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=160)
    summary = models.TextField()
    opened_at = models.DateTimeField()
    focus_areas = models.ManyToManyField(FocusArea, related_name="challenges")

    objects = ChallengeRows.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        """By its title."""
        return self.title

    def get_absolute_url(self) -> str:
        """The public page."""
        return reverse("challenges:detail", args=[self.slug])


class SignalRows(Rows["Signal"]):
    """Words about signals."""

    def visible_to(self, user: User, on: date) -> Self:
        """Your own; all of them for SOM plus, the raad, the coördinatiecel and the team."""
        return self if reads_every_signal(user, on) else self.raised_by(user)

    def raised_by(self, user: User) -> Self:
        """Your own."""
        return self.filter(raised_by=user)

    def in_state(self, state: str) -> Self:
        """Only those that stand here. An unknown word gives all of them."""
        return self.filter(IN_STATE[SignalState(state)]) if state in SignalState.values else self

    def waiting(self) -> Self:
        """Nobody answered, referred or bundled it yet."""
        return self.filter(answered_at=None, challenge=None)


class Signal(models.Model):
    """What somebody noticed in school. Its text is never public."""

    key = models.UUIDField(unique=True, editable=False)
    title = models.CharField(max_length=160)
    text = models.TextField()
    level = models.CharField(max_length=30, choices=Level)
    focus_area = models.ForeignKey(FocusArea, on_delete=models.PROTECT, related_name="signals")
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="signals"
    )
    raised_at = models.DateTimeField()
    taken_up_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    is_referred = models.BooleanField(default=False)
    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, null=True, blank=True, related_name="signals")

    objects = SignalRows.as_manager()

    class Meta:
        ordering = ["-raised_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="signal_answer_has_a_moment",
                condition=Q(answered_at=None, answer="", is_referred=False)
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
                violation_error_message=_("Een antwoord heeft een tekst en een moment."),
            ),
            models.CheckConstraint(
                name="signal_one_outcome",
                condition=Q(answered_at=None) | Q(challenge=None),
                violation_error_message=_("Een signaal is gebundeld of beantwoord, niet allebei."),
            ),
        ]

    def __str__(self) -> str:
        """By its title."""
        return self.title

    def get_absolute_url(self) -> str:
        """The page for its author and its readers."""
        return reverse("challenges:signal", args=[self.pk])

    @property
    def state(self) -> SignalState:
        """Where it stands."""
        if self.answered_at:
            return SignalState.REFERRED if self.is_referred else SignalState.ANSWERED
        if self.challenge_id:
            return SignalState.BUNDLED
        return SignalState.IN_DISCUSSION if self.taken_up_at else SignalState.NEW

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES[self.state]
