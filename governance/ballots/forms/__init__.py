"""What people type about proposals, ballots, votes and proxies."""

from governance.ballots.forms.ballots import OpenBallotForm
from governance.ballots.forms.coproposers import AnswerCoproposalForm, AskCoproposerForm
from governance.ballots.forms.documents import ProposalDocumentForm
from governance.ballots.forms.drafts import DraftForm, form_of, in_another_kind, stored_elsewise, typed_of
from governance.ballots.forms.kinds import choices, kind_of
from governance.ballots.forms.outcomes import ConditionsForm, FollowupForm, NoteForm, OpennessForm, ReviewForm
from governance.ballots.forms.partners import PartnerForm
from governance.ballots.forms.proposals import (
    ConfirmForm,
    ExpertSeatForm,
    ProposalForm,
    ReviseForm,
    ScheduleForm,
    SupersedeForm,
)
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
    "AnswerCoproposalForm",
    "AnswerProxyForm",
    "AnswerQuestionForm",
    "AskCoproposerForm",
    "AskForm",
    "ConditionsForm",
    "ConfirmForm",
    "ContributeForm",
    "DeclineForm",
    "DraftForm",
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
    "ProposalDocumentForm",
    "ProposalForm",
    "PutForm",
    "ReviewForm",
    "ReviseForm",
    "ScheduleForm",
    "SupersedeForm",
    "VoteForm",
    "choices",
    "form_of",
    "in_another_kind",
    "kind_of",
    "stored_elsewise",
    "typed_of",
]
