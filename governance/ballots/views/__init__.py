"""Pages of proposals, ballots and decisions."""

from governance.ballots.views.ballots import (
    ballot_page,
    cast_vote,
    close_ballot,
    open_ballot,
    receipt,
    vote,
)
from governance.ballots.views.decisions import decision_list, decision_page, decisions_csv, reserve_money
from governance.ballots.views.expertise import add_expert_seat
from governance.ballots.views.proposals import (
    proposal_list,
    proposal_page,
    propose,
    revise_proposal,
    schedule_proposal,
    withdraw_proposal,
)
from governance.ballots.views.register import (
    decision_jsonld,
    decisions_feed,
    decisions_jsonld,
    my_decisions,
    supersede_decision,
)

__all__ = [
    "add_expert_seat",
    "ballot_page",
    "cast_vote",
    "close_ballot",
    "decision_jsonld",
    "decision_list",
    "decision_page",
    "decisions_csv",
    "decisions_feed",
    "decisions_jsonld",
    "my_decisions",
    "open_ballot",
    "proposal_list",
    "proposal_page",
    "propose",
    "receipt",
    "reserve_money",
    "revise_proposal",
    "schedule_proposal",
    "supersede_decision",
    "vote",
    "withdraw_proposal",
]
