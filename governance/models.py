"""Re-export, so that Django finds the models of every subject."""

from governance.bodies.models import Body, Mandate, Seat
from governance.charter.models import FocusArea
from governance.ledger.models import (
    Account,
    Authorisation,
    BudgetLine,
    Commitment,
    GrantYear,
    Invoice,
    Posting,
)
from governance.people.models import Institution, InstitutionLevel, User
from governance.record.models import ActorSalt, Chain, Deed

__all__ = [
    "Account",
    "ActorSalt",
    "Authorisation",
    "Body",
    "BudgetLine",
    "Chain",
    "Commitment",
    "Deed",
    "FocusArea",
    "GrantYear",
    "Institution",
    "InstitutionLevel",
    "Invoice",
    "Mandate",
    "Posting",
    "Seat",
    "User",
]
