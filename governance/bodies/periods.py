"""On which days somebody may be on a seat. Reads the mandates and substitutes of the seat, fetched ahead or not."""

from datetime import date

from django.utils.translation import gettext as _

from governance.bodies.models import Mandate, Seat
from governance.people.models import User
from som_portal.kit.access import Verdict


def is_within(seat: Seat, starts_on: date, ends_on: date | None) -> Verdict:
    """A temporary seat has a first and a last day."""
    begins_late = seat.starts_on is None or seat.starts_on <= starts_on
    ends_early = seat.ends_on is None or (ends_on is not None and ends_on <= seat.ends_on)
    return Verdict.when(
        begins_late and ends_early,
        _("Deze zetel bestaat niet op al die dagen. Kies een eerste en een laatste dag binnen die van de zetel."),
    )


def is_free(
    seat: Seat, person: User, holder: int, starts_on: date, ends_on: date | None, *, but: Mandate | None = None
) -> Verdict:
    """Nobody else sits on this place of the seat in the period, and this person not on the other one."""
    others = [one for one in seat.mandates.all() if one != but and one.touches(starts_on, ends_on)]
    clashing = [one for one in others if one.holder == holder or one.person_id == person.pk]
    return Verdict.when(
        not clashing,
        _("Op deze zetel zit in die periode al iemand. Laat dat mandaat eerst eindigen of kies een andere dag."),
    )


def is_no_substitute(seat: Seat, person: User, starts_on: date, ends_on: date | None) -> Verdict:
    """Nobody stands in for themselves."""
    stands_in = [
        one for one in seat.substitutes.all() if one.person_id == person.pk and one.touches(starts_on, ends_on)
    ]
    return Verdict.when(
        not stands_in,
        _("Deze persoon is in die periode de plaatsvervanger op deze zetel. Laat dat eerst eindigen."),
    )


def is_no_holder(seat: Seat, person: User, starts_on: date, ends_on: date | None) -> Verdict:
    """Nobody stands in for themselves."""
    sits = [one for one in seat.mandates.all() if one.person_id == person.pk and one.touches(starts_on, ends_on)]
    return Verdict.when(
        not sits,
        _("Deze persoon zit in die periode zelf op deze zetel. Kies iemand anders als plaatsvervanger."),
    )


def is_extendable(mandate: Mandate, until: date | None) -> Verdict:
    """Later than it ends now, within the days of its seat, and nobody comes after it by then."""
    seat, person, first = mandate.seat, mandate.person, mandate.starts_on
    is_later = until is None or mandate.ends_on is None or until > mandate.ends_on
    return Verdict.first(
        Verdict.when(mandate.ends_on is not None, _("Dit mandaat heeft geen einddatum: er valt niets te verlengen.")),
        Verdict.when(is_later, _("Kies een laatste dag die later valt dan de huidige.")),
        is_within(seat, first, until),
        is_free(seat, person, mandate.holder, first, until, but=mandate),
        is_no_substitute(seat, person, first, until),
    )
