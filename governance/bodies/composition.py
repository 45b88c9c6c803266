"""What charter and house rules ask of each body, and what on a day is not so: in sentences."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from django.db.models import Count, Exists, OuterRef, Q

from governance.bodies.models import Body, Mandate, Seat, SeatRows
from governance.bodies.queries import SeatOnDate, held_on
from governance.bodies.rules import Composition, KindOfSeat, Person, SeatState, Violation, same_person, violations
from governance.bodies.wording import sentences
from governance.charter.norms import charter, house_rules

DELEGATE = "afgevaardigde"


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


def wrong_in(body: Body, on: date) -> list[str]:
    """Every violation in one body on a day; of the many seats of institutions only the suspect ones are read."""
    seats = body.seats.standing(on).select_related("institution").order_by("pk")
    if composition_of(body.slug).per_institution:
        seats = _suspect(seats, on, most=composition_of(body.slug).per_institution)
    return wrong_among(body, held_on(seats, on))


def wrong_among(body: Body, rows: Iterable[SeatOnDate]) -> list[str]:
    """The violations of a body whose seats were read already. No query when they came with their institution."""
    return sentences(violations(composition_of(body.slug), [_state(row) for row in rows]))


def wrong_everywhere(on: date) -> dict[Body, list[str]]:
    """Every violation in the five bodies and between them, on a day; as many queries at any size."""
    found = {body: wrong_in(body, on) for body in Body.objects.order_by("letter")}
    for body, said in _between(on):
        found[body] = [*found[body], *sentences(said)]
    return {body: said for body, said in found.items() if said}


def wrong_between(body: Body, on: date) -> list[str]:
    """Seats of this body and of another that one person should hold, on a day. Two queries, or none."""
    if not any(f"{body.slug}/" in path for pair in house_rules().same_person for path in pair):
        return []
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


def _suspect(seats: SeatRows, on: date, *, most: int) -> SeatRows:
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
