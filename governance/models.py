"""Re-export, so that Django finds the models of every subject."""

from governance.bodies.models import Body, Mandate, Seat
from governance.charter.models import FocusArea
from governance.people.models import Institution, InstitutionLevel, User
from governance.record.models import ActorSalt, Chain, Deed

__all__ = [
    "ActorSalt",
    "Body",
    "Chain",
    "Deed",
    "FocusArea",
    "Institution",
    "InstitutionLevel",
    "Mandate",
    "Seat",
    "User",
]
