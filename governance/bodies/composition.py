"""A body on any day: its seats by kind with who holds them, what is vacant, what ends, what is not as it should be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from governance.bodies.models import Body, Mandate, Seat, Substitute
from governance.bodies.queries import SeatOnDate, held_on
from governance.bodies.rules import Composition, KindOfSeat, Person, SeatState, Violation, same_person, violations
from governance.bodies.wording import sentences
from governance.charter.norms import charter, house_rules
from governance.people.models import User
from som_portal.kit import clock

DELEGATE = "afgevaardigde"


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One seat on the page: who holds it, who substitutes, and what is about to change.

    `is_carried_over`: a holder sat here already when the working year began. `ends_on`: a mandate of it ends soon.
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


@cache
def composition_of(slug: str) -> Composition:
    """What charter and house rules ask of a body."""
    norm, rules = charter().body(slug), house_rules()
    kinds = [
        KindOfSeat(
            slug=kind.slug,
            name=kind.name,
            minimum=max(kind.count, 1),
            maximum=None if kind.may_be_several else max(kind.count, 1),
            votes=kind.is_voting,
            must_be_held=rules.appointment_of(slug, kind.slug).must_be_held,
        )
        for kind in norm.seats
    ]
    kinds += [KindOfSeat(row.seat, row.name, 1, 1, votes=False) for row in rules.observers if row.body == slug]
    if norm.delegates_max:
        kinds.append(KindOfSeat(DELEGATE, norm.composition, 0, None, votes=False))
    return Composition(tuple(kinds), rules.holders_per_seat, per_institution=norm.delegates_max)


def rows_of(seats: Iterable[Seat], on: date) -> list[SeatRow]:
    """These seats as rows of the page. Three queries beside that of the seats."""
    held = held_on(seats, on)
    numbers = [row.seat.pk for row in held]
    before = date(clock.working_year(on), clock.WORKING_YEAR_STARTS_IN, 1) - timedelta(days=1)
    sat = set(Mandate.objects.in_force(before).filter(seat__in=numbers).values_list("seat", "person"))
    substitutes: dict[int, list[User]] = {}
    for term in Substitute.objects.in_force(on).filter(seat__in=numbers).select_related("person").order_by("pk"):
        substitutes.setdefault(term.seat_id, []).append(term.person)
    notice = on + timedelta(days=house_rules().mandate_notice_days)
    return [
        SeatRow(
            held=row,
            substitutes=tuple(substitutes.get(row.seat.pk, ())),
            is_carried_over=any((row.seat.pk, person.pk) in sat for person in row.holders),
            ends_on=min((m.ends_on for m in row.mandates if m.ends_on and m.ends_on <= notice), default=None),
        )
        for row in held
    ]


def by_kind(slug: str, rows: Iterable[SeatRow]) -> list[KindRows]:
    """Rows in the order they came, gathered by kind."""
    kinds, gathered = {kind.slug: kind for kind in composition_of(slug).kinds}, dict[str, list[SeatRow]]()
    for row in rows:
        gathered.setdefault(row.seat.kind, []).append(row)
    return [
        KindRows(kinds.get(kind), house_rules().appointment_of(slug, kind).appointed_by, tuple(own))
        for kind, own in gathered.items()
    ]


def wrong_in(body: Body, on: date) -> list[str]:
    """Every violation in one body on a day, as sentences. Two queries; three for a body of institutions."""
    seats = body.seats.standing(on).select_related("institution").order_by("pk")
    if composition_of(body.slug).per_institution:
        seats = _suspect(seats, on, most=composition_of(body.slug).per_institution)
    states = [_state(row) for row in held_on(seats, on)]
    return sentences([*violations(composition_of(body.slug), states)])


def wrong_everywhere(on: date) -> dict[Body, list[str]]:
    """Every violation in the five bodies and between them, on a day; as many queries at any size."""
    found = {body: wrong_in(body, on) for body in Body.objects.order_by("letter")}
    for body, said in _between(on):
        found[body] = [*found[body], *sentences(said)]
    return {body: said for body, said in found.items() if said}


def wrong_between(body: Body, on: date) -> list[str]:
    """Seats of this body and of another that one person should hold, on a day. Two queries."""
    return [sentence for one, said in _between(on) if one == body for sentence in sentences(said)]


def _between(on: date) -> list[tuple[Body, tuple[Violation, ...]]]:
    pairs = house_rules().same_person
    asked = Q(pk__in=[])
    for path in {path for pair in pairs for path in pair}:
        slug, _dash, kind = path.partition("/")
        asked |= Q(body__slug=slug, kind=kind)
    rows = held_on(Seat.objects.standing(on).filter(asked).select_related("body"), on)
    by_path: dict[str, list[SeatOnDate]] = {}
    for row in rows:
        by_path.setdefault(f"{row.seat.body.slug}/{row.seat.kind}", []).append(row)
    return [
        (by_path[second][0].seat.body, same_person(_named(by_path[first]), _named(by_path[second])))
        for first, second in pairs
        if first in by_path and second in by_path
    ]


def _named(rows: Iterable[SeatOnDate]) -> list[SeatState]:
    """Seats with the name of their body, because two bodies have a seat of that name."""
    return [_state(row, f"{row.seat.name} ({row.seat.body.name})") for row in rows]


def _suspect(seats: QuerySet[Seat], on: date, *, most: int) -> QuerySet[Seat]:
    """Of the many seats of institutions only those that can be wrong: too many delegates, or a closed account."""
    held = Mandate.objects.in_force(on)
    delegates = held.filter(seat__body__in=seats.values("body"), seat__institution__isnull=False)
    crowded = delegates.values("seat__institution").annotate(count=Count("pk")).filter(count__gt=most)
    closed = held.filter(seat=OuterRef("pk"), person__is_active=False)
    return seats.filter(Q(institution__in=crowded.values("seat__institution")) | Exists(closed))


def _state(row: SeatOnDate, name: str = "") -> SeatState:
    seat = row.seat
    return SeatState(
        name=name or seat.name,
        kind=seat.kind,
        votes=seat.is_voting,
        holders=tuple(Person(person.pk, has_closed_account=not person.is_active) for person in row.holders),
        institution=seat.institution.name if seat.institution_id and seat.institution else "",
        is_extra=bool(seat.expertise),
    )
