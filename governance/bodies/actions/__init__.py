"""The only writers of seats and of who sits on them."""

from governance.bodies.actions.acceptance import accept, decline
from governance.bodies.actions.bulk import Appointment, appoint_all, retract_all
from governance.bodies.actions.mandates import appoint, appoint_by_mail, extend, release
from governance.bodies.actions.reminding import remind_ending
from governance.bodies.actions.seats import add_seat
from governance.bodies.actions.substitutes import appoint_substitute, appoint_substitute_by_mail, release_substitute
from governance.bodies.actions.telling import tell_coordinators

__all__ = [
    "Appointment",
    "accept",
    "add_seat",
    "appoint",
    "appoint_all",
    "appoint_by_mail",
    "appoint_substitute",
    "appoint_substitute_by_mail",
    "decline",
    "extend",
    "release",
    "release_substitute",
    "remind_ending",
    "retract_all",
    "tell_coordinators",
]
