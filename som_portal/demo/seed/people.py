"""Roles, not persons: who sits on which seat of the demo network."""

from collections.abc import Iterator
from datetime import date

from governance.bodies.actions import add_seat, appoint
from governance.bodies.models import Body, Seat
from governance.bodies.sync import DELEGATE
from governance.meetings.actions import open_address
from governance.people.actions import join_group, welcome
from governance.people.models import Institution, User
from som_portal.demo.content import Entry, entries
from som_portal.demo.seed.timeline import Network, Step

BEFORE_EVERYTHING = "J-2 09-01"
SUBSCRIBERS = {"coordinator"}
OBSERVERS = {"coordinator": "som-raad/coordinator", "beleidsadviseur": "som-raad/beleidsadviseur"}


def people(network: Network) -> Iterator[Step]:
    """Every account with its seats, groups and language."""
    starts_on = network.calendar.day(BEFORE_EVERYTHING)
    at = network.calendar.moment(starts_on)
    for account in entries("account"):
        yield Step(at, lambda account=account: _settle(network, account, starts_on))  # type: ignore[misc]


def _settle(network: Network, account: Entry, starts_on: date) -> None:
    person = _make(account)
    network.people[account["id"]] = person
    ends = account.get("mandaat_tot")
    ends_on = network.calendar.day(ends) if ends else None
    at = network.calendar.moment(starts_on)
    for path in _seats_of(account):
        seat, holder = _free_seat(network, path, account)
        appoint(person, seat, starts_on=starts_on, ends_on=ends_on, holder=holder, by=None, at=at)
    if account["id"] in SUBSCRIBERS:
        open_address(person, at=at)
    for name in account.get("groepen", []):
        if name in {"redactieteam", "financien-lezer"}:
            join_group(person, name)


def _make(account: Entry) -> User:
    by_seat = account.get("publiek_tonen") == "alleen zetel"
    return welcome(
        account["email"],
        account["naam"],
        language=account["taal"],
        shown_as=User.ShownAs.SEAT if by_seat else User.ShownAs.NAME,
        institution=_institution_of(account),
    )


def _institution_of(account: Entry) -> Institution | None:
    """A SOM plus delegate speaks for the first institution of its level whose seat is free."""
    if "niveau" not in account:
        return None
    return Institution.objects.at_level(account["niveau"]).filter(seats__mandates=None).order_by("name").first()


def _seats_of(account: Entry) -> list[str]:
    seats = list(account.get("zetels", []))
    if account["id"] in OBSERVERS:
        seats.append(OBSERVERS[account["id"]])
    if "som-plus" in account.get("groepen", []):
        seats.append(f"som-plus/{DELEGATE}")
    return seats


def _free_seat(network: Network, path: str, account: Entry) -> tuple[Seat, int]:
    """The first vacant seat of the kind; the second half of a duo shares the seat of the first."""
    slug, _, kind = path.partition("/")
    body = Body.objects.get(slug=slug)
    partner = network.people.get(account.get("duo_met", ""))
    if partner is not None:
        return partner.mandates.get(seat__body=body).seat, 2
    seats = body.seats.filter(kind=kind, mandates=None).order_by("pk")
    if kind == DELEGATE:
        seats = seats.filter(institution__name=Institution.objects.get(people__email=account["email"]).name)
    seat = seats.first()
    if seat is None:
        at = network.calendar.moment(network.calendar.day(BEFORE_EVERYTHING))
        seat = add_seat(body, kind, account["naam"], by=None, at=at)
    return seat, 1
