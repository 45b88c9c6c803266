"""Tell holders in time that their mandate ends."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from governance.bodies.actions.changes import held_still, note
from governance.bodies.actions.telling import tell_holder
from governance.bodies.models import Mandate, MandateChange
from governance.people.models import User

REMINDED = MandateChange.Verb.REMINDED


@transaction.atomic
def remind_ending(mandate: Mandate, *, by: User | None, at: datetime) -> bool:
    """Mail the holder once that this last day comes near; a mandate that got another one is told again in its time."""
    mandate = held_still(mandate)
    if mandate.ends_on is None or mandate.changes.filter(verb=REMINDED, ends_on=mandate.ends_on).exists():
        return False
    key = uuid5(NAMESPACE_URL, f"mandate-ending:{mandate.pk}:{mandate.ends_on}")
    change = note(mandate, REMINDED, mandate.ends_on, key=key, by=by, at=at)
    tell_holder(change, at=at)
    return True
