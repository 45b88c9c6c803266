"""The only writers of seats and of who sits on them."""

from governance.bodies.actions.acceptance import accept, decline
from governance.bodies.actions.bulk import Appointment, appoint_all, retract_all
from governance.bodies.actions.mandates import appoint, appoint_by_mail, extend, extend_several, release
from governance.bodies.actions.numbers import choose_number
from governance.bodies.actions.reminding import remind_ending
from governance.bodies.actions.seats import add_expert_seat, add_seat
from governance.bodies.actions.substitutes import appoint_substitute, appoint_substitute_by_mail, release_substitute
from governance.bodies.actions.telling import tell_coordinators

__all__ = [
    "Appointment",
    "accept",
    "add_expert_seat",
    "add_seat",
    "appoint",
    "appoint_all",
    "appoint_by_mail",
    "appoint_substitute",
    "appoint_substitute_by_mail",
    "choose_number",
    "decline",
    "extend",
    "extend_several",
    "release",
    "release_substitute",
    "remind_ending",
    "retract_all",
    "tell_coordinators",
]
