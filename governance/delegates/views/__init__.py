"""Delegates, their confirmation, suggestions and representation: fetch, act, show."""

from governance.delegates.views.confirmations import (
    apply_answer,
    ask_again,
    ask_delegates,
    confirmation,
    confirmations,
    refuse_answer,
    renew_confirmed,
)
from governance.delegates.views.links import confirm_delegates, propose_delegates
from governance.delegates.views.places import adjust_seats, delegates, delegates_csv
from governance.delegates.views.representation import (
    map_institution,
    map_institutions,
    representation,
    representations,
)
from governance.delegates.views.suggestions import (
    answer_suggestion,
    my_suggestions,
    raad_seats,
    suggest,
    suggestions,
    withdraw_suggestion,
)

__all__ = [
    "adjust_seats",
    "answer_suggestion",
    "apply_answer",
    "ask_again",
    "ask_delegates",
    "confirm_delegates",
    "confirmation",
    "confirmations",
    "delegates",
    "delegates_csv",
    "map_institution",
    "map_institutions",
    "my_suggestions",
    "propose_delegates",
    "raad_seats",
    "refuse_answer",
    "renew_confirmed",
    "representation",
    "representations",
    "suggest",
    "suggestions",
    "withdraw_suggestion",
]
