"""The only writer of what SOM plus keeps beside its seats."""

from governance.delegates.actions.answers import (
    Proposed,
    apply_answer,
    confirm_delegates,
    forget_proposals,
    propose_delegates,
    refuse_answer,
    renew_confirmed,
)
from governance.delegates.actions.asking import ask_again, ask_delegates, remind_delegates
from governance.delegates.actions.representation import map_institution, map_institutions
from governance.delegates.actions.seats import SECOND_SEATS_FROM, adjust_seats
from governance.delegates.actions.suggestions import (
    answer_suggestion,
    forget_suggestions,
    suggest,
    withdraw_suggestion,
)

__all__ = [
    "SECOND_SEATS_FROM",
    "Proposed",
    "adjust_seats",
    "answer_suggestion",
    "apply_answer",
    "ask_again",
    "ask_delegates",
    "confirm_delegates",
    "forget_proposals",
    "forget_suggestions",
    "map_institution",
    "map_institutions",
    "propose_delegates",
    "refuse_answer",
    "remind_delegates",
    "renew_confirmed",
    "suggest",
    "withdraw_suggestion",
]
