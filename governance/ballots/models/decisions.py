"""What a closed ballot led to, under a permanent number."""

from __future__ import annotations

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from governance.ballots.models.voting import Ballot, ElectorHolder
from governance.bodies.models import Body
from governance.ledger.models import Authorisation, Commitment
from governance.meetings.models.agenda import CLOSED_POINT
from governance.meetings.privacy import hidden_from
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.rows import Rows


class DecisionRows(Rows["Decision"]):
    """Words about decisions."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The register is public; what was decided behind closed doors is there as a number (`is_veiled`).

        Who was on the roll sees it, as do the members of the body and the coördinatiecel.
        """
        return self.annotate(veiled=hidden_from(user, clock.today(), "ballot__agenda_item__", unless=_on_roll(user)))

    def unveiled(self) -> Self:
        """Those that somebody sees whole; after `visible_to`."""
        return self.filter(veiled=False)

    def in_working_year(self, year: int) -> Self:
        """Taken in the working year that began in `year`."""
        return self.filter(working_year=year)


def _on_roll(user: User | AnonymousUser) -> Exists | None:
    """Somebody held a seat when the ballot of the decision opened."""
    holding = ElectorHolder.objects.filter(elector__ballot=OuterRef("ballot"), person=user.pk)
    return Exists(holding) if user.is_authenticated else None


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
    def is_veiled(self) -> bool:
        """Hidden from the reader; only on rows fetched with `visible_to`."""
        return bool(vars(self)["veiled"])

    @property
    def title(self) -> str:
        """Its question, or only that it is private, for the reader of `visible_to`."""
        return CLOSED_POINT if self.is_veiled else self.ballot.proposal.question

    @property
    def public_wording(self) -> str:
        """What may be mailed to whoever is not of the body; needs the point of its ballot."""
        return CLOSED_POINT if self.ballot.agenda_item.is_private else self.wording

    @property
    def whole_wording(self) -> str:
        """What was decided, and what the meeting laid down with it; needs its note."""
        note = getattr(self, "note", None)
        return f"{self.wording}\n\n{note.wording}" if note is not None else self.wording
