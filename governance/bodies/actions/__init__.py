"""The only writers of seats and of who sits on them."""

from governance.bodies.actions.mandates import appoint, appoint_by_mail, extend, release
from governance.bodies.actions.seats import add_seat
from governance.bodies.actions.telling import tell_coordinators

__all__ = [
    "add_seat",
    "appoint",
    "appoint_by_mail",
    "extend",
    "release",
    "tell_coordinators",
]
