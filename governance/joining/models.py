"""The two ways in: an invitation of the coördinatiecel, and a request of who has an address of an institution."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Self
from uuid import UUID, uuid4

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.bodies.models import Seat
from governance.people.models import Institution
from som_portal.kit import clock
from som_portal.kit.forms import SAME_CLICK
from som_portal.kit.rows import Rows

LONGEST_MESSAGE = 1000
LONGEST_REASON = 1000
SIGNER = Signer(salt="som.invitation", sep=".")
UNANSWERED = Q(accepted_at=None, withdrawn_at=None)


class InvitationState(models.TextChoices):
    """How far an invitation is; derived, never stored."""

    OPEN = "open", _("open")
    EXPIRED = "verlopen", _("verlopen")
    ACCEPTED = "aanvaard", _("aanvaard")
    WITHDRAWN = "ingetrokken", _("ingetrokken")


class InvitationRows(Rows["Invitation"]):
    """Words about invitations."""

    def unanswered(self) -> Self:
        """Neither accepted nor withdrawn, perhaps expired: they can be sent again."""
        return self.filter(UNANSWERED)

    def in_state(self, state: str, at: datetime) -> Self:
        """Invitations in one state at a moment; an unknown or empty state filters nothing."""
        states = {
            InvitationState.OPEN: UNANSWERED & Q(expires_at__gt=at),
            InvitationState.EXPIRED: UNANSWERED & Q(expires_at__lte=at),
            InvitationState.ACCEPTED: Q(accepted_at__isnull=False),
            InvitationState.WITHDRAWN: Q(withdrawn_at__isnull=False),
        }
        return self.filter(states[InvitationState(state)]) if state in InvitationState.values else self.all()


class Invitation(models.Model):
    """Somebody is asked to take a seat, or without a seat to belong to an institution. Its link works once.

    The link carries the number and the `nonce`, signed with SECRET_KEY: who reads the database can make none.
    """

    email = models.EmailField()
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="nl")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations")
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    holder = models.PositiveSmallIntegerField(default=1)
    message = models.TextField(max_length=LONGEST_MESSAGE, blank=True)
    key = models.UUIDField(unique=True, help_text="Of the form: a double click invites once")
    nonce = models.UUIDField(default=uuid4, help_text="Of the last link: an older one no longer works")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="invitations_sent"
    )
    invited_at = models.DateTimeField(help_text="When the last mail was written")
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="invitations_accepted"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_key = models.UUIDField(null=True, blank=True, help_text="Of the page: a double click accepts once")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationRows.as_manager()

    class Meta:
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seat__isnull=False, starts_on__isnull=False)
                | Q(seat=None, starts_on=None, ends_on=None, institution__isnull=False),
                name="an_invitation_is_for_a_seat_or_an_institution",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="an_invited_term_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(email=Lower(F("email"))), name="an_invited_address_is_in_lower_case"),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="what_is_accepted_is_not_withdrawn"
            ),
            models.UniqueConstraint(
                fields=["email", "seat"], condition=UNANSWERED, name="one_invitation_per_address_and_seat"
            ),
            models.UniqueConstraint(
                fields=["email", "institution"],
                condition=UNANSWERED & Q(seat=None),
                name="one_invitation_per_address_and_institution",
            ),
        ]

    def __str__(self) -> str:
        """By number; no address, because this ends up in logs."""
        return f"invitation {self.pk}"

    def get_absolute_url(self) -> str:
        """The page behind the link; only its mail shows it."""
        return reverse("joining:accept_invitation", args=[self.token])

    @property
    def token(self) -> str:
        """What stands in the link of the last mail."""
        return SIGNER.sign(f"{self.pk}-{self.nonce.hex}")

    def state(self, at: datetime) -> InvitationState:
        """How far it is at a moment."""
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.withdrawn_at:
            return InvitationState.WITHDRAWN
        return InvitationState.OPEN if at < self.expires_at else InvitationState.EXPIRED

    def first_day(self, on: date) -> date | None:
        """The first day of the mandate when it is accepted on this day: a right never starts in the past."""
        return max(self.starts_on, on) if self.starts_on else None

    def is_over(self, on: date) -> bool:
        """The last day of what it offers has passed."""
        return self.ends_on is not None and self.ends_on < on

    def was_accepted_by_this_click(self, key: UUID, at: datetime) -> bool:
        """The same page was sent a moment ago: a double click, not a second use."""
        return self.accepted_at is not None and key == self.accepted_key and at - self.accepted_at < SAME_CLICK

    @property
    def last_open_day(self) -> date:
        """The last day on which the link works."""
        return clock.day_of(self.expires_at - timedelta.resolution)


class JoinRequestRows(Rows["JoinRequest"]):
    """Words about join requests."""

    def waiting(self) -> Self:
        """Nobody answered yet."""
        return self.filter(answered_at=None)

    def of_institutions(self, institutions: set[int]) -> Self:
        """Requests to belong to one of these institutions."""
        return self.filter(institution__in=institutions)


class JoinRequest(models.Model):
    """Somebody whose address is of an institution asks to belong to it; a delegate or the coördinatiecel answers."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="join_requests")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="join_requests")
    sentence = models.CharField(max_length=300, help_text="What the person says about themselves")
    key = models.UUIDField(unique=True, help_text="Of the form: a double click asks once")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="join_requests_answered"
    )
    is_admitted = models.BooleanField(null=True, help_text="Empty: nobody answered yet")
    reason = models.TextField(max_length=LONGEST_REASON, blank=True, help_text="Why not; the person reads it")

    objects = JoinRequestRows.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(answered_at=None), name="one_open_join_request_per_person"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, is_admitted=None)
                | Q(answered_at__isnull=False, is_admitted=True)
                | Q(answered_at__isnull=False, is_admitted=False) & ~Q(reason=""),
                name="a_refused_request_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """By number; no name, because this ends up in logs."""
        return f"join request {self.pk}"
