"""Who sits where, on any day, and what happened to their mandates."""

from governance.bodies.queries.mandates import history_of_seat, substitutes_of, unaccepted, unreminded
from governance.bodies.queries.profiles import Topic, TopicGroup, topics_of
from governance.bodies.queries.seats import (
    BodyOnDate,
    SeatOnDate,
    bodies_on,
    held_on,
    members_of,
    seats_held,
    seats_on,
    shown_name_in,
    shown_names,
    vacancies,
    voting_seats,
    with_shown_seat,
)

__all__ = [
    "BodyOnDate",
    "SeatOnDate",
    "Topic",
    "TopicGroup",
    "bodies_on",
    "held_on",
    "history_of_seat",
    "members_of",
    "seats_held",
    "seats_on",
    "shown_name_in",
    "shown_names",
    "substitutes_of",
    "topics_of",
    "unaccepted",
    "unreminded",
    "vacancies",
    "voting_seats",
    "with_shown_seat",
]
