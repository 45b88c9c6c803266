"""Who organises events, and who may have a place."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from community.events.models import Event, is_invited
from governance.bodies.access import require
from governance.bodies.models import Power
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict

SIGN_IN = _("Meld je aan om je in te schrijven.")
INVITED_ONLY = _("Dit event is besloten: het is voor het SOM-team, de coördinatiecel en labotrekkers.")


def can_run_events(by: User | None, *, at: datetime) -> Verdict:
    """Plan, change and cancel events; see who comes."""
    sentence = _("Events organiseren doen het SOM-team en de coördinatiecel.")
    return require(by, Power.RUN_EVENTS, sentence, on=clock.day_of(at))


def can_register(by: User | AnonymousUser, event: Event, *, at: datetime) -> Verdict:
    """Whether this person may ask for a place; whether there is one is another question."""
    may_come = not event.is_closed or is_invited(by, clock.day_of(at))
    return Verdict.first(
        Verdict.when(isinstance(by, User) and by.is_active, SIGN_IN), Verdict.when(may_come, INVITED_ONLY)
    )


def is_open(event: Event, *, at: datetime) -> Verdict:
    """Registration stops when the event starts or is cancelled."""
    return Verdict.first(
        Verdict.when(event.cancelled_at is None, _("Dit event gaat niet door.")),
        Verdict.when(at < event.starts_at, _("Dit event is al begonnen of voorbij. Inschrijven kan niet meer.")),
    )


def has_place(event: Event, taken: int) -> Verdict:
    """Capacity is never passed."""
    return Verdict.when(taken < event.capacity, _("Volzet. Kijk later nog eens: soms komt er een plaats vrij."))


def can_change_event(by: User | None, event: Event, *, at: datetime) -> Verdict:
    """Change or cancel it."""
    return can_run_events(by, at=at)


def is_changeable(event: Event, *, at: datetime) -> Verdict:
    """What is over or cancelled stays as it was."""
    return Verdict.first(
        Verdict.when(event.cancelled_at is None, _("Dit event is al afgelast.")),
        Verdict.when(at < event.ends_at, _("Dit event is voorbij. Plan een nieuw event.")),
    )
