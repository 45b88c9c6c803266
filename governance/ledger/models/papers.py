"""What a posting cites: the decision, the commitment, the invoice. Written once, each of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ledger.models.lines import Account, BudgetLine
from governance.ledger.models.years import GrantYear
from governance.ledger.rules import four_eyes_cents
from som_portal.kit.rows import Rows


class Authorisation(models.Model):
    """A machtiging: what a decision of the raad allows to be allocated (once) or committed (up to its amount)."""

    year = models.ForeignKey(GrantYear, on_delete=models.PROTECT, related_name="authorisations")
    amount = models.BigIntegerField()
    reference = models.CharField(max_length=40, help_text="Number of the decision, such as RAAD-2026-014")
    decided_on = models.DateField()

    objects = Rows.as_manager()

    class Meta:
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="authorisation_is_positive"),
        ]

    def __str__(self) -> str:
        """By the number of the decision."""
        return self.reference


class RequestRows(Rows["SpendingRequest"]):
    """Words about requests."""

    def open(self) -> RequestRows:
        """Neither approved nor refused."""
        return self.filter(refused_at=None, commitment=None)


class SpendingRequest(models.Model):
    """A question to keep money aside, until another person approves or refuses it."""

    key = models.UUIDField(unique=True, editable=False)
    year = models.ForeignKey(GrantYear, on_delete=models.PROTECT, related_name="requests")
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="requests")
    amount = models.BigIntegerField()
    counterparty = models.CharField(max_length=120)
    subject = models.CharField(max_length=200)
    authorisation = models.ForeignKey(
        Authorisation, on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="spending_requests"
    )
    requested_at = models.DateTimeField()
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="spending_refused"
    )
    refused_at = models.DateTimeField(null=True, blank=True)
    refusal = models.CharField(max_length=200, blank=True)

    objects = RequestRows.as_manager()

    class Meta:
        ordering = ["-requested_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="spending_request_is_positive"),
        ]

    def __str__(self) -> str:
        """By its subject."""
        return self.subject

    def get_absolute_url(self) -> str:
        """Its page, where another person answers."""
        return reverse("ledger:request", args=[self.pk])


class Commitment(models.Model):
    """A vastlegging: money kept for one third party. Its account holds what is left of it. Written once.

    `requested_by` is empty when a decision of the raad itself asks for the money.
    """

    year = models.ForeignKey(GrantYear, on_delete=models.PROTECT, related_name="commitments")
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="commitments")
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="commitment")
    amount = models.BigIntegerField()
    counterparty = models.CharField(max_length=120)
    subject = models.CharField(max_length=200)
    request = models.OneToOneField(
        SpendingRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="commitment"
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="commitments_requested"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="commitments_approved"
    )
    visum = models.CharField(max_length=200, blank=True, help_text="What was looked at before it was approved")

    objects = Rows.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="commitment_is_positive"),
            models.CheckConstraint(
                condition=Q(amount__lte=four_eyes_cents())
                | Q(requested_by=None)
                | (Q(approved_by__isnull=False) & ~Q(approved_by=F("requested_by"))),
                name="commitment_is_approved_by_another_person",
                violation_error_message=_("Boven deze drempel keurt een andere persoon goed."),
            ),
        ]

    def __str__(self) -> str:
        """By its subject."""
        return self.subject

    def get_absolute_url(self) -> str:
        """Its public page."""
        return reverse("ledger:commitment", args=[self.pk])
