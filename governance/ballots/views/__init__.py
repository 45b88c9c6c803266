"""Pages of proposals, ballots and decisions."""

from governance.ballots.views.amendments import (
    accept_amendment,
    amendment_page,
    decline_amendment,
    put_to_vote,
    suggest_amendment,
    withdraw_amendment,
)
from governance.ballots.views.ballots import ballot_page, close_ballot, methods, open_ballot
from governance.ballots.views.coproposers import answer_coproposal, ask_coproposer, end_coproposal
from governance.ballots.views.decisions import decision_list, decision_page, decisions_csv, reserve_money
from governance.ballots.views.documents import (
    add_proposal_document,
    proposal_document,
    remove_proposal_document,
)
from governance.ballots.views.drafts import discard_draft, draft_page, propose
from governance.ballots.views.expertise import add_expert_seat
from governance.ballots.views.openness import set_openness
from governance.ballots.views.outcomes import (
    follow_up_decision,
    lay_down_note,
    resubmit_proposal,
    review_decision,
    set_conditions,
)
from governance.ballots.views.partners import add_partner, remove_partner
from governance.ballots.views.proof import bundle, recount
from governance.ballots.views.proposals import (
    proposal_list,
    proposal_page,
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
from governance.ballots.views.rounds import contribute, integrate, move_on
from governance.ballots.views.talk import answer_question, ask_question, link_signals
from governance.ballots.views.turns import answer_proxy, give_proxy, proxy_by_link, state_interest, withdraw_proxy
from governance.ballots.views.versions import version_list, version_page
from governance.ballots.views.voting import cast_vote, receipt, vote

__all__ = [
    "accept_amendment",
    "add_expert_seat",
    "add_partner",
    "add_proposal_document",
    "amendment_page",
    "answer_coproposal",
    "answer_proxy",
    "answer_question",
    "ask_coproposer",
    "ask_question",
    "ballot_page",
    "bundle",
    "cast_vote",
    "close_ballot",
    "contribute",
    "decision_jsonld",
    "decision_list",
    "decision_page",
    "decisions_csv",
    "decisions_feed",
    "decisions_jsonld",
    "decline_amendment",
    "discard_draft",
    "draft_page",
    "end_coproposal",
    "follow_up_decision",
    "give_proxy",
    "integrate",
    "lay_down_note",
    "link_signals",
    "methods",
    "move_on",
    "my_decisions",
    "open_ballot",
    "proposal_document",
    "proposal_list",
    "proposal_page",
    "propose",
    "proxy_by_link",
    "put_to_vote",
    "receipt",
    "recount",
    "remove_partner",
    "remove_proposal_document",
    "reserve_money",
    "resubmit_proposal",
    "review_decision",
    "revise_proposal",
    "schedule_proposal",
    "set_conditions",
    "set_openness",
    "state_interest",
    "suggest_amendment",
    "supersede_decision",
    "version_list",
    "version_page",
    "vote",
    "withdraw_amendment",
    "withdraw_proposal",
    "withdraw_proxy",
]
