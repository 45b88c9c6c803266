"""Whom a mandate or a substitution is about."""

from django.db import IntegrityError, transaction

from governance.bodies.models import Seat
from governance.people.models import User


def person_for(seat: Seat, email: str, name: str) -> User:
    """Who has this mail address; somebody new gets an account under `name`, shown as the seat asks."""
    known = User.objects.filter(email=email.lower()).first()
    if known is not None:
        return known
    shown_as = User.ShownAs.SEAT if seat.by_seat_only else User.ShownAs.NAME
    try:
        with transaction.atomic():
            return User.objects.create_user(email, name=name, shown_as=shown_as)
    except IntegrityError:  # somebody else was first, a moment ago
        return User.objects.get(email=email.lower())
