"""What the seats choose between or rank, when a ballot has options."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Count, F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from governance.ballots.models.voting import Ballot, Vote
from som_portal.kit.rows import Rows

LONGEST_OPTION = 120


class BallotOptionRows(Rows["BallotOption"]):
    """Words about options."""

    def tallied(self) -> Self:
        """With the votes or points each got, counted by the database, in the order of the ballot."""
        mine = {"option": OuterRef("pk")}
        voted = Vote.objects.filter(**mine).order_by().values("option").annotate(n=Count("pk")).values("n")
        secret = Slip.objects.filter(**mine).order_by().values("option").annotate(n=Count("pk")).values("n")
        ranked = Rank.objects.filter(**mine).order_by().values("option").annotate(n=Sum("points")).values("n")
        counted = (Coalesce(Subquery(rows), 0) for rows in (voted, secret, ranked))
        return self.annotate(voted=next(counted), secret=next(counted), ranked=next(counted)).annotate(
            tally=F("voted") + F("secret") + F("ranked")
        )


class BallotOption(models.Model):
    """One of the things a seat can point at. Never changed."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="options")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=LONGEST_OPTION)

    objects = BallotOptionRows.as_manager()

    class Meta:
        ordering = ["ballot", "place"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "place"], name="an_option_has_a_place_of_its_own"),
        ]

    def __str__(self) -> str:
        """By name."""
        return self.name


class Rank(models.Model):
    """The points one vote gives one option in a ranking: the last option gets 0, each better one 1 more."""

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="ranks")
    option = models.ForeignKey(BallotOption, on_delete=models.PROTECT, related_name="ranks")
    points = models.PositiveSmallIntegerField()

    objects = Rows.as_manager()

    class Meta:
        ordering = ["vote", "-points"]
        constraints = [
            models.UniqueConstraint(fields=["vote", "option"], name="a_vote_ranks_an_option_once"),
            models.UniqueConstraint(fields=["vote", "points"], name="a_vote_gives_a_rank_once"),
        ]

    def __str__(self) -> str:
        """By vote and option, without the points."""
        return f"{self.vote_id}/{self.option_id}"


class Slip(models.Model):
    """A paper of a secret ballot: empty until a seat fills one of them by lot. Says neither who nor when.

    At closing all slips are thrown away and written anew in random order, in one transaction (`actions.secrecy.seal`).
    """

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="slips")
    choice = models.CharField(max_length=10, blank=True, help_text="Empty: nobody filled it yet")
    option = models.ForeignKey(BallotOption, on_delete=models.PROTECT, null=True, blank=True, related_name="slips")

    objects = Rows.as_manager()

    class Meta:
        indexes = [models.Index(fields=["ballot", "choice"], name="slips_by_choice")]

    def __str__(self) -> str:
        """Nothing about what it says."""
        return f"slip of {self.ballot_id}"
