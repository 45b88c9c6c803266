"""Who sits where."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from governance.bodies.access import mandates_of
from governance.bodies.models import Body, Mandate, Seat
from governance.people.models import User


@dataclass(frozen=True, slots=True)
class SeatOnDate:
    """A seat and the people who hold it on one day: none (vacant), one, or a duo."""

    seat: Seat
    mandates: tuple[Mandate, ...]

    @property
    def holders(self) -> tuple[User, ...]:
        """The people, holder 1 first."""
        return tuple(mandate.person for mandate in self.mandates)

    @property
    def is_vacant(self) -> bool:
        """Nobody holds it."""
        return not self.mandates


def seats_on(body: Body, on: date) -> list[SeatOnDate]:
    """Every seat of a body with its holders on a day. Two queries."""
    in_force = Mandate.objects.in_force(on).select_related("person").order_by("holder", "starts_on")
    seats = body.seats.order_by("pk").prefetch_related(Prefetch("mandates", in_force, to_attr="in_force"))
    return [SeatOnDate(seat, tuple(seat.in_force)) for seat in seats]  # type: ignore[attr-defined]


def voting_seats(body: Body, on: date) -> list[SeatOnDate]:
    """The voting seats of a body with their holders on a day, vacant ones included."""
    return [row for row in seats_on(body, on) if row.seat.is_voting]


def seats_held(user: User, on: date, body: Body | None = None) -> list[Seat]:
    """The seats a person holds on a day, in one body or in all. No extra query once mandates are read."""
    if not user.is_authenticated:
        return []
    held = [mandate.seat for mandate in mandates_of(user) if mandate.holds_on(on)]
    return [seat for seat in held if body is None or seat.body_id == body.pk]


def members_of(body: Body, on: date) -> list[User]:
    """The people who hold a seat of a body on a day, each once."""
    return list({person.pk: person for row in seats_on(body, on) for person in row.holders}.values())


def vacancies(on: date) -> list[Seat]:
    """Seats that nobody holds on a day, SOM plus aside (its delegates come from the institutions)."""
    held = Mandate.objects.in_force(on).values("seat")
    return list(Seat.objects.exclude(pk__in=held).exclude(body__slug="som-plus").select_related("body"))
