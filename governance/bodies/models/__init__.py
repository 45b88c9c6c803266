"""The five bodies of the network, their seats, and who holds them."""

from governance.bodies.models import guards
from governance.bodies.models.changes import Declaration, MandateChange, Paper
from governance.bodies.models.places import Body, Power, Seat, SeatRows
from governance.bodies.models.terms import LONGEST_REASON, Mandate, Substitute, Term, TermRows

__all__ = [
    "LONGEST_REASON",
    "Body",
    "Declaration",
    "Mandate",
    "MandateChange",
    "Paper",
    "Power",
    "Seat",
    "SeatRows",
    "Substitute",
    "Term",
    "TermRows",
]

guards.stand_on(mandate=Mandate, substitute=Substitute, seat=Seat)
