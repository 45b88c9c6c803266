"""What changes in the seats of SOM plus when sizes or the threshold changed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Prefetch, QuerySet

from governance.bodies.models import Mandate, Seat, Substitute
from governance.delegates.queries.places import delegate_seats, how_many, measure_on, with_places
from governance.delegates.rules import last_day
from governance.people.models import Institution


@dataclass(frozen=True, slots=True)
class Opening:
    """An institution that gets seats, and how many."""

    institution: Institution
    seats: int


@dataclass(frozen=True, slots=True)
class Closing:
    """A seat that goes, and its last day."""

    seat: Seat
    last_day: date


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """Who gets a seat, which seats go, and which cannot go yet because their holder has no last day."""

    opening: tuple[Opening, ...]
    closing: tuple[Closing, ...]
    staying: tuple[Seat, ...]

    @property
    def is_empty(self) -> bool:
        """There is nothing to lay down."""
        return not self.opening and not self.closing

    @property
    def mark(self) -> str:
        """Changes with the plan; what was shown has the mark of what is laid down."""
        opened = [(one.institution.pk, one.seats) for one in self.opening]
        closed = [(one.seat.pk, str(one.last_day)) for one in self.closing]
        return hashlib.sha256(repr((opened, closed)).encode()).hexdigest()


def plan_on(on: date) -> SeatPlan:
    """What has to change in the seats, judged on a day. Five queries."""
    lasting = delegate_seats(on).filter(ends_on=None, institution=OuterRef("pk"))
    rows = with_places(Institution.objects.all(), on, measure_on(on)).annotate(places=how_many(lasting))
    short = rows.filter(places__lt=F("entitled")).order_by("name_key", "pk")
    ends = {seat: _last_day(seat, on) for seat in _surplus(rows, on)}
    return SeatPlan(
        opening=tuple(Opening(one, one.entitled - one.places) for one in short),
        closing=tuple(Closing(seat, end) for seat, end in ends.items() if end is not None),
        staying=tuple(seat for seat, end in ends.items() if end is None),
    )


def _surplus(rows: QuerySet[Any], on: date) -> Iterator[Seat]:
    """The seats beyond the entitlement of each institution: those that came last."""
    left = {one.pk: one.places - one.entitled for one in rows.filter(places__gt=F("entitled"))}
    seats = delegate_seats(on).filter(ends_on=None, institution__in=left).select_related("institution")
    for seat in seats.order_by("institution__name_key", "institution", "-number").prefetch_related(*_terms(on)):
        if left[seat.institution_id] > 0:
            left[seat.institution_id] -= 1
            yield seat


def _terms(on: date) -> tuple[Prefetch, Prefetch]:
    return (
        Prefetch("mandates", Mandate.objects.touching(on, None), to_attr="holding"),
        Prefetch("substitutes", Substitute.objects.touching(on, None), to_attr="substituting"),
    )


def _last_day(seat: Any, on: date) -> date | None:
    return last_day(seat.starts_on, [term.ends_on for term in (*seat.holding, *seat.substituting)], on=on)
