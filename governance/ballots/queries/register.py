"""Questions about the register: for machines, for one member, and which decision replaces which."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, QuerySet

from governance.ballots.models import Ballot, Condition, Decision, Elector
from governance.ballots.queries.decisions import decisions, with_costs
from governance.ballots.queries.outcomes import Stage, result_stage
from governance.ballots.queries.rolls import SECRET, WORDS, state_of
from governance.people.models import User
from som_portal.kit.access import Sentence as Words

MOST_IN_FEED = 25


@dataclass(frozen=True, slots=True)
class MyPart:
    """A decision in which a seat of somebody was on the roll: what the seat said, and what came of it."""

    decision: Decision
    seat: str
    said: Words
    result: Stage


def published(user: User | AnonymousUser, year: int | None) -> QuerySet[Decision]:
    """Decisions with their sitting, the latest first, of one working year when it is named. Six queries."""
    conditions = Prefetch("ballot__conditions", Condition.objects.order_by("place"), to_attr="asked")
    return with_costs(decisions(user, year)).prefetch_related("ballot__agenda_item__meeting", conditions)


def my_part(user: User, year: int) -> list[MyPart]:
    """What was decided in a working year with the seats that somebody held, the latest first. Two queries."""
    ballots = Prefetch("ballot", Ballot.objects.counted().tallied().select_related("proposal", "decision"))
    rows = Elector.objects.held_by(user).entitled().filter(ballot__decision__working_year=year)
    rows = (
        rows.select_related("vote", "recusal", "turn")
        .prefetch_related(ballots)
        .order_by("-ballot__decision__decided_at", "pk")
    )
    return [MyPart(row.ballot.decision, row.seat_name, WORDS[_said(row)], result_stage(row.ballot)) for row in rows]


def _said(elector: Elector) -> str:
    """What the seat said; of a secret ballot nobody knows."""
    return SECRET if elector.ballot.is_secret else state_of(elector)


def my_years(user: User) -> list[int]:
    """The working years in which a seat of somebody was on a roll that led to a decision, the latest first."""
    rows = Elector.objects.held_by(user).entitled().exclude(ballot__decision=None)
    return sorted(set(rows.values_list("ballot__decision__working_year", flat=True)), reverse=True)


def replacing(decision: Decision) -> QuerySet[Decision]:
    """The later decisions of the same body, which may replace this one, the latest first."""
    later = Decision.objects.filter(body=decision.body_id, decided_at__gt=decision.decided_at)
    return later.select_related("ballot__proposal").order_by("-decided_at", "-pk")
