"""Re-export, so that Django finds the models of every subject."""

from governance.ballots.models import Ballot, Decision, Elector, ElectorHolder, Proposal, Vote
from governance.bodies.models import Body, Mandate, MandateChange, Paper, Seat, Substitute
from governance.challenges.models import Challenge, Signal
from governance.charter.models import FocusArea, RuleChoice
from governance.directory.models import CardLevel, ContactCard
from governance.ledger.models import (
    Account,
    Authorisation,
    BudgetLine,
    Commitment,
    GrantYear,
    Invoice,
    Posting,
)
from governance.meetings.models import AgendaItem, Attendance, CalendarAddress, Meeting
from governance.people.models import Institution, InstitutionDomain, InstitutionLevel, User
from governance.record.models import ActorSalt, BulkLook, Chain, Deed

__all__ = [
    "Account",
    "ActorSalt",
    "AgendaItem",
    "Attendance",
    "Authorisation",
    "Ballot",
    "Body",
    "BudgetLine",
    "BulkLook",
    "CalendarAddress",
    "CardLevel",
    "Chain",
    "Challenge",
    "Commitment",
    "ContactCard",
    "Decision",
    "Deed",
    "Elector",
    "ElectorHolder",
    "FocusArea",
    "GrantYear",
    "Institution",
    "InstitutionDomain",
    "InstitutionLevel",
    "Invoice",
    "Mandate",
    "MandateChange",
    "Meeting",
    "Paper",
    "Posting",
    "Proposal",
    "RuleChoice",
    "Seat",
    "Signal",
    "Substitute",
    "User",
    "Vote",
]
