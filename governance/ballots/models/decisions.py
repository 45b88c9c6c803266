"""What a closed ballot led to, under a permanent number."""

from __future__ import annotations

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from governance.ballots.models.voting import Ballot
from governance.bodies.models import Body
from governance.ledger.models import Authorisation, Commitment
from governance.people.models import User
from som_portal.kit.rows import Rows


class DecisionRows(Rows["Decision"]):
    """Words about decisions."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The register of decisions is public."""
        return self.all()

    def in_working_year(self, year: int) -> Self:
        """Taken in the working year that began in `year`."""
        return self.filter(working_year=year)


class Decision(models.Model):
    """What a closed ballot led to, under a permanent number. Adopted or not follows from the votes."""

    ballot = models.OneToOneField(Ballot, on_delete=models.PROTECT, related_name="decision")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="decisions")
    working_year = models.PositiveSmallIntegerField()
    seq = models.PositiveIntegerField()
    number = models.CharField(max_length=40, unique=True)
    wording = models.TextField()
    decided_at = models.DateTimeField()
    authorisation = models.OneToOneField(
        Authorisation, on_delete=models.PROTECT, null=True, blank=True, related_name="decision"
    )
    commitment = models.OneToOneField(
        Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="decision"
    )
    superseded_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="supersedes",
        help_text="The later decision that replaces this one; the wording of both stays",
    )  # fmt: skip

    objects = DecisionRows.as_manager()

    class Meta:
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["body", "working_year", "seq"], name="a_decision_number_is_used_once"),
            models.CheckConstraint(
                condition=Q(superseded_by=None) | ~Q(superseded_by=F("pk")), name="a_decision_does_not_replace_itself"
            ),
        ]

    def __str__(self) -> str:
        """By number."""
        return self.number

    def get_absolute_url(self) -> str:
        """The permanent page of the decision."""
        return reverse("ballots:decision", args=[self.number])

    @property
    def whole_wording(self) -> str:
        """What was decided, and what the meeting laid down with it; needs its note."""
        note = getattr(self, "note", None)
        return f"{self.wording}\n\n{note.wording}" if note is not None else self.wording
