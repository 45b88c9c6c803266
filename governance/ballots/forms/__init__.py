"""What people type about proposals, ballots, votes and proxies."""

from governance.ballots.forms.ballots import OpenBallotForm
from governance.ballots.forms.kinds import choices, kind_of
from governance.ballots.forms.outcomes import ConditionsForm, FollowupForm, NoteForm, OpennessForm, ReviewForm
from governance.ballots.forms.partners import PartnerForm
from governance.ballots.forms.proposals import ConfirmForm, ExpertSeatForm, ProposalForm, ScheduleForm, SupersedeForm
from governance.ballots.forms.talk import (
    AcceptForm,
    AmendmentForm,
    AnswerQuestionForm,
    AskForm,
    DeclineForm,
    LinkSignalsForm,
    PutForm,
)
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
    "AcceptForm",
    "AmendmentForm",
    "AnswerProxyForm",
    "AnswerQuestionForm",
    "AskForm",
    "ConditionsForm",
    "ConfirmForm",
    "ContributeForm",
    "DeclineForm",
    "ExpertSeatForm",
    "FollowupForm",
    "GiveProxyForm",
    "IntegrateForm",
    "InterestForm",
    "LinkSignalsForm",
    "MoveOnForm",
    "NoteForm",
    "OpenBallotForm",
    "OpennessForm",
    "PartnerForm",
    "ProposalForm",
    "PutForm",
    "ReviewForm",
    "ScheduleForm",
    "SupersedeForm",
    "VoteForm",
    "choices",
    "kind_of",
]
