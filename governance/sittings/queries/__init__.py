"""Who is in, which point is on the table, and how long it has been there."""

from governance.sittings.queries.board import (
    Board,
    PointNow,
    absences_from,
    ballot_at,
    board_of,
    latest_close,
    proposal_of,
)
from governance.sittings.queries.roll import PersonThere, Roll, SeatThere, roll_of, seats_of_mine

__all__ = [
    "Board",
    "PersonThere",
    "PointNow",
    "Roll",
    "SeatThere",
    "absences_from",
    "ballot_at",
    "board_of",
    "latest_close",
    "proposal_of",
    "roll_of",
    "seats_of_mine",
]
