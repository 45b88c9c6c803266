"""Who lets people in, and when a link or a request still counts."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.bodies.access import NOT_COORDINATOR, Person, holds, require
from governance.bodies.models import Power, Seat
from governance.joining.models import Invitation, InvitationState, JoinRequest
from governance.joining.queries import Link, delegated_by, institution_for, is_place_free, waiting_request_of
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.access import Verdict
from som_portal.kit.templatetags.som import day

USED = gettext_lazy(
    "Deze uitnodiging is al gebruikt. Was jij dat? Meld je dan aan met je e-mailadres: we mailen je een code."
)
WITHDRAWN = gettext_lazy(
    "Deze uitnodiging is ingetrokken. Denk je dat dat een vergissing is? Vraag het aan de coördinatiecel."
)
SUPERSEDED = gettext_lazy("We stuurden je een nieuwe mail met een nieuwe link. Gebruik de link uit de laatste mail.")
OVER = gettext_lazy("De periode van deze uitnodiging is voorbij. Vraag de coördinatiecel om een nieuwe.")
NOT_YOUR_DOMAIN = gettext_lazy(
    "Je e-mailadres hoort niet bij een instelling die we kennen. Vraag de SOM plus-afgevaardigde van je instelling"
    " om een uitnodiging."
)
NOT_AN_ANSWERER = gettext_lazy("Dit doet de SOM plus-afgevaardigde van de instelling, of de coördinatiecel.")


# ---- invitations -----------------------------------------------------------------------------------------------------
def can_invite(by: Person | None, *, at: datetime) -> Verdict:
    """The coördinatiecel invites, sends again and withdraws; the portal itself too (an import)."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))


def is_unanswered(invitation: Invitation, *, at: datetime) -> Verdict:
    """Sending again and withdrawing only make sense before an answer."""
    return Verdict.when(
        invitation.state(at) in (InvitationState.OPEN, InvitationState.EXPIRED),
        _("Deze uitnodiging is al aanvaard of ingetrokken. Maak een nieuwe als dat nodig is."),
    )


def is_open(link: Link, *, at: datetime) -> Verdict:
    """Whether the link still works; the reason says what to do instead."""
    invitation, state = link.invitation, link.invitation.state(at)
    expired = _("Deze uitnodiging was geldig tot en met %(day)s. Vraag de coördinatiecel om een nieuwe.")
    return Verdict.first(
        Verdict.when(state != InvitationState.ACCEPTED, USED),
        Verdict.when(state != InvitationState.WITHDRAWN, WITHDRAWN),
        Verdict.when(link.is_latest, SUPERSEDED),
        Verdict.when(state != InvitationState.EXPIRED, expired % {"day": day(invitation.last_open_day)}),
        Verdict.when(not invitation.is_over(clock.day_of(at)), OVER),
    )


def is_theirs(by: Person, invitation: Invitation) -> Verdict:
    """Nobody who is signed in becomes somebody else without noticing."""
    other = _(
        "Je bent aangemeld als iemand anders dan wie we uitnodigden. Meld je eerst af en open dan de link opnieuw."
    )
    return Verdict.when(not by.is_authenticated or by.email == invitation.email, other)


def may_still_invite(by: User | None, *, at: datetime) -> Verdict:
    """A mandate is given in the name of who invited, with the rights that person has on the day it is accepted."""
    gone = _("Wie je uitnodigde, doet dat niet meer voor SOM. Vraag de coördinatiecel om een nieuwe uitnodiging.")
    return Verdict.when(can_invite(by, at=at), gone)


def place_is_still_free(invitation: Invitation, seat: Seat, first: date) -> Verdict:
    """Nobody took the seat since the invitation."""
    taken = _("Op deze zetel zit intussen iemand anders. Vraag de coördinatiecel hoe het verder moet.")
    return Verdict.when(is_place_free(seat, invitation.holder, first, invitation.ends_on), taken)


def account_is_open(person: User) -> Verdict:
    """An account that was closed is not opened by a link."""
    return Verdict.when(
        person.is_active, _("Het account met dit adres is gesloten. Vraag de coördinatiecel om het weer te openen.")
    )


# ---- requests --------------------------------------------------------------------------------------------------------
def can_ask_to_join(by: User, *, at: datetime) -> Verdict:
    """Who belongs nowhere yet and has a confirmed address of an institution."""
    return Verdict.first(
        Verdict.when(by.institution_id is None, _("Je hoort al bij een instelling. Klopt ze niet? Vraag het ons.")),
        Verdict.when(institution_for(by) is not None, NOT_YOUR_DOMAIN),
    )


def has_no_open_request(by: User) -> Verdict:
    """One question at a time."""
    return Verdict.when(
        waiting_request_of(by) is None, _("Je vraag is verstuurd. Je krijgt een mail zodra er een antwoord is.")
    )


def can_read_join_requests(by: User, *, at: datetime) -> Verdict:
    """A delegate of some institution, or the coördinatiecel."""
    on = clock.day_of(at)
    return Verdict.when(delegated_by(by, on) or holds(by, Power.COORDINATE, on=on), NOT_AN_ANSWERER)


def can_answer_join_request(by: User | None, request: JoinRequest, *, at: datetime) -> Verdict:
    """A delegate of this institution, or the coördinatiecel; nobody about themselves."""
    on = clock.day_of(at)
    if by is None or request.institution_id not in delegated_by(by, on):
        return require(by, Power.COORDINATE, NOT_AN_ANSWERER, on=on)
    return Verdict.when(by.pk != request.person_id, _("Over je eigen vraag beslist iemand anders."))


def is_waiting(request: JoinRequest) -> Verdict:
    """A request gets one answer."""
    return Verdict.when(request.answered_at is None, _("Deze vraag kreeg al een antwoord."))


# ---- institutions ----------------------------------------------------------------------------------------------------
def can_keep_institution(by: Person | None, *, at: datetime) -> Verdict:
    """The coördinatiecel keeps number, size, general address and domains."""
    return require(by, Power.COORDINATE, NOT_COORDINATOR, on=clock.day_of(at))
