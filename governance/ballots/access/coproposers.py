"""Who asks a seat to propose together, who answers, and who ends it; and why not."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy

from governance.ballots.access.running import is_revisable
from governance.ballots.access.speaking import may_revise, speaks_for
from governance.ballots.models import CoProposer, Proposal
from governance.ballots.queries import seats_to_ask
from governance.bodies.access import Person
from governance.bodies.models import Seat
from governance.bodies.queries import seats_held
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict

NOT_YOUR_SEAT = gettext_lazy("Deze vraag beantwoordt wie op de gevraagde zetel zit.")
NOT_ASKABLE = gettext_lazy(
    "Vraag een andere zetel van de raad waar vandaag iemand op zit. Elke zetel dient een voorstel één keer samen in."
)
OVER = gettext_lazy("Deze vraag loopt niet meer. Wil je toch samen indienen? Dan vraagt de indiener het opnieuw.")
ANSWERED = gettext_lazy("Voor deze zetel antwoordde al iemand.")


def may_ask_coproposer(by: Person | None, proposal: Proposal) -> Verdict:
    """Who proposed it, first or together."""
    return may_revise(by, proposal)


def is_askable(seat: Seat, proposal: Proposal, *, at: datetime) -> Verdict:
    """Before it is on an agenda; another seat of the raad that somebody holds, and that was not asked yet."""
    can = seats_to_ask(proposal, at).filter(pk=seat.pk).exists()
    return Verdict.first(is_revisable(proposal), Verdict.when(can, NOT_ASKABLE))


def may_answer_coproposal(by: Person | None, row: CoProposer, *, at: datetime) -> Verdict:
    """Who holds the seat that day, and who already answered for it."""
    held = seats_held(by, clock.day_of(at)) if isinstance(by, User) and by.is_active else []
    is_mine = isinstance(by, User) and by.pk == row.person_id
    return Verdict.when(is_mine or row.seat_id in {seat.pk for seat in held}, NOT_YOUR_SEAT)


def is_answerable(row: CoProposer, proposal: Proposal) -> Verdict:
    """It waits, and the proposal is not on an agenda yet."""
    return Verdict.first(
        Verdict.when(row.ended_at is None, OVER),
        Verdict.when(row.accepted_at is None, ANSWERED),
        is_revisable(proposal),
    )


def may_end_coproposal(by: Person | None, row: CoProposer, proposal: Proposal) -> Verdict:
    """Step back: who accepted. Take the asking back: who proposed it."""
    if row.accepted_at is None:
        return may_ask_coproposer(by, proposal)
    is_mine = isinstance(by, User) and by.is_active and by.pk == row.person_id
    return Verdict.when(is_mine and speaks_for(by, proposal), NOT_YOUR_SEAT)


def is_endable(row: CoProposer, proposal: Proposal) -> Verdict:
    """It goes on, and the proposal is not on an agenda yet."""
    return Verdict.first(Verdict.when(row.ended_at is None, OVER), is_revisable(proposal))
