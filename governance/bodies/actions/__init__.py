"""The only writers of seats and of who sits on them."""

from governance.bodies.actions.bulk import Appointment, appoint_all, retract_all
from governance.bodies.actions.mandates import appoint, appoint_by_mail, extend, release
from governance.bodies.actions.seats import add_seat
from governance.bodies.actions.telling import tell_coordinators

__all__ = [
    "Appointment",
    "add_seat",
    "appoint",
    "appoint_all",
    "appoint_by_mail",
    "extend",
    "release",
    "retract_all",
    "tell_coordinators",
]
