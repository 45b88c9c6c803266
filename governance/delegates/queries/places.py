"""Which places the institutions have in SOM plus, and who fills them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, TextChoices, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from governance.bodies.models import Mandate, Seat
from governance.bodies.models.places import SeatRows
from governance.bodies.queries import SeatOnDate, seats_held
from governance.bodies.sync import DELEGATE
from governance.charter.norms import charter
from governance.charter.queries import chosen
from governance.delegates.rules import Measure, entitled
from governance.people.models import Institution, User
from governance.people.queries import institutions_in
from som_portal.kit.folding import words_of

SOM_PLUS = "som-plus"
THRESHOLD = "twee-afgevaardigden-vanaf"


class State(TextChoices):
    """How the places of an institution stand; derived, never stored."""

    FILLED = "ingevuld", _("ingevuld")
    VACANT = "openstaand", _("openstaande plaats")
    OVER = "te-veel", _("over-vertegenwoordigd")
    UNKNOWN = "grootte-onbekend", _("grootte onbekend")


TONES = {State.FILLED: "ok", State.VACANT: "warn", State.OVER: "busy"}
IN_STATE = {
    State.FILLED: Q(held=F("entitled")),
    State.VACANT: Q(held__lt=F("entitled")),
    State.OVER: Q(held__gt=F("entitled")),
    State.UNKNOWN: Q(learners=None),
}


@dataclass(frozen=True, slots=True)
class Delegation:
    """An institution with its seats in SOM plus on a day."""

    institution: Institution
    entitled: int
    seats: tuple[SeatOnDate, ...]

    @property
    def held(self) -> int:
        """Seats with somebody on them; a duo is one."""
        return sum(not row.is_vacant for row in self.seats)

    @property
    def state(self) -> State:
        """Filled, vacant or over-represented; an unknown size says nothing about that."""
        if self.held == self.entitled:
            return State.FILLED
        return State.OVER if self.held > self.entitled else State.VACANT

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES[self.state]

    @property
    def vacant_seat(self) -> Seat | None:
        """Where somebody can be appointed, when a place is open."""
        free = (row.seat for row in self.seats if row.is_vacant)
        return next(free, None) if self.state == State.VACANT else None


def measure_on(on: date) -> Measure:
    """The charter's bounds, and the threshold in force on a day. One query."""
    norm = charter().body(SOM_PLUS)
    return Measure(norm.delegates_min, norm.delegates_max, chosen(THRESHOLD, on))


def delegate_seats(on: date) -> SeatRows:
    """The seats of delegates that exist on a day."""
    return Seat.objects.standing(on).filter(body__slug=SOM_PLUS, kind=DELEGATE)


def delegate_seats_of(person: User, on: date) -> list[Seat]:
    """The delegate's seats a person holds on a day. No extra query once mandates are read."""
    return [seat for seat in seats_held(person, on) if seat.kind == DELEGATE and seat.body.slug == SOM_PLUS]


def with_places(rows: QuerySet[Institution], on: date, measure: Measure) -> QuerySet[Any]:
    """Each institution with `entitled`, and `held`: how many of its seats have a holder. No query of its own."""
    in_force = Mandate.objects.in_force(on).filter(seat=OuterRef("pk"))
    held = delegate_seats(on).filter(Exists(in_force), institution=OuterRef("pk"))
    return rows.annotate(held=how_many(held), entitled=_entitled(measure))


def how_many(seats: SeatRows) -> Coalesce:
    """The number of seats of the institution in the outer query."""
    counted = seats.order_by().values("institution").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _entitled(measure: Measure) -> Case | Value:
    """`rules.entitled`, asked of the database so that lists can be filtered by it."""
    if not measure.threshold:
        return Value(measure.minimum)
    return Case(When(learners__gte=measure.threshold, then=measure.maximum), default=measure.minimum)


def delegations_in(asked: dict[str, str], on: date, measure: Measure) -> QuerySet[Any]:
    """Institutions by name, filtered by `stand`, `niveau`, `net` and `zoek`; odd words filter nothing."""
    rows = institutions_in(asked.get("niveau", ""), asked.get("net", ""))
    for word in words_of(asked.get("zoek", "")):
        rows = rows.filter(name_key__contains=word)
    counted = with_places(rows, on, measure)
    seats = Prefetch("seats", _with_holders(delegate_seats(on), on), to_attr="delegate_seats")
    state = asked.get("stand", "")
    counted = counted.filter(IN_STATE[State(state)]) if state in State.values else counted
    return counted.prefetch_related(seats).order_by("name_key", "pk")


def _with_holders(seats: SeatRows, on: date) -> QuerySet[Any]:
    in_force = Mandate.objects.in_force(on).select_related("person").order_by("holder", "starts_on")
    held = Prefetch("mandates", in_force, to_attr="in_force")
    return seats.select_related("body").order_by("number").prefetch_related(held)


def delegation_of(row: Any) -> Delegation:
    """An institution of `delegations_in` with its seats."""
    seats = tuple(SeatOnDate(seat, tuple(seat.in_force)) for seat in row.delegate_seats)
    return Delegation(row, row.entitled, seats)


def delegates_of(institution: Institution, on: date) -> Delegation:
    """The places of one institution on a day. Three queries."""
    seats = _with_holders(delegate_seats(on).filter(institution=institution), on)
    places = tuple(SeatOnDate(seat, tuple(seat.in_force)) for seat in seats)
    return Delegation(institution, entitled(institution.learners, measure_on(on)), places)


def figures(on: date, measure: Measure) -> dict[str, int]:
    """How the whole of SOM plus stands: institutions, seats filled, places open, too many, sizes unknown. One query."""
    rows = with_places(Institution.objects.order_by(), on, measure)
    return rows.aggregate(
        institutions=Count("pk"),
        filled=Count("pk", filter=IN_STATE[State.FILLED]),
        vacant=Count("pk", filter=IN_STATE[State.VACANT]),
        over=Count("pk", filter=IN_STATE[State.OVER]),
        unknown=Count("pk", filter=IN_STATE[State.UNKNOWN]),
    )
