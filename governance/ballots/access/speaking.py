"""Who speaks for a proposal, and from which seat. Every door that asks whose it is, asks it here."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from governance.ballots.models import Proposal
from governance.bodies.access import Person
from governance.bodies.models import Seat
from governance.people.models import User
from som_portal.kit.access import Verdict

NOT_PROPOSER = gettext_lazy("Dit kan alleen wie het voorstel indiende. Heb je een opmerking? Zeg het de coördinator.")
NOT_FIRST = gettext_lazy(
    "Intrekken doet wie het voorstel begon. Wil je niet meer samen indienen? Dan kan je je terugtrekken."
)


def speaks_for(by: Person | None, proposal: Proposal) -> bool:
    """Who proposed it, first or together. One query at most, and none for the first."""
    if not isinstance(by, User) or not by.is_active:
        return False
    return by.pk == proposal.proposer_id or any(row.person_id == by.pk for row in proposal.together())


def seat_of_speaker(by: User, proposal: Proposal) -> Seat:
    """The seat by which what this person does with their proposal is shown."""
    mine = [row.seat for row in proposal.together() if row.person_id == by.pk and by.pk != proposal.proposer_id]
    return mine[0] if mine else proposal.seat


def may_revise(by: Person | None, proposal: Proposal) -> Verdict:
    """Only who proposed it, first or together."""
    return Verdict.when(speaks_for(by, proposal), NOT_PROPOSER)


def may_withdraw(by: Person | None, proposal: Proposal) -> Verdict:
    """Only who proposed it first: a co-proposer who changes their mind steps back, and ends nobody else's proposal."""
    is_first = isinstance(by, User) and by.is_active and by.pk == proposal.proposer_id
    return Verdict.first(may_revise(by, proposal), Verdict.when(is_first, NOT_FIRST))
