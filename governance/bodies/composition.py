"""What charter and house rules ask of each body, and what on a day is not so."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from governance.bodies.models import Body, Mandate, Seat, SeatRows
from governance.bodies.queries import SeatOnDate, held_on
from governance.bodies.rules import Composition, KindOfSeat, Person, SeatState, Violation, same_person, violations
from governance.charter.norms import charter, house_rules

DELEGATE = "afgevaardigde"
MOST_SUSPECTS = 100


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


def seats_then(body: Body, on: date) -> SeatRows:
    """The seats of a body that exist on a day, in the order of the charter; and where somebody sits although not."""
    seats: SeatRows = body.seats.filter(Q(pk__in=body.seats.standing(on)) | Exists(_terms_of_seat(on)))
    return seats.select_related("institution").order_by("pk")


def wrong_in(body: Body, on: date) -> list[Violation]:
    """Every violation in one body on a day; of the many seats of institutions only the suspect ones are read."""
    seats = seats_then(body, on)
    if is_of_institutions(body):
        seats = _suspect(seats, composition_of(body.slug), on)[:MOST_SUSPECTS]
    return wrong_among(body, held_on(seats, on), on)


def wrong_among(body: Body, rows: Iterable[SeatOnDate], on: date) -> list[Violation]:
    """The violations of a body whose seats were read already, with their institution. No query."""
    return list(violations(composition_of(body.slug), [_state(row, on) for row in rows]))


def wrong_on(body: Body, rows: list[SeatOnDate], on: date, *, of: int) -> list[Violation]:
    """Every violation in and around one body, of whose `of` seats these rows were read; all of them: no query more."""
    within = wrong_among(body, rows, on) if len(rows) == of else wrong_in(body, on)
    return [*within, *wrong_between(body, on)]


def wrong_everywhere(on: date) -> dict[Body, list[Violation]]:
    """Every violation in the five bodies and between them, on a day; as many queries at any size."""
    found = {body: wrong_in(body, on) for body in Body.objects.order_by("letter")}
    for body, said in _between(on):
        found[body] += said
    return {body: said for body, said in found.items() if said}


def wrong_between(body: Body, on: date) -> list[Violation]:
    """Seats of this body that should be held by who holds one of another, on a day. One query, or none."""
    if not any(second.startswith(f"{body.slug}/") for _first, second in house_rules().same_person):
        return []
    return [violation for one, said in _between(on) if one == body for violation in said]


def is_of_institutions(body: Body) -> bool:
    """Every institution has seats in it, so there may be thousands."""
    return composition_of(body.slug).per_institution > 0


def _between(on: date) -> list[tuple[Body, tuple[Violation, ...]]]:
    pairs = house_rules().same_person
    asked = Q(pk__in=[])
    for path in {path for pair in pairs for path in pair}:
        slug, _dash, kind = path.partition("/")
        asked |= Q(body__slug=slug, kind=kind)
    held: dict[Seat, list[Mandate]] = {}
    terms = Mandate.objects.in_force(on).filter(seat__in=Seat.objects.standing(on).filter(asked))
    for mandate in terms.select_related("seat__body", "seat__institution", "person").order_by("seat", "holder"):
        held.setdefault(mandate.seat, []).append(mandate)
    by_path: dict[str, list[SeatOnDate]] = {}
    for seat, mandates in held.items():
        by_path.setdefault(f"{seat.body.slug}/{seat.kind}", []).append(SeatOnDate(seat, tuple(mandates)))
    return [
        (by_path[second][0].seat.body, same_person(_named(by_path[first], on), _named(by_path[second], on)))
        for first, second in pairs
        if first in by_path and second in by_path
    ]


def _named(rows: Iterable[SeatOnDate], on: date) -> list[SeatState]:
    """Seats with the name of their body, because two bodies have a seat of that name."""
    return [_state(row, on, f"{row.seat.name} ({row.seat.body.name})") for row in rows]


def _terms_of_seat(on: date) -> QuerySet[Mandate]:
    """The mandates in force on a day, of the seat in the outer query."""
    return Mandate.objects.in_force(on).filter(seat=OuterRef("pk"))


def _suspect(seats: SeatRows, asked: Composition, on: date) -> SeatRows:
    """Of the many seats of institutions only those that a rule may say something about; a duo is one delegate."""
    filled = seats.filter(Exists(_terms_of_seat(on)), institution__isnull=False).order_by()
    crowded = filled.values("institution").annotate(count=Count("pk")).filter(count__gt=asked.per_institution)
    holders = _terms_of_seat(on).order_by().values("seat").annotate(count=Count("pk")).values("count")
    return seats.annotate(sharing=Subquery(holders)).filter(
        ~Q(kind=DELEGATE)
        | Q(is_voting=True)
        | Q(institution__in=crowded.values("institution"))
        | Q(sharing__gt=asked.holders_per_seat)
        | Exists(_terms_of_seat(on).filter(person__is_active=False))
        | Q(starts_on__gt=on)
        | Q(ends_on__lt=on)
    )


def _state(row: SeatOnDate, on: date, name: str = "") -> SeatState:
    seat = row.seat
    return SeatState(
        name=name or seat.name,
        kind=seat.kind,
        votes=seat.is_voting,
        holders=tuple(Person(person.pk, has_closed_account=not person.is_active) for person in row.holders),
        institution=seat.institution.name if seat.institution_id and seat.institution else "",
        is_extra=bool(seat.expertise),
        decision=seat.decision_number,
        exists=(seat.starts_on or on) <= on <= (seat.ends_on or on),
    )
