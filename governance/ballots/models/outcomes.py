"""What comes with a decision: the conditions that were voted on, the note of the meeting, and a second try."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance.ballots.models.decisions import Decision
from governance.ballots.models.proposals import LONGEST_TEXT, Proposal
from governance.ballots.models.voting import Ballot
from governance.bodies.models import Body, Seat
from governance.followup.models import LONGEST_WHAT, ActionItem
from som_portal.kit.rows import Rows


class ConditionRows(Rows["Condition"]):
    """Words about conditions."""

    def drafted(self) -> ConditionRows:
        """Ready for the next ballot on the proposal; not voted on yet."""
        return self.filter(ballot=None)


class Condition(models.Model):
    """Something that must be done when the proposal is adopted (voorwaarde).

    Without a ballot it is a draft of the proposal. Opening a ballot copies the drafts: those rows are what is voted
    on and never change. Adopted, each becomes an action item. Its owner is a seat or a body, never a person: it
    stands in the wording, which is public and for good.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="conditions")
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, null=True, blank=True, related_name="conditions")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_WHAT)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="conditions")
    charged_body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="conditions")
    due_on = models.DateField()
    action = models.OneToOneField(ActionItem, on_delete=models.PROTECT, null=True, blank=True, related_name="condition")

    objects = ConditionRows.as_manager()

    class Meta:
        ordering = ["proposal", "ballot", "place"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "place"], name="a_condition_has_its_own_place"),
            models.CheckConstraint(
                condition=Q(seat__isnull=False, charged_body=None) | Q(seat=None, charged_body__isnull=False),
                name="a_condition_has_one_owner",
                violation_error_message=_("Een voorwaarde heeft één trekker."),
            ),
        ]

    def __str__(self) -> str:
        """By number."""
        return f"condition {self.pk}"

    @property
    def owner(self) -> Seat | Body:
        """Who will see to it."""
        owner = self.seat or self.charged_body
        assert owner is not None
        return owner

    @property
    def facts(self) -> dict[str, Any]:
        """What is voted on, for a copy of it."""
        return {name: getattr(self, name) for name in ("place", "text", "seat_id", "charged_body_id", "due_on")}


class DecisionNote(models.Model):
    """The note of the meeting with a decision, laid down once, after the closing. Never changed.

    `reasoning` is what the meeting added: why it said yes or no. With `questions`, one a line, the body sends the
    proposal back. `wording` says both as the register does.
    """

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="note")
    reasoning = models.TextField(max_length=LONGEST_TEXT, blank=True)
    questions = models.TextField(max_length=LONGEST_TEXT, blank=True)
    wording = models.TextField()
    laid_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reasoning="", questions=""),
                name="a_note_says_something",
                violation_error_message=_("Schrijf minstens een motivering of een vraag."),
            ),
        ]

    def __str__(self) -> str:
        """By decision."""
        return f"note of {self.decision_id}"

    @property
    def questions_asked(self) -> list[str]:
        """The questions, one by one."""
        return [line for line in self.questions.splitlines() if line]


class Resubmission(models.Model):
    """That a proposal answers the questions with which an earlier decision sent one back."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="resubmission")
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="resubmission")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        """By decision and proposal."""
        return f"{self.decision_id} > {self.proposal_id}"
