"""The network for everybody; seats and mandates for the coördinatiecel and for who holds them."""

from governance.bodies.views.acceptance import accept, decline
from governance.bodies.views.mandates import appoint, extend, mandate, paper, release
from governance.bodies.views.network import detail, network, seats_csv
from governance.bodies.views.seats import appoint_substitute, release_substitute, seat

__all__ = [
    "accept",
    "appoint",
    "appoint_substitute",
    "decline",
    "detail",
    "extend",
    "mandate",
    "network",
    "paper",
    "release",
    "release_substitute",
    "seat",
    "seats_csv",
]
