"""Questions about who proposes together."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from governance.ballots.models import CoProposer, Proposal
from governance.ballots.queries.outcomes import RAAD
from governance.bodies.models import Mandate, Seat
from governance.bodies.queries import seats_held
from governance.people.models import User
from som_portal.kit import clock


def proposed_by(user: User) -> QuerySet[Proposal]:
    """Every proposal this person speaks for: first or together."""
    mine = CoProposer.objects.accepted().filter(person=user)
    return Proposal.objects.filter(Q(proposer=user) | Q(pk__in=mine.values("proposal")))


def proposers_of(proposal: Proposal) -> list[User]:
    """Who hears what is asked of a proposal: the first and who proposes together, while their account is open."""
    along = User.objects.filter(coproposals__in=CoProposer.objects.accepted().filter(proposal=proposal))
    people = [proposal.proposer, *along.exclude(pk=proposal.proposer_id).distinct().order_by("pk")]
    return [person for person in people if person.is_active]


def seats_to_ask(proposal: Proposal, at: datetime) -> QuerySet[Seat]:
    """The seats of the raad that somebody else holds today and that were not asked yet. One query."""
    in_force = Mandate.objects.in_force(clock.day_of(at))
    own = in_force.filter(person=proposal.proposer_id).values("seat")
    rows = Seat.objects.filter(body__slug=RAAD, pk__in=in_force.values("seat")).exclude(pk__in=own)
    asked = proposal.coproposers.live().values("seat")
    return rows.exclude(pk__in=asked).exclude(pk=proposal.seat_id).order_by("name", "pk")


def coproposals_awaiting(user: User, at: datetime) -> QuerySet[CoProposer]:
    """Where a seat of this person is asked to propose together, on what is not on an agenda yet."""
    seats = [seat.pk for seat in seats_held(user, clock.day_of(at))]
    rows = CoProposer.objects.asked().filter(seat__in=seats)
    rows = rows.filter(proposal__agenda_item=None, proposal__withdrawn_at=None)
    return rows.select_related("proposal__seat", "seat")
