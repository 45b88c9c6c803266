"""What a seat asks about a proposal before the raad decides, and what who proposed it answers."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from governance.ballots.models.proposals import Proposal
from governance.bodies.models import Seat
from som_portal.kit.rows import Rows

LONGEST_ASKED = 1000


class QuestionRows(Rows["Question"]):
    """Words about questions."""

    def unanswered(self) -> Self:
        """Asked about a proposal that still stands, and waiting."""
        return self.filter(answered_at=None, proposal__withdrawn_at=None)

    def told(self) -> Self:
        """With the seats they are shown by: one query."""
        return self.select_related("seat__body", "answer_seat__body")


class Question(models.Model):
    """A question about a proposal. Shown by the seat that asked and the seat that answered, never by a name."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="questions")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="questions_asked")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="questions_asked")
    text = models.TextField(max_length=LONGEST_ASKED)
    key = models.UUIDField(unique=True, editable=False)
    asked_at = models.DateTimeField()
    answer = models.TextField(max_length=LONGEST_ASKED, blank=True)
    answer_seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="questions_answered"
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="questions_answered"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionRows.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="", answer_seat=None)
                | (Q(answered_at__isnull=False, answer_seat__isnull=False) & ~Q(answer="")),
                name="a_question_is_answered_in_words_by_a_seat",
            ),
        ]

    def __str__(self) -> str:
        """Without words, because this ends up in logs."""
        return f"question {self.pk} about {self.proposal_id}"
