"""Who follows a decision up, when it is looked at again, and what was found then."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.ballots.models.decisions import Decision
from governance.bodies.models import Body, Seat
from governance.followup.models import LONGEST_REASON, Owner, one_owner
from governance.people.models import User
from som_portal.kit.rows import Rows


class FollowupRows(Rows["Followup"]):
    """Words about follow-ups."""

    def with_owners(self) -> Self:
        """With owner and decision, in the same query."""
        return self.select_related("person", "seat", "charged_body", "decision__body")

    def to_review_by(self, day: date) -> Self:
        """Decisions that still stand and are looked at again on a day or earlier, the first first."""
        standing = self.filter(decision__superseded_by=None, review_on__lte=day)
        return standing.with_owners().order_by("review_on", "pk")


class Followup(models.Model):
    """Who follows an adopted decision up (a person, whoever holds a seat, or a body), and when it is reviewed."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="followup")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="followups"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="followups")
    charged_body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="followups")
    review_on = models.DateField(null=True, blank=True, help_text="Empty once it was reviewed for the last time")
    reminded_on = models.DateField(null=True, blank=True)

    objects = FollowupRows.as_manager()

    class Meta:
        constraints = [one_owner("a_followup_has_one_owner")]
        indexes = [models.Index(fields=["review_on"], name="decisions_to_review")]

    def __str__(self) -> str:
        """By decision; no name, because this ends up in logs."""
        return f"followup of {self.decision_id}"

    @property
    def owner(self) -> Owner:
        """Who follows it up."""
        owner = self.person or self.seat or self.charged_body
        assert owner is not None
        return owner

    @property
    def public_owner(self) -> str:
        """For everybody: the seat or the body; a person is not named."""
        return str(_("een lid van het netwerk")) if isinstance(self.owner, User) else self.owner.name


class DecisionReview(models.Model):
    """What was found when a decision was looked at again. Never changed."""

    class Finding(models.TextChoices):
        """How it goes on."""

        WELL = "well", _("Loopt goed")
        ADJUST = "adjust", _("Bijsturen")
        STOP = "stop", _("Stopzetten")

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="reviews")
    finding = models.CharField(max_length=10, choices=Finding)
    sentence = models.CharField(max_length=LONGEST_REASON)
    reviewed_at = models.DateTimeField()
    key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["reviewed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(finding__in=["well", "adjust", "stop"]), name="a_review_has_a_known_finding"
            ),
        ]

    def __str__(self) -> str:
        """By decision."""
        return f"review of {self.decision_id}"
