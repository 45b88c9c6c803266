"""Whom a mandate or a substitution is about."""

from governance.bodies.models import Seat
from governance.people.actions import account_of, show_by_seat
from governance.people.models import User


def person_for(seat: Seat, email: str, name: str) -> User:
    """Who has this mail address; somebody new gets an account under `name`."""
    return as_the_seat_asks(account_of(email, name), seat)


def as_the_seat_asks(person: User, seat: Seat) -> User:
    """Who comes on the seat of a pupil or a student is not named in public, on no seat (house rule 19)."""
    return show_by_seat(person) if seat.by_seat_only else person
