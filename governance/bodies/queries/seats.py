"""Who sits where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from governance.bodies.access import mandates_of
from governance.bodies.models import Body, Mandate, Seat
from governance.charter.norms import BodyNorm, charter
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
    def public_names(self) -> tuple[str, ...]:
        """The names everybody may read; a pupil, and who asked for it, is shown by seat only."""
        if self.seat.by_seat_only:
            return ()
        return tuple(person.name for person in self.holders if person.shown_as == User.ShownAs.NAME)

    @property
    def has_unnamed_holder(self) -> bool:
        """Somebody sits here whose name is not public."""
        return len(self.public_names) < len(self.mandates)

    @property
    def is_vacant(self) -> bool:
        """Nobody holds it."""
        return not self.mandates


@dataclass(frozen=True, slots=True)
class BodyOnDate:
    """A body with how many of its seats are filled on a day, and what the charter says of it."""

    body: Body
    norm: BodyNorm
    seats: int
    filled: int

    @property
    def vacant(self) -> int:
        """Seats that nobody holds."""
        return self.seats - self.filled


def bodies_on(on: date) -> list[BodyOnDate]:
    """The five bodies in the order of the charter, with the seats that exist that day. One query."""
    held = Mandate.objects.in_force(on).filter(seat=OuterRef("seats"))
    stands = ~Q(seats__starts_on__gt=on) & ~Q(seats__ends_on__lt=on)
    counted = Body.objects.annotate(
        how_many=Count("seats", filter=stands, distinct=True),
        filled=Count("seats", filter=stands & Q(Exists(held)), distinct=True),
    )
    return [
        BodyOnDate(body, charter().body(body.slug), body.how_many, body.filled) for body in counted.order_by("letter")
    ]


def seats_on(body: Body, on: date) -> list[SeatOnDate]:
    """Every seat of a body that exists on a day, with its holders. Two queries."""
    return held_on(body.seats.standing(on).order_by("pk"), on)


def held_on(seats: Iterable[Seat], on: date) -> list[SeatOnDate]:
    """These seats with their holders on a day. One query beside that of the seats."""
    rows = list(seats)
    in_force = Mandate.objects.in_force(on).select_related("person").order_by("holder", "starts_on")
    prefetch_related_objects(rows, Prefetch("mandates", in_force, to_attr="in_force"))
    return [SeatOnDate(seat, tuple(seat.in_force)) for seat in rows]  # type: ignore[attr-defined]


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
    standing = Seat.objects.standing(on).exclude(pk__in=held)
    return list(standing.exclude(body__slug="som-plus").select_related("body"))


def shown_names(people: Iterable[User], on: date) -> list[str]:
    """How people appear in public: by name; by seat when they chose so, or hold a seat never named. One query."""
    rows = list(people)
    in_force = Mandate.objects.in_force(on).filter(person__in=rows).select_related("seat").order_by("pk")
    seats: dict[int, list[Seat]] = {}
    for mandate in in_force if rows else ():
        seats.setdefault(mandate.person_id, []).append(mandate.seat)
    return [_shown_name(person, seats.get(person.pk, [])) for person in rows]


def with_shown_seat(rows: QuerySet[Any], on: date, *, person: str = "user") -> QuerySet[Any]:
    """Rows with a `person`, each with the seat that one may appear by, for `shown_name_in`. No query of its own."""
    seats = Mandate.objects.in_force(on).filter(person=OuterRef(person)).order_by("-seat__by_seat_only", "pk")
    return rows.select_related(person).annotate(
        shown_seat=Subquery(seats.values("seat__name")[:1]),
        is_never_named=Coalesce(Subquery(seats.values("seat__by_seat_only")[:1]), Value(value=False)),
    )


def shown_name_in(row: Any, *, person: str = "user") -> str:
    """How the person of a row of `with_shown_seat` appears in public."""
    return _by_name_or_seat(getattr(row, person), row.shown_seat, is_never_named=row.is_never_named)


def _shown_name(person: User, seats: list[Seat]) -> str:
    first = next(iter(sorted(seats, key=lambda seat: not seat.by_seat_only)), None)
    seat_name, never_named = (first.name, first.by_seat_only) if first else (None, False)
    return _by_name_or_seat(person, seat_name, is_never_named=never_named)


def _by_name_or_seat(person: User, seat_name: str | None, *, is_never_named: bool) -> str:
    if person.shown_as == User.ShownAs.NAME and not is_never_named:
        return person.name
    return seat_name or gettext("een onderwijsmaker")
