"""The only writers of proposals, ballots, votes and decisions."""

from governance.ballots.actions.amendments import (
    accept_amendment,
    decline_amendment,
    suggest_amendment,
    withdraw_amendment,
)
from governance.ballots.actions.closing import close_ballot, reserve_money
from governance.ballots.actions.coproposers import answer_coproposal, ask_coproposer, end_coproposal
from governance.ballots.actions.costs import CostAsked, costs_in
from governance.ballots.actions.documents import add_proposal_document, remove_proposal_document
from governance.ballots.actions.drafts import discard_draft, forget_drafts, propose_drafted, save_draft
from governance.ballots.actions.expertise import add_expert_seat
from governance.ballots.actions.followups import (
    due_for_reminder,
    follow_up_decision,
    last_review,
    remind_of_review,
    review_decision,
)
from governance.ballots.actions.interests import state_interest
from governance.ballots.actions.notes import Term, lay_down_note, resubmit_proposal, set_conditions
from governance.ballots.actions.opening import PLAIN, Manner, open_ballot
from governance.ballots.actions.openness import set_openness
from governance.ballots.actions.partners import add_partner, remove_partner
from governance.ballots.actions.proposals import (
    Asked,
    Engaged,
    propose,
    revise_proposal,
    schedule_proposal,
    withdraw_proposal,
)
from governance.ballots.actions.provenance import link_signals
from governance.ballots.actions.proxies import answer_proxy, give_proxy, void_proxies_of, withdraw_proxy
from governance.ballots.actions.putting import put_to_vote
from governance.ballots.actions.questions import answer_question, ask_question
from governance.ballots.actions.register import supersede_decision
from governance.ballots.actions.rounds import contribute, integrate, move_on
from governance.ballots.actions.voting import NOTHING_MORE, More, cast_vote, remind_unvoted_seats

__all__ = [
    "NOTHING_MORE",
    "PLAIN",
    "Asked",
    "CostAsked",
    "Engaged",
    "Manner",
    "More",
    "Term",
    "accept_amendment",
    "add_expert_seat",
    "add_partner",
    "add_proposal_document",
    "answer_coproposal",
    "answer_proxy",
    "answer_question",
    "ask_coproposer",
    "ask_question",
    "cast_vote",
    "close_ballot",
    "contribute",
    "costs_in",
    "decline_amendment",
    "discard_draft",
    "due_for_reminder",
    "end_coproposal",
    "follow_up_decision",
    "forget_drafts",
    "give_proxy",
    "integrate",
    "last_review",
    "lay_down_note",
    "link_signals",
    "move_on",
    "open_ballot",
    "propose",
    "propose_drafted",
    "put_to_vote",
    "remind_of_review",
    "remind_unvoted_seats",
    "remove_partner",
    "remove_proposal_document",
    "reserve_money",
    "resubmit_proposal",
    "review_decision",
    "revise_proposal",
    "save_draft",
    "schedule_proposal",
    "set_conditions",
    "set_openness",
    "state_interest",
    "suggest_amendment",
    "supersede_decision",
    "void_proxies_of",
    "withdraw_amendment",
    "withdraw_proposal",
    "withdraw_proxy",
]
