"""Who may raise a signal, and who says what happens to it."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from governance.bodies.access import require
from governance.bodies.models import Power
from governance.challenges.models import Signal, reads_every_signal
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict


def can_raise_signal(by: User, *, at: datetime) -> Verdict:
    """Everybody who is signed in."""
    return Verdict.when(by.is_active, _("Meld je aan om een signaal te geven."))


def can_read_all_signals(by: User, *, at: datetime) -> Verdict:
    """SOM plus, the raad, the coördinatiecel and the team read what the field says."""
    return Verdict.when(
        reads_every_signal(by, clock.day_of(at)),
        _("Alle signalen lezen doen SOM plus, raad, coördinatiecel en team. Je eigen signalen zie je altijd."),
    )


def can_handle_signals(by: User | None, *, at: datetime) -> Verdict:
    """The coördinatiecel takes up, bundles, answers and refers (charter: cel-labo-initiatief)."""
    return require(
        by,
        Power.COORDINATE,
        _("Een signaal behandelen is voor de coördinatiecel."),
        on=clock.day_of(at),
    )


def is_waiting(signal: Signal) -> Verdict:
    """A signal gets one outcome."""
    return Verdict.when(
        signal.answered_at is None and signal.challenge_id is None,
        _("Dit signaal kreeg al een antwoord of is al gebundeld. Bekijk de stand op de pagina van het signaal."),
    )


def can_take_up_signal(by: User | None, signal: Signal, *, at: datetime) -> Verdict:
    """Put it on the table of the coördinatiecel."""
    return Verdict.first(
        can_handle_signals(by, at=at),
        is_waiting(signal),
        Verdict.when(signal.taken_up_at is None, _("Dit signaal is al in bespreking.")),
    )


def can_answer_signal(by: User | None, signal: Signal, *, at: datetime) -> Verdict:
    """Answer it, or refer it to who can help."""
    return Verdict.first(can_handle_signals(by, at=at), is_waiting(signal))
