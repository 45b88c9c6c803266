"""The only writers of proposals, ballots, votes and decisions."""

from governance.ballots.actions.closing import close_ballot, reserve_money
from governance.ballots.actions.expertise import add_expert_seat
from governance.ballots.actions.proposals import (
    Asked,
    propose,
    revise_proposal,
    schedule_proposal,
    withdraw_proposal,
)
from governance.ballots.actions.register import supersede_decision
from governance.ballots.actions.voting import cast_vote, open_ballot, remind_unvoted_seats

__all__ = [
    "Asked",
    "add_expert_seat",
    "cast_vote",
    "close_ballot",
    "open_ballot",
    "propose",
    "remind_unvoted_seats",
    "reserve_money",
    "revise_proposal",
    "schedule_proposal",
    "supersede_decision",
    "withdraw_proposal",
]
