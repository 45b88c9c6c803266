"""What people type about proposals, ballots, votes and proxies."""

from governance.ballots.forms.ballots import OpenBallotForm
from governance.ballots.forms.outcomes import ConditionsForm, FollowupForm, NoteForm, OpennessForm, ReviewForm
from governance.ballots.forms.proposals import ConfirmForm, ExpertSeatForm, ProposalForm, ScheduleForm, SupersedeForm
from governance.ballots.forms.turns import (
    AnswerProxyForm,
    ContributeForm,
    GiveProxyForm,
    IntegrateForm,
    InterestForm,
    MoveOnForm,
)
from governance.ballots.forms.voting import VoteForm

__all__ = [
    "AnswerProxyForm",
    "ConditionsForm",
    "ConfirmForm",
    "ContributeForm",
    "ExpertSeatForm",
    "FollowupForm",
    "GiveProxyForm",
    "IntegrateForm",
    "InterestForm",
    "MoveOnForm",
    "NoteForm",
    "OpenBallotForm",
    "OpennessForm",
    "ProposalForm",
    "ReviewForm",
    "ScheduleForm",
    "SupersedeForm",
    "VoteForm",
]
