"""What a link, an address or a person leads to."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.core.signing import BadSignature
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from governance.bodies.access import holds
from governance.bodies.models import Body, Mandate, Power, Seat
from governance.bodies.queries import members_of, seats_held
from governance.bodies.sync import DELEGATE
from governance.charter.queries import BodyOnPaper, body_on_paper
from governance.joining.models import SIGNER, Invitation, JoinRequest, JoinRequestRows
from governance.joining.rules import domain_of
from governance.people.models import Institution, User


@dataclass(frozen=True, slots=True)
class Link:
    """An invitation as one of its mails points at it."""

    invitation: Invitation
    nonce: UUID

    @property
    def is_latest(self) -> bool:
        """Of the last mail; sending again makes the earlier links useless."""
        return self.nonce == self.invitation.nonce


def link_of(token: str) -> Link | None:
    """The invitation behind a link; None for one that we did not make, or that points at nothing."""
    try:
        number, _dash, nonce = SIGNER.unsign(token).partition("-")
    except BadSignature:
        return None
    invitation = Invitation.objects.select_related("seat__body", "institution", "invited_by").filter(pk=number).first()
    return Link(invitation, UUID(nonce)) if invitation else None


def invitations_in(state: str, at: datetime) -> QuerySet[Invitation]:
    """Invitations in a state, the last written first, each with whether its days are over (`is_late`)."""
    is_late = ExpressionWrapper(Q(expires_at__lte=at), output_field=BooleanField())
    rows = Invitation.objects.in_state(state, at).annotate(is_late=is_late)
    return rows.select_related("seat__body", "institution", "invited_by")


def body_of(invitation: Invitation) -> BodyOnPaper | None:
    """What the charter says of the body whose seat is offered, beside what we added to it."""
    return body_on_paper(invitation.seat.body.slug) if invitation.seat else None


def is_place_free(seat: Seat, holder: int, first: date, last: date | None) -> bool:
    """Nobody has this place on the seat in the period."""
    return not seat.mandates.touching(first, last).filter(holder=holder).exists()


def has_unanswered(email: str, seat: Seat | None, institution: Institution | None) -> bool:
    """Whether an address has an invitation for this seat, or without a seat for this institution."""
    rows = Invitation.objects.unanswered().filter(email=email, seat=seat)
    return (rows if seat else rows.filter(institution=institution)).exists()


# ---- who belongs where -----------------------------------------------------------------------------------------------
def confirmed_domain(person: User) -> str:
    """The domain of the person's address, when they showed that the address is theirs; else empty."""
    is_confirmed = EmailAddress.objects.filter(user=person, email=person.email, verified=True).exists()
    return domain_of(person.email) if is_confirmed else ""


def institution_for(person: User) -> Institution | None:
    """The institution whose mail domain the person's confirmed address has."""
    domain = confirmed_domain(person)
    return Institution.objects.filter(domains__domain=domain).first() if domain else None


def waiting_request_of(person: User) -> JoinRequest | None:
    """What the person asked and nobody answered yet."""
    return JoinRequest.objects.waiting().filter(person=person).select_related("institution").first()


def delegated_by(person: User, on: date) -> set[int]:
    """The institutions for which the person is a SOM plus delegate on a day."""
    return {
        seat.institution_id
        for seat in seats_held(person, on)
        if seat.body.slug == "som-plus" and seat.kind == DELEGATE and seat.institution_id
    }


def requests_visible_to(person: User, on: date) -> JoinRequestRows:
    """The requests, answered or not, of the person's institutions; all of them for the coördinatiecel."""
    rows = JoinRequest.objects.select_related("person", "institution")
    return rows if holds(person, Power.COORDINATE, on=on) else rows.of_institutions(delegated_by(person, on))


def answerers_of(institution: Institution, on: date) -> list[User]:
    """Who gets the mail: the delegates of the institution; the coördinatiecel when there are none."""
    held = Mandate.objects.in_force(on).filter(
        seat__institution=institution, seat__body__slug="som-plus", seat__kind=DELEGATE
    )
    delegates = [mandate.person for mandate in held.select_related("person")]
    people = delegates or members_of(Body.objects.get(slug="coordinatiecel"), on)
    return [person for person in dict.fromkeys(people) if person.is_active]


def signs_in_first(reader: User | AnonymousUser, invitation: Invitation) -> bool:
    """Somebody who came in before signs in before accepting: a forwarded mail opens no account in use."""
    if reader.is_authenticated or invitation.accepted_at:
        return False
    return User.objects.filter(email=invitation.email, last_login__isnull=False).exists()
