"""Re-export, so that Django finds the models of every subject."""

from governance.ballots.models import (
    Ballot,
    BallotOption,
    Contribution,
    Decision,
    Elector,
    ElectorHolder,
    Objection,
    Proposal,
    Proxy,
    Rank,
    Recusal,
    Round,
    Slip,
    Turn,
    Vote,
)
from governance.bodies.models import Body, Declaration, Mandate, MandateChange, Paper, Seat, Substitute
from governance.challenges.models import Challenge, Signal
from governance.charter.models import FocusArea, RuleChoice
from governance.convening.models import MeetingRequest, RequestSupport
from governance.delegates.models import DelegateConfirmation, DelegateProposal, Representation, Suggestion
from governance.directory.models import CardLevel, ContactCard
from governance.followup.models import ActionItem
from governance.importing.models import ImportBatch, ImportRow
from governance.joining.models import Invitation, JoinRequest
from governance.ledger.models import (
    Account,
    Authorisation,
    BudgetLine,
    Commitment,
    GrantYear,
    Invoice,
    Posting,
)
from governance.meetings.models import (
    AgendaDocument,
    AgendaItem,
    AgendaSuggestion,
    AgendaVersion,
    Attendance,
    CalendarAddress,
    Meeting,
    Rsvp,
)
from governance.minutes.models import ItemNote
from governance.people.models import Institution, InstitutionDomain, InstitutionLevel, User
from governance.planner.models import PlanWish, YearPlan
from governance.record.models import ActorSalt, BulkLook, Chain, Deed, ErasureRequest

__all__ = [
    "Account",
    "ActionItem",
    "ActorSalt",
    "AgendaDocument",
    "AgendaItem",
    "AgendaSuggestion",
    "AgendaVersion",
    "Attendance",
    "Authorisation",
    "Ballot",
    "BallotOption",
    "Body",
    "BudgetLine",
    "BulkLook",
    "CalendarAddress",
    "CardLevel",
    "Chain",
    "Challenge",
    "Commitment",
    "ContactCard",
    "Contribution",
    "Decision",
    "Declaration",
    "Deed",
    "DelegateConfirmation",
    "DelegateProposal",
    "Elector",
    "ElectorHolder",
    "ErasureRequest",
    "FocusArea",
    "GrantYear",
    "ImportBatch",
    "ImportRow",
    "Institution",
    "InstitutionDomain",
    "InstitutionLevel",
    "Invitation",
    "Invoice",
    "ItemNote",
    "JoinRequest",
    "Mandate",
    "MandateChange",
    "Meeting",
    "MeetingRequest",
    "Objection",
    "Paper",
    "PlanWish",
    "Posting",
    "Proposal",
    "Proxy",
    "Rank",
    "Recusal",
    "Representation",
    "RequestSupport",
    "Round",
    "Rsvp",
    "RuleChoice",
    "Seat",
    "Signal",
    "Slip",
    "Substitute",
    "Suggestion",
    "Turn",
    "User",
    "Vote",
    "YearPlan",
]
