"""What a member asks the people behind the seat about a proposal, and what they say. It never counts in a vote."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ballots.models import Proposal
from governance.bodies.models import Seat
from governance.people.models import User
from som_portal.kit.rows import Rows

LONGEST_QUESTION = 200
LONGEST_SENTENCE = 280


class Opinion(models.TextChoices):
    """What somebody thinks of it."""

    FOR = "for", _("Voor")
    AGAINST = "against", _("Tegen")
    UNSURE = "unsure", _("Ik weet het niet")


class SoundingRows(Rows["Sounding"]):
    """Words about soundings."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own: only who asked reads the answers."""
        return self.filter(asked_by=user.pk) if user.is_authenticated else self.none()

    def of_public_proposals(self) -> Self:
        """With their facts, and not about what is dealt with behind closed doors."""
        return self.with_facts().filter(proposal__agenda_item__privacy="")

    def with_facts(self) -> Self:
        """With the proposal and the seat, in the same query."""
        return self.select_related("proposal__agenda_item", "seat__body", "asked_by")


class Sounding(models.Model):
    """One question of a member about a proposal, behind a link. `key` is the link: who has it may answer.

    It closes by hand, when the vote on the proposal is over, and after a number of days (`achterban-dagen`), when it
    is also forgotten.
    """

    key = models.UUIDField(unique=True, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="soundings")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="soundings")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="soundings")
    question = models.CharField(max_length=LONGEST_QUESTION)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = SoundingRows.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "asked_by"], name="one_sounding_per_proposal_and_member"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")), name="a_sounding_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        """By proposal and seat; no words, because this ends up in logs."""
        return f"sounding {self.proposal_id}/{self.seat_id}"

    def get_absolute_url(self) -> str:
        """For who asked."""
        return reverse("soundings:sounding", args=[self.pk])

    @property
    def answer_path(self) -> str:
        """Where anybody with the link answers."""
        return reverse("soundings:answer_sounding", args=[self.key])


class SoundingAnswer(models.Model):
    """What somebody with the link said. No name, no address, no moment, and read in an order that is not of coming in.

    `key`: of the form that was sent, so that a double click is one answer.
    """

    key = models.UUIDField(unique=True)
    sounding = models.ForeignKey(Sounding, on_delete=models.CASCADE, related_name="answers")
    opinion = models.CharField(max_length=10, choices=Opinion)
    sentence = models.CharField(max_length=LONGEST_SENTENCE, blank=True)

    objects = Rows.as_manager()

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(condition=Q(opinion__in=Opinion.values), name="a_sounding_answer_is_a_known_opinion")
        ]

    def __str__(self) -> str:
        """By sounding."""
        return f"answer to {self.sounding_id}"
