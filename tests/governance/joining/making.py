"""Made-up invitations and requests, through the same actions as everybody."""

from datetime import date, datetime
from uuid import uuid4

from governance.bodies.models import Seat
from governance.joining.actions import Offer, ask_to_join, invite
from governance.joining.models import Invitation, JoinRequest
from governance.people.actions import confirm_address
from governance.people.models import Institution, InstitutionDomain, User
from tests import make

NEWCOMER = "nieuw@school.example"
DOMAIN = "school.example"
SLUG = "ku-leuven"


def institution(slug: str = SLUG) -> Institution:
    """One of the 75."""
    return Institution.objects.get(slug=slug)


def known_domain(slug: str = SLUG, domain: str = DOMAIN) -> Institution:
    """An institution whose mail domain we know."""
    InstitutionDomain.objects.create(institution=institution(slug), domain=domain)
    return institution(slug)


def invited(
    path: str = "som-raad/lop",
    *,
    email: str = NEWCOMER,
    by: User | None = None,
    at: datetime = make.AT,
    seat: Seat | None = None,
    starts_on: date = date(2026, 3, 1),
    ends_on: date | None = date(2026, 8, 31),
    **more: object,
) -> Invitation:
    """Somebody new, asked for a seat until the end of the working year."""
    offer = Offer(seat=seat or make.seat(path), starts_on=starts_on, ends_on=ends_on)
    return invite(email, "Noor Nieuw", offer, by=by, at=at, **more)


def colleague(domain: str = DOMAIN, **fields: object) -> User:
    """Somebody without a seat, with a confirmed address of an institution."""
    person = make.user(**fields)
    person.email = f"collega{person.pk}@{domain}"
    person.save()
    return confirm_address(person)


def asked(person: User | None = None, *, at: datetime = make.AT) -> JoinRequest:
    """A waiting request."""
    return ask_to_join(sentence="Ik geef les in het vierde leerjaar.", key=uuid4(), by=person or colleague(), at=at)


def delegate(slug: str = SLUG, **days: date) -> User:
    """The SOM plus delegate of an institution."""
    return make.seated("som-plus/afgevaardigde", institution(slug).number, **days)
