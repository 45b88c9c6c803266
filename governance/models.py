"""Re-export, so that Django finds the models of every subject."""

from governance.ballots.models import Ballot, Decision, Elector, ElectorHolder, Proposal, Vote
from governance.bodies.models import Body, Declaration, Mandate, MandateChange, Paper, Seat, Substitute
from governance.bundles.models import Brought, Bundle, ReadingMark
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
    InvoicePaper,
    Posting,
    Seal,
    SpendingRequest,
)
from governance.meetings.models import (
    AgendaDocument,
    AgendaItem,
    AgendaSuggestion,
    AgendaVersion,
    Attendance,
    CalendarAddress,
    HolderAtOpening,
    Meeting,
    Opening,
    Rsvp,
    SeatAtOpening,
)
from governance.minutes.models import ApprovedMinutes, Erratum, ItemNote, Minutes, MinutesComment, MinutesReading
from governance.people.models import Institution, InstitutionDomain, InstitutionLevel, User
from governance.planner.models import PlanWish, YearPlan
from governance.polls.models import DatePoll, PollAnswer, PollOption
from governance.record.models import ActorSalt, BulkLook, Chain, Deed, ErasureRequest
from governance.sittings.models import PointTime, Suspension

__all__ = [
    "Account",
    "ActionItem",
    "ActorSalt",
    "AgendaDocument",
    "AgendaItem",
    "AgendaSuggestion",
    "AgendaVersion",
    "ApprovedMinutes",
    "Attendance",
    "Authorisation",
    "Ballot",
    "Body",
    "Brought",
    "BudgetLine",
    "BulkLook",
    "Bundle",
    "CalendarAddress",
    "CardLevel",
    "Chain",
    "Challenge",
    "Commitment",
    "ContactCard",
    "DatePoll",
    "Decision",
    "Declaration",
    "Deed",
    "DelegateConfirmation",
    "DelegateProposal",
    "Elector",
    "ElectorHolder",
    "ErasureRequest",
    "Erratum",
    "FocusArea",
    "GrantYear",
    "HolderAtOpening",
    "ImportBatch",
    "ImportRow",
    "Institution",
    "InstitutionDomain",
    "InstitutionLevel",
    "Invitation",
    "Invoice",
    "InvoicePaper",
    "ItemNote",
    "JoinRequest",
    "Mandate",
    "MandateChange",
    "Meeting",
    "MeetingRequest",
    "Minutes",
    "MinutesComment",
    "MinutesReading",
    "Opening",
    "Paper",
    "PlanWish",
    "PointTime",
    "PollAnswer",
    "PollOption",
    "Posting",
    "Proposal",
    "ReadingMark",
    "Representation",
    "RequestSupport",
    "Rsvp",
    "RuleChoice",
    "Seal",
    "Seat",
    "SeatAtOpening",
    "Signal",
    "SpendingRequest",
    "Substitute",
    "Suggestion",
    "Suspension",
    "User",
    "Vote",
    "YearPlan",
]
