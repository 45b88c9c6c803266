"""A body on any day: its seats by kind, with who holds them, who substitutes, what ends and what was carried over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, prefetch_related_objects

from governance.bodies.composition import composition_of
from governance.bodies.models import Body, Mandate, Seat, SeatRows, Substitute
from governance.bodies.queries import SeatOnDate
from governance.bodies.rules import KindOfSeat
from governance.charter.norms import house_rules
from governance.people.models import User
from som_portal.kit import clock

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One seat on the page.

    `is_carried_over`: a holder sat here already when the working year began. `ends_on`: the first mandate of it that
    ends within the notice of house rule 17.
    """

    held: SeatOnDate
    substitutes: tuple[User, ...]
    is_carried_over: bool
    ends_on: date | None

    @property
    def seat(self) -> Seat:
        """The seat itself."""
        return self.held.seat

    @property
    def public_substitutes(self) -> tuple[str, ...]:
        """The names everybody may read."""
        if self.seat.by_seat_only:
            return ()
        return tuple(person.name for person in self.substitutes if person.shown_as == User.ShownAs.NAME)

    @property
    def has_unnamed_substitute(self) -> bool:
        """Somebody substitutes here whose name is not public."""
        return len(self.public_substitutes) < len(self.substitutes)


@dataclass(frozen=True, slots=True)
class KindRows:
    """The seats of one kind, with what the charter asks of it and who fills it (our reading)."""

    kind: KindOfSeat | None
    appointed_by: str
    rows: tuple[SeatRow, ...]


@dataclass(frozen=True, slots=True)
class Filling:
    """How many seats of a body exist on a day, and how many of them somebody holds."""

    seats: int
    filled: int

    @property
    def vacant(self) -> int:
        """Seats that nobody holds."""
        return self.seats - self.filled


def seats_then(body: Body, on: date) -> SeatRows:
    """The seats of a body that exist on a day, in the order of the charter."""
    return body.seats.standing(on).select_related("institution").order_by("pk")


def filling_of(body: Body, on: date) -> Filling:
    """Counted by the database. One query."""
    held = Q(Exists(Mandate.objects.in_force(on).filter(seat=OuterRef("pk"))))
    counted = body.seats.standing(on).aggregate(seats=Count("pk"), filled=Count("pk", filter=held))
    return Filling(counted["seats"], counted["filled"])


def rows_of(seats: Iterable[Seat], on: date) -> list[SeatRow]:
    """These seats as rows of the page. Two queries beside that of the seats."""
    before = date(clock.working_year(on), clock.WORKING_YEAR_STARTS_IN, 1) - DAY
    notice = on + timedelta(days=house_rules().mandate_notice_days)
    terms = (Mandate.objects.in_force(on) | Mandate.objects.in_force(before)).select_related("person")
    standing_in = Substitute.objects.in_force(on).select_related("person").order_by("pk")
    rows = list(seats)
    prefetch_related_objects(
        rows,
        Prefetch("mandates", terms.order_by("holder", "starts_on"), to_attr="terms"),
        Prefetch("substitutes", standing_in, to_attr="standing_in"),
    )
    return [_row(seat, seat.terms, seat.standing_in, on, before, notice) for seat in rows]  # type: ignore[attr-defined]


def by_kind(slug: str, rows: Iterable[SeatRow]) -> list[KindRows]:
    """Rows in the order they came, gathered by kind."""
    kinds, gathered = {kind.slug: kind for kind in composition_of(slug).kinds}, dict[str, list[SeatRow]]()
    for row in rows:
        gathered.setdefault(row.seat.kind, []).append(row)
    return [
        KindRows(kinds.get(kind), house_rules().appointment_of(slug, kind).appointed_by, tuple(own))
        for kind, own in gathered.items()
    ]


def _row(
    seat: Seat, terms: Sequence[Mandate], standing_in: Sequence[Substitute], on: date, before: date, notice: date
) -> SeatRow:
    now = tuple(term for term in terms if term.holds_on(on))
    sat = {term.person_id for term in terms if term.holds_on(before)}
    return SeatRow(
        held=SeatOnDate(seat, now),
        substitutes=tuple(term.person for term in standing_in),
        is_carried_over=any(term.person_id in sat for term in now),
        ends_on=min((term.ends_on for term in now if term.ends_on and term.ends_on <= notice), default=None),
    )
