"""Proposals, ballots on a roll of seats, votes by seat, and the decisions that follow."""

from governance.ballots.models import guards
from governance.ballots.models.amendments import LONGEST_WHY, Amendment
from governance.ballots.models.coproposers import CoProposer
from governance.ballots.models.costs import LONGEST_PURPOSE, MOST_COSTS, Cost, sums_of
from governance.ballots.models.decisions import Decision
from governance.ballots.models.documents import ProposalDocument
from governance.ballots.models.drafts import DRAFT_DAYS, MOST_TYPED, Draft, Typed
from governance.ballots.models.followups import DecisionReview, Followup
from governance.ballots.models.options import LONGEST_OPTION, BallotOption, Rank, Slip
from governance.ballots.models.origins import Origin
from governance.ballots.models.outcomes import Condition, DecisionNote, Resubmission
from governance.ballots.models.partners import LONGEST_DOES, LONGEST_NAME, Partner
from governance.ballots.models.proposals import (
    LONGEST_MONTHS,
    LONGEST_QUESTION,
    LONGEST_TEXT,
    NEVER_EMPTY,
    TEXTS,
    WHO_TAKES_PART,
    Proposal,
)
from governance.ballots.models.questions import LONGEST_ASKED, Question
from governance.ballots.models.rounds import LONGEST_SAID, Contribution, Objection, Round
from governance.ballots.models.turns import LONGEST_REASON, Proxy, Recusal, Turn
from governance.ballots.models.versions import Version
from governance.ballots.models.voting import CHOICE_LABELS, LABELS, METHOD_LABELS, Ballot, Elector, ElectorHolder, Vote

__all__ = [
    "CHOICE_LABELS",
    "DRAFT_DAYS",
    "LABELS",
    "LONGEST_ASKED",
    "LONGEST_DOES",
    "LONGEST_MONTHS",
    "LONGEST_NAME",
    "LONGEST_OPTION",
    "LONGEST_PURPOSE",
    "LONGEST_QUESTION",
    "LONGEST_REASON",
    "LONGEST_SAID",
    "LONGEST_TEXT",
    "LONGEST_WHY",
    "METHOD_LABELS",
    "MOST_COSTS",
    "MOST_TYPED",
    "NEVER_EMPTY",
    "TEXTS",
    "WHO_TAKES_PART",
    "Amendment",
    "Ballot",
    "BallotOption",
    "CoProposer",
    "Condition",
    "Contribution",
    "Cost",
    "Decision",
    "DecisionNote",
    "DecisionReview",
    "Draft",
    "Elector",
    "ElectorHolder",
    "Followup",
    "Objection",
    "Origin",
    "Partner",
    "Proposal",
    "ProposalDocument",
    "Proxy",
    "Question",
    "Rank",
    "Recusal",
    "Resubmission",
    "Round",
    "Slip",
    "Turn",
    "Typed",
    "Version",
    "Vote",
    "sums_of",
]

guards.stand_on(elector=Elector, ballot=Ballot, vote=Vote, decision=Decision)
guards.stand_before(ballot=Ballot, cost=Cost, beside=(Partner, ProposalDocument))
guards.stand_beside(elector=Elector, ballot=Ballot, vote=Vote, option=BallotOption, slip=Slip, turn=Turn)
guards.stand_round(elector=Elector, ballot=Ballot, recusal=Recusal, rank=Rank, vote=Vote)
guards.stand_after(condition=Condition, ballot=Ballot, kept=(DecisionNote, DecisionReview, Resubmission, Version))
