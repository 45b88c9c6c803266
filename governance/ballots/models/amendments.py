"""A suggested change to one text of a proposal, and what became of it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ballots.models.proposals import LONGEST_TEXT, TEXTS, Proposal
from governance.bodies.models import Seat
from som_portal.kit.rows import Rows

LONGEST_WHY = 500


class AmendmentRows(Rows["Amendment"]):
    """Words about amendments."""

    def waiting(self) -> Self:
        """Neither accepted nor declined nor withdrawn nor voted on."""
        return self.filter(settled_at=None)

    def put_to_vote(self) -> Self:
        """Waiting for what the raad says of them."""
        return self.waiting().filter(put__isnull=False, put__withdrawn_at=None)

    def told(self) -> Self:
        """With the proposal and the seats they are shown by: one query."""
        return self.select_related("proposal", "seat__body", "settled_seat__body", "put")


class Amendment(models.Model):
    """Another text for one field of a proposal. `before` is the text it was written against, `text` the new one.

    Shown by seat. `settled_as` says what became of it; while it waits, that is empty.
    """

    class Part(models.TextChoices):
        """The texts one may amend; another question is another proposal."""

        SUMMARY = "summary", TEXTS["summary"]
        WHY_TOGETHER = "why_together", TEXTS["why_together"]
        WHO_ALONE = "who_alone", TEXTS["who_alone"]
        WHAT_STOPS = "what_stops", TEXTS["what_stops"]
        IF_NOT = "if_not", TEXTS["if_not"]
        SUCCESS_CRITERIA = "success_criteria", TEXTS["success_criteria"]
        STOP_CRITERIA = "stop_criteria", TEXTS["stop_criteria"]

    class Settled(models.TextChoices):
        """What became of it."""

        ACCEPTED = "accepted", _("Aanvaard")
        DECLINED = "declined", _("Niet aanvaard")
        WITHDRAWN = "withdrawn", _("Ingetrokken")
        ADOPTED = "adopted", _("Aangenomen door de raad")
        REJECTED = "rejected", _("Niet aangenomen door de raad")

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="amendments")
    part = models.CharField(max_length=20, choices=Part)
    before = models.TextField(max_length=LONGEST_TEXT, blank=True)
    text = models.TextField(max_length=LONGEST_TEXT, blank=True)
    why = models.TextField(max_length=LONGEST_WHY)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="amendments")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="amendments")
    key = models.UUIDField(unique=True, editable=False)
    made_at = models.DateTimeField()
    put = models.OneToOneField(
        Proposal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="puts",
        help_text="The proposal under which the raad votes on it",
    )
    settled_as = models.CharField(max_length=10, choices=Settled, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="amendments_settled"
    )
    settled_seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="amendments_settled"
    )
    reason = models.TextField(max_length=LONGEST_WHY, blank=True, help_text="Why it was not accepted")
    replaced = models.TextField(
        max_length=LONGEST_TEXT, blank=True, help_text="The text of the proposal just before it was accepted"
    )
    became = models.TextField(
        max_length=LONGEST_TEXT,
        blank=True,
        help_text="The text of the proposal just after: both changes when it met one",
    )

    objects = AmendmentRows.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=F("before")), name="an_amendment_changes_something"),
            models.CheckConstraint(condition=Q(part__in=list(TEXTS)), name="an_amendment_is_on_a_known_text"),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_as="")
                | Q(
                    settled_at__isnull=False,
                    settled_as__in=["accepted", "declined", "withdrawn", "adopted", "rejected"],
                ),
                name="a_settled_amendment_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(settled_as="declined") | ~Q(reason=""), name="an_amendment_is_declined_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Without words, because this ends up in logs."""
        return f"amendment {self.pk} to {self.proposal_id}"

    def get_absolute_url(self) -> str:
        """The page of the amendment."""
        return reverse("ballots:amendment", args=[self.pk])

    @property
    def is_put(self) -> bool:
        """The raad votes on it, or did; needs `put` fetched."""
        return self.put is not None and self.put.withdrawn_at is None

    @property
    def current(self) -> str:
        """The text of its part as the proposal has it now; needs the proposal fetched."""
        return str(getattr(self.proposal, self.part))
