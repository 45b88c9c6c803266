"""A body on any day: its seats by kind, with who holds them, who substitutes, what ends and what was carried over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, prefetch_related_objects

from governance.bodies.composition import composition_of, seats_then
from governance.bodies.models import Body, Mandate, Seat, Substitute
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
    """The seats of one kind, with what the charter asks of it; None for a kind beside the charter."""

    kind: KindOfSeat | None
    rows: tuple[SeatRow, ...]


@dataclass(frozen=True, slots=True)
class Filling:
    """How many seats of one kind exist on a day, and how many of them somebody holds.

    `kind` None: everything beside the charter. `appointed_by`: our reading; empty where a decision says it.
    """

    kind: KindOfSeat | None
    appointed_by: str
    seats: int
    filled: int

    @property
    def vacant(self) -> int:
        """Seats that nobody holds."""
        return self.seats - self.filled


def fillings_of(body: Body, on: date) -> list[Filling]:
    """Kind by kind in the order of the charter, counted by the database. One query."""
    held = Exists(Mandate.objects.in_force(on).filter(seat=OuterRef("pk")))
    kinds = seats_then(body, on).annotate(is_held=held).order_by().values("kind")
    rows = kinds.annotate(seats=Count("pk"), filled=Count("pk", filter=Q(is_held=True)))
    counted = {row["kind"]: (row["seats"], row["filled"]) for row in rows}
    found = [
        Filling(kind, house_rules().appointment_of(body.slug, kind.slug).appointed_by, *counted.pop(kind.slug, (0, 0)))
        for kind in composition_of(body.slug).kinds
    ]
    beside = [sum(column) for column in zip(*counted.values(), strict=True)]
    return [*found, Filling(None, "", *beside)] if beside else found


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
    return [KindRows(kinds.get(kind), tuple(own)) for kind, own in gathered.items()]


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
