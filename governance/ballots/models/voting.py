"""A ballot on a roll of seats, and the vote of each seat."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ballots.models.proposals import Proposal
from governance.ballots.rules import BallotRules, Choice, Counts
from governance.bodies.models import Body, Seat
from governance.meetings.models import AgendaItem
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.rows import Rows

CHOICE_LABELS = {
    Choice.FOR.value: _("Voor"),
    Choice.AGAINST.value: _("Tegen"),
    Choice.ABSTAIN.value: _("Onthouding"),
}


class BallotRows(Rows["Ballot"]):
    """Words about ballots."""

    def open_at(self, at: datetime) -> Self:
        """Votes are taken at this moment. A ballot whose end has passed is closed, whether or not a worker ran."""
        return self.filter(closed_at=None, opened_at__lte=at, closes_at__gt=at)

    def due_at(self, at: datetime) -> Self:
        """The end has passed and the result is not yet laid down."""
        return self.filter(closed_at=None, closes_at__lte=at)

    def counted(self) -> Self:
        """With seats and votes counted by the database, for `counts`."""
        voted = {
            f"votes_{choice.name.lower()}": Count("electors__vote", filter=Q(electors__vote__choice=choice.value))
            for choice in Choice
        }
        filled = Count("electors", filter=Q(electors__is_filled=True))
        return self.annotate(seats_on_roll=Count("electors"), seats_filled=filled, **voted)


class Ballot(models.Model):
    """A vote of a body on a proposal. `rules` is a copy of the house rules at opening."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="ballots")
    agenda_item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="ballots")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="ballots")
    call = models.PositiveSmallIntegerField(default=1, help_text="2: called again after a first call without quorum")
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    rules = models.JSONField()
    key = models.UUIDField(unique=True)

    objects = BallotRows.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "call"], name="one_ballot_per_proposal_and_call"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opened_at")), name="a_ballot_closes_after_it_opens"),
        ]
        indexes = [models.Index(fields=["closed_at", "closes_at"], name="ballots_due")]

    def __str__(self) -> str:
        """By number of proposal and call."""
        return f"{self.proposal_id}/{self.call}"

    def get_absolute_url(self) -> str:
        """The page of the ballot."""
        return reverse("ballots:ballot", args=[self.pk])

    def is_open(self, at: datetime) -> bool:
        """Votes are taken at this moment."""
        return self.closed_at is None and self.opened_at <= at < self.closes_at

    @property
    def is_in_meeting(self) -> bool:
        """Opened to be closed the same day: at the table, not digitally."""
        return clock.day_of(self.opened_at) == clock.day_of(self.closes_at)

    @property
    def house_rules(self) -> BallotRules:
        """The rules this ballot is held under."""
        return BallotRules.from_facts(self.rules)

    @property
    def counts(self) -> Counts:
        """Seats and votes; only on rows fetched with `counted()`."""
        return Counts(
            seats=self.seats_on_roll,  # type: ignore[attr-defined]
            filled=self.seats_filled,  # type: ignore[attr-defined]
            votes_for=self.votes_for,  # type: ignore[attr-defined]
            against=self.votes_against,  # type: ignore[attr-defined]
            abstained=self.votes_abstain,  # type: ignore[attr-defined]
        )


class ElectorRows(Rows["Elector"]):
    """Words about the roll."""

    def entitled(self) -> Self:
        """Seats that somebody held when the ballot opened."""
        return self.filter(is_filled=True)

    def held_by(self, user: User) -> Self:
        """Seats this person held, alone or as a duo, when the ballot opened."""
        holding = ElectorHolder.objects.filter(elector=OuterRef("pk"), person_id=user.pk)
        return self.filter(Exists(holding))

    def unvoted(self) -> Self:
        """Entitled seats that have not voted."""
        return self.entitled().filter(vote=None)


class Elector(models.Model):
    """One voting seat on the roll of a ballot, as it was when the ballot opened. Never changed afterwards."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="electors")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="electors")
    seat_name = models.CharField(max_length=200)
    is_filled = models.BooleanField()

    objects = ElectorRows.as_manager()

    class Meta:
        ordering = ["ballot", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "seat"], name="a_seat_is_on_the_roll_once"),
        ]

    def __str__(self) -> str:
        """By the seat."""
        return self.seat_name


class ElectorHolder(models.Model):
    """Who held the seat when the ballot opened; a duo is two rows."""

    elector = models.ForeignKey(Elector, on_delete=models.CASCADE, related_name="holders")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="electorates")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["elector", "person"], name="a_holder_is_on_the_roll_once"),
        ]

    def __str__(self) -> str:
        """No name: this ends up in logs."""
        return f"holder of {self.elector_id}"


class Vote(models.Model):
    """What a seat says. One row a seat; the last choice before closing counts."""

    elector = models.OneToOneField(Elector, on_delete=models.PROTECT, related_name="vote")
    choice = models.CharField(
        max_length=10,
        choices=list(CHOICE_LABELS.items()),
    )
    cast_at = models.DateTimeField()
    cast_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="votes")

    objects = Rows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(choice__in=[choice.value for choice in Choice]), name="a_vote_is_a_known_choice"
            ),
        ]

    def __str__(self) -> str:
        """By seat, without the choice."""
        return f"vote of {self.elector_id}"
