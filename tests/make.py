"""Made-up people for tests, through the same actions as everybody."""

from datetime import date, datetime
from itertools import count

from django.contrib.auth.models import Group

from governance.bodies.actions import appoint
from governance.bodies.models import Mandate, Seat
from governance.people.models import User
from som_portal.kit import clock

AT: datetime = clock.brussels(2026, 3, 12, 10)
LONG_AGO = date(2020, 9, 1)
NUMBERS = count(1)


def user(name: str = "", **fields: object) -> User:
    """A person without any seat."""
    number = next(NUMBERS)
    name = name or f"Persoon {number}"
    return User.objects.create_user(f"persoon{number}@som.example", name=name, **fields)


def seat(path: str, number: int = 1) -> Seat:
    """The seat 'som-raad/ku-leuven'."""
    body, _, kind = path.partition("/")
    return Seat.objects.select_related("body").get(body__slug=body, kind=kind, number=number)


def seated(path: str, number: int = 1, *, starts_on: date = LONG_AGO, ends_on: date | None = None) -> User:
    """A person with an accepted mandate on the seat 'som-raad/ku-leuven'."""
    person = user(f"Zetel {path} {number}")
    mandate = appoint(person, seat(path, number), starts_on=starts_on, ends_on=ends_on, by=None, at=AT)
    Mandate.objects.filter(pk=mandate.pk).update(accepted_at=AT)
    return person


def coordinator() -> User:
    """Holds the coördinator's seat of the coördinatiecel."""
    return seated("coordinatiecel/coordinator")


def chair() -> User:
    """Holds the voorzitter's seats of raad and coördinatiecel."""
    person = seated("som-raad/voorzitter")
    appoint(person, seat("coordinatiecel/voorzitter"), starts_on=LONG_AGO, by=None, at=AT)
    person.mandates.update(accepted_at=AT)
    return person


def raad(how_many: int) -> list[User]:
    """People on the first `how_many` vacant voting seats of the raad, the chair's seat aside."""
    vacant = (
        Seat.objects.filter(body__slug="som-raad", is_voting=True, mandates=None)
        .exclude(kind="voorzitter")
        .order_by("pk")
    )
    return [seated(f"som-raad/{place.kind}", place.number) for place in vacant[:how_many]]


def group_member(name: str) -> User:
    """A person in an auth group: 'redactieteam' or 'financien-lezer'."""
    person = user(f"Groep {name}")
    person.groups.add(Group.objects.get_or_create(name=name)[0])
    return person
