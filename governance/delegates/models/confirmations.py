"""Each September an institution says who its delegates are, through one link."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from governance.bodies.models import Mandate, Seat
from governance.people.models import Institution
from som_portal.kit import clock
from som_portal.kit.rows import Rows

LONGEST_REFUSAL = 1000
LONGEST_FUNCTION = 120


class Answer(models.TextChoices):
    """How far the question to an institution is; derived, never stored."""

    WAITING = "gevraagd", _("nog geen antwoord")
    EXPIRED = "verlopen", _("verlopen zonder antwoord")
    CONFIRMED = "klopt", _("klopt")
    PROPOSED = "voorstel", _("wijziging wacht op jou")
    APPLIED = "toegepast", _("wijziging toegepast")
    REFUSED = "geweigerd", _("wijziging geweigerd")


TONES = {
    Answer.WAITING: "busy",
    Answer.EXPIRED: "idle",
    Answer.CONFIRMED: "ok",
    Answer.PROPOSED: "warn",
    Answer.APPLIED: "ok",
    Answer.REFUSED: "bad",
}
UNANSWERED = Q(answered_at=None)
OPEN_CHANGE = Q(is_unchanged=False, handled_at=None)


class ConfirmationRows(Rows["DelegateConfirmation"]):
    """Words about confirmations."""

    def of_year(self, working_year: int) -> Self:
        """Those of one working year."""
        return self.filter(working_year=working_year)

    def unanswered(self, at: datetime) -> Self:
        """The link still works and nobody used it."""
        return self.filter(UNANSWERED, expires_at__gt=at)

    def to_handle(self) -> Self:
        """A change waits for the coördinatiecel."""
        return self.filter(OPEN_CHANGE)

    def in_state(self, state: str, at: datetime) -> Self:
        """Those that stand here at a moment; an unknown word gives all of them."""
        states = {
            Answer.WAITING: UNANSWERED & Q(expires_at__gt=at),
            Answer.EXPIRED: UNANSWERED & Q(expires_at__lte=at),
            Answer.CONFIRMED: Q(is_unchanged=True),
            Answer.PROPOSED: OPEN_CHANGE,
            Answer.APPLIED: Q(is_unchanged=False, is_applied=True),
            Answer.REFUSED: Q(is_applied=False),
        }
        return self.filter(states[Answer(state)]) if state in Answer.values else self.all()


class DelegateConfirmation(models.Model):
    """The question to one institution in one working year, and its answer.

    The link is made of number and `round`, signed with SECRET_KEY; here stands only its digest. Who has the link can
    confirm or propose. Nothing changes in seats or mandates before the coördinatiecel looked.
    """

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="delegate_confirmations")
    working_year = models.PositiveSmallIntegerField(help_text="The year in which it began")
    round = models.PositiveSmallIntegerField(default=1, help_text="Of the last link: an older one no longer works")
    link_digest = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_key = models.UUIDField(null=True, blank=True, help_text="Of the form: a double click answers once")
    is_unchanged = models.BooleanField(null=True, help_text="Empty: no answer yet")
    handled_at = models.DateTimeField(null=True, blank=True)
    is_applied = models.BooleanField(null=True, help_text="Empty: the coördinatiecel did not look yet")
    refusal = models.TextField(max_length=LONGEST_REFUSAL, blank=True, help_text="Why not; the institution reads it")

    objects = ConfirmationRows.as_manager()

    class Meta:
        ordering = ["-working_year", "institution"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "working_year"], name="an_institution_is_asked_once_a_working_year"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, is_unchanged=None, handled_at=None, is_applied=None)
                | Q(answered_at__isnull=False, is_unchanged__isnull=False),
                name="what_is_not_answered_is_not_handled",
            ),
            models.CheckConstraint(
                condition=Q(handled_at=None, is_applied=None, refusal="")
                | Q(handled_at__isnull=False, is_applied=True, refusal="")
                | Q(handled_at__isnull=False, is_applied=False) & ~Q(refusal=""),
                name="a_refused_change_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """By number."""
        return f"confirmation {self.pk}"

    def get_absolute_url(self) -> str:
        """The page for the coördinatiecel."""
        return reverse("delegates:confirmation", args=[self.pk])

    @property
    def token(self) -> str:
        """What stands in the link of the last mail."""
        return f"{self.pk}-{self._secret()}"

    @property
    def link(self) -> str:
        """The page behind the link; only its mail shows it."""
        return reverse("delegates:confirm_delegates", args=[self.token])

    @property
    def last_day(self) -> date:
        """The last day on which the link works."""
        return clock.day_of(self.expires_at - timedelta(seconds=1))

    def digest(self) -> str:
        """What we keep of the link."""
        return digest_of(self._secret())

    def is_opened_by(self, secret: str) -> bool:
        """Whether this is the secret of the last link; the comparison takes as long for any wrong one."""
        return constant_time_compare(self.link_digest, digest_of(secret))

    def state(self, at: datetime) -> Answer:
        """How far it is at a moment."""
        if self.answered_at is None:
            return Answer.WAITING if at < self.expires_at else Answer.EXPIRED
        if self.is_applied is False:
            return Answer.REFUSED
        if self.is_unchanged:
            return Answer.CONFIRMED
        return Answer.APPLIED if self.is_applied else Answer.PROPOSED

    def _secret(self) -> str:
        return salted_hmac("som.delegates", f"{self.pk}:{self.round}", algorithm="sha256").hexdigest()


def digest_of(secret: str) -> str:
    """SHA-256 of the secret part of a link, as hexadecimal text."""
    return hashlib.sha256(secret.encode()).hexdigest()


class DelegateProposalRows(Rows["DelegateProposal"]):
    """Words about what an institution proposed."""

    def to_forget(self, handled_before: datetime, answered_before: datetime) -> Self:
        """Those with words about persons that nobody needs any longer."""
        is_old = Q(confirmation__handled_at__lt=handled_before) | Q(confirmation__answered_at__lt=answered_before)
        return self.filter(is_old).exclude(name="", email="", function="")


class DelegateProposal(models.Model):
    """What an institution says about one place: the delegate stays, stops, or somebody new comes."""

    class Change(models.TextChoices):
        """What happens with the place."""

        KEEP = "blijft", _("blijft")
        ENDS = "stopt", _("stopt")
        NEW = "nieuw", _("er komt iemand anders")

    confirmation = models.ForeignKey(DelegateConfirmation, on_delete=models.CASCADE, related_name="proposals")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="delegate_proposals")
    holder = models.PositiveSmallIntegerField(default=1)
    mandate = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="delegate_proposals"
    )
    change = models.CharField(max_length=10, choices=Change)
    last_day = models.DateField(null=True, blank=True, help_text="Of the delegate we knew")
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    function = models.CharField(max_length=LONGEST_FUNCTION, blank=True)

    objects = DelegateProposalRows.as_manager()

    class Meta:
        ordering = ["seat", "holder"]
        constraints = [
            models.UniqueConstraint(fields=["confirmation", "seat", "holder"], name="one_proposal_a_place"),
            models.CheckConstraint(
                condition=~Q(change="stopt") | Q(last_day__isnull=False), name="who_stops_has_a_last_day"
            ),
        ]

    def __str__(self) -> str:
        """By place; no name, because this ends up in logs."""
        return f"{self.change} on seat {self.seat_id}"
