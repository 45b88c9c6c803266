"""Who may ask to be erased, and who carries it out."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from governance.bodies.access import NOT_COORDINATOR, require
from governance.bodies.models import Mandate, Power, Substitute
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.privacy.queries import had_a_seat

ASK_A_COLLEAGUE = _(
    "Je kan jezelf niet wissen zolang je een zetel hebt of had. Een collega van de coördinatiecel doet dat."
)
IN_USE = _("Dit account is in gebruik.")
NOT_ASKED = _("Deze persoon vroeg niet om gewist te worden.")
STILL_SEATED = _("Deze persoon heeft nog een zetel. Laat eerst elk mandaat en elke vervanging eindigen.")
STARTED_TODAY = _("Een mandaat dat vandaag begint of nog moet beginnen, kan niet gisteren eindigen. Wis morgen.")


def can_see_privacy(by: User | None, *, at: datetime) -> Verdict:
    """See who asks to be erased, and who looked at personal data in bulk."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))


def can_erase(by: User | None, person: User, *, at: datetime) -> Verdict:
    """Who never had a seat erases themselves; anybody else is erased by the coördinatiecel, on request.

    The portal itself (`by` is None) erases accounts that nobody ever used.
    """
    if by is None:
        return Verdict.when(person.last_login is None and not had_a_seat(person), IN_USE)
    if by.pk == person.pk:
        return Verdict.when(not had_a_seat(person), ASK_A_COLLEAGUE)
    asked = person.erasure_requests.waiting().exists()
    return Verdict.first(can_see_privacy(by, at=at), Verdict.when(asked, NOT_ASKED))


def can_refuse_erasure(by: User | None, person: User, *, at: datetime) -> Verdict:
    """Say why somebody is not erased: never about oneself."""
    another = Verdict.when(by is None or by.pk != person.pk, ASK_A_COLLEAGUE)
    return Verdict.first(can_see_privacy(by, at=at), another)


def has_left(person: User, *, on: date) -> Verdict:
    """No seat today or later: what follows from a seat may not outlive who holds it."""
    still = any(model.objects.touching(on, None).filter(person=person).exists() for model in (Mandate, Substitute))
    return Verdict.when(not still, STILL_SEATED)
