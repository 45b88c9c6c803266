"""The network for everybody; seats and mandates for the coördinatiecel and for who holds them."""

from governance.bodies.views.acceptance import accept, decline
from governance.bodies.views.lists import extend_several, mandate_list, mandates_csv
from governance.bodies.views.mandates import appoint, extend, mandate, paper, release
from governance.bodies.views.network import detail, network, seats_csv
from governance.bodies.views.numbers import choose_number
from governance.bodies.views.profiles import profile_page, profiles_csv
from governance.bodies.views.seats import appoint_substitute, release_substitute, seat

__all__ = [
    "accept",
    "appoint",
    "appoint_substitute",
    "choose_number",
    "decline",
    "detail",
    "extend",
    "extend_several",
    "mandate",
    "mandate_list",
    "mandates_csv",
    "network",
    "paper",
    "profile_page",
    "profiles_csv",
    "release",
    "release_substitute",
    "seat",
    "seats_csv",
]
