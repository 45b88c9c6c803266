"""What holds for a mandate and for a substitution alike: whom it is about, and on which days it may be."""

from datetime import date

from django.utils.translation import gettext as _

from governance.bodies.models import Seat
from governance.people.models import User
from som_portal.kit.access import Verdict


def person_for(seat: Seat, email: str, name: str) -> User:
    """Who has this mail address; somebody new gets an account under `name`, shown as the seat asks."""
    known = User.objects.filter(email=email.lower()).first()
    if known is not None:
        return known
    shown_as = User.ShownAs.SEAT if seat.by_seat_only else User.ShownAs.NAME
    return User.objects.create_user(email, name=name, shown_as=shown_as)


def is_within(seat: Seat, starts_on: date, ends_on: date | None) -> Verdict:
    """A temporary seat has a first and a last day."""
    begins_late = seat.starts_on is None or seat.starts_on <= starts_on
    ends_early = seat.ends_on is None or (ends_on is not None and ends_on <= seat.ends_on)
    return Verdict.when(
        begins_late and ends_early,
        _("Deze zetel bestaat niet op al die dagen. Kies een eerste en een laatste dag binnen die van de zetel."),
    )


def is_no_substitute(seat: Seat, person: User, starts_on: date, ends_on: date | None) -> Verdict:
    """Nobody stands in for themselves."""
    stands_in = seat.substitutes.touching(starts_on, ends_on).filter(person=person).exists()
    return Verdict.when(
        not stands_in,
        _("Deze persoon is in die periode de plaatsvervanger op deze zetel. Laat dat eerst eindigen."),
    )


def is_no_holder(seat: Seat, person: User, starts_on: date, ends_on: date | None) -> Verdict:
    """Nobody stands in for themselves."""
    sits = seat.mandates.touching(starts_on, ends_on).filter(person=person).exists()
    return Verdict.when(
        not sits,
        _("Deze persoon zit in die periode zelf op deze zetel. Kies iemand anders als plaatsvervanger."),
    )
