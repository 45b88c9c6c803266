"""Who keeps the list of delegates, and who says which seat speaks for whom."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from governance.bodies.access import NOT_COORDINATOR, Person, require
from governance.bodies.models import Power, Seat
from governance.delegates.models import DelegateConfirmation, Suggestion
from governance.delegates.queries import delegate_seats_of, raad_seats
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict

PLAN_CHANGED = _("De lijst is intussen veranderd. Bekijk ze opnieuw voor je ze vastlegt.")
LINK_IS_OVER = _("De tijd om te antwoorden is voorbij. Vraag de coördinatiecel om een nieuwe link.")


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


# ---- who are our delegates? ------------------------------------------------------------------------------------------
def can_ask_delegates(by: Person | None, *, at: datetime) -> Verdict:
    """The coördinatiecel asks the institutions; each September the portal itself does."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))


def can_handle_answer(by: Person | None, *, at: datetime) -> Verdict:
    """The coördinatiecel looks at what an institution answered, and applies or refuses it."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))


def can_answer_by_link(confirmation: DelegateConfirmation, *, at: datetime) -> Verdict:
    """A link answers once, until its last day."""
    return Verdict.first(
        Verdict.when(confirmation.answered_at is None, _("Deze vraag kreeg al een antwoord. Je leest het hieronder.")),
        Verdict.when(at < confirmation.expires_at, LINK_IS_OVER),
    )


def is_to_handle(confirmation: DelegateConfirmation) -> Verdict:
    """An answer is handled once."""
    return Verdict.first(
        Verdict.when(confirmation.answered_at is not None, _("Deze instelling antwoordde nog niet.")),
        Verdict.when(confirmation.handled_at is None, _("Dit antwoord is al behandeld.")),
    )


def is_to_refuse(confirmation: DelegateConfirmation) -> Verdict:
    """Only a change can be refused."""
    return Verdict.first(
        is_to_handle(confirmation),
        Verdict.when(not confirmation.is_unchanged, _("Deze instelling vroeg geen wijziging.")),
    )


def can_be_asked_again(confirmation: DelegateConfirmation) -> Verdict:
    """A new link: for who did not answer, or whose change was refused; there must be an address."""
    is_due = confirmation.answered_at is None or confirmation.is_applied is False
    return Verdict.first(
        Verdict.when(is_due, _("Deze instelling antwoordde al. Een nieuwe vraag is niet nodig.")),
        Verdict.when(confirmation.institution.contact_email, _("We kennen geen mailadres van deze instelling.")),
    )


# ---- suggestions for the raad ----------------------------------------------------------------------------------------
def can_suggest(by: User, *, at: datetime) -> Verdict:
    """A delegate of SOM plus gives input on the composition of the raad (charter: plus-input-raad)."""
    return Verdict.when(
        delegate_seats_of(by, clock.day_of(at)),
        _("Een suggestie voor de raad geven de afgevaardigden in SOM plus."),
    )


def can_read_suggestions(by: Person, *, at: datetime) -> Verdict:
    """Whom a suggestion names is for the coördinatiecel and who made it."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))


def can_answer_suggestion(by: Person | None, *, at: datetime) -> Verdict:
    """The coördinatiecel answers each suggestion."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))


def is_open(suggestion: Suggestion) -> Verdict:
    """A suggestion is answered or withdrawn once."""
    is_waiting = suggestion.answered_at is None and suggestion.withdrawn_at is None
    return Verdict.when(is_waiting, _("Deze suggestie is al beantwoord of ingetrokken."))


def has_no_open_suggestion(by: User, seat: Seat) -> Verdict:
    """One at a time for a seat."""
    is_free = not Suggestion.objects.open().made_by(by).filter(seat=seat).exists()
    return Verdict.when(is_free, _("Je gaf al een suggestie voor deze zetel. Trek ze eerst in."))
