"""Proposals, ballots on a roll of seats, votes by seat, and the decisions that follow."""

from governance.ballots.models import guards
from governance.ballots.models.decisions import Decision
from governance.ballots.models.proposals import LONGEST_MONTHS, LONGEST_QUESTION, LONGEST_TEXT, Proposal
from governance.ballots.models.voting import CHOICE_LABELS, Ballot, Elector, ElectorHolder, Vote

__all__ = [
    "CHOICE_LABELS",
    "LONGEST_MONTHS",
    "LONGEST_QUESTION",
    "LONGEST_TEXT",
    "Ballot",
    "Decision",
    "Elector",
    "ElectorHolder",
    "Proposal",
    "Vote",
]

guards.stand_on(elector=Elector, ballot=Ballot, vote=Vote, decision=Decision)
