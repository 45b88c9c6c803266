"""Who keeps the list of delegates, and who says which seat speaks for whom."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from governance.bodies.access import NOT_COORDINATOR, Person, require
from governance.bodies.models import Power, Seat
from governance.delegates.queries import raad_seats
from som_portal.kit import clock
from som_portal.kit.access import Verdict

PLAN_CHANGED = _("De lijst is intussen veranderd. Bekijk ze opnieuw voor je ze vastlegt.")


def can_adjust_seats(by: Person | None, *, at: datetime) -> Verdict:
    """The coördinatiecel opens and closes second seats of SOM plus."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))


def can_map_institution(by: Person | None, *, at: datetime) -> Verdict:
    """The coördinatiecel says which seat of the raad speaks for an institution."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))


def is_as_seen(seen: str, now: str) -> Verdict:
    """What is decided is what was shown."""
    return Verdict.when(seen == now, PLAN_CHANGED)


def speaks_for_institutions(seat: Seat | None, *, at: datetime) -> Verdict:
    """Only a voting seat of the raad that exists today speaks for institutions; no seat at all may be said too."""
    is_one = seat is None or raad_seats(clock.day_of(at)).filter(pk=seat.pk).exists()
    return Verdict.when(is_one, _("Kies een stemgerechtigde zetel van de SOM raad die vandaag bestaat."))
