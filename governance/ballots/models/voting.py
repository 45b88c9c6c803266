"""A ballot on a roll of seats, and the vote of each seat."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from governance.ballots.models.proposals import Proposal
from governance.ballots.models.versions import Version
from governance.ballots.rules import BallotRules, Choice, Counts, Method, OptionTally
from governance.bodies.models import Body, Seat
from governance.meetings.models import AgendaItem
from governance.people.models import Institution, User
from som_portal.kit import clock
from som_portal.kit.rows import Rows

CHOICE_LABELS = {
    Choice.FOR.value: _("Voor"),
    Choice.AGAINST.value: _("Tegen"),
    Choice.ABSTAIN.value: _("Onthouding"),
}
CONSENT_LABELS = {
    Choice.FOR.value: _("Ik geef consent"),
    Choice.AGAINST.value: _("Ik heb een overwegend bezwaar"),
    Choice.ABSTAIN.value: _("Ik laat het aan de anderen"),
}
POLL_LABELS = CHOICE_LABELS | {Choice.ABSTAIN.value: _("Geen mening")}
LABELS = {Method.CONSENT: CONSENT_LABELS, Method.POLL: POLL_LABELS}
"""What a seat can say, where it is not simply for, against or abstaining."""
METHOD_LABELS = {
    Method.VOTE: _("Stemming: voor, tegen of onthouding"),
    Method.CONSENT: _("Consent, in rondes"),
    Method.CHOICE: _("Keuze tussen opties"),
    Method.RANKING: _("Volgorde van prioriteiten"),
    Method.POLL: _("Peiling, zonder besluit"),
}
STEPPED_ASIDE = ("flagged", "declared")
"""States of a recusal in which the seat does not vote."""


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
        electors = {"seats_on_roll": Count("electors"), "seats_filled": _electors(is_filled=True)}
        voted = {f"votes_{choice.value}": _electors(vote__choice=choice.value) for choice in Choice}
        secret = {f"slips_{choice.value}": _slips(choice) for choice in Choice}
        recused = _electors(is_filled=True, recusal__state__in=STEPPED_ASIDE)
        proxied = _electors(vote__proxy__isnull=False)
        counts = {**electors, **voted, **secret, "seats_recused": recused, "votes_proxied": proxied}
        return self.annotate(**counts, has_conditions=_has("Condition", "ballot"), is_sent_back=_is_sent_back())

    def tallied(self) -> Self:
        """With the votes of every option, read at once: for lists."""
        options = apps.get_model("governance", "BallotOption")._default_manager.tallied()
        return self.prefetch_related(Prefetch("options", options, to_attr="tallied"))


def _has(model: str, path: str, **which: object) -> Exists:
    """There is such a row under the ballot."""
    rows = apps.get_model("governance", model)._default_manager
    return Exists(rows.filter(**{path: OuterRef("pk"), **which}))


def _is_sent_back() -> Exists:
    """A note of the meeting asks questions."""
    return _has("DecisionNote", "decision__ballot", questions__gt="")


def _electors(**which: object) -> Count:
    """Seats of the roll that are so; every join is one to one, so each is counted once."""
    return Count("electors", filter=Q(**{f"electors__{name}": value for name, value in which.items()}))


def _slips(choice: Choice) -> Coalesce:
    """Papers of a secret ballot that say so."""
    slips = apps.get_model("governance", "Slip")._default_manager
    said = slips.filter(ballot=OuterRef("pk"), choice=choice.value).order_by().values("ballot")
    return Coalesce(Subquery(said.annotate(n=Count("pk")).values("n")), 0)


class Ballot(models.Model):
    """A vote of a body on a proposal. `rules` is a copy of the house rules at opening."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="ballots")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="ballots")
    agenda_item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="ballots")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="ballots")
    call = models.PositiveSmallIntegerField(default=1, help_text="2: called again after a first call without quorum")
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    rules = models.JSONField()
    is_secret = models.BooleanField(default=False, help_text="On persons: slips instead of votes by seat")
    beneficiaries = models.ManyToManyField(
        Institution, blank=True, related_name="ballots_of_interest", help_text="Who gains by it (house rule 8)"
    )
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
    def method(self) -> Method:
        """How the body comes to an answer."""
        return self.house_rules.method

    @property
    def method_words(self) -> str:
        """The method as people call it."""
        return str(METHOD_LABELS[self.method])

    @property
    def has_rounds(self) -> bool:
        """Consent: the seats clarify and react before they answer."""
        return self.method is Method.CONSENT

    @cached_property
    def tallied(self) -> list[Any]:
        """The options with their votes: read by `tallied()`, else asked once; without options nothing is asked."""
        return list(self.options.tallied()) if self.method.has_options else []

    @cached_property
    def asked(self) -> list[Any]:
        """The conditions: who says yes says yes to these. No query when `counted()` saw there are none."""
        has_any = vars(self).get("has_conditions", True)
        return list(self.conditions.select_related("seat", "charged_body").order_by("place")) if has_any else []

    @property
    def counts(self) -> Counts:
        """Seats and votes; only on rows fetched with `counted()`."""
        said = vars(self)
        counted = {choice: said[f"votes_{choice.value}"] + said[f"slips_{choice.value}"] for choice in Choice}
        return Counts(
            seats=said["seats_on_roll"],
            filled=said["seats_filled"],
            votes_for=counted[Choice.FOR],
            against=counted[Choice.AGAINST],
            abstained=counted[Choice.ABSTAIN],
            recused=said["seats_recused"],
            proxied=said["votes_proxied"],
            papers=counted[Choice.PICK],
            options=tuple(OptionTally(option.name, option.tally) for option in self.tallied),
        )


class ElectorRows(Rows["Elector"]):
    """Words about the roll."""

    def votable_by(self, user: User) -> Self:
        """Seats this person may vote for: held when the ballot opened, or borne by proxy at the table."""
        proxies = apps.get_model("governance", "Proxy")._default_manager.accepted()
        at_the_table = Q(meeting__agenda_items=OuterRef("ballot__agenda_item"))
        borne = proxies.filter(at_the_table, bearer_id=user.pk, seat=OuterRef("seat"))
        holding = ElectorHolder.objects.filter(elector=OuterRef("pk"), person_id=user.pk)
        return self.entitled().filter(Exists(holding) | Exists(borne))

    def entitled(self) -> Self:
        """Seats that somebody held when the ballot opened."""
        return self.filter(is_filled=True)

    def held_by(self, user: User) -> Self:
        """Seats this person held, alone or as a duo, when the ballot opened."""
        holding = ElectorHolder.objects.filter(elector=OuterRef("pk"), person_id=user.pk)
        return self.filter(Exists(holding))

    def voting(self) -> Self:
        """Entitled seats that did not step aside."""
        return self.entitled().exclude(recusal__state__in=STEPPED_ASIDE)

    def unvoted(self) -> Self:
        """Entitled seats that have not voted and did not step aside, in the open or in secret."""
        return self.voting().filter(vote=None).exclude(turn__is_taken=True)


class Elector(models.Model):
    """One voting seat on the roll of a ballot, as it was when the ballot opened. Never changed afterwards."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="electors")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="electors")
    seat_name = models.CharField(max_length=200)
    is_filled = models.BooleanField()
    weight = models.PositiveSmallIntegerField(default=1, help_text="One seat, one vote: kept so that a reader sees it")
    organisation = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="electors"
    )

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
        choices=[*CHOICE_LABELS.items(), (Choice.PICK.value, _("Keuze"))],
    )
    option = models.ForeignKey(
        "governance.BallotOption", on_delete=models.PROTECT, null=True, blank=True, related_name="votes"
    )
    proxy = models.ForeignKey("governance.Proxy", on_delete=models.PROTECT, null=True, blank=True, related_name="votes")
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

    @property
    def words(self) -> str:
        """What it says, as the method calls it; a ranking in its order."""
        if self.option is not None:
            return self.option.name
        if self.choice == Choice.PICK:
            ranks = sorted(self.ranks.all(), key=lambda rank: -rank.points)
            return " · ".join(f"{place}. {rank.option.name}" for place, rank in enumerate(ranks, start=1))
        return str(LABELS.get(self.elector.ballot.method, CHOICE_LABELS)[self.choice])
