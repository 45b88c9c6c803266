"""Whom a mandate or a substitution is about."""

from governance.bodies.models import Seat
from governance.people.models import User


def person_for(seat: Seat, email: str, name: str) -> User:
    """Who has this mail address; somebody new gets an account under `name`, shown as the seat asks."""
    known = User.objects.filter(email=email.lower()).first()
    if known is not None:
        return known
    shown_as = User.ShownAs.SEAT if seat.by_seat_only else User.ShownAs.NAME
    return User.objects.create_user(email, name=name, shown_as=shown_as)
